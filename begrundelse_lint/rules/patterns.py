"""Patterns: what a rule looks for among the facts of a letter. Plain data; the matching is in :mod:`facts`."""

from __future__ import annotations

from typing import Any

from begrundelse_lint.records import record


@record
class Demand:
    """What an attribute must be: one of ``values`` (or none of them), or between two numbers or dates (exclusive)."""

    attribute: str
    values: frozenset[Any] = frozenset()
    negated: bool = False
    above: Any = None
    below: Any = None
    of_statement: bool = False

    def fits(self, value: Any) -> bool:
        """Is ``value`` as the demand wants it? A missing value (None) lies between no bounds."""
        if self.above is None and self.below is None:
            return (value in self.values) is not self.negated
        if value is None:
            return False
        return (self.above is None or value > self.above) and (self.below is None or value < self.below)


class Where:
    """Where a fact beside another one is looked for."""

    SAME = "same"  # in the same statement
    AFTER = "after"  # later in it, or in one of the next statements
    NEAR = "near"  # in it, or in one of the statements before and after


@record
class Around:
    """A fact that must (``wanted``) or must not stand beside the one described. ``same``: with this attribute alike."""

    where: str
    wanted: bool
    find: Pick
    within: int = 0
    same: str | None = None


@record
class Pattern:
    """Describes one fact: its type, its attributes, and what stands around it."""

    fact: str
    concepts: tuple[str, ...] = ()  # mentions of one of these; empty: of any
    demands: tuple[Demand, ...] = ()
    around: tuple[Around, ...] = ()


@record
class AnyOf:
    """A fact that one of several patterns describes."""

    patterns: tuple[Pick, ...]


Pick = Pattern | AnyOf


def fact_types_of(pick: Pick) -> set[str]:
    """The types of fact that a pattern can lead to."""
    if isinstance(pick, Pattern):
        return {pick.fact}
    return {fact for pattern in pick.patterns for fact in fact_types_of(pattern)}
