"""``begrundelse-lint rules``: the rules there are."""

from __future__ import annotations

from pathlib import Path

import click

from begrundelse_lint.commands.support import options


@click.command("rules", options_metavar="[VALG]")
@click.option(
    "--format",
    "form",
    type=click.Choice(("tekst", "json", "schema")),
    default="tekst",
    show_default=True,
    help="schema giver det JSON-skema, som regelfiler skrives efter.",
)
@options.rule_folders
@options.configuration_file
def command(form: str, folders: tuple[Path, ...], config: Path | None, no_config: bool) -> int:
    """Vis reglerne, en linje til hver."""
    from begrundelse_lint.commands.support import rule_views
    from begrundelse_lint.commands.support.checkers import checkers

    return rule_views.rules(form, checkers(config, no_config, rules=folders))
