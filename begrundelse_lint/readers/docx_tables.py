"""Rows and cells of a docx table that are seen: not deleted, not the hidden rest of a merged cell."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from begrundelse_lint.readers import docx_names as names
from begrundelse_lint.readers.docx_names import child


def rows_of(table: etree._Element) -> Iterator[list[etree._Element]]:
    """The cells of each row, in order."""
    for row in names.blocks(table, names.ROW):
        if not _is_gone(child(row, "trPr"), "del", "hidden"):
            yield [cell for cell in names.blocks(row, names.CELL) if not _cell_is_gone(cell)]


def _cell_is_gone(cell: etree._Element) -> bool:
    properties = child(cell, "tcPr")
    return _is_gone(properties, "cellDel") or names.child_value(properties, "vMerge") in {"", "continue"}


def _is_gone(properties: etree._Element | None, *signs: str) -> bool:
    return any(child(properties, sign) is not None for sign in signs)
