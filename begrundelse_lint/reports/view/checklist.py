"""What the letter does hold of what a letter of its kind should, and what is missing."""

from __future__ import annotations

from begrundelse_lint.check import CheckedLetter
from begrundelse_lint.reports.view.model import ChecklistItem


def checklist(letter: CheckedLetter) -> tuple[ChecklistItem, ...]:
    """Every requirement that a chosen rule makes of this letter, in the order of the rules."""
    return ()
