"""Reads patterns and conditions from YAML, noting every mistake."""

from __future__ import annotations

from collections.abc import Mapping

from begrundelse_lint.rules import vocabulary
from begrundelse_lint.rules.conditions import KINDS, Condition
from begrundelse_lint.rules.conditions.all_of import AllOf
from begrundelse_lint.rules.facts import type_name
from begrundelse_lint.rules.names import Names
from begrundelse_lint.rules.patterns import AnyOf, Around, Demand, Pattern, Pick, Where
from begrundelse_lint.rules.value_reader import EVERYTHING, ValueReader
from begrundelse_lint.rules.vocabulary import MENTION, Attribute
from begrundelse_lint.understanding.reading import BlankField, Mood, Polarity, Speaker, Zone
from begrundelse_lint.written.form import Form
from begrundelse_lint.written.problems import Notes, quoted, unknown
from begrundelse_lint.written.yaml_tree import Value

NO_CONDITION = AllOf(())
NO_PATTERN = AnyOf(())

# The letter's own words: what holds for mentions unless the pattern says otherwise.
OWN_WORDS: Mapping[str, Demand] = {
    "speaker": Demand("speaker", frozenset({str(Speaker.KOMMUNEN)})),
    "polarity": Demand("polarity", frozenset({str(Polarity.BEKRAEFTET)})),
    "mood": Demand("mood", frozenset({str(Mood.UDSAGN)})),
    "zone": Demand("zone", frozenset({str(Zone.BREVHOVED), str(Zone.KLAGEVEJLEDNING), str(Zone.BILAG)}), negated=True),
}

BESIDE: Mapping[str, tuple[str, bool]] = {"with": (Where.SAME, True), "without": (Where.SAME, False)}
AROUND: Mapping[str, tuple[str, bool]] = {
    "followed_by": (Where.AFTER, True),
    "not_followed_by": (Where.AFTER, False),
    "near": (Where.NEAR, True),
    "not_near": (Where.NEAR, False),
}


class Reader(ValueReader):
    """Reads the parts of rules; the contract with the kinds of condition is ``conditions.base.Reads``."""

    def __init__(self, names: Names, notes: Notes) -> None:
        super().__init__(names, notes)
        self._named: dict[str, Condition] = {}
        self._open: list[str] = []  # named conditions that are being read

    # Conditions

    def condition(self, value: Value) -> Condition:
        """A condition: one word and what it is about."""
        if not isinstance(value.data, dict):
            self.wrong(value.spot, f"en betingelse skal begynde med {quoted(KINDS)}, ikke være {value.kind}.")
            return NO_CONDITION
        for word in value.data:
            if word not in KINDS:
                self.wrong(value.keys[word], unknown("betingelse", word, KINDS))
        known = [word for word in value.data if word in KINDS]
        if len(value.data) != 1:
            self.wrong(value.spot, "en betingelse har netop ét ord; saml flere med «all» eller «any».")
        return KINDS[known[0]].read(value.data[known[0]], self) if known else NO_CONDITION

    def conditions(self, value: Value) -> tuple[Condition, ...]:
        """A list of conditions, at least one."""
        if not isinstance(value.data, list) or not value.data:
            self.wrong(value.spot, f"«all» og «any» skal have en liste af betingelser, ikke {value.kind}.")
            return ()
        return tuple(self.condition(item) for item in value.data)

    def named(self, value: Value) -> Condition:
        """The condition that stands under ``conditions:`` with this name."""
        name = value.data
        if not isinstance(name, str) or name not in self.names.conditions:
            self.wrong(value.spot, unknown("navn på en betingelse", name, self.names.conditions))
            return NO_CONDITION
        if name in self._open:
            circle = " → ".join((*self._open[self._open.index(name) :], name))
            self.wrong(value.spot, f"betingelserne henviser til hinanden i ring: {circle}.")
            return NO_CONDITION
        if name not in self._named:
            self._open.append(name)
            self._named[name] = self.condition(self.names.conditions[name])
            self._open.pop()
        return self._named[name]

    # Patterns

    def pattern(self, value: Value) -> Pick:
        """A pattern, or several under ``any_of``."""
        if isinstance(value.data, dict) and "any_of" in value.data:
            form = self.form(value, "any_of", ("any_of",))
            return AnyOf(tuple(self.pattern(item) for item in form.values("any_of")))
        fact = self._fact(value)
        if fact is None or not isinstance(value.data, dict):
            return NO_PATTERN
        attributes = self.names.attributes(fact)
        form = self.form(value, fact, ("fact", *attributes, *BESIDE, *AROUND))
        asked = {name: field for name, field in form.fields.items() if name in attributes}
        concepts = self._concepts(asked, attributes) if fact == MENTION else ()
        demands = [d for name, field in asked.items() if (d := self.demand(attributes[name], field))]
        if fact == MENTION:
            demands += [demand for name, demand in OWN_WORDS.items() if name not in asked]
        return Pattern(fact, concepts, tuple(demands), self._around(form, fact))

    def pattern_in(self, form: Form, name: str) -> Pick:
        """The pattern in a field; where the field is missing, that is noted already."""
        return self.pattern(form.fields[name]) if name in form else NO_PATTERN

    def blank(self, value: Value) -> Pick:
        """A blank field that will hold one of these."""
        fact = type_name(BlankField)
        demand = self.demand(self.names.attributes(fact)["holds"], value)
        return Pattern(fact, demands=(demand,) if demand else ())

    def _fact(self, value: Value) -> str | None:
        """The fact type that a pattern is about, or None where that is wrong."""
        known = vocabulary.fact_types()
        if not isinstance(value.data, dict):
            self.wrong(
                value.spot,
                f"et mønster skal have felter med værdier, ikke {value.kind}; begynd med «fact» eller «concept».",
            )
            return None
        if "fact" not in value.data:
            if "concept" in value.data or "group" in value.data:
                return MENTION
            self.wrong(
                value.spot, f"mønstret siger ikke, hvad det handler om; skriv «concept» eller «fact»: {quoted(known)}."
            )
            return None
        fact = value.data["fact"].data
        if isinstance(fact, str) and fact in known:
            return fact
        self.wrong(value.data["fact"].spot, unknown("slags oplysning", fact, known))
        return None

    def _concepts(self, asked: dict[str, Value], attributes: Mapping[str, Attribute]) -> tuple[str, ...]:
        """The concepts that a pattern names; they are taken out of ``asked``, since mentions are found by them."""
        field = asked.get("concept")
        if field is None or isinstance(field.data, dict) or field.data == EVERYTHING:
            return ()
        demand = self.demand(attributes["concept"], asked.pop("concept"))
        return tuple(sorted(str(name) for name in demand.values)) if demand else ()

    def _around(self, form: Form, fact: str) -> tuple[Around, ...]:
        found: list[Around] = []
        for name, (where, wanted) in BESIDE.items():
            if name in form:
                data = form.fields[name].data
                items = data if isinstance(data, list) else [form.fields[name]]
                found += [Around(where, wanted, self.pattern(item)) for item in items]
        for name, (where, wanted) in AROUND.items():
            if name in form:
                found.append(self._within(form.fields[name], name, fact, where, wanted))
        return tuple(found)

    def _within(self, value: Value, name: str, fact: str, where: str, wanted: bool) -> Around:
        form = self.form(value, name, ("within", "find", "same"), required=("within", "find"))
        find = self.pattern_in(form, "find")
        same = self.attribute(form, "same", AnyOf((Pattern(fact), find)))
        return Around(where, wanted, find, form.whole("within"), same)
