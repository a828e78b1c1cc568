"""``begrundelse-lint annotate``: the letter back with the remarks as comments in it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from begrundelse_lint.commands.support import options


@click.command("annotate", options_metavar="[VALG]")
@click.argument("path", metavar="BREV")
@click.option(
    "--output",
    metavar="FIL",
    type=click.Path(dir_okay=False),
    help="Filen, som brevet med kommentarer skrives i.  [ellers: en ny fil ved siden af brevet]",
)
@click.option("--remove", is_flag=True, help="Tag programmets kommentarer ud af brevet igen.")
@options.choice_of_rules
@options.fail_on
@options.letter_options
@options.rule_folders
@options.configuration_file
@options.language_model
@options.baseline_file
def command(
    path: str,
    output: str | None,
    remove: bool,
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
) -> int:
    """Få et Word-brev tilbage med bemærkningerne som kommentarer.

    BREV er en fil fra Word (.docx, .docm, .dotx eller .dotm). Kommentarerne står ved
    de ord, de gælder, og øverst står en kommentar om hele brevet. Ellers ændres intet.

    Brevet selv bliver ikke rørt: resultatet skrives i en ny fil, for eksempel
    «brev.bemærkninger.docx». Kommentarer fra en tidligere kontrol bliver skiftet ud.

    Programmet slutter med 0, 1 eller 2 ligesom check.
    """
    from begrundelse_lint.commands.support import annotating
    from begrundelse_lint.commands.support.checkers import checkers

    if remove:
        return annotating.remove(path, output)
    chosen = checkers(
        config,
        no_config,
        keep_reading=True,
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
    return annotating.annotate(path, output, chosen)
