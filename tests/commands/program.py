"""How these tests start the program: the types of the fixtures, and the words of a real process."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Protocol

from click.testing import Result

_HERE = Path(__file__).parent
PROJECT = _HERE.parent.parent

_WITH_STAND_INS = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored where the tests run in the background
sys.path[:0] = [{here!r}, {project!r}]
from begrundelse_lint.commands.support import rulesets
import stand_ins
rulesets.read = lambda folders=(), terms=(): stand_ins.rule_set()
from begrundelse_lint.commands.cli import main
main()
"""


class Run(Protocol):
    """Runs ``begrundelse-lint`` in this process."""

    def __call__(self, *words: object, stdin: bytes | None = None) -> Result: ...


class Program(Protocol):
    """Runs ``begrundelse-lint`` as a process."""

    def __call__(self, *words: object, **environment: str) -> subprocess.CompletedProcess[bytes]: ...


class WriteLetter(Protocol):
    """Writes a letter and gives its path."""

    def __call__(self, text: str = ..., name: str = ...) -> Path: ...


def command(*words: object) -> list[str]:
    """The words of a real process with the stand-in rules."""
    code = _WITH_STAND_INS.format(here=str(_HERE), project=str(PROJECT))
    return [sys.executable, "-c", code, *map(str, words)]
