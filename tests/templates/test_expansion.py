"""A template and the letters that it becomes: which there are, and the way back from each to the template."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from begrundelse_lint.letter import Letter, LineDraft, MarkedField, Span, build, from_text
from begrundelse_lint.templates.expansion import Expansion, expand


def expanded(text: str | Letter) -> Expansion:
    found = expand(from_text(text) if isinstance(text, str) else text)
    assert found is not None
    return found


def letters(text: str | Letter) -> list[str]:
    """The texts of the letters, without blank lines and double blanks."""
    lines = ([" ".join(line.split()) for line in v.letter.text.split("\n")] for v in expanded(text).variants)
    return ["\n".join(line for line in found if line) for found in lines]


@pytest.mark.parametrize(
    ("sentence", "chosen"),
    [
        ("Støtten [bevilges / afslås].", ["Støtten bevilges.", "Støtten afslås."]),
        ("Støtten [bevilges/afslås].", ["Støtten bevilges.", "Støtten afslås."]),
        ("Støtten {bevilges / afslås}.", ["Støtten bevilges.", "Støtten afslås."]),
        ("Støtten {bevilges|afslås}.", ["Støtten bevilges.", "Støtten afslås."]),
        ("Støtten [bevilges eller afslås].", ["Støtten bevilges.", "Støtten afslås."]),
        ("Gives [vælg: hjemme / ude / begge dele].", ["Gives hjemme.", "Gives ude.", "Gives begge dele."]),
        ("Gives [vælg mellem hjemme, ude eller online].", ["Gives hjemme.", "Gives ude.", "Gives online."]),
        ("Du [får / får ikke] støtte.", ["Du får støtte.", "Du får ikke støtte."]),
        ("Du får / får ikke støtte.", ["Du får støtte.", "Du får ikke støtte."]),
        ("Vi ved, at han/hun bor alene.", ["Vi ved, at han bor alene.", "Vi ved, at hun bor alene."]),
        ("Du tilbydes/nægtes hjælp (slet det, der ikke passer).", ["Du tilbydes hjælp.", "Du nægtes hjælp."]),
        (
            "[skrive / indhente [faglige/juridiske] svar]",
            ["skrive", "indhente faglige svar", "indhente juridiske svar"],
        ),
    ],
)
def test_a_choice_in_a_sentence_gives_a_letter_for_each_alternative(sentence: str, chosen: list[str]) -> None:
    assert list(dict.fromkeys(letters(f"Afgørelse\n{sentence}\n"))) == [f"Afgørelse\n{words}" for words in chosen]


@pytest.mark.parametrize(
    "sentence",
    [
        "[indsæt klageinstans eller skriv ”Ankestyrelsen”]",
        "[indsæt årsag/begrundelse]",
        "Kære [navn/adresse]",
        "Se www.ast.dk/klage/frister og kommunens side.",
        "Mødet er den 3/4 og/eller den 5/4.",
        "[lov § paragraf, stk. X]",
        "Du har ret til støtte efter serviceloven.",
    ],
)
def test_what_is_no_choice_leaves_the_template_as_it_is(sentence: str) -> None:
    assert expand(from_text(f"Afgørelse\n\n{sentence}\n")) is None


def test_the_same_choice_is_made_alike_everywhere() -> None:
    assert letters("[han / hun] bor her.\nVi mener, at [han / hun] har ret.") == [
        "han bor her.\nVi mener, at han har ret.",
        "hun bor her.\nVi mener, at hun har ret.",
    ]


def test_no_letter_says_yes_in_one_place_and_no_in_another() -> None:
    text = "[Bevilling / Afslag]\nDu [får / får ikke] støtte.\nDu er [omfattet / ikke omfattet] af § 85."
    assert letters(text) == [
        "Bevilling\nDu får støtte.\nDu er omfattet af § 85.",
        "Afslag\nDu får ikke støtte.\nDu er ikke omfattet af § 85.",
    ]


def test_a_part_grant_goes_with_both() -> None:
    text = "Ansøgningen [imødekommes / imødekommes delvist / afslås].\nDu er [omfattet / ikke omfattet]."
    assert len(letters(text)) == 4


def test_what_is_for_grants_goes_with_a_part_grant_too() -> None:
    text = "Ansøgningen [imødekommes / imødekommes delvist / afslås].\n[Hvis bevilling: Du får [1 / 2] timer om ugen.]"
    assert letters(text) == [
        "Ansøgningen imødekommes.\nDu får 1 timer om ugen.",
        "Ansøgningen imødekommes.\nDu får 2 timer om ugen.",
        "Ansøgningen imødekommes delvist.\nDu får 1 timer om ugen.",
        "Ansøgningen imødekommes delvist.\nDu får 2 timer om ugen.",
        "Ansøgningen afslås.",
        "Ansøgningen afslås.",
    ]


def test_passages_for_a_case_stand_only_in_its_letters() -> None:
    text = (
        "Du [får / får ikke] støtte.\n\n[Ved bevilling:]\n\nStøtten er 2 timer om ugen.\n\nMålet er ro.\n\n"
        "[Ved afslag:]\n\nDu kan ringe til DUKH.\n\nBegrundelse\n\nVi har talt med dig.\n"
    )
    assert letters(text) == [
        "Du får støtte.\nStøtten er 2 timer om ugen.\nMålet er ro.\nBegrundelse\nVi har talt med dig.",
        "Du får ikke støtte.\nDu kan ringe til DUKH.\nBegrundelse\nVi har talt med dig.",
    ]


def test_a_passage_for_one_case_alone_is_there_or_not() -> None:
    assert letters("Svar\n\nVed afslag:\n\nDu kan ringe til DUKH.\n\nKlage\n\nDu kan klage.\n") == [
        "Svar\nDu kan ringe til DUKH.\nKlage\nDu kan klage.",
        "Svar\nKlage\nDu kan klage.",
    ]


@pytest.mark.parametrize("sign", ["ELLER", "[eller]", "– eller –", "Eller:"])
def test_paragraphs_with_or_between_are_alternatives(sign: str) -> None:
    assert letters(f"Svar\n\nDu får støtte.\n\n{sign}\n\nDu får afslag.\n\nVenlig hilsen") == [
        "Svar\nDu får støtte.\nVenlig hilsen",
        "Svar\nDu får afslag.\nVenlig hilsen",
    ]


def test_numbered_alternatives_are_alternatives() -> None:
    text = "Svar\n\nAlternativ 1:\n\nDu får støtte.\n\nAlternativ 2:\n\nDu får afslag.\n\nKlage\n\nDu kan klage.\n"
    assert letters(text) == ["Svar\nDu får støtte.\nKlage\nDu kan klage.", "Svar\nDu får afslag.\nKlage\nDu kan klage."]


@pytest.mark.parametrize(
    "paragraph",
    [
        "[Slettes, hvis der ikke er kommet et svar.] Du skriver, at du er uenig.",
        "Du skriver, at du er uenig. [Slettes, hvis der ikke er kommet et svar.]",
    ],
)
def test_a_paragraph_with_a_condition_is_there_or_not(paragraph: str) -> None:
    assert letters(f"Svar\n\n{paragraph}\n") == ["Svar\nDu skriver, at du er uenig.", "Svar"]


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("Svar\n{{#if afslag}}\nNej.\n{{else}}\nJa.\n{{/if}}\n", ["Svar\nNej.", "Svar\nJa."]),
        ("Svar\n{{#afslag}}\nNej.\n{{/afslag}}\n{{^afslag}}\nJa.\n{{/afslag}}\n", ["Svar\nNej.", "Svar\nJa."]),
        ("Svar\n{% if afslag %}\nNej.\n{% else %}\nJa.\n{% endif %}\n", ["Svar\nNej.", "Svar\nJa."]),
        ("Svar\n{{#opgaver}}\n- {{navn}}\n{{/opgaver}}\n", ["Svar\n- {{navn}}"]),
        ("Svar\n{% for o in opgaver %}\n- {{o}}\n{% endfor %}\n", ["Svar\n- {{o}}"]),
    ],
)
def test_sections_of_template_engines(text: str, chosen: list[str]) -> None:
    assert letters(text) == chosen


def test_a_drop_down_gives_a_letter_for_each_of_its_lines() -> None:
    field = MarkedField(8, 12, choices=("bevilges", "afslås"))
    letter = build("a.docx", "docx", [LineDraft("Støtten Vælg efter § 85.", fields=(field,))])
    assert letters(letter) == ["Støtten bevilges efter § 85.", "Støtten afslås efter § 85."]


def test_boxes_of_which_none_is_ticked_are_ticked_in_turn() -> None:
    assert letters("Resultat\n☐ Bevilget\n☐ Afslag\n\nDu kan klage.\n") == [
        "Resultat\n☒ Bevilget\n☐ Afslag\nDu kan klage.",
        "Resultat\n☐ Bevilget\n☒ Afslag\nDu kan klage.",
    ]


LINES = (
    "Du får støtte.|Vi har [set / hørt] dig.|[a / [b/c] / d]||ELLER|han/hun ringer.|[Ved afslag:]|Begrundelse"
    "|- {{navn}} bor her|☐ Ja|☐ Nej|{{#if x}}|{{/if}}"
)


def test_boxes_in_round_brackets_are_boxes() -> None:
    assert letters("Svar\n( ) Du får støtte.\n( ) Du får afslag.\n")[0] == "Svar\n☒ Du får støtte.\n☐ Du får afslag."


WORDS = st.sampled_from(LINES.split("|"))


@given(st.lists(WORDS, min_size=1, max_size=12).filter(any))
def test_every_character_of_a_letter_leads_back_to_the_same_character_of_the_template(lines: list[str]) -> None:
    template = from_text("\n".join(["Afgørelse", *lines]))
    found = expand(template)
    for variant in found.variants if found else ():
        text = variant.letter.text
        assert len(variant.origins) == len(text)
        for at, char in enumerate(text):
            if char not in "\n☒☐":
                span = variant.to_template(Span(at, at + 1))
                assert template.text[span.start : span.end] == char


def test_the_words_of_a_drop_down_lead_back_to_its_place() -> None:
    field = MarkedField(8, 12, choices=("bevilges", "afslås"))
    letter = build("a.docx", "docx", [LineDraft("Støtten Vælg efter § 85.", fields=(field,))])
    variant = expanded(letter).variants[0]
    assert variant.to_template(Span(8, 16)) == Span(8, 12)
    assert variant.to_template(Span(0, 28)) == Span(0, 24)
