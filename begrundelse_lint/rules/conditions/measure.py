"""``measure: {name, above, below}``: a number of the whole letter. A measure not taken lies between no bounds.

A bound is a number, or the name of another measure: ``{name: statute_words, above: reasons_words}``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from begrundelse_lint.records import record
from begrundelse_lint.rules.conditions.base import Condition, Reads, Schema, fields
from begrundelse_lint.rules.facts import Facts

if TYPE_CHECKING:
    from begrundelse_lint.written.yaml_tree import Value


@record
class Measures(Condition):
    name: str
    above: float | str | None = None
    below: float | str | None = None

    def holds(self, facts: Facts) -> bool:
        measures = facts.reading.measures
        value = measures.get(self.name)
        if value is None:
            return False
        above = measures.get(self.above) if isinstance(self.above, str) else self.above
        below = measures.get(self.below) if isinstance(self.below, str) else self.below
        above_holds = self.above is None or (above is not None and value > above)
        return above_holds and (self.below is None or (below is not None and value < below))


def read(value: Value, reads: Reads) -> Condition:
    form = reads.form(value, "measure", ("name", "above", "below"), required=("name",))
    bounds: list[float | str | None] = []
    for bound in ("above", "below"):
        named = bound in form and isinstance(form.fields[bound].data, str)
        bounds.append(reads.measure(form, bound) if named else form.number(bound))
    if bounds == [None, None] and not {"above", "below"} & form.fields.keys():
        reads.wrong(value.spot, "«measure» skal have «above» eller «below».")
    return Measures(reads.measure(form, "name"), *bounds)


def schema() -> Schema:
    name: Schema = {"$ref": "#/$defs/measure_name"}
    bound: Schema = {"anyOf": [{"type": "number"}, name]}
    return fields({"name": name, "above": bound, "below": bound}, ["name"])
