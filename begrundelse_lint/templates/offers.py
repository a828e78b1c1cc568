"""Choices that the file offers: drop-downs with their lines, and rows of boxes of which none is ticked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from begrundelse_lint.language.clean import Block, CleanText
from begrundelse_lint.letter import Letter, MarkedField, Span
from begrundelse_lint.templates.model import Alternative, Choice, Insertion, Sense
from begrundelse_lint.templates.senses import senses

_BOX = re.compile(r"☐|\[\s?\]|\(\s{1,3}\)")
_TICKED = re.compile(r"[☒☑☓]|\[[xX✓]\]|\([xX✓]\)")


def find_drop_downs(letter: Letter) -> Iterator[Choice]:
    """A choice for every drop-down that offers two lines or more."""
    for field in letter.fields:
        if len(field.choices) > 1:
            line = letter.line_at(field.start)
            told = senses(field.choices, letter.line_text(line))
            offered = zip(field.choices, told, strict=True)
            alternatives = tuple(_chosen(field, label, sense) for label, sense in offered)
            yield Choice(tuple(label.casefold() for label in field.choices), alternatives, line.number)


def _chosen(field: MarkedField, label: str, sense: Sense) -> Alternative:
    return Alternative(label, insertions=(Insertion(Span(field.start, field.end), label),), sense=sense)


def find_boxes(letter: Letter, text: CleanText) -> Iterator[Choice]:
    """A choice for every row of boxes, one under or beside the other, of which none is ticked."""
    row: list[Block] = []
    for block in text.blocks:
        words = text.of(block.span)
        if _BOX.match(words) or (row and _TICKED.match(words)):
            row.append(block)
            continue
        yield from _row(letter, text, row)
        row = []
    yield from _row(letter, text, row)


def _row(letter: Letter, text: CleanText, row: list[Block]) -> Iterator[Choice]:
    if len(row) < 2 or any(_TICKED.match(text.of(block.span)) for block in row):
        return
    boxes = [Span(*found.span()) for block in row if (found := _BOX.match(text.text, block.span.start, block.span.end))]
    labels = [" ".join(text.text[box.end : block.span.end].split()) for box, block in zip(boxes, row, strict=True)]
    told = senses(labels, "")
    alternatives = tuple(
        Alternative(label, insertions=tuple(_ticked(text, boxes, number)), sense=sense)
        for number, (label, sense) in enumerate(zip(labels, told, strict=True))
    )
    yield Choice(tuple(label.casefold() for label in labels), alternatives, row[0].line)


def _ticked(text: CleanText, boxes: Sequence[Span], chosen: int) -> Iterator[Insertion]:
    """The row of boxes with one of them ticked, in signs that every reader of letters knows."""
    for number, box in enumerate(boxes):
        yield Insertion(text.to_letter(box), "☒" if number == chosen else "☐")
