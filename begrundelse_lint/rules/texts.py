"""The texts that rules say to people: «{…}» in them, and how values are written in Danish."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from enum import Enum

PLACEHOLDER = re.compile(r"\{([^{}\n]*)\}")
QUOTE = "citat"
QUOTES = "citater"  # all places; «citater: plain» groups them by an attribute and tells it
BOUND = "graense"
NUMBERS = ("vaerdi", BOUND)
_MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni",
    "juli", "august", "september", "oktober", "november", "december",
)  # fmt: skip
_LONGEST_QUOTE = 200
_MOST_QUOTES = 8


def placeholders(text: str) -> list[str]:
    """The names that stand in braces in a text."""
    return PLACEHOLDER.findall(text)


def fill(text: str, value: Callable[[str], object]) -> str:
    """The text with every name in braces replaced by its value."""
    return PLACEHOLDER.sub(lambda match: in_danish(value(match[1])), text).strip() if "{" in text else text


def quotes(found: Sequence[str]) -> str:
    """Different words as a list: «a», «b» og «c»; where they are many, how many more there are."""
    different: dict[str, str] = {}
    for words in found:
        different.setdefault(words.casefold(), f"«{words}»")
    shown = list(different.values())[:_MOST_QUOTES]
    if len(different) > len(shown):
        return f"{', '.join(shown)} og {len(different) - len(shown)} til"
    return f"{', '.join(shown[:-1])} og {shown[-1]}" if len(shown) > 1 else "".join(shown)


def quotes_by(found: Sequence[tuple[str, object]]) -> str:
    """Different words and what is told of them: «a», «b»: x; «c»: y. Words of which nothing is told are left out."""
    groups: dict[str, list[str]] = {}
    for words, told in found:
        if told is not None:
            groups.setdefault(in_danish(told), []).append(words)
    return "; ".join(f"{quotes(words)}: {told}" for told, words in list(groups.items())[:_MOST_QUOTES])


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
