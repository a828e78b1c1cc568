"""The letter as read from its file: one text, its lines, and the way back to the file.

Everything above the readers speaks of a letter by offsets into :attr:`Letter.text`. Offsets are
characters (Unicode code points), 0-based and half open; lines and columns are 1-based, as people and
editors count. Offsets are computed once, by the reader; nobody searches for a text again to find its place.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from begrundelse_lint.records import record


class UnreadableLetterError(Exception):
    """The letter could not be checked; ``str(error)`` tells the user why, in Danish, and what to do."""


class Span(NamedTuple):
    """A place in :attr:`Letter.text`: characters ``start`` to ``end`` (not included)."""

    start: int
    end: int


class Mark(StrEnum):
    """What makes a place of the file a field."""

    UNFILLED = "unfilled"  # it stands on its prompt, or holds nothing but its own name
    FILLED = "filled"  # a control or merge field that holds text: a field only in a template
    COLOURED = "coloured"  # words in a colour of their own within a paragraph: perhaps a field
    HIGHLIGHTED = "highlighted"  # words with a coloured ground


class MarkedField(NamedTuple):
    """A place in :attr:`Letter.text` that the file itself marks as a field, and what it says of it."""

    start: int
    end: int
    mark: Mark = Mark.UNFILLED
    name: str = ""  # as the file calls it: title or tag of a control, name of a merge field
    choices: tuple[str, ...] = ()  # what a drop-down offers, without its prompt

    def moved(self, by: int) -> MarkedField:
        """The same field, so many characters further on."""
        return self._replace(start=self.start + by, end=self.end + by)


class Position(NamedTuple):
    """Where an offset stands: line and column (both 1-based, the column in characters), page if there are pages."""

    line: int
    column: int
    page: int | None


class Style(StrEnum):
    """What the file itself says a line is. Text files say ``BODY`` throughout."""

    BODY = "body"
    HEADING = "heading"
    LIST = "list"
    TABLE = "table"
    GUIDANCE = "guidance"  # help text to the writer, in a style or colour of its own
    PAGE_HEADER = "page_header"  # set aside: repeated page headers, and the header part of a docx
    PAGE_FOOTER = "page_footer"


class Source(NamedTuple):
    """A stretch of a line, and the paragraph of the file that holds it (for writing comments back).

    ``part`` is the part of the package («word/document.xml»); ``paragraph`` counts the part's
    paragraphs (``w:p``) from 0 in document order; ``at`` is where the stretch begins in the paragraph's text.
    """

    start: int
    end: int
    part: str
    paragraph: int
    at: int


class Comment(NamedTuple):
    """A word to the linter, written in the letter's own file and no part of the letter (``readers/comments``)."""

    text: str  # «ignorér ABC001 – grunden»
    line: int  # where it is written
    lines: tuple[int, int]  # the first and last line of the paragraph that it stands at


@record
class Line:
    """A line as ``begrundelse-lint text`` shows it (what a line is in each format: DESIGN, contract C3)."""

    number: int
    start: int
    end: int  # without the line break
    page: int | None = None
    style: Style = Style.BODY
    starts_block: bool | None = None  # does a paragraph begin here? None: the file does not say
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True)
class Letter:
    """A letter, immutable. ``text`` is its lines joined by single ``\\n``."""

    path: str
    format: str
    text: str
    lines: tuple[Line, ...]
    fields: tuple[MarkedField, ...] = field(default=())  # places that the file itself marks as fields
    comments: tuple[Comment, ...] = field(default=())

    @cached_property
    def _starts(self) -> list[int]:
        return [line.start for line in self.lines]

    @cached_property
    def _numbers(self) -> list[int]:
        return [line.number for line in self.lines]

    def line_at(self, offset: int) -> Line:
        """The line that holds ``offset``; offsets past the end belong to the last line."""
        return self.lines[max(0, bisect_right(self._starts, offset) - 1)]

    def index_of(self, number: int) -> int:
        """Where the line with this number stands in ``lines``: numbers may be left out (comments in the file)."""
        return bisect_left(self._numbers, number)

    def position(self, offset: int) -> Position:
        """Line, column and page of an offset."""
        line = self.line_at(offset)
        return Position(line.number, offset - line.start + 1, line.page)

    def line_text(self, line: Line) -> str:
        """The text of a line, without its line break."""
        return self.text[line.start : line.end]


class LineDraft(NamedTuple):
    """What a reader knows of a line before offsets are given out (see :func:`build`)."""

    text: str
    page: int | None = None
    style: Style = Style.BODY
    starts_block: bool | None = None
    sources: tuple[Source, ...] = ()  # offsets within the line
    fields: tuple[MarkedField, ...] = ()  # offsets within the line
    number: int | None = None  # its own, where lines of the file are left out; None: the next


def build(path: str, format_name: str, drafts: Iterable[LineDraft], comments: Iterable[Comment] = ()) -> Letter:
    """A letter from a reader's lines: numbers them from 1 and gives out the offsets.

    Raises:
        UnreadableLetterError: there is no text at all.
    """
    lines: list[Line] = []
    fields: list[MarkedField] = []
    texts: list[str] = []
    offset = number = 0
    for draft in drafts:
        number = draft.number or number + 1
        end = offset + len(draft.text)
        sources = tuple(s._replace(start=s.start + offset, end=s.end + offset) for s in draft.sources)
        lines.append(Line(number, offset, end, draft.page, draft.style, draft.starts_block, sources))
        fields.extend(marked.moved(offset) for marked in draft.fields)
        texts.append(draft.text)
        offset = end + 1
    text = "\n".join(texts)
    if not text.strip():
        raise UnreadableLetterError("Filen er tom: der er ingen tekst at kontrollere.")
    return Letter(path, format_name, text, tuple(lines), tuple(fields), tuple(comments))


def from_text(text: str, path: str = "-", format_name: str = "txt") -> Letter:
    """A letter from a plain string, a line for each of its own lines.

    Raises:
        UnreadableLetterError: there is no text at all.
    """
    return build(path, format_name, (LineDraft(line) for line in split_lines(text)))


def split_lines(text: str) -> Sequence[str]:
    """The lines of a text.

    Only ``\\n``, ``\\r\\n`` and ``\\r`` end a line (not form feeds or U+2028, unlike ``str.splitlines``).
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    while len(lines) > 1 and not lines[-1]:
        lines.pop()
    return lines
