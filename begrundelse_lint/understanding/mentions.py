"""The concepts and the listed words that a sentence holds."""

from __future__ import annotations

from collections.abc import Iterator

from begrundelse_lint.language.matcher import Hit
from begrundelse_lint.understanding.place import Place
from begrundelse_lint.understanding.reading import Mention, Mood, Polarity, Term
from begrundelse_lint.understanding.voices import Voice


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
    """Entries of the word lists."""
    for hit in place.hits:
        if hit.name.startswith("term:"):
            entry = place.knowledge.terms[int(hit.name[5:])]
            voice = place.voice(hit.start)
            span = place.span(hit)
            yield Term(
                **place.told(span, voice),
                list=entry.list,
                plain=entry.plain,
                capitals=entry.wording.isupper(),
            )
