"""Lists of known findings: read for a check, brought up to date, shown. Imported only where there is one."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from begrundelse_lint import baseline
from begrundelse_lint.baseline import Baseline, Seen
from begrundelse_lint.checked import CheckedLetter
from begrundelse_lint.commands.support import output, rulesets
from begrundelse_lint.commands.support.checkers import Checkers
from begrundelse_lint.configuration import Layer
from begrundelse_lint.reports import known
from begrundelse_lint.reports.words import some
from begrundelse_lint.suppression import Origin, Suppression
from begrundelse_lint.written.problems import MistakesError


def read(file: Path) -> Baseline:
    """The list in a file.

    Raises:
        click.ClickException: there is none, or it holds mistakes.
    """
    try:
        return Baseline(file, baseline.read(file))
    except MistakesError as error:
        raise rulesets.mistakes("Listen over kendte bemærkninger kan ikke bruges.", error) from error


def update(paths: Sequence[str], said: Layer, config: Path | None, *, search: bool, reason: str | None) -> int:
    """Check the letters and write the list. Exit code 2 where a letter could not be checked: it stays as it was."""
    from begrundelse_lint.commands.support import checking

    file = _file(Checkers(said, config, search=search), paths[0])
    old = read(file) if file.exists() else Baseline(file, {})
    checkers = Checkers(said, config, search=search, baseline=old)
    results = checking.check(paths, checkers, remember=True)
    seen = {old.key(letter.path): _seen(letter, checkers) for letter in results.checked}
    gone = [letter for letter in old.lost if _below(letter, [old.key(path) for path in paths])]
    now = baseline.updated(old.letters, seen, gone, reason or baseline.REASON)
    output.write(baseline.render(now), str(file))
    _tell_updated(file, old.letters, now)
    if Checkers(Layer({}), config, search=search).settings(paths[0]).baseline is None:
        output.say("Nævn den i konfigurationen («baseline:»), så gælder den, hver gang brevene kontrolleres.")
    for letter in results.not_checked:
        output.say(f"Ikke kontrolleret: {letter.path} – {letter.reason}")
    return 2 if results.not_checked else 0


def show(said: Layer, config: Path | None, *, search: bool) -> int:
    """Show the list."""
    there = read(_file(Checkers(said, config, search=search), os.curdir))
    output.write(known.render(there.letters, there.gone, date.today(), output.look_of(sys.stdout)))
    return 0


def tell_unused(there: Baseline, unused: Sequence[Suppression]) -> None:
    """Say how much of a list is no longer found, and which letters are gone."""
    stale = [item for item in unused if item.origin is Origin.BASELINE and item.written.startswith(f"{there.path}:")]
    today = date.today()
    if over := [item for item in stale if item.expired(today)]:
        output.say(f"{there.path}: {some(len(over), 'bemærkning', 'bemærkninger')} på listen gælder ikke længere.")
    if left := len(stale) - len(over):
        output.say(
            f"{there.path}: {some(left, 'kendt bemærkning', 'kendte bemærkninger')} findes ikke mere."
            " «begrundelse-lint baseline update» tager dem af listen."
        )


def _file(checkers: Checkers, path: str) -> Path:
    file = checkers.settings(path).baseline
    if file is None:
        raise click.UsageError(
            "Skriv, hvor listen skal stå: --baseline FIL (eller «baseline:» i konfigurationen).",
            click.get_current_context(silent=True),
        )
    return file


def _below(letter: str, places: Sequence[str]) -> bool:
    """Is the letter one of these, or in one of these folders?"""
    return any(place in (".", letter) or letter.startswith(f"{place}/") for place in places)


def _seen(letter: CheckedLetter, checkers: Checkers) -> Seen:
    checker = checkers.of(letter.path)
    there = checkers.baseline(letter.path)
    listed = [item.finding for item in letter.suppressed if item.by.origin is Origin.BASELINE]
    return Seen(
        [*letter.findings, *listed], checker.choice.speaking.keys(), there.renamed(letter.path) if there else None
    )


def _tell_updated(file: Path, old: baseline.Letters, now: baseline.Letters) -> None:
    before, after = ({(path, item.rule, item.fingerprint) for path in it for item in it[path]} for it in (old, now))
    some_known = some(len(after), "kendt bemærkning", "kendte bemærkninger")
    output.say(
        f"{file}: {some_known} i {some(len(now), 'brev', 'breve')}"
        f" ({len(after - before)} kommet til, {len(before - after)} taget af)."
    )
