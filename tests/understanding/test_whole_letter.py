"""What is only seen with the whole letter in hand: names, ways of address, statute text, terms explained, passives."""

from __future__ import annotations

from datetime import date

import pytest

from begrundelse_lint import rules
from begrundelse_lint.letter import from_text
from begrundelse_lint.understanding.read import understand
from begrundelse_lint.understanding.reading import (
    Abbreviation,
    Address,
    Citation,
    Consolidation,
    Passive,
    Person,
    Reading,
    Sized,
    Term,
)

KNOWLEDGE = rules.load(rules.shipped()).knowledge
HEAD = (
    "Lindesund Kommune\n\nLone Bech Madsen\nBakkevej 7\n5999 Lindesund\n\n12. maj 2024\n\n"
    "Afgørelse om støtte\n\nKære Lone\n\n"
)
GRANT = "Du får 2 timers støtte om ugen efter servicelovens § 85. "
GUARDIAN = (
    "Lindesund Kommune\n\nKirsten Holm\nBakkevej 7\n5999 Lindesund\n\n12. maj 2024\n\nKære Kirsten\n\n"
    "Du er værge for din bror Allan. Allan får 2 timers støtte om ugen efter servicelovens § 85. "
    "Allan bor i et bofællesskab. "
)


def read(text: str) -> Reading:
    return understand(from_text(text, "brev.txt"), KNOWLEDGE, on=date(2024, 5, 12))


def strangers(text: str) -> list[str]:
    return [fact.name for fact in read(text).facts if isinstance(fact, Person) and not fact.own]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Vi vurderer, at Michael har behov for hjælp til at åbne sin post.", "Michael"),
        ("Støtten skal hjælpe Birthe til at få struktur på hverdagen.", "Birthe"),
        ("Kurts funktionsevne er betydeligt nedsat, når det gælder indkøb.", "Kurt"),
        ("Økonomi: Mette betaler selv sine regninger.", "Mette"),
        ("Jonas, du er rigtig god til at bruge kluden.", "Jonas"),
        ("Vi mener, at Zelal kan selv købe ind.", "Zelal"),
        ("Vi ønsker Lisbeth alt godt fremover.", "Lisbeth"),
    ],
)
def test_a_name_in_a_statement_about_the_citizen_is_somebody_elses(sentence: str, name: str) -> None:
    assert strangers(HEAD + GRANT + sentence) == [name]


@pytest.mark.parametrize(
    "sentence",
    [
        "Din kontaktperson bliver Hanne. Hanne har mandag fri.",
        "Din søn Oliver bor i Odense. Oliver har brug for ro.",
        "Susanne Holm fra jobcentret siger, at du er klar. Susanne er enig.",
        "Til mødet deltog du, Hanne og Mikkel. Mikkel har svært ved at komme igen.",
        "Tina er på barsel. Tina kan ikke komme før til foråret, og så kommer Rikke hjem til dig.",
        "Du bor på Sankt Hans Vej og får hjælp fra Ældre Sagen.",
        "Sanne går gerne med dig derhen.",
        "Du passer din hund Bella, og Bella bliver hurtigt træt.",
        "Lone har svært ved at komme i gang.",
        "Målet er, at du kan være alene hjemme, mens Mette er på arbejde.",
    ],
)
def test_relatives_helpers_and_the_citizen_are_no_strangers(sentence: str) -> None:
    assert strangers(HEAD + GRANT + sentence) == []


def test_the_citizen_of_a_letter_to_a_guardian_is_no_stranger() -> None:
    assert strangers(GUARDIAN + "Allan klarer selv indkøb. Du kan ringe til os, Kirsten.") == []
    assert strangers(GUARDIAN + "Preben har behov for guidning ved tøjvask.") == ["Preben"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (GRANT + "Borgeren bor alene i et rækkehus.", "Borgeren"),
        (GRANT + "Det vurderes, at ansøger har behov for støtte.", "ansøger"),
        (GRANT + "Borger oplyser, at posten hober sig op.", "Borger"),
        ("Støtten bevilges. Borgeren bor alene. Klagen sendes til os. Du kan klage inden fire uger.", "Du"),
    ],
)
def test_a_change_of_address_is_told_at_the_later_place(text: str, word: str) -> None:
    reading = read("Lindesund Kommune\n\nAfgørelse om støtte\n\n" + text)
    assert [reading.clean.of(fact.span) for fact in reading.facts if isinstance(fact, Address) and fact.shift] == [word]


@pytest.mark.parametrize(
    "text",
    [
        HEAD + GRANT + "En borger kan altid søge igen. Vi hjælper borgere i hele kommunen.",
        HEAD + GRANT + "Du kan tale med borgerrådgiveren. Støttepædagogen skriver, at »borgeren er glad for støtten«.",
        HEAD + "De bevilges støtte. Den støtte, De ansøger om, gives. Deres ansøgning er fra maj.",
        GUARDIAN + "Borgeren har svært ved at komme i bad.",
        "Afgørelse om støtte\n\nAnsøger får afslag. Borgeren bor alene.",
    ],
)
def test_one_way_of_address_is_no_change(text: str) -> None:
    assert not any(isinstance(fact, Address) and fact.shift for fact in read(text).facts)


def test_statute_text_is_told_by_its_print_its_quotation_marks_and_its_phrases() -> None:
    printed = (
        "§ 85. Kommunalbestyrelsen skal tilbyde hjælp, omsorg eller støtte samt optræning til personer, der har behov."
    )
    quoted = (
        'Regler\nForvaltningslovens § 24 lyder: "En begrundelse skal henvise til reglerne. '
        'Den skal endvidere nævne de hensyn, der har været bestemmende."'
    )
    retold = "Efter § 85 kan du få støtte, hvis du har svært ved vigtige ting i hverdagen."
    assert [
        fact.words
        for fact in read(HEAD + GRANT + "\n\n" + printed).facts
        if isinstance(fact, Sized) and fact.unit == "lovtekst"
    ] == [15]
    assert read(HEAD + GRANT + "\n\n" + quoted).measures["statute_words"] > 15
    assert read(HEAD + GRANT + "\n\n" + retold).measures["statute_words"] == 0
    assert read(HEAD + GRANT + "\n\nVenlig hilsen\n\nOle Friis\n\n" + printed).measures["statute_words"] == 0


@pytest.mark.parametrize(
    ("sentence", "explained"),
    [
        ("Vi har læst en epikrise.", False),
        ("Vi har læst en epikrise (sygehusets brev til din læge).", True),
        ("Vi har læst en epikrise, det vil sige et brev fra sygehuset.", True),
        ("Vi har læst sygehusets brev til din læge, en epikrise.", True),
        ("Vi har brugt VUM.", False),
        ("Vi har brugt voksenudredningsmetoden (VUM).", True),
        ("Sagen var på MDT.", False),
        ("Sagen var på et møde for flere faggrupper (MDT).", True),
    ],
)
def test_terms_and_abbreviations_are_explained_where_they_are_first_used(sentence: str, explained: bool) -> None:
    found = [
        fact.explained
        for fact in read(HEAD + GRANT + sentence).facts
        if isinstance(fact, Abbreviation)
        or (isinstance(fact, Term) and fact.list in {"fagtermer", "forkortelser"} and fact.plain)
    ]
    assert found and found[-1] is explained


def test_small_words_are_no_abbreviations() -> None:
    facts = read(HEAD + GRANT + "Ring kl. 9, og las os vide det. Vi sel ved det ikke.").facts
    assert not [fact for fact in facts if isinstance(fact, Term) and fact.list == "forkortelser"]


@pytest.mark.parametrize(
    "sentence",
    ["Støtten bevilges.", "Det vurderes, at du kan.", "Sagen blev behandlet i maj.", "Brevet er ikke blevet sendt."],
)
def test_passives(sentence: str) -> None:
    assert [fact for fact in read(HEAD + sentence).facts if isinstance(fact, Passive)]


@pytest.mark.parametrize(
    "sentence",
    ["Vores svar findes her.", "Du bliver hurtigt træt.", "Deres søn og hendes mor mødes.", "Kommunens leder trives."],
)
def test_no_passives(sentence: str) -> None:
    assert not [fact for fact in read(HEAD + sentence).facts if isinstance(fact, Passive)]


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("LBK nr 1089 af 16/08/2023", "afloest"),
        ("lovbekendtgørelse 2023-08-16 nr. 1089", "afloest"),
        ("lovbekendtgørelse nr. 67 af 22. januar 2024", "gaeldende"),
    ],
)
def test_consolidations_in_several_notations(words: str, state: str) -> None:
    assert [fact.state for fact in read(HEAD + GRANT + f"Jf. {words}.").facts if isinstance(fact, Consolidation)] == [
        state
    ]


@pytest.mark.parametrize(
    ("sentence", "exists"),
    [
        ("Se § 85, stk. 2.", False),
        ("Se § 82 e.", False),
        ("Begrundelsen følger af § 24.", True),
        ("Efter § 166 kan du klage.", True),
    ],
)
def test_bare_sections_are_judged_only_where_no_other_law_may_be_meant(sentence: str, exists: bool) -> None:
    assert [fact.exists for fact in read(HEAD + GRANT + sentence).facts if isinstance(fact, Citation)][-1] is exists
