"""Tables as CSV that Danish spreadsheets open with a double click: semicolons, decimal commas, UTF-8 with a mark."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

from begrundelse_lint.archive.tables import Cell, Table
from begrundelse_lint.reports.cells import harmless


def write(table: Table, file: Path) -> None:
    """Write a table to a file, row by row."""
    with file.open("w", encoding="utf-8-sig", newline="") as stream:
        rows = csv.writer(stream, delimiter=";")
        rows.writerow([column.name for column in table.columns])
        rows.writerows([_text(cell) for cell in row] for row in table.rows())


def _text(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case float():
            return f"{cell:.4f}".rstrip("0").rstrip(".").replace(".", ",")
        case dt.date():
            return cell.isoformat()
        case int():
            return str(cell)
        case str():
            return harmless(cell)
