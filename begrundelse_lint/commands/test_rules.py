"""``begrundelse-lint test-rules``: the examples inside the rules, run."""

from __future__ import annotations

from pathlib import Path

import click

from begrundelse_lint.commands.support import options


@click.command("test-rules", options_metavar="[VALG]")
@click.argument(
    "folder", metavar="[MAPPE]", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path)
)
@options.configuration_file
@options.language_model
def command(folder: Path | None, config: Path | None, no_config: bool, language_model: str | None) -> int:
    """Prøv de eksempler, der står i reglerne.

    MAPPE er en mappe med egne regler. Uden MAPPE prøves de medfølgende og dem, som
    konfigurationen her nævner. Slutter med 1, når et eksempel ikke går, som reglen siger.

    Regler, der kræver en sprogmodel, prøves med den og nævnes, hvis der ingen er.
    """
    from begrundelse_lint.commands.support import rule_views
    from begrundelse_lint.commands.support.checkers import checkers

    return rule_views.test_rules(folder, checkers(config, no_config), language_model or options.ANY_MODEL)
