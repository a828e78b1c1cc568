"""The page in the browser: the checkers its desks work with, and its start."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import click

from begrundelse_lint.check import Checker, Options
from begrundelse_lint.commands.support import output
from begrundelse_lint.commands.support.checkers import checkers
from begrundelse_lint.commands.support.paths import STDIN
from begrundelse_lint.records import record
from begrundelse_lint.selection import Profile
from begrundelse_lint.web.desk import Desk
from begrundelse_lint.web.launch import LaunchError, Wanted
from begrundelse_lint.web.launch import serve as launch


@record(kw_only=True)
class Rules:
    """Which rules the page works with, as options say it. Letters that are handed in lie in the folder we are in."""

    folders: Sequence[Path] = ()
    config: Path | None = None
    no_config: bool = False
    language_model: str | None = None

    def checker(self, profile: Profile | None = None) -> Checker:
        """The checker for what is handed in, by options and configuration.

        Raises:
            click.ClickException: a configuration, rules or a language model cannot be used.
        """
        found = checkers(
            self.config,
            self.no_config,
            keep_reading=True,
            profile=profile,
            rules=list(self.folders),
            language_model=self.language_model,
        )
        return found.of(STDIN)


def serve(rules: Rules, wanted: Wanted) -> int:
    """Serve the page until the program is told to end.

    Raises:
        click.ClickException: it cannot be served as asked, or not with these rules.
    """
    usual = rules.checker().options.profile  # mistakes in rules are told here, not to whoever hands in a letter
    try:
        launch(replace(wanted, profile=usual), partial(desk, rules), output.say)
    except LaunchError as error:
        raise click.UsageError(str(error), click.get_current_context(silent=True)) from error
    return 0


def desk(rules: Rules) -> Desk:
    """A desk with these rules; made in the process that it works in."""
    base = rules.checker(Profile.ALLE)  # with whatever any rule needs

    def checker(wished: Options) -> Checker:
        options = replace(
            base.options,
            profile=wished.profile,
            template=base.options.template if wished.template is None else wished.template,
            date=wished.date or base.options.date,
        )
        return Checker(base.ruleset, options, base.analyst, keep_reading=True)  # new each time: it knows what day it is

    return Desk(checker)
