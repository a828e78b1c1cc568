"""``begrundelse-lint baseline``: the list of findings that are known, so that only new ones fail."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from begrundelse_lint.commands.support import options


@click.group("baseline", options_metavar="", subcommand_metavar="KOMMANDO …")
def command() -> None:
    """Lav og vis listen over kendte bemærkninger.

    Bemærkninger på listen fejler ikke længere, når brevene kontrolleres
    med --baseline (eller «baseline:» i konfigurationen). De kendes på
    reglen og ordene, også når teksten flyttes eller brevet får nyt navn.
    """


@command.command("update", options_metavar="[VALG]")
@click.argument("paths", metavar="BREV…", nargs=-1, required=True, type=options.LetterPath())
@options.baseline_file
@click.option("--reason", metavar="TEKST", help="Grunden, der skrives ved nye bemærkninger på listen.")
@options.choice_of_rules
@options.letter_options
@options.rule_folders
@options.configuration_file
def update(
    paths: tuple[str, ...],
    baseline: Path | None,
    reason: str | None,
    profile: str | None,
    select: tuple[list[str], ...],
    ignore: tuple[list[str], ...],
    day: date | None,
    template: bool | None,
    folders: tuple[Path, ...],
    config: Path | None,
    no_config: bool,
) -> int:
    """Skriv listen efter brevene, som de er nu.

    Nye bemærkninger kommer på listen, og de, der ikke findes mere,
    tages af. Grunde, som allerede er skrevet, bliver stående.
    Breve, der ikke er nævnt, røres ikke.
    """
    from begrundelse_lint.commands.support import baselines
    from begrundelse_lint.commands.support.checkers import command_line

    said = command_line(
        profile=profile,
        select=options.flat(select),
        ignore=options.flat(ignore),
        template=template,
        date=day,
        rules=folders,
        baseline=baseline,
    )
    return baselines.update(paths, said, config, search=not no_config, reason=reason)


@command.command("show", options_metavar="[VALG]")
@options.baseline_file
@options.configuration_file
def show(baseline: Path | None, config: Path | None, no_config: bool) -> int:
    """Vis listen: hvad der er kendt i hvert brev, hvorfor og hvor længe."""
    from begrundelse_lint.commands.support import baselines
    from begrundelse_lint.commands.support.checkers import command_line

    return baselines.show(command_line(baseline=baseline), config, search=not no_config)
