"""``begrundelse-lint explain``: one rule, in full."""

from __future__ import annotations

from pathlib import Path

import click

from begrundelse_lint.commands.support import options


@click.command("explain", short_help="Forklar en regel, med eksempler.", options_metavar="[VALG]")
@click.argument("rule", metavar="REGEL", type=options.RuleWord())
@options.rule_folders
@options.configuration_file
def command(rule: str, folders: tuple[Path, ...], config: Path | None, no_config: bool) -> int:
    """Forklar en regel: hvad den ser efter, hvorfor, hvor den kommer fra, og eksempler.

    REGEL er reglens kode eller navn, som det står sidst i hver bemærkning.
    """
    from begrundelse_lint.commands.support import rule_views
    from begrundelse_lint.commands.support.checkers import checkers

    return rule_views.explain(rule, checkers(config, no_config, rules=folders))
