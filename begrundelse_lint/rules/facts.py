"""The facts of one letter, indexed once, and the matching of patterns against them."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from begrundelse_lint.letter import Span
from begrundelse_lint.rules.patterns import AnyOf, Around, Pattern, Pick, Where
from begrundelse_lint.understanding.reading import Activity, Fact, Mention, Reading, Sized


@cache
def _snake_case(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def type_name(cls: type[Fact]) -> str:
    """A fact type's name in rules: ``BlankField`` is «blank_field»."""
    return _snake_case(cls.__name__)


@cache
def all_fact_types() -> dict[str, type[Fact]]:
    """Every fact type there is, by its name in rules."""
    types = [cls for cls in _subclasses(Fact) if getattr(sys.modules[cls.__module__], cls.__name__, None) is cls]
    return {type_name(cls): cls for cls in sorted(types, key=type_name)}


def _subclasses(cls: type[Fact]) -> list[type[Fact]]:
    """All below a class; also the drafts that ``dataclass(slots=True)`` leaves behind, which no module holds."""
    return [found for sub in cls.__subclasses__() for found in (sub, *_subclasses(sub))]


# What may be asked of the letter beyond its plain attributes.
LETTER_EXTRAS: dict[str, Callable[[Reading], object]] = {
    "dated": lambda reading: reading.date is not None,
    "guidance": lambda reading: reading.guidance is not None,
}

# The words that such an attribute was told by.
LETTER_SPANS: dict[str, Callable[[Reading], Span | None]] = {
    "guidance": lambda reading: reading.guidance,
}


class Words(NamedTuple):
    """Words that meet a requirement, and what to quote of the letter so that they make sense."""

    span: Span
    quote: Span


_PART_OF_IT = (Activity, Mention, Sized)  # facts that say little without their statement


class Facts:
    """A letter's facts by type and concept. ``on`` is the day whose law applies."""

    def __init__(self, reading: Reading, on: date | None = None) -> None:
        self.reading = reading
        self.on = on
        self._by_type: dict[str, list[Fact]] = {}
        self._by_concept: dict[str, list[Fact]] = {}
        for fact in sorted(reading.facts, key=lambda fact: fact.span):
            self._by_type.setdefault(type_name(type(fact)), []).append(fact)
            if isinstance(fact, Mention):
                self._by_concept.setdefault(fact.concept, []).append(fact)
        self._matches: dict[int, list[Fact]] = {}  # by the identity of the pattern
        self._groups: dict[int, frozenset[int]] | None = None

    def letter(self, attribute: str) -> object:
        """An attribute of the letter as a whole."""
        extra = LETTER_EXTRAS.get(attribute)
        if extra:
            return extra(self.reading)
        return getattr(self.reading, attribute)

    def letter_span(self, attribute: str) -> Span | None:
        """The words that an attribute of the letter as a whole was told by, where it was told by words."""
        span = LETTER_SPANS.get(attribute)
        return span(self.reading) if span else None

    def value(self, fact: Fact, attribute: str) -> Any:
        """An attribute of a fact, or of the statement it stands in."""
        if hasattr(fact, attribute):
            return getattr(fact, attribute)
        return getattr(self.reading.statements[fact.statement], attribute)

    def matches(self, pick: Pick) -> list[Fact]:
        """Every fact that a pattern describes, in the order of the letter."""
        key = id(pick)
        found = self._matches.get(key)
        if found is None:
            found = self._any_of(pick) if isinstance(pick, AnyOf) else self._find(pick)
            self._matches[key] = found
        return found

    def telling(self, pick: Pick) -> tuple[Words, ...]:
        """The words that say what a pattern describes, in the order of the letter; headings only where nothing else
        does.
        """
        found = self.matches(pick)
        said = [fact for fact in found if not self.reading.statements[fact.statement].heading]
        return tuple(Words(fact.span, self._whole(fact)) for fact in said or found)

    def _whole(self, fact: Fact) -> Span:
        """What to quote of a fact: its statement where the fact is no more than a wording in it."""
        return self.reading.statements[fact.statement].span if isinstance(fact, _PART_OF_IT) else fact.span

    def _any_of(self, pick: AnyOf) -> list[Fact]:
        found = {id(fact): fact for pattern in pick.patterns for fact in self.matches(pattern)}
        return sorted(found.values(), key=lambda fact: fact.span)

    def _find(self, pattern: Pattern) -> list[Fact]:
        return [fact for fact in self._candidates(pattern) if self._fits(fact, pattern)]

    def _candidates(self, pattern: Pattern) -> list[Fact]:
        if not pattern.concepts:
            return self._by_type.get(pattern.fact, [])
        if len(pattern.concepts) == 1:
            return self._by_concept.get(pattern.concepts[0], [])
        found = [fact for concept in pattern.concepts for fact in self._by_concept.get(concept, ())]
        return sorted(found, key=lambda fact: fact.span)

    def _fits(self, fact: Fact, pattern: Pattern) -> bool:
        for demand in pattern.demands:
            holder: object = self.reading.statements[fact.statement] if demand.of_statement else fact
            value = getattr(holder, demand.attribute)
            if demand.values:  # as in Demand.fits, without the call: this is what judging a letter takes its time for
                if (value in demand.values) is demand.negated:
                    return False
            elif not demand.fits(value):
                return False
        return not pattern.around or all(self._around(fact, around) for around in pattern.around)

    def _around(self, fact: Fact, around: Around) -> bool:
        for other in self.matches(around.find):
            if other is fact or not self._stands(fact, other, around):
                continue
            if around.same and self.value(fact, around.same) != self.value(other, around.same):
                continue
            return around.wanted
        return not around.wanted

    def _stands(self, fact: Fact, other: Fact, around: Around) -> bool:
        """Does ``other`` stand where it is looked for, seen from ``fact``?"""
        distance = other.statement - fact.statement
        if around.where == Where.AFTER:
            return other.span.start > fact.span.start if distance == 0 else 0 < distance <= around.within
        if around.where == Where.NEAR and abs(distance) <= around.within:
            return True
        return distance == 0 or other.statement in self._group(fact.statement)

    def _group(self, statement: int) -> frozenset[int]:
        """The statements that count as one with this: a list item's lead-in, a lead-in's items."""
        if self._groups is None:
            groups: dict[int, set[int]] = {}
            for item in self.reading.statements:
                if item.lead_in is not None:
                    groups.setdefault(item.index, set()).add(item.lead_in)
                    groups.setdefault(item.lead_in, set()).add(item.index)
            self._groups = {index: frozenset(group) for index, group in groups.items()}
        return self._groups.get(statement, frozenset())
