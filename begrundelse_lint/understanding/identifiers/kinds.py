"""What points to a person in a letter, and what it is called where it is left out."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from begrundelse_lint.letter import Span


class Kind(StrEnum):
    """A kind of identifier; the values stand in reports in its place, in square brackets."""

    EMAIL = "e-mail"
    CPR = "cpr-nr."
    CASE = "sagsnr."
    BIRTH = "fødselsdato"
    ADDRESS = "adresse"
    PHONE = "telefon"
    NAME = "navn"


class Identifier(NamedTuple):
    """A place in the clean text that points to a person."""

    span: Span
    kind: Kind
