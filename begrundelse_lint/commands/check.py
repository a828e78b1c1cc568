"""``begrundelse-lint check``: letters in, remarks out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from begrundelse_lint.commands.support import options
from begrundelse_lint.reports.formats import FORMATS, SHOW_THE_LETTER


@click.command("check", options_metavar="[VALG]")
@click.argument("paths", metavar="BREV…", nargs=-1, required=True, type=options.LetterPath())
@click.option(
    "--format",
    "outputs",
    metavar="NAVN[=FIL]",
    multiple=True,
    type=options.FormatAndFile(lambda: list(FORMATS)),
    help=f"Sådan vises resultatet: {', '.join(FORMATS)}. Med =FIL skrives det i en fil. Kan gentages.  [ellers: tekst]",
)
@options.choice_of_rules
@options.fail_on
@options.letter_options
@options.rule_folders
@options.configuration_file
@options.language_model
@options.baseline_file
@click.option("--since", metavar="REVISION", help="Kun breve, som git har set ændret siden denne revision.")
@click.option("--no-cache", is_flag=True, help="Kontrollér alle breve forfra, også dem, der ikke er ændret.")
@click.option("--stdin-filename", metavar="NAVN", help="Navnet på det brev, der læses fra standard input (-).")
@click.option("--no-quotes", is_flag=True, help="Udelad alt, hvad der er citeret fra brevene.")
@options.no_names
def command(
    paths: tuple[str, ...],
    outputs: tuple[tuple[str, str | None], ...],
    profile: str | None,
    select: tuple[list[str], ...],
    ignore: tuple[list[str], ...],
    fail_on: str | None,
    day: date | None,
    template: bool | None,
    folders: tuple[Path, ...],
    config: Path | None,
    no_config: bool,
    language_model: str | None,
    baseline: Path | None,
    since: str | None,
    no_cache: bool,
    stdin_filename: str | None,
    no_quotes: bool,
    no_names: bool,
) -> int:
    """Kontrollér et eller flere breve.

    BREV er filer, mapper (som gennemsøges) eller mønstre som «breve/*.docx».
    Skriv - for at læse tekst fra standard input.

    Programmet slutter med 0, når alt er i orden, 1, når der er bemærkninger
    på niveauet --fail-on, og 2, når noget ikke kunne kontrolleres.
    """
    from begrundelse_lint.commands.support import checking
    from begrundelse_lint.commands.support.checkers import checkers

    shown = any(name in SHOW_THE_LETTER for name, _ in outputs)
    chosen = checkers(
        config,
        no_config,
        keep_reading=shown,
        find_identifiers=no_names,
        profile=profile,
        select=options.flat(select),
        ignore=options.flat(ignore),
        fail_on=fail_on,
        template=template,
        date=day,
        language_model=language_model,
        rules=folders,
        baseline=baseline,
    )
    remember = not (no_cache or shown or no_names)  # what is remembered says nothing of the letter's own words
    results = checking.check(paths, chosen, stdin_filename, since, remember=remember)
    checking.show(results, outputs or (("tekst", None),), quotes=not no_quotes, names=not no_names)
    checking.tell_unused(results, chosen)
    return checking.exit_code(results, chosen)
