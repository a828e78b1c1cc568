"""The rule set that a command works with; mistakes in rules are shown all at once, as usage errors."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from begrundelse_lint import rules
from begrundelse_lint.rules import MistakesError, RuleSet


class RuleMistakes(click.ClickException):
    """Rules that cannot be used."""

    exit_code = 2


def law_titles(ruleset: RuleSet) -> dict[str, str]:
    """The laws' titles by their short names."""
    return {code: law.title for code, law in ruleset.knowledge.laws.items()}


def load(folders: Sequence[Path] = ()) -> RuleSet:
    """The shipped rules with the given folders laid over them.

    Raises:
        RuleMistakes: the rules cannot be used; the message lists every mistake by file, line and column.
    """
    try:
        return rules.load(rules.shipped(), *folders)
    except FileNotFoundError as error:
        raise RuleMistakes(str(error)) from error
    except MistakesError as error:
        raise RuleMistakes("\n".join(["Reglerne kan ikke bruges.", *map(str, error.problems)])) from error
