"""The lines of a page in reading order: columns one after the other, table rows as rows.

What a band of columns is (see ``pdf_bands``) is told by its look: ruling lines make a table; running text in two
columns makes columns; two blocks of short lines in the letterhead are sender and addressee; rows that line up are a
table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from begrundelse_lint.letter import Style
from begrundelse_lint.readers.pdf_bands import Band, bands, is_prose
from begrundelse_lint.readers.pdf_rows import Row, Segment
from begrundelse_lint.readers.tables import CELL_SEPARATOR

_LETTERHEAD = 0.55  # of the page's height, from below: address blocks stand above this
_WIDE_ROW = 60  # characters; where running text has begun there is no letterhead any more
PROSE_LINE = 45  # characters; a longer line is text, not a name or address
_TAB = 1.8  # em
_ADDRESS_ROWS = 8  # sender and addressee are not longer; more rows that line up are a form
_ROW_SHARE = 0.5  # of the rows: so many with text in several columns make a table
_MIN_RULES = 3  # two are a frame around a block
_RULED_SHARE = 0.6  # of the band's width
_HYPHEN_KEEPERS = ("og", "eller", "samt")


class Rule(NamedTuple):
    """A horizontal line drawn on the page."""

    y: float
    x0: float
    x1: float


@dataclass(slots=True)
class PrintedLine:
    """A line of the page with what is needed to tell where paragraphs begin."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    is_bold: bool
    first_word: float
    flow: int  # lines of one flow follow each other in one column
    right: float | None = None  # the column's right edge; None: the page's text edge
    separate: bool = False  # a line of its own: table row, address line
    style: Style = Style.BODY
    page: int = 0


class Flows:
    """Gives each column its number; number 0 is the text across the page."""

    def __init__(self) -> None:
        self._last = 0

    def new(self) -> int:
        self._last += 1
        return self._last


def in_order(
    rows: Sequence[Row], height: float, first_page: bool, rules: Sequence[Rule], flows: Flows
) -> list[PrintedLine]:
    """The lines of a page in reading order. ``rules``: the page's horizontal ruling lines."""
    lines: list[PrintedLine] = []
    letterhead = first_page
    for item in bands(rows):
        if isinstance(item, Row):
            letterhead = letterhead and len(item.text) < _WIDE_ROW
            lines.append(_line(item.segments, 0))
        else:
            top = letterhead and item.rows[0].y > _LETTERHEAD * height
            lines += _band_lines(item, top, rules, flows)
    return lines


def _band_lines(band: Band, in_letterhead: bool, rules: Sequence[Rule], flows: Flows) -> Iterator[PrintedLine]:
    ruled = _between_rules(band, rules)
    inside = [number for number, row in enumerate(band.rows) if ruled and min(ruled) < row.y < max(ruled)]
    if inside:
        rows = slice(inside[0], inside[-1] + 1)
        yield from _around(band, rows, _ruled_table(Band(band.rows[rows], band.strips), ruled, flows))
    elif _is_table(Band(band.rows[band.core], band.strips), in_letterhead):
        flow = flows.new()
        lines = (_separate(_line(row.segments, flow, CELL_SEPARATOR)) for row in band.rows[band.core])
        yield from _around(band, band.core, lines)
    else:
        yield from _columns(band, flows)


def _around(band: Band, table: slice, lines: Iterable[PrintedLine]) -> Iterator[PrintedLine]:
    """The lines of a table, with the rows before and after it that only stand close to it."""
    yield from (_line(row.segments, 0) for row in band.rows[: table.start])
    yield from lines
    yield from (_line(row.segments, 0) for row in band.rows[table.stop :])


def _between_rules(band: Band, rules: Sequence[Rule]) -> list[float]:
    """The heights at which lines are ruled across the band; empty where it is no ruled table.

    Borders may be drawn cell by cell, so pieces at one height are added up; an underlined word does not reach across.
    """
    top, bottom = band.rows[0], band.rows[-1]
    left, right = band.strips[0].x0, band.strips[-1].x1
    covered: dict[int, float] = {}
    for rule in rules:
        if bottom.y - bottom.size <= rule.y <= top.y + 2 * top.size:
            length = max(0.0, min(rule.x1, right) - max(rule.x0, left))
            covered[round(rule.y)] = covered.get(round(rule.y), 0.0) + length
    heights = [float(y) for y, length in covered.items() if length >= _RULED_SHARE * (right - left)]
    return heights if len(heights) >= _MIN_RULES else []


def _is_table(band: Band, in_letterhead: bool) -> bool:
    if band.prose_columns() > 1 or (in_letterhead and band.paired() <= _ADDRESS_ROWS):
        return False
    return band.paired() > 1 and band.paired() >= _ROW_SHARE * len(band.rows)


def _columns(band: Band, flows: Flows) -> Iterator[PrintedLine]:
    for column in band.columns():
        flow = flows.new()
        prose = is_prose(column) or any(len(segment.text) >= PROSE_LINE for segment in column)
        right = max((segment.x1 for segment in column), default=0.0)
        for segment in column:
            line = _line([segment], flow)
            line.right = right
            yield line if prose else _separate(line)


def _ruled_table(band: Band, rules: Sequence[float], flows: Flows) -> Iterator[PrintedLine]:
    """Rows are what stands between two ruling lines; a cell's lines are one text, as before printing."""
    groups: dict[int, list[Row]] = {}
    for row in band.rows:
        groups.setdefault(sum(1 for y in rules if y > row.y), []).append(row)
    flow = flows.new()
    for rows in groups.values():
        line = _line(rows[0].segments, flow)
        columns = Band(rows, band.strips).columns()
        line.text = CELL_SEPARATOR.join(_joined(column) for column in columns if column)
        yield _separate(line)


def _joined(column: Iterable[Segment]) -> str:
    text = ""
    for segment in column:
        word = segment.text.split(" ", 1)[0]
        if text.endswith("-") and word[:1].islower() and word not in _HYPHEN_KEEPERS:
            text = text[:-1] + segment.text
        else:
            text += (" " if text else "") + segment.text
    return text


def _line(segments: Sequence[Segment], flow: int, separator: str | None = None) -> PrintedLine:
    """A line of segments. Without a ``separator``, a wide gap is a tab, a narrower one a space."""
    first = segments[0]
    text = first.text
    for left, segment in pairwise(segments):
        gap = " " if segment.x0 - left.x1 < _TAB * segment.size else "\t"
        text += (separator or gap) + segment.text
    return PrintedLine(
        text=text,
        x0=first.x0,
        x1=max(segment.x1 for segment in segments),
        y=first.y,
        size=max(segments, key=lambda segment: segment.visible).size,
        is_bold=all(segment.is_bold for segment in segments),
        first_word=first.first_word,
        flow=flow,
    )


def _separate(line: PrintedLine) -> PrintedLine:
    line.separate = True
    if CELL_SEPARATOR in line.text:
        line.style = Style.TABLE
    return line
