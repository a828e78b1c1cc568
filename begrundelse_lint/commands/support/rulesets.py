"""The rule set that a command works with; mistakes in rules are shown all at once, as usage errors."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from begrundelse_lint import rules
from begrundelse_lint.rules import MistakesError, RuleSet
from begrundelse_lint.understanding.knowledge import Term


class Mistakes(click.ClickException):
    """Files of the user's that cannot be used: rules or configuration."""

    exit_code = 2


def mistakes(heading: str, error: MistakesError) -> Mistakes:
    """Every mistake by file, line and column, under a heading."""
    told = [str(problem._replace(path=from_here(problem.path))) for problem in error.problems]
    return Mistakes("\n".join([heading, *told]))


def from_here(path: Path) -> Path:
    """The path as seen from the current folder, where it lies below that."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def law_titles(ruleset: RuleSet) -> dict[str, str]:
    """The laws' titles by their short names."""
    return {code: law.title for code, law in ruleset.knowledge.laws.items()}


def read(folders: Sequence[Path] = (), terms: Sequence[Term] = ()) -> RuleSet:
    """The shipped rules with the given folders laid over them, and further terms over the word lists.

    Raises:
        MistakesError: the rules cannot be used.
        Mistakes: the installation is broken.
    """
    try:
        return rules.load(rules.shipped(), *folders, terms=terms)
    except FileNotFoundError as error:
        raise Mistakes(str(error)) from error


def load(folders: Sequence[Path] = (), terms: Sequence[Term] = ()) -> RuleSet:
    """As :func:`read`, for a command that ends where the rules cannot be used.

    Raises:
        Mistakes: the rules cannot be used; the message lists every mistake by file, line and column.
    """
    try:
        return read(folders, terms)
    except MistakesError as error:
        raise mistakes("Reglerne kan ikke bruges.", error) from error
