"""``begrundelse-lint archive``: thousands of letters, kept in a store."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from begrundelse_lint.commands.support import options

_RUN = "run"


class _WithRun(click.Group):
    """A group whose first word may be a folder: then it is a run."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order in which they are used."""
        return list(self.commands)

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


@click.group("archive", cls=_WithRun, subcommand_metavar="ARKIV | KOMMANDO …", options_metavar="")
def command() -> None:
    """Kontrollér et helt arkiv af breve.

    \b
    begrundelse-lint archive ARKIV --store RESULTAT.sqlite

    ARKIV er en mappe, en zip-fil eller en liste. Alle breve kontrolleres, og resultatet
    gemmes, efterhånden som det kommer. Kørslen kan stoppes når som helst. Kør samme kommando igen for at fortsætte.
    """


_STORE = click.option(
    "--store",
    metavar="FIL",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="Filen med resultatet (SQLite). Den laves, hvis den ikke findes.",
)


@command.command(_RUN, options_metavar="[VALG]", short_help="Kontrollér brevene; det samme som uden KOMMANDO.")
@click.argument("where", metavar="ARKIV")
@_STORE
@click.option(
    "--processes", metavar="ANTAL", type=click.IntRange(1, 256), help="Så mange breve ad gangen.  [ellers: alle kerner]"
)
@click.option(
    "--scheduler",
    metavar="ADRESSE",
    help="Brug et Dask-anlæg, for eksempel tcp://server:8786. Brevene ligger, hvor alle maskiner kan se dem.",
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
@click.option(
    "--no-names",
    is_flag=True,
    help="Udelad navne og andre personoplysninger af det, der gemmes. For brevenes egne navne: --hide-paths.",
)
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
@click.option(
    "--pseudonym",
    "people",
    metavar="NAVN",
    multiple=True,
    help="Gem et pseudonym for det, grupperne hedder efter NAVN. For «sagsbehandler» sker det altid. Kan gentages.",
)
@options.choice_of_rules
@options.letter_options
@options.rule_folders
@options.configuration_file
def run(
    where: str,
    store: Path,
    processes: int | None,
    scheduler: str | None,
    time_limit: float,
    quotes: bool,
    no_names: bool,
    key_file: Path | None,
    metadata: str | None,
    metadata_file: Path | None,
    people: tuple[str, ...],
    profile: str | None,
    select: tuple[list[str], ...],
    ignore: tuple[list[str], ...],
    day: date | None,
    template: bool | None,
    folders: tuple[Path, ...],
    config: Path | None,
    no_config: bool,
) -> int:
    """Kontrollér brevene i et arkiv.

    ARKIV er en mappe, en zip-fil eller en liste (.txt med en sti på hver linje).
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
        archiving.Working(processes, time_limit, scheduler),
        archiving.Keeping(quotes, no_names, key_file),
        archiving.Grouping(metadata, metadata_file, people),
    )


_RESULT = click.argument("store", metavar="RESULTAT", type=click.Path(dir_okay=False, path_type=Path))
_PART_HELP = (
    "Kun en del af brevene: et nummer på en kørsel, «år=2022», «enhed=Nord», «udfald=afslag» eller flere med komma "
    "imellem.  [ellers: den sidste kørsel]"
)


@command.command("report", options_metavar="[VALG]", short_help="Lav et overblik og tabeller til et regneark.")
@_RESULT
@click.option("--part", metavar="UDVALG", default="", help=_PART_HELP)
@click.option("--html", metavar="FIL", type=click.Path(dir_okay=False, path_type=Path), help="Siden med overblik.")
@click.option("--xlsx", metavar="FIL", type=click.Path(dir_okay=False, path_type=Path), help="Tabellerne til Excel.")
@click.option("--csv", metavar="MAPPE", type=click.Path(file_okay=False, path_type=Path), help="Tabellerne som CSV.")
@click.option(
    "--parquet", metavar="MAPPE", type=click.Path(file_okay=False, path_type=Path), help="Tabellerne som Parquet."
)
@click.option(
    "--smallest",
    metavar="ANTAL",
    type=click.IntRange(1),
    default=5,
    show_default=True,
    help="Grupper med færre breve vises ikke: der er mennesker bag.",
)
def report(
    store: Path,
    part: str,
    html: Path | None,
    xlsx: Path | None,
    csv: Path | None,
    parquet: Path | None,
    smallest: int,
) -> int:
    """Lav et overblik over et arkiv: en side med billeder og tabeller til et regneark.

    Uden valg skrives en side (.html) og en projektmappe (.xlsx) ved siden af RESULTAT.
    """
    from begrundelse_lint.commands.support import archive_results

    outputs = archive_results.Outputs(html, xlsx, csv, parquet)
    return archive_results.report(store, part, outputs, smallest)


@command.command("compare", options_metavar="[VALG]", short_help="Sammenlign to kørsler eller to dele af arkivet.")
@_RESULT
@click.argument("before", metavar="FØR")
@click.argument("after", metavar="EFTER")
def compare(store: Path, before: str, after: str) -> int:
    """Sammenlign to kørsler eller to dele af et arkiv: hvad er blevet bedre, og hvad er blevet værre?

    \b
    FØR og EFTER er et nummer på en kørsel eller et udvalg, for eksempel
    begrundelse-lint archive compare resultat.sqlite år=2022 år=2023
    """
    from begrundelse_lint.commands.support import archive_results

    return archive_results.compare(store, before, after)


@command.command("runs", options_metavar="")
@_RESULT
def runs(store: Path) -> int:
    """Vis kørslerne i et resultat, en linje for hver."""
    from begrundelse_lint.commands.support import archive_results

    return archive_results.runs(store)


@command.command("sample", options_metavar="[VALG]", short_help="Mål på en stikprøve, hvor ofte reglerne har ret.")
@_RESULT
@click.option("--part", metavar="UDVALG", default="", help=_PART_HELP)
@click.option(
    "--output",
    metavar="FIL",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Skemaet (.xlsx), der skal udfyldes.",
)
@click.option(
    "--per-rule",
    metavar="ANTAL",
    type=click.IntRange(1),
    default=10,
    show_default=True,
    help="Så mange bemærkninger af hver slags.",
)
@click.option(
    "--without",
    metavar="ANTAL",
    type=click.IntRange(0),
    default=20,
    show_default=True,
    help="Så mange breve uden bemærkninger.",
)
@click.option(
    "--seed", metavar="TAL", type=int, default=1, show_default=True, help="Det samme tal giver den samme stikprøve."
)
@click.option(
    "--verdicts",
    metavar="FIL",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Det udfyldte skema (.xlsx eller .ods): vis, hvor ofte hver regel har ret.",
)
def sample(
    store: Path, part: str, output: Path | None, per_rule: int, without: int, seed: int, verdicts: Path | None
) -> int:
    """Træk en tilfældig stikprøve, som mennesker læser, og mål derefter, hvor ofte reglerne har ret.

    \b
    1. begrundelse-lint archive sample RESULTAT --output skema.xlsx
    2. Læs brevene, og udfyld skemaet.
    3. begrundelse-lint archive sample RESULTAT --verdicts skema.xlsx
    """
    from begrundelse_lint.commands.support import archive_results

    if verdicts is not None:
        return archive_results.judge(store, verdicts)
    if output is None:
        raise click.UsageError("Angiv --output for at trække en stikprøve eller --verdicts for at tælle et skema op.")
    return archive_results.draw(store, part, output, archive_results.Draw(per_rule, without, seed))
