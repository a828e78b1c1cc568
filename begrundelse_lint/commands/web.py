"""``begrundelse-lint web``: the page where a letter is dropped or pasted, for oneself or for a team."""

from __future__ import annotations

from pathlib import Path

import click

from begrundelse_lint.commands.support import options


@click.command("web", options_metavar="[VALG]")
@click.option(
    "--port", type=click.IntRange(0, 65535), metavar="NUMMER", help="Port at lytte på.  [ellers: 8585 eller en ledig]"
)
@click.option("--browser/--no-browser", default=True, help="Åbn siden i browseren / vis kun adressen.")
@options.rule_folders
@options.configuration_file
@options.language_model
@click.option("--host", metavar="ADRESSE", default="127.0.0.1", show_default=True, help="Adresse at lytte på.")
@click.option(
    "--behind-proxy",
    "proxy",
    metavar="ADRESSE",
    help="For et team: adressen på den proxy, der står foran med https. * betyder enhver.",
)
@click.option(
    "--allowed-host",
    "names",
    metavar="NAVN",
    multiple=True,
    help="For et team: det navn, siden har i browseren. Kan gentages.",
)
@click.option("--path-prefix", "prefix", metavar="STI", default="", help="For et team: stien, siden ligger under.")
def command(
    port: int | None,
    browser: bool,
    folders: tuple[Path, ...],
    config: Path | None,
    no_config: bool,
    language_model: str | None,
    host: str,
    proxy: str | None,
    names: tuple[str, ...],
    prefix: str,
) -> int:
    """Åbn en side i browseren, hvor du kan lægge breve ind.

    Træk et brev ind på siden, eller indsæt teksten, og se bemærkningerne ved
    siden af. Ret teksten, og se dem forsvinde. Intet brev gemmes, og intet
    forlader din computer.

    Siden kan også køre på en server for et helt team: se docs/server.md.
    """
    from begrundelse_lint.commands.support import page
    from begrundelse_lint.web.launch import Wanted

    rules = page.Rules(folders=folders, config=config, no_config=no_config, language_model=language_model)
    path = f"/{prefix.strip('/')}".rstrip("/")
    wanted = Wanted(host=host, port=port, browser=browser, proxy=proxy, names=names, prefix=path)
    return page.serve(rules, wanted)
