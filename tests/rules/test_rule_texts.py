"""How values are written in messages."""

from __future__ import annotations

from datetime import date

import pytest

from begrundelse_lint.finding import Level
from begrundelse_lint.rules.texts import fill, in_danish, quote


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "–"),
        (True, "ja"),
        (45.0, "45"),
        (45.46, "45,5"),
        (30, "30"),
        (100.0, "100"),
        (date(2025, 5, 14), "14. maj 2025"),
        (Level.RAAD, "råd"),
        ("SEL § 85", "SEL § 85"),
    ],
)
def test_values_are_written_as_danish_readers_write_them(value: object, text: str) -> None:
    assert in_danish(value) == text


def test_braces_in_a_quote_are_not_filled_again() -> None:
    assert fill("«{citat}»", {"citat": "{navn}"}.__getitem__) == "«{navn}»"


def test_a_quote_is_one_line() -> None:
    assert quote("a\u00ad\n b\u00a0 c") == "a b c"
