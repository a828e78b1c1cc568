"""A finding: one defect in one letter, as every report shows it."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
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


def words_of(quote: str) -> str:
    """The bare words of a quote: small letters, no punctuation, one blank between. Numbers stay: they say something."""
    return re.sub(r"[\W_]+", " ", unicodedata.normalize("NFC", quote).casefold()).strip()


def fingerprint(rule: str, quote: str) -> str:
    """Names a place across edits elsewhere in the letter: 16 hexadecimal digits of the rule's code and the bare words.

    The line has no part in it, nor have case, punctuation, blanks or markup: the same sentence has the same
    fingerprint in every format, and where it is moved. Other words or another number make another fingerprint.
    """
    return hashlib.sha256(f"{rule}\n{words_of(quote)}".encode()).hexdigest()[:16]


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
    quote: str  # one line, whitespace collapsed; empty where the letter's words are left out
    fingerprint: str = ""  # kept where the quote is left out; else made from it
    message: str = ""  # what the finding says when this is its first place; empty: the same as ever
    suggestion: str = ""


@record
class Finding:
    """One rule's word on one letter.

    ``place`` is where it points first; ``more`` are further places of the same defect. One about the letter as a whole
    points at its first line for want of a better place.
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
    whole_letter: bool = False
    when: str | None = None  # of a template: the choices that make it show (the message says so too); None: always

    @property
    def places(self) -> tuple[Place, ...]:
        """Every place, the first one first."""
        return (self.place, *self.more)

    @property
    def fingerprint(self) -> str:
        """That of the first place (see :func:`fingerprint`)."""
        return self.fingerprint_at(self.place)

    def fingerprint_at(self, place: Place) -> str:
        """That of one of its places; a finding about the letter as a whole is known by its rule alone."""
        return place.fingerprint or fingerprint(self.rule, "" if self.whole_letter else place.quote)

    def at(self, places: Sequence[Place]) -> Finding:
        """The same finding at some of its places: it says what it says of the first of them."""
        first = places[0]
        return replace(
            self,
            message=first.message or self.message,
            suggestion=first.suggestion or self.suggestion,
            place=first,
            more=tuple(places[1:]),
        )
