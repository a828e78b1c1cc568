"""``any: […]``: at least one of the conditions holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from begrundelse_lint.records import record
from begrundelse_lint.rules.conditions.base import CONDITION, Condition, Reads, Schema
from begrundelse_lint.rules.facts import Facts, Words

if TYPE_CHECKING:
    from begrundelse_lint.written.yaml_tree import Value


@record
class AnyOfThem(Condition):
    parts: tuple[Condition, ...]

    def holds(self, facts: Facts) -> bool:
        return any(part.holds(facts) for part in self.parts)

    def evidence(self, facts: Facts) -> tuple[Words, ...]:
        return next((found for part in self.parts if part.holds(facts) and (found := part.evidence(facts))), ())


def read(value: Value, reads: Reads) -> Condition:
    return AnyOfThem(reads.conditions(value))


def schema() -> Schema:
    return {"type": "array", "items": CONDITION, "minItems": 1}
