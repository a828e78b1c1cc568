"""Choices within a sentence: «[bevilges / afslås]», «[vælg: A / B]», nested ones, «han/hun», «får / får ikke»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from begrundelse_lint.language.clean import Block, CleanText
from begrundelse_lint.letter import Letter, Span
from begrundelse_lint.templates.model import Alternative, Choice
from begrundelse_lint.templates.senses import sense_of, senses, without
from begrundelse_lint.understanding.field_contents import named_contents
from begrundelse_lint.understanding.fields import find_fields

_OPEN, _CLOSE = "[{", "]}"
_CONDITION = re.compile(
    r"\s*(?:kun |bruges |medtages |indsættes )?(?:hvis|ved|såfremt)\s+(?P<when>[^:\[\]{}]{2,60}):\s+(?=\S)",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\s*(?:vælg|valg|vælges)\b(?:\s+(?:mellem|én|en|et|ét|af|en af|én af))*\s*:?\s*", re.IGNORECASE)
_INSTRUCTS = re.compile(
    r"\s*(?:indsæt|skriv|angiv|beskriv|udfyld|anfør|tilføj|redegør|nævn|gengiv|slet|husk|gentag|her|evt|f\.eks)\b",
    re.IGNORECASE,
)
_NAMES_ONLY = frozenset({"navn", "dato", "telefon"})
_TOLD_TO_STRIKE = (
    r"(?:(?:slet|stryg|fjern|overstreg) (?:det|den|hvad|de|sætning\w*|afsnit\w*)[^()\[\].]{0,60}(?:ikke|uønsk"
    r"|irrelevant)[^()\[\].]{0,40}|det ikke (?:relevante|gældende|ønskede)[^()\[\].]{0,40}(?:slettes|fjernes))"
)
_STRIKE = re.compile(rf"\s*(?:[(\[]\s*{_TOLD_TO_STRIKE}[)\]]|{_TOLD_TO_STRIKE}\.?)", re.IGNORECASE)
_PAIR = re.compile(
    r"(?P<left>[\wæøåÆØÅ]+)\s?/\s?(?P<right>(?P=left) ikke|ikke (?P=left)|[\wæøåÆØÅ]+(?: afslag på| ikke)?)"
)
_NEGATED = re.compile(r"\b(?P<left>[a-zæøå]+)\s/\s(?P<right>(?P=left) ikke|ikke (?P=left))\b", re.IGNORECASE)
_URL = re.compile(r"\w+://|www\.|\d/\d|\bog/eller\b", re.IGNORECASE)
_LONGEST_PLAIN = 4  # words of an alternative without a slash («bevilges eller afslås»)


def find_in_sentences(letter: Letter, text: CleanText) -> Iterator[Choice]:
    """The choices that stand within the sentences of a template."""
    for block in text.blocks:
        strike = _STRIKE.search(text.text, block.span.start, block.span.end)
        taken: list[Span] = []
        for choice, span in _in_brackets(letter, text, block, block.span):
            taken.append(span)
            yield choice
        for choice, span in _bare(letter, text, block, strike is not None):
            if not any(span.start < other.end and other.start < span.end for other in taken):
                yield choice


def strike_notes(letter: Letter, text: CleanText) -> Iterator[Span]:
    """Notes that tell to strike what does not fit: in no letter, whatever is chosen."""
    for block in text.blocks:
        for found in _STRIKE.finditer(text.text, block.span.start, block.span.end):
            if "/" in text.of(block.span):
                yield text.to_letter(Span(*found.span()))


def _in_brackets(letter: Letter, text: CleanText, block: Block, span: Span) -> Iterator[tuple[Choice, Span]]:
    for bracket in _brackets(text.text, span):
        inner = Span(bracket.start + 1, bracket.end - 1)
        if condition := _CONDITION.match(text.text, inner.start, inner.end):
            body = _trimmed(text.text, condition.end(), inner.end)
            yield _on_condition(letter, text, bracket, body, condition["when"]), bracket
            yield from _in_brackets(letter, text, block, body)
            continue
        parts = _split(text.text, inner)
        if parts:
            yield _choice(letter, text, block, bracket, parts), bracket
            for part in parts:
                yield from _in_brackets(letter, text, block, part)
        elif not _INSTRUCTS.match(text.of(inner)):
            yield from _in_brackets(letter, text, block, inner)


def _on_condition(letter: Letter, text: CleanText, bracket: Span, body: Span, when: str) -> Choice:
    """«[Hvis bevilling: Du får … timer.]»: the sentence is there, or it is not."""
    label, sense = " ".join(when.split()), sense_of(when)
    alternatives = (
        Alternative(label, tuple(_rest(text, bracket, body)), sense=sense),
        Alternative(f"ikke {label}", (text.to_letter(bracket),), sense=without(sense)),
    )
    return Choice(("hvis", label.casefold()), alternatives, letter.line_at(text.to_letter(bracket).start).number)


def _brackets(text: str, span: Span) -> Iterator[Span]:
    """The outermost brackets of a stretch."""
    depth, start = 0, span.start
    for at in range(span.start, span.end):
        if text[at] in _OPEN:
            start = at if depth == 0 else start
            depth += 1
        elif text[at] in _CLOSE and depth:
            depth -= 1
            if depth == 0:
                yield Span(start, at + 1)


def _split(text: str, inner: Span) -> list[Span]:
    """The alternatives inside a bracket; none where it is no choice."""
    words = text[inner.start : inner.end]
    if _INSTRUCTS.match(words) or _URL.search(words):
        return []
    asks = _ASKS.match(words)
    start = inner.start + (asks.end() if asks else 0)
    for separator in (" / ", "|", "/"):
        parts = _at(text, Span(start, inner.end), separator)
        if len(parts) > 1:
            named = [named_contents(text[part.start : part.end]) for part in parts]
            names = separator == "/" and all(named) and all(set(contents) <= _NAMES_ONLY for contents in named)
            return [] if names or not all(_has_words(text, part) for part in parts) else parts
    parts = _at(text, Span(start, inner.end), " eller ")
    short = all(len(text[part.start : part.end].split()) <= _LONGEST_PLAIN for part in parts)
    if len(parts) < 2 or not (asks or short):
        return []
    return [piece for part in parts for piece in (_at(text, part, ", ") if asks else [part])]


def _has_words(text: str, span: Span) -> bool:
    return any(char.isalnum() for char in text[span.start : span.end])


def _at(text: str, span: Span, separator: str) -> list[Span]:
    """A stretch split where the separator stands outside of inner brackets; blanks at the ends left out."""
    parts, depth, start, at = [], 0, span.start, span.start
    while at < span.end:
        if text[at] in _OPEN:
            depth += 1
        elif text[at] in _CLOSE:
            depth -= 1
        elif depth == 0 and text.startswith(separator, at) and at + len(separator) <= span.end:
            parts.append(_trimmed(text, start, at))
            start = at = at + len(separator)
            continue
        at += 1
    parts.append(_trimmed(text, start, span.end))
    return parts


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _bare(letter: Letter, text: CleanText, block: Block, struck: bool) -> Iterator[tuple[Choice, Span]]:
    """«han/hun» and what other fields have of a slash; any two words with one where the template says to strike."""
    found: dict[Span, list[Span]] = {}
    for field in find_fields(text.of(block.span)):
        if field.notation == "valg":
            span = Span(field.span.start + block.span.start, field.span.end + block.span.start)
            found[span] = _at(text.text, span, "/")
    for match in (_PAIR if struck else _NEGATED).finditer(text.text, block.span.start, block.span.end):
        span = Span(*match.span())
        if not _URL.search(match[0]) and not any(span.start < o.end and o.start < span.end for o in found):
            found[span] = [Span(*match.span("left")), Span(*match.span("right"))]
    for span, parts in found.items():
        yield _choice(letter, text, block, span, parts), span


def _choice(letter: Letter, text: CleanText, block: Block, span: Span, parts: list[Span]) -> Choice:
    labels = [" ".join(text.of(part).split()) for part in parts]
    told = senses(labels, text.of(block.span))
    alternatives = [
        Alternative(label, tuple(_rest(text, span, part)), sense=sense)
        for label, part, sense in zip(labels, parts, told, strict=True)
    ]
    line = letter.line_at(text.to_letter(span).start).number
    return Choice(tuple(label.casefold() for label in labels), tuple(alternatives), line)


def _rest(text: CleanText, whole: Span, part: Span) -> Iterator[Span]:
    """What goes when a part is chosen: all around it."""
    if part.start == part.end:
        yield text.to_letter(whole)
        return
    if part.start > whole.start:
        yield Span(text.to_letter(whole).start, text.to_letter(part).start)
    if part.end < whole.end:
        yield Span(text.to_letter(part).end, text.to_letter(whole).end)
