"""Findings do not change with the traces of paper and word processor: line ends, hyphens, blanks, bullets, capitals."""

from __future__ import annotations

from datetime import date
from functools import cache
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from paper import ALWAYS, WRAPPING, Change, can_be_wrapped, letters, numbered_paragraphs

from begrundelse_lint import rules
from begrundelse_lint.check import Checker, Options
from begrundelse_lint.finding import Level
from begrundelse_lint.selection import Profile

# The same examples every time, on every machine.
CHEAP = settings(
    max_examples=40,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],  # there is nothing smaller than a letter and a seed
    suppress_health_check=[HealthCheck.too_slow],
)
_SURE = 140  # characters of a quote; longer ones are cut by their length
SEEDS = st.integers(0, 2**16)
ANY = st.sampled_from(sorted(letters()))
WRAPPABLE = st.sampled_from(sorted(name for name, text in letters().items() if can_be_wrapped(text)))

# Together in this order: what the writer types, what the program makes of it, what the file is.
ORDER = (
    "upper_case_headings numbered_headings other_bullets close_section_signs no_break_spaces curly_quotes "
    "two_blanks_after_stops soft_hyphens ligatures decomposed form_feeds more_blank_lines indented trailing_blanks "
    "windows_lines byte_order_mark".split()
)
AFTER_WRAPPING = ORDER[-9:]


@cache
def checker() -> Checker:
    """All rules, judged on one day."""
    return Checker(rules.load(rules.shipped()), Options(Profile.ALLE, date=date(2025, 6, 1)))


def said(text: str, name: str) -> dict[str, Any]:
    """What must stay: kind, date, decisions, rules and the words they point at."""
    letter = checker().check_text(text.encode(), f"{name}.txt")
    assert letter.checked, letter.reason
    return {
        "kind": letter.kind,
        "date": letter.date,
        "decisions": [(made.outcome.value, made.provision) for made in letter.decisions],
        "findings": sorted((found.rule, _plain(found.place.quote)) for found in letter.findings),
    }


@cache
def unchanged(name: str) -> dict[str, Any]:
    """What is said of the letter as it stands in the corpus."""
    return said(letters()[name], name)


def _plain(quote: str) -> str:
    """A quote as far as it is the same for all: long ones are cut where a letter more or less may decide."""
    return quote.casefold().replace("§ ", "§").replace("’", "'").replace("…", "...")[:_SURE]


def hold(change: Change, name: str, seed: int) -> None:
    """The change changes no finding."""
    assert said(change(letters()[name], Random(seed)), name) == unchanged(name)


@pytest.mark.parametrize("change", ALWAYS.values(), ids=ALWAYS)
def test_of_any_letter(change: Change) -> None:
    CHEAP(given(name=ANY, seed=SEEDS)(lambda name, seed: hold(change, name, seed)))()


@pytest.mark.parametrize("change", WRAPPING.values(), ids=WRAPPING)
def test_of_wrapped_letters(change: Change) -> None:
    settings(CHEAP, max_examples=150)(given(name=WRAPPABLE, seed=SEEDS)(lambda name, seed: hold(change, name, seed)))()


@CHEAP
@given(name=ANY, seed=SEEDS)
def test_of_numbered_paragraphs(name: str, seed: int) -> None:
    """Advice on readability may change: a letter in numbered points is easier to find one's way in."""
    numbered = said(numbered_paragraphs(letters()[name], Random(seed)), name)
    assert _without_advice(numbered) == _without_advice(unchanged(name))


def _without_advice(told: dict[str, Any]) -> dict[str, Any]:
    known = checker().ruleset.rules
    return told | {"findings": [found for found in told["findings"] if known[found[0]].level is not Level.RAAD]}


@settings(CHEAP, max_examples=200)
@given(name=ANY, seed=SEEDS, chosen=st.sets(st.sampled_from(ORDER), min_size=2, max_size=6))
def test_together(name: str, seed: int, chosen: set[str]) -> None:
    def all_of_them(text: str, dice: Random) -> str:
        for change in sorted(chosen, key=ORDER.index):
            text = ALWAYS[change](text, dice)
        return text

    hold(all_of_them, name, seed)


@settings(CHEAP, max_examples=100)
@given(
    name=WRAPPABLE,
    seed=SEEDS,
    chosen=st.sets(st.sampled_from(AFTER_WRAPPING), max_size=3),
    way=st.sampled_from(sorted(WRAPPING)),
)
def test_wrapped_and_more(name: str, seed: int, chosen: set[str], way: str) -> None:
    def all_of_them(text: str, dice: Random) -> str:
        text = WRAPPING[way](text, dice)
        for change in sorted(chosen, key=ORDER.index):
            text = ALWAYS[change](text, dice)
        return text

    hold(all_of_them, name, seed)
