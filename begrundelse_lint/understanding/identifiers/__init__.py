"""What points to persons in a letter, for reports that leave it out: names, numbers, addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable

from begrundelse_lint.letter import Span
from begrundelse_lint.records import record
from begrundelse_lint.understanding.identifiers.addresses import addresses
from begrundelse_lint.understanding.identifiers.kinds import Identifier, Kind
from begrundelse_lint.understanding.identifiers.names import (
    FIRST_NAMES,
    FIRST_NAMES_AS_WORDS,
    Names,
    listed,
    name_pattern,
)
from begrundelse_lint.understanding.identifiers.numbers import numbers
from begrundelse_lint.understanding.knowledge import Knowledge
from begrundelse_lint.understanding.reading import Reading

__all__ = ["Identifier", "Identifiers", "Kind", "find_identifiers", "without_letter"]

_NAME = f"[{Kind.NAME}]"
_SEPARATOR = re.compile(r"([/\\]+)")
_LETTERS = re.compile(r"(?<!\[)[^\W\d_]+(?!\])")
_SURNAMES = re.compile(rf"{re.escape(_NAME)}(?:[ _.-]+(?:{re.escape(_NAME)}|[A-ZÆØÅ][a-zæøåé]+|[a-zæøå]{{2,}}sen\b))+")


@record
class Identifiers:
    """What points to persons in one letter: their names' words, and other things as they are written."""

    names: tuple[str, ...] = ()  # in small letters
    sure: frozenset[str] = frozenset()  # of the names: those that are no other words
    others: tuple[tuple[str, Kind], ...] = ()  # the longest first
    first_names: frozenset[str] = frozenset()  # the word list, for paths of letters that could not be read

    def find(self, text: str) -> list[Identifier]:
        """Where they stand in a text, from the letter or about it; in order, none inside another."""
        found: list[Identifier] = []
        for written, kind in self.others:
            pattern = r"\s+".join(map(re.escape, written.split()))
            found += [Identifier(Span(*match.span()), kind) for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", text)]
        pattern_of_names = name_pattern(self.names, self.sure)
        if pattern_of_names is not None:
            found += [Identifier(Span(*match.span()), Kind.NAME) for match in pattern_of_names.finditer(text)]
        return _apart(found)

    @staticmethod
    def all_of(known: Iterable[Identifiers]) -> Identifiers:
        """Those of several letters."""
        known = list(known)
        others = dict(item for each in known for item in each.others)
        return Identifiers(
            names=tuple(sorted({name for each in known for name in each.names})),
            sure=frozenset().union(*(each.sure for each in known)),
            others=tuple(sorted(others.items(), key=_longest_first)),
            first_names=frozenset().union(*(each.first_names for each in known)),
        )

    def hide_in_path(self, path: str) -> str:
        """A path without them, in capitals or small letters, with whatever signs between the words; folders stay."""
        return "".join(self._hide_in_part(part) for part in _SEPARATOR.split(path))

    def _hide_in_part(self, part: str) -> str:
        for written, kind in self.others:
            spelt = r"[\W_]*".join(map(re.escape, re.findall(r"[^\W_]+", written)))
            part = re.sub(rf"(?<![^\W_]){spelt}(?![^\W_])", f"[{kind}]", part)
        for span, kind in reversed(_apart(one for one in numbers(part) if one.kind in (Kind.CPR, Kind.EMAIL))):
            part = f"{part[: span.start]}[{kind}]{part[span.end :]}"
        part = _LETTERS.sub(lambda word: _NAME if self._is_name(word[0].casefold()) else word[0], part)
        return _SURNAMES.sub(_NAME, part)

    def _is_name(self, word: str) -> bool:
        return any(bare in self.names or bare in self.first_names for bare in (word, word.removesuffix("s")))

    def hide(self, text: str) -> str:
        """The text with each of them replaced by what it is: «[navn]», «[telefon]»."""
        parts, end = [], 0
        for span, kind in self.find(text):
            parts += [text[end : span.start], f"[{kind}]"]
            end = span.end
        return "".join((*parts, text[end:]))


def find_identifiers(reading: Reading, knowledge: Knowledge) -> Identifiers:
    """What points to persons in a letter. Names that a language model has recognised count too, where one was used."""
    names = Names(reading, knowledge)
    text = reading.clean.text
    others: dict[str, Kind] = {}
    for span, kind in _apart([*numbers(text), *addresses(reading.clean)]):
        others.setdefault(" ".join(text[span.start : span.end].split()), kind)
    return Identifiers(
        names=tuple(sorted(names.words)),
        sure=frozenset(names.sure),
        others=tuple(sorted(others.items(), key=_longest_first)),
        first_names=names.listed - names.ambiguous,
    )


def without_letter(knowledge: Knowledge) -> Identifiers:
    """What can be known of a letter that could not be read: first names, for its path."""
    return Identifiers(first_names=listed(knowledge, FIRST_NAMES) - listed(knowledge, FIRST_NAMES_AS_WORDS))


def _longest_first(item: tuple[str, Kind]) -> tuple[int, str]:
    return -len(item[0]), item[0]


def _apart(found: Iterable[Identifier]) -> list[Identifier]:
    """Of those that overlap, the one found first; then in the order of the text."""
    kept: list[Identifier] = []
    for one in found:
        if one.span.end > one.span.start and not any(
            one.span.start < other.span.end and other.span.start < one.span.end for other in kept
        ):
            kept.append(one)
    return sorted(kept)
