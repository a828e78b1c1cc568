"""LIX and what stands beside it: against figures counted by hand, against another implementation, part by part."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from begrundelse_lint.letter import from_text
from begrundelse_lint.rules import load, shipped
from begrundelse_lint.understanding import understand
from begrundelse_lint.understanding.knowledge import Knowledge
from begrundelse_lint.understanding.reading import TEXT_MEASURES, Reading, Zone

BY_HAND: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("lix_by_hand.yaml").read_text(encoding="utf-8"))
LETTER = "Kære Maja\n\n{text}\n\nVenlig hilsen\n\nKaren Holm\n"


@cache
def knowledge() -> Knowledge:
    return load(shipped()).knowledge


@cache
def read(letter: str) -> Reading:
    return understand(from_text(letter), knowledge())


def running(reading: Reading) -> list[str]:
    """The sentences that readability is measured on."""
    return [reading.clean.of(statement.span) for statement in reading.statements if statement.running]


@pytest.mark.parametrize("text", BY_HAND, ids=lambda text: text["what"][:50])
class TestByHand:
    def test_the_running_text_is_these_sentences(self, text: dict[str, Any]) -> None:
        assert running(read(text["letter"])) == [sentence["text"] for sentence in text["sentences"]]

    def test_words_long_words_and_lix_are_as_counted(self, text: dict[str, Any]) -> None:
        measures = read(text["letter"]).measures
        sentences = len(text["sentences"])
        words = sum(sentence["words"] for sentence in text["sentences"])
        long_words = sum(len(sentence["long"]) for sentence in text["sentences"])
        assert (measures["sentences"], measures["words"], measures["long_words"]) == (sentences, words, long_words)
        assert measures["lix"] == round(words / sentences + 100 * long_words / words, 1)

    def test_every_long_word_has_seven_letters(self, text: dict[str, Any]) -> None:
        for sentence in text["sentences"]:
            for word in sentence["long"]:
                assert sum(character.isalpha() for character in word) >= 7
                assert word.casefold() in sentence["text"].casefold()


def test_ten_texts_were_counted_by_hand() -> None:
    assert len(BY_HAND) == 10


def other_lix(sentences: list[str]) -> float:
    """LIX as other programs count it (words of letters and digits, seven characters or more), by given sentences."""
    words = [word for sentence in sentences for word in re.findall(r"\w+", sentence)]
    long_words = [word for word in words if len(word) > 6]
    return len(words) / len(sentences) + 100 * len(long_words) / len(words)


NOUNS = "støtten lejligheden sagsbehandleren madlavning økonomien bostøtte ansøgningen hverdagen maden posten".split()
VERBS = "hjælper åbner planlægger får vurderer kan gennemfører ser gør undersøger".split()
PROSE = st.lists(
    st.lists(st.sampled_from([*NOUNS, *VERBS, "du", "vi", "og", "i", "en"]), min_size=3, max_size=25).map(
        lambda words: f"Vi {' '.join(words)}."
    ),
    min_size=1,
    max_size=8,
)


@given(PROSE)
def test_on_prose_another_implementation_agrees(sentences: list[str]) -> None:
    reading = read(LETTER.format(text=" ".join(sentences)))
    assert running(reading) == sentences
    assert reading.measures["lix"] == round(other_lix(sentences), 1)


def test_where_another_implementation_differs_it_is_by_the_sign_the_hyphen_the_number_and_the_address() -> None:
    """What is written in docs/readability.md: each of these words is counted otherwise elsewhere."""
    for written, words, long_words in (
        ("Du får hjælp efter § 85.", 5, 0),
        ("Du har en e-bog.", 4, 0),
        ("Det er 1234567,50.", 3, 0),
        ("Se ankestyrelsen.dk.", 3, 0),
    ):
        measures = read(LETTER.format(text=f"{written} Du kan ringe.")).measures
        assert (measures["words"] - 3, measures["long_words"]) == (words, long_words)


def test_each_part_of_the_letter_has_its_own_figures() -> None:
    letter = LETTER.format(
        text="Afgørelse\n\nDu får støtte i to timer om ugen.\n\nBegrundelse\n\nVi har lagt afgørende vægt på, at du "
        "gennemgående er udeblevet fra behandlingsaftalerne i psykiatrien.\n\nKlagevejledning\n\nDu kan klage til os."
    )
    reading = read(letter)
    by_zone = {section.zone: section.measures for section in reading.sections}
    assert list(by_zone) == [Zone.RESULTAT, Zone.BEGRUNDELSE, Zone.KLAGEVEJLEDNING]
    assert all(tuple(measures) == TEXT_MEASURES for measures in by_zone.values())
    assert max(by_zone, key=lambda zone: by_zone[zone]["lix"]) is Zone.BEGRUNDELSE
    for name in ("words", "sentences", "long_words"):
        assert sum(measures[name] for measures in by_zone.values()) == reading.measures[name]


def test_the_longest_sentence_is_told_by_its_place() -> None:
    reading = read(LETTER.format(text="Du ringer. Du kan også skrive et brev til os.\n\nVi svarer."))
    assert reading.longest is not None
    assert reading.clean.of(reading.longest) == "Du kan også skrive et brev til os."
    assert reading.measures["longest_sentence"] == 8


def test_a_letter_without_running_text_has_no_figures() -> None:
    reading = read("Fjordby Kommune\n\nVenlig hilsen\n\nKaren Holm\n")
    assert (reading.measures["lix"], reading.sections, reading.longest) == (0.0, (), None)
