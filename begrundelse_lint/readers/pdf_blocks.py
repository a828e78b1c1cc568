"""Where paragraphs begin in a pdf, and which are headings and list items: told by the geometry of the lines."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from begrundelse_lint.letter import LineDraft, Style
from begrundelse_lint.readers import labels
from begrundelse_lint.readers.paragraphs import could_be_heading, runs_on
from begrundelse_lint.readers.pdf_columns import PROSE_LINE, PrintedLine

_LARGER = 1.12  # times the body's size: a heading
_SPACE = 0.25  # em
_TOLERANCE = 0.3  # em; how far a word may stand over the right edge and still have fitted
_WIDE_GAP = 1.2  # times the usual distance between baselines
_INDENT = 0.8  # em
_MAX_HEADING_LINES = 2
_SENTENCE_END = (".", ":", "!", "?", ".»", ".”", '."')
_FULL_LINE = 25  # characters; shorter lines at the foot of a column are no wrapped text
_DEFAULT_LEADING = 1.2  # em


@dataclass(frozen=True, slots=True)
class _Typography:
    """What is usual in a letter."""

    size: float  # of the body text, points
    mostly_bold: bool
    leading: float  # distance between baselines within paragraphs, in em
    right: float  # right edge of the text across the page, points


def drafts(lines: Sequence[PrintedLine]) -> Iterator[LineDraft]:
    """The lines of the whole document with their styles and where blocks begin."""
    usual = _usual(lines)
    blocks: list[list[PrintedLine]] = []
    begins: dict[int, bool] = {}
    previous: PrintedLine | None = None
    for line in lines:
        if line.style in (Style.PAGE_HEADER, Style.PAGE_FOOTER):
            begins[id(line)] = True
            continue
        starts = previous is None or _begins_block(previous, line, usual)
        begins[id(line)] = starts
        if starts:
            blocks.append([])
        blocks[-1].append(line)
        previous = line
    for block in blocks:
        _set_style(block, usual)
    for line in lines:
        yield LineDraft(line.text, line.page, line.style, begins[id(line)])


def _usual(lines: Sequence[PrintedLine]) -> _Typography:
    body = [line for line in lines if line.style is Style.BODY]
    sizes: Counter[float] = Counter()
    for line in body:
        sizes[round(line.size, 1)] += len(line.text)
    size = sizes.most_common(1)[0][0] if sizes else 10.0
    characters = sum(len(line.text) for line in body)
    bold = sum(len(line.text) for line in body if line.is_bold)
    across = [line for line in body if line.flow == 0]
    # Without a single long line nothing tells where the text's right edge is; then no line is taken as wrapped.
    has_prose = any(len(line.text) >= PROSE_LINE for line in across)
    right = max(line.x1 for line in across) if has_prose else math.inf
    return _Typography(size, 2 * bold > characters, _leading(body), right)


def _leading(lines: Sequence[PrintedLine]) -> float:
    """The lower quartile of the distances: in letters of many short paragraphs most distances are wide ones."""
    distances = sorted(
        (upper.y - lower.y) / lower.size
        for upper, lower in pairwise(lines)
        if upper.flow == lower.flow and upper.page == lower.page and 0.9 < (upper.y - lower.y) / lower.size < 2.5
    )
    return distances[len(distances) // 4] if distances else _DEFAULT_LEADING


def _begins_block(previous: PrintedLine, line: PrintedLine, usual: _Typography) -> bool:
    if line.separate or previous.separate or _is_item(previous, line):
        return True
    if _looks_change(previous, line):
        return True
    if previous.flow != line.flow or previous.page != line.page:
        return not _runs_on_elsewhere(previous, line, usual)
    distance = previous.y - line.y
    if distance > _WIDE_GAP * usual.leading * max(line.size, previous.size) or distance <= 0:
        return True
    if runs_on(previous.text, line.text):  # beside a picture or box lines are short
        return False
    return _had_room(previous, line, usual) or _is_indented(previous, line)


def _is_item(previous: PrintedLine, line: PrintedLine) -> bool:
    """Does a list item begin? A number alone is no proof: «59 00 72» may be followed by «14.» on the next line."""
    if not labels.TYPED_LABEL.match(line.text):
        return False
    return not line.text[:1].isdigit() or previous.text.endswith(_SENTENCE_END)


def _looks_change(previous: PrintedLine, line: PrintedLine) -> bool:
    larger, smaller = max(previous.size, line.size), min(previous.size, line.size)
    if larger > _LARGER * smaller:
        return True
    runs_on = line.text[:1].islower() and not previous.text.endswith(_SENTENCE_END)  # a stressed sentence, wrapped
    return previous.is_bold != line.is_bold and not runs_on


def _runs_on_elsewhere(previous: PrintedLine, line: PrintedLine, usual: _Typography) -> bool:
    """Does a paragraph run on from the foot of a column or page to the head of the next?"""
    if (previous.flow == 0) != (line.flow == 0) or previous.text.endswith(_SENTENCE_END):
        return False
    if previous.text.endswith("-") or line.text[:1].islower():
        return True
    return len(previous.text) >= _FULL_LINE and not _had_room(previous, line, usual)


def _had_room(previous: PrintedLine, line: PrintedLine, usual: _Typography) -> bool:
    """Would the next word have fitted on the line before? Then that line ended because its paragraph did."""
    right = usual.right if previous.right is None else previous.right
    return previous.x1 + _SPACE * line.size + line.first_word < right - _TOLERANCE * line.size


def _is_indented(previous: PrintedLine, line: PrintedLine) -> bool:
    """Does the line stand further in or out than the one before? (The second line of a list item does.)"""
    if labels.TYPED_LABEL.match(previous.text):
        return line.x0 < previous.x0 - _INDENT * line.size
    return abs(line.x0 - previous.x0) > _INDENT * line.size


def _set_style(block: Sequence[PrintedLine], usual: _Typography) -> None:
    if block[0].style is not Style.BODY:
        return
    if labels.TYPED_LABEL.match(block[0].text) and not _stands_out(block, usual):
        style = Style.LIST
    elif _stands_out(block, usual):
        style = Style.HEADING
    else:
        return
    for line in block:
        line.style = style


def _stands_out(block: Sequence[PrintedLine], usual: _Typography) -> bool:
    if len(block) > _MAX_HEADING_LINES or not could_be_heading(block[-1].text):
        return False
    return all(line.size > _LARGER * usual.size or (line.is_bold and not usual.mostly_bold) for line in block)
