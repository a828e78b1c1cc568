"""The letter as it was read, cut at every place a remark speaks of: paragraphs, lines and stretches.

Nothing is searched for: the places come as spans of ``Letter.text``, and what runs on as a paragraph was told when the
text was made clean.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from begrundelse_lint.finding import Level
from begrundelse_lint.language.clean import CleanText
from begrundelse_lint.letter import Letter, Line, Span, Style
from begrundelse_lint.reports.view.model import Paragraph, Passage, PlaceRef, Remark, Stretch, TextLine
from begrundelse_lint.understanding.reading import Reading, Zone

_COLUMNS = re.compile(r"\S\s{3,}\S|\t")
_NO_HEADINGS = frozenset({Zone.BREVHOVED, Zone.HILSEN})
_HYPHENS = "-\u00ad"


class Marked(NamedTuple):
    """A place of a remark in ``Letter.text``."""

    span: Span
    ref: PlaceRef
    level: Level


def passages(
    reading: Reading, marked: Sequence[Marked], heavy: Sequence[Span], remarks: Sequence[Remark]
) -> tuple[Passage, ...]:
    """The letter in order, each remark beside the paragraph that holds its first place."""
    beside: dict[PlaceRef, Remark] = {PlaceRef(remark.number, 1): remark for remark in remarks}
    found: list[tuple[list[Paragraph], tuple[Remark, ...], list[Paragraph]]] = []
    for paragraph in paragraphs(reading, marked, heavy):
        begins = [ref for line in paragraph.lines for stretch in line.stretches for ref in stretch.begins]
        here = tuple(beside[ref] for ref in sorted(begins, key=lambda ref: ref.remark) if ref in beside)
        if not found:
            found.append(([paragraph], here, []))
        elif here:
            found.append(([*_headings_taken_off(found[-1][2]), paragraph], here, []))
        else:
            found[-1][2].append(paragraph)
    return tuple(Passage(tuple(first), here, tuple(rest)) for first, here, rest in found)


def _headings_taken_off(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """The headings at the end, which belong to what follows them."""
    kept = len(paragraphs)
    while kept and paragraphs[kept - 1].heading:
        kept -= 1
    taken = paragraphs[kept:]
    del paragraphs[kept:]
    return taken


def paragraphs(reading: Reading, marked: Sequence[Marked], heavy: Sequence[Span]) -> Iterator[Paragraph]:
    """Every line of the letter that holds a word, in the paragraph it belongs to."""
    letter = reading.letter
    glued = _glued_lines(letter, reading.clean)
    cutter = _Cutter(letter, marked, heavy, glued)
    headings = _heading_lines(reading)
    gap, page = False, None
    for lines in _groups(letter, reading.clean):
        first = lines[0]
        if not letter.line_text(first).strip():
            gap = True
            continue
        yield Paragraph(
            tuple(cutter.line(line) for line in lines),
            heading=first.number in headings,
            gap=gap,
            apart=first.starts_block is True,
            margin=first.style in (Style.PAGE_HEADER, Style.PAGE_FOOTER),
            new_page=first.page if page is not None and first.page != page else None,
            as_typed=len(lines) == 1 and bool(_COLUMNS.search(letter.line_text(first))),
        )
        gap, page = False, lines[-1].page


def _groups(letter: Letter, text: CleanText) -> Iterator[list[Line]]:
    """Lines that run on as a paragraph together; all others alone, blank ones too."""
    runs = {block.line: block.lines for block in text.blocks if block.lines > 1}
    at = 0
    while at < len(letter.lines):
        count = runs.get(letter.lines[at].number, 1)
        yield list(letter.lines[at : at + count])
        at += count


def _heading_lines(reading: Reading) -> frozenset[int]:
    """Lines that read as headings; names and dates that stand alone over and under the letter are none."""
    spans = [
        reading.clean.to_letter(statement.span)
        for statement in reading.statements
        if statement.heading and statement.zone not in _NO_HEADINGS
    ]
    return frozenset(reading.letter.position(span.start).line for span in spans)


def _glued_lines(letter: Letter, text: CleanText) -> dict[int, int]:
    """Lines that end in a hyphen which the clean text has taken off («socialpæda-»), and where the hyphen stands."""
    kept = frozenset(text.origins)
    found = {}
    for lines in _groups(letter, text):
        for line in lines[:-1]:
            last = line.start + len(letter.line_text(line).rstrip()) - 1
            if last >= line.start and letter.text[last] in _HYPHENS and last not in kept:
                found[line.number] = last
    return found


class _Cutter:
    """Cuts lines at the edges of places. Every place begins in one stretch and ends in one."""

    def __init__(self, letter: Letter, marked: Sequence[Marked], heavy: Sequence[Span], glued: dict[int, int]) -> None:
        self.letter = letter
        self.glued = glued
        self.hidden = frozenset(glued.values())
        self.marked = [mark._replace(span=self._seen(mark.span)) for mark in marked]
        self.heavy = heavy

    def line(self, line: Line) -> TextLine:
        """The line in stretches, without blanks at its end (and without the hyphen that glues it to the next)."""
        end = self.glued.get(line.number, line.start + len(self.letter.line_text(line).rstrip()))
        marked = [mark for mark in self.marked if _meet(mark.span, line.start, end)]
        heavy = [span for span in self.heavy if _meet(span, line.start, end)]
        edges = {edge for span in (*(mark.span for mark in marked), *heavy) for edge in span if line.start < edge < end}
        cuts = pairwise(sorted({line.start, end, *edges}))
        stretches = tuple(self._stretch(start, stop, marked, heavy) for start, stop in cuts)
        return TextLine(line.number, line.page, stretches, line.number in self.glued)

    def _stretch(self, start: int, stop: int, marked: Sequence[Marked], heavy: Iterable[Span]) -> Stretch:
        over = [mark for mark in marked if _meet(mark.span, start, stop)]
        return Stretch(
            self.letter.text[start:stop],
            remarks=tuple(sorted({mark.ref.remark for mark in over})),
            level=max((mark.level for mark in over), key=lambda level: level.weight, default=None),
            heavy=any(_meet(span, start, stop) for span in heavy),
            begins=tuple(mark.ref for mark in over if start <= mark.span.start),
            ends=tuple(mark.ref for mark in over if mark.span.end <= stop),
        )

    def _seen(self, span: Span) -> Span:
        """The part of a span that shows: from its first character that is no blank to its last; at least one."""
        shown = [at for at in range(span.start, span.end) if self._shows(at)]
        if shown:
            return Span(shown[0], shown[-1] + 1)
        text = self.letter.text
        beside = next((at for at in range(span.start, len(text)) if self._shows(at)), None)
        if beside is None:
            beside = next(at for at in range(len(text) - 1, -1, -1) if self._shows(at))
        return Span(beside, beside + 1)

    def _shows(self, at: int) -> bool:
        return at < len(self.letter.text) and not self.letter.text[at].isspace() and at not in self.hidden


def _meet(span: Span, start: int, stop: int) -> bool:
    return span.start < stop and span.end > start
