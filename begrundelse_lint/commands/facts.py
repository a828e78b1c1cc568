"""``begrundelse-lint facts``: what the linter understood of a letter."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from begrundelse_lint.commands.support import options


@click.command("facts", options_metavar="[VALG]")
@click.argument("path", metavar="BREV")
@click.option(
    "--format",
    "form",
    type=click.Choice(("tekst", "json")),
    default="tekst",
    show_default=True,
    help="Hvordan det vises.",
)
@options.letter_options
@options.rule_folders
def command(path: str, form: str, day: date | None, template: bool | None, folders: tuple[Path, ...]) -> int:
    """Vis, hvad programmet har forstået af et brev.

    Øverst brevet som helhed: art, dato, hvad det afgør. Derefter sætning for sætning:
    linje, del af brevet, hvem der taler, og hvad der er fundet i den.
    """
    from begrundelse_lint.commands.support import one_letter

    return one_letter.facts(path, form, folders, day, template)
