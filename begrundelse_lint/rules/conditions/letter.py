"""``letter: {kind, adverse, …}``: the letter as a whole is so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from begrundelse_lint.records import record
from begrundelse_lint.rules.conditions.base import Condition, Reads, Schema
from begrundelse_lint.rules.facts import Facts, Words
from begrundelse_lint.rules.patterns import Demand

if TYPE_CHECKING:
    from begrundelse_lint.written.yaml_tree import Value


@record
class LetterIs(Condition):
    demands: tuple[Demand, ...]

    def holds(self, facts: Facts) -> bool:
        return all(demand.fits(facts.letter(demand.attribute)) for demand in self.demands)

    def evidence(self, facts: Facts) -> tuple[Words, ...]:
        spans = [facts.letter_span(demand.attribute) for demand in self.demands] if self.holds(facts) else []
        return tuple(Words(span, span) for span in spans if span is not None)


def read(value: Value, reads: Reads) -> Condition:
    from begrundelse_lint.rules.vocabulary import letter_attributes

    return LetterIs(reads.demands(value, letter_attributes(), "letter"))


def schema() -> Schema:
    return {"$ref": "#/$defs/letter"}
