"""Fields that hold nothing yet, by every notation seen in municipal templates and by the file's own marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from begrundelse_lint.language.clean import CleanText
from begrundelse_lint.letter import Mark, MarkedField, Span, Style

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
_INSTRUCTION_IN_BRACKETS = (
    r"(?P<parentes>\((?:indsæt|skriv|angiv|beskriv|udfyld|anfør|tilføj|redegør|nævn|gengiv|begrund|her )"
    r"[^()\n]{2,240}\))"
)
_TEMPLATE_FIELD = re.compile(f"{_FIELD.pattern}|(?i:{_INSTRUCTION_IN_BRACKETS})")
_INSTRUCTION = re.compile(
    r"indsæt|skriv|udfyld|angiv|vælg|slet|navn|dato|adresse|beskriv|telefon|tlf|sagsbehandler|borger|antal"
    r"|timer|beløb|xx|felt|kommune|afdeling|paragraf|\bnr\b|_|:|\.\.\.|…|årsag|begrundelse|opgave|mål\b"
    r"|periode|hjælp|støtte|ansøg|aktivitet|område|funktion|diagnose|ydelse|tilføj|evt\.?\b|f\.eks|eksempel|opfølgning|leverandør|stilling",
    re.IGNORECASE,
)
_BY_FILE = "fil"  # notation: marked by the file, not by signs in the text
_LONGEST_TINTED = 12  # words; a longer stretch in a colour is a text that is to be noticed
_NAME_FIELD = re.compile(r"navn", re.IGNORECASE)
_FULL_NAME = re.compile(r"[A-ZÆØÅ][a-zæøåé]+(?:[- ][A-ZÆØÅ][a-zæøåé]+)+|[A-ZÆØÅ][a-zæøåé]+")
_LINK = re.compile(r"www\.|https?:|@|\.dk\b", re.IGNORECASE)
_DATE_SIGNS = re.compile(r"(?:[DMÅ]{1,4}\.?[-/.\s]?){2,4}")  # «D.D.», «DD-MM-ÅÅÅÅ»
_BARE_NAME = re.compile(
    r"[A-ZÆØÅ][a-zæøå]*(?:frist|dato|årsag|navn|adresse|nummer|periode|beløb|begrundelse|timer|timetal|opgave|opgaver)n?"
    r"|(?:Årsag|Dato|Navn|Adresse|Frist|Periode|Beløb|Begrundelse|Nummer|Sagsbehandler|Telefon|Timer|Opgave)"
)


class FoundField(NamedTuple):
    """A blank field of the clean text. ``name`` is what it is called, or the instruction in it."""

    span: Span
    notation: str
    name: str
    choices: tuple[str, ...] = ()


def find_fields(text: str, *, template: bool = False) -> Iterator[FoundField]:
    """Every blank field in a text. In a template every square bracket is one, and every instruction in round ones."""
    for match in (_TEMPLATE_FIELD if template else _FIELD).finditer(text):
        notation = str(match.lastgroup)
        if notation == "klamme" and not (_holds_words(match[0]) if template else _bracket_is_field(match[0][1:-1])):
            continue
        if notation in ("kroelle", "dobbelt_kroelle") and _is_no_name(match[0].strip("{}")):
            continue
        if notation == "xx" and _masked(text, match):
            continue
        if notation == "fletfelt" and not _merge_field(text, match):
            continue
        yield FoundField(Span(*match.span()), notation, match[0])


def find_marked(text: CleanText, fields: Sequence[MarkedField], *, template: bool) -> Iterator[FoundField]:
    """The blank fields that the file itself marks.

    In a letter, a control that has been filled is no field, and words in a colour are one only where they are a name
    that stands where what it names should stand («senest den Partshøringsfrist»). In a template both are fields.
    """
    place_of = _ways_to_clean(text) if fields else {}
    for field in fields:
        at = [place_of[offset] for offset in range(field.start, field.end) if offset in place_of]
        if not at:
            if template and field.name and (start := place_of.get(field.start)) is not None:
                yield FoundField(Span(start, start), _BY_FILE, field.name)
            continue
        span = Span(at[0], at[-1] + 1)
        words = text.of(span)
        if field.mark in (Mark.COLOURED, Mark.HIGHLIGHTED):
            wanted = _is_tinted_field(text, span, words, template=template, ground=field.mark is Mark.HIGHLIGHTED)
        else:
            wanted = field.mark is Mark.UNFILLED or (template and not _is_a_person(words, field))
        if wanted:
            yield FoundField(span, _BY_FILE, f"{words} {field.name}".strip(), field.choices)


def _ways_to_clean(text: CleanText) -> Mapping[int, int]:
    """Where each character of the letter stands in the clean text."""
    return {origin: at for at, origin in reversed(list(enumerate(text.origins)))}


def all_fields(text: CleanText, fields: Sequence[MarkedField], *, template: bool) -> list[FoundField]:
    """The blank fields of a letter in order, each once, with what text and file say of it."""
    found = list(find_fields(text.text, template=template))
    for marked in find_marked(text, fields, template=template):
        meeting = [
            field for field in found if field.span.start < marked.span.end and marked.span.start < field.span.end
        ]
        if any(field.span.start <= marked.span.start and marked.span.end <= field.span.end for field in meeting):
            inside = meeting[0]
            at = found.index(inside)
            found[at] = inside._replace(name=f"{inside.name} {marked.name}", choices=inside.choices or marked.choices)
        else:
            found = [field for field in found if field not in meeting]
            found.append(marked)
    return sorted(found)


def _is_a_person(words: str, field: MarkedField) -> bool:
    """A name field of a template in which a person's name stands («Hanne Holm»): it is somebody, not a field."""
    names = bool(_NAME_FIELD.search(field.name)) and not field.choices
    return names and bool(_FULL_NAME.fullmatch(words)) and not _NAME_FIELD.search(words)


def _is_tinted_field(text: CleanText, span: Span, words: str, *, template: bool, ground: bool) -> bool:
    """Are words in a colour a field? Not addresses of pages, nor whole paragraphs that a reader is to notice."""
    if _LINK.search(words) or not any(char.isalpha() for char in words):
        return False
    block = next(block for block in text.blocks if block.span.start <= span.start < block.span.end)
    if block.style in (Style.HEADING, Style.PAGE_HEADER, Style.PAGE_FOOTER) or block.marked:
        return False
    before, after = text.text[block.span.start : span.start], text.text[span.end : block.span.end]
    alone = not before.strip() and not after.strip(" .,;:?")
    if template:
        return len(words.split()) <= _LONGEST_TINTED or (ground and not alone)
    return not alone and _is_bare_name(before, words, after)


def _is_bare_name(before: str, words: str, after: str) -> bool:
    """Coloured words in a written letter: the name of a field, capital though no sentence begins."""
    if _DATE_SIGNS.fullmatch(words):
        return True
    opens = not before.strip() or before.rstrip()[-1:] in ".!?:|"
    return not opens and bool(_BARE_NAME.fullmatch(words)) and not after.startswith("-")


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


def _holds_words(bracket: str) -> bool:
    """«[ ]» and «[x]» are boxes, «[1]» a note."""
    inner = bracket[1:-1].strip()
    return len(inner) > 1 and (not inner.isdigit() or "." in inner)


def _is_no_name(inner: str) -> bool:
    """«{1}», and what steers a template engine: «{{#opgaver}}», «{{/opgaver}}», «{% if afslag %}»."""
    inner = inner.strip()
    return inner.isdigit() or inner[:1] in {"#", "/", "^", "!", "%", "~", ">"} or inner.startswith("else")


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
