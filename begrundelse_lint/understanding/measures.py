"""Numbers of the running text, for the whole letter and for each section: LIX and what stands beside it.

LIX = words / sentences + 100 * long words / words, a long word having seven letters or more (C.H. Björnsson, Läsbarhet,
1968). What is counted (``docs/readability.md`` has it at length):

- a word: letters with hyphens between them, or a number («2,5», «11.11.2019»); of an abbreviation with dots inside,
  each part («bl.a.» is two, as it is spoken). The sign § is none.
- a long word: seven letters or more; hyphens do not count, numbers and addresses of the net are never long.
- a sentence: a sentence of the running text (:mod:`begrundelse_lint.understanding.running`); so is an item of a list.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from begrundelse_lint.language.sentences import Sentence
from begrundelse_lint.letter import Span
from begrundelse_lint.understanding.place import Place
from begrundelse_lint.understanding.reading import Section, Zone

_LONG = 7  # letters


def measures(sentences: Sequence[Sentence], text: str, passive: Collection[int]) -> dict[str, float]:
    """The measures of some sentences of the running text (``TEXT_MEASURES``); all 0 where there are none.

    Args:
        sentences: the sentences.
        text: the clean text.
        passive: the sentences of the letter that hold a passive, by index.
    """
    count = len(sentences)
    words = sum(sentence.length for sentence in sentences)
    long_words = sum(_long_words(sentence, text) for sentence in sentences)
    passives = sum(1 for sentence in sentences if sentence.index in passive)
    a_sentence = words / count if count else 0.0
    share_long = 100 * long_words / words if words else 0.0
    return {
        "lix": round(a_sentence + share_long, 1),
        "words": words,
        "sentences": count,
        "words_per_sentence": round(a_sentence, 1),
        "long_words": long_words,
        "long_words_percent": round(share_long, 1),
        "longest_sentence": max((sentence.length for sentence in sentences), default=0),
        "passive_sentences": passives,
        "passive_percent": round(100 * passives / count, 1) if count else 0.0,
    }


def sections(running: Sequence[Place], text: str, passive: Collection[int]) -> tuple[Section, ...]:
    """The measures of each part of the letter, in the order in which the parts begin."""
    by_zone: dict[Zone, list[Sentence]] = {}
    for place in running:
        by_zone.setdefault(place.zone, []).append(place.sentence)
    return tuple(Section(zone, found[0].span, measures(found, text, passive)) for zone, found in by_zone.items())


def longest(running: Sequence[Place]) -> Span | None:
    """The longest sentence, the first of them where several are as long."""
    return max(running, key=lambda place: place.sentence.length).sentence.span if running else None


def _long_words(sentence: Sentence, text: str) -> int:
    return sum(
        1
        for word, span in zip(sentence.words, sentence.spans, strict=True)
        if len(word) >= _LONG and word[0].isalpha() and _letters(word) >= _LONG and not _in_address(text, span)
    )


def _letters(word: str) -> int:
    return len(word) - word.count("-") - word.count("'") - word.count("’")


def _in_address(text: str, span: Span) -> bool:
    """Is it a part of «www.ankestyrelsen.dk», «post@fjordby.dk»?"""
    before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 2]
    return before in {".", "@"} or after[:1] == "@" or (after[:1] == "." and after[1:].isalpha())
