"""Checking the letters a user names, and showing what came of it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from begrundelse_lint.checked import CheckedLetter
from begrundelse_lint.commands.support import output
from begrundelse_lint.commands.support.checkers import Checkers
from begrundelse_lint.commands.support.paths import STDIN, Target, targets
from begrundelse_lint.commands.support.rulesets import from_here
from begrundelse_lint.commands.support.version import VERSION
from begrundelse_lint.configuration.settings import NEVER
from begrundelse_lint.finding import Level
from begrundelse_lint.reports.base import Results, Tool, report
from begrundelse_lint.reports.formats import SHOW_THE_LETTER
from begrundelse_lint.reports.words import day
from begrundelse_lint.suppression import Origin, Suppression, never_used

if TYPE_CHECKING:
    from begrundelse_lint.cache import Memory

_MANY = 10  # from so many letters on, a terminal is shown how far the work has come, and results are remembered


def check(
    paths: Sequence[str],
    checkers: Checkers,
    stdin_name: str | None = None,
    since: str | None = None,
    *,
    remember: bool = False,
) -> Results:
    """Check every letter that the paths stand for, in order; with ``since`` only those changed since that revision.

    Where letters are many and ``remember`` is set, what was found in letters that have not changed since is told again.

    Raises:
        click.ClickException: a configuration, rules or a language model cannot be used; a name is given for standard
            input, which is not among the paths; or git cannot say what has changed.
    """
    if stdin_name and STDIN not in paths:
        raise click.UsageError("--stdin-filename bruges kun sammen med - (standard input).")
    found = _letters(paths, checkers)
    if since is not None:
        from begrundelse_lint.commands.support.changed import changed

        found = changed(found, paths, since)
    checkers.look_through([_place(target, stdin_name) for target in found if target.reason is None] or [os.curdir])
    put_together, found = _blocks(found, checkers)
    memory = _memory() if remember and len(found) >= _MANY else None
    try:
        letters = [_check(target, checkers, stdin_name, memory) for target in _followed(found)]
    finally:
        if memory is not None:  # also of a run that is broken off
            memory.save()
    whole = since is None and any(os.path.isdir(path) for path in paths)
    return _results([*letters, *put_together], checkers, whole)


def _memory() -> Memory | None:
    from begrundelse_lint.cache import Memory

    return Memory.of_user()


def _blocks(found: list[Target], checkers: Checkers) -> tuple[list[CheckedLetter], list[Target]]:
    """What comes of the files that the configuration puts together to letters, and the letters by themselves."""
    if not any(target.reason is None and checkers.settings(_place(target, None)).blocks for target in found):
        return [], found
    from begrundelse_lint.commands.support.blocks import Plan

    plan = Plan(found, checkers)
    return plan.check(), plan.others(found)


def _letters(paths: Sequence[str], checkers: Checkers) -> list[Target]:
    """The letters that the paths stand for, without the files that a configuration says are none.

    Raises:
        click.ClickException: a configuration cannot be used, or says so of all the files of a folder.
    """
    found = targets(paths)
    checkers.read(target.path for target in found if target.reason is None and target.path != STDIN)
    letters: list[Target] = []
    others: list[str] = []
    for target in found:
        if target.reason is None and target.path != STDIN and checkers.settings(target.path).excludes(target.path):
            others.append(target.path)
        else:
            letters.append(target)
    for path in others:
        if path in paths:
            output.say(f"«{path}» er undtaget i konfigurationen (exclude) og er ikke kontrolleret.")
    if not letters and not set(others) <= set(paths):
        raise click.UsageError("Alle filerne er undtaget i konfigurationen (exclude).")
    return letters


def check_bytes(data: bytes, path: str, checkers: Checkers) -> Results:
    """Check the letter in the content of the file at ``path``.

    Raises:
        click.ClickException: its configuration, rules or language model cannot be used.
    """
    checkers.look_through([path])
    return _results([checkers.of(path).check_bytes(data, path, checkers.known(path))], checkers, whole=False)


def _results(letters: list[CheckedLetter], checkers: Checkers, whole: bool) -> Results:
    """``whole``: the letters are all of a folder; only then can a configuration be told what it says in vain."""
    tool = Tool(VERSION, checkers.digest, checkers.language_model)
    never = never_used((letter.suppressed, letter.unused) for letter in letters)
    today = date.today()
    unused = [item for item in never if whole or item.origin is not Origin.CONFIGURATION or item.expired(today)]
    return Results(tool, letters, checkers.laws, checkers.examples, unused)


def _place(target: Target, stdin_name: str | None) -> str:
    """Where the letter lies, as configuration sees it: what comes on standard input lies in the folder we are in."""
    return (stdin_name or STDIN) if target.path == STDIN else target.path


def show(
    results: Results, outputs: Sequence[tuple[str, str | None]], *, quotes: bool = True, names: bool = True
) -> None:
    """Write the results in every format asked for; without what is quoted from letters, or without persons' names.

    Raises:
        click.UsageError: a file cannot be written.
    """
    _guard_letters(results, outputs)
    if not quotes:  # first: quotes are found in messages by the letter's own words
        from begrundelse_lint.reports.redaction import without_quotes

        results = replace(results, letters=[without_quotes(letter) for letter in results.letters])
    if not names:
        from begrundelse_lint.reports.redaction import without_names

        results = without_names(results)
        output.say(_names_left_out(results.tool.language_model))
    for name, file in outputs:
        look = output.look_of(sys.stdout) if file is None else output.look_of_file()
        output.write(report(name).render(results, look), file)
        if file is None and name in SHOW_THE_LETTER and sys.stdout.isatty():
            output.say(f"Rapporten er en side til en browser. Få den i en fil med --format {name}=rapport.{name}.")


def _names_left_out(language_model: str | None) -> str:
    """A word on how sure that is."""
    how = (
        f"ordlister, sammenhængen og sprogmodellen {language_model}" if language_model else "ordlister og sammenhængen"
    )
    return f"Personoplysninger er udeladt, så vidt {how} viser dem. Se rapporten igennem, før du deler den."


def _guard_letters(results: Results, outputs: Iterable[tuple[str, str | None]]) -> None:
    """A report never replaces a letter.

    Raises:
        click.UsageError: a report was to be written over one.
    """
    letters = {os.path.realpath(letter.path) for letter in results.letters}
    for _, file in outputs:
        if file is not None and os.path.realpath(file) in letters:
            raise click.UsageError(f"«{file}» er et af brevene og bliver ikke overskrevet. Vælg et andet filnavn.")


def tell_unused(results: Results, checkers: Checkers) -> None:
    """Say what is written to be known and is not found, so that it is tidied away and hides nothing later."""
    for letter in results.letters:
        for wrong in letter.misread:
            output.say(wrong)
    for item in results.unused:
        if item.origin is not Origin.BASELINE:
            output.say(f"{from_here(Path(item.written))}: {_why_unused(item)}")
    for baseline in checkers.baselines:
        from begrundelse_lint.commands.support import baselines

        baselines.tell_unused(baseline, results.unused)


def _why_unused(item: Suppression) -> str:
    if item.expired(date.today()):
        return f"Undtagelsen fra {item.rule} gjaldt til {day(item.until or date.today())} og gælder ikke længere."
    return f"Undtagelsen fra {item.rule} bruges ikke: ingen bemærkning i de kontrollerede breve passer til den."


def exit_code(results: Results, checkers: Checkers) -> int:
    """0, 1 or 2 (DESIGN, contract C1). A letter not checked outweighs any finding."""
    if results.not_checked:
        return 2
    return int(any(_fails(letter, checkers.settings(letter.path).fail_on) for letter in results.letters))


def _fails(letter: CheckedLetter, fail_on: str) -> bool:
    """Has the letter a finding at this level or above it?"""
    return fail_on != NEVER and any(finding.level.weight >= Level(fail_on).weight for finding in letter.findings)


def _check(target: Target, checkers: Checkers, stdin_name: str | None, memory: Memory | None) -> CheckedLetter:
    if target.reason is not None:
        return CheckedLetter(path=target.path, reason=target.reason)
    place = _place(target, stdin_name)
    checker, known = checkers.of(place), checkers.known(place)
    if target.path == STDIN:
        letter = checker.check_text(output.stdin(), place, known)
    elif memory is not None:
        letter = memory.check(checker, target.path, known)
    else:
        letter = checker.check(target.path, known)
    checkers.met(place, letter)
    return letter


def _followed(found: list[Target]) -> Iterator[Target]:
    """The targets, with a bar on standard error where they are many and somebody looks."""
    if len(found) < _MANY or not sys.stderr.isatty():
        yield from found
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(found, description="Kontrollerer", console=Console(stderr=True), transient=True)
