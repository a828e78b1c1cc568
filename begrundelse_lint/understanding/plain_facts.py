"""Facts that stand anywhere, whoever speaks: CPR numbers, ways to reach someone, help text, lengths."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from begrundelse_lint.language.clean import CleanText
from begrundelse_lint.letter import Span, Style
from begrundelse_lint.understanding.place import CITIZEN, Place
from begrundelse_lint.understanding.reading import Contact, Fact, PersonNumber, Sized, WriterNote

_CPR = re.compile(r"(?<!\d)(\d{6})[-–\s]?(\d{4})(?!\d)")
_PHONE = re.compile(r"(?<!\d)(?:\+45\s?)?\d{2}\s?\d{2}\s?\d{2}\s?\d{2}(?!\d)")
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+\.\w{2,}")  # only from the start of a run: long ones cost once


def sized(place: Place) -> Sized:
    """How long a sentence is, and whether it speaks of the citizen."""
    voice = place.spoken.voices[0]
    return Sized(
        **place.told(place.sentence.span, voice),
        unit="saetning",
        words=place.sentence.length,
        about_citizen=any(word in CITIZEN for word in place.words),
    )


def plain_facts(text: CleanText, places: Sequence[Place]) -> Iterator[Fact]:
    """Facts that stand anywhere, whoever speaks: CPR numbers, ways to reach someone, help text."""

    def at(offset: int) -> Place:
        return next((place for place in reversed(places) if place.sentence.span.start <= offset), places[0])

    first: str | None = None
    for match in _CPR.finditer(text.text):
        digits = match[1] + match[2]
        if not _is_birthday(digits):
            continue
        first = first or digits
        yield PersonNumber(
            **at(match.start()).plainly(Span(*match.span())),
            digits=digits,
            first=digits == first,
            example=len(set(digits)) == 1,
        )
    for pattern, means in ((_PHONE, "telefon"), (_EMAIL, "email")):
        for match in pattern.finditer(text.text):
            yield Contact(**at(match.start()).plainly(Span(*match.span())), means=means)
    for block in text.blocks:
        if block.style is Style.GUIDANCE:
            yield WriterNote(**at(block.span.start).plainly(block.span))


def _is_birthday(digits: str) -> bool:
    return (1 <= int(digits[:2]) <= 31 and 1 <= int(digits[2:4]) <= 12) or len(set(digits)) == 1
