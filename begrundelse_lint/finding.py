"""A finding: one defect in one letter, as every report shows it."""

from __future__ import annotations

import hashlib
import re
from enum import StrEnum

from begrundelse_lint.letter import Span
from begrundelse_lint.records import record


class Level(StrEnum):
    """How much a finding weighs. The values are the catalogue's own words, as users see them."""

    FEJL = "fejl"  # a legal duty is not met
    ADVARSEL = "advarsel"  # Ankestyrelsen's remark is not met, or a person must judge
    RAAD = "råd"  # good practice and readability

    @property
    def weight(self) -> int:
        """3 for fejl, 2 for advarsel, 1 for råd: for ordering and for ``--fail-on``."""
        return {Level.FEJL: 3, Level.ADVARSEL: 2, Level.RAAD: 1}[self]


@record
class Place:
    """A place in the letter: span in ``Letter.text``, and the same as 1-based lines and columns (end column not
    included).
    """

    span: Span
    line: int
    column: int
    end_line: int
    end_column: int
    page: int | None
    quote: str  # one line, whitespace collapsed


@record
class Finding:
    """One rule's word on one letter.

    ``place`` is where it points first; ``more`` are further places of the same defect.
    """

    rule: str
    name: str
    level: Level
    title: str
    message: str
    suggestion: str
    why: str
    basis: tuple[str, ...]
    report: str | None
    place: Place
    more: tuple[Place, ...] = ()

    @property
    def fingerprint(self) -> str:
        """Names the finding across edits elsewhere in the letter: rule and quoted words, never the line."""
        words = re.sub(r"\W+", " ", self.place.quote.casefold()).strip()
        return hashlib.sha256(f"{self.rule}\n{words}".encode()).hexdigest()[:16]
