"""What every engine is."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from threading import Event
from typing import Protocol

from begrundelse_lint.archive.results import Examined
from begrundelse_lint.archive.work import Task, Worker

TOO_LONG = "Brevet tog for lang tid at kontrollere: grænsen er {seconds} sekunder."
GLANCE = 0.5  # seconds between two looks at whether to stop
KILLED = "Brevet fik programmet til at gå i stykker. Åbn det, gem det igen, og prøv så igen."


class EngineError(Exception):
    """The engine cannot be used or has been lost; ``str(error)`` tells the user why, in Danish."""


class Engine(Protocol):
    """Runs tasks. ``recipe`` makes a worker in the place where it works, and can be sent there."""

    def run(self, tasks: Iterable[Task], recipe: Callable[[], Worker], stop: Event) -> Generator[Examined, None, None]:
        """The result of every task, in the order they are ready; ``tasks`` is read as there is room for more.

        Ends early, within a second, when ``stop`` is set.
        """
