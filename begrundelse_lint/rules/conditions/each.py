"""``each: {of, same, has}``: every value of an attribute that occurs among one kind of facts occurs among another.

«Every activity applied for is assessed»: ``of`` the activities applied for, ``same: concept``, ``has`` those assessed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from begrundelse_lint.records import record
from begrundelse_lint.rules.conditions.base import PATTERN, Condition, Reads, Schema, fields
from begrundelse_lint.rules.facts import Facts, Words
from begrundelse_lint.rules.patterns import AnyOf, Pick

if TYPE_CHECKING:
    from begrundelse_lint.written.yaml_tree import Value


@record
class Each(Condition):
    of: Pick
    same: str
    has: Pick

    def holds(self, facts: Facts) -> bool:
        needed = {facts.value(fact, self.same) for fact in facts.matches(self.of)} - {None}
        return needed <= {facts.value(fact, self.same) for fact in facts.matches(self.has)}

    def evidence(self, facts: Facts) -> tuple[Words, ...]:
        return facts.telling(self.has) if self.holds(facts) else ()


def read(value: Value, reads: Reads) -> Condition:
    names = ("of", "same", "has")
    form = reads.form(value, "each", names, required=names)
    of, has = reads.pattern_in(form, "of"), reads.pattern_in(form, "has")
    return Each(of, reads.attribute(form, "same", AnyOf((of, has))) or "", has)


def schema() -> Schema:
    return fields({"of": PATTERN, "same": {"type": "string"}, "has": PATTERN}, ["of", "same", "has"])
