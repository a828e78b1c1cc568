"""How long help lasts, which activities a letter speaks of, and amounts that contradict each other."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from begrundelse_lint import rules
from begrundelse_lint.letter import from_text
from begrundelse_lint.understanding import understand
from begrundelse_lint.understanding.reading import Activity, Amount, Duration, Reading

DURATIONS: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "durations.yaml").read_text(encoding="utf-8"))


def read(body: str) -> Reading:
    letter = f"Lyngsted Kommune\n\nDato: 10. februar 2025\n\nKære Lis\n\nAfgørelse\n{body}\n"
    return understand(from_text(letter), rules.load(rules.shipped()).knowledge)


@pytest.mark.parametrize(("words", "days"), DURATIONS.items(), ids=str)
def test_how_long_the_help_lasts(words: str, days: list[int | None]) -> None:
    found = read(f"Du tilbydes et forløb efter servicelovens § 82 b{words}").facts
    assert [fact.days for fact in found if isinstance(fact, Duration) and fact.status == "bevilget"] == days


def test_an_activity_is_applied_for_and_assessed_in_the_next_sentence() -> None:
    body = (
        "Du har søgt om støtte til indkøb. Det kan du selv. Du får afslag på støtte efter servicelovens § 85 til post."
    )
    found = {(fact.topic, fact.role, fact.assessed) for fact in read(body).facts if isinstance(fact, Activity)}
    assert found == {("indkoeb", "ansoegt", True), ("post", "afslaaet", False)}


@pytest.mark.parametrize(
    ("more", "conflicts"),
    [
        ("Støtten ydes med 4 timer om ugen.", [240.0]),
        ("Støtten ydes ved to ugentlige besøg à to timer.", [240.0]),
        ("I alt får du 1 time om ugen.", [60.0]),
        ("Bostøtten kommer 1 time hver mandag og 2 timer hver torsdag.", []),
        ("Støtten er cirka 12 timer om måneden.", []),
        ("Fra den 1. maj 2025 får du 4 timer om ugen.", []),
        ("Du har søgt om 5 timer om ugen.", []),
    ],
)
def test_amounts_that_contradict_the_one_granted(more: str, conflicts: list[float]) -> None:
    body = f"Du får socialpædagogisk støtte efter servicelovens § 85 i 3 timer om ugen.\n\nStøttens omfang\n{more}"
    assert [fact.high for fact in read(body).facts if isinstance(fact, Amount) and fact.conflicts] == conflicts
