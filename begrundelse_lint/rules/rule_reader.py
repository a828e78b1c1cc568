"""Reads rules from YAML: what stands around the conditions, and whether it fits together."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from begrundelse_lint.finding import Level
from begrundelse_lint.language.needs import GRAMMAR, NAMES
from begrundelse_lint.rules import texts
from begrundelse_lint.rules.checks import Check, Forbid, Limit, Measure, Require
from begrundelse_lint.rules.conditions import decision
from begrundelse_lint.rules.model import Example, Examples, InForce, Rule, Source, Templates
from begrundelse_lint.rules.needs import needed
from begrundelse_lint.rules.patterns import Pick, fact_types_of
from begrundelse_lint.rules.points import PLACES, FirstMatch, OfDecision, Place, Point
from begrundelse_lint.rules.reader import NO_CONDITION, Reader
from begrundelse_lint.written.form import Form
from begrundelse_lint.written.problems import quoted, unknown
from begrundelse_lint.written.yaml_tree import Value

CHECKS = ("require", "forbid", "limit", "measure")
REQUIRED = ("code", "name", "level", "title", "message", "suggestion", "why", "source", "examples")
OPTIONAL = (
    "in_force",
    "recommended",
    "yields_to",
    "templates",
    "needs",
    "when",
    "because",
    "point",
    "checklist",
    "worst_first",
)
FIELDS = (*REQUIRED, *OPTIONAL, *CHECKS)
NEEDS = (GRAMMAR, NAMES)
LEVELS = tuple(str(level) for level in Level)
EXAMPLES = 2  # at least so many of each kind
MARK = "→"
CODE = re.compile(r"[A-ZÆØÅ]{2,8}\d{1,4}")
NAME = re.compile(r"[a-zæøå0-9]+(-[a-zæøå0-9]+)*")


class RuleReader:
    """Reads the rules of one rule set."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.notes = reader.notes

    def rule(self, value: Value) -> tuple[Rule, Examples]:
        """A rule and its examples."""
        form = Form(value, self.notes, "reglen", FIELDS, REQUIRED)
        self._check_names(form)
        level = Level(form.choice("level", LEVELS, Level.FEJL))
        recommended = self._recommended(form)
        if recommended and level is not Level.RAAD:
            self.notes.add(form.spot("recommended"), "«recommended» bruges kun om råd; fejl og advarsler er altid med.")
        because = self.reader.pattern(form.fields["because"]) if "because" in form else None
        check = self._check(form)
        self._check_placeholders(form, check, because)
        rule = Rule(
            code=form.text("code"),
            name=form.text("name"),
            level=level,
            title=form.text("title"),
            message=form.text("message"),
            suggestion=form.text("suggestion"),
            why=form.text("why"),
            source=self._source(form),
            check=check,
            in_force=self._in_force(form),
            recommended=recommended > 0,
            recommended_from=max(1, recommended),
            yields_to=form.texts("yields_to"),
            templates=self._templates(form),
            needs=self._needs(form),
            when=self.reader.condition(form.fields["when"]) if "when" in form else None,
            because=because,
            point=self._points(form),
            checklist=self._checklist(form),
        )
        self._check_needs(form, rule)
        return rule, self._examples(form)

    def _check_names(self, form: Form) -> None:
        if "code" in form and not CODE.fullmatch(form.text("code", "ABC001")):
            self.notes.add(
                form.spot("code"),
                f"koden «{form.text('code')}» skal være store bogstaver fulgt af et tal, for eksempel «ABC001».",
            )
        if "name" in form and not NAME.fullmatch(form.text("name", "navn")):
            self.notes.add(
                form.spot("name"), f"navnet «{form.text('name')}» skal være små bogstaver, tal og bindestreger."
            )

    def _checklist(self, form: Form) -> str | None:
        if "checklist" in form and "require" not in form:
            self.notes.add(form.spot("checklist"), "«checklist» bruges kun i en regel, der kræver noget («require»).")
        return form.optional_text("checklist")

    def _recommended(self, form: Form) -> int:
        """From how many places in a letter on the rule is recommended; 0: never."""
        if "recommended" in form and isinstance(form.fields["recommended"].data, dict):
            places = self.reader.form(form.fields["recommended"], "recommended", ("places",), required=("places",))
            return places.whole("places")
        return int(form.truth("recommended"))

    def _source(self, form: Form) -> Source:
        if "source" not in form:
            return Source()
        source = self.reader.form(form.fields["source"], "source", ("law", "report"))
        if isinstance(source.value.data, dict) and not source.fields:
            self.notes.add(source.value.spot, "«source» skal nævne en lov («law») eller sider i rapporten («report»).")
        return Source(source.texts("law"), source.optional_text("report"))

    def _in_force(self, form: Form) -> InForce:
        if "in_force" not in form:
            return InForce()
        days = self.reader.form(form.fields["in_force"], "in_force", ("from", "to"))
        first, last = days.day("from"), days.day("to")
        if first and last and last < first:
            self.notes.add(days.spot("to"), f"«to» ({last}) ligger før «from» ({first}).")
        return InForce(first, last)

    def _templates(self, form: Form) -> Templates:
        if "templates" not in form:
            return Templates.ALSO
        data = form.fields["templates"].data
        if data == "only":
            return Templates.ONLY
        if not isinstance(data, bool):
            form.wrong("templates", "true, false eller only")
        return Templates.ALSO if data is True else Templates.NEVER

    def _needs(self, form: Form) -> tuple[str, ...]:
        if "needs" in form and form.fields["needs"].data == []:
            return ()
        for item in form.items("needs"):
            if item.data not in NEEDS:
                self.notes.add(item.spot, unknown("værdi for «needs»:", item.data, NEEDS))
        return form.texts("needs")

    def _check_needs(self, form: Form, rule: Rule) -> None:
        """What only a language model gives may be asked for by rules alone that say so: they are not run without one,
        and all others come to the same with any model.
        """
        for what, need in needed(rule).items():
            if need not in rule.needs:
                self.notes.add(
                    form.value.spot, f"reglen bruger «{what}», som kræver en sprogmodel; skriv «needs: [{need}]»."
                )

    # What the rule demands

    def _check(self, form: Form) -> Check:
        readers: Mapping[str, Callable[[Value], Check]] = {
            "require": lambda value: Require(self.reader.condition(value)),
            "forbid": lambda value: self._forbid(form, value),
            "limit": self._limit,
            "measure": self._measure,
        }
        kinds = [kind for kind in CHECKS if kind in form]
        if len(kinds) > 1:
            self.notes.add(
                form.value.keys[kinds[1]],
                f"en regel har kun én af {quoted(CHECKS)}; her er {len(kinds)}.",
            )
        elif not kinds and isinstance(form.value.data, dict):
            self.notes.add(form.value.spot, f"reglen siger ikke, hvad den kræver; skriv {quoted(CHECKS)}.")
        if "worst_first" in form and kinds != ["forbid"]:
            self.notes.add(form.spot("worst_first"), "«worst_first» bruges kun sammen med «forbid».")
        checks = [readers[kind](form.fields[kind]) for kind in kinds]
        return checks[0] if checks else Require(NO_CONDITION)

    def _forbid(self, form: Form, value: Value) -> Check:
        pattern = self.reader.pattern(value)
        return Forbid(pattern, self.reader.attribute(form, "worst_first", pattern, kind="number"))

    def _limit(self, value: Value) -> Check:
        form = self.reader.form(value, "limit", ("of", "at_most", "same"), required=("of", "at_most"))
        of = self.reader.pattern_in(form, "of")
        return Limit(of, form.whole("at_most"), self.reader.attribute(form, "same", of))

    def _measure(self, value: Value) -> Check:
        form = self.reader.form(
            value, "measure", ("name", "above", "below", "escalate", "at_least", "shown_by"), required=("name",)
        )
        above, below = self.reader.bounds(form)
        worse_above = worse_below = worse_level = None
        if "escalate" in form:
            worse = self.reader.form(
                form.fields["escalate"], "escalate", ("above", "below", "level"), required=("level",)
            )
            worse_above, worse_below = self.reader.bounds(worse)
            worse_level = Level(worse.choice("level", LEVELS, Level.FEJL))
        shown_by = self.reader.pattern(form.fields["shown_by"]) if "shown_by" in form else None
        name, at_least = self.reader.measure(form, "name"), self._at_least(form)
        return Measure(name, above, below, worse_above, worse_below, worse_level, at_least, shown_by)

    def _at_least(self, form: Form) -> tuple[tuple[str, float], ...]:
        if "at_least" not in form:
            return ()
        value = form.fields["at_least"]
        names = tuple(value.data) if isinstance(value.data, dict) else ()
        least = self.reader.form(value, "at_least", names)
        return tuple((name, least.number(name) or 0) for name in names)

    # Where it points

    def _points(self, form: Form) -> tuple[Point, ...]:
        if "point" not in form:
            return ()
        data = form.fields["point"].data
        values = data if isinstance(data, list) else [form.fields["point"]]
        return tuple(self._point(value) for value in values)

    def _point(self, value: Value) -> Point:
        if isinstance(value.data, dict):
            if set(value.data) == {"decision"}:
                return OfDecision(decision.read(value.data["decision"], self.reader))
            return FirstMatch(self.reader.pattern(value))
        if value.data not in PLACES:
            self.notes.add(value.spot, unknown("sted", value.data, PLACES))
            return Place(PLACES[0])
        return Place(str(value.data))

    # What it says, and its examples

    def _check_placeholders(self, form: Form, check: Check, because: Pick | None) -> None:
        allowed = {texts.QUOTE}
        if isinstance(check, Limit | Measure):
            allowed.update(texts.NUMBERS)
        elif check.bound is not None:
            allowed.add(texts.BOUND)
        shown = _shown(check) or because
        if shown is not None and (facts := fact_types_of(shown)):
            allowed |= self.reader.common(facts)
            if _shown(check) is not None:
                allowed |= {texts.QUOTES, *(f"{texts.QUOTES}: {name}" for name in self.reader.common(facts))}
        for field in ("message", "suggestion"):
            for name in (
                texts.placeholders(form.text(field))
                if field in form and isinstance(form.fields[field].data, str)
                else ()
            ):
                if name not in allowed:
                    self.notes.add(form.spot(field), unknown(f"navn i krøllede parenteser i «{field}»:", name, allowed))

    def _examples(self, form: Form) -> Examples:
        if "examples" not in form:
            return Examples()
        kinds = self.reader.form(form.fields["examples"], "examples", ("fires", "silent"), required=("fires", "silent"))
        return Examples(self._letters(kinds, "fires"), self._letters(kinds, "silent"))

    def _letters(self, form: Form, kind: str) -> tuple[Example, ...]:
        if kind not in form:
            return ()
        values = form.values(kind)
        if len(values) < EXAMPLES and isinstance(form.fields[kind].data, list):
            self.notes.add(form.spot(kind), f"«{kind}» skal have mindst {EXAMPLES} eksempler, men har {len(values)}.")
        found: list[Example] = []
        for value in values:
            if not isinstance(value.data, str) or not value.data.strip():
                self.notes.add(value.spot, f"et eksempel skal være en tekst (begynd med «|»), ikke {value.kind}.")
                continue
            marks = sum(line.lstrip().startswith(MARK) for line in value.data.splitlines())
            if marks > (1 if kind == "fires" else 0):
                allowed = (
                    "kun én linje kan mærkes"
                    if kind == "fires"
                    else "et eksempel under «silent» kan ikke have et mærke"
                )
                self.notes.add(value.spot, f"«{MARK}» viser, hvor fundet skal pege; {allowed}.")
            found.append(Example(value.data, str(value.spot.path), value.text_line))
        return tuple(found)


def _shown(check: Check) -> Pick | None:
    """The facts that show a defect of this check."""
    if isinstance(check, Forbid):
        return check.pattern
    if isinstance(check, Limit):
        return check.of
    return check.shown_by if isinstance(check, Measure) else None
