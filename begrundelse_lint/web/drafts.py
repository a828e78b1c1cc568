"""A letter's text as people edit it in a browser, and where the remarks point in it.

Browsers count a text in UTF-16 units, so the places that go to the page are counted so too.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate

from begrundelse_lint.checked import CheckedLetter
from begrundelse_lint.letter import Letter, Line, Span, Style, split_lines
from begrundelse_lint.records import record
from begrundelse_lint.reports.view.readability import heavy_spans
from begrundelse_lint.reports.view.remarks import marks as marks_of

_LAST_OF_ONE_UNIT = 0xFFFF
_TIGHT = frozenset({Style.LIST, Style.TABLE})


@record
class Mark:
    """A place in a draft: UTF-16 units ``start`` to ``end`` (not included).

    ``remark`` and ``place`` are the numbers that the remarks and their places have on the page; 0 is no remark but a
    sentence that is long to read.
    """

    start: int
    end: int
    remark: int
    place: int
    level: str


def draft(letter: Letter) -> str:
    """The letter's text. Where the file has paragraphs, a blank line stands between them, as people write on a page."""
    parts: list[str] = []
    before: Line | None = None
    for line in letter.lines:
        if before is not None:
            parts.append("\n\n" if _apart(before, line) else "\n")
        parts.append(letter.line_text(line))
        before = line
    return "".join(parts)


def _apart(before: Line, line: Line) -> bool:
    if not line.starts_block or before.start == before.end or line.start == line.end:
        return False
    return not (line.style is before.style and line.style in _TIGHT)


def marks(letter: CheckedLetter, text: str) -> tuple[Mark, ...]:
    """Every place that a remark points at, and the long sentences, in the ``text`` that the letter was read from."""
    if letter.reading is None:
        return ()
    places = _Places(letter.reading.letter, text)
    long = [places.mark(span) for span in heavy_spans(letter.reading)]
    found = [
        places.mark(place.span, place.ref.remark, place.ref.place, place.level.name.lower())
        for number, finding in enumerate(letter.findings, start=1)
        for place in marks_of(number, finding)
    ]
    return (*long, *found)


class _Places:
    """From the letter to the text it was read from, by lines: a letter leaves out lines that speak to the linter."""

    def __init__(self, letter: Letter, text: str) -> None:
        self._letter = letter
        text = text.replace("\r\n", "\n")  # forms send line breaks so; browsers count them as one
        self._starts = list(accumulate((len(line) + 1 for line in split_lines(text)), initial=0))
        self._wide = (
            [] if text.isascii() else [at for at, character in enumerate(text) if ord(character) > _LAST_OF_ONE_UNIT]
        )

    def mark(self, span: Span, remark: int = 0, place: int = 0, level: str = "") -> Mark:
        return Mark(self._at(span.start), self._at(span.end), remark, place, level)

    def _at(self, offset: int) -> int:
        line = self._letter.line_at(offset)
        there = self._starts[line.number - 1] + offset - line.start
        return there + bisect_left(self._wide, there)
