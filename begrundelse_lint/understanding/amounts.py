"""Amounts of time («halvanden time hver 14. dag», «to besøg à 45 minutter om ugen», «6-8 timer pr. måned») and their
periods.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from begrundelse_lint.language.danish import NUMBER_WORDS
from begrundelse_lint.letter import Span

_WORDS = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
_NUMBER = rf"(?:\d+(?:[.,]\d+)?(?:\s?[½¼¾])?|[½¼¾]|(?:en|et)\s+halv|(?:{_WORDS})(?:\s+(?:og\s+)?(?:en\s+)?halv)?)"
_HOUR = (
    r"(?:støtte|kontakt|klokke|vejlednings?|bostøtte)?time(?:r|rs|s)?\b|t\.?(?=\s*(?:/|pr\.|om|ugentlig))|tim\.(?=\s)"
)
_MINUTE = r"minut(?:ter|ters|s)?\b|min\.?(?=[\s,;)/])"
_QUARTER = r"kvarter(?:er|s)?\b"
_AMOUNT = re.compile(
    rf"(?<![\w§.,:/-])(?P<times>(?P<n>{_NUMBER})\s*(?:ugentlige\s+|månedlige\s+|daglige\s+|faste\s+)?(?:x|×"
    rf"|gange?|besøg|gang)\s*(?:om ugen\s*)?(?:a|à|á|på|af)?\s*(?:hver\s+på\s+|hver\s+)?)?"
    rf"(?P<floor>(?:mindst|minimum|min\.)\s+)?(?P<ceil>(?:op\s+til|højst|maksimalt|maks\.?|max\.?"
    rf"|indtil)\s+)?(?:mellem\s+)?"
    rf"(?P<low>{_NUMBER})(?:\s*(?:-|–|til|eller|og|a|à)\s*(?P<high>{_NUMBER}))?\s*(?:hele\s+|fulde\s+|ugentlige\s+)?"
    rf"(?P<unit>(?P<hour>{_HOUR})|(?P<minute>{_MINUTE})|(?P<quarter>{_QUARTER}))"
    rf"(?:\s+og\s+(?P<extra>{_NUMBER})\s+(?:(?P<xmin>{_MINUTE})|(?P<xq>{_QUARTER})|(?P<xhalf>halv\b)))?",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(?<!\d)(?P<h>\d{1,2}):(?P<m>[0-5]\d)\s*(?:t\b|timer?)", re.IGNORECASE)
_FRACTION = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_DAYS = r"(?:mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag)"

_PERIODS = (
    (
        "i_alt",
        r"\bi alt\b|\bsamlet\b|\btotalt\b|(?:over|fordelt (?:på|over)|i løbet af"
        r"|i)\s+(?:en periode på\s+)?(?:de\s+)?(?:\d+|"
        + _WORDS
        + r")\s+(?:uger|måneder|mdr)|i (?:forløbet|perioden|hele perioden)",
    ),
    (
        "to_uger",
        r"hver(?:t)? (?:anden|2\.|14\.|fjortende) (?:uge|dag|"
        + _DAYS
        + r")|hver anden "
        + _DAYS
        + r"|pr\.? 14\.? dag(?:e)?|i (?:lige|ulige) uger|hver fjortende dag",
    ),
    (
        "uge",
        r"(?:om|pr\.?|per|i) ugen?\b|/\s?uge|ugentlig|ugtl|\bugl\b|hver (?:eneste )?uge\b|hver "
        + _DAYS
        + r"|ugens (?:løb|møde|besøg|støtte|time)|i løbet af ugen\b|en gang ugentligt|\bom "
        + _DAYS
        + r"en|\b"
        + _DAYS
        + r"e?\b(?!\s+(?:den\s+)?\d)",  # «mandage»; not «fra mandag den 3. marts»
    ),
    (
        "maaned",
        (
            r"(?:om|pr\.?|per|i) (?:måned(?:en)?\b|md\b\.?|mdr)|/\s?(?:md|måned)|månedlig|mdl\b|hver måned"
            r"|hver fjerde uge|hver tredje uge|hver tredje måned"
        ),
    ),
    (
        "dag",
        r"(?:om|pr\.?) dagen?\b|daglig|hver (?:dag|morgen|aften|formiddag|eftermiddag|hverdag)|/\s?dag|alle hverdage",
    ),
    ("kvartal", r"(?:om|pr\.?|i) kvartal|hvert kvartal"),
    ("aar", r"(?:om|pr\.?) året?\b|årlig|/\s?år|hvert år"),
    ("besoeg", r"(?:pr\.?|per|hvert) besøg|hver gang\b|ad gangen"),
)
_PERIOD = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _PERIODS), re.IGNORECASE)


_HINT = re.compile(r"time|minut|kvarter|\bt\.?\s|\bt/|tim\.|\bmin\b|\d:\d", re.IGNORECASE)


class FoundAmount(NamedTuple):
    """An amount in minutes; ``low`` is None where there is no floor."""

    span: Span
    low: float | None
    high: float
    per: str | None
    former: bool = False  # the first of «fra 4 til 2 timer»: what it was


def find_amounts(text: str, start: int, end: int) -> Iterator[FoundAmount]:
    """Every amount of time in ``text[start:end]`` with the period that stands with it in that stretch."""
    found = list(_single(text, start, end))
    after = 0  # amounts up to here are told already, as the first end of an interval
    for index, amount in enumerate(found):
        if index < after:
            continue
        following = found[index + 1] if index + 1 < len(found) else None
        if following and _is_interval(text, amount, following):
            low = min(bound for bound in (amount.low, following.low) if bound is not None)
            yield following._replace(
                span=Span(amount.span.start, following.span.end),
                low=low,
                high=max(amount.high, following.high),
                per=following.per or amount.per,
            )
            after = index + 2
        else:
            yield amount


_BOUND = re.compile(r"(?:mindst|minimum|min\.)\s", re.IGNORECASE)


def _is_interval(text: str, first: FoundAmount, second: FoundAmount) -> bool:
    """Two amounts that are the ends of one: «mellem tre kvarter og fire timer», «mindst 1 time og højst 3 timer», «op
    til 3 timer, mindst 1 time».
    """
    between = text[first.span.end : second.span.start].strip()
    if first.former or second.former or between not in {"og", ",", "til", "-", "–", "men", ", men", ", dog", "dog"}:
        return False
    if between in {"og", "til", "-", "–"} and re.search(
        r"\bmellem\s*$|^mellem\s",
        text[max(0, first.span.start - 7) : first.span.start] + text[first.span.start : first.span.start + 7],
        re.IGNORECASE,
    ):
        return True
    least = [bool(_BOUND.match(text[one.span.start : one.span.end])) for one in (first, second)]
    return (least[0] and second.low is None) or (first.low is None and least[1])


def _single(text: str, start: int, end: int) -> Iterator[FoundAmount]:
    if not _HINT.search(text, start, end):
        return
    for match in _AMOUNT.finditer(text, start, end):
        unit = 60.0 if match["hour"] else 1.0 if match["minute"] else 15.0
        low, high = _value(match["low"]) * unit, _value(match["high"] or match["low"]) * unit
        if (
            match["low"].lower() in {"en", "et"}
            and not match["high"]
            and match["hour"]
            and match["hour"].lower() not in {"time", "times", "støttetime"}
        ):
            continue
        if match["extra"]:
            more = _value(match["extra"]) * (15.0 if match["xq"] else 30.0 if match["xhalf"] else 1.0)
            low, high = low + more, high + more
        if match["high"] and _is_change(text, match, start):
            yield from _change(text, match, low, high, start, end)
            continue
        times = _value(match["n"]) if match["n"] else _each_time(text, start, match.start())
        if high < low:
            low, high = high, low
        floor = None if match["ceil"] and not match["floor"] else low * times
        span = Span(match.start(), match.end())
        yield FoundAmount(span, floor, high * times, period_of(text, span, start, end))
    for match in _CLOCK.finditer(text, start, end):
        minutes = int(match["h"]) * 60.0 + int(match["m"])
        span = Span(match.start(), match.end())
        yield FoundAmount(span, minutes, minutes, period_of(text, span, start, end))


_EACH_TIME = re.compile(
    rf"(?:\bbegge\s+(?:dage|gange|besøg)|\balle\s+(?P<n>{_WORDS})\s+(?:dage|gange|besøg)|(?P<each>\bhver gang))"
    r"\s*,?\s*(?:i|på|à|a|af)?\s*$",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(rf"\b{_DAYS}(?:e|en)?\b(?!\s+(?:den\s+)?\d)", re.IGNORECASE)


def _each_time(text: str, start: int, at: int) -> float:
    """How many times the amount is given: 2 for «hver mandag og torsdag, begge dage i to timer», as for «mandag og
    torsdag, hver gang i to timer».
    """
    found = _EACH_TIME.search(text, max(start, at - 40), at)
    if not found:
        return 1.0
    if found["each"]:
        return float(max(1, len(_WEEKDAY.findall(text, max(start, found.start() - 60), found.start()))))
    return _value(found["n"]) if found["n"] else 2.0


def _is_change(text: str, match: re.Match[str], start: int) -> bool:
    """«fra 4 til 2 timer» is a change, «4 til 6 timer» an interval."""
    between = text[match.end("low") : match.start("high")]
    return "til" in between and bool(re.search(r"\bfra\s*$", text[max(start, match.start() - 6) : match.start()]))


def _change(text: str, match: re.Match[str], low: float, high: float, start: int, end: int) -> Iterator[FoundAmount]:
    per = period_of(text, Span(match.start(), match.end()), start, end)
    yield FoundAmount(Span(*match.span("low")), low, low, per, former=True)
    yield FoundAmount(Span(match.start("high"), match.end()), high, high, per)


def _value(number: str) -> float:
    number = number.lower().strip()
    if number[-1] in _FRACTION:
        rest = number[:-1].strip()
        return (float(rest.replace(",", ".")) if rest else 0.0) + _FRACTION[number[-1]]
    if number[0].isdigit():
        return float(number.replace(",", "."))
    if number in {"en halv", "et halv"}:
        return 0.5
    words = number.split()
    return NUMBER_WORDS.get(words[0], 1.0) + (0.5 if len(words) > 1 and words[-1] == "halv" else 0.0)


_EACH_VISIT = "besoeg"  # tells no frequency: another period beside it wins


def period_of(text: str, span: Span, start: int, end: int) -> str | None:
    """The period after the amount in its stretch, else the one before it."""
    after = _first_period(text, span.end, min(end, span.end + 90))
    told = after and not re.search(r"\d+ (?:timer|minutter)", text[span.end : after.start()])
    if after and told and after.lastgroup != _EACH_VISIT:
        return after.lastgroup
    before = None
    for match in _PERIOD.finditer(text, max(start, span.start - 70), span.start):
        if before is None or match.lastgroup != _EACH_VISIT:
            before = match
    if before and before.lastgroup:
        return before.lastgroup
    inside = _PERIOD.search(text, span.start, span.end)  # «to ugentlige besøg à to timer»
    return after.lastgroup if after else inside.lastgroup if inside else None


def _first_period(text: str, start: int, end: int) -> re.Match[str] | None:
    """The first period told; «en time hver gang, mandag og fredag» is each week."""
    found = list(_PERIOD.finditer(text, start, end))
    return next((match for match in found if match.lastgroup != _EACH_VISIT), found[0] if found else None)
