"""The texts that rules say to people: «{…}» in them, and how values are written in Danish."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from enum import Enum

PLACEHOLDER = re.compile(r"\{([^{}\n]*)\}")
QUOTE = "citat"
BOUND = "graense"
NUMBERS = ("vaerdi", BOUND)
_MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni",
    "juli", "august", "september", "oktober", "november", "december",
)  # fmt: skip
_LONGEST_QUOTE = 200


def placeholders(text: str) -> list[str]:
    """The names that stand in braces in a text."""
    return PLACEHOLDER.findall(text)


def fill(text: str, value: Callable[[str], object]) -> str:
    """The text with every name in braces replaced by its value."""
    return PLACEHOLDER.sub(lambda match: in_danish(value(match[1])), text) if "{" in text else text


def in_danish(value: object) -> str:
    """A value as Danish readers write it: 2,5; 14. maj 2025; ja; – for nothing."""
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, float):
        return f"{value:.1f}".rstrip("0").rstrip(".").replace(".", ",")
    if isinstance(value, date):
        return f"{value.day}. {_MONTHS[value.month - 1]} {value.year}"
    return str(value)


def quote(text: str) -> str:
    """A text as one line to quote: blanks collapsed, soft hyphens out, cut at a word where it is long."""
    line = " ".join(text.replace("\u00ad", "").split())
    if len(line) <= _LONGEST_QUOTE:
        return line
    return line[: _LONGEST_QUOTE - 1].rsplit(" ", 1)[0].rstrip(",;:") + " …"
