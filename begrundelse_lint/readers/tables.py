"""Tables: data rows become one line each, tables used for page layout become the paragraphs in their cells.

Danish letters keep the sender, the addressee, signatures and sometimes the whole letter in borderless tables. Read as
rows, such a table would make one endless line of a page; so cells that hold several lines are read cell by cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from begrundelse_lint.letter import LineDraft, MarkedField, Source, Style

Cell = Sequence[LineDraft]
Row = Sequence[Cell]

CELL_SEPARATOR = " | "
_TALL_CELL = 3  # lines; a cell so tall is a block of text, not a value


def table_lines(rows: Sequence[Row]) -> list[LineDraft]:
    """The lines of a table, row by row. Empty cells and rows leave nothing."""
    filled = [[cell for cell in (_filled(cell) for cell in row) if cell] for row in rows]
    one_row = sum(1 for cells in filled if cells) == 1
    lines: list[LineDraft] = []
    for row, cells in zip(rows, filled, strict=True):
        if not cells:
            continue
        if len(row) == 1 or _is_layout(cells, one_row):
            lines.extend(line for cell in cells for line in cell)
        else:
            lines.append(_joined(cells))
    return lines


def _filled(cell: Cell) -> list[LineDraft]:
    return [line for line in cell if line.text.strip()]


def _is_layout(cells: Sequence[Cell], one_row: bool) -> bool:
    heights = [len(cell) for cell in cells]
    if max(heights) >= _TALL_CELL or (one_row and max(heights) > 1):
        return True
    return sum(1 for height in heights if height > 1) > 1


def _joined(cells: Iterable[Cell]) -> LineDraft:
    """One line of a row: cells joined by a bar, the lines within a cell by a space."""
    text = ""
    sources: list[Source] = []
    fields: list[MarkedField] = []
    guidance = True
    for cell in cells:
        for number, line in enumerate(cell):
            text += " " if number else (CELL_SEPARATOR if text else "")
            shift = len(text)
            sources += [s._replace(start=s.start + shift, end=s.end + shift) for s in line.sources]
            fields += [marked.moved(shift) for marked in line.fields]
            text += line.text
            guidance = guidance and line.style is Style.GUIDANCE
    style = Style.GUIDANCE if guidance else Style.TABLE
    return LineDraft(text, None, style, True, tuple(sources), tuple(fields))
