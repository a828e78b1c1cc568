"""What the rules require of a letter, and the words that were found to meet it."""

from __future__ import annotations

import pytest

from begrundelse_lint import rules
from begrundelse_lint.letter import from_text
from begrundelse_lint.rules.model import RuleSet
from begrundelse_lint.rules.requirements import Requirement, requirements
from begrundelse_lint.understanding import understand

LETTER = """\
Lyngsted Kommune
9. september 2024

Afgørelse om socialpædagogisk støtte

Kære Anna

{result}

Vi har lagt vægt på, at du selv laver mad, men ikke åbner din post.

Sådan klager du
{guidance}

Ring til mig på 12 34 56 78.

Venlig hilsen
Bente Holm
"""
GRANT = (
    "Du får 2 timers støtte om ugen til at åbne post efter servicelovens § 85. Du får afslag på støtte til madlavning."
)
GUIDANCE = "Du kan klage inden 4 uger. Send klagen til os. Vi ser på sagen igen, før Ankestyrelsen får den."


@pytest.fixture(scope="module")
def shipped() -> RuleSet:
    """The rules that the linter comes with."""
    return rules.load(rules.shipped())


def asked(shipped: RuleSet, result: str = GRANT, guidance: str = GUIDANCE) -> dict[str, Requirement]:
    """What is required of the letter, by title."""
    reading = understand(from_text(LETTER.format(result=result, guidance=guidance)), shipped.knowledge)
    return {found.title: found for found in requirements(reading, tuple(shipped.rules.values()))}


def test_what_is_found_is_told_with_its_line_and_words(shipped: RuleSet) -> None:
    found = asked(shipped)
    told = {title: (met.places[0].line, met.places[0].quote) for title, met in found.items() if met.places}
    assert told["Omfanget af støtten"] == (8, "2 timers")
    assert told["Henvisning til loven"] == (8, "§ 85")
    assert told["Klagefrist"] == (13, "4 uger")
    assert told["Hvem borgeren kan kontakte"] == (15, "12 34 56 78")


def test_a_wording_is_quoted_with_its_sentence(shipped: RuleSet) -> None:
    (place, *_) = asked(shipped)["Hvad der har været afgørende"].places
    assert place.quote == "Vi har lagt vægt på, at du selv laver mad, men ikke åbner din post."
    assert place.span.end - place.span.start < len(place.quote)


def test_a_heading_is_no_evidence_where_a_sentence_is(shipped: RuleSet) -> None:
    found = asked(shipped, result=f"{GRANT}\n\nDet har vi lagt vægt på")
    assert {place.line for place in found["En begrundelse"].places} == {12}


def test_what_is_missing_is_required_and_has_no_place(shipped: RuleSet) -> None:
    found = asked(shipped, guidance="Du kan klage til Ankestyrelsen. Send klagen til os.")
    assert found["Klagefrist"].places == ()
    assert found["Hvem der behandler klagen"].places


def test_what_this_letter_need_not_hold_is_not_required(shipped: RuleSet) -> None:
    found = asked(shipped, result="Vi bevilger dig det, du har søgt om: 2 timer om ugen til at åbne post efter § 85.")
    assert "Hvad der har været afgørende" not in found, "a full grant needs no reasons"
    assert "Hvor længe tilbuddet varer" not in found


def test_only_the_chosen_rules_require(shipped: RuleSet) -> None:
    reading = understand(from_text(LETTER.format(result=GRANT, guidance=GUIDANCE)), shipped.knowledge)
    everything = tuple(shipped.rules.values())
    wanted = next(rule.code for rule in everything if rule.checklist == "Klagefrist")
    assert [found.rule for found in requirements(reading, everything, only=[wanted])] == [wanted]
