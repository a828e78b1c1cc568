"""The registry of formats. A new one is a module with ``render(results, look) -> str`` and a line here."""

from __future__ import annotations

FORMATS = {
    "tekst": "begrundelse_lint.reports.tekst",
    "json": "begrundelse_lint.reports.json",
    "html": "begrundelse_lint.reports.html",
    "csv": "begrundelse_lint.reports.csv",
    "sarif": "begrundelse_lint.reports.sarif",
    "junit": "begrundelse_lint.reports.junit",
    "github": "begrundelse_lint.reports.github",
    "gitlab": "begrundelse_lint.reports.gitlab",
}
"""Format -> the module that makes it, imported only when asked for."""

SHOW_THE_LETTER = frozenset({"html"})
"""Formats that show the letter's text, and so need each letter's reading kept (``Checker(…, keep_reading=True)``)."""
