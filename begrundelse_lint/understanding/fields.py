"""Fields that hold nothing, in every notation seen in municipal templates, and what they would hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from begrundelse_lint.letter import Span

_NOTATIONS = (
    ("dobbelt_kroelle", r"\{{2,3}[^{}\n]{1,80}\}{2,3}"),
    ("kroelle", r"\{[^{}\n]{1,60}\}"),
    ("dobbelt_vinkel", r"<<[^<>\n]{1,60}>>"),
    ("vinkel", r"<(?!https?:|/)[A-Za-zÆØÅæøå_][\wæøå .-]{0,40}>"),
    ("fletfelt", r"«(?!\s)[A-ZÆØÅ][\wæøåÆØÅ]*(?:[ _][\wæøå]+){0,2}»"),
    ("klamme", r"\[[^\[\]\n]*(?:\[[^\[\]\n]*\][^\[\]\n]*)*\]"),
    (
        "xx",
        (
            r"(?<![\w-])[Xx]{2,}(?:[.\-/][Xx\d]{2,4})*(?![\w-])|(?<![\w-])\d{0,2}\.?[Xx]{2}\.(?:\d{2,4}"
            r"|[Xx]{2,4})|(?<=\s)X(?= (?:time|minut|uge|måned|dag|kr|gang|år|Kommune)\w*)"
            r"|(?<![\w-])[Xx]{1,2}\.[Xx]{1,2}\.(?:20)?(?:[Xx]{2}|\d{2,4})"
        ),
    ),
    ("streg", r"_{3,}|(?<!\.)\.{5,}(?!\.)|…{2,}"),
    (
        "valg",
        (
            r"\b(?:han/hun|hun/han|ham/hende|hende/ham|hans/hendes|hendes/hans|du/De|De/du|din/Deres|ja/nej"
            r"|bevilges/afslås|bevilling/afslag|bevilget/afslået|afslag/bevilling|imødekommes/afslås|får/får ikke"
            r"|er/er ikke|kan/kan ikke|delvist/helt|helt/delvist|sin/hendes|datter/søn|søn/datter|mor/far)\b"
        ),
    ),
    ("procent", r"%[A-ZÆØÅ_]{3,}%"),
    ("dollar", r"\$[a-zæøåA-Z_]{3,}\$"),
    ("nn", r"(?<![\w.])(?:NN|N\.N\.|D\.D\.)(?![\w])"),
    (
        "klik",
        (
            r"[Kk]lik (?:eller tryk )?her for at (?:skrive|angive|vælge)[^.\n]*|[Vv]ælg (?:et element|tekst|dato"
            r"|afdeling)(?=[.\s]|$)"
        ),
    ),
)
_FIELD = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _NOTATIONS))
_INSTRUCTION = re.compile(
    r"indsæt|skriv|udfyld|angiv|vælg|slet|navn|dato|adresse|beskriv|telefon|tlf|sagsbehandler|borger|antal"
    r"|timer|beløb|xx|felt|kommune|afdeling|paragraf|\bnr\b|_|:|\.\.\.|…|årsag|begrundelse|opgave|mål\b"
    r"|periode|hjælp|støtte|ansøg|tilføj|evt\.?\b|f\.eks|eksempel|opfølgning|leverandør|stilling",
    re.IGNORECASE,
)
# What a field will hold, told by its name, in this order; FIELD_CONTENTS in reading.py.
_CONTENTS = (
    ("telefon", r"telefon|tlf|mail"),
    ("frist", r"frist"),
    ("timer", r"timer|timetal|minut|omfang|udmåling|udmaaling|interval"),
    ("periode", r"periode|startdato|slutdato|start|slut|ophør|varighed"),
    ("paragraf", r"§|paragraf|lovgrundlag|hjemmel|bestemmelse"),
    ("partshoering", r"høring|hoering|partshør"),
    ("synspunkt", r"synspunkt|bemærkning|indvending|svar"),
    ("begrundelse", r"begrund|vurdering|forhold|hensyn|vægt|vaegt|årsag|aarsag|hvorfor|regnet ud"),
    ("maalgruppe", r"målgruppe|maalgruppe|funktionsevne|nedsat"),
    ("formaal", r"formål|formaal|\bmål\b|maal"),
    ("oplysninger", r"oplysning|situation|citat|vanskel|klarer|bolig|egne ord|fremstilling"),
    ("kilder", r"kilde|attest|udredning|udtalelse|dokument|epikrise|notat"),
    ("indhold", r"opgave|indhold|støttes|indsats|ydelse"),
    ("muligheder", r"tilbud|mulighed|forening|myndighed"),
    ("klagevejledning", r"klage"),
    ("dato", r"dato"),
    ("navn", r"navn|sagsbehandler|leverand|borger|modtager|titel|stilling"),
)
_CONTENT = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _CONTENTS), re.IGNORECASE)
_TIME_AFTER = re.compile(r"\s*(?:time|minut|t\.)", re.IGNORECASE)


class FoundField(NamedTuple):
    """A blank field; ``holds`` says what it would hold where its name or the words after it tell."""

    span: Span
    notation: str
    holds: str | None


def find_fields(text: str) -> Iterator[FoundField]:
    """Every blank field in a text."""
    for match in _FIELD.finditer(text):
        notation = str(match.lastgroup)
        if notation == "klamme" and not _bracket_is_field(match[0][1:-1]):
            continue
        if notation == "kroelle" and match[0][1:-1].strip().isdigit():
            continue
        if notation == "xx" and _masked(text, match):
            continue
        if notation == "fletfelt" and not _merge_field(text, match):
            continue
        yield FoundField(Span(*match.span()), notation, _holds(text, match))


def _bracket_is_field(inner: str) -> bool:
    """«[indsæt …]», «[bevilges / afslås]» and «[Ansøgernavn]» are fields; «[Morgen]», «[x]», «[1]» and «[…]» in a
    quotation are not.
    """
    inner = inner.strip()
    if len(inner) <= 1 or inner.isdigit() or inner in {"…", "...", "sic", "red.", "min fremhævning"}:
        return False
    if " / " in inner or _INSTRUCTION.search(inner):
        return True
    return "/" in inner and not inner.replace("/", "").isdigit()


def _merge_field(text: str, match: re.Match[str]) -> bool:
    """«Fornavn» is a field; a quoted sentence is not: fields are a word or a name with underscores."""
    inner = match[0][1:-1]
    if "_" in inner:
        return True
    words = inner.split()
    before = text[max(0, match.start() - 1) : match.start()]
    after = text[match.end() : match.end() + 1]
    known = re.search(
        r"navn|nr|nummer|dato|adresse|vej|by|kommune|afdeling|forvaltning|leverandoer|leverandør|sag|telefon"
        r"|titel|borger|cpr|timer|modtager|stilling",
        inner,
        re.IGNORECASE,
    )
    return len(words) == 1 and (bool(known) or (before in {"", "\n"} and after in {"", "\n"}))


def _masked(text: str, match: re.Match[str]) -> bool:
    """«120385-xxxx» is a masked CPR number, no field."""
    return (
        bool(re.search(r"\d{2,6}[-–]?$", text[max(0, match.start() - 7) : match.start()]))
        and len(match[0]) == 4
        and "." not in match[0]
    )


def _holds(text: str, match: re.Match[str]) -> str | None:
    """By the words after it («{x} timer»), else by its name; the kinds that stand first in the table win."""
    if _TIME_AFTER.match(text[match.end() : match.end() + 10]):
        return "timer"
    named = {str(found.lastgroup) for found in _CONTENT.finditer(match[0])}
    return next((name for name, _ in _CONTENTS if name in named), None)
