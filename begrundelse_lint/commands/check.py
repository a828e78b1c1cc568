"""``begrundelse-lint check``: letters in, remarks out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from begrundelse_lint.commands.support import options
from begrundelse_lint.reports.formats import FORMATS, SHOW_THE_LETTER

LEVELS = ("fejl", "advarsel", "råd", "aldrig")
PROFILES = ("lovkrav", "anbefalet", "alle")


@click.command("check", options_metavar="[VALG]")
@click.argument("paths", metavar="BREV…", nargs=-1, required=True)
@click.option(
    "--format",
    "outputs",
    metavar="NAVN[=FIL]",
    multiple=True,
    type=options.FormatAndFile(lambda: list(FORMATS)),
    help=f"Sådan vises resultatet: {', '.join(FORMATS)}. Med =FIL skrives det i en fil. Kan gentages.  [ellers: tekst]",
)
@click.option(
    "--profile",
    type=click.Choice(PROFILES),
    default="anbefalet",
    show_default=True,
    help="Hvor meget der siges: kun lovens krav, også Ankestyrelsens anbefalinger, eller alt.",
)
@click.option(
    "--select",
    metavar="REGLER",
    multiple=True,
    type=options.Words(),
    help="Kun disse regler, uanset profil: koder, navne eller grupper med komma imellem.",
)
@click.option("--ignore", metavar="REGLER", multiple=True, type=options.Words(), help="Ikke disse regler.")
@click.option(
    "--fail-on",
    type=click.Choice(LEVELS),
    default="fejl",
    show_default=True,
    help="Slut med kode 1, når der er bemærkninger på dette niveau eller over.",
)
@options.letter_options
@options.rule_folders
@click.option(
    "--language-model",
    metavar="NAVN",
    default="auto",
    show_default=True,
    help="Sprogmodel til de regler, der behøver en: auto, none eller en models navn eller mappe.",
)
@click.option("--stdin-filename", metavar="NAVN", help="Navnet på det brev, der læses fra standard input (-).")
@click.option("--no-quotes", is_flag=True, help="Udelad alt, hvad der er citeret fra brevene.")
def command(
    paths: tuple[str, ...],
    outputs: tuple[tuple[str, str | None], ...],
    profile: str,
    select: tuple[list[str], ...],
    ignore: tuple[list[str], ...],
    fail_on: str,
    day: date | None,
    template: bool | None,
    folders: tuple[Path, ...],
    language_model: str,
    stdin_filename: str | None,
    no_quotes: bool,
) -> int:
    """Kontrollér et eller flere breve.

    BREV er filer, mapper (som gennemsøges) eller mønstre som «breve/*.docx».
    Skriv - for at læse tekst fra standard input.

    Programmet slutter med 0, når alt er i orden, 1, når der er bemærkninger
    på niveauet --fail-on, og 2, når noget ikke kunne kontrolleres.
    """
    from begrundelse_lint.check import Options
    from begrundelse_lint.commands.support import checking
    from begrundelse_lint.selection import Profile

    chosen = Options(Profile(profile), options.flat(select), options.flat(ignore), template, day)
    shown = any(name in SHOW_THE_LETTER for name, _ in outputs)
    checker = checking.checker(folders, chosen, keep_reading=shown)
    results = checking.check(paths, checker, stdin_filename, language_model)
    checking.show(results, outputs or (("tekst", None),), quotes=not no_quotes)
    return checking.exit_code(results, fail_on)
