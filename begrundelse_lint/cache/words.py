"""What is said of a letter, without its words: each of them is kept as the place where it stands in the letter.

A text becomes parts: a string is the linter's own words; numbers are a stretch of the letter's file as text, and its
case where the text has another («Støtte», «støtte»). A text that cannot be parted so is not kept at all.
"""

from __future__ import annotations

import re

from begrundelse_lint.rules.texts import PLACEHOLDER

Part = str | tuple[int, int] | tuple[int, int, int]
Parts = list[Part]

_PIECES = re.compile(r"«[^«»]*»|\w+|[^\w«]+|«")
_WORDS = re.compile(r"\w+")
_CASES = (str.lower, str.capitalize, str.upper)


class HoldsWordsError(ValueError):
    """A text holds words of the letter that cannot be kept as places."""


class Wording:
    """Parts texts into the linter's words and places in one letter's file."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._lower = source.lower()  # as long as the text itself, but for letters that Danish does not have
        self._words = frozenset(map(str.casefold, _WORDS.findall(source)))

    def parts(self, text: str, template: str = "") -> Parts:
        """The parts of a text that a rule made by filling in ``template``.

        Raises:
            HoldsWordsError: it holds words of the letter in a form that the letter does not have.
        """
        pattern = "(.*?)".join(re.escape(part) for part in PLACEHOLDER.split(template)[::2])
        filled = re.fullmatch(pattern, text, re.DOTALL) if template else None
        if filled is None:
            return self._values(text, frozenset(_WORDS.findall(template)))
        own = PLACEHOLDER.split(template)[::2]
        parts: Parts = [own[0]]
        for value, after in zip(filled.groups(), own[1:], strict=True):
            parts += [*self._values(value, frozenset()), after]
        return [part for part in parts if part != ""]

    def _values(self, text: str, own: frozenset[str]) -> Parts:
        """The parts of what was filled in; the words ``own`` are the linter's wherever they stand."""
        if not text:
            return []
        if (at := self._source.find(text)) >= 0:
            return [(at, at + len(text))]
        parts: Parts = []
        for piece in _PIECES.findall(text):
            if piece.startswith("«") and piece.endswith("»") and len(piece) > 2:
                parts += ["«", *self._values(piece[1:-1], own), "»"]
            else:
                parts.append(self._word(piece, own))
        return parts

    def _word(self, word: str, own: frozenset[str]) -> Part:
        if word in own or word.casefold() not in self._words:
            return word
        if (at := self._source.find(word)) >= 0:
            return at, at + len(word)
        at = self._lower.find(word.lower())
        for number, case in enumerate(_CASES):
            if at >= 0 and case(self._source[at : at + len(word)]) == word:
                return at, at + len(word), number
        raise HoldsWordsError


def whole(parts: Parts, source: str) -> str:
    """The text that was parted."""
    return "".join(_part(part, source) for part in parts)


def _part(part: Part, source: str) -> str:
    if isinstance(part, str):
        return part
    words = source[part[0] : part[1]]
    return _CASES[part[2]](words) if len(part) > 2 else words
