"""Numbers and addresses on the net: CPR numbers (also masked ones), case numbers, days of birth, telephones, e-mail."""

from __future__ import annotations

import re
from collections.abc import Iterator

from begrundelse_lint.language.danish import MONTHS
from begrundelse_lint.letter import Span
from begrundelse_lint.understanding.identifiers.kinds import Identifier, Kind

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_CPR = re.compile(r"(?<!\d)\d{6}\s?[-–]?\s?(?:\d{4}|[xX*]{4})(?![\w*])")
_PHONE = re.compile(r"(?<![\d.,/-])(?:(?:\+|00)45\s?)?\d{2}[\s.]?\d{2}[\s.]?\d{2}[\s.]?\d{2}(?![\d/-]|[.,]\d)")
_DATE = rf"\d{{1,2}}[./-]\s?(?:\d{{1,2}}[./-]\s?|(?:{'|'.join(MONTHS)})\s)\d{{2,4}}"
_BIRTH = re.compile(rf"(?:født|fødselsdato:?|f\.)\s+(?:den\s+)?({_DATE})", re.IGNORECASE)
_LABEL = (
    r"sags?[ -]?(?:nr|nummer|id|ident|id-?nr)|(?:j|journal)\.?[ -]?(?:nr|nummer)"
    r"|(?:dokument|dok|brev|eksp|klient|borger|kunde)\.?[ -]?(?:id|nr|nummer)"
)
_VAGUE_LABEL = r"sag|journal|(?:deres |vores |vor )?ref(?:erence)?"  # a date may follow it
_CASE = re.compile(
    rf"(?<!\w)(?i:{_LABEL}|(?P<vague>{_VAGUE_LABEL}))(?:\.|\b)\s*[:|]?\s*(?:nr\.\s*)?"
    r"(?P<number>(?:[A-ZÆØÅ]{1,5}[-/. ]?)?\d\w*(?:[-./]\w+)*)"
)
_INITIALS = re.compile(
    r"(?<!\w)(?i:(?:deres |vores |vor )?ref(?:erence)?\.?|sagsbehandler|init(?:ialer)?\.?):\s*"
    r"([A-ZÆØÅ]{2,5}(?:/[A-Za-zæøå]{2,5})?)(?!\w)"
)
_FEWEST_DIGITS = 4  # of a case number: «sag 2» is none


def numbers(text: str) -> Iterator[Identifier]:
    """The numbers that point to a person; where two kinds might be meant, the surer one comes first."""
    for match in _EMAIL.finditer(text):
        yield Identifier(Span(*match.span()), Kind.EMAIL)
    for match in _CPR.finditer(text):
        yield Identifier(Span(*match.span()), Kind.CPR)
    for match in _BIRTH.finditer(text):
        yield Identifier(Span(*match.span(1)), Kind.BIRTH)
    for match in _CASE.finditer(text):
        number = match["number"]
        dated = match["vague"] and re.fullmatch(_DATE, number)
        if not dated and sum(character.isdigit() for character in number) >= _FEWEST_DIGITS:
            yield Identifier(Span(*match.span("number")), Kind.CASE)
    for match in _INITIALS.finditer(text):
        yield Identifier(Span(*match.span(1)), Kind.NAME)
    for match in _PHONE.finditer(text):
        yield Identifier(Span(*match.span()), Kind.PHONE)
