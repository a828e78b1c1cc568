"""What readability is told by beside the length of sentences: long paragraphs and verbs in the passive.

The passive is told by form alone, without a language model: a verb in -s («bevilges»), and «blive» with a participle
(«bliver sendt»).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from begrundelse_lint.language.danish import (
    BLIVE,
    DETERMINERS,
    MANY,
    NO_PARTICIPLES,
    NO_S_PASSIVES,
    NUMBER_WORDS,
    PREPOSITIONS,
    RECIPROCAL,
    STRONG_PARTICIPLES,
    SUBJECT_PRONOUNS,
    VERBS_IN_ERNES,
)
from begrundelse_lint.letter import Span
from begrundelse_lint.understanding.place import Place
from begrundelse_lint.understanding.reading import Passive, Sized

_BEFORE_NOUNS = (DETERMINERS - SUBJECT_PRONOUNS) | PREPOSITIONS | NUMBER_WORDS.keys()
_REACH = 6  # words from «bliver» to its participle
_PARTICIPLE_ENDS = ("et", "tt", "gt", "lt", "dt", "rt", "nt", "kt", "st", "pt")


def paragraphs(places: Sequence[Place]) -> Iterator[Sized]:
    """Every paragraph, list item and table row with its number of words; headings are none."""
    start = 0
    for index in range(1, len(places) + 1):
        if index < len(places) and places[index].sentence.block == places[start].sentence.block:
            continue
        first, last = places[start], places[index - 1]
        if not first.heading:
            words = sum(place.sentence.length for place in places[start:index])
            voice = first.spoken.voices[0]
            yield Sized(
                **first.told(Span(first.sentence.span.start, last.sentence.span.end), voice, voice.speaker),
                unit="afsnit",
                words=words,
            )
        start = index


def passives(place: Place) -> Iterator[Passive]:
    """The verbs in the passive of a sentence."""
    words = place.words
    for at in range(len(words)):
        end = at + 1 if _s_passive(place, at) else _participle(words, at)
        if end:
            voice = place.voice(at)
            span = Span(place.sentence.spans[at].start, place.sentence.spans[end - 1].end)
            yield Passive(
                **place.told(span, voice),
            )


def _s_passive(place: Place, at: int) -> bool:
    """«bevilges», «afslås»: no genitive («din mors», «parternes») and no verb that only has an -s form («findes»)."""
    word = place.words[at]
    if not word.endswith(("es", "ås", "ys", "øs")) or len(word) < 3 or word in NO_S_PASSIVES:
        return False
    if word.endswith("ernes") and word not in VERBS_IN_ERNES:
        return False  # «parternes», «opgavernes»
    before = place.words[at - 1] if at else ""
    after = place.words[at + 1] if at + 1 < len(place.words) else ""
    if word in RECIPROCAL and (after == "ved" or before in MANY):
        return False  # «vi ses», «vi tales ved»
    if place.text[place.sentence.spans[at].start].isupper():
        return not at and _inverted(place, at)  # a name or a title, or «Fastholdes afgørelsen, sendes klagen videre»
    return before not in _BEFORE_NOUNS


def _inverted(place: Place, at: int) -> bool:
    """Does a condition begin with its verb? Then a comma ends it."""
    return "," in place.text[place.sentence.spans[at].end : place.sentence.span.end]


def _participle(words: Sequence[str], at: int) -> int:
    """Where the participle of «bliver … sendt» ends, or 0."""
    if words[at] not in BLIVE:
        return 0
    for index in range(at + 1, min(at + 1 + _REACH, len(words))):
        word = words[index]
        if (
            (word.endswith(_PARTICIPLE_ENDS) and len(word) >= 4 and word not in NO_PARTICIPLES)
            or word.endswith(STRONG_PARTICIPLES)
        ) and words[index - 1] not in _BEFORE_NOUNS:
            return index + 1
    return 0
