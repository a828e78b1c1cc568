"""Headings that say another outcome than the letter decides («Bevilling …» over a refusal)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from begrundelse_lint.understanding.reading import Decision, Fact, LetterDecision, Mention, Outcome, Zone

# Concept (rules/concepts/ophoer_form.yaml): «Din klage over afslag …» tells no outcome of this letter.
ABOUT_BEFORE = "emne_om_det_tidligere"

_GIVES = frozenset(
    {Outcome.BEVILLING, Outcome.DELVIS_BEVILLING, Outcome.TILBUD_82B, Outcome.UAENDRET, Outcome.NEDSAETTELSE}
)
# What the letter must decide, at least in part, for a heading with this outcome to fit. (An ending is often called
# a refusal of more, a lower grant a partial refusal.)
_FITS: dict[Outcome, frozenset[Outcome]] = {
    Outcome.BEVILLING: _GIVES,
    Outcome.DELVIS_BEVILLING: frozenset(Outcome) - {Outcome.OPHOER},
    Outcome.AFSLAG: frozenset(
        {Outcome.AFSLAG, Outcome.DELVIS_BEVILLING, Outcome.OPHOER, Outcome.NEDSAETTELSE, Outcome.TILBUD_82B}
    ),
    Outcome.OPHOER: frozenset({Outcome.OPHOER, Outcome.NEDSAETTELSE, Outcome.AFSLAG, Outcome.DELVIS_BEVILLING}),
    Outcome.NEDSAETTELSE: frozenset({Outcome.NEDSAETTELSE, Outcome.OPHOER, Outcome.DELVIS_BEVILLING, Outcome.AFSLAG}),
    Outcome.UAENDRET: frozenset({Outcome.UAENDRET, Outcome.BEVILLING, Outcome.DELVIS_BEVILLING}),
    Outcome.TILBUD_82B: _GIVES,
}
_SPEAKS_FOR_ALL = frozenset({Zone.EMNE, Zone.RESULTAT})


def mark_contradictions(facts: Sequence[Fact], decisions: Sequence[LetterDecision]) -> Iterator[Fact]:
    """The facts, with ``contradicts`` set on the subject line or result heading that says no outcome of the letter.

    Only headings before the first statement that decides speak for the whole letter; later ones for their own part.
    """
    heads = [fact for fact in facts if isinstance(fact, Decision) and fact.heading and fact.zone in _SPEAKS_FOR_ALL]
    decided = {decision.outcome for decision in decisions}
    first = min((decision.statement for decision in decisions), default=0)
    by_statement: dict[int, set[Outcome]] = {}
    for head in heads:
        by_statement.setdefault(head.statement, set()).add(head.outcome)
    about_before = {fact.statement for fact in facts if isinstance(fact, Mention) and fact.concept == ABOUT_BEFORE}
    wrong = {
        at
        for at, outcomes in by_statement.items()
        if at < first and at not in about_before and not any(decided & _FITS[outcome] for outcome in outcomes)
    }
    for fact in facts:
        if isinstance(fact, Decision) and fact.heading and fact.statement in wrong:
            fact = replace(fact, contradicts=True)
        yield fact
