"""Tables on a terminal, by rich."""

from __future__ import annotations

import io
from collections.abc import Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from begrundelse_lint.reports.look import Look


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], look: Look, figures: Sequence[int] = ()) -> str:
    """A table as wide as the reader's look; the columns ``figures`` stand to the right. No row is cut short."""
    made = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="bold" if look.colour else "")
    for index, head in enumerate(heads):
        right = index in figures
        made.add_column(head, justify="right" if right else "left", no_wrap=right, overflow="fold")
    for row in rows:
        made.add_row(*row)
    text = io.StringIO()
    console = Console(file=text, width=look.width, no_color=not look.colour, force_terminal=look.colour, markup=False)
    console.print(made)
    return "\n".join(line.rstrip() for line in text.getvalue().splitlines()).strip("\n")
