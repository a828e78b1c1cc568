"""``all: […]``: every one of the conditions holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from begrundelse_lint.records import record
from begrundelse_lint.rules.conditions.base import CONDITION, Condition, Reads, Schema
from begrundelse_lint.rules.facts import Facts, Words

if TYPE_CHECKING:
    from begrundelse_lint.written.yaml_tree import Value


@record
class AllOf(Condition):
    parts: tuple[Condition, ...]

    def holds(self, facts: Facts) -> bool:
        return all(part.holds(facts) for part in self.parts)

    def evidence(self, facts: Facts) -> tuple[Words, ...]:
        return tuple(words for part in self.parts for words in part.evidence(facts)) if self.holds(facts) else ()


def read(value: Value, reads: Reads) -> Condition:
    return AllOf(reads.conditions(value))


def schema() -> Schema:
    return {"type": "array", "items": CONDITION, "minItems": 1}
