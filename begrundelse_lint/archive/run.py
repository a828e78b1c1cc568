"""One run over an archive: what is known is linked, the rest is examined, and all of it is kept as it comes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, datetime
from threading import Event

from begrundelse_lint.archive.engines.base import Engine
from begrundelse_lint.archive.privacy import Name, as_it_is
from begrundelse_lint.archive.results import Examined
from begrundelse_lint.archive.sources import Item, Source
from begrundelse_lint.archive.store import Known, Run, Store
from begrundelse_lint.archive.work import Checkers, Task, Worker
from begrundelse_lint.checked import Status

_SAFE_EVERY = 1.0  # seconds: what a power cut may cost

Describe = Callable[[str], Mapping[str, str]]
"""From a letter's path to what it is grouped by (unit, team, year)."""


@dataclass
class Tally:
    """How far a run has come, in letters."""

    before: int = 0  # seen by the run before it was stopped
    unchanged: int = 0  # their result was known
    examined: int = 0
    not_checked: int = 0  # of those examined in this sitting
    with_fejl: int = 0
    by_reason: dict[str, int] = field(default_factory=dict)

    @property
    def done(self) -> int:
        """Letters that are through."""
        return self.before + self.unchanged + self.examined


@dataclass
class Archive:
    """An archive to run over: where its letters are, and how they are named, grouped and checked."""

    source: Source
    store: Store
    engine: Engine
    checkers: Checkers
    recipe: Callable[[], Worker]  # makes a worker with the same checkers, elsewhere
    about: Mapping[str, object]  # what was asked for: a stopped run is gone on with where it is the same
    kept: str = ""  # names what is kept of the letters' own words: results that keep other things are not these
    excludes: Callable[[str], bool] = lambda file: False  # files that are no letters, by the configuration
    name: Name = as_it_is
    describe: Describe = lambda path: {}
    today: date = field(default_factory=date.today)
    stop: Event = field(default_factory=Event)

    def run(self, tally: Tally, follow: Callable[[Tally], None] = lambda tally: None) -> Run:
        """Go over all letters, or until :attr:`stop` is set; ``follow`` is told after each how far the run has come.

        Raises:
            StoreError: the store cannot be written. What was safe stays so, and the same run can be gone on with.
        """
        run = self.store.begin(self.name(self.source.root), self.about, datetime.now())
        saver = _Saver(self.store)

        def through() -> None:
            saver.now_and_then()
            follow(tally)

        results = self.engine.run(self._tasks(run, tally, through), self.recipe, self.stop)
        with closing(results):  # however the run ends, the engine stops its processes
            for examined in results:
                self._keep(run, examined, tally)
                through()
        if self.stop.is_set():
            self.store.commit()
        else:
            self.store.finish(run, datetime.now())
        return run

    def _tasks(self, run: Run, tally: Tally, through: Callable[[], None]) -> Iterator[Task]:
        """The letters that must be examined; the others are linked on the way."""
        for item in self.source.items():
            if self.stop.is_set():
                return
            if self.excludes(item.file):
                continue
            path = self.name(item.path)
            if self.store.has_seen(run, path):
                tally.before += 1
                through()
                continue
            if described := self.describe(item.path):
                self.store.add_metadata(path, described)
            key = self._key(item)
            self.store.add_checker(key)
            known = self.store.known(path, key)
            if known is None or not self._holds(known):
                yield Task(item)
            elif (known.size, known.modified) == (item.size, item.modified) and item.size >= 0:
                self.store.link(run, path, known.result, item)
                tally.unchanged += 1
                through()
            else:
                yield Task(item, known.sha256)

    def _key(self, item: Item) -> str:
        """Names everything that decides what is kept of a letter, but for the day."""
        return self.checkers.key(item.file) + self.kept

    def _holds(self, known: Known) -> bool:
        """Would the letter get the same result today? One without a date is judged by the day it is checked."""
        return not known.transient and (not known.checked or known.dated or known.judged_on == self.today.isoformat())

    def _keep(self, run: Run, examined: Examined, tally: Tally) -> None:
        item = examined.item
        path, checker = self.name(item.path), self._key(item)
        if examined.result is None:
            known = self.store.known(path, checker)
            assert known is not None, "only a known letter comes back without a result"
            self.store.link(run, path, known.result, item)
            tally.unchanged += 1
            return
        self.store.add(run, path, checker, examined)
        tally.examined += 1
        tally.with_fejl += any(found.level == "fejl" for found in examined.result.findings)
        if examined.result.status == Status.NOT_CHECKED.value:
            tally.not_checked += 1
            reason = examined.result.reason or ""
            tally.by_reason[reason] = tally.by_reason.get(reason, 0) + 1


class _Saver:
    """Makes what has come safe, not so often that it costs and not so seldom that much is lost."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._last = time.monotonic()

    def now_and_then(self) -> None:
        if time.monotonic() - self._last > _SAFE_EVERY:
            self._store.commit()
            self._last = time.monotonic()
