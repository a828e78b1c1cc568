"""``find: PATTERN``: the letter holds at least one such fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from begrundelse_lint.records import record
from begrundelse_lint.rules.conditions.base import PATTERN, Condition, Reads, Schema
from begrundelse_lint.rules.facts import Facts, Words
from begrundelse_lint.rules.patterns import Pick

if TYPE_CHECKING:
    from begrundelse_lint.written.yaml_tree import Value


@record
class Find(Condition):
    pattern: Pick

    def holds(self, facts: Facts) -> bool:
        return bool(facts.matches(self.pattern))

    def evidence(self, facts: Facts) -> tuple[Words, ...]:
        return facts.telling(self.pattern)


def read(value: Value, reads: Reads) -> Condition:
    return Find(reads.pattern(value))


def schema() -> Schema:
    return PATTERN
