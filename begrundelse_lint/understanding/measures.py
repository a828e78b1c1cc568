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
from dataclasses import dataclass

from begrundelse_lint.language.sentences import Sentence
from begrundelse_lint.letter import Span
from begrundelse_lint.records import record
from begrundelse_lint.understanding.place import Place
from begrundelse_lint.understanding.reading import Section, Zone

_LONG = 7  # letters


@record
class Readability:
    """How a letter reads: its measures, those of its sections, and its longest sentence (the first of several)."""

    measures: dict[str, float]  # TEXT_MEASURES; all 0 where there is no running text
    sections: tuple[Section, ...]  # in the order in which they begin
    longest: Span | None


def readability(running: Sequence[Place], text: str, passive: Collection[int]) -> Readability:
    """The measures of the running text.

    Args:
        running: the sentences of the running text, in order.
        text: the clean text.
        passive: the sentences of the letter that hold a passive, by index.
    """
    letter = _Count()
    by_zone: dict[Zone, _Count] = {}
    begins: dict[Zone, Span] = {}
    longest: Sentence | None = None
    for place in running:
        sentence = place.sentence
        begins.setdefault(place.zone, sentence.span)
        if longest is None or sentence.length > longest.length:
            longest = sentence
        long_words, is_passive = _long_words(sentence, text), place.index in passive
        for count in (letter, by_zone.setdefault(place.zone, _Count())):
            count.add(sentence.length, long_words, is_passive)
    sections = tuple(Section(zone, begins[zone], count.measures()) for zone, count in by_zone.items())
    return Readability(letter.measures(), sections, longest.span if longest is not None else None)


@dataclass(slots=True)
class _Count:
    """What is counted of some sentences."""

    sentences: int = 0
    words: int = 0
    long_words: int = 0
    longest: int = 0
    passive: int = 0

    def add(self, words: int, long_words: int, passive: bool) -> None:
        """One more sentence."""
        self.sentences += 1
        self.words += words
        self.long_words += long_words
        self.longest = max(self.longest, words)
        self.passive += passive

    def measures(self) -> dict[str, float]:
        """The measures that these counts give."""
        count, words = self.sentences or 1, self.words or 1
        a_sentence, share_long = self.words / count, 100 * self.long_words / words
        return {
            "lix": round(a_sentence + share_long, 1),
            "words": self.words,
            "sentences": self.sentences,
            "words_per_sentence": round(a_sentence, 1),
            "long_words": self.long_words,
            "long_words_percent": round(share_long, 1),
            "longest_sentence": self.longest,
            "passive_sentences": self.passive,
            "passive_percent": round(100 * self.passive / count, 1),
        }


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
