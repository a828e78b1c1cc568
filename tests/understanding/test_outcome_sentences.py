"""What single sentences decide (``outcome_sentences.yaml``), each read as the only sentence of a short letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from begrundelse_lint.letter import from_text
from begrundelse_lint.rules import load, shipped
from begrundelse_lint.understanding import understand
from begrundelse_lint.understanding.decisions import resolve
from begrundelse_lint.understanding.knowledge import Knowledge
from begrundelse_lint.understanding.read import APPLIED
from begrundelse_lint.understanding.reading import Amount, Decision, Mention

_SENTENCES = Path(__file__).with_name("outcome_sentences.yaml")
_LETTERS = {
    "borger": """Fjordby Kommune
Handicap og Psykiatri

Maja Lund Kristensen
Havnegade 3
8999 Fjordby

12. marts 2025

Brev om din sag

Kære Maja

{sentence}

Med venlig hilsen

Karen Holm
Socialrådgiver
""",
    "de": """Fjordby Kommune
Handicap og Psykiatri

Fru Maja Lund Kristensen
Havnegade 3
8999 Fjordby

12. marts 2025

Brev om Deres sag

Kære fru Kristensen

{sentence}

Vi har sendt Dem dette brev i Deres digitale postkasse.

Med venlig hilsen

Karen Holm
Socialrådgiver
""",
    "vaerge": """Fjordby Kommune
Handicap og Psykiatri

Poul Hvidtfeldt
Kirkevænget 3
8999 Fjordby

12. marts 2025

Vedrørende Deres datter, Signe Hvidtfeldt, som De er værge for

Kære Poul Hvidtfeldt

{sentence}

Med venlig hilsen

Karen Holm
Socialrådgiver
""",
}


def _cases() -> Iterator[object]:
    content = yaml.safe_load(_SENTENCES.read_text(encoding="utf-8"))
    for hand in content["hands"]:
        for outcomes, sentences in hand["says"].items():
            expected = frozenset() if outcomes == "intet" else frozenset(outcomes.split(" + "))
            for sentence in sentences:
                why = content["not_yet"].get(sentence)
                marks = [pytest.mark.xfail(reason=why, strict=True)] if why else []
                name = _readable(hand["hand"], outcomes, sentence)
                yield pytest.param(hand.get("letter", "borger"), sentence, expected, id=name, marks=marks)


def _readable(hand: str, outcomes: str, sentence: str) -> str:
    return f"{hand}: {outcomes.replace(' ', '')}: {re.sub(r'[^a-zæøå0-9§]+', ' ', sentence.lower()).strip()[:80]}"


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load(shipped()).knowledge


def outcomes_of(letter: str, sentence: str, knowledge: Knowledge) -> frozenset[str]:
    """The outcomes that a short letter with just this sentence comes to, whatever kind of letter it is taken for."""
    reading = understand(from_text(_LETTERS[letter].format(sentence=sentence), "brev.txt"), knowledge)
    said = [fact for fact in reading.facts if isinstance(fact, Decision)]
    amounts = [fact for fact in reading.facts if isinstance(fact, Amount)]
    applied = any(isinstance(fact, Mention) and fact.concept == APPLIED for fact in reading.facts)
    weak = frozenset(d.statement for d in said if d.weak) - frozenset(d.statement for d in said if not d.weak)
    decided = resolve(said, amounts, weak, applied) if said else []
    return frozenset(str(decision.outcome) for decision in decided)


@pytest.mark.parametrize(("letter", "sentence", "expected"), list(_cases()))
def test_sentence_decides_what_it_says(
    letter: str, sentence: str, expected: frozenset[str], knowledge: Knowledge
) -> None:
    assert outcomes_of(letter, sentence, knowledge) == expected
