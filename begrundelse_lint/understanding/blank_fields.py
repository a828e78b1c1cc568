"""The blank fields of a letter as facts, and the words of a template that are no part of the letters built on it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath

from begrundelse_lint.language.clean import Block, CleanText
from begrundelse_lint.language.matcher import Hit
from begrundelse_lint.language.sentences import Sentence
from begrundelse_lint.letter import Letter, Mark, Span, Style
from begrundelse_lint.understanding.field_contents import contents, is_editing, named_contents
from begrundelse_lint.understanding.fields import FoundField, all_fields
from begrundelse_lint.understanding.granted import unit_after, what_is_granted
from begrundelse_lint.understanding.place import Place
from begrundelse_lint.understanding.reading import Amount, BlankField, Contact, Fact, PersonNumber, WriterNote, Zone
from begrundelse_lint.understanding.zones import Layout

UNKNOWN = "·"  # the word that a field is until it is filled
NOTE = "hjaelpetekst"  # concept: a note to whoever writes the letter
_NOTE_LABEL = re.compile(
    r"\W*(?:hjælpetekst|vejledning til|hjælp|note|obs|nb|instruks|skrivehjælp)\b[^.:]{0,40}:", re.IGNORECASE
)
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_HEAD = frozenset({Zone.BREVHOVED, Zone.EMNE})
_NO_GRANT = frozenset(
    {Zone.KONTAKT, Zone.KLAGEVEJLEDNING, Zone.OPFOELGNING, Zone.LOV, Zone.BREVHOVED, Zone.BILAG, Zone.HILSEN}
)
_OF_GRANT = frozenset(
    {"timer", "indhold", "formaal", "periode", "slut"}
)  # of what is applied for or refused they tell nothing
_NEVER_HIDDEN = (BlankField, PersonNumber, Contact, WriterNote)
_TEMPLATE_ENDINGS = frozenset({".dotx", ".dotm", ".ott"})
_TEMPLATE_NAME = re.compile(r"skabelon|paradigme|standardbrev", re.IGNORECASE)


def looks_like_template(letter: Letter, text: CleanText, found: Sequence[Sentence], layout: Layout) -> bool:
    """Does the letter tell that it is a template: by its ending, by its name and some fields, or by many fields, two of
    them where a letter has its addressee or date?
    """
    path = PurePath(letter.path)
    if path.suffix.lower() in _TEMPLATE_ENDINGS:
        return True
    lit = tuple(field for field in letter.fields if field.mark is not Mark.FILLED)
    fields = all_fields(text, lit, template=False)
    if len(fields) >= 3 and _TEMPLATE_NAME.search(path.stem):
        return True
    starts = [sentence.span.start for sentence in found]
    head = [field for field in fields if layout.zones[max(0, bisect_right(starts, field.span.start) - 1)] in _HEAD]
    return len(fields) >= 8 and len(head) >= 2


def notes(
    text: CleanText, found: Sequence[Sentence], hits: Sequence[Sequence[Hit]], fields: Sequence[FoundField]
) -> list[Span]:
    """What a template says to whoever writes the letter, beside its fields: in brackets, as sentences, and as whole
    paragraphs of help.
    """
    spans: dict[Span, None] = {}
    for sentence in found:
        block = text.blocks[sentence.block]
        said = [_span(sentence, hit) for hit in hits[sentence.index] if hit.name == NOTE]
        told = [span for span in said if not _within(span, fields)]
        labelled = _NOTE_LABEL.match(text.of(block.span)) and (told or _first(sentence, block))
        if block.style is Style.GUIDANCE or labelled:
            spans[block.span] = None
        else:
            spans |= {_in_brackets(text, block, span) or sentence.span: None for span in told}
    return list(spans)


def _span(sentence: Sentence, hit: Hit) -> Span:
    return Span(sentence.spans[hit.start].start, sentence.spans[hit.end - 1].end)


def _in_brackets(text: CleanText, block: Block, span: Span) -> Span | None:
    """The brackets around a note: outside of them are the letter's own words («Omfang (udfyldes ved afslag)»)."""
    for found in _BRACKETS.finditer(text.text, block.span.start, block.span.end):
        if found.start() < span.start and span.end < found.end():
            return Span(*found.span())
    return None


def _first(sentence: Sentence, block: Block) -> bool:
    return sentence.span.start == block.span.start


def _within(span: Span, fields: Sequence[FoundField] | Sequence[Span]) -> bool:
    spans = (field.span if isinstance(field, FoundField) else field for field in fields)
    return any(other.start <= span.start and span.end <= other.end for other in spans)


def without_hidden(found: Sequence[Sentence], hidden: Sequence[Span]) -> list[Sentence]:
    """The sentences as far as they can be told: a field is one word, and nobody knows which."""
    return [_without(sentence, hidden) for sentence in found]


def _without(sentence: Sentence, hidden: Sequence[Span]) -> Sentence:
    words: list[str] = []
    spans: list[Span] = []
    for word, span in zip(sentence.words, sentence.spans, strict=True):
        cover = next((other for other in hidden if other.start <= span.start and span.end <= other.end), None)
        if cover is None:
            words.append(word)
            spans.append(span)
        elif not spans or not (cover.start <= spans[-1].start < cover.end):
            words.append(UNKNOWN)
            spans.append(Span(max(cover.start, sentence.span.start), min(cover.end, sentence.span.end)))
    return replace(sentence, words=tuple(words), spans=tuple(spans))


def seen(facts: Sequence[Fact], hidden: Sequence[Span]) -> list[Fact]:
    """The facts of a template without those that only its fields and notes tell."""
    return [fact for fact in facts if isinstance(fact, _NEVER_HIDDEN) or not _within(fact.span, hidden)]


def blank_fields(
    text: CleanText, places: Sequence[Place], fields: Sequence[FoundField], told: Sequence[Span]
) -> Iterator[Fact]:
    """The fields of a letter, each once for everything it will hold; the notes of a template that ask for a text."""
    starts = [place.sentence.span.start for place in places]
    headings = _headings(text, places)
    for field in fields:
        place = places[max(0, bisect_right(starts, field.span.start) - 1)]
        block = text.blocks[place.sentence.block]
        before, after = text.text[block.span.start : field.span.start], text.text[field.span.end : block.span.end]
        alone = not before.strip(" -–•") and not after.strip(" .,;")
        held = contents(field.name, before, after, headings[place.index], place.zone, alone=alone)
        yield from _facts(place, field.span, field.notation, _possible(place, field.span, held), field.choices)
    for note in told:
        place = places[max(0, bisect_right(starts, note.start) - 1)]
        held = named_contents(text.of(note)) if not is_editing(text.of(note)) else ()
        if held:
            yield from _facts(place, note, NOTE, held, ())


def _facts(
    place: Place, span: Span, notation: str, held: Sequence[str], choices: Sequence[str]
) -> Iterator[BlankField]:
    for content in held or (None,):
        yield BlankField(**place.plainly(span), notation=notation, holds=content, choices=" / ".join(choices) or None)


def _headings(text: CleanText, places: Sequence[Place]) -> list[str]:
    """The heading that each sentence stands under."""
    current, found = "", []
    for place in places:
        if place.heading:
            current = text.of(place.sentence.span)
        found.append(current)
    return found


def _possible(place: Place, span: Span, held: Sequence[str]) -> list[str]:
    """What a field can hold where it stands: of what was applied for or is refused it tells no hours and no tasks."""
    if not place.words or not _OF_GRANT & set(held):
        return list(held)
    granted = what_is_granted(place, span)
    if granted in {"ansoegt", "tidligere"}:
        return [content for content in held if content not in _OF_GRANT]
    if granted == "afslaaet" or place.zone in _NO_GRANT:
        return [content for content in held if content != "timer"]
    return list(held)


def blank_amounts(places: Sequence[Place], fields: Sequence[FoundField]) -> Iterator[Amount]:
    """The amounts of a template whose number is a field («{timer} timer om ugen»), with what they are and how often."""
    starts = [place.sentence.span.start for place in places]
    for field in fields:
        place = places[max(0, bisect_right(starts, field.span.start) - 1)]
        if place.words and (amount := unit_after(place, field.span)) is not None:
            yield amount
