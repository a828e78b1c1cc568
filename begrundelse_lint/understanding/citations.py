"""Citations of law in every notation that letters use, and consolidation acts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from begrundelse_lint.letter import Span
from begrundelse_lint.understanding.knowledge import Law

_SIGN = r"(?:§{1,2}|\bparagraf(?:ferne|fer|fen)?\b|\bpgf\.|\bpar\.)"
_SECTION = r"\d{1,3}(?:\s?[a-hj-nA-HJ-N](?![\wæøå]))?"  # no «i»: that is the preposition in «§ 85 i loven»
_RANGE = rf"{_SECTION}(?:\s?[-–]\s?(?:{_SECTION}|[a-z](?![\wæøå])))?"
_CITATION = re.compile(
    rf"{_SIGN}\s*(?P<list>{_RANGE}(?:(?:\s?,\s?(?={_SECTION}(?!\s*(?:timer|uger|dage|år)))|\s?(?:og|eller"
    rf"|samt|til|/)\s?§?\s?){_RANGE})*)"
    r"(?:,?\s*stk\.?\s*(?P<stk>\d+))?(?:,?\s*nr\.?\s*(?P<nr>\d+))?(?:,?\s*(?:litra"
    r"|lit\.)\s*(?P<litra>[a-zæøå])\b)?(?:,?\s*\d\.\s*pkt\.)?",
    re.IGNORECASE,
)
_PART = re.compile(rf"({_SECTION})(?:\s?[-–]\s?({_SECTION}|[a-z](?![\wæøå])))?", re.IGNORECASE)
_CONSOLIDATION = re.compile(
    r"(?:lovbekendtgørelse|lovbek\.|lbkg?\.?|bekendtgørelse af lov|\blov\b)\s*(?:(?P<year>(?:19"
    r"|20)\d\d)-\d\d-\d\d\s+)?(?:nr\.?)?\s*(?P<number>\d{2,4})(?![\d-])\s*(?:(?:af"
    r"|/)\s*(?:den\s*)?(?P<rest>[^;)]{0,24}))?",
    re.IGNORECASE,
)


class FoundCitation(NamedTuple):
    """One section cited, with the span of the whole citation."""

    span: Span
    section: str
    stk: int | None
    nr: str | None
    litra: str | None


def find_citations(text: str, start: int, end: int) -> Iterator[FoundCitation]:
    """Every section cited in ``text[start:end]``; «§§ 82 a-c» gives three."""
    for match in _CITATION.finditer(text, start, end):
        *before, last = _sections(match["list"])
        yield from (FoundCitation(Span(*match.span()), section, None, None, None) for section in before)
        yield FoundCitation(
            Span(*match.span()), last, int(match["stk"]) if match["stk"] else None, match["nr"], match["litra"]
        )  # «§§ 85, 89 og 148, stk. 2»: the subsection is the last one's


def _sections(listed: str) -> Iterator[str]:
    for first, last in _PART.findall(listed):
        low = _normal(first)
        yield low
        if last:
            number, letter = _split(low)
            high_number, high_letter = _split(_normal(last) if last[0].isdigit() else f"{number} {last.lower()}")
            if number == high_number and letter and high_letter:
                yield from (f"{number} {chr(code)}" for code in range(ord(letter) + 1, ord(high_letter) + 1))
            elif not letter and not high_letter and int(high_number) - int(number) < 20:
                yield from (str(value) for value in range(int(number) + 1, int(high_number) + 1))


def _normal(section: str) -> str:
    """«82B» -> «82 b»."""
    number, letter = _split(section)
    return f"{number} {letter}" if letter else number


def _split(section: str) -> tuple[str, str]:
    match = re.match(r"(\d+)\s*([a-zA-Z]?)", section)
    assert match
    return match[1], match[2].lower()


class FoundConsolidation(NamedTuple):
    """A consolidation act cited: number and, where given, the year."""

    span: Span
    number: int
    year: int | None


def find_consolidations(text: str, start: int, end: int) -> Iterator[FoundConsolidation]:
    """Every consolidation act (or act) number cited in ``text[start:end]``."""
    for match in _CONSOLIDATION.finditer(text, start, end):
        year = re.search(r"(?:19|20)\d\d", match["rest"] or "")
        stop = match.start("rest") + year.end() if year else match.end("number")
        named = match["year"] or (year[0] if year else None)
        yield FoundConsolidation(Span(match.start(), stop), int(match["number"]), int(named) if named else None)


def section_exists(law: Law, section: str, stk: int | None, litra: str | None, on: date) -> bool:
    """Does the law have this section (and stk., litra) on that day? Unknown laws and empty tables have everything."""
    if law.last_section is not None and int(section.split(maxsplit=1)[0]) > law.last_section:
        return False
    ranges = [r for r in law.sections if (r.first is None or r.first <= on) and (r.last is None or on <= r.last)]
    if law.sections and not any(section in r.sections for r in ranges):
        return False
    if stk is not None and section in law.highest_stk and stk > law.highest_stk[section]:
        return False
    return not (litra is not None and section in law.without_litra)


GRACE_DAYS = 30  # a letter may have been written just before the new consolidation (law tables, «advisory»)


def consolidation_state(law: Law, number: int, year: int | None, on: date) -> str:
    """«gaeldende», «afloest» (replaced more than 30 days before) or «ukendt» on a day."""
    if (
        law.known_until is not None
        and on > law.known_until + timedelta(days=GRACE_DAYS)
        and not any(a.number == number for a in law.consolidations)
    ):
        return "ukendt"
    for index, act in enumerate(law.consolidations):
        if act.number != number or (year is not None and act.signed.year != year):
            continue
        later = law.consolidations[index + 1 :]
        return "afloest" if later and later[0].signed + timedelta(days=GRACE_DAYS) < on else "gaeldende"
    return "ukendt"
