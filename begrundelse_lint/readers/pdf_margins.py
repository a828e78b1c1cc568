"""Page headers and footers of a pdf: rows that come again at the same height on other pages, and lone page numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from begrundelse_lint.letter import Style
from begrundelse_lint.readers.pdf_rows import Row

_EDGE = 0.12  # of the page's height: rows here are set aside when they come again
_NEAR_EDGE = 0.25  # as far as this when they follow on from the edge (a tall repeated letterhead)
_FOLLOWS_ON = 2.0  # em between baselines
_SAME_HEIGHT = 8.0  # points
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"[-–\s]*(?:(?:side|page|s\.)\s*\d{1,3}|\d{1,3})(?:\s*(?:af|ud af|of|/)\s*\d{1,3})?[-–\s]*", re.I
)

Page = tuple[Sequence[Row], float]
"""The rows of a page from top to bottom, and the page's height."""


def margin_rows(pages: Sequence[Page]) -> list[dict[int, Style]]:
    """For each page: which of its rows (by place) are a page header or page footer."""
    places = _places(pages)
    found: list[dict[int, Style]] = []
    for number, (rows, height) in enumerate(pages):
        styles: dict[int, Style] = {}
        top = [(index, (height - row.y) / height) for index, row in enumerate(rows)]
        bottom = [(index, row.y / height) for index, row in reversed(list(enumerate(rows)))]
        for order, style in ((top, Style.PAGE_HEADER), (bottom, Style.PAGE_FOOTER)):
            styles |= dict.fromkeys(_from_edge(rows, order, places, number), style)
        found.append(styles)
    return found


def _from_edge(
    rows: Sequence[Row], order: Sequence[tuple[int, float]], places: dict[str, list[tuple[int, float]]], page: int
) -> list[int]:
    """The rows to set aside, going inwards from an edge. ``order``: place of a row and its distance from the edge."""
    found: list[int] = []
    unbroken = True
    for index, distance in order:
        row = rows[index]
        at_edge = distance <= _EDGE
        follows_on = unbroken and bool(found) and abs(rows[found[-1]].y - row.y) < _FOLLOWS_ON * row.size
        if distance > _NEAR_EDGE or not (at_edge or follows_on):
            break
        if _comes_again(row, places, page) or (at_edge and _PAGE_NUMBER.fullmatch(row.text.strip())):
            found.append(index)
        else:
            unbroken = False
    return found


def _comes_again(row: Row, places: dict[str, list[tuple[int, float]]], page: int) -> bool:
    return any(other != page and abs(y - row.y) < _SAME_HEIGHT for other, y in places[_likeness(row)])


def _places(pages: Sequence[Page]) -> dict[str, list[tuple[int, float]]]:
    places: dict[str, list[tuple[int, float]]] = {}
    for number, (rows, _) in enumerate(pages):
        for row in rows:
            places.setdefault(_likeness(row), []).append((number, row.y))
    return places


def _likeness(row: Row) -> str:
    """What two rows must share to be the same header: all but the digits."""
    return _DIGITS.sub("0", " ".join(row.text.split()))
