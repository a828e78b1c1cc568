"""Where a finding points when it is not the matched words themselves."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping

from begrundelse_lint.letter import Span
from begrundelse_lint.records import record
from begrundelse_lint.rules.conditions.decision import Decides
from begrundelse_lint.rules.facts import Facts
from begrundelse_lint.rules.patterns import Pick
from begrundelse_lint.understanding.reading import Reading, Zone


class Point(ABC):
    """A way to a place in the letter."""

    @abstractmethod
    def span(self, facts: Facts) -> Span | None:
        """The place (in the clean text), or None where the letter has no such place."""


def _subject(reading: Reading) -> Span | None:
    return next((statement.span for statement in reading.statements if statement.zone == Zone.EMNE), None)


def first_line(reading: Reading) -> Span | None:
    """Where something is told that is about the letter as a whole."""
    return reading.statements[0].span if reading.statements else None


_PLACES: Mapping[str, Callable[[Reading], Span | None]] = {
    "resultat": lambda reading: reading.result,
    "klagevejledning": lambda reading: reading.guidance,
    "emne": _subject,
    "foerste_linje": first_line,
    "laengste_saetning": lambda reading: reading.longest,
}
PLACES = tuple(_PLACES)


@record
class Place(Point):
    """A place that every letter has a word for: one of :data:`PLACES`."""

    name: str

    def span(self, facts: Facts) -> Span | None:
        return _PLACES[self.name](facts.reading)


@record
class FirstMatch(Point):
    """The first fact that a pattern describes."""

    pattern: Pick

    def span(self, facts: Facts) -> Span | None:
        return next((fact.span for fact in facts.matches(self.pattern)), None)


@record
class OfDecision(Point):
    """The statement in which the letter decides this."""

    decision: Decides

    def span(self, facts: Facts) -> Span | None:
        found = self.decision.first(facts)
        return facts.reading.statements[found.statement].span if found else None


def first_span(points: tuple[Point, ...], facts: Facts) -> Span | None:
    """The place that the first of some points leads to."""
    return next((span for point in points if (span := point.span(facts)) is not None), None)
