"""How a report for people is laid out. On its own, so that a command's help imports nothing else of reports."""

from __future__ import annotations

from typing import NamedTuple


class Look(NamedTuple):
    """Width in columns, and whether the reader sees colours. Formats for machines need not care."""

    width: int = 80
    colour: bool = False
