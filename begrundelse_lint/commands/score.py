"""``begrundelse-lint score``: precision and recall against labelled letters."""

from __future__ import annotations

from pathlib import Path

import click

from begrundelse_lint.commands.support import options


@click.command("score", options_metavar="[VALG]")
@click.argument(
    "labelled",
    metavar="MAPPE…",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)
@click.option(
    "--select", metavar="REGLER", multiple=True, type=options.Words(), help="Tæl kun disse koder eller grupper."
)
@click.option(
    "--ignore",
    metavar="REGLER",
    multiple=True,
    type=options.Words(),
    help="Tæl ikke disse.  [ellers: LAS, som brevene ikke har facit for]",
)
@click.option("--verbose", is_flag=True, help="Vis hver overset mangel og hver falsk alarm.")
@click.option("--json", "file", metavar="FIL", help="Skriv også tallene til en fil.")
@options.rule_folders
def command(
    labelled: tuple[Path, ...],
    select: tuple[list[str], ...],
    ignore: tuple[list[str], ...],
    verbose: bool,
    file: str | None,
    folders: tuple[Path, ...],
) -> int:
    """Mål programmet mod breve med facit.

    MAPPE rummer breve og gold.yaml. En regel tæller én gang pr. brev, og en linje er
    rigtig, når den er højst 2 fra facit.
    """
    from begrundelse_lint.commands.support import scoring

    return scoring.score(labelled, folders, options.flat(select), options.flat(ignore), verbose, file)
