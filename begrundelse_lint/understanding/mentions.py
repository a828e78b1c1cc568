"""The concepts and the listed words that a sentence holds."""

from __future__ import annotations

from collections.abc import Iterator

from begrundelse_lint.language.matcher import Hit
from begrundelse_lint.understanding.place import Place
from begrundelse_lint.understanding.reading import Mention, Mood, Polarity, Term
from begrundelse_lint.understanding.voices import Voice

ALLOWED = "tilladt"
"""The list of terms that a list allows."""

_TERM = "term:"


def mentions(place: Place) -> Iterator[Mention]:
    """The concepts spoken of."""
    for hit in place.hits:
        if hit.name not in place.knowledge.concepts:
            continue
        span = place.span(hit)
        voice = place.voice(hit.start)
        yield Mention(
            span=span,
            statement=place.index,
            zone=place.zone,
            speaker=place.speaker(span.start, voice),
            polarity=_polarity(place, hit, voice),
            mood=Mood.SPOERGSMAAL if _ends_in_doubt(place, hit) else voice.mood,
            time=voice.time,
            concept=hit.name,
        )


def _ends_in_doubt(place: Place, hit: Hit) -> bool:
    """Does the wording run into a clause with «om» («det skal ikke vise, om du hører under § 85»)?"""
    last = place.spoken.clause_at(hit.end - 1)
    opening = place.words[place.spoken.clauses[last].start]
    return opening in {"om", "hvorvidt"} and place.spoken.voices[last].mood is Mood.SPOERGSMAAL


def _polarity(place: Place, hit: Hit, voice: Voice) -> Polarity:
    """The polarity of a hit: its clause's, not counting the negations that are part of the wording itself."""
    clause = place.spoken.clauses[place.spoken.clause_at(hit.start)]
    inside = sum(1 for at in clause.negations if hit.start <= at < hit.end)
    if not inside:
        return voice.polarity
    negated_without = voice.negated if len(clause.negations) > inside else not voice.negated
    return Polarity.BENAEGTET if negated_without else Polarity.BEKRAEFTET


def terms(place: Place) -> Iterator[Term]:
    """Entries of the word lists. What a list allows is a term all the same, but of no list that rules look for."""
    found = [
        (hit, place.knowledge.terms[int(hit.name[len(_TERM) :])]) for hit in place.hits if hit.name.startswith(_TERM)
    ]
    allowed = [(hit, entry.list) for hit, entry in found if entry.allow]
    for hit, entry in found:
        if not entry.allow and any(name == entry.list and _covers(other, hit) for other, name in allowed):
            continue
        voice = place.voice(hit.start)
        span = place.span(hit)
        yield Term(
            **place.told(span, voice),
            list=ALLOWED if entry.allow else entry.list,
            plain=entry.plain,
            note=entry.note,
            capitals=entry.wording.isupper(),
        )


def _covers(outer: Hit, inner: Hit) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
