"""Stretches of time in a text that something lasts («i 12 uger», «trekvart år», «fra 1. april til 31. december»).

Ages, deadlines, frequencies and how long ago something was are no such stretches. What one is the length of is told
by :mod:`.durations`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from begrundelse_lint.language.danish import MONTH_NUMBERS, NUMBER_WORDS
from begrundelse_lint.letter import Span
from begrundelse_lint.understanding import deadlines
from begrundelse_lint.understanding.dates import FoundDate

_SHORTEST = 14  # days; anything shorter is a frequency or a deadline
_LEAD = 45  # characters before a date or length that are looked at

_MONTHS = "|".join(sorted((name for name in MONTH_NUMBERS if len(name) > 2), key=len, reverse=True))
_COUNTS = "|".join(word for word in NUMBER_WORDS if len(word) > 1)
_TO = r"(?:til(?:\s+og\s+med)?|t\.?\s?o\.?\s?m\.?|frem\s+til|indtil|løber\s+til|[-–])"
_DAY_WORDS = r"(?:\w+dag\s+)?(?:den|d\.)?\s*"
_BETWEEN = re.compile(
    rf"[\s,|]*(?:og\s+)?(?:{_TO}|slutter|ophører|afsluttes|stopper)[\s,:]*{_DAY_WORDS}", re.IGNORECASE
)
_ENDS = re.compile(
    r"(?:til\s+og\s+med|t\.?\s?o\.?\s?m\.?|indtil|frem\s+til|til|slut\w*|stopper|ophører|udløber|afslut\w*"
    r"|sidste\s+(?:gang|dag|møde)(?:\s+er)?|(?:er|senest)\s+færdigt?)"
    rf"[\s:|,]*(?:bliver\s+|er\s+|igen\s+|senest\s+|automatisk\s+)*{_DAY_WORDS}$",
    re.IGNORECASE,
)
_STARTS = re.compile(
    r"(?:fra|begynder|starter|start\w*|opstart|første\s+gang|pr\.|per|virkning)"
    rf"[\s:|,]*(?:er\s+|fra\s+|med\s+)*{_DAY_WORDS}$",
    re.IGNORECASE,
)
_MONTH_SPAN = re.compile(
    rf"\b(?:fra|perioden|i|periode:?)\s+(?:\w+\s+af\s+)?(?P<a>{_MONTHS})(?:\s+(?P<ya>20\d\d))?\s*{_TO}\s*"
    rf"(?:\w+\s+af\s+)?(?P<b>{_MONTHS})(?:\s+(?P<yb>20\d\d))?\b",
    re.IGNORECASE,
)
_WEEK_SPAN = re.compile(rf"\buge\s+(?P<a>\d\d?)\s*{_TO}\s*(?:uge\s+)?(?P<b>\d\d?)\b", re.IGNORECASE)
_VAGUE = re.compile(
    r"\b(?:til|indtil|frem\s+til)\s+(?:udgangen\s+af|slutningen\s+af|ultimo|sommerferien|sommeren|jul|nytår|påske"
    r"|efteråret|foråret|månedsskiftet|årsskiftet)\b|\bresten\s+af\s+(?:året|skoleåret)\b"
    rf"|\b(?:på|i|over|af|varer|alt|:)\s+(?:ca\.\s+|i\s+alt\s+)?(?:[3-9]|[12]\d|{_COUNTS})\s+"
    r"(?:gange|mødegange|samtaler|kursusgange|lektioner)\b(?!\s+(?:om|pr|hver|i\s+ugen))",
    re.IGNORECASE,
)
_FRACTIONS = re.compile(
    r"\b(?:(?P<half>(?:et\s+)?halvt\s+års?)|(?P<three>(?:tre)?\s?kvart\s+års?)|(?P<more>halvandet\s+års?)"
    r"|(?P<month>halvanden\s+måneds?)|(?P<quarter>(?:et|i)\s+kvartal))\b",
    re.IGNORECASE,
)
_FRACTION_DAYS = {"half": 183, "three": 274, "more": 548, "month": 46, "quarter": 92}
_HYPHENED = re.compile(rf"\b(?P<n>\d+|{_COUNTS})-(?P<unit>uge|måned|dag)(?:e?r?s|e?r)?\b", re.IGNORECASE)  # «12-ugers»
_UNIT_DAYS = {"uge": 7.0, "måned": 30.5, "dag": 1.0}
_LASTS = re.compile(
    r"(?:\b(?:i|over|varer|vare|varede|varighed\w*|på|løber|gælder|periode\w*|for|næste|kommende|strækker\s+sig"
    r"|længde\w*|er)\s*|[:|]\s*)"
    r"(?:(?:er|på|over|af|i|de|en\s+periode\s+på|op\s+til|ca\.?|cirka|omkring|højst|maksimalt|næste|første|i\s+alt)\s+)*$",
    re.IGNORECASE,
)
_NOT_LASTING = re.compile(
    r"\b(?:efter|om|inden(?:\s+for)?|senest|hver|siden|frist\w*|sidste|seneste|alder\w*|søn|datter|barn|børn|dreng|pige)"
    r"\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\s*(?:siden|gammel|tilbage|efter|før|forud|senere)\b", re.IGNORECASE)
_ONWARDS = re.compile(r"\s+(?:frem|fremover|lang[et]?|forløb)\b", re.IGNORECASE)
_GENITIVE = re.compile(r"s\s+(?:\w+\s+)?(?:forløb|støtte|tilbud|indsats|hjælp|periode|mestring|kursus)", re.IGNORECASE)
_AGE = re.compile(r"\b(?:på|er)\s+$")
_YEARS_OF_HELP = frozenset({"et", "ét", "1", "to", "2"})  # more years than that are an age or a past
_MAY_HOLD = re.compile(
    r"\d|uge|måned|år|kvart|gange|samtaler|lektioner|ferien|jul|påske|udgangen|slutningen|ultimo|månedsskiftet",
    re.IGNORECASE,
)


class Stretch(NamedTuple):
    """A stretch of time. ``days`` is None where there is too little to count by; ``until`` is the last day, if told."""

    span: Span
    days: int | None
    until: date | None = None


def may_hold_stretch(text: str, start: int, end: int) -> bool:
    """A quick look: False where there can be no stretch of time in ``text[start:end]``."""
    return _MAY_HOLD.search(text, start, end) is not None


def first_day(text: str, start: int, dates: Sequence[FoundDate]) -> date | None:
    """The day that something begins («begynder den 1. september»), of the dates of a sentence."""
    return next(
        (found.day for found in dates if _STARTS.search(text[_lead(start, found.span.start) : found.span.start])), None
    )


def find_stretches(
    text: str, start: int, end: int, dates: Sequence[FoundDate], count_from: Sequence[date | None]
) -> Iterator[Stretch]:
    """Every stretch in ``text[start:end]``; a last day alone is counted from the first of ``count_from`` before it."""
    yield from _dated(text, start, dates, count_from)
    for match in _MONTH_SPAN.finditer(text, start, end):
        months = (MONTH_NUMBERS[match["b"].lower()] - MONTH_NUMBERS[match["a"].lower()]) % 12 + 1
        years = int(match["yb"]) - int(match["ya"]) if match["ya"] and match["yb"] else 0
        yield Stretch(Span(*match.span()), round(30.5 * (months + (12 * years if years > 1 else 0))))
    for match in _WEEK_SPAN.finditer(text, start, end):
        yield Stretch(Span(*match.span()), 7 * ((int(match["b"]) - int(match["a"])) % 52 + 1))
    for match in _VAGUE.finditer(text, start, end):
        yield Stretch(Span(*match.span()), None)
    for match in _HYPHENED.finditer(text, start, end):
        number = match["n"].lower()
        days = (NUMBER_WORDS.get(number) or float(number)) * _UNIT_DAYS[match["unit"].lower()]
        yield Stretch(Span(*match.span()), round(days))
    for match in _FRACTIONS.finditer(text, start, end):
        if match.lastgroup and _lasts(text, start, Span(*match.span())):
            yield Stretch(Span(*match.span()), _FRACTION_DAYS[match.lastgroup])
    for length in deadlines.find_lengths(text, start, end):
        if length.days >= _SHORTEST and _lasts(text, start, length.span):
            yield Stretch(length.span, length.days)


def _dated(text: str, start: int, dates: Sequence[FoundDate], count_from: Sequence[date | None]) -> Iterator[Stretch]:
    paired: set[int] = set()
    for first, last in pairwise(dates):
        if _BETWEEN.fullmatch(text, first.span.end, last.span.start):
            paired |= {first.span.start, last.span.start}
            yield _between(first, last)
    for found in dates:
        at = found.span.start
        if at in paired or not _ENDS.search(text[_lead(start, at) : at]) or deadlines.is_deadline(text, start, at):
            continue
        begin = next((day for day in count_from if day and day < found.day), None)
        yield Stretch(found.span, (found.day - begin).days + 1 if begin else None, found.day)


def _lead(start: int, at: int) -> int:
    return max(start, at - _LEAD)


def _between(first: FoundDate, last: FoundDate) -> Stretch:
    """From one date to another; a year that only one of them has is the other's too, or the one beside it."""
    begin, finish = first.day, last.day
    if last.year and not first.year:
        begin = begin.replace(year=finish.year, day=min(begin.day, 28) if begin.month == 2 else begin.day)
        begin = begin - timedelta(days=365) if begin > finish else begin
    elif first.year and not last.year:
        later = (finish.month, finish.day) < (begin.month, begin.day)
        finish += timedelta(days=365 * (begin.year - finish.year + later))
    days = (finish - begin).days + 1
    return Stretch(Span(first.span.start, last.span.end), days if days > 0 else None, finish)


def _lasts(text: str, start: int, span: Span) -> bool:
    """Is it how long something lasts, rather than an age, a deadline or how long ago?"""
    before, words = text[_lead(start, span.start) : span.start], text[span.start : span.end].lower()
    if _NOT_LASTING.search(before) or _AFTER.match(text, span.end):
        return False
    if (words.endswith("s") and _GENITIVE.match(text, span.end - 1)) or _ONWARDS.match(text, span.end):
        return True
    years = words.endswith("år") and "halv" not in words and "kvart" not in words
    if years and (_AGE.search(before) or words.split()[0] not in _YEARS_OF_HELP):
        return False
    return bool(_LASTS.search(before))
