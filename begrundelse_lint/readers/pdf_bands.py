"""Where rows of a page stand side by side: bands of columns, with plain rows between them.

A band is a set of neighbouring rows through which at least one upright white strip (a gutter) runs, with text on both
sides that overlaps in height. Whether a band is a table, columns of prose or two address blocks is for
``pdf_columns`` to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from begrundelse_lint.readers.pdf_rows import Row, Segment

_GUTTER = 0.8  # em
_PLAIN_GUTTER = 1.8  # em; a narrower gutter must be seen in several rows
_NARROW_EVIDENCE = 3  # rows with text on both sides
_FULL_WIDTH = 0.85  # of the page's text width
_CONTIGUOUS = 1.7  # em between baselines; further apart is another block
_PARAGRAPH_GAP = 2.9  # em; a blank line between paragraphs of a column
_PROSE_CHARACTERS = 25
_PROSE_LINES = 3
_ALIKE = 1.3  # times; gaps so alike were made by justifying a line
_MAX_ROWS = 400  # a page with more rows is no letter; looking for bands takes the square of it


class Strip(NamedTuple):
    """From left to right, in points."""

    x0: float
    x1: float


@dataclass(slots=True)
class Band:
    """Rows side by side: for each column its strip and, row by row, its segments.

    ``core`` are the rows (by place) in which more than one column is alive; rows before and after stand close to them.
    """

    rows: list[Row]
    strips: list[Strip]
    core: slice = field(default_factory=lambda: slice(None))

    def cells(self, row: Row) -> list[list[Segment]]:
        """The segments of a row, for each column."""
        found: list[list[Segment]] = [[] for _ in self.strips]
        for segment in row.segments:
            found[self._column(segment)].append(segment)
        return found

    def columns(self) -> list[list[Segment]]:
        """The segments of each column from top to bottom."""
        columns: list[list[Segment]] = [[] for _ in self.strips]
        for row in self.rows:
            for column, segments in zip(columns, self.cells(row), strict=True):
                column.extend(segments)
        return columns

    def paired(self) -> int:
        """How many rows have text in more than one column."""
        return sum(1 for row in self.rows if sum(1 for cell in self.cells(row) if cell) > 1)

    def prose_columns(self) -> int:
        """How many columns hold running text."""
        return sum(1 for column in self.columns() if is_prose(column))

    def _column(self, segment: Segment) -> int:
        middle = (segment.x0 + segment.x1) / 2
        for number, strip in enumerate(self.strips):
            if middle <= strip.x1:
                return number
        return len(self.strips) - 1


def is_prose(column: Sequence[Segment]) -> bool:
    """Do the lines of a column look like running text?"""
    return len(column) >= _PROSE_LINES and median(len(s.text) for s in column) >= _PROSE_CHARACTERS


def bands(rows: Sequence[Row]) -> Iterator[Band | Row]:
    """The rows from top to bottom, neighbours that stand side by side gathered in bands."""
    if not rows or len(rows) > _MAX_ROWS:
        yield from rows
        return
    width = max(row.x1 for row in rows) - min(row.x0 for row in rows)
    rows = [_close_up(row, width) for row in rows]
    at = 0
    while at < len(rows):
        found = _trimmed(rows, at, _reach(rows, at, width))
        if found is None:
            yield rows[at]
            at += 1
            continue
        first, band = found
        yield from rows[at:first]
        yield band
        at = first + len(band.rows)


def _close_up(row: Row, width: float) -> Row:
    """A justified line of few words has wide gaps, all alike, between all its words; it is one stretch of text."""
    gaps = [right.x0 - left.x1 for left, right in pairwise(row.segments)]
    if len(gaps) < 2 or row.x1 - row.x0 < _FULL_WIDTH * width or max(gaps) > _ALIKE * min(gaps):
        return row
    if any(" " in segment.text for segment in row.segments):
        return row
    first = row.segments[0]
    text = " ".join(segment.text for segment in row.segments)
    bold = sum(segment.bold for segment in row.segments)
    visible = sum(segment.visible for segment in row.segments)
    return Row(row.y, [replace(first, text=text, x1=row.x1, size=row.size, bold=bold, visible=visible)])


def _reach(rows: Sequence[Row], start: int, width: float) -> Band | None:
    """The longest band that begins at a row, not yet trimmed."""
    strips: list[Strip] = []
    best: Band | None = None
    for end in range(start, len(rows)):
        merged = _merge(strips, rows[end])
        if len(merged) < len(strips) and (len(merged) < 2 or best is not None):
            break
        if len(merged) == 1 and merged[0].x1 - merged[0].x0 > _FULL_WIDTH * width:
            break
        strips = merged
        if len(strips) > 1:
            band = Band(list(rows[start : end + 1]), strips)
            if best is not None or _overlaps(band):
                best = band
    return best if best is not None and _is_evident(best) else None


def _merge(strips: list[Strip], row: Row) -> list[Strip]:
    gutter = _GUTTER * row.size
    merged: list[Strip] = []
    for strip in sorted([*strips, *(Strip(s.x0, s.x1) for s in row.segments)]):
        if merged and strip.x0 - merged[-1].x1 < gutter:
            merged[-1] = Strip(merged[-1].x0, max(merged[-1].x1, strip.x1))
        else:
            merged.append(strip)
    return merged


def _ranges(band: Band) -> list[tuple[int, int]]:
    """For each column, the first and last row in which it has text."""
    filled: list[list[int]] = [[] for _ in band.strips]
    for number, row in enumerate(band.rows):
        for column, cell in zip(filled, band.cells(row), strict=True):
            if cell:
                column.append(number)
    return [(column[0], column[-1]) for column in filled if column]


def _overlaps(band: Band) -> bool:
    ranges = sorted(_ranges(band))
    return any(nxt[0] <= this[1] for this, nxt in pairwise(ranges))


def _is_evident(band: Band) -> bool:
    """A wide gutter is plain at once; a narrow one may be chance (spaced-out lines), unless many rows show it."""
    size = median(row.size for row in band.rows)
    gutters = [right.x0 - left.x1 for left, right in pairwise(band.strips)]
    if len(band.rows) == 1:
        return False
    return max(gutters) >= _PLAIN_GUTTER * size or band.paired() >= _NARROW_EVIDENCE


def _trimmed(rows: Sequence[Row], start: int, band: Band | None) -> tuple[int, Band] | None:
    """The band without rows at its top and bottom that only happen to be short; and the row where it begins."""
    if band is None:
        return None
    ranges = _ranges(band)
    first = sorted(r[0] for r in ranges)[1]
    last = sorted(r[1] for r in ranges)[-2]
    core = first, last + 1
    keeps_all = Band(band.rows[slice(*core)], band.strips).prose_columns() > 0
    while first > 0 and _touches(band.rows[first - 1], band.rows[first]):
        first -= 1
    end = last
    while last + 1 < len(band.rows):
        upper, lower = band.rows[last], band.rows[last + 1]
        ended_level = last <= end + 1  # all columns end here: what comes after a gap is below them
        if not _touches(upper, lower) and not (
            keeps_all and not ended_level and _touches(upper, lower, _PARAGRAPH_GAP)
        ):
            break
        last += 1
    if last < first:
        return None
    kept = Band(band.rows[first : last + 1], band.strips)
    strips: list[Strip] = []
    for row in kept.rows:
        strips = _merge(strips, row)
    if len(strips) < 2 or len(kept.rows) < 2:
        return None
    return start + first, Band(kept.rows, strips, slice(core[0] - first, core[1] - first))


def _touches(upper: Row, lower: Row, distance: float = _CONTIGUOUS) -> bool:
    return upper.y - lower.y <= distance * max(upper.size, lower.size)
