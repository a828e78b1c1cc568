"""What is only seen with the whole letter in hand: statute text, names, ways of address, first uses, contradictions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from begrundelse_lint.understanding.address import addresses
from begrundelse_lint.understanding.contradictions import mark_contradictions
from begrundelse_lint.understanding.explained import abbreviations, explain_terms
from begrundelse_lint.understanding.knowledge import Knowledge
from begrundelse_lint.understanding.names import persons
from begrundelse_lint.understanding.people import People
from begrundelse_lint.understanding.place import Place
from begrundelse_lint.understanding.prose import paragraphs, passives
from begrundelse_lint.understanding.reading import Fact, LetterDecision, Passive, Sized, Statement, Term, Zone
from begrundelse_lint.understanding.statute import statute_runs

_NOT_RUNNING = frozenset({Zone.BREVHOVED, Zone.EMNE, Zone.HILSEN, Zone.BILAG, Zone.EFTER_UNDERSKRIFT})
_REASONS = frozenset({Zone.BEGRUNDELSE, Zone.OPLYSNINGER})


def whole_letter_facts(
    gathered: Sequence[Fact],
    places: Sequence[Place],
    people: People,
    decisions: Sequence[LetterDecision],
    signature: int,
    knowledge: Knowledge,
) -> list[Fact]:
    """The facts so far, completed, and those that need the whole letter. ``signature`` is the block it begins in."""
    found = list(explain_terms(list(mark_contradictions(gathered, decisions)), places))
    named = frozenset(fact.span for fact in found if isinstance(fact, Term))
    laws = frozenset(place.span(hit) for place in places for hit in place.hits if hit.name.startswith("law:"))
    found += abbreviations(places, named | laws, knowledge)
    found += statute_runs(places, signature)
    found += paragraphs(places)
    for place in places:
        if place.zone not in _NOT_RUNNING and place.sentence.block < signature and not place.heading:
            found += passives(place)
    found += persons(places, people, knowledge)
    if not people.third_person:
        found += addresses(places, people.formal)
    return found


def whole_letter_measures(found: Iterable[Fact], numbers: Mapping[str, float]) -> dict[str, float]:
    """Measures that rest on these facts.

    ``statute_words`` (words of statute text before the signature), ``reasons_words`` without such text among the
    reasons, and ``passive_percent`` (sentences with a passive, of ``sentences``).
    """
    statute = among_reasons = 0
    passive: set[int] = set()
    for fact in found:
        if isinstance(fact, Sized) and fact.unit == "lovtekst":
            statute += fact.words
            among_reasons += fact.words if fact.zone in _REASONS else 0
        elif isinstance(fact, Passive):
            passive.add(fact.statement)
    sentences = numbers["sentences"]
    return {
        "statute_words": float(statute),
        "reasons_words": max(0.0, numbers["reasons_words"] - among_reasons),
        "passive_percent": round(100 * len(passive) / sentences, 1) if sentences else 0.0,
    }


def mark_after_guidance(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements, with ``after_guidance`` set from the first of the complaint guidance on."""
    first = next((s.index for s in statements if s.zone is Zone.KLAGEVEJLEDNING), len(statements))
    return tuple(replace(s, after_guidance=True) if s.index >= first else s for s in statements)
