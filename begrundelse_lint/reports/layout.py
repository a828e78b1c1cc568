"""Text laid out for people: wrapped at words with hanging indents, coloured where wanted.

Words are wrapped before they are coloured, so colours never count as width. Nothing of the letter reaches the terminal
as a control character.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

_SGR = {"bold": "1", "dim": "2", "red": "1;31", "yellow": "33", "cyan": "36", "green": "32"}
_GLUE = "\u00a0"
_GLUED = [
    (re.compile(r"(§§?|s\.|stk\.|nr\.|[Ll]inje|[Ss]ide) (?=\w)"), rf"\1{_GLUE}"),
    (re.compile(r"(\d\.) (?=[a-zæøå])"), rf"\1{_GLUE}"),
]


class Piece(NamedTuple):
    """A stretch of text in one style («» is plain)."""

    text: str
    style: str = ""


Text = str | Piece


class _Word(NamedTuple):
    text: str
    style: str
    spaced: bool  # a blank stands before it


class Layout:
    """Lays paragraphs out for one width, with or without colours."""

    def __init__(self, width: int, colour: bool) -> None:
        self.width = width
        self.colour = colour

    def paragraph(self, *pieces: Text, indent: int = 0, hang: int = 0) -> str:
        """The pieces run together, wrapped; lines after the first stand ``hang`` further in."""
        lines: list[list[_Word]] = [[]]
        used = indent
        for word in _words(pieces):
            size = cells(word.text) + word.spaced
            if lines[-1] and word.spaced and used + size > self.width:
                lines.append([])
                used, size = indent + hang, size - 1
            lines[-1].append(word)
            used += size
        first, *rest = (self._line(line) for line in lines)
        return "\n".join([" " * indent + first, *(" " * (indent + hang) + line for line in rest)])

    def paint(self, text: str, style: str) -> str:
        """A stretch of text in a style."""
        return f"\x1b[{_SGR[style]}m{text}\x1b[0m" if self.colour and style and text else text

    def _line(self, words: list[_Word]) -> str:
        """The words of a line; neighbours of the same style are coloured together."""
        parts: list[Piece] = []
        for position, word in enumerate(words):
            blank = " " if word.spaced and position else ""
            if parts and parts[-1].style == word.style:
                parts[-1] = Piece(parts[-1].text + blank + word.text, word.style)
            else:
                parts += [Piece(blank), Piece(word.text, word.style)]
        return "".join(self.paint(part.text, part.style) for part in parts).replace(_GLUE, " ")


def _words(pieces: Iterable[Text]) -> Iterable[_Word]:
    spaced = False
    for piece in pieces:
        text, style = (piece, "") if isinstance(piece, str) else piece
        text = glue(printable(text))
        for match in re.finditer(r"[ \n\t]+|[^ \n\t]+", text):
            if match[0][0] in " \n\t":
                spaced = True
            else:
                yield _Word(match[0], style, spaced)
                spaced = False


def glue(text: str) -> str:
    """«§ 85», «linje 4» and «s. 12» stay on one line."""
    for pattern, glued in _GLUED:
        text = pattern.sub(glued, text)
    return text


def printable(text: str) -> str:
    """Text without control characters, which a terminal would obey. No-break spaces stay."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() or char == _GLUE else " " if char.isspace() else "" for char in text)


def cells(text: str) -> int:
    """How many columns a text takes at a terminal."""
    if text.isascii() or max(text) < "\u0300":
        return len(text)
    return sum(0 if unicodedata.combining(char) else 1 + (unicodedata.east_asian_width(char) in "WF") for char in text)
