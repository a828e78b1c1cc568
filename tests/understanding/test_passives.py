"""Verbs in the passive, told by form alone, on sentences of letters (``passives.txt``)."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from begrundelse_lint.letter import from_text
from begrundelse_lint.rules import load, shipped
from begrundelse_lint.understanding import understand
from begrundelse_lint.understanding.knowledge import Knowledge
from begrundelse_lint.understanding.reading import Passive

SENTENCES = Path(__file__).with_name("passives.txt")
LETTER = """Fjordby Kommune

Kære Maja

Du får svar her.

{sentence}

Venlig hilsen

Karen Holm
"""
PRECISION, RECALL = 0.95, 0.93


class Case(NamedTuple):
    """A sentence, and the first words of its passives."""

    text: str
    passives: tuple[str, ...]


def _cases() -> list[Case]:
    lines = SENTENCES.read_text(encoding="utf-8").splitlines()
    marked = [line for line in lines if line and line[0] not in "#="]
    return [Case(re.sub(r"[\[\]]", "", line), tuple(re.findall(r"\[(\w+)\]", line))) for line in marked]


CASES = _cases()


@cache
def knowledge() -> Knowledge:
    return load(shipped()).knowledge


def found(sentence: str) -> list[str]:
    """The first words of the passives that are found in a sentence of a letter."""
    reading = understand(from_text(LETTER.format(sentence=sentence)), knowledge())
    return [reading.clean.of(fact.span).split()[0] for fact in reading.facts if isinstance(fact, Passive)]


def test_nearly_all_passives_are_found_and_hardly_anything_else() -> None:
    right = false = missed = 0
    for case in CASES:
        told = found(case.text)
        right += sum(1 for word in case.passives if word in told)
        missed += sum(1 for word in case.passives if word not in told)
        false += sum(1 for word in told if word not in case.passives)
    assert right / (right + false) >= PRECISION
    assert right / (right + missed) >= RECALL


def test_the_sentences_are_many_and_of_both_kinds() -> None:
    assert len(CASES) >= 150
    assert 60 <= sum(1 for case in CASES if case.passives) <= len(CASES) - 60


@pytest.mark.parametrize("sentence", ["Der findes andre muligheder.", "Vores svar er ja.", "Du bliver glad for den."])
def test_words_that_only_look_like_passives_are_none(sentence: str) -> None:
    assert found(sentence) == []
