"""``decision: {outcome, provision, …}``: one of the letter's decisions is so, in every respect named."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from begrundelse_lint.records import record
from begrundelse_lint.rules.conditions.base import Condition, Reads, Schema
from begrundelse_lint.rules.facts import Facts, Words
from begrundelse_lint.rules.patterns import Demand
from begrundelse_lint.understanding.reading import LetterDecision

if TYPE_CHECKING:
    from begrundelse_lint.written.yaml_tree import Value


@record
class Decides(Condition):
    demands: tuple[Demand, ...]

    def holds(self, facts: Facts) -> bool:
        return self.first(facts) is not None

    def evidence(self, facts: Facts) -> tuple[Words, ...]:
        spans = {facts.reading.statements[decision.statement].span for decision in self._fitting(facts)}
        return tuple(Words(span, span) for span in sorted(spans))

    def first(self, facts: Facts) -> LetterDecision | None:
        """The first decision of the letter that is so."""
        return next(self._fitting(facts), None)

    def _fitting(self, facts: Facts) -> Iterator[LetterDecision]:
        for decision in facts.reading.decisions:
            if all(demand.fits(getattr(decision, demand.attribute)) for demand in self.demands):
                yield decision


def read(value: Value, reads: Reads) -> Decides:
    from begrundelse_lint.rules.vocabulary import decision_attributes

    return Decides(reads.demands(value, decision_attributes(), "decision"))


def schema() -> Schema:
    return {"$ref": "#/$defs/decision"}
