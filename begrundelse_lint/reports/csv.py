"""A table for spreadsheets, a row for each finding; letters without any have a row too, so that every letter is there.

Written as Danish Excel opens it by a double click: semicolons (the comma is the decimal sign), UTF-8 with a mark at its
start. Cells that a spreadsheet would take for a formula begin with an apostrophe.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from begrundelse_lint.checked import CheckedLetter
from begrundelse_lint.finding import Finding
from begrundelse_lint.reports.base import Results
from begrundelse_lint.reports.cells import harmless
from begrundelse_lint.reports.look import Look
from begrundelse_lint.reports.words import KINDS

COLUMNS = (
    "brev", "status", "type", "dato", "niveau", "regel", "navn", "titel", "linje", "side", "bemærkning", "forslag",
    "citat", "hjemmel", "rapport", "fingeraftryk", "årsag",
)  # fmt: skip
"""«status» is «bemærkning», «kendt», «ingen bemærkninger» or «ikke kontrolleret»; «årsag» says why a finding is known,
or why a letter was not checked."""

BYTE_ORDER_MARK = "\ufeff"


def render(results: Results, look: Look) -> str:
    """The table."""
    table = io.StringIO(newline="")
    writer = csv.DictWriter(table, COLUMNS, restval="", delimiter=";", lineterminator="\r\n")
    writer.writeheader()
    for letter in results.letters:
        for row in _rows(letter):
            writer.writerow({column: harmless(str(value)) for column, value in row.items()})
    return BYTE_ORDER_MARK + table.getvalue()


def _rows(letter: CheckedLetter) -> Iterator[dict[str, object]]:
    if not letter.checked:
        yield {"brev": letter.path, "status": "ikke kontrolleret", "årsag": letter.reason or ""}
        return
    about: dict[str, object] = {
        "brev": letter.path,
        "type": KINDS[letter.kind] if letter.kind else "",
        "dato": letter.date.isoformat() if letter.date else "",
    }
    if not letter.findings:
        yield about | {"status": "ingen bemærkninger"}
    for finding in letter.findings:
        yield about | _finding(finding) | {"status": "bemærkning"}
    for known in letter.suppressed:
        yield about | _finding(known.finding) | {"status": "kendt", "årsag": known.reason}


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "niveau": finding.level.value,
        "regel": finding.rule,
        "navn": finding.name,
        "titel": finding.title,
        "linje": finding.place.line,
        "side": finding.place.page or "",
        "bemærkning": finding.message,
        "forslag": finding.suggestion,
        "citat": finding.place.quote,
        "hjemmel": ", ".join(finding.basis),
        "rapport": finding.report or "",
        "fingeraftryk": finding.fingerprint,
    }
