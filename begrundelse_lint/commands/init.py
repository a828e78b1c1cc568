"""``begrundelse-lint init``: a first configuration."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("init", options_metavar="[VALG]")
@click.argument("folder", metavar="[MAPPE]", default=".", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--pre-commit", is_flag=True, help="Skriv også .pre-commit-config.yaml: breve kontrolleres før hver commit."
)
@click.option("--github", is_flag=True, help="Skriv også en arbejdsgang for GitHub Actions.")
@click.option("--gitlab", is_flag=True, help="Skriv også et job for GitLab CI.")
def command(folder: Path, pre_commit: bool, github: bool, gitlab: bool) -> int:
    """Skriv en konfiguration at begynde med.

    Den lægges i mappen her eller i MAPPE. Alt i den er forklaret, og det meste er
    slået fra. Filer, der findes i forvejen, bliver ikke rørt.
    """
    from begrundelse_lint.commands.support import starting

    wanted = {"pre-commit": pre_commit, "github": github, "gitlab": gitlab}
    return starting.init(folder, [name for name, chosen in wanted.items() if chosen])
