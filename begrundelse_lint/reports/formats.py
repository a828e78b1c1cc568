"""The registry of formats. A new one is a module with ``render(results, look) -> str`` and a line here."""

from __future__ import annotations

FORMATS = {
    "tekst": "begrundelse_lint.reports.tekst",
    "json": "begrundelse_lint.reports.json",
}
"""Format -> the module that makes it, imported only when asked for."""
