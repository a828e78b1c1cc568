"""What is shown of an archive that has been run over. Each function returns the exit code."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import click

from begrundelse_lint.archive import compare as comparing
from begrundelse_lint.archive import sample as sampling
from begrundelse_lint.archive.selection import Selection, SelectionError, select
from begrundelse_lint.archive.store import Run, Store, StoreError
from begrundelse_lint.archive.summary import Summary, summarize
from begrundelse_lint.archive.tables import Table, Words, tables
from begrundelse_lint.checked import Status
from begrundelse_lint.commands.support import output
from begrundelse_lint.commands.support.version import VERSION
from begrundelse_lint.reports.words import KINDS, LEVELS, OUTCOMES, day, number, some

_WORDS = Words(
    {kind.value: word for kind, word in KINDS.items()},
    {outcome.value: word for outcome, word in OUTCOMES.items()},
    {level.value: words[0] for level, words in LEVELS.items()},
    {Status.CHECKED.value: "kontrolleret", Status.NOT_CHECKED.value: "ikke kontrolleret"},
)


class Outputs(NamedTuple):
    """Where a report goes; with none of these, beside the store."""

    html: Path | None
    xlsx: Path | None
    csv: Path | None
    parquet: Path | None


class Draw(NamedTuple):
    """How a sample is drawn."""

    per_rule: int
    without: int
    seed: int


def report(store: Path, part: str, outputs: Outputs, smallest: int) -> int:
    """Write the overview and its tables."""
    if not any(outputs):
        outputs = Outputs(store.with_suffix(".html"), store.with_suffix(".xlsx"), None, None)
    with _opened(store) as opened:
        selection = _selected(opened, part)
        summary = summarize(opened, selection, smallest)
        made = tables(opened, selection, summary, _WORDS)
        for file in _written(outputs, made, summary, selection.run, store):
            output.say(f"Skrevet: {file}")
    return 0


def _written(outputs: Outputs, made: list[Table], summary: Summary, run: Run, store: Path) -> Iterator[Path]:
    if outputs.html:
        from begrundelse_lint.reports.archive import overview

        _write(outputs.html, store, lambda file: _text(file, overview.render(summary, VERSION, _how(run))))
        yield outputs.html
    if outputs.xlsx:
        from begrundelse_lint.reports.archive import xlsx

        about = _about(summary, run)
        _write(outputs.xlsx, store, lambda file: xlsx.write(made, file, about, _root(run)))
        yield outputs.xlsx
    if outputs.csv:
        from begrundelse_lint.reports.archive import csv

        for table in made:
            file = outputs.csv / f"{table.name.lower()}.csv"
            _write(file, store, lambda file, table=table: csv.write(table, file))  # type: ignore[misc]
            yield file
    if outputs.parquet:
        parquet = _parquet()
        for table in made:
            file = outputs.parquet / f"{table.name.lower()}.parquet"
            _write(file, store, lambda file, table=table: parquet(table, file))  # type: ignore[misc]
            yield file


def _parquet() -> Callable[[Table, Path], None]:
    try:
        from begrundelse_lint.reports.archive.parquet import write
    except ImportError as error:
        how = 'pip install "begrundelse-lint[parquet]"'
        raise click.UsageError(f"Parquet kræver, at programmet er installeret med: {how}") from error
    return write


def compare(store: Path, before: str, after: str) -> int:
    """Show what got better and worse."""
    from begrundelse_lint.reports.archive import comparison

    with _opened(store) as opened:
        found = comparing.compare(opened, _selected(opened, before), _selected(opened, after))
    output.write(comparison.render(found, output.look_of(sys.stdout)))
    return 0


def runs(store: Path) -> int:
    """Show the runs, a line each."""
    with _opened(store) as opened:
        for run in opened.runs():
            letters = next(opened.query("SELECT count(*) FROM seen WHERE run = ?", [run.id]))[0]
            state = "" if run.finished else ", stoppet undervejs"
            when = f"{day(run.started.date())} kl. {run.started:%H.%M}"
            count = some(letters, "brev", "breve")
            output.write(f"{run.id}: {when}, {count}{state}. {run.source} ({', '.join(_how(run))})\n")
    return 0


def draw(store: Path, part: str, file: Path, how: Draw) -> int:
    """Draw a sample and write its form."""
    from begrundelse_lint.reports.archive import form

    with _opened(store) as opened:
        selection = _selected(opened, part)
        sample = sampling.draw(opened, selection, how.per_rule, how.without, how.seed)
        about = [f"Trukket af {selection.name} i {store} med tallet {how.seed}.", *_how(selection.run)]
        _write(file, store, lambda file: form.write(sample, file, _root(selection.run), about))
    rules = len({one.code for one in sample.drawn})
    output.say(
        f"Skrevet: {file} med {some(len(sample.drawn), 'bemærkning', 'bemærkninger')} "
        f"af {some(rules, 'slags', 'slags')} og {some(len(sample.without), 'brev', 'breve')} uden."
    )
    return 0


def judge(store: Path, file: Path) -> int:
    """Show how often the rules are right by the verdicts in a form."""
    from begrundelse_lint.reports.archive import form, precision

    try:
        returned = form.read(file)
        with _opened(store) as opened:
            sampling.recognise(opened, returned.shown)
            rules = sampling.judge(opened, returned.verdicts)
    except (form.FormError, sampling.UnknownFindingError) as error:
        raise click.UsageError(str(error), click.get_current_context(silent=True)) from error
    output.write(precision.render(rules, sampling.overall(rules), returned.blank, output.look_of(sys.stdout)))
    return 0


@contextmanager
def _opened(store: Path) -> Iterator[Store]:
    try:
        with Store(store) as opened:
            yield opened
    except StoreError as error:
        raise click.UsageError(str(error), click.get_current_context(silent=True)) from error


def _selected(store: Store, part: str) -> Selection:
    try:
        return select(store, part)
    except SelectionError as error:
        raise click.UsageError(str(error), click.get_current_context(silent=True)) from error


def _write(file: Path, store: Path, write: Callable[[Path], None]) -> None:
    """Write a file; its folder is made, and the store is never written over."""
    if file.exists() and file.samefile(store):
        raise click.UsageError(f"«{file}» er resultatet selv og bliver ikke overskrevet. Vælg et andet filnavn.")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        write(file)
    except OSError as error:
        raise click.UsageError(f"«{file}» kan ikke skrives: {output.why(error)}.") from error


def _text(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")


def _root(run: Run) -> Path | None:
    """Where the letters' paths start from, where there are files to link to."""
    root = Path(run.source)
    if root.is_dir():
        return root
    return root.parent if root.is_file() and root.suffix.lower() != ".zip" else None


def _how(run: Run) -> list[str]:
    """How the letters were checked, in a few words each."""
    said = {name: value for name, value in run.about.items() if value not in (None, False)}
    return [name if value is True else f"{name} {str(value)[:12]}" for name, value in said.items()]


def _about(summary: Summary, run: Run) -> list[tuple[str, str]]:
    """The first sheet of the workbook."""
    return [
        ("Breve", number(summary.letters)),
        ("Kontrolleret", number(summary.checked)),
        ("Ikke kontrolleret", number(summary.letters - summary.checked)),
        ("Udvalg", summary.selection),
        ("Fra", summary.source),
        ("Kontrolleret den", day(run.started.date())),
        ("Sådan", ", ".join(_how(run))),
        ("Andele", "«Mindst» og «Højst» er usikkerheden: den rigtige andel ligger imellem i 95 af 100 tilfælde."),
        ("Forbehold", "Et program, der læser ord, kan tage fejl. Læs en stikprøve, før tallene bruges."),
    ]
