"""What may be said to the linter in a comment, and what comes of it."""

from __future__ import annotations

from datetime import date

import pytest

from begrundelse_lint.letter import Comment
from begrundelse_lint.suppression import Suppression
from begrundelse_lint.suppression.comments import NotUnderstoodError, read


def said(text: str) -> tuple[Suppression, ...]:
    """What a comment at lines 4 and 5 says."""
    return read(Comment(text, 3, (4, 5)), "brev.md")


@pytest.mark.parametrize(
    "text",
    [
        "ignorér ABC001 – grunden",
        "ignorer ABC001 - grunden",
        "Ignorér  ABC001: grunden",
        "ignore\u0301r ABC001 — grunden",
    ],
)
def test_a_rule_is_left_out_in_one_paragraph(text: str) -> None:
    (one,) = said(text)
    assert (one.rule, one.reason, one.lines, one.until) == ("ABC001", "grunden", (4, 5), None)
    assert one.written == "brev.md:3"


def test_a_rule_may_be_named_by_its_name_and_several_together() -> None:
    assert [one.rule for one in said("ignorér lang-saetning, ABC001 og et-ord – fast tekst")] == [
        "lang-saetning",
        "ABC001",
        "et-ord",
    ]


def test_the_whole_letter_and_a_last_day() -> None:
    (one,) = said("ignorér ABC001 i hele brevet til 2027-06-30 – rettes i den nye skabelon")
    assert (one.lines, one.until, one.reason) == (None, date(2027, 6, 30), "rettes i den nye skabelon")


@pytest.mark.parametrize(
    "text",
    ["ignorér ABC001", "ignorér – grunden", "ABC001 – grunden", "ignorér ABC001 –", "ignorér ABC001 til juni – grund",
     "ignorér ABC001 til 2027-13-01 – grund", ""],
)  # fmt: skip
def test_without_a_rule_or_a_reason_nothing_is_said(text: str) -> None:
    with pytest.raises(NotUnderstoodError):
        said(text)
