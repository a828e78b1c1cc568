"""A run over an archive, as a user asks for it and follows it."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

import click

from begrundelse_lint.archive import metadata, privacy, sources
from begrundelse_lint.archive.engines.base import Engine, EngineError
from begrundelse_lint.archive.engines.local import LocalEngine
from begrundelse_lint.archive.run import Archive, Describe, Tally
from begrundelse_lint.archive.store import Store, StoreError
from begrundelse_lint.archive.work import Worker
from begrundelse_lint.check import Checker
from begrundelse_lint.checked import CheckedLetter
from begrundelse_lint.commands.support import output
from begrundelse_lint.commands.support.checkers import Checkers
from begrundelse_lint.commands.support.version import VERSION
from begrundelse_lint.configuration import Layer
from begrundelse_lint.reports.words import number, some
from begrundelse_lint.written.path_names import PatternError

_EVERY = 10.0  # seconds between two lines about how far the run is, where no terminal shows a bar


class Checking(NamedTuple):
    """How letters are checked: what the command line says, and the configuration."""

    said: Layer
    config: Path | None
    search: bool

    def checkers(self, today: date, find_identifiers: bool = False) -> Checkers:
        """The checkers of a run begun on a day."""
        return Checkers(self.said, self.config, search=self.search, today=today, find_identifiers=find_identifiers)


class Working(NamedTuple):
    """With how many processes, within how many seconds a letter, and on which cluster, if any."""

    processes: int | None
    seconds: float
    scheduler: str | None = None

    def engine(self) -> Engine:
        """The engine asked for.

        Raises:
            click.UsageError: what it needs is not installed.
        """
        if self.scheduler is None:
            return LocalEngine(self.processes or os.cpu_count() or 1, self.seconds)
        try:
            from begrundelse_lint.archive.engines.dask import DaskEngine
        except ImportError as error:
            how = 'pip install "begrundelse-lint[dask]"'
            raise click.UsageError(f"--scheduler kræver, at programmet er installeret med: {how}") from error
        return DaskEngine(self.scheduler, self.seconds)


class Keeping(NamedTuple):
    """What is kept of the letters' own words and names."""

    quotes: bool
    no_names: bool
    key_file: Path | None


class Grouping(NamedTuple):
    """What letters are grouped by."""

    pattern: str | None
    table: Path | None
    people: tuple[str, ...] = ()  # of these, what is kept under a pseudonym


def run(where: str, store: Path, checking: Checking, working: Working, keeping: Keeping, grouping: Grouping) -> int:
    """Run over an archive. The exit code: 0, or 2 where letters could not be checked or the run was stopped."""
    today = date.today()
    checkers = checking.checkers(today, keeping.no_names)
    place = os.path.join(where, "brev") if os.path.isdir(where) else where  # as configuration sees the letters
    checker, settings = checkers.of(place), checkers.settings(place)  # mistakes are told before anything is begun
    try:
        source = sources.source(where)
        key = privacy.key(keeping.key_file) if keeping.key_file else None
        name = privacy.hidden(key) if key else privacy.as_it_is
        people = (*metadata.PEOPLE, *grouping.people)
        describe = _describe(grouping.pattern or settings.metadata, grouping.table)
    except (sources.SourceError, privacy.KeyFileError, metadata.TableError, PatternError) as error:
        raise click.UsageError(str(error), click.get_current_context(silent=True)) from error
    about: dict[str, object] = {
        "program": VERSION,
        "regler": checkers.digest,
        "profil": settings.profile.value,
        "sprogmodel": checkers.language_model,
        "citater": keeping.quotes,
        "uden navne": keeping.no_names,
        "skjulte stier": keeping.key_file is not None,
    }
    try:
        with Store(store, create=True) as opened:
            opened.add_rules(rules_of(checker))
            archive = Archive(
                source=source,
                store=opened,
                engine=working.engine(),
                checkers=checkers,
                recipe=partial(_worker, checking, keeping, today),
                about=about,
                kept=f"{' citater' * keeping.quotes}{' uden navne' * keeping.no_names}",
                excludes=lambda file: checkers.settings(file).excludes(file),
                name=name,
                describe=metadata.under_pseudonyms(describe, people, privacy.pseudonym(key or opened.salt())),
                today=today,
            )
            letters = sum(1 for item in source.items() if not archive.excludes(item.file))
            grouped = bool(grouping.pattern or settings.metadata or grouping.table)
            return _followed(archive, letters, store, grouped)
    except (StoreError, EngineError) as error:
        output.say(f"Fejl: {error}")
        return 2


def _followed(archive: Archive, letters: int, store: Path, grouped: bool) -> int:
    """Run, say how far it is and what came of it; the exit code."""
    tally, start = Tally(), time.monotonic()
    with _stoppable(archive), _progress(letters) as follow:
        run = archive.run(tally, follow)
    if archive.stop.is_set():
        output.say(
            f"Stoppet efter {some(tally.done, 'brev', 'breve')}. Det, der er kontrolleret, er gemt. "
            "Kør samme kommando igen for at fortsætte."
        )
        return 2
    missed = archive.store.not_checked(run)
    output.write("\n".join(_summary(tally, missed, time.monotonic() - start, store)) + "\n")
    if grouped and (alone := archive.store.ungrouped(run)):
        output.say(f"{some(alone, 'brev er', 'breve er')} ikke med i nogen gruppe: intet er sagt om dem.")
    return 2 if missed else 0


@contextmanager
def _stoppable(archive: Archive) -> Iterator[None]:
    """Ctrl-C, and whatever else asks the program to end, stops the run where nothing is lost; a second time at once."""
    asked = (signal.SIGINT, signal.SIGTERM)
    before = {one: signal.getsignal(one) for one in asked}

    def stop(one: int, _: object) -> None:
        archive.stop.set()
        signal.signal(one, before[signal.Signals(one)])

    for one in asked:
        signal.signal(one, stop)
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


def _summary(tally: Tally, missed: Sequence[tuple[str, int]], seconds: float, store: Path) -> Iterator[str]:
    yield f"{some(tally.done, 'brev', 'breve')} i arkivet."
    if tally.before:
        yield f"  {number(tally.before)} var kontrolleret, da kørslen blev stoppet sidst."
    if tally.unchanged:
        yield f"  {number(tally.unchanged)} er ikke ændret siden sidst og er ikke læst igen."
    if tally.examined:
        rate = tally.examined / seconds if seconds else 0.0
        yield f"  {number(tally.examined)} er læst nu på {_duration(seconds)} ({number(rate, 1)} i sekundet)."
    if missed:
        yield f"{some(sum(count for _, count in missed), 'brev er', 'breve er')} IKKE KONTROLLERET:"
        for reason, count in missed:
            yield f"  {number(count)}: {reason}"
    yield f"Resultatet er gemt i {store}. Se det med: begrundelse-lint archive report {output.as_word(store)}"


@contextmanager
def _progress(letters: int) -> Iterator[Callable[[Tally], None]]:
    """Shows how far a run is: a bar where somebody looks, else a line now and then."""
    if sys.stderr.isatty():
        with _bar(letters) as follow:
            yield follow
    else:
        yield _lines(letters)


@contextmanager
def _bar(letters: int) -> Iterator[Callable[[Tally], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("Kontrollerer"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TextColumn("tilbage:"),
        TimeRemainingColumn(),
    )
    start = time.monotonic()
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        bar = progress.add_task("", total=letters, rate="")

        def follow(tally: Tally) -> None:
            rate = tally.examined / (time.monotonic() - start)
            progress.update(bar, completed=tally.done, rate=f"{number(rate, 1)} i sekundet")

        yield follow


def _lines(letters: int) -> Callable[[Tally], None]:
    start = time.monotonic()
    last = start

    def follow(tally: Tally) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last < _EVERY:
            return
        last = now
        rate = tally.examined / (now - start)
        left = f", ca. {_duration((letters - tally.done) / rate)} tilbage" if rate else ""
        output.say(f"{number(tally.done)} af {number(letters)} breve, {number(rate, 1)} i sekundet{left}")

    return follow


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{some(hours, 'time', 'timer')} og {some(minutes, 'minut', 'minutter')}"
    if minutes:
        return some(minutes, "minut", "minutter")
    return some(rest, "sekund", "sekunder") if rest else "under et sekund"


def _describe(pattern: str | None, table: Path | None) -> Describe:
    """What letters are grouped by."""
    ways = [metadata.by_pattern(pattern)] if pattern else []
    return metadata.together(*ways, *([metadata.by_table(table)] if table else []))


def _worker(checking: Checking, keeping: Keeping, today: date) -> Worker:
    """The recipe of a worker, as it is sent to other processes."""
    make = partial(checking.checkers, today, find_identifiers=keeping.no_names)
    return Worker(make, quotes=keeping.quotes, redact=_nameless if keeping.no_names else None)


def _nameless(letter: CheckedLetter) -> CheckedLetter:
    from begrundelse_lint.reports.redaction import letter_without_names

    return letter_without_names(letter)


def rules_of(checker: Checker) -> list[tuple[str, str, str, str, str, str]]:
    """What the codes mean, for those who read the store later."""
    return [
        (rule.code, rule.name, rule.level.value, rule.title, rule.why, "; ".join(rule.source.law))
        for rule in checker.ruleset.rules.values()
    ]
