"""Dates as letters write them, and the letter's own date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from begrundelse_lint.language.danish import MONTH_NUMBERS
from begrundelse_lint.letter import Span

_ORDINALS = {
    name: number
    for number, name in enumerate(
        "første anden tredje fjerde femte sjette syvende ottende niende tiende ellevte tolvte trettende "
        "fjortende femtende sekstende syttende attende nittende tyvende "
        "enogtyvende toogtyvende treogtyvende fireogtyvende femogtyvende seksogtyvende syvogtyvende "
        "otteogtyvende niogtyvende tredivte enogtredivte".split(),
        start=1,
    )
}
_MONTH = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
_DATE = re.compile(
    rf"\b(?P<d>[0-3]?\d)\.?\s*(?P<m>{_MONTH})\b\.?,?\s*(?P<y>(?:19|20)\d\d)?"
    r"|\b(?P<d2>[0-3]?\d)[./-](?P<m2>[01]?\d)[./ -]\s?(?P<y2>(?:19|20)\d\d|(?<=[./-])\d\d)\b"
    rf"|\b(?P<w>{'|'.join(sorted(_ORDINALS, key=len, reverse=True))})\s+(?P<m4>{_MONTH})\b\s*(?P<y4>(?:19|20)\d\d)?"
    r"|\b(?P<y3>(?:19|20)\d\d)-(?P<m3>[01]\d)-(?P<d3>[0-3]\d)\b",
    re.IGNORECASE,
)
_NOT_LETTER_DATE = re.compile(
    r"(?:født|fødsel|fødselsdag|modtaget|ansøgning af|klage af|afgørelse af|brev af|rev\.)\W*(?:den|d\.)?\s*$",
    re.IGNORECASE,
)


_LABELLED = re.compile(
    r"(?:^|\s|\n)(?:brev)?dato(?:\sfor afsendelse)?\s*[:|]?\s*(?:den|d\.)?\s*$|afsendt\s*:?\s*$", re.IGNORECASE
)


_HINT = re.compile(r"\d|(?:ende|ste|te|den|dje|rde) (?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)", re.IGNORECASE)


class FoundDate(NamedTuple):
    """A date in the text; ``year`` tells whether the text gives the year."""

    span: Span
    day: date
    year: bool


def find_dates(text: str, start: int, end: int, year: int) -> Iterator[FoundDate]:
    """Every date in ``text[start:end]``; ``year`` stands in where none is given."""
    if not _HINT.search(text, start, end):
        return
    for match in _DATE.finditer(text, start, end):
        day = match["d"] or match["d2"] or match["d3"] or str(_ORDINALS[match["w"].lower()])
        month = match["m"] or match["m2"] or match["m3"] or match["m4"]
        written = match["y"] or match["y2"] or match["y3"] or match["y4"]
        number = MONTH_NUMBERS[month.lower()] if not month.isdigit() else int(month)
        value = int(written) if written else year
        if value < 100:
            value += 2000
        try:
            yield FoundDate(
                Span(match.start(), match.start() + len(match[0].rstrip(" ,"))),
                date(value, number, int(day)),
                bool(written),
            )
        except ValueError:
            continue


def letter_date(text: str, head_end: int) -> date | None:
    """The letter's date: a labelled one («Dato: …») in its first half, else the first full date of the letterhead
    that is not the date of something else.
    """
    labelled = (
        d
        for d in find_dates(text, 0, max(head_end, len(text) // 2), 2000)
        if d.year and _LABELLED.search(text[max(0, d.span.start - 25) : d.span.start])
    )
    plain = (
        d
        for d in find_dates(text, 0, head_end, 2000)
        if d.year and not _NOT_LETTER_DATE.search(text[max(0, d.span.start - 30) : d.span.start])
    )
    found = next(labelled, None) or next(plain, None)
    return found.day if found else None
