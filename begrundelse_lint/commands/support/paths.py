"""From the paths a user gives to the letters to check: files, folders searched, patterns, standard input."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from begrundelse_lint.readers import ENDINGS
from begrundelse_lint.readers.file_names import is_hidden, is_letter
from begrundelse_lint.readers.our_pages import is_our_page

STDIN = "-"


class Target(NamedTuple):
    """A letter to check; or, with ``reason``, a path that led to none, and why (Danish)."""

    path: str
    reason: str | None = None


def targets(paths: Iterable[str]) -> list[Target]:
    """The letters that the given paths stand for, each once, in the order given; a folder's are sorted by name."""
    found: dict[str, Target] = {}
    for path in paths:
        for target in _expand(path):
            found.setdefault(_identity(target), target)
    return list(found.values())


def _expand(path: str) -> Iterable[Target]:
    if path == STDIN:
        return [Target(STDIN)]
    if os.path.isdir(path):
        return _in_folder(path)
    if not os.path.lexists(path) and glob.has_magic(path):
        return _in_pattern(path)
    return [Target(path)]


def _in_pattern(pattern: str) -> list[Target]:
    matches = [match for match in sorted(glob.glob(pattern, recursive=True)) if not is_hidden(os.path.basename(match))]
    if not matches:
        return [Target(pattern, "Ingen filer passer på mønsteret.")]
    inside_folder = "**" in pattern  # then the files of a folder are matches of their own
    files = [match for match in matches if not (inside_folder and os.path.isdir(match))]
    return [target for match in files for target in _expand(match)]


def _in_folder(folder: str) -> list[Target]:
    found = list(_walk(folder))
    if not found:
        endings = ", ".join(sorted(ENDINGS))
        return [Target(folder, f"Der er ingen breve i mappen. Der søges efter filer, der ender på {endings}.")]
    return sorted(found, key=lambda target: target.path.split(os.sep))


def _walk(folder: str) -> Iterator[Target]:
    """Letters below a folder, with those in formats that no reader reads: they are told as not checked."""
    closed: list[str] = []
    for place, folders, names in os.walk(folder, onerror=lambda error: closed.append(str(error.filename))):
        folders[:] = [name for name in folders if not is_hidden(name)]
        for name in names:
            path = os.path.join(place, name)
            if is_letter(name) and not is_hidden(name) and not is_our_page(path):
                yield Target(path)
    for path in closed:
        yield Target(path, "Mappen kan ikke åbnes. Se efter, om du har adgang til den.")


def _identity(target: Target) -> str:
    if target.path == STDIN:
        return STDIN
    return os.path.normcase(os.path.realpath(target.path))
