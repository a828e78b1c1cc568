"""Where the comments stand: from places of the letter to places in the file's body where a mark may be put.

Comments are only allowed in the body. What stands elsewhere (a footnote, a text box) is marked where it hangs on the
body; what hangs on nothing there (page headers and footers) has no anchor.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from lxml import etree

from begrundelse_lint.annotation.markup import Element, Markup
from begrundelse_lint.annotation.seams import Cut, through
from begrundelse_lint.letter import Letter, Line, Source, Span
from begrundelse_lint.readers import docx_names as names
from begrundelse_lint.readers.docx_names import child, w
from begrundelse_lint.readers.docx_package import Docx
from begrundelse_lint.readers.docx_text import Piece
from begrundelse_lint.records import record

_CLEAR = frozenset(
    w(name) for name in ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "dir", "bdo", "sdtContent")
)
"""What may stand between a paragraph and its runs, and may hold marks as a paragraph does."""

_TYPED_BY_HAND = frozenset({"FORMTEXT", "HYPERLINK"})
"""Fields whose result stays as it is when Word updates fields."""

_FILLED_IN = frozenset(
    "equation comboBox date dropDownList picture text citation bibliography checkbox dataBinding showingPlcHdr".split()
)
"""What says of a content control that Word fills it in, or that it holds text without marks: it is left whole."""

_NOTHING = frozenset({w("rPr"), w("lastRenderedPageBreak")})


@record
class Anchor:
    """Where a comment begins and ends. ``exact``: it stands at the very words, not at what they hang on."""

    start: Cut
    end: Cut
    exact: bool


class Anchors:
    """Finds anchors in one letter's body."""

    def __init__(self, docx: Docx, letter: Letter, markup: Markup) -> None:
        """``docx`` is the file that the letter was read from."""
        self._docx = docx
        self._letter = letter
        self._markup = markup
        self.places: dict[etree._Element, Element] = markup.located(docx.root)
        self._body = docx.part(docx.name, docx.root)
        body = child(docx.root, "body")
        if body is not None:
            self._body.lines(body)
        self._free = [number for number in sorted(self._body.pieces) if self._is_free(number)]

    def of(self, span: Span) -> Anchor | None:
        """The anchor of a place in the letter; None where it has none in the body."""
        stretches = self._stretches(span)
        inside = [stretch for stretch in stretches if stretch.part == self._docx.name]
        if inside:
            first, last = inside[0], inside[-1]
            return self._between(first, last) or self._between(first, first) or self._near(first.paragraph)
        return next(filter(None, (self._of_note(stretch) for stretch in stretches)), None)

    def top(self) -> Anchor | None:
        """The first line of the body that people see and that can hold an anchor."""
        inside = (line for line in self._letter.lines if any(s.part == self._docx.name for s in line.sources))
        lines = sorted(inside, key=lambda line: not self._letter.line_text(line).strip())
        return next(filter(None, (self.of(Span(line.start, line.end)) for line in lines)), None)

    # from the letter to the elements

    def _stretches(self, span: Span) -> list[Source]:
        """The stretches of the file's paragraphs that a place covers, without blanks at its ends, else its line's."""
        text = self._letter.text
        start, end = span
        while start < end and text[start].isspace():
            start += 1
        while start < end and text[end - 1].isspace():
            end -= 1
        lines = self._lines(start, max(start, end - 1))
        return [s for line in lines for s in _within(line, start, end)] or list(self._letter.line_at(start).sources)

    def _lines(self, first: int, last: int) -> tuple[Line, ...]:
        begin, end = self._letter.line_at(first).number, self._letter.line_at(last).number
        return self._letter.lines[begin - 1 : end]

    def _between(self, first: Source, last: Source) -> Anchor | None:
        begin = self._piece(first.paragraph, first.at)
        end = self._piece(last.paragraph, last.at + last.end - last.start - 1)
        return self._around(begin, end) if begin is not None and end is not None else None

    def _around(self, begin: tuple[Piece, int], end: tuple[Piece, int]) -> Anchor | None:
        """The anchor from one character to another."""
        start, starts_exactly = self._before(*begin)
        stop, stops_exactly = self._after(*end)
        if start is None or stop is None or start.position >= stop.position:
            return None
        return Anchor(start, stop, starts_exactly and stops_exactly)

    def _piece(self, paragraph: int, at: int) -> tuple[Piece, int] | None:
        """The piece that holds a character of a paragraph, and which of its characters it is."""
        pieces = self._body.pieces.get(paragraph, [])
        return next(((piece, at - piece.start) for piece in pieces if piece.start <= at < piece.end), None)

    def _near(self, paragraph: int) -> Anchor | None:
        """The anchor on the whole of the nearest paragraph that is free, for one whose content is locked."""
        for number in sorted(self._free, key=lambda number: abs(number - paragraph)):
            first, last = self._body.pieces[number][0], self._body.pieces[number][-1]
            anchor = self._around((first, 0), (last, last.end - last.start - 1))
            if anchor is not None:
                return Anchor(anchor.start, anchor.end, False)
        return None

    def _is_free(self, number: int) -> bool:
        """Has a paragraph words, and no lock on them?"""
        pieces = self._body.pieces[number]
        return any((piece.element.text or "").strip() for piece in pieces) and not _is_locked(pieces[0].element)

    def _of_note(self, source: Source) -> Anchor | None:
        """The anchor of a footnote or endnote: its number in the body."""
        kind = next((t.kind for t in self._docx.targets if t.part == source.part), "").removesuffix("s")
        if kind not in ("footnote", "endnote"):
            return None
        root = self._docx.xml(source.part)
        paragraph = next(islice(root.iter(names.PARAGRAPH), source.paragraph, None))
        note = next(paragraph.iterancestors(w(kind)), None)
        for reference in self._docx.root.iter(w(f"{kind}Reference")):
            if note is not None and reference.get(w("id")) == note.get(w("id")):
                start, _ = self._before(Piece(0, 1, reference), 0)
                stop, _ = self._after(Piece(0, 1, reference), 0)
                return Anchor(start, stop, False) if start is not None and stop is not None else None
        return None

    # from the elements to places for marks

    def _before(self, piece: Piece, character: int) -> tuple[Cut | None, bool]:
        """The place before a character, and whether it is there exactly."""
        field = self._field_around(piece.element)
        element, character = (field[0], 0) if field else (piece.element, character)
        holder = self._holder(element)
        if holder is None:
            return None, False
        if holder is not element.getparent() or holder.tag != names.RUN:
            return Cut(self.places[holder].start), False
        if character and (cut := self._through(element, character)) is not None:
            return cut, field is None
        exact = field is None and not character
        if all(sibling.tag in _NOTHING for sibling in element.itersiblings(preceding=True)):
            return Cut(self.places[holder].start), exact
        return Cut(self.places[element].start, holder), exact

    def _after(self, piece: Piece, character: int) -> tuple[Cut | None, bool]:
        """The place after a character, and whether it is there exactly."""
        field = self._field_around(piece.element)
        last = character == piece.end - piece.start - 1
        element, last = (field[1], True) if field else (piece.element, last)
        holder = self._holder(element)
        if holder is None:
            return None, False
        if holder is not element.getparent() or holder.tag != names.RUN:
            return Cut(self.places[holder].end), False
        if not last and (cut := self._through(element, character + 1)) is not None:
            return cut, field is None
        exact = field is None and last
        if element.getnext() is None:
            return Cut(self.places[holder].end), exact
        return Cut(self.places[element].end, holder), exact

    def _through(self, text: etree._Element, characters: int) -> Cut | None:
        return through(self._markup, self.places[text], text, characters) if text.tag == w("t") else None

    def _holder(self, element: etree._Element) -> etree._Element | None:
        """What marks may stand beside: the run of an element, or the outermost thing around it that is left whole."""
        paragraph = _outermost_paragraph(element)
        if paragraph is None or (self._free and _is_locked(paragraph)):
            return None
        path = [element, *element.iterancestors()]
        for ancestor in reversed(path[: path.index(paragraph)]):
            if not _is_clear(ancestor):
                return ancestor
        return None

    def _field_around(self, element: etree._Element) -> tuple[etree._Element, etree._Element] | None:
        """The first and last mark of the field that Word fills in around an element, where it ends in its paragraph."""
        paragraph = _outermost_paragraph(element)
        here = self.places[element].start
        for begin, end in _fields(paragraph) if paragraph is not None else ():
            if self.places[begin].start <= here <= self.places[end].start:
                return begin, end
        return None


def _within(line: Line, start: int, end: int) -> Iterator[Source]:
    """The stretches of a line, cut to a place."""
    for source in line.sources:
        low, high = max(source.start, start), min(source.end, end)
        if low < high:
            yield source._replace(start=low, end=high, at=source.at + low - source.start)


def _outermost_paragraph(element: etree._Element) -> etree._Element | None:
    """The paragraph of the body that an element is in; None in one of two versions of a paragraph."""
    found = None
    for ancestor in (element, *element.iterancestors()):
        if ancestor.tag == names.PARAGRAPH:
            found = ancestor
    if found is None or any(True for _ in found.iterancestors(names.ALTERNATE)):
        return None
    return found


def _is_locked(element: etree._Element) -> bool:
    """Does something stand in a content control whose content people cannot change, and so no comment either?"""
    return any(_locks_content(control) for control in element.iterancestors(names.SDT))


def _locks_content(control: etree._Element) -> bool:
    return "content" in (names.child_value(control, "sdtPr/lock") or "").lower()


def _is_clear(element: etree._Element) -> bool:
    """May marks stand inside of it as in a paragraph?"""
    if element.tag != names.SDT:
        return element.tag in _CLEAR
    properties = child(element, "sdtPr")
    for setting in properties if properties is not None else ():
        if etree.QName(setting).localname in _FILLED_IN:
            return False
    return not _locks_content(element)


def _fields(paragraph: etree._Element) -> list[tuple[etree._Element, etree._Element]]:
    """The first and last marks of the fields of a paragraph that Word fills in, outer ones before those inside them."""
    open_: list[tuple[etree._Element, list[str]]] = []
    found: list[tuple[etree._Element, etree._Element]] = []
    for element in paragraph.iter(w("fldChar"), w("instrText")):
        if _outermost_paragraph(element) is not next(element.iterancestors(names.PARAGRAPH)):
            continue  # in a text box
        kind = element.get(w("fldCharType"))
        if element.tag == w("instrText"):
            if open_:
                open_[-1][1].append(element.text or "")
        elif kind == "begin":
            open_.append((element, []))
        elif kind == "end" and open_:
            begin, instruction = open_.pop()
            word = "".join(instruction).split(maxsplit=1)[:1]
            if not word or word[0].upper() not in _TYPED_BY_HAND:
                found.append((begin, element))
    return found[::-1]
