"""Which configuration file holds for a letter: the nearest one, from the letter's folder upwards.

Only names are looked at, so that a letter without configuration costs a few looks into folders. ``pyproject.toml``
counts where it speaks of the linter.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from begrundelse_lint.written.problems import MistakesError, Problem, quoted

OWN_NAMES = ("begrundelse-lint.yaml", "begrundelse-lint.yml")
PYPROJECT = "pyproject.toml"
TABLE = "begrundelse-lint"
_LIKE_OURS = re.compile(r"\.?begrundelses?[-_ ]?lint(rc)?(\.(ya?ml|toml|json|txt))*", re.IGNORECASE)
# A file that only has the linter's name in it, as a dependency or a program, is not parsed.
_MAY_SPEAK = re.compile(rb"""\btool["']?\s*\.\s*["']?begrundelse-lint|^\s*\[\s*["']?tool["']?\s*\]""", re.MULTILINE)


def nearest(folder: str | Path, known: dict[str, Path | None]) -> Path | None:
    """The configuration file for the letters of a folder, or None. ``known`` keeps what was found for each folder.

    Raises:
        MistakesError: a folder has two of them.
    """
    here = os.path.abspath(folder)
    if here not in known:
        above = os.path.dirname(here)
        known[here] = _in(here) or (nearest(above, known) if above != here else None)
    return known[here]


def misnamed(folder: str | Path) -> list[Path]:
    """Files in a folder, or above it, that somebody may have meant as a configuration and that are not read."""
    start = Path(os.path.abspath(folder))
    found = []
    for place in (start, *start.parents):
        try:
            names = sorted(os.listdir(place))
        except OSError:
            continue
        found += [place / name for name in names if _LIKE_OURS.fullmatch(name) and name not in OWN_NAMES]
    return found


def _in(folder: str) -> Path | None:
    """The configuration file in this folder."""
    found = [name for name in OWN_NAMES if _is_there(os.path.join(folder, name))]
    if _speaks_of_us(os.path.join(folder, PYPROJECT)):
        found.append(PYPROJECT)
    if len(found) > 1:
        told = f"mappen har flere konfigurationer ({quoted(found, 'og')}); behold den ene."
        raise MistakesError([Problem(Path(folder, found[0]), 1, 1, told)])
    return Path(folder, found[0]) if found else None


def _is_there(path: str) -> bool:
    """Is there such a file, or a link to one that is gone? That is told; it is not as if there were none."""
    return os.path.lexists(path) and not os.path.isdir(path)


def _speaks_of_us(pyproject: str) -> bool:
    """Does the file have a table of ours (``[tool.begrundelse-lint]``)?"""
    if not os.path.isfile(pyproject):
        return False
    try:
        with open(pyproject, "rb") as file:
            content = file.read()
    except OSError:
        return True  # whoever reads it tells that it cannot be read
    if not _MAY_SPEAK.search(content):
        return False
    import tomllib

    try:
        read = tomllib.loads(content.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        return True  # whoever reads it tells what is wrong
    tool = read.get("tool")
    return isinstance(tool, dict) and TABLE in tool
