"""``begrundelse-lint completion``: lets a shell complete commands, options and rules."""

from __future__ import annotations

import click

SHELLS = ("bash", "zsh", "fish", "powershell")


@click.command("completion", short_help="Lad Tab skrive kommandoer og regler færdig.", options_metavar="")
@click.argument("shell", metavar="SKAL", type=click.Choice(SHELLS))
def command(shell: str) -> int:
    """Lad Tab-tasten skrive kommandoer, valg og reglers koder og navne færdig.

    SKAL er bash, zsh, fish eller powershell. Kommandoen viser det, som skallen skal læse;
    øverst står, hvor det skal skrives ind.
    """
    from begrundelse_lint.commands.support import completion, output

    root = click.get_current_context().find_root()
    output.write(completion.script(shell, root.info_name or "begrundelse-lint"))
    return 0
