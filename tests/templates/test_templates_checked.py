"""A template passes if every letter that it becomes would; else it is told which letters fail."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from begrundelse_lint import rules
from begrundelse_lint.check import Checker, Options
from begrundelse_lint.checked import CheckedLetter
from begrundelse_lint.finding import Finding
from begrundelse_lint.reports import json as json_report
from begrundelse_lint.reports import tekst
from begrundelse_lint.reports.base import Results, Tool
from begrundelse_lint.reports.look import Look
from begrundelse_lint.reports.redaction import without_quotes
from begrundelse_lint.selection import Profile
from begrundelse_lint.templates.model import Cover

OPTIONS = Options(Profile.ANBEFALET, template=True, date=date(2026, 11, 1))
CHECKER = Checker(rules.load(rules.shipped()), OPTIONS)
HEAD = "Afgørelse om støtte\n\nKære [navn]\n\nAfgørelse\n\n"
REST = """

Begrundelse

Vi har lagt vægt på, at [begrundelse]. Din funktionsevne er [betydeligt nedsat / ikke betydeligt nedsat], når det gælder
[opgaver]. Oplysningerne har vi fra din ansøgning og samtalen den [dato], hvor du fortalte, at [borgerens ord].

Anden hjælp

Du kan også bruge [andre tilbud]. Vi ved, at et nej kan være svært at få.

"""
GUIDANCE = """Klagevejledning

Du kan klage til Ankestyrelsen inden 4 uger. Klagen sendes til kommunen, som vurderer sagen igen.

Ring til [sagsbehandler] på [telefon].

Venlig hilsen

[navn]
"""
HOURS = "Støtten er [antal] timer om ugen til [opgaver]. Målet er, at du [mål]."
BOTH = "Du [får / får ikke] socialpædagogisk støtte efter servicelovens § 85."


def checked(*parts: str) -> CheckedLetter:
    letter = CHECKER.check_text("".join(parts), "skabelon.txt")
    assert letter.checked, letter.reason
    return letter


def rule(letter: CheckedLetter, code: str) -> Finding:
    return next(finding for finding in letter.findings if finding.rule == code)


def codes(letter: CheckedLetter) -> list[str]:
    return [finding.rule for finding in letter.findings]


def shown(letter: CheckedLetter) -> Results:
    return Results(Tool("1", "x"), [letter])


def test_a_template_whose_every_letter_is_in_order_passes() -> None:
    letter = checked(HEAD, BOTH, "\n\n[Ved bevilling:]\n\n", HOURS, REST, GUIDANCE)
    assert codes(letter) == []
    assert {made.outcome.value for made in letter.decisions} == {"bevilling", "afslag"}
    assert letter.tried is not None and letter.tried.cover is Cover.ALL


def test_a_defect_of_some_letters_says_which() -> None:
    finding = rule(checked(HEAD, BOTH, REST, GUIDANCE), "UDM001")
    assert finding.message.endswith("Det gælder, når der vælges ‹får› (linje 7).")
    assert (finding.place.line, finding.place.quote) == (7, "Du får socialpædagogisk støtte efter servicelovens § 85.")


def test_a_defect_of_every_letter_does_not() -> None:
    letter = checked(HEAD, "Du får [2 / 3] timers støtte om ugen efter servicelovens § 85.", REST, "")
    assert [finding.when for finding in letter.findings] == [None] * len(letter.findings)


def test_a_defect_of_many_letters_is_told_once() -> None:
    letter = checked(HEAD, BOTH, " Støtten gives [hjemme / ude / på nettet].", REST, GUIDANCE)
    assert codes(letter).count("UDM001") == 1
    assert "når der vælges ‹får› (linje 7)." in rule(letter, "UDM001").message


def test_a_defect_that_two_choices_make_together_names_both() -> None:
    hours = "[Støtten er [antal] timer om ugen. / Omfanget aftaler du med din bostøtte.] Målet er, at du [mål]."
    text = f"{BOTH} {hours}"
    finding = rule(checked(HEAD, text, REST, GUIDANCE), "UDM004")
    assert finding.when is not None
    assert "‹får› (linje 7)" in finding.when and "‹Omfanget aftaler du med din bostøtte.› (linje 7)" in finding.when


def test_many_choices_are_tried_in_pairs_and_that_is_told() -> None:
    many = " ".join(f"[Sætning {n} a. / Sætning {n} b. / Sætning {n} c.]" for n in range(6))
    letter = checked(HEAD, BOTH, "\n\n", many, REST, GUIDANCE)
    assert letter.tried is not None and letter.tried.cover is Cover.PAIRS
    assert "alle par af valg er med, men ikke alle kombinationer" in " ".join(
        tekst.render(shown(letter), Look()).split()
    )


def test_json_tells_how_many_letters_and_when() -> None:
    document = json.loads(json_report.render(shown(checked(HEAD, BOTH, REST, GUIDANCE)), Look()))["letters"][0]
    assert document["variants"] == {"letters": 2, "possible": 2, "cover": "alle"}
    assert "‹får›" in next(found for found in document["findings"] if found["rule"] == "UDM001")["when"]


def test_without_quotes_no_words_of_the_choices_are_left() -> None:
    finding = rule(without_quotes(checked(HEAD, BOTH, REST, GUIDANCE)), "UDM001")
    assert "‹…›" in finding.message and "‹får›" not in f"{finding.message}{finding.when}"


@pytest.mark.parametrize("text", ["[Hvis ja:]", "{{#if x}}{{/if}}", "[ / ]", "[]", "ELLER", "[a / b]"])
def test_a_template_of_hardly_anything_is_checked_all_the_same(text: str) -> None:
    assert CHECKER.check_text(f"Afgørelse\n{text}", "skabelon.txt").checked


def test_a_letter_that_has_been_sent_is_not_expanded() -> None:
    sent = Checker(CHECKER.ruleset, Options(template=False)).check_text(HEAD + BOTH + REST + GUIDANCE)
    assert sent.tried is None and "SKA001" in codes(sent)


BITS = (
    "[a / b]|{{#if x}}|{{else}}|{{/if}}|\nELLER\n|\n[Ved afslag:]\n|[Hvis bevilling: x [y / z] w]"
    "|(slet det, der ikke passer)|☐ Ja\n☐ Nej\n|[|]|{|}|{% if a %}|{% endif %}|\nENTEN\n|[Slettes, hvis nej.]"
    "|\nAlternativ 1:\n| / |[ / ]|\u00ad|\n- "
).split("|")
WHOLE = HEAD + BOTH + HOURS + REST + GUIDANCE


@settings(max_examples=40)
@given(st.lists(st.tuples(st.sampled_from(BITS), st.integers(0, len(WHOLE))), max_size=8))
def test_whatever_signs_stand_in_a_template_its_findings_have_places_in_it(signs: list[tuple[str, int]]) -> None:
    text = WHOLE
    for sign, at in signs:
        text = text[:at] + sign + text[at:]
    letter = CHECKER.check_text(text, "skabelon.txt")
    assert letter.checked, letter.reason
    last = text.count("\n") + 1
    for finding in letter.findings:
        assert all(1 <= place.line <= place.end_line <= last for place in finding.places)
