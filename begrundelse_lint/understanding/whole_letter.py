"""What is only seen with the whole letter in hand: statute text, names, ways of address, first uses, contradictions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from begrundelse_lint.understanding.address import addresses
from begrundelse_lint.understanding.contradictions import mark_contradictions
from begrundelse_lint.understanding.explained import abbreviations, explain_terms, needs_explanation
from begrundelse_lint.understanding.knowledge import Knowledge
from begrundelse_lint.understanding.names import persons
from begrundelse_lint.understanding.people import People
from begrundelse_lint.understanding.place import Place
from begrundelse_lint.understanding.prose import paragraphs, passives
from begrundelse_lint.understanding.reading import Abbreviation, Fact, LetterDecision, Sized, Statement, Term, Zone
from begrundelse_lint.understanding.statute import statute_facts

_NOT_COUNTED = frozenset({Zone.BREVHOVED, Zone.KLAGEVEJLEDNING})
_REASONS = frozenset({Zone.BEGRUNDELSE, Zone.OPLYSNINGER})


def whole_letter_facts(
    gathered: Sequence[Fact],
    places: Sequence[Place],
    people: People,
    decisions: Sequence[LetterDecision],
    statute: Sequence[Sequence[Place]],
    running: Sequence[Place],
    knowledge: Knowledge,
) -> list[Fact]:
    """The facts so far, completed, and those that need the whole letter: its runs of statute text, its running text."""
    read_on = frozenset(place.index for place in running)
    found = list(explain_terms(list(mark_contradictions(gathered, decisions)), places, read_on))
    named = frozenset(fact.span for fact in found if isinstance(fact, Term))
    laws = frozenset(place.span(hit) for place in places for hit in place.hits if hit.name.startswith("law:"))
    found += abbreviations(places, named | laws, read_on, knowledge)
    found += statute_facts(statute)
    found += paragraphs(places)
    for place in running:
        found += passives(place)
    found += persons(places, people, knowledge)
    if not people.third_person:
        found += addresses(places, people.formal)
    return found


def whole_letter_measures(
    found: Iterable[Fact], statements: Sequence[Statement], running: Collection[int], signature: int
) -> dict[str, float]:
    """Measures of the letter as a whole, beside those of its running text.

    ``headings``; ``words_before_guidance``; ``reasons_words`` (words of the reasons and the facts of the case, without
    statute text); ``statute_words`` (words of statute text before the signature); ``unexplained_terms`` (technical
    terms and abbreviations of the running text that are not explained at their first use).
    """
    statute = among_reasons = unexplained = 0
    for fact in found:
        if isinstance(fact, Sized) and fact.unit == "lovtekst":
            statute += fact.words
            among_reasons += fact.words if fact.zone in _REASONS else 0
        elif isinstance(fact, Term | Abbreviation) and fact.statement in running:
            unexplained += needs_explanation(fact)
    reasons = sum(len(s.sentence.words) for s in statements if s.zone in _REASONS and not s.heading)
    return {
        "unexplained_terms": float(unexplained),
        "headings": float(sum(1 for s in statements if s.heading and s.zone is not Zone.EMNE)),
        "reasons_words": float(max(0, reasons - among_reasons)),
        "statute_words": float(statute),
        "words_before_guidance": float(
            sum(
                len(s.sentence.words) for s in statements if s.zone not in _NOT_COUNTED and s.sentence.block < signature
            )
        ),
    }


def mark_after_guidance(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements, with ``after_guidance`` set from the first of the complaint guidance on."""
    first = next((s.index for s in statements if s.zone is Zone.KLAGEVEJLEDNING), len(statements))
    return tuple(replace(s, after_guidance=True) if s.index >= first else s for s in statements)
