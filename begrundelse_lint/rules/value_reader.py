"""Reads what rules ask of attributes from YAML: values, lists, opposites, bounds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from begrundelse_lint.rules import vocabulary
from begrundelse_lint.rules.names import Names
from begrundelse_lint.rules.patterns import Demand, Pick, fact_types_of
from begrundelse_lint.rules.vocabulary import Attribute
from begrundelse_lint.written.form import Form
from begrundelse_lint.written.problems import Notes, Spot, quoted, unknown
from begrundelse_lint.written.yaml_tree import Value

EVERYTHING = "alle"  # any value: takes a default away
PROVISIONS = ("provision", "applied_for")  # attributes that name a law and a section
_PROVISION = re.compile(r"(\S+) § \d+( [a-zæøå])?")
_LABELS = {"concept": "begreb", "list": "ordliste", "group": "gruppe"}


class ValueReader:
    """Reads attributes and what is asked of them, noting every mistake."""

    def __init__(self, names: Names, notes: Notes) -> None:
        self.names = names
        self.notes = notes

    def wrong(self, spot: Spot, message: str) -> None:
        """Note a mistake."""
        self.notes.add(spot, message)

    def form(self, value: Value, what: str, allowed: Iterable[str], required: Iterable[str] = ()) -> Form:
        """The value as a mapping of known fields."""
        return Form(value, self.notes, f"«{what}»", allowed, required)

    def demands(self, value: Value, attributes: Mapping[str, Attribute], what: str) -> tuple[Demand, ...]:
        """What a mapping of attributes asks for."""
        form = self.form(value, what, attributes)
        return tuple(d for name, field in form.fields.items() if (d := self.demand(attributes[name], field)))

    def attribute(self, form: Form, name: str, pick: Pick, kind: str | None = None) -> str | None:
        """The name of an attribute (of this kind) that every fact of a pattern has."""
        if name not in form:
            return None
        wanted, facts = form.text(name), sorted(fact_types_of(pick))
        common = self.common(facts, kind)
        if wanted and facts and wanted not in common:
            self.wrong(form.spot(name), unknown(f"egenskab ved {quoted(facts, 'og')}:", wanted, common))
        return wanted

    def common(self, facts: Iterable[str], kind: str | None = None) -> set[str]:
        """The attributes (of this kind) that all of some fact types have."""
        of_each = (self.names.attributes(fact).items() for fact in facts)
        shared = [{name for name, attribute in asked if kind in (None, attribute.kind)} for asked in of_each]
        return set.intersection(*shared) if shared else set()

    def bounds(self, form: Form) -> tuple[float | None, float | None]:
        """``above`` and ``below``, at least one of them."""
        if "above" not in form and "below" not in form:
            self.wrong(form.value.spot, f"{form.what} skal have «above» eller «below».")
        return form.number("above"), form.number("below")

    def measure(self, form: Form, name: str) -> str:
        """The name of a measure of the letter."""
        measure, known = form.text(name), vocabulary.measures()
        if measure and known and measure not in known:
            self.wrong(form.spot(name), unknown("mål", measure, known))
        return measure

    def demand(self, attribute: Attribute, value: Value) -> Demand | None:
        """What a value asks of an attribute; None where it asks nothing («alle»)."""
        if value.data == EVERYTHING:
            return None
        if not isinstance(value.data, dict):
            return Demand(attribute.name, self._choices(attribute, value), of_statement=attribute.of_statement)
        form = self.form(value, attribute.name, ("not", "above", "below"))
        if "not" in form:
            if len(form.fields) > 1:
                self.wrong(value.spot, "«not» kan ikke stå sammen med «above» og «below».")
            chosen = self._choices(attribute, form.fields["not"])
            return Demand(attribute.name, chosen, negated=True, of_statement=attribute.of_statement)
        above, below = (self._bound(attribute, form, name) for name in ("above", "below"))
        if not form.fields:
            self.wrong(value.spot, f"«{attribute.name}» siger ikke hvad; skriv en værdi, «not», «above» eller «below».")
        return Demand(attribute.name, above=above, below=below, of_statement=attribute.of_statement)

    def _bound(self, attribute: Attribute, form: Form, name: str) -> float | date | None:
        if attribute.kind == "date":
            return form.day(name)
        if name in form and attribute.kind != "number":
            self.wrong(
                form.spot(name),
                f"«{name}» bruges om tal og datoer, men «{attribute.name}» er {vocabulary.KINDS[attribute.kind][1]}.",
            )
            return None
        return form.number(name)

    def _choices(self, attribute: Attribute, value: Value) -> frozenset[Any]:
        values = value.data if isinstance(value.data, list) else [value]
        if not values:
            self.wrong(value.spot, f"listen ved «{attribute.name}» er tom.")
        return frozenset(item.data for item in values if self._is_allowed(attribute, item))

    def _is_allowed(self, attribute: Attribute, value: Value) -> bool:
        types, name = vocabulary.KINDS[attribute.kind]
        if value.data is None:
            if not attribute.nullable:
                self.wrong(value.spot, f"«{attribute.name}» mangler aldrig og kan derfor ikke være null.")
            return attribute.nullable
        if not isinstance(value.data, types) or (isinstance(value.data, bool) and attribute.kind != "truth"):
            hint = " (sæt tallet i anførselstegn)" if attribute.kind == "text" and isinstance(value.data, int) else ""
            self.wrong(value.spot, f"«{attribute.name}» skal være {name}, ikke {value.kind}{hint}.")
            return False
        if attribute.values is not None and value.data not in attribute.values:
            what = _LABELS.get(attribute.name, f"værdi for «{attribute.name}»:")
            self.wrong(value.spot, unknown(what, value.data, attribute.values))
            return False
        return attribute.name not in PROVISIONS or self._is_provision(value)

    def _is_provision(self, value: Value) -> bool:
        match = _PROVISION.fullmatch(str(value.data))
        laws = self.names.knowledge.laws
        if not match:
            self.wrong(
                value.spot,
                f"«{value.data}» er ikke en bestemmelse; skriv lov og paragraf som «SEL § 85» eller «SEL § 82 b».",
            )
        elif laws and match[1] not in laws:
            self.wrong(value.spot, unknown("lov", match[1], laws))
        return bool(match)
