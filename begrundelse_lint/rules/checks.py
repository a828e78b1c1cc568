"""What a rule demands: ``require``, ``forbid``, ``limit`` or ``measure``. Each tells the defect it sees, or None."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import field, replace

from begrundelse_lint.finding import Level
from begrundelse_lint.records import record
from begrundelse_lint.rules.conditions.base import Condition
from begrundelse_lint.rules.facts import Facts, Words
from begrundelse_lint.rules.patterns import AnyOf, Demand, Pattern, Pick
from begrundelse_lint.understanding.reading import Fact


@record
class Defect:
    """What is wrong: the facts that show it (none where something is missing), numbers for the message, its level."""

    facts: tuple[Fact, ...] = ()
    numbers: Mapping[str, float] = field(default_factory=dict)
    level: Level | None = None


class Check(ABC):
    """What a rule demands of a letter."""

    place = "resultat"  # where it points when it has no words to point at

    @abstractmethod
    def defect(self, facts: Facts) -> Defect | None:
        """What is wrong with this letter, or None."""

    def evidence(self, facts: Facts) -> tuple[Words, ...]:
        """The words that meet the demand, where it demands any."""
        return ()

    @property
    def bound(self) -> float | None:
        """The one number that it measures letters by, if there is one («over 30 ord»)."""
        return None

    def with_bound(self, bound: float) -> Check:
        """The same with another number.

        Raises:
            ValueError: it has none.
        """
        raise ValueError("no bound")


@record
class Require(Check):
    """The condition must hold."""

    condition: Condition

    def defect(self, facts: Facts) -> Defect | None:
        return None if self.condition.holds(facts) else Defect()

    def evidence(self, facts: Facts) -> tuple[Words, ...]:
        return self.condition.evidence(facts)


@record
class Forbid(Check):
    """There must be no such fact.

    ``worst_first``: those with most of this attribute (a number) come first; of several patterns, those of the first.
    """

    pattern: Pick
    worst_first: str | None = None

    def defect(self, facts: Facts) -> Defect | None:
        found = facts.matches(self.pattern)
        worst = self.worst_first
        if worst:
            rank = _ranks(self.pattern, facts)
            found = sorted(found, key=lambda fact: (rank.get(id(fact), 0), -(facts.value(fact, worst) or 0)))
        return Defect(tuple(found), {} if self.bound is None else {"graense": self.bound}) if found else None

    @property
    def bound(self) -> float | None:
        bounded = self._bounded
        return None if bounded is None else float(bounded.above if bounded.below is None else bounded.below)

    def with_bound(self, bound: float) -> Check:
        bounded = self._bounded
        if bounded is None or not isinstance(self.pattern, Pattern):
            return super().with_bound(bound)
        changed = replace(bounded, above=bound) if bounded.below is None else replace(bounded, below=bound)
        demands = tuple(changed if demand is bounded else demand for demand in self.pattern.demands)
        return replace(self, pattern=replace(self.pattern, demands=demands))

    @property
    def _bounded(self) -> Demand | None:
        """The demand with the number, where one single demand has one single number."""
        demands = self.pattern.demands if isinstance(self.pattern, Pattern) else ()
        found = [demand for demand in demands if demand.above is not None or demand.below is not None]
        one = found[0] if len(found) == 1 else None
        if one is None or (one.above is not None and one.below is not None):
            return None
        return one if isinstance(one.above if one.below is None else one.below, int | float) else None


@record
class Limit(Check):
    """At most so many such facts (of each value of an attribute, with ``same``); the first one above shows it."""

    of: Pick
    at_most: int
    same: str | None = None

    def defect(self, facts: Facts) -> Defect | None:
        seen: dict[object, int] = {}
        first: dict[object, Fact] = {}
        for fact in facts.matches(self.of):
            value = facts.value(fact, self.same) if self.same else ""
            if value is None:
                continue
            seen[value] = seen.get(value, 0) + 1
            if seen[value] == self.at_most + 1:
                first[value] = fact
        if not first:
            return None
        numbers = {"vaerdi": float(seen[next(iter(first))]), "graense": float(self.at_most)}
        return Defect(tuple(first.values()), numbers)

    @property
    def bound(self) -> float | None:
        return self.at_most

    def with_bound(self, bound: float) -> Check:
        return replace(self, at_most=int(bound))


@record
class Measure(Check):
    """A number of the whole letter must not pass its bounds; asleep until the measures in ``at_least`` are reached.

    ``shown_by`` are the facts that the number comes of, where they can be pointed at.
    """

    place = "foerste_linje"

    name: str
    above: float | None = None
    below: float | None = None
    escalate_above: float | None = None
    escalate_below: float | None = None
    escalate_to: Level | None = None
    at_least: tuple[tuple[str, float], ...] = ()
    shown_by: Pick | None = None

    def defect(self, facts: Facts) -> Defect | None:
        measures = facts.reading.measures
        if any(measures.get(name, 0) < least for name, least in self.at_least):
            return None
        value = measures.get(self.name)
        broken = _broken(value, self.above, self.below)
        if value is None or broken is None:
            return None
        shown = tuple(facts.matches(self.shown_by)) if self.shown_by is not None else ()
        worse = _broken(value, self.escalate_above, self.escalate_below)
        if worse is not None and self.escalate_to:
            return Defect(shown, {"vaerdi": value, "graense": worse}, self.escalate_to)
        return Defect(shown, {"vaerdi": value, "graense": broken})

    @property
    def bound(self) -> float | None:
        return self.below if self.above is None else self.above

    def with_bound(self, bound: float) -> Check:
        return replace(self, below=bound) if self.above is None else replace(self, above=bound)

    def escalating(self, bound: float, level: Level) -> Measure:
        """The same, but weighing so much from another number."""
        low = self.above is None
        return replace(
            self,
            escalate_above=None if low else bound,
            escalate_below=bound if low else None,
            escalate_to=level,
        )


def _broken(value: float | None, above: float | None, below: float | None) -> float | None:
    """The bound that ``value`` lies beyond, if any."""
    for demand, bound in ((Demand("", above=above), above), (Demand("", below=below), below)):
        if bound is not None and demand.fits(value):
            return bound
    return None


def _ranks(pick: Pick, facts: Facts) -> dict[int, int]:
    """For each fact (its identity) that several patterns describe, the first of the patterns that does."""
    ranks: dict[int, int] = {}
    for rank, pattern in enumerate(pick.patterns if isinstance(pick, AnyOf) else ()):
        for fact in facts.matches(pattern):
            ranks.setdefault(id(fact), rank)
    return ranks
