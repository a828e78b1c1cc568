"""The program run over an archive, as a process of its own, and workers that letters can hurt."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from begrundelse_lint.archive.results import Examined
from begrundelse_lint.archive.work import Checkers as AnyCheckers
from begrundelse_lint.archive.work import Task, Worker
from begrundelse_lint.commands.support.checkers import Checkers

PROJECT = Path(__file__).parents[2]
HANGS, KILLS, KILLS_ONCE = "hænger.txt", "dræber.txt", "dræber én gang.txt"


def command(*words: object) -> list[str]:
    """The words of a process that runs ``begrundelse-lint archive``."""
    return [sys.executable, "-m", "begrundelse_lint", "archive", *map(str, words)]


def archive(*words: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run ``begrundelse-lint archive`` and wait for it."""
    return subprocess.run(
        command(*words),
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=surroundings() | environment,
        timeout=120,
        check=False,
    )


def has_begun(store: Path, running: subprocess.Popen[Any]) -> bool:
    """Wait until the first results are safe in a store that was there; False: the run has ended before."""
    before = store.stat().st_size
    while running.poll() is None:
        if store.stat().st_size > before + 20_000:
            return True
        time.sleep(0.02)
    return False


def surroundings() -> Mapping[str, str]:
    """The environment of such a process."""
    return os.environ | {"PYTHONPATH": str(PROJECT), "PYTHONUTF8": "1", "COLUMNS": "80"}


class HurtWorker(Worker):
    """A worker to which some letters do what a broken file may do to native code."""

    def __init__(self, make: Callable[[], AnyCheckers], marks: str) -> None:
        super().__init__(make)
        self._marks = Path(marks)

    def examine(self, task: Task) -> Examined:
        name = task.item.path.rpartition("/")[2]
        if name == HANGS:
            time.sleep(3600)
        if name == KILLS:
            os.kill(os.getpid(), signal.SIGKILL)
        if name == KILLS_ONCE and not (mark := self._marks / "dræbt").exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return super().examine(task)


def checkers(today: date) -> Checkers:
    """The shipped rules for every letter, on a day."""
    return Checkers(search=False, today=today)


def recipe(marks: Path, today: date) -> Callable[[], Worker]:
    """How such a worker is made."""
    return partial(HurtWorker, partial(checkers, today), str(marks))
