"""What points to persons in a letter, for reports that leave it out: names, numbers, addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable

from begrundelse_lint.letter import Span
from begrundelse_lint.records import record
from begrundelse_lint.understanding.identifiers.addresses import addresses
from begrundelse_lint.understanding.identifiers.kinds import Identifier, Kind
from begrundelse_lint.understanding.identifiers.names import Names, name_pattern
from begrundelse_lint.understanding.identifiers.numbers import numbers
from begrundelse_lint.understanding.knowledge import Knowledge
from begrundelse_lint.understanding.reading import Reading

__all__ = ["Identifier", "Identifiers", "Kind", "find_identifiers"]


@record
class Identifiers:
    """What points to persons in one letter: their names' words, and other things as they are written."""

    names: tuple[str, ...] = ()  # in small letters
    sure: frozenset[str] = frozenset()  # of the names: those that are no other words
    others: tuple[tuple[str, Kind], ...] = ()  # the longest first

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
        others=tuple(sorted(others.items(), key=lambda item: (-len(item[0]), item[0]))),
    )


def _apart(found: Iterable[Identifier]) -> list[Identifier]:
    """Of those that overlap, the one found first; then in the order of the text."""
    kept: list[Identifier] = []
    for one in found:
        if one.span.end > one.span.start and not any(
            one.span.start < other.span.end and other.span.start < one.span.end for other in kept
        ):
            kept.append(one)
    return sorted(kept)
