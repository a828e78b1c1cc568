"""``begrundelse-lint text``: the letter as it was read."""

from __future__ import annotations

import click

from begrundelse_lint.commands.support import options


@click.command("text", options_metavar="[VALG]")
@click.argument("path", metavar="BREV", type=options.LetterPath())
def command(path: str) -> int:
    """Vis et brev, som programmet læser det, med linjenumre.

    Det er de linjenumre, bemærkningerne henviser til. I pdf-filer står siden ved
    hver linje, og overskrifter, lister og tabeller er mærket.
    """
    from begrundelse_lint.commands.support import one_letter

    return one_letter.text(path)
