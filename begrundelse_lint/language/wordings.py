"""Wordings: the little language in which concepts say how a thing is said, and its matcher over tokens.

The language is described in ``docs/rule-language.md``. A wording is compiled to plain tuples, so a compiled
vocabulary can be stored and loaded without compiling a single regular expression; matching starts at words that
stand first in some wording and never scans the text once per wording.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import NamedTuple

from begrundelse_lint.language.danish import NEGATIONS

NUMBER = "<tal>"  # not «#»: that begins a comment in YAML
SHORT_GAP = 3
LONG_GAP = 8
_MAX_SEQUENCES = 400

# A person's name does not show whether it is subject or object; the reader writes these for the citizen's (and
# «borgeren»), and they fit every form of address that a wording may hold.
CITIZEN: dict[str, tuple[str, ...]] = {"@": ("du", "dig", "borgeren"), "@s": ("din", "dit", "dine", "borgerens")}

# An element is a tuple (type, optional, alternatives) or, for a gap, a number of words.
Word = tuple[str, str]  # ("=", "støtte"), ("^", "bevilg"), ("$", "støtte"), ("~", "støtte"), ("!", "anke"), ("#", "")
Element = tuple[bool, tuple[Word, ...]]
Sequence_ = tuple[Element | int, ...]


class WordingError(ValueError):
    """A wording is not written as the language allows; ``str(error)`` says what is wrong, in Danish."""


class Hit(NamedTuple):
    """A wording found: the concept's name and the first and last token (not included)."""

    name: str
    start: int
    end: int


_TOKEN = re.compile(r"\(|\)\??|\||[^\s()|]+")


def parse(wording: str) -> list[Sequence_]:
    """The sequences of elements that a wording stands for.

    Raises:
        WordingError: unbalanced brackets, an empty alternative, a gap at either end, or too many combinations.
    """
    tokens = _TOKEN.findall(wording)
    if tokens and any(_gap(token) for token in (tokens[0], tokens[-1])):
        raise WordingError(f"«{wording}»: en ordlyd skal begynde og slutte med et ord")
    choices, rest = _alternatives(tokens, wording)
    if rest or len(choices) != 1:
        raise WordingError(f"«{wording}»: parenteserne passer ikke sammen")
    sequences = [_trimmed(sequence) for sequence in choices[0]]
    if len(sequences) > _MAX_SEQUENCES:
        raise WordingError(f"«{wording}»: for mange kombinationer i én ordlyd; del den op")
    if not sequences or not all(sequences):
        raise WordingError(f"«{wording}»: alle ord kan mangle")
    return [variant for sequence in sequences for variant in _without_optional_start(sequence)]


def _gap(token: str) -> int | None:
    return {"..": SHORT_GAP, "...": LONG_GAP, "…": LONG_GAP}.get(token)


def _alternatives(tokens: list[str], wording: str) -> tuple[list[list[Sequence_]], list[str]]:
    """Reads «a b|c (d|e)» up to a closing bracket: for each alternative its sequences; and the tokens left."""
    choices: list[list[Sequence_]] = []
    places: list[list[Sequence_]] = []
    while tokens and not tokens[0].startswith(")"):
        token, tokens = tokens[0], tokens[1:]
        if token == "(":
            inner, tokens = _alternatives(tokens, wording)
            if not tokens or not all(inner):
                raise WordingError(f"«{wording}»: parenteserne passer ikke sammen, eller der er et tomt valg i en parentes")
            places.append(_choice(inner) + ([()] if tokens[0] == ")?" else []))
            tokens = tokens[1:]
        elif token == "|":
            choices.append(_combined(places))
            places = []
        else:
            places.append([(_gap(token) or _element(token),)])
    choices.append(_combined(places))
    return choices, tokens


def _combined(places: list[list[Sequence_]]) -> list[Sequence_]:
    return [tuple(element for part in parts for element in part) for parts in product(*places)] if places else []


def _choice(inner: list[list[Sequence_]]) -> list[Sequence_]:
    """The alternatives of a group; those of one word each are one place with several words, so that wordings do not multiply."""
    words: list[Word] = []
    longer: list[Sequence_] = []
    for sequence in (sequence for choice in inner for sequence in choice):
        first = sequence[0]
        if len(sequence) == 1 and not isinstance(first, int) and not first[0]:
            words.extend(first[1])
        else:
            longer.append(sequence)
    return [((False, tuple(words)),), *longer] if words else longer


def _trimmed(sequence: Sequence_) -> Sequence_:
    """Without the gaps that a missing optional part leaves at either end."""
    start, end = 0, len(sequence)
    while start < end and isinstance(sequence[start], int):
        start += 1
    while end > start and isinstance(sequence[end - 1], int):
        end -= 1
    return sequence[start:end]


def _element(text: str) -> Element:
    optional = text.endswith("?")
    return optional, tuple(_word(alternative) for alternative in (text[:-1] if optional else text).split("/"))


def _word(text: str) -> Word:
    if text.startswith("!") and len(text) > 1:
        return "!", text[1:].strip("*").lower()
    core = text.strip("*").lower().replace("-", "")  # words are compared without hyphens, see people.alike
    if text == NUMBER:
        return "#", ""
    if not core or "*" in core:
        raise WordingError(f"«{text}» er ikke et ord; * kan kun stå først og sidst i et ord")
    if text.startswith("*") and text.endswith("*"):
        return "~", core
    if text.endswith("*"):
        return "^", core
    return ("$", core) if text.startswith("*") else ("=", core)


def _without_optional_start(sequence: Sequence_) -> Iterator[Sequence_]:
    """A wording whose first word may be missing also starts at its second."""
    first = sequence[0]
    yield sequence
    if not isinstance(first, int) and first[0] and len(sequence) > 1:
        rest = sequence[1:]
        while rest and isinstance(rest[0], int):
            rest = rest[1:]
        if rest:
            yield from _without_optional_start(rest)


@dataclass
class WordingIndex:
    """Every wording of a vocabulary, found by its first word. Plain data throughout."""

    exact: dict[str, list[tuple[str, Sequence_]]] = field(default_factory=dict)
    beginnings: dict[str, list[tuple[str, Sequence_]]] = field(default_factory=dict)
    lengths: list[int] = field(default_factory=list)  # lengths of the beginnings that occur
    others: list[tuple[str, Sequence_]] = field(default_factory=list)  # start with *word, *word* or a number

    @classmethod
    def of(cls, wordings: Mapping[str, Iterable[str]]) -> WordingIndex:
        """An index of concept name -> its wordings.

        Raises:
            WordingError: a wording is malformed.
        """
        index = cls()
        for name, texts in wordings.items():
            for text in texts:
                for sequence in parse(text):
                    index._add(name, sequence)
        index.lengths = sorted({len(beginning) for beginning in index.beginnings})
        return index

    def _add(self, name: str, sequence: Sequence_) -> None:
        first = sequence[0]
        assert not isinstance(first, int)
        for kind, text in first[1]:
            if kind == "=":
                self.exact.setdefault(text, []).append((name, sequence))
            elif kind == "^":
                self.beginnings.setdefault(text, []).append((name, sequence))
            else:
                self.others.append((name, ((False, ((kind, text),)), *sequence[1:])))

    def find(self, words: Sequence[str], start: int = 0, end: int | None = None) -> list[Hit]:
        """Every hit among ``words[start:end]`` (lower case), longest per concept and starting word."""
        end = len(words) if end is None else end
        hits: dict[tuple[str, int], int] = {}
        for at in range(start, end):
            for name, sequence in self._candidates(words[at]):
                stop = _match(sequence, words, at, end)
                if stop > hits.get((name, at), 0):
                    hits[name, at] = stop
        return [Hit(name, at, stop) for (name, at), stop in hits.items()]

    def _candidates(self, word: str) -> Iterator[tuple[str, Sequence_]]:
        yield from self.exact.get(word, ())
        for alike in CITIZEN.get(word, ()):
            yield from self.exact.get(alike, ())
        for length in self.lengths:
            if length > len(word):
                break
            yield from self.beginnings.get(word[:length], ())
        for name, sequence in self.others:
            if _fits(sequence[0], word):
                yield name, sequence


_NUMBER_WORDS = frozenset(
    "en et én ét to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten "
    "tyve tredive fyrre halvtreds tres halvfjerds firs halvfems hundrede halvanden halvandet halv".split()
)


def is_number(word: str) -> bool:
    """Is the word a number, in figures or in words?"""
    return word[0].isdigit() or word in _NUMBER_WORDS


def _fits(element: Element | int, word: str) -> bool:
    assert not isinstance(element, int)
    for kind, text in element[1]:
        if kind == "=":
            if word == text or (word in CITIZEN and text in CITIZEN[word]):
                return True
        elif kind == "^":
            if word.startswith(text):
                return True
        elif kind == "$":
            if word.endswith(text):
                return True
        elif kind == "~":
            if text in word:
                return True
        elif kind == "!":
            if not word.startswith(text):
                return True
        elif is_number(word):
            return True
    return False


def _match(sequence: Sequence_, words: Sequence[str], at: int, end: int) -> int:
    """Where the sequence ends when its first word stands at ``at`` (it fits there), or 0."""
    return _match_rest(sequence, 1, words, at + 1, end)


def _match_rest(sequence: Sequence_, index: int, words: Sequence[str], at: int, end: int) -> int:
    while index < len(sequence):
        element = sequence[index]
        if isinstance(element, int):
            for skip in range(element + 1):
                if at + skip >= end or (skip and words[at + skip - 1] in NEGATIONS):
                    return 0  # a gap never swallows a negation: «vi bevilger .. støtte» is not «vi bevilger ikke støtte»
                stop = _match_rest(sequence, index + 1, words, at + skip, end)
                if stop:
                    return stop
            return 0
        if element[0]:  # optional: with it if it stands here, else without
            if at < end and _fits(element, words[at]):
                stop = _match_rest(sequence, index + 1, words, at + 1, end)
                if stop:
                    return stop
            index += 1
            continue
        if at >= end or not _fits(element, words[at]):
            return 0
        at += 1
        index += 1
    return at
