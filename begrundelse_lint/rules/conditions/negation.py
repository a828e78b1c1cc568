"""``not: …``: the condition does not hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from begrundelse_lint.records import record
from begrundelse_lint.rules.conditions.base import CONDITION, Condition, Reads, Schema
from begrundelse_lint.rules.facts import Facts

if TYPE_CHECKING:
    from begrundelse_lint.written.yaml_tree import Value


@record
class Not(Condition):
    part: Condition

    def holds(self, facts: Facts) -> bool:
        return not self.part.holds(facts)


def read(value: Value, reads: Reads) -> Condition:
    return Not(reads.condition(value))


def schema() -> Schema:
    return CONDITION
