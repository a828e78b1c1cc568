"""``begrundelse-lint archive``: thousands of letters, kept in a store."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from begrundelse_lint.commands.support import options

_RUN = "run"


class _WithRun(click.Group):
    """A group whose first word may be a folder: then it is a run."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command asked for."""
        if args[0] not in self.commands and args[0] not in ctx.help_option_names:
            args = [_RUN, *args]
        return super().resolve_command(ctx, args)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """An option before the folder belongs to the run as well."""
        if args and args[0].startswith("-") and args[0] not in ctx.help_option_names:
            args = [_RUN, *args]
        return super().parse_args(ctx, args)


@click.group("archive", cls=_WithRun, subcommand_metavar="MAPPE | KOMMANDO …", options_metavar="")
def command() -> None:
    """Kontrollér et helt arkiv af breve.

    \b
    begrundelse-lint archive MAPPE --store RESULTAT.sqlite

    Alle breve i mappen kontrolleres, og resultatet gemmes, efterhånden som det kommer.
    Kørslen kan stoppes når som helst. Kør samme kommando igen for at fortsætte.
    """


_STORE = click.option(
    "--store",
    metavar="FIL",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="Filen med resultatet (SQLite). Den laves, hvis den ikke findes.",
)


@command.command(_RUN, options_metavar="[VALG]")
@click.argument("where", metavar="MAPPE", type=click.Path(path_type=Path))
@_STORE
@click.option(
    "--processes", metavar="ANTAL", type=click.IntRange(1, 256), help="Så mange breve ad gangen.  [ellers: alle kerner]"
)
@click.option(
    "--time-limit",
    metavar="SEKUNDER",
    type=click.FloatRange(1),
    default=60,
    show_default=True,
    help="Så længe må et brev tage. Derefter er det ikke kontrolleret.",
)
@click.option("--quotes", is_flag=True, help="Gem også de ord i brevene, som bemærkningerne handler om.")
@click.option("--no-names", is_flag=True, help="Sammen med --quotes: udelad navne og andre personoplysninger.")
@click.option(
    "--hide-paths",
    "key_file",
    metavar="NØGLEFIL",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Gem ikke brevenes navne, men en kode for hvert. Nøglen laves, hvis den ikke findes. Gem den et andet sted.",
)
@click.option("--metadata", metavar="MØNSTER", help="Grupper efter mapperne, for eksempel «{enhed}/{aar}/*».")
@click.option(
    "--metadata-file",
    metavar="FIL",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Grupper efter en tabel (CSV) med kolonnen «sti» eller «fil» og for eksempel «enhed» og «team».",
)
@options.choice_of_rules
@options.letter_options
@options.rule_folders
@options.configuration_file
def run(
    where: Path,
    store: Path,
    processes: int | None,
    time_limit: float,
    quotes: bool,
    no_names: bool,
    key_file: Path | None,
    metadata: str | None,
    metadata_file: Path | None,
    profile: str | None,
    select: tuple[list[str], ...],
    ignore: tuple[list[str], ...],
    day: date | None,
    template: bool | None,
    folders: tuple[Path, ...],
    config: Path | None,
    no_config: bool,
) -> int:
    """Kontrollér brevene i en mappe, en zip-fil eller en liste (.txt med en sti på hver linje).

    Breve, der ikke er ændret siden sidst, læses ikke igen. Programmet slutter med 0, når
    alle breve er kontrolleret, og 2, når nogle ikke kunne kontrolleres.
    """
    from begrundelse_lint.commands.support import archiving
    from begrundelse_lint.commands.support.checkers import command_line

    said = command_line(
        profile=profile,
        select=options.flat(select),
        ignore=options.flat(ignore),
        template=template,
        date=day,
        rules=folders,
    )
    return archiving.run(
        where,
        store,
        archiving.Checking(said, config, not no_config),
        archiving.Working(processes, time_limit),
        archiving.Keeping(quotes, no_names, key_file),
        archiving.Grouping(metadata, metadata_file),
    )
