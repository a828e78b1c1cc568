"""Letters are checked in processes of their own, by Pebble, each within a limit of time and memory.

A letter may be made to exhaust whoever reads it, or to break a library that reads it. In a process of its own that
costs the sender an answer, and nobody else anything: the process is ended and another takes its place. It also keeps
PDFium, which is not made for threads, to one letter at a time.
"""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

from pebble import ProcessExpired, ProcessPool

from begrundelse_lint.check import where
from begrundelse_lint.processes import become_worker
from begrundelse_lint.web.desk import Desk

Answer = TypeVar("Answer")

_LETTERS_PER_PROCESS = 5_000  # then a new one: whatever a reader's library may leave behind is given back


class WorkError(Exception):
    """There is no answer; ``str(error)`` says why, in Danish."""


class Busy(WorkError):
    """All processes were at work for as long as one waits."""


class TooSlow(WorkError):
    """It took longer than the limit."""


class Broken(WorkError):
    """It ended in an error of ours, or ended the process."""


class Workers:
    """``processes`` that each hold a desk, and take one letter at a time, each within ``seconds``.

    ``desk`` makes a desk in the process where it stands, and can be sent there.
    """

    def __init__(self, desk: Callable[[], Desk], *, processes: int, seconds: float) -> None:
        self._desk = desk
        self._processes = processes
        self._seconds = seconds
        self._free = threading.Semaphore(processes)
        self._lock = threading.Lock()
        self._pool = self._new_pool()

    def start(self) -> None:
        """Have the processes ready before the first letter comes."""
        with self._lock:
            self._schedule(_ready, ())

    def run(self, task: Callable[..., Answer], *given: object) -> Answer:
        """What ``task(desk, *given)`` returns, in one of the processes.

        Raises:
            WorkError: there was no answer, for one of the reasons above.
        """
        if not self._free.acquire(timeout=self._seconds):
            raise Busy("Der er travlt lige nu. Prøv igen om lidt.")
        try:
            return self._answer(task, given)
        finally:
            self._free.release()

    def close(self) -> None:
        """End every process, also those at work."""
        with self._lock:
            self._pool.stop()
        self._pool.join()

    def _answer(self, task: Callable[..., Answer], given: tuple[object, ...]) -> Answer:
        with self._lock:
            future = self._schedule(_at_the_desk, (task, given))
        try:
            answer = future.result()
        except TimeoutError as error:
            told = f"Det tog mere end {self._seconds:.0f} sekunder at læse brevet, så programmet gav op."
            raise TooSlow(f"{told} Gem det på ny som .docx, eller del det i flere.") from error
        except (ProcessExpired, BrokenProcessPool) as error:
            raise Broken("Programmet gik i stykker på brevet. Gem det på ny som .docx, og prøv igen.") from error
        if isinstance(answer, _Failed):
            raise Broken(f"Programmet kunne ikke behandle brevet ({answer.where}). Meld det gerne som en fejl.")
        return answer  # type: ignore[no-any-return]

    def _schedule(self, task: Callable[..., Any], given: tuple[object, ...]) -> Future[Any]:
        if not self._pool.active:  # all processes have died at once
            self._pool.stop()
            self._pool = self._new_pool()
        future: Future[Any] = self._pool.schedule(task, args=given, timeout=self._seconds)
        return future

    def _new_pool(self) -> ProcessPool:
        return ProcessPool(
            max_workers=self._processes,
            max_tasks=_LETTERS_PER_PROCESS,
            initializer=_begin,
            initargs=[self._desk],
            context=multiprocessing.get_context("spawn"),  # alike everywhere, and nothing of this process goes along
        )


class _Failed:
    """In place of an answer: where it went wrong. Never the error's message, which may hold words of the letter."""

    def __init__(self, where: str) -> None:
        self.where = where


_desk: Desk | None = None  # in a worker process: the one that stands there


def _begin(desk: Callable[[], Desk]) -> None:
    global _desk  # noqa: PLW0603 - what a process is there for
    become_worker()
    _desk = desk()


def _ready() -> bool:
    return _desk is not None


def _at_the_desk(task: Callable[..., Any], given: tuple[object, ...]) -> Any:
    try:
        return task(_desk, *given)
    except Exception as error:  # noqa: BLE001 - told to whoever asked, and the next letter is checked
        return _Failed(where(error))
