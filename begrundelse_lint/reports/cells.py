"""Cells of tables that spreadsheets open."""

from __future__ import annotations

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def harmless(cell: str) -> str:
    """A cell that no spreadsheet runs as a formula, on one line (OWASP, «CSV Injection»)."""
    line = " ".join(cell.splitlines())
    return f"'{line}" if line.startswith(_FORMULA) else line
