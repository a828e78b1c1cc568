"""The statements that decide come to one decision a provision, at the same place in every run."""

from __future__ import annotations

import pytest

from begrundelse_lint.letter import Span
from begrundelse_lint.understanding.decisions import resolve
from begrundelse_lint.understanding.reading import Decision, Mood, Outcome, Polarity, Speaker, Time, Zone


def _said(outcome: Outcome, statement: int) -> Decision:
    return Decision(
        span=Span(10 * statement, 10 * statement + 5),
        statement=statement,
        zone=Zone.RESULTAT,
        speaker=Speaker.KOMMUNEN,
        polarity=Polarity.BEKRAEFTET,
        mood=Mood.UDSAGN,
        time=Time.NU,
        outcome=outcome,
        provision="SEL § 82 b",
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [(Outcome.TILBUD_82B, Outcome.BEVILLING), (Outcome.BEVILLING, Outcome.TILBUD_82B)],
)
def test_an_offer_told_in_two_ways_stands_where_it_is_told_first(first: Outcome, second: Outcome) -> None:
    # In one process a set has one order, so a choice by that order fails one of the two.
    (decision,) = resolve([_said(first, 3), _said(second, 5)], [], frozenset(), applied=True)
    assert (decision.outcome, decision.statement) == (Outcome.TILBUD_82B, 3)
