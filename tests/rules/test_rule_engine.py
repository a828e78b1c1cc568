"""What rules say of readings made by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from handmade import Draft, rule, ruleset

from begrundelse_lint.finding import Finding, Level
from begrundelse_lint.letter import Span
from begrundelse_lint.rules.engine import judge
from begrundelse_lint.rules.model import Rule
from begrundelse_lint.understanding.reading import LetterDecision, Mood, Outcome, Polarity, Reading, Speaker, Time, Zone


def found(checked: Rule, reading: Reading, **options: Any) -> Finding | None:
    findings, _ = judge(reading, [checked], **options)
    return findings[0] if findings else None


def lines(finding: Finding | None) -> list[int]:
    return [] if finding is None else [finding.place.line, *(place.line for place in finding.more)]


LETTER = ("Afgørelse", "Du får støtte.", "Målet er ro.", "Du får 2 timer.", "Klag her.")


class TestRequire:
    def test_what_is_there_is_not_missed(self, tmp_path: Path) -> None:
        checked = rule(tmp_path, "require: {find: {concept: formaal}}")
        assert found(checked, Draft(*LETTER).mention("formaal", "Målet er").reading()) is None
        assert found(checked, Draft(*LETTER).reading()) is not None

    @pytest.mark.parametrize(
        "attributes",
        [
            {"speaker": Speaker.BORGEREN},
            {"speaker": Speaker.LOVEN},
            {"polarity": Polarity.BENAEGTET},
            {"mood": Mood.LOEFTE},
            {"zone": Zone.KLAGEVEJLEDNING},
            {"zone": Zone.BREVHOVED},
        ],
    )
    def test_what_are_not_the_letters_own_words_does_not_count(self, tmp_path: Path, attributes: Any) -> None:
        checked = rule(tmp_path, "require: {find: {concept: formaal}}")
        assert found(checked, Draft(*LETTER).mention("formaal", "Målet er", **attributes).reading()) is not None

    def test_it_points_at_the_result_unless_told_otherwise(self, tmp_path: Path) -> None:
        draft = Draft(*LETTER)
        result, guidance = draft.clean.blocks[1].span, draft.clean.blocks[4].span
        reading = draft.mention("formaal", "Målet er").reading(result=result, guidance=guidance)
        missing = "require: {find: {concept: kan_klage}}"
        assert lines(found(rule(tmp_path, missing), reading)) == [2]
        assert lines(found(rule(tmp_path, f"{missing}\npoint: klagevejledning"), reading)) == [5]
        assert lines(found(rule(tmp_path, f"{missing}\npoint: foerste_linje"), reading)) == [1]
        assert lines(found(rule(tmp_path, f"{missing}\npoint: {{concept: formaal}}"), reading)) == [3]
        assert lines(found(rule(tmp_path, f"{missing}\nbecause: {{concept: formaal}}"), reading)) == [3]

    def test_a_place_that_is_not_there_gives_way_to_the_next(self, tmp_path: Path) -> None:
        reading = Draft(*LETTER).reading(decisions=(LetterDecision(Outcome.AFSLAG, "SEL § 85", 3),))
        points = "point: [{concept: kan_klage}, klagevejledning, {decision: {outcome: afslag}}, resultat]"
        checked = rule(tmp_path, f"require: {{find: {{concept: formaal}}}}\n{points}")
        assert lines(found(checked, reading)) == [4]
        assert lines(found(checked, Draft(*LETTER).reading())) == [1]

    def test_it_is_asleep_where_what_asks_for_it_is_missing(self, tmp_path: Path) -> None:
        checked = rule(tmp_path, "because: {concept: kan_klage}\nrequire: {find: {concept: formaal}}")
        assert found(checked, Draft(*LETTER).reading()) is None


class TestForbid:
    def test_every_match_is_a_place_of_one_finding(self, tmp_path: Path) -> None:
        draft = Draft("Det er såfremt.", "Nej.", "Også såfremt det.")
        for statement, block in enumerate(draft.clean.blocks):
            if "såfremt" in draft.clean.of(block.span):
                draft.mention("formaal", draft.clean.of(block.span), statement=statement)
        assert lines(found(rule(tmp_path, "forbid: {concept: formaal}"), draft.reading())) == [1, 3]

    def test_the_message_names_the_quote_and_what_was_found(self, tmp_path: Path) -> None:
        text = ruleset(
            tmp_path,
            """rules:
  - {code: XYZ001, name: x, level: fejl, title: t, message: "«{citat}» er {high} minutter, mindst {low}.",
     suggestion: "Lovligt: {conflicts}", why: w, source: {report: s. 1}, forbid: {fact: amount},
     examples: {fires: [a, b], silent: [c, d]}}
""",
        ).rules["XYZ001"]
        finding = found(text, Draft(*LETTER).amount("2 timer", high=7.5, low=None).reading())
        assert finding is not None
        assert finding.message == "«2 timer» er 7,5 minutter, mindst –."
        assert finding.suggestion == "Lovligt: nej"


class TestPatterns:
    def judged(self, folder: Path, pattern: str, draft: Draft) -> bool:
        return found(rule(folder, f"forbid: {pattern}"), draft.reading()) is not None

    @pytest.mark.parametrize(
        ("pattern", "fits"),
        [
            ("{fact: amount, status: bevilget}", True),
            ("{fact: amount, status: [ansoegt, bevilget]}", True),
            ("{fact: amount, status: {not: bevilget}}", False),
            ("{fact: amount, per: null}", False),
            ("{fact: amount, per: {not: null}}", True),
            ("{fact: amount, low: null}", True),
            ("{fact: amount, low: {above: 0}}", False),
            ("{fact: amount, high: {above: 60}}", False),
            ("{fact: amount, high: {above: 59, below: 61}}", True),
            ("{fact: amount, heading: true}", False),
            ("{fact: amount, zone: [stoette, resultat]}", True),
            ("{any_of: [{fact: citation}, {fact: amount}]}", True),
            ("{any_of: [{fact: citation}, {concept: formaal}]}", False),
        ],
    )
    def test_attributes(self, tmp_path: Path, pattern: str, fits: bool) -> None:
        assert self.judged(tmp_path, pattern, Draft(*LETTER).amount("2 timer", low=None)) is fits

    def test_properties_of_facts_are_asked_for_as_attributes_are(self, tmp_path: Path) -> None:
        draft = Draft(*LETTER).citation("støtte", section="82 b")
        assert self.judged(tmp_path, '{fact: citation, provision: "SEL § 82 b"}', draft)
        assert not self.judged(tmp_path, '{fact: citation, provision: "SEL § 85"}', draft)

    @pytest.mark.parametrize(
        ("around", "fits"),
        [
            ("with: [{fact: amount}]", True),
            ("with: {fact: amount}", True),
            ("with: [{fact: amount}, {fact: citation}]", False),
            ("without: [{fact: citation}]", True),
            ("without: [{fact: amount}]", False),
        ],
    )
    def test_beside_it_in_the_statement(self, tmp_path: Path, around: str, fits: bool) -> None:
        draft = Draft("Målet er 2 timer.", "Efter § 85.").mention("formaal", "Målet").amount("2 timer")
        draft.citation("§ 85")
        assert self.judged(tmp_path, f"{{concept: formaal, {around}}}", draft) is fits

    @pytest.mark.parametrize(
        ("around", "at", "fits"),
        [
            ("followed_by: {within: 1", 1, True),
            ("followed_by: {within: 1", 3, False),
            ("followed_by: {within: 0", 2, False),
            ("not_followed_by: {within: 1", 3, True),
            ("near: {within: 1", 1, True),
            ("near: {within: 1", 3, True),
            ("near: {within: 0", 3, False),
            ("not_near: {within: 2", 1, False),
        ],
    )
    def test_in_the_statements_around_it(self, tmp_path: Path, around: str, at: int, fits: bool) -> None:
        draft = Draft("En.", "Målet et.", "Støtten to.", "Målet tre.", "Fire.")
        draft.amount("Støtten").mention("formaal", {1: "Målet et", 2: "Støtten to", 3: "Målet tre"}[at])
        assert self.judged(tmp_path, f"{{concept: formaal, {around}, find: {{fact: amount}}}}}}", draft) is fits

    def test_in_the_same_statement_only_what_starts_after_follows(self, tmp_path: Path) -> None:
        pattern = "{concept: formaal, followed_by: {within: 0, find: {fact: amount}}}"
        assert self.judged(tmp_path, pattern, Draft("Målet er 2 timer.").mention("formaal", "Målet").amount("2 timer"))
        assert not self.judged(
            tmp_path, pattern, Draft("2 timer er målet.").amount("2 timer").mention("formaal", "målet")
        )

    def test_a_fact_is_never_beside_itself(self, tmp_path: Path) -> None:
        draft = Draft(*LETTER).mention("formaal", "Målet er")
        assert not self.judged(tmp_path, "{concept: formaal, with: [{concept: formaal}]}", draft)

    def test_a_list_item_shares_the_statement_of_its_lead_in(self, tmp_path: Path) -> None:
        draft = Draft("Vi har lagt vægt på:", "- målet", "- timerne").mention("formaal", "vægt").amount("timerne")
        draft.mention("kan_klage", "målet")
        with_amount = "{{concept: {}, with: [{{fact: amount}}]}}"
        assert not self.judged(tmp_path, with_amount.format("formaal"), draft)
        draft.lead_ins = {1: 0, 2: 0}
        assert self.judged(tmp_path, with_amount.format("formaal"), draft)
        assert not self.judged(tmp_path, with_amount.format("kan_klage"), draft)

    def test_the_same_value_may_be_asked_of_what_stands_near(self, tmp_path: Path) -> None:
        pattern = "{fact: amount, per: null, not_near: {within: 9, same: high, find: {fact: amount, per: {not: null}}}}"
        draft = Draft("Du får 3 timer.", "Du får tre timer om ugen.").amount("3 timer", high=180, per=None)
        assert not self.judged(tmp_path, pattern, draft.amount("tre timer", high=180))
        draft = Draft("Du får 3 timer.", "Du får to timer om ugen.").amount("3 timer", high=180, per=None)
        assert self.judged(tmp_path, pattern, draft.amount("to timer", high=120))


class TestConditions:
    @pytest.mark.parametrize(
        ("condition", "holds"),
        [
            ("{letter: {kind: afgoerelse}}", True),
            ("{letter: {kind: [kvittering, andet]}}", False),
            ("{letter: {kind: {not: kvittering}, adverse: false}}", True),
            ("{letter: {applied_for: null, guidance: false, dated: true}}", True),
            ("{decision: {outcome: alle}}", True),
            ("{decision: {outcome: bevilling, provision: 'SEL § 85'}}", True),
            ("{decision: {outcome: bevilling, provision: null}}", False),
            ("{decision: {outcome: afslag, provision: null}}", True),
            ("{decision: {outcome: afslag, provision: ['SEL § 85', null]}}", True),
            ("{not: {decision: {outcome: ophoer}}}", True),
            ("{all: [{letter: {adverse: false}}, {decision: {outcome: ophoer}}]}", False),
            ("{any: [{letter: {adverse: true}}, {decision: {outcome: bevilling}}]}", True),
            ("{is: bevilget}", True),
            ("{count: {of: {fact: amount}, above: 2}}", True),
            ("{count: {of: {fact: amount}, above: 2, distinct: high}}", False),
            ("{count: {of: {fact: amount}, below: 3, above: 1, distinct: statement}}", True),
            ("{each: {of: {fact: amount, per: uge}, same: high, has: {fact: amount, per: null}}}", True),
            ("{each: {of: {fact: amount, per: null}, same: high, has: {fact: amount, per: uge}}}", False),
            ("{measure: {name: lix, above: 40, below: 50}}", True),
            ("{measure: {name: words, below: 5}}", False),
            ("{measure: {name: statute_words, above: reasons_words}}", True),
            ("{measure: {name: reasons_words, above: statute_words}}", False),
            ("{measure: {name: lix, above: words}}", False),
            ("{blank: timer}", False),
        ],
    )
    def test_each_kind(self, tmp_path: Path, condition: str, holds: bool) -> None:
        draft = Draft("Du får en time.", "Du får 1 time og 2 timer.")
        draft.amount("en time").amount("1 time", per=None).amount("2 timer", high=120, per=None)
        decisions = (LetterDecision(Outcome.BEVILLING, "SEL § 85", 0), LetterDecision(Outcome.AFSLAG, None, 1))
        reading = draft.reading(decisions=decisions, measures={"lix": 45.0, "statute_words": 80, "reasons_words": 60})
        assert (found(rule(tmp_path, f"require: {condition}"), reading) is None) is holds


class TestLimitsAndMeasures:
    def test_a_limit_points_at_the_first_above_it_of_each_value(self, tmp_path: Path) -> None:
        draft = Draft("§ 1", "§ 2", "§ 1 a", "§ 2 b", "§ 1 c")
        for words, section in (("§ 1", "85"), ("§ 2", "97"), ("§ 1 a", "85"), ("§ 2 b", "97"), ("§ 1 c", "85")):
            draft.citation(words, section)
        checked = rule(tmp_path, "limit: {of: {fact: citation}, at_most: 1, same: provision}")
        assert lines(found(checked, draft.reading())) == [3, 4]
        assert found(rule(tmp_path, "limit: {of: {fact: citation}, at_most: 5}"), draft.reading()) is None

    @pytest.mark.parametrize(
        ("measures", "level", "message"),
        [
            ({"lix": 45.0, "words": 200}, None, ""),
            ({"lix": 45.5, "words": 200}, Level.RAAD, "Lixtallet er 45,5; over 45 er svært."),
            ({"lix": 60.0, "words": 200}, Level.ADVARSEL, "Lixtallet er 60; over 55 er svært."),
            ({"lix": 60.0, "words": 99}, None, ""),
            ({"words": 200}, None, ""),
        ],
    )
    def test_a_measure_speaks_above_its_bound_and_louder_above_the_next(
        self, tmp_path: Path, measures: dict[str, float], level: Level | None, message: str
    ) -> None:
        checked = ruleset(tmp_path, "rules: []").rules["ABC003"]
        finding = found(checked, Draft(*LETTER).reading(measures=measures))
        assert (finding.level if finding else None) == level
        assert (finding.message if finding else "") == message


def named(code: str, body: str) -> str:
    return f"""  - {{code: {code}, name: {code.lower()}, level: fejl, title: t, message: m, suggestion: s, why: w,
     source: {{report: s. 1}}, examples: {{fires: [a, b], silent: [c, d]}}, {body}}}
"""


class TestTogether:
    def rules(self, folder: Path) -> list[Rule]:
        text = (
            "rules:\n"
            + named("XYZ001", "yields_to: [XYZ002], forbid: {concept: formaal}")
            + named("XYZ002", "yields_to: [XYZ003], forbid: {concept: formaal}")
            + named("XYZ003", "forbid: {concept: kan_klage}")
        )
        return [rule for rule in ruleset(folder, text).rules.values() if rule.code.startswith("XYZ")]

    def codes(self, folder: Path, draft: Draft, **options: Any) -> list[str]:
        return [finding.rule for finding in judge(draft.reading(), self.rules(folder), **options)[0]]

    def test_a_rule_is_silent_where_one_that_it_yields_to_has_spoken(self, tmp_path: Path) -> None:
        assert self.codes(tmp_path, Draft(*LETTER).mention("formaal", "Målet er")) == ["XYZ002"]

    def test_a_rule_that_was_itself_silenced_silences_nobody(self, tmp_path: Path) -> None:
        draft = Draft(*LETTER).mention("formaal", "Målet er").mention("kan_klage", "Klag")
        assert self.codes(tmp_path, draft) == ["XYZ001", "XYZ003"]

    def test_choosing_rules_calls_forth_no_other_finding(self, tmp_path: Path) -> None:
        draft = Draft(*LETTER).mention("formaal", "Målet er")
        assert self.codes(tmp_path, draft, only={"XYZ001"}) == []
        assert self.codes(tmp_path, draft, only={"XYZ002"}) == ["XYZ002"]

    def test_findings_stand_in_the_order_of_the_letter_and_the_weightiest_first(self, tmp_path: Path) -> None:
        text = (
            "rules:\n"
            + named("XYZ001", "forbid: {concept: kan_klage}")
            + named("XYZ002", "forbid: {concept: formaal}").replace("level: fejl", "level: råd")
            + named("XYZ003", "forbid: {concept: formaal}")
        )
        rules = [rule for rule in ruleset(tmp_path, text).rules.values() if rule.code.startswith("XYZ")]
        draft = Draft(*LETTER).mention("formaal", "Målet er").mention("kan_klage", "Klag")
        assert [finding.rule for finding in judge(draft.reading(), rules)[0]] == ["XYZ003", "XYZ002", "XYZ001"]


class TestWhoIsAwake:
    def test_rules_are_in_force_on_the_first_and_the_last_day(self, tmp_path: Path) -> None:
        checked = rule(tmp_path, "in_force: {from: 2020-01-02, to: 2020-01-04}\nforbid: {fact: amount}")
        draft = Draft(*LETTER).amount("2 timer")
        days = [date(2020, 1, day) for day in range(1, 6)]
        assert [found(checked, draft.reading(date=day)) is not None for day in days] == [False, True, True, True, False]

    def test_a_letter_without_a_date_is_judged_on_the_day_given(self, tmp_path: Path) -> None:
        checked = rule(tmp_path, "in_force: {from: 2020-01-02}\nforbid: {fact: amount}")
        reading = Draft(*LETTER).amount("2 timer").reading(date=None)
        assert found(checked, reading, on=date(2019, 1, 1)) is None
        assert found(checked, reading, on=date(2021, 1, 1)) is not None

    @pytest.mark.parametrize(("templates", "speaks"), [("true", [1, 1]), ("false", [1, 0]), ("only", [0, 1])])
    def test_rules_for_letters_and_for_templates(self, tmp_path: Path, templates: str, speaks: list[int]) -> None:
        checked = rule(tmp_path, f"templates: {templates}\nforbid: {{fact: amount}}")
        draft = Draft(*LETTER).amount("2 timer")
        assert [found(checked, draft.reading(template=template)) is not None for template in (False, True)] == speaks

    def test_a_rule_that_lacks_what_it_needs_is_told_of_and_not_run(self, tmp_path: Path) -> None:
        checked = rule(tmp_path, "needs: [grammar]\nforbid: {fact: amount}")
        reading = Draft(*LETTER).amount("2 timer").reading()
        assert judge(reading, [checked])[0] == []
        assert [(rule.rule, rule.need) for rule in judge(reading, [checked])[1]] == [("XYZ001", "grammar")]
        assert len(judge(reading, [checked], available=("grammar",))[0]) == 1


class TestPlaces:
    def test_lines_and_columns_are_those_of_the_file(self, tmp_path: Path) -> None:
        draft = Draft("Afgørelse", "", "  Du   får\u00a0to\u00ad timer om ugen.").amount("får to timer")
        finding = found(rule(tmp_path, "forbid: {fact: amount}"), draft.reading())
        assert finding is not None
        place = finding.place
        assert (place.line, place.column, place.end_line) == (3, 8, 3)
        assert draft.letter.text[place.span.start : place.span.end] == "får\u00a0to\u00ad timer"
        assert draft.letter.lines[2].start + place.end_column - 1 == place.span.end
        assert place.quote == "får to timer"

    def test_a_place_may_go_over_several_lines_and_is_quoted_as_one(self, tmp_path: Path) -> None:
        draft = Draft("Du får den socialpædago-", "giske støtte, som du har", "bedt om.")
        draft.amount("socialpædagogiske støtte, som du har")
        finding = found(rule(tmp_path, "forbid: {fact: amount}"), draft.reading())
        assert finding is not None
        assert (finding.place.line, finding.place.end_line, finding.place.end_column) == (1, 2, 25)
        assert finding.place.quote == "socialpædagogiske støtte, som du har"

    def test_long_quotes_are_cut_at_a_word(self, tmp_path: Path) -> None:
        draft = Draft("Du får " + "støtte til mad, " * 30 + "og mere.")
        draft.amount(draft.clean.text.strip())
        finding = found(rule(tmp_path, "forbid: {fact: amount}"), draft.reading())
        assert finding is not None
        assert len(finding.place.quote) <= 201
        assert finding.place.quote.endswith(" …")
        assert "mad, …" not in finding.place.quote

    def test_an_empty_place_is_still_a_place(self, tmp_path: Path) -> None:
        finding = found(
            rule(tmp_path, "require: {find: {concept: formaal}}"), Draft(*LETTER).reading(result=Span(0, 0))
        )
        assert finding is not None
        assert (finding.place.line, finding.place.column, finding.place.end_column) == (1, 1, 1)


def test_times_are_told_apart(tmp_path: Path) -> None:
    checked = rule(tmp_path, "forbid: {concept: formaal, time: foer}")
    assert found(checked, Draft(*LETTER).mention("formaal", "Målet er").reading()) is None
    assert found(checked, Draft(*LETTER).mention("formaal", "Målet er", time=Time.FOER).reading()) is not None
