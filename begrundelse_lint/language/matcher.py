"""Finds the wordings of a whole vocabulary in a sentence.

Every distinct *element* of the wordings («bevilg*», «støtte/hjælp») has a number. Which elements a word fits is
worked out once for each distinct word; a wording is tried only in sentences that hold its rarest word and all others
it cannot do without, and only where its first word stands. Cost follows the text, not the size of the vocabulary.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from begrundelse_lint.language.danish import NEGATIONS
from begrundelse_lint.language.wordings import Element, Sequence_, parse

# A person's name does not show whether it is subject or object; the reader writes these for the citizen's (and
# «borgeren»), and they fit every form of address that a wording may hold.
CITIZEN: dict[str, tuple[str, ...]] = {"@": ("du", "dig", "borgeren"), "@s": ("din", "dit", "dine", "borgerens")}

# Other names for the support: they fit every wording that holds the first name too.
SUPPORT: dict[str, str] = {
    "bistand": "støtte",
    "bistanden": "støtten",
    "hjemmevejledning": "bostøtte",
    "hjemmevejledningen": "bostøtten",
}

_NUMBER_WORDS = frozenset(
    "en et én ét to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten "
    "tyve tredive fyrre halvtreds tres halvfjerds firs halvfems hundrede halvanden halvandet halv".split()
)

# Steps of a wording: (WORD, element), (MAYBE, element) for a word that may be missing, (GAP, words at most).
_WORD, _MAYBE, _GAP = 0, 1, 2
_Step = tuple[int, int]


class Hit(NamedTuple):
    """A wording found: the concept's name and the first and last token (not included)."""

    name: str
    start: int
    end: int


def is_number(word: str) -> bool:
    """Is the word a number, in figures or in words?"""
    return word[:1].isdigit() or word in _NUMBER_WORDS


@dataclass
class WordingIndex:
    """A vocabulary, ready to be found. Plain data throughout, so that it can be stored."""

    exact: dict[str, list[int]] = field(default_factory=dict)  # word -> elements it fits
    beginnings: dict[str, list[int]] = field(default_factory=dict)
    lengths: list[int] = field(default_factory=list)  # of the beginnings that occur, ascending
    others: list[tuple[int, str, str]] = field(
        default_factory=list
    )  # element, kind, text: ends, parts, exclusions, numbers
    # name, elements it cannot do without, first element, steps after that; filed under the element that is least
    # common in Danish
    wordings: dict[int, list[tuple[str, frozenset[int], int, tuple[_Step, ...]]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._fits: dict[str, frozenset[int]] = {}  # word -> its elements, as far as words have been met
        self._keys = frozenset(self.wordings)
        self._endings: dict[str, list[int]] = {}
        self._rest: list[tuple[int, str, str]] = []
        for element, kind, text in self.others:
            if kind == "$":
                self._endings.setdefault(text, []).append(element)
            else:
                self._rest.append((element, kind, text))
        self._end_lengths = sorted({len(text) for text in self._endings})

    @classmethod
    def of(cls, wordings: Mapping[str, Iterable[str]]) -> WordingIndex:
        """An index of concept name -> its wordings.

        Raises:
            WordingError: a wording is malformed.
        """
        builder = _Builder()
        for name, texts in wordings.items():
            for text in texts:
                for sequence in parse(text):
                    builder.add(name, sequence)
        return builder.index()

    def elements(self, word: str) -> frozenset[int]:
        """The elements that a word fits."""
        found = self._fits.get(word)
        if found is None:
            found = self._fits[word] = frozenset(self._find_elements(word))
            if len(self._fits) > _MOST_WORDS:
                self._fits.clear()
        return found

    def _find_elements(self, word: str) -> set[int]:
        found = set(self.exact.get(word, ()))
        for alike in CITIZEN.get(word, ()):
            found.update(self.exact.get(alike, ()))
        if word in SUPPORT:
            found.update(self.elements(SUPPORT[word]))
        for length in self.lengths:
            if length > len(word):
                break
            found.update(self.beginnings.get(word[:length], ()))
        for length in self._end_lengths:
            if length > len(word):
                break
            found.update(self._endings.get(word[-length:], ()))
        found.update(element for element, kind, text in self._rest if _fits(kind, text, word))
        return found

    def find(self, words: Sequence[str]) -> list[Hit]:
        """Every hit in a sentence (lower case), longest for each concept and starting word, in the order of the
        words.
        """
        fits = [self.elements(word) for word in words]
        there = frozenset().union(*fits)
        hits: dict[tuple[str, int], int] = {}
        for key in there & self._keys:
            for name, needed, first, steps in self.wordings[key]:
                if needed <= there:
                    for at, fitting in enumerate(fits):
                        if first in fitting:
                            stop = _match(steps, 0, fits, words, at + 1)
                            if stop > hits.get((name, at), 0):
                                hits[name, at] = stop
        return sorted(
            (Hit(name, at, stop) for (name, at), stop in hits.items()), key=lambda hit: (hit.start, -hit.end, hit.name)
        )


_MOST_WORDS = 50_000  # distinct words remembered; an archive has no end of names


class _Builder:
    """Numbers the elements and files the wordings under their first."""

    def __init__(self) -> None:
        self._numbers: dict[Element, int] = {}
        self._rarity: list[
            int
        ] = []  # of each element: the length of its shortest alternative, for long words are rare words
        self._index = WordingIndex()

    def add(self, name: str, sequence: Sequence_) -> None:
        steps: list[_Step] = []
        for part in sequence:
            if isinstance(part, int):
                steps.append((_GAP, part))
            else:
                steps.append((_MAYBE if part[0] else _WORD, self._number((False, part[1]))))
        first = steps[0][1]
        needed = frozenset(element for kind, element in steps if kind == _WORD) | {first}
        key = max(needed, key=lambda element: self._rarity[element])
        self._index.wordings.setdefault(key, []).append((name, needed, first, tuple(steps[1:])))

    def _number(self, element: Element) -> int:
        if element not in self._numbers:
            number = self._numbers[element] = len(self._numbers)
            self._rarity.append(min(0 if kind in {"!", "#"} else len(text) for kind, text in element[1]))
            for kind, text in element[1]:
                if kind == "=":
                    self._index.exact.setdefault(text, []).append(number)
                elif kind == "^":
                    self._index.beginnings.setdefault(text, []).append(number)
                else:
                    self._index.others.append((number, kind, text))
        return self._numbers[element]

    def index(self) -> WordingIndex:
        made = self._index
        return WordingIndex(
            made.exact, made.beginnings, sorted({len(text) for text in made.beginnings}), made.others, made.wordings
        )


def _fits(kind: str, text: str, word: str) -> bool:
    """Does a word fit an alternative that is no whole word, no beginning and no end?"""
    if kind == "~":
        return text in word
    if kind == "!":
        return not word.startswith(text)
    return is_number(word)


def _match(steps: Sequence[_Step], index: int, fits: Sequence[frozenset[int]], words: Sequence[str], at: int) -> int:
    """Where the wording ends whose steps from ``index`` on are to stand from word ``at`` on, or 0."""
    while index < len(steps):
        kind, value = steps[index]
        index += 1
        if kind == _WORD:
            if at >= len(fits) or value not in fits[at]:
                return 0
            at += 1
        elif kind == _MAYBE:
            if at < len(fits) and value in fits[at] and (stop := _match(steps, index, fits, words, at + 1)):
                return stop
        else:
            return _after_gap(steps, index, fits, words, at, value)
    return at


def _after_gap(
    steps: Sequence[_Step], index: int, fits: Sequence[frozenset[int]], words: Sequence[str], at: int, most: int
) -> int:
    """A gap never swallows a negation: «vi bevilger .. støtte» is not «vi bevilger ikke støtte»."""
    for skipped in range(most + 1):
        if at + skipped >= len(fits) or (skipped and words[at + skipped - 1] in NEGATIONS):
            return 0
        if stop := _match(steps, index, fits, words, at + skipped):
            return stop
    return 0
