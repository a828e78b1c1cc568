"""``count: {of, above, below, distinct}``: so many such facts, or different values of one of their attributes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from begrundelse_lint.records import record
from begrundelse_lint.rules.conditions.base import PATTERN, Condition, Reads, Schema, fields
from begrundelse_lint.rules.facts import Facts, Words
from begrundelse_lint.rules.patterns import Demand, Pick

if TYPE_CHECKING:
    from begrundelse_lint.written.yaml_tree import Value


@record
class Count(Condition):
    of: Pick
    bounds: Demand
    distinct: str | None = None

    def holds(self, facts: Facts) -> bool:
        found = facts.matches(self.of)
        if self.distinct is None:
            return self.bounds.fits(len(found))
        values = {facts.value(fact, self.distinct) for fact in found} - {None}
        return self.bounds.fits(len(values))

    def evidence(self, facts: Facts) -> tuple[Words, ...]:
        return facts.telling(self.of) if self.holds(facts) else ()


def read(value: Value, reads: Reads) -> Condition:
    form = reads.form(value, "count", ("of", "above", "below", "distinct"), required=("of",))
    above, below = reads.bounds(form)
    of = reads.pattern_in(form, "of")
    return Count(of, Demand("count", above=above, below=below), reads.attribute(form, "distinct", of))


def schema() -> Schema:
    number = {"type": "number"}
    return fields({"of": PATTERN, "above": number, "below": number, "distinct": {"type": "string"}}, ["of"])
