"""Other machines, by Dask (extra ``dask``): a scheduler and workers that are there already, and storage they all see.

A worker that dies costs nothing but time: Dask gives its letters to another. A letter during which workers die again
and again is tried once more, alone, and is then told as not checked. The time limit is kept by the worker process,
which ends when a letter takes too long, also in native code; its nanny starts another.
"""

from __future__ import annotations

import faulthandler
import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice

from distributed import Client, Future, KilledWorker, wait

from begrundelse_lint import __version__
from begrundelse_lint.archive.engines.base import GLANCE, EngineError
from begrundelse_lint.archive.results import Examined, not_checked
from begrundelse_lint.archive.work import Task, Worker

LOST = "Brevet fik programmet til at gå i stykker eller tog for lang tid: grænsen er {seconds} sekunder."
_AHEAD = 4  # tasks on their way for each process of the cluster, so that none is idle
_PATIENCE = 20.0

_one_at_a_time = threading.Lock()  # in a worker process: readers' libraries are not made for threads
_workers: dict[object, Worker] = {}  # in a worker process: by recipe


class DaskEngine:
    """Examines letters on the workers of a scheduler, each letter within ``seconds``.

    ``patience``: seconds to wait for the scheduler, and then for its first worker.

    Raises (when run):
        EngineError: the scheduler cannot be reached or is lost, has no workers, or its workers have another version.
    """

    def __init__(self, scheduler: str, seconds: float, patience: float = _PATIENCE) -> None:
        self.scheduler = scheduler
        self.seconds = seconds
        self.patience = patience

    def run(
        self, tasks: Iterable[Task], recipe: Callable[[], Worker], stop: threading.Event
    ) -> Generator[Examined, None, None]:
        """The result of every task. Closing the iterator takes back what is not done."""
        with _told(self.scheduler), Client(self.scheduler, timeout=self.patience) as client:
            client.wait_for_workers(1, timeout=self.patience)
            _check_versions(client)
            lost: list[Task] = []
            yield from self._spread(client, iter(tasks), recipe, lost, stop)
            for task in lost:
                if not stop.is_set():
                    yield from self._alone(client, task, recipe)

    def _spread(
        self,
        client: Client,
        waiting: Iterator[Task],
        recipe: Callable[[], Worker],
        lost: list[Task],
        stop: threading.Event,
    ) -> Iterator[Examined]:
        running: dict[Future[Examined], Task] = {}
        while not stop.is_set():
            room = _AHEAD * max(1, len(client.scheduler_info(n_workers=-1)["workers"])) - len(running)
            for task in islice(waiting, max(0, room)):
                running[self._submit(client, task, recipe)] = task
            if not running:
                return
            for future in _done(list(running)):
                task = running.pop(future)
                try:
                    yield future.result()
                except KilledWorker:
                    lost.append(task)

    def _alone(self, client: Client, task: Task, recipe: Callable[[], Worker]) -> Iterator[Examined]:
        try:
            yield self._submit(client, task, recipe).result()
        except KilledWorker:
            yield not_checked(task.item, LOST.format(seconds=round(self.seconds)), transient=True)

    def _submit(self, client: Client, task: Task, recipe: Callable[[], Worker]) -> Future[Examined]:
        return client.submit(examine, recipe, task, self.seconds, pure=False)


def examine(recipe: Callable[[], Worker], task: Task, seconds: float) -> Examined:
    """In a worker process: examine a letter, or end the process when it takes too long."""
    with _one_at_a_time:
        known = repr(recipe)
        if known not in _workers:
            _workers[known] = recipe()
        faulthandler.dump_traceback_later(seconds, exit=True)
        try:
            return _workers[known].examine(task)
        finally:
            faulthandler.cancel_dump_traceback_later()


def _done(running: list[Future[Examined]]) -> set[Future[Examined]]:
    """Those that are done, within a glance."""
    try:
        return set(wait(running, timeout=GLANCE, return_when="FIRST_COMPLETED").done)
    except TimeoutError:
        return set()


def _version() -> str:
    return __version__


def _check_versions(client: Client) -> None:
    """Workers with another version would find other things."""
    versions = client.run(_version)
    others = sorted({version for version in versions.values() if version != __version__})
    if others:
        raise EngineError(f"Arbejderne har begrundelse-lint {', '.join(others)}, og her er {__version__}.")


@contextmanager
def _told(scheduler: str) -> Iterator[None]:
    """What Dask says of a scheduler that is not there or goes away, in Danish."""
    try:
        yield
    except (OSError, TimeoutError) as error:
        raise EngineError(
            f"Planlæggeren {scheduler} svarer ikke, eller den har ingen arbejdere. Det, der er kontrolleret, er gemt. "
            "Kør samme kommando igen for at fortsætte."
        ) from error
