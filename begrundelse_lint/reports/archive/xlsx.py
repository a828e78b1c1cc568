"""Tables as an Excel workbook that one likes to open: a sheet each, filters, a frozen head, links to the letters."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from begrundelse_lint.archive.tables import Cell, Column, Table, Type

_WIDTHS = {Type.TEXT: 22, Type.PATH: 44, Type.NUMBER: 10, Type.WHOLE: 10, Type.SHARE: 12, Type.DATE: 12}
_WIDE = {"Mangel": 46, "Årsag": 50, "Citat": 60, "Navn": 30, "Hjemmel": 40}
_FORMATS = {Type.NUMBER: "0.0", Type.WHOLE: "#,##0", Type.SHARE: "0.0 %", Type.DATE: "dd-mm-yyyy"}
_MOST_LINKS = 65_000  # a sheet holds 65,530 links; the letters after them are named without
_MOST_ROWS = 1_048_575  # and so many rows under its head


def write(tables: Sequence[Table], file: Path, about: Sequence[tuple[str, str]], root: Path | None) -> None:
    """Write a workbook: a first sheet that says what it is about, and one for each table.

    ``root`` is where the letters' paths start from, for links to them; None: no links.
    """
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        book.set_properties({"title": "Arkiv af breve", "comments": "Lavet af begrundelse-lint"})
        _about(book.add_worksheet("Om"), about, book.add_format({"bold": True}))
        for table in tables:
            _sheet(book, book.add_worksheet(table.name), table, root)


def for_paper(sheet: Worksheet, *, head: bool = True) -> None:
    """All columns beside each other on A4, a head on every page: else a printer puts a column on each."""
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    if head:
        sheet.repeat_rows(0)


def _about(sheet: Worksheet, about: Sequence[tuple[str, str]], bold: Format) -> None:
    for_paper(sheet, head=False)
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 80)
    for row, (name, value) in enumerate(about):
        sheet.write_string(row, 0, name, bold)
        sheet.write_string(row, 1, value)


def _sheet(book: xlsxwriter.Workbook, sheet: Worksheet, table: Table, root: Path | None) -> None:
    head = book.add_format({"bold": True, "bg_color": "#E4EEF8", "bottom": 1, "text_wrap": True, "valign": "top"})
    formats = {type_: book.add_format({"num_format": code}) for type_, code in _FORMATS.items()}
    for index, column in enumerate(table.columns):
        sheet.set_column(index, index, _WIDE.get(column.name, _WIDTHS[column.type]), formats.get(column.type))
    sheet.freeze_panes(1, 1)
    for_paper(sheet)
    sheet.write_row(0, 0, [column.name for column in table.columns], head)
    row = 0
    for row, cells in enumerate(table.rows(), 1):
        if row > _MOST_ROWS:
            break
        link = root if row <= _MOST_LINKS else None
        for index, (column, cell) in enumerate(zip(table.columns, cells, strict=True)):
            _write(sheet, row, index, column, cell, formats.get(column.type), link)
    sheet.autofilter(0, 0, max(row, 1), len(table.columns) - 1)


def _write(
    sheet: Worksheet, row: int, index: int, column: Column, cell: Cell, style: Format | None, root: Path | None
) -> None:
    match cell:
        case None:
            return
        case str() if column.type is Type.PATH and root is not None:
            if sheet.write_url(row, index, (root / cell).as_uri(), string=cell) != 0:  # longer than a link may be
                sheet.write_string(row, index, cell)
        case str():
            sheet.write_string(row, index, cell)
        case dt.date():
            sheet.write_datetime(row, index, dt.datetime.combine(cell, dt.time()), style)
        case int() | float():
            sheet.write_number(row, index, cell, style)
