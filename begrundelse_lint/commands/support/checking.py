"""Checking the letters a user names, and showing what came of it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import click

from begrundelse_lint.check import CheckedLetter, Checker, Options
from begrundelse_lint.commands.support import output, rulesets
from begrundelse_lint.commands.support.paths import STDIN, Target, targets
from begrundelse_lint.commands.support.version import VERSION
from begrundelse_lint.finding import Level
from begrundelse_lint.reports.base import Results, Tool, report
from begrundelse_lint.selection import UnknownRuleError

_MANY = 10  # from so many letters on, a terminal is shown how far the work has come


def checker(folders: Sequence[Path], options: Options, *, keep_reading: bool = False) -> Checker:
    """A checker with the shipped rules and those of the folders.

    Raises:
        click.UsageError: the rules cannot be used, a rule named does not exist, or none is left to check with.
    """
    context = click.get_current_context(silent=True)
    try:
        made = Checker(rulesets.load(folders), options, keep_reading=keep_reading)
    except UnknownRuleError as error:
        raise click.UsageError(str(error), context) from error
    if not made.choice.speaking:  # a letter that nothing has looked at would be called clean
        raise click.UsageError(
            "Der er ingen regler tilbage at kontrollere med. Se på --profile, --select og --ignore.", context
        )
    return made


def check(
    paths: Sequence[str], checker: Checker, stdin_name: str | None = None, language_model: str = "auto"
) -> Results:
    """Check every letter that the paths stand for, in order.

    Raises:
        click.UsageError: a name is given for standard input, which is not among the paths; or the language model
            named cannot be used.
    """
    if stdin_name and STDIN not in paths:
        raise click.UsageError("--stdin-filename bruges kun sammen med - (standard input).")
    found = targets(paths)
    grammar = _grammar(language_model, checker)
    letters = [_check(target, checker, stdin_name) for target in _followed(found)]
    tool = Tool(VERSION, checker.ruleset.digest, grammar)
    examples = checker.ruleset.examples if checker.keep_reading else {}
    return Results(tool, letters, rulesets.law_titles(checker.ruleset), examples)


def _grammar(model: str, checker: Checker) -> str | None:
    """Give the checker a language model, where it is asked for by name or a rule needs one; the model's name."""
    if model == "none" or (model == "auto" and not any(rule.needs for rule in checker.choice.speaking.values())):
        return None
    from begrundelse_lint.language import grammar

    try:
        loaded = grammar.load(model)
    except grammar.GrammarError as error:
        if model != grammar.AUTO:
            raise click.UsageError(str(error), click.get_current_context(silent=True)) from error
        output.say(f"Uden sprogmodel: {error}")
        return None
    if loaded is None:
        return None
    checker.available = loaded.available
    return loaded.name


def show(results: Results, outputs: Sequence[tuple[str, str | None]], *, quotes: bool) -> None:
    """Write the results in every format asked for.

    Raises:
        click.UsageError: a file cannot be written.
    """
    _guard_letters(results, outputs)
    if not quotes:
        from begrundelse_lint.reports.redaction import without_quotes

        results = replace(results, letters=[without_quotes(letter) for letter in results.letters])
    for name, file in outputs:
        look = output.look_of(sys.stdout) if file is None else output.look_of_file()
        output.write(report(name).render(results, look), file)


def _guard_letters(results: Results, outputs: Iterable[tuple[str, str | None]]) -> None:
    """A report never replaces a letter.

    Raises:
        click.UsageError: a report was to be written over one.
    """
    letters = {os.path.realpath(letter.path) for letter in results.letters}
    for _, file in outputs:
        if file is not None and os.path.realpath(file) in letters:
            raise click.UsageError(f"«{file}» er et af brevene og bliver ikke overskrevet. Vælg et andet filnavn.")


def exit_code(results: Results, fail_on: str) -> int:
    """0, 1 or 2 (DESIGN, contract C1). A letter not checked outweighs any finding."""
    if results.not_checked:
        return 2
    if fail_on == "aldrig":
        return 0
    threshold = Level(fail_on).weight
    return int(any(finding.level.weight >= threshold for finding in results.findings))


def _check(target: Target, checker: Checker, stdin_name: str | None) -> CheckedLetter:
    if target.reason is not None:
        return CheckedLetter(path=target.path, reason=target.reason)
    if target.path == STDIN:
        return checker.check_text(output.stdin(), stdin_name or STDIN)
    return checker.check(target.path)


def _followed(found: list[Target]) -> Iterator[Target]:
    """The targets, with a bar on standard error where they are many and somebody looks."""
    if len(found) < _MANY or not sys.stderr.isatty():
        yield from found
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(found, description="Kontrollerer", console=Console(stderr=True), transient=True)
