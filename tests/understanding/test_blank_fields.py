"""What the blank fields of a template will hold: by their names, the words around them, and the heading above."""

from __future__ import annotations

import pytest

from begrundelse_lint.letter import Letter, UnreadableLetterError, from_text
from begrundelse_lint.rules import load, shipped
from begrundelse_lint.understanding import understand
from begrundelse_lint.understanding.reading import Address, Amount, BlankField, Citation, Mention, Reading

KNOWLEDGE = load(shipped()).knowledge


def read(letter: Letter | str, template: bool | None = True) -> Reading:
    whole = from_text(letter) if isinstance(letter, str) else letter
    return understand(whole, KNOWLEDGE, template=template)


def held(text: str) -> dict[str, set[str | None]]:
    """The fields of a template by their words, with all that they will hold."""
    reading = read(text)
    found: dict[str, set[str | None]] = {}
    for fact in reading.facts:
        if isinstance(fact, BlankField):
            found.setdefault(reading.clean.of(fact.span), set()).add(fact.holds)
    return found


@pytest.mark.parametrize(
    ("sentence", "field", "content"),
    [
        ("Du får {timer} timer om ugen.", "{timer}", "timer"),
        ("Du får [tal] timers støtte om ugen.", "[tal]", "timer"),
        ("Du bevilges {antal} om ugen efter § 85.", "{antal}", "timer"),
        ("Støtten gives i {antal} måneder.", "{antal}", "periode"),
        ("Forløbet varer til den {dato}.", "{dato}", "slut"),
        ("Støtten er hjælp til [tekst].", "[tekst]", "indhold"),
        ("Målet er, at du {tekst}.", "{tekst}", "formaal"),
        ("Du får afslag, fordi du <<tekst>>.", "<<tekst>>", "begrundelse"),
        ("Vi har lagt vægt på, at [tekst].", "[tekst]", "begrundelse"),
        ("Du fortalte, at {{tekst}}.", "{{tekst}}", "oplysninger"),
        ("Du har anført, at {{tekst}}.", "{{tekst}}", "synspunkt"),
        ("[Skriv for hver opgave, hvad borgeren selv kan, og hvorfor.]", None, "begrundelse"),
        ("(indsæt en kort gengivelse af borgerens situation)", None, "oplysninger"),
        ("Ring til os på {felt}.", "{felt}", "telefon"),
        ("Afgørelsen er truffet efter servicelovens [tekst].", "[tekst]", "paragraf"),
        ("Vi bygger på [attester og udtalelser].", "[attester og udtalelser]", "kilder"),
    ],
)
def test_a_field_holds_what_its_name_and_surroundings_say(sentence: str, field: str | None, content: str) -> None:
    assert content in held(f"Afgørelse\n\n{sentence}\n")[field or sentence]


@pytest.mark.parametrize(
    ("heading", "content"),
    [
        ("Begrundelse", "begrundelse"),
        ("Hvorfor får du afslag?", "begrundelse"),
        ("Klagevejledning", "klagevejledning"),
        ("Andre muligheder", "muligheder"),
        ("Formål", "formaal"),
        ("Omfang", "timer"),
    ],
)
def test_a_field_alone_under_a_heading_holds_what_the_heading_says(heading: str, content: str) -> None:
    text = f"Afgørelse\n\nDu får støtte efter servicelovens § 85.\n\n{heading}\n\n[tekst]\n\nVenlig hilsen\n"
    assert content in held(text)["[tekst]"]


@pytest.mark.parametrize(
    ("sentence", "field", "content"),
    [
        ("Du har søgt om {timer} timer om ugen.", "{timer}", "timer"),
        ("Du får ikke støtte i de {timer} timer om ugen, du søgte om.", "{timer}", "timer"),
        ("Du skal svare senest den {partshøringsfrist}.", "{partshøringsfrist}", "frist"),
        ("Send klagen til {klageadresse}.", "{klageadresse}", "klagevejledning"),
        ("Støtten begynder den {startdato}.", "{startdato}", "slut"),
        ("[Begrundelse for timetallet]", None, "timer"),
        ("[Husk at begrunde hver opgave.]", None, "begrundelse"),
        ("[Slettes, hvis borgeren ikke har haft bemærkninger.]", None, "synspunkt"),
    ],
)
def test_a_field_does_not_hold_what_it_only_speaks_of(sentence: str, field: str | None, content: str) -> None:
    assert content not in held(f"Afgørelse\n\n{sentence}\n")[field or sentence]


def test_hours_in_a_field_are_an_amount_that_is_granted_with_its_frequency() -> None:
    reading = read("Afgørelse\n\nDu får op til {timer} timer om ugen efter servicelovens § 85.\n")
    amount = next(fact for fact in reading.facts if isinstance(fact, Amount))
    assert (amount.blank, amount.status, amount.per, amount.low) == (True, "bevilget", "uge", None)


def test_words_inside_fields_and_notes_are_not_said_by_the_letter() -> None:
    reading = read(
        "Afgørelse\n\nDu får støtte. [Skriv fx: efter servicelovens § 85, fordi borgeren er i målgruppen.]\n\n"
        "Hjælpetekst: Husk klagevejledning til Ankestyrelsen, og at borgeren har 4 uger.\n"
    )
    assert not [fact for fact in reading.facts if isinstance(fact, Citation | Address)]
    assert not [fact for fact in reading.facts if isinstance(fact, Mention) and fact.concept == "ankestyrelsen"]


def test_a_note_that_asks_for_reasons_will_be_reasons() -> None:
    assert held("Afgørelse\n\nBegrundelse\n\nBeskriv kort, hvorfor betingelserne er opfyldt for hver opgave.\n")[
        "Beskriv kort, hvorfor betingelserne er opfyldt for hver opgave."
    ] == {"begrundelse", "indhold"}


@pytest.mark.parametrize("sign", ["{{#opgaver}}", "{{/opgaver}}", "{% if afslag %}", "{{else}}"])
def test_what_steers_a_template_engine_is_no_field(sign: str) -> None:
    assert held(f"Afgørelse\n\n{sign}\n\nDu får støtte.\n") == {}


@pytest.mark.parametrize("path", ["brev.dotx", "brev.ott"])
def test_the_ending_of_a_template_makes_one(path: str) -> None:
    assert read(from_text("Afgørelse\n\nDu får støtte efter § 85.\n", path), template=None).template


def test_a_name_makes_a_template_only_of_a_letter_with_fields() -> None:
    fields = "Kære [navn]\n\nDu får {timer} timer om ugen fra den {dato}.\n"
    assert read(from_text(fields, "skabelon-afslag.txt"), template=None).template
    assert not read(from_text("Kære Bo\n\nDu får støtte.\n", "skabelon-afslag.txt"), template=None).template


@pytest.mark.parametrize("text", ["---", "* * *", "|"])
def test_a_text_of_signs_alone_is_told_to_be_no_letter(text: str) -> None:
    with pytest.raises(UnreadableLetterError, match="Der er ingen ord i filen"):
        read(text)
