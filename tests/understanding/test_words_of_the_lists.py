"""Technical terms, abbreviations and stiff words (``rules/words``): which forms are found, and which are left alone."""

from __future__ import annotations

import re
from functools import cache

import pytest

from begrundelse_lint.check import Checker, Options
from begrundelse_lint.finding import Finding
from begrundelse_lint.letter import from_text
from begrundelse_lint.rules import load, shipped
from begrundelse_lint.rules.model import RuleSet
from begrundelse_lint.understanding import understand
from begrundelse_lint.understanding.reading import Abbreviation, Term

LETTER = """Fjordby Kommune

12. marts 2025

Kære Maja

Du får støtte i to timer om ugen efter servicelovens § 85.

{text}

Venlig hilsen

Karen Holm
"""
LISTS = ("fagtermer", "forkortelser", "kancellisprog", "kancellisprog_mildt")


@cache
def ruleset() -> RuleSet:
    return load(shipped())


def terms(text: str, *lists: str) -> list[Term]:
    """What the letter uses of some lists."""
    reading = understand(from_text(LETTER.format(text=text)), ruleset().knowledge)
    return [fact for fact in reading.facts if isinstance(fact, Term) and fact.list in (lists or LISTS)]


def unexplained(text: str) -> list[str]:
    """The terms and abbreviations that the letter does not explain at their first use."""
    reading = understand(from_text(LETTER.format(text=text)), ruleset().knowledge)
    asked = [f for f in reading.facts if isinstance(f, Abbreviation) or (isinstance(f, Term) and f.first)]
    lists = {"fagtermer", "forkortelser"}
    return [
        reading.clean.of(fact.span)
        for fact in asked
        if not fact.explained and (isinstance(fact, Abbreviation) or fact.list in lists)
    ]


def remark(code: str, text: str) -> Finding | None:
    """What a rule says of the letter."""
    checked = Checker(ruleset(), Options(select=(code,))).check_text(LETTER.format(text=text))
    assert checked.checked
    return checked.findings[0] if checked.findings else None


@pytest.mark.parametrize(
    ("written", "name", "plain"),
    [
        ("kvalitetsstandardens", "fagtermer", "kommunens beskrivelse af hjælpen"),
        ("visitationsprocessen", "fagtermer", "at vi vurderer, om du kan få hjælpen"),
        ("hverdagsrehabiliteringen", "fagtermer", "at træne for at klare mere selv"),
        ("personkredsen", "fagtermer", "dem, der kan få hjælpen"),
        ("partshøringsbrevet", "fagtermer", "at du får lov at sige noget til oplysningerne, før vi afgør sagen"),
        ("kognitive vanskeligheder", "fagtermer", "svært ved at huske, planlægge eller koncentrere sig"),
        ("fremsendt", "kancellisprog", "sende"),
        ("anmodede", "kancellisprog", "bede om"),
        ("foretaget en konkret vurdering", "kancellisprog", "vurdere"),
        ("rettes direkte henvendelse", "kancellisprog", "kontakte"),
        ("for så vidt angår", "kancellisprog", "når det gælder"),
        ("m.h.p.", "forkortelser", "med henblik på"),
        ("p.t.", "forkortelser", "for tiden"),
        ("VUM", "forkortelser", "voksenudredningsmetoden, en metode til at beskrive, hvad du kan og har brug for"),
    ],
)
def test_inflected_forms_and_compounds_are_found(written: str, name: str, plain: str) -> None:
    (found,) = terms(f"Her står {written} i brevet.", name)
    assert found.plain == plain


@pytest.mark.parametrize(
    "written",
    ["ADHD-medicin", "tlf. 12 34 56 78", "kl. 9", "fx mad", "dvs. mandag", "stk. 2", "nr. 3 m.v.", "jf. loven"],
)
def test_abbreviations_that_everybody_knows_are_left_alone(written: str) -> None:
    assert unexplained(f"Her står {written} i brevet.") == []


def test_a_longer_term_hides_the_shorter_one_inside_it() -> None:
    (found,) = terms("Du får det i fornødent omfang.", "kancellisprog")
    assert found.plain == "når det er nødvendigt"


@pytest.mark.parametrize(
    "text",
    [
        "Vi har brugt VUM, det vil sige en måde at tale om din hverdag på.",
        "Vi har brugt VUM (en måde at tale om din hverdag på).",
        "Vi har brugt VUM. Det er en metode, som alle kommuner bruger.",
        "Vi har talt om din hverdag, og det kalder vi recovery.",
        "Du kan få recovery, altså hjælp til at komme dig.",
        "Du hører ikke til dem, der kan få hjælpen, den såkaldte personkreds.",
        "Du hører ikke til personkredsen. Det betyder, at du ikke kan få hjælpen.",
        "Vi bruger voksenudredningsmetoden (VUM), som er en metode til at beskrive, hvad du kan. VUM tager en time.",
    ],
)
def test_a_word_is_explained_before_it_after_it_or_in_the_next_sentence(text: str) -> None:
    assert unexplained(text) == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Det betyder, at du ikke længere kan siges at høre til lovens særlige personkreds.", "personkreds"),
        ("Vi har brugt VUM. Du ringede dagen efter. Det er en metode.", "VUM"),
        ("Vi har brugt VUM (2.0).", "VUM"),
        ("Vi giver hjælp til mad. Du hører ikke til personkredsen. Hjælpen stopper.", "personkredsen"),
        ("Vi har læst en epikrise (se bilag 2).", "epikrise"),
        ("Vi har talt med MDT om dig.", "MDT"),
        ("Vi har læst FFB-beskrivelsen fra maj.", "FFB-beskrivelsen"),
    ],
)
def test_what_explains_something_else_explains_nothing(text: str, word: str) -> None:
    assert word in unexplained(text)


def test_a_term_is_asked_for_once_and_terms_of_one_meaning_are_one() -> None:
    assert unexplained("Vi har brugt en epikrise. Epikrisen er fra maj.") == ["epikrise"]
    both = "Vi har læst en principmeddelelse om det. Der er også en principafgørelse om mad."
    assert unexplained(both) == ["principmeddelelse"]


def test_statute_text_quotations_and_names_are_left_alone() -> None:
    law = (
        "Loven siger: »Kommunalbestyrelsen skal tilbyde hjælp i henhold til stk. 2, såfremt personkredsen er opfyldt.«"
    )
    assert remark("LAS003", law) is None
    assert remark("LAS005", law) is None
    assert remark("LAS003", "Du skrev: »Jeg har lært egenomsorg på kurset i foråret.«") is None
    assert remark("LAS003", "Du kan ringe til Team Visitation om det.") is None


def test_a_term_that_the_law_was_quoted_with_is_asked_for_where_the_letter_uses_it_itself() -> None:
    law = "Loven siger: »Til personkredsen hører den, der har behov for hjælp til det.«"
    text = f"{law}\n\nDu hører ikke til personkredsen."
    finding = remark("LAS003", text)
    assert finding is not None
    assert finding.place.line == 11


def test_every_word_is_named_with_its_plain_alternative_the_most_used_first() -> None:
    text = (
        "Du skal skrive, såfremt du er uenig. Ring, dersom du er i tvivl. Vi har modtaget brevet i henhold til aftalen."
    )
    finding = remark("LAS005", text)
    assert finding is not None
    assert finding.message == "Stive ord: «såfremt», «dersom» og «i henhold til»."
    assert "«såfremt» og «dersom»: hvis; «i henhold til»: efter." in finding.suggestion


def test_mild_words_are_named_only_beside_stiff_ones() -> None:
    assert remark("LAS005", "Du får hjælp til mad samt indkøb.") is None
    finding = remark("LAS005", "Du får hjælp til mad samt indkøb. Skriv, såfremt du er uenig.")
    assert finding is not None
    assert [place.quote for place in finding.places] == ["såfremt", "samt"]


def test_long_sentences_are_one_finding_the_longest_first() -> None:
    def sentence(words: int) -> str:
        return f"Du {'kan ' * (words - 2)}alt."

    text = f"{sentence(33)}\n\n{sentence(50)}\n\n{sentence(41)}"
    finding = remark("LAS002", text)
    assert finding is not None
    assert [place.line for place in finding.places] == [11, 13, 9]
    assert "50 ord" in finding.message


def test_plain_words_are_plain() -> None:
    """No alternative holds a stiff word, or a technical term that would have to be explained itself."""
    knowledge = ruleset().knowledge
    stiff = {"kancellisprog", "fagtermer"}
    for entry in knowledge.terms:
        if entry.list not in LISTS or entry.list == "forkortelser" or entry.plain is None:
            continue
        words = re.findall(r"\w+", entry.plain.lower())
        hits = [
            knowledge.terms[int(hit.name[5:])] for hit in knowledge.index.find(words) if hit.name.startswith("term:")
        ]
        assert not [hit.wording for hit in hits if hit.list in stiff], entry.plain


def test_every_listed_word_has_a_plain_alternative() -> None:
    for entry in ruleset().knowledge.terms:
        assert entry.list not in LISTS or entry.plain, entry.wording
