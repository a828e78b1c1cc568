"""``begrundelse-lint config``: what holds for a letter, and where it was written."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from begrundelse_lint.commands.support import options


@click.command(
    "config", short_help="Vis, hvad der gælder for et brev, og hvor det er skrevet.", options_metavar="[VALG]"
)
@click.argument("path", metavar="[BREV]", default=".", type=options.LetterPath())
@click.option(
    "--format",
    "form",
    type=click.Choice(("tekst", "json", "schema")),
    default="tekst",
    show_default=True,
    help="schema giver det JSON-skema, som konfigurationsfiler skrives efter.",
)
@options.choice_of_rules
@options.letter_options
@options.rule_folders
@options.configuration_file
def command(
    path: str,
    form: str,
    profile: str | None,
    select: tuple[list[str], ...],
    ignore: tuple[list[str], ...],
    day: date | None,
    template: bool | None,
    folders: tuple[Path, ...],
    config: Path | None,
    no_config: bool,
) -> int:
    """Vis, hvilke indstillinger der gælder for et brev eller en mappe.

    Ved hver indstilling står, hvor den kommer fra: en konfigurationsfil og linjen i den,
    kommandolinjen, eller det, der ellers gælder.

    Uden BREV vises, hvad der gælder i mappen her.
    """
    from begrundelse_lint.commands.support import configuring
    from begrundelse_lint.commands.support.checkers import checkers

    chosen = checkers(
        config,
        no_config,
        profile=profile,
        select=options.flat(select),
        ignore=options.flat(ignore),
        template=template,
        date=day,
        rules=folders,
    )
    return configuring.show(path, form, chosen)
