"""``begrundelse-lint facts``: what the linter understood of a letter."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from begrundelse_lint.commands.support import options


@click.command("facts", options_metavar="[VALG]")
@click.argument("path", metavar="BREV", type=options.LetterPath())
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
@options.configuration_file
@click.option(
    "--language-model",
    metavar="NAVN",
    default=options.NO_MODEL,
    help="Vis også, hvad en sprogmodel ser: auto eller en models navn eller mappe.  [ellers: none]",
)
def command(
    path: str,
    form: str,
    day: date | None,
    template: bool | None,
    folders: tuple[Path, ...],
    config: Path | None,
    no_config: bool,
    language_model: str,
) -> int:
    """Vis, hvad programmet har forstået af et brev.

    Øverst brevet som helhed: art, dato, hvad det afgør. Derefter sætning for sætning:
    linje, del af brevet, hvem der taler, og hvad der er fundet i den.
    """
    from begrundelse_lint.commands.support import one_letter
    from begrundelse_lint.commands.support.checkers import checkers

    chosen = checkers(config, no_config, date=day, template=template, rules=folders)
    return one_letter.facts(path, form, chosen, language_model)
