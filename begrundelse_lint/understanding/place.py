"""A sentence with all that is known of it when its facts are read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter
from typing import TypedDict

from begrundelse_lint.language.matcher import Hit
from begrundelse_lint.language.sentences import Sentence
from begrundelse_lint.letter import Span
from begrundelse_lint.records import record
from begrundelse_lint.understanding.knowledge import Knowledge
from begrundelse_lint.understanding.reading import Mood, Polarity, Speaker, Time, Zone
from begrundelse_lint.understanding.voices import Spoken, Voice

_end = attrgetter("end")
# The citizen in words alike (:func:`people.alike`).
CITIZEN = frozenset({"du", "dig", "din", "dit", "dine", "@", "@s"})


class Told(TypedDict):
    """What every fact says of itself: where it stands, who says it, and how."""

    span: Span
    statement: int
    zone: Zone
    speaker: Speaker
    polarity: Polarity
    mood: Mood
    time: Time


@record
class Place:
    """One sentence with all that is known of it so far."""

    text: str
    index: int
    sentence: Sentence
    words: Sequence[str]
    hits: Sequence[Hit]
    zone: Zone
    heading: bool
    spoken: Spoken
    lead_in: Voice | None
    knowledge: Knowledge
    granting: bool = False  # its paragraph has granted something

    def voice(self, word: int) -> Voice:
        """The voice of the clause that a word belongs to."""
        return self.spoken.voices[self.spoken.clause_at(word)]

    def word_at(self, offset: int) -> int:
        """The word that stands at, or first after, an offset of the clean text."""
        return min(bisect_right(self.sentence.spans, offset, key=_end), max(0, len(self.words) - 1))

    def span(self, hit: Hit) -> Span:
        """The clean-text span of a hit."""
        return Span(self.sentence.spans[hit.start].start, self.sentence.spans[hit.end - 1].end)

    def speaker(self, at: int, voice: Voice) -> Speaker:
        """Who speaks at an offset: quoted words are not the municipality's."""
        return next((who for span, who in self.spoken.quotes if span.start <= at < span.end), voice.speaker)

    def has(self, name: str) -> bool:
        """Does a concept occur in the sentence?"""
        return any(hit.name == name for hit in self.hits)

    def clause_has(self, name: str, word: int) -> bool:
        """Does a concept occur in the clause of a word?"""
        clause = self.spoken.clauses[self.spoken.clause_at(word)]
        return any(hit.name == name and clause.start <= hit.start < clause.end for hit in self.hits)

    def told(self, span: Span, voice: Voice, speaker: Speaker | None = None) -> Told:
        """A fact in the voice of its clause; ``speaker`` where it is not whoever speaks where the fact begins."""
        return Told(
            span=span,
            statement=self.index,
            zone=self.zone,
            speaker=speaker or self.speaker(span.start, voice),
            polarity=voice.polarity,
            mood=voice.mood,
            time=voice.time,
        )

    def plainly(self, span: Span, speaker: Speaker = Speaker.KOMMUNEN) -> Told:
        """A fact that holds however the sentence is said, as names, fields and numbers do."""
        return self.told(span, Voice(), speaker)
