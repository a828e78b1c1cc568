"""Time limits and how long things last."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from begrundelse_lint.language.danish import NUMBER_WORDS
from begrundelse_lint.letter import Span

_WORDS = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
_LENGTH = re.compile(
    rf"(?<![\w.,])(?P<n>\d+(?:[.,]\d+)?|{_WORDS})(?:\s*(?:-|–|til)\s*(?P<m>\d+|{_WORDS}))?\s*(?P<unit>dage"
    rf"|dags|dag|døgn|ugers|uger|uge|måneders|måneder|måneds|måned|mdr\.?|års|år|arbejdsdage|hverdage)\b",
    re.IGNORECASE,
)
_DAYS = {"d": 1.0, "u": 7.0, "m": 30.5, "å": 365.0, "a": 1.4, "h": 1.4}
_HINT = re.compile(r"dag|døgn|uge|måned|mdr|år", re.IGNORECASE)
_UNTIL = re.compile(r"(?:inden|senest|udløber|før|frist\w*(?:\s+\w+){0,3})\W+(?:\w+\W+){0,4}$", re.IGNORECASE)


class FoundLength(NamedTuple):
    """A stretch of time in days."""

    span: Span
    days: int


def find_lengths(text: str, start: int, end: int) -> Iterator[FoundLength]:
    """«fire uger», «14 dage», «en måned», «4-6 uger» (the longer)."""
    if not _HINT.search(text, start, end):
        return
    for match in _LENGTH.finditer(text, start, end):
        number = (match["m"] or match["n"]).lower().replace(",", ".")
        value = NUMBER_WORDS.get(number) or float(number if number[0].isdigit() else 1)
        unit = match["unit"].lower()
        yield FoundLength(Span(*match.span()), round(value * _DAYS[unit[0]]))


def is_deadline(text: str, start: int, at: int) -> bool:
    """Does a word before make what stands at ``at`` a time limit («senest», «inden», «fristen udløber»)?"""
    return bool(_UNTIL.search(text[max(start, at - 60) : at]))
