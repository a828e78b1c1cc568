"""Which letters have changed since a revision, as git tells it (``--since``).

The only place of the linter that starts another program. git is asked about names alone and changes nothing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import click

from begrundelse_lint.commands.support import output
from begrundelse_lint.commands.support.paths import STDIN, Target

_ANSWERS_IN = 60  # seconds


def changed(found: Sequence[Target], paths: Iterable[str], revision: str) -> list[Target]:
    """Those of the letters that have changed since ``revision``: committed on this branch, or not yet; new ones too.

    ``paths`` are those that the user gave: they tell which repositories are asked.

    Raises:
        click.UsageError: git is not there, a path lies in no repository, or the revision is not known.
    """
    names = {name for root in _roots(paths) for name in _names(root, revision)}
    left = [target for target in found if target.reason or target.path == STDIN or _identity(target.path) in names]
    if not left:
        output.say(f"Ingen af brevene er ændret siden {revision}.")
    return left


def _roots(paths: Iterable[str]) -> list[str]:
    """The repositories that the paths lie in."""
    folders = {_folder(path) for path in paths if path != STDIN}
    return list(dict.fromkeys(_root(folder) for folder in sorted(folders)))


def _folder(path: str) -> str:
    """The nearest folder that is there: of a file, of a pattern, or the folder itself."""
    place = os.path.abspath(path)
    while not os.path.isdir(place):
        place = os.path.dirname(place)
    return place


def _root(folder: str) -> str:
    told = _git(folder, "rev-parse", "--show-toplevel")
    if told is None:
        raise _misuse(f"--since: «{folder}» ligger ikke i et git-lager.")
    return told.rstrip("\n")


def _names(root: str, revision: str) -> set[str]:
    """The files changed in a repository, but for those deleted."""
    commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if commit is None:
        raise _misuse(f"--since: «{revision}» er ingen revision i git-lageret «{root}». Er den hentet (git fetch)?")
    begun = _git(root, "merge-base", commit.strip(), "HEAD") or commit  # where this branch left the other
    known = _git(root, "diff", "--name-only", "-z", "--no-renames", "--diff-filter=d", begun.strip(), "--")
    new = _git(root, "ls-files", "--others", "--exclude-standard", "-z")
    if known is None or new is None:
        raise _misuse(f"--since: git kan ikke sige, hvad der er ændret i «{root}».")
    return {_identity(os.path.join(root, name)) for name in (known + new).split("\0") if name}


def _identity(path: str) -> str:
    return os.path.normcase(os.path.realpath(path))


def _git(folder: str, *words: str) -> str | None:
    """What git answers; None where it says no."""
    done = subprocess.run(
        [_program(), "-C", folder, *words],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=os.environ | {"GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"},
        timeout=_ANSWERS_IN,
        check=False,
    )
    return os.fsdecode(done.stdout) if done.returncode == 0 else None


@cache
def _program() -> str:
    """Where git is; never a file of that name in the folder we are in."""
    program = shutil.which("git", path=os.environ.get("PATH", os.defpath))
    if program is None or Path(program).parent == Path.cwd():
        raise _misuse("--since kræver programmet git, som ikke er installeret her.")
    return program


def _misuse(message: str) -> click.UsageError:
    return click.UsageError(message, click.get_current_context(silent=True))
