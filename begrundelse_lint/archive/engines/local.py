"""This machine's processors, by Pebble: a letter that hangs or kills its process costs a process, not the run."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice

from pebble import ProcessExpired, ProcessPool

from begrundelse_lint.archive.engines.base import GLANCE, KILLED, TOO_LONG
from begrundelse_lint.archive.results import Examined, not_checked
from begrundelse_lint.archive.work import Task, Worker
from begrundelse_lint.processes import become_worker

_AHEAD = 4  # tasks that wait for each process, so that none is idle
_LETTERS_PER_PROCESS = 2_000  # then a new one: whatever a reader's library may leave behind is given back

_worker: Worker | None = None  # in a worker process: the one that is made there


class LocalEngine:
    """Examines letters in ``processes`` of this machine, each letter within ``seconds``."""

    def __init__(self, processes: int, seconds: float) -> None:
        self.processes = processes
        self.seconds = seconds

    def run(
        self, tasks: Iterable[Task], recipe: Callable[[], Worker], stop: threading.Event
    ) -> Generator[Examined, None, None]:
        """The result of every task. Closing the iterator stops the processes."""
        waiting = iter(tasks)
        running: dict[Future[Examined], Task] = {}
        tried: set[Task] = set()  # those whose process has died once: perhaps for another reason than the letter
        pool = self._pool(recipe)
        try:
            while not stop.is_set():
                for task in islice(waiting, self.processes * (1 + _AHEAD) - len(running)):
                    running[self._schedule(pool, task)] = task
                if not running:
                    break
                for future in wait(running, timeout=GLANCE, return_when=FIRST_COMPLETED).done:
                    task = running.pop(future)
                    try:
                        yield self._result(future, task)
                    except (ProcessExpired, BrokenProcessPool):
                        if task in tried:
                            yield not_checked(task.item, KILLED, transient=True)
                            continue
                        tried.add(task)
                        if not pool.active:  # all processes have died at once
                            pool.stop()
                            pool = self._pool(recipe)
                        running[self._schedule(pool, task)] = task
            pool.close()
        finally:
            pool.stop()
            pool.join()

    def _pool(self, recipe: Callable[[], Worker]) -> ProcessPool:
        return ProcessPool(
            max_workers=self.processes,
            max_tasks=_LETTERS_PER_PROCESS,
            initializer=_begin,
            initargs=[recipe],
            context=multiprocessing.get_context("spawn"),  # alike everywhere, and nothing of this process goes along
        )

    def _schedule(self, pool: ProcessPool, task: Task) -> Future[Examined]:
        future: Future[Examined] = pool.schedule(_examine, args=[task], timeout=self.seconds)
        return future

    def _result(self, future: Future[Examined], task: Task) -> Examined:
        try:
            return future.result()
        except TimeoutError:
            return not_checked(task.item, TOO_LONG.format(seconds=round(self.seconds)), transient=True)


def _begin(recipe: Callable[[], Worker]) -> None:
    """Make this process a worker."""
    global _worker  # noqa: PLW0603 - what a process is there for
    become_worker()
    _worker = recipe()


def _examine(task: Task) -> Examined:
    assert _worker is not None, "the process has been begun"
    return _worker.examine(task)
