"""Quoted words as facts: whose words they are (the citizen's or the statute's) is told by :mod:`.voices`."""

from __future__ import annotations

from collections.abc import Iterator

from begrundelse_lint.understanding.place import Place
from begrundelse_lint.understanding.reading import Quote


def quotes(place: Place) -> Iterator[Quote]:
    """The quotations in one sentence."""
    for span, speaker in place.spoken.quotes:
        voice = place.voice(place.word_at(span.start))
        yield Quote(
            **place.told(span, voice, speaker),
        )
