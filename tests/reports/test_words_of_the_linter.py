"""Kinds, outcomes, numbers and sections in plain Danish."""

from __future__ import annotations

from datetime import date

import pytest
from made import LAWS

from begrundelse_lint.finding import Level
from begrundelse_lint.reports import words
from begrundelse_lint.understanding.reading import Kind, Outcome


def test_every_kind_outcome_and_level_has_a_word() -> None:
    assert words.KINDS.keys() == set(Kind)
    assert words.OUTCOMES.keys() == set(Outcome)
    assert words.LEVELS.keys() == set(Level)


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("SEL § 85", "servicelovens § 85"),
        ("FVL § 24, stk. 1", "forvaltningslovens § 24, stk. 1"),
        ("RSL § 66", "§ 66 i lov om retssikkerhed"),
        ("ABC § 1", "ABC § 1"),
        ("principmeddelelse 6-18", "principmeddelelse 6-18"),
    ],
)
def test_a_section_is_told_with_the_laws_name(short: str, long: str) -> None:
    assert words.provision(short, LAWS) == long


def test_numbers_dates_and_lists_are_danish() -> None:
    assert words.number(1250) == "1.250"
    assert words.number(12.54, 1) == "12,5"
    assert words.day(date(2024, 5, 1)) == "1. maj 2024"
    assert [words.listed(["a", "b", "c"][:count]) for count in range(4)] == ["", "a", "a og b", "a, b og c"]
    assert words.some(1, "brev", "breve") == "1 brev"
