"""Amounts and citations are read in every notation that letters use."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from begrundelse_lint import rules
from begrundelse_lint.letter import from_text
from begrundelse_lint.understanding import understand
from begrundelse_lint.understanding.amounts import find_amounts
from begrundelse_lint.understanding.reading import Citation

HERE = Path(__file__).parent
AMOUNTS: dict[str, Any] = yaml.safe_load((HERE / "amounts.yaml").read_text(encoding="utf-8"))
CITATIONS: dict[str, Any] = yaml.safe_load((HERE / "citations.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("sentence", "amounts"), AMOUNTS.items(), ids=str)
def test_the_amounts_of_a_sentence(sentence: str, amounts: list[list[Any]]) -> None:
    found = [[a.low, a.high, a.per] for a in find_amounts(sentence, 0, len(sentence))]
    assert found == amounts


@pytest.mark.parametrize(("words", "sections"), CITATIONS.items(), ids=str)
def test_the_sections_cited(words: str, sections: list[list[str | None]]) -> None:
    reading = understand(
        from_text(f"Brev\n\nKære Lis\n\nVi skriver om reglen {words} og om dig og din sag.\n"),
        rules.load(rules.shipped()).knowledge,
    )
    assert [[fact.law, fact.section] for fact in reading.facts if isinstance(fact, Citation)] == sections
