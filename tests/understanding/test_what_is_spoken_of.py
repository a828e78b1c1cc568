"""What sentences lean on: the section named before, the papers a view is about, the topic of a clause."""

from __future__ import annotations

from datetime import date

import pytest

from begrundelse_lint import rules
from begrundelse_lint.letter import from_text
from begrundelse_lint.understanding.read import understand
from begrundelse_lint.understanding.reading import Amount, Citation, Kind, Mood, Reading, View

KNOWLEDGE = rules.load(rules.shipped()).knowledge
HEAD = "Lindesund Kommune\n\nLone Bech Madsen\nBakkevej 7\n5999 Lindesund\n\n12. maj 2024\n\n"
LETTER = HEAD + "Afgørelse om støtte\n\nKære Lone\n\n"
REFUSAL = "Du får afslag på støtte efter servicelovens § 85 til indkøb.\n\n"


def read(text: str, path: str = "brev.txt") -> Reading:
    return understand(from_text(text, path), KNOWLEDGE, on=date(2024, 5, 12))


def roles(reading: Reading) -> list[str]:
    return [fact.role for fact in reading.facts if isinstance(fact, Citation)]


@pytest.mark.parametrize(
    "words", ["med hjemmel i nævnte bestemmelse", "efter samme paragraf", "i henhold til den ovennævnte bestemmelse"]
)
def test_a_section_named_before_is_the_basis_of_what_is_given_under_it(words: str) -> None:
    before = "I 2021 fik du 6 timers støtte om ugen efter servicelovens § 85. Støtten nedsættes nu til 3 timer om ugen."
    assert roles(read(LETTER + before)) == ["tidligere"]
    assert roles(read(f"{LETTER}{before} De tre timer ydes {words}.")) == ["tidligere", "hjemmel"]


def test_a_section_not_decided_under_is_no_basis() -> None:
    text = "I 2021 fik du støtte efter servicelovens § 85. Får du det værre, kan du få hjælp efter samme paragraf."
    assert "hjemmel" not in roles(read(LETTER + text))


@pytest.mark.parametrize("hours", ["15 timers ledsagelse om måneden", "ledsagelse", "kørsel i 2 timer om ugen"])
def test_what_was_applied_for_is_no_basis_whatever_the_hours_are_for(hours: str) -> None:
    given = "Du får i stedet støtte efter servicelovens § 85 i 2 timer om ugen."
    reading = read(f"{LETTER}Du har søgt om {hours} efter servicelovens § 97. {given}")
    assert roles(reading) == ["ansoegt", "hjemmel"]
    assert reading.applied_for == "SEL § 97"


def answered(body: str) -> list[bool]:
    return [fact.answered for fact in read(LETTER + REFUSAL + body).facts if isinstance(fact, View)]


OBJECTION = "Du mener ikke, at ergoterapeutens beskrivelse er rigtig."


@pytest.mark.parametrize(
    "rest",
    [
        " Du har set udtalelsen.\n\nVores vurdering\nDu kan gennemføre et indkøb, som ergoterapeuten beskriver.",
        "\n\nVores vurdering\nIfølge ergoterapeutens beskrivelse handler du selv ind.",
        " Du bor i en lille by. Det har vi noteret på sagen.",
    ],
)
def test_to_use_the_papers_that_a_view_is_about_is_no_answer(rest: str) -> None:
    assert answered(OBJECTION + rest) == [False]


@pytest.mark.parametrize(
    "rest",
    [
        " Det kan vi ikke følge, fordi hun fulgte dig tre gange.",
        " Derfor har vi bedt hende komme igen.",
        " Vi forstår det, men hun var med dig i en hel uge.",
    ],
)
def test_a_view_that_is_taken_up_is_answered(rest: str) -> None:
    assert answered(OBJECTION + rest) == [True]


@pytest.mark.parametrize("topic", ["når det gælder indkøb", "når det handler om post", "når det drejer sig om økonomi"])
def test_a_topic_is_no_condition(topic: str) -> None:
    reading = read(f"{LETTER}{REFUSAL}Din funktionsevne er ikke betydeligt nedsat, {topic}.")
    assert not [fact for fact in reading.facts if getattr(fact, "mood", None) is Mood.BETINGELSE]


def test_when_something_happens_is_one() -> None:
    reading = read(f"{LETTER}{REFUSAL}Din funktionsevne er nedsat, når du skal købe ind.")
    assert [fact for fact in reading.facts if getattr(fact, "mood", None) is Mood.BETINGELSE]


@pytest.mark.parametrize(
    "asks",
    [
        "Passer det? Mangler der noget? Skriv til os senest den 26. maj. Derefter afgør vi, om støtten skal ændres.",
        "Der er ikke taget stilling endnu. Stemmer det? Ring senest den 26. maj. Så bestemmer vi, hvad der skal ske.",
    ],
)
def test_a_letter_that_asks_before_anything_is_decided_is_a_hearing(asks: str) -> None:
    seen = (
        "Vi følger op på din støtte efter servicelovens § 85. Som det ser ud nu, kan du klare dig med 4 timer om ugen. "
    )
    letter = (
        f"{HEAD}Vil du læse vores oplysninger igennem?\n\nKære Lone\n\n{seen}Der er ikke taget stilling endnu. {asks}"
    )
    assert read(letter).kind is Kind.PARTSHOERING


def test_a_heading_of_the_file_ends_the_list_above_it() -> None:
    text = "# Afgørelse\n\nDu har søgt om hjælp til tre ting:\n\n## Det får du\n\nDu får 3 timers støtte om ugen."
    assert [fact.status for fact in read(text, "brev.md").facts if isinstance(fact, Amount)] == ["bevilget"]


def test_a_name_on_the_next_line_of_a_wrapped_letter_makes_no_heading() -> None:
    text = (
        "Til grund for afgørelsen er lagt dit eget brev, en udtalelse fra overlæge\n"
        "Birthe Kjær ved psykiatrisk ambulatorium samt den samtale, som vi havde i\n"
        "dit hjem den 29. april 2024, og som du har fået et referat af."
    )
    assert not [statement for statement in read(LETTER + text).statements if statement.heading][1:]


@pytest.mark.parametrize(
    "sentence", ["Støttepersonen hjælper dig med at ringe til lægen.", "Du kan klage over nummer 1: nej til støtte."]
)
def test_a_word_for_ringing_makes_no_contact_line(sentence: str) -> None:
    assert "kontakt" not in {statement.zone.value for statement in read(LETTER + sentence).statements}


@pytest.mark.parametrize(
    "sentence",
    ["Vi har besluttet, at det bliver til 2 timer om ugen.", "Bostøtten er fremover 2 timer om ugen."],
)
def test_a_result_told_in_a_heading_stands_in_the_sentence_below_that_says_how_much(sentence: str) -> None:
    reading = read(f"{HEAD}Vi skruer ned for din bostøtte\n\nKære Lone\n\nI dag får du 4 timer om ugen. {sentence}")
    assert [reading.statements[decision.statement].sentence.span for decision in reading.decisions] == [reading.result]
    assert reading.clean.of(reading.result) == sentence


def test_a_result_told_in_a_heading_alone_stands_there() -> None:
    reading = read(f"{HEAD}Du får afslag på bostøtte\n\nKære Lone\n\nDu bor i en lejlighed og handler selv ind.")
    assert reading.clean.of(reading.result) == "Du får afslag på bostøtte"
