"""A paragraph while it is being read, and the lines it becomes. Shared by docx, odt, html and rtf.

A line break inside a paragraph begins a new line: address blocks and lists typed by hand are made of such breaks.
Where a sentence plainly runs on across the break, the new line does not begin a block.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from begrundelse_lint.letter import LineDraft, Mark, MarkedField, Source, Span, Style
from begrundelse_lint.readers import labels

MAX_HEADING = 80  # characters; longer bold lines are stressed sentences
_WRAPPED_LINE = 50  # characters; a break after so much text may be a line wrapped by hand
_BREAK = "\n"
_UNSAFE = str.maketrans({"\n": " ", "\r": " "})


class Look(NamedTuple):
    """How a stretch of text looks, as far as it says what the text is."""

    bold: bool = False
    guidance: bool = False
    tint: Mark | None = None  # a colour or ground of its own, where the file gives it to these words and not to all


class Paragraph:
    """The visible text of one paragraph, collected piece by piece."""

    def __init__(self, part: str = "", index: int = -1) -> None:
        """``part`` and ``index`` say where the paragraph stands in its file, if it is to be found again."""
        self._pieces: list[str] = []
        self._looks: list[tuple[Span, Look]] = []
        self._fields: list[MarkedField] = []
        self._origins: list[tuple[int, str, int]] = [(0, part, index)]
        self.length = 0

    def add(self, text: str, look: Look = Look()) -> None:
        """Add text; line ends in it are spaces (as every office program shows them)."""
        if not text:
            return
        self._pieces.append(text.translate(_UNSAFE))
        self._looks.append((Span(self.length, self.length + len(text)), look))
        self.length += len(text)

    def break_line(self) -> None:
        """Add a line break."""
        self._pieces.append(_BREAK)
        self.length += 1

    def mark_field(self, field: MarkedField) -> None:
        """Mark a field; one that shows nothing is kept only where the file gives it a name."""
        if field.end > field.start or field.name:
            self._fields.append(field)

    def append(self, other: Paragraph) -> None:
        """Add another paragraph whose beginning runs on from this one (its paragraph mark is deleted)."""
        shift = self.length
        self._pieces += other._pieces
        self._looks += [(Span(s.start + shift, s.end + shift), look) for s, look in other._looks]
        self._fields += [field.moved(shift) for field in other._fields]
        self._origins += [(start + shift, part, index) for start, part, index in other._origins]
        self.length += other.length

    @property
    def text(self) -> str:
        """All of it, with ``\\n`` for line breaks."""
        return "".join(self._pieces)

    def since(self, start: int) -> str:
        """What was added since the text was ``start`` characters long."""
        pieces: list[str] = []
        missing = self.length - start
        for piece in reversed(self._pieces):
            if missing <= 0:
                break
            pieces.append(piece[-missing:])
            missing -= len(piece)
        return "".join(reversed(pieces))

    def lines(self, style: Style = Style.BODY, label: str = "") -> list[LineDraft]:
        """The lines of the paragraph, at least one; ``label`` goes in front of the first, unless it has no text."""
        drafts: list[LineDraft] = []
        start, previous = 0, ""
        texts = self.text.split(_BREAK)
        while len(texts) > 1 and not texts[-1].strip():
            texts.pop()
        for text in texts:
            front = label if not drafts and text.strip() else ""
            begins = None if not text.strip() else not runs_on(previous, text)
            drafts.append(self._draft(text, start, front, style, begins))
            start, previous = start + len(text) + 1, text
        return drafts

    def _draft(self, text: str, start: int, label: str, style: Style, begins: bool | None) -> LineDraft:
        span = Span(start, start + len(text))
        if style is Style.BODY:
            style = self._style_by_look(span, text)
        shift = len(label) - start
        marked = [field for field in self._fields if _meet(field, span)]
        if style not in (Style.HEADING, Style.GUIDANCE):
            marked += [field for field in self._tinted(span, text) if not any(_meet(field, other) for other in marked)]
        fields = [_cut_field(field, span, shift) for field in marked]
        return LineDraft(label + text, None, style, begins, self._sources(span, shift), tuple(fields))

    def _tinted(self, span: Span, text: str) -> Iterator[MarkedField]:
        """The stretches of a line that have a colour or ground of their own."""
        found: list[tuple[int, int, Mark | None]] = []
        for piece, look in self._pieces_within(span):
            start, end = max(piece.start, span.start), min(piece.end, span.end)
            blank = not text[start - span.start : end - span.start].strip()
            if found and (look.tint == found[-1][2] or (blank and found[-1][2] is not None)):
                found[-1] = (found[-1][0], end, found[-1][2])
            else:
                found.append((start, end, look.tint))
        for start, end, tint in found:
            words = text[start - span.start : end - span.start]
            if tint is not None and words.strip():
                lead, trail = len(words) - len(words.lstrip()), len(words) - len(words.rstrip())
                yield MarkedField(start + lead, end - trail, tint)

    def _sources(self, span: Span, shift: int) -> tuple[Source, ...]:
        ends = [start for start, _, _ in self._origins[1:]] + [self.length]
        found = []
        for (start, part, index), end in zip(self._origins, ends, strict=True):
            overlaps = start < span.end and end > span.start
            if part and (overlaps or (span.start == span.end and start <= span.start <= end)):
                cut = _cut(Span(start, end), span, shift)
                found.append(Source(cut.start, cut.end, part, index, max(span.start - start, 0)))
        return tuple(found)

    def _style_by_look(self, span: Span, text: str) -> Style:
        looks = self._looks_within(span, text)
        if looks and all(look.guidance for look in looks):
            return Style.GUIDANCE
        if looks and all(look.bold for look in looks) and could_be_heading(text):
            return Style.HEADING
        return Style.LIST if labels.TYPED_LABEL.match(text) else Style.BODY

    def _looks_within(self, span: Span, text: str) -> list[Look]:
        """The looks of the pieces that put visible characters into this line."""
        return [
            look
            for piece, look in self._pieces_within(span)
            if text[max(piece.start - span.start, 0) : max(piece.end - span.start, 0)].strip()
        ]

    def _pieces_within(self, span: Span) -> Iterator[tuple[Span, Look]]:
        at = max(0, bisect_right(self._looks, span.start, key=lambda entry: entry[0].start) - 1)
        for number in range(at, len(self._looks)):
            piece, look = self._looks[number]
            if piece.start >= span.end:
                break
            if piece.end > span.start:
                yield piece, look


def could_be_heading(text: str) -> bool:
    """Is a line that stands out (bold, larger) short enough for a heading, and no sentence?"""
    text = text.strip()
    has_letters = any(c.isalpha() for c in text)
    return has_letters and len(text) <= MAX_HEADING and not text.endswith((".", ",", ";"))


def runs_on(previous: str, text: str) -> bool:
    """Does a sentence go on across the break between two lines? Then the break was set by hand to wrap the line."""
    before = previous.rstrip()
    if before.endswith("-") and text[:1].islower():
        return True
    return len(before) >= _WRAPPED_LINE and before[-1] not in ".:!?;" and text[:1].islower()


def _cut(span: Span, window: Span, shift: int) -> Span:
    return Span(max(span.start, window.start) + shift, min(span.end, window.end) + shift)


def _cut_field(field: MarkedField, window: Span, shift: int) -> MarkedField:
    return field._replace(start=max(field.start, window.start) + shift, end=min(field.end, window.end) + shift)


def _meet(field: MarkedField, other: Span | MarkedField) -> bool:
    """Do two stretches share a character, or does an empty field stand within the other?"""
    if field.start == field.end:
        return other.start <= field.start <= other.end
    return field.start < other.end and field.end > other.start
