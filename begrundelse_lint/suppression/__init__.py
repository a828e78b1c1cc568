"""Findings that are known: what somebody has said of them, with a reason, and what that leaves to be told.

A suppression names a rule and the words that the rule points at, never a line: it holds when the text around them
moves. It comes from the configuration, a baseline or a comment in the letter itself. A finding is only known where
each of its places is; a new place of an old defect is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from begrundelse_lint.finding import Finding, Place, words_of
from begrundelse_lint.records import record


class Origin(StrEnum):
    """Where a suppression is written. The values are those of the JSON report."""

    CONFIGURATION = "configuration"
    BASELINE = "baseline"
    LETTER = "letter"  # a comment in the letter's own file


@record(kw_only=True)
class Suppression:
    """What is known of one rule in one letter.

    At most one of ``fingerprint``, ``quote`` and ``lines`` says which places; without any, all of the rule's.
    """

    rule: str  # code or name, in any case
    reason: str
    origin: Origin
    written: str  # where it is written, as people are told: «begrundelse-lint.yaml:12»
    fingerprint: str | None = None
    quote: str | None = None  # the words themselves
    lines: tuple[int, int] | None = None  # first and last line, 1-based
    until: date | None = None  # the last day on which it holds
    count: int | None = None  # how many places; None: however many
    elsewhere: bool = False  # it was said of a letter that is gone, which this one may be under another name

    def expired(self, today: date) -> bool:
        """Is its last day over?"""
        return self.until is not None and self.until < today

    def is_about(self, finding: Finding) -> bool:
        """Is it about this finding's rule?"""
        return self.rule.casefold() in (finding.rule.casefold(), finding.name.casefold())

    def covers(self, finding: Finding, place: Place) -> bool:
        """Does it speak of this place of a finding?"""
        if not self.is_about(finding):
            return False
        if self.fingerprint is not None:
            return self.fingerprint == finding.fingerprint_at(place)
        if self.quote is not None:
            return self._is_quote_of(place)
        return self.lines is None or (place.line <= self.lines[1] and self.lines[0] <= place.end_line)

    def _is_quote_of(self, place: Place) -> bool:
        """Are these the words of a place, or the beginning of them («… …»), as reports show long quotes?"""
        wanted, words = words_of(self.quote or ""), words_of(place.quote)
        shortened = (self.quote or "").rstrip().endswith(("…", "..."))
        return bool(wanted) and (words.startswith(wanted) if shortened else words == wanted)


@record
class Suppressed:
    """A finding, or some of its places, that is known. It quotes no word of the letter."""

    finding: Finding
    by: Suppression

    @property
    def reason(self) -> str:
        """Why it is not told."""
        return self.by.reason


class Settled(NamedTuple):
    """What suppressions leave of a letter's findings."""

    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...]
    unused: tuple[Suppression, ...]  # those that found nothing to speak of, and those whose time is over


def settle(findings: Iterable[Finding], known: Sequence[Suppression], today: date) -> Settled:
    """Part the findings into those to tell and those known, in their order."""
    left = {index: item.count for index, item in enumerate(known) if not item.expired(today)}
    told: list[Finding] = []
    suppressed: list[Suppressed] = []
    used: set[int] = set()
    for finding in findings:
        taken: dict[int, list[Place]] = {}
        new = [place for place in finding.places if not _take(finding, place, known, left, taken)]
        used |= taken.keys()
        suppressed += [Suppressed(wordless(finding, places), known[index]) for index, places in taken.items()]
        if new:
            told.append(finding if len(new) == len(finding.places) else finding.at(new))
    unused = tuple(item for index, item in enumerate(known) if index not in used)
    return Settled(tuple(told), tuple(suppressed), unused)


def _take(
    finding: Finding,
    place: Place,
    known: Sequence[Suppression],
    left: dict[int, int | None],
    taken: dict[int, list[Place]],
) -> bool:
    """Let the first suppression that covers the place and has not been used up take it."""
    for index, remaining in left.items():
        if remaining != 0 and known[index].covers(finding, place):
            left[index] = None if remaining is None else remaining - 1
            taken.setdefault(index, []).append(place)
            return True
    return False


def wordless(finding: Finding, places: Sequence[Place] = ()) -> Finding:
    """The finding at these of its places (none: at all), with the rule's title for a message and nothing quoted."""
    silent = [
        replace(place, quote="", message="", suggestion="", fingerprint=finding.fingerprint_at(place))
        for place in places or finding.places
    ]
    return replace(finding, message=finding.title, suggestion="", place=silent[0], more=tuple(silent[1:]), when=None)


def never_used(letters: Iterable[tuple[Sequence[Suppressed], Sequence[Suppression]]]) -> list[Suppression]:
    """What found nothing to speak of in any of the letters (their suppressed findings, their unused suppressions)."""
    used: set[Suppression] = set()
    unused: dict[Suppression, None] = {}
    for suppressed, idle in letters:
        used |= {known.by for known in suppressed}
        unused |= dict.fromkeys(idle)
    return [item for item in unused if item not in used and not item.elsewhere]
