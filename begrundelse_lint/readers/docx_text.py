"""The text of a part of a docx (body, header, footnotes …), paragraph by paragraph.

Every element that can hold text is walked, so nothing is lost that python-docx's ``paragraph.text`` would lose:
content controls, fields, hyperlinks, text boxes, inserted text. Left out is what a reader of the letter does not see:
deleted and hidden text, comments, field instructions.

Where a paragraph ends up is told by :class:`~begrundelse_lint.letter.Source`; which of its elements hold which of its
characters, by the :class:`Piece` entries.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from lxml import etree

from begrundelse_lint.letter import LineDraft, Mark, MarkedField, Style
from begrundelse_lint.readers import docx_names as names
from begrundelse_lint.readers import merge_fields
from begrundelse_lint.readers.docx_fields import Fields
from begrundelse_lint.readers.docx_names import child, child_value, w
from begrundelse_lint.readers.docx_numbering import Numbering
from begrundelse_lint.readers.docx_styles import Styles
from begrundelse_lint.readers.docx_tables import rows_of
from begrundelse_lint.readers.labels import symbol
from begrundelse_lint.readers.merge_fields import PROMPT
from begrundelse_lint.readers.paragraphs import Look, Paragraph
from begrundelse_lint.readers.tables import table_lines

_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_UNSEEN = frozenset(
    w(name)
    for name in ("del", "moveFrom", "delText", "delInstrText", "pPr", "rPr", "sdtPr", "sdtEndPr", "rt", "rubyPr")
)
_SIGNS = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("noBreakHyphen"): "\u2011",
    w("softHyphen"): "\u00ad",
}


class Piece(NamedTuple):
    """An element and the characters of its paragraph's text, as read here, that it stands for.

    The element is a text (``w:t``, ``m:t``: a character for each of its own) or a sign (a tab, a hyphen, a break, a
    symbol, the end of a field that shows something of its own).
    """

    start: int
    end: int
    element: etree._Element


class Part:
    """One part of the package, and what is needed to read its paragraphs.

    After :meth:`lines`, ``pieces`` holds those of each paragraph that was read, by the paragraph's number: the way
    from a :class:`~begrundelse_lint.letter.Source` to the elements of the file.
    """

    def __init__(self, name: str, root: etree._Element, styles: Styles, numbering: Numbering) -> None:
        self.name = name
        self.styles = styles
        self.numbering = numbering
        self.pieces: dict[int, list[Piece]] = {}
        # Counted as the file has them, both branches of alternatives included: see ``letter.Source``.
        self.index = {paragraph: number for number, paragraph in enumerate(root.iter(names.PARAGRAPH))}

    def lines(self, container: etree._Element) -> list[LineDraft]:
        """The lines of the paragraphs and tables in a container (body, header, note, cell, text box)."""
        lines: list[LineDraft] = []
        fields = Fields()
        pending: Paragraph | None = None
        for block in names.blocks(container, names.PARAGRAPH, names.TABLE):
            if block.tag == names.TABLE:
                lines += pending.lines() if pending is not None else []
                pending = None
                lines += table_lines([[self.lines(cell) for cell in row] for row in rows_of(block)])
                continue
            walker = _ParagraphWalker(self, block, fields)
            text = walker.read()
            self.pieces[self.index[block]] = walker.pieces
            lines += walker.boxes
            if pending is not None:
                pending.append(text)
                text = pending
            pending = text if _mark_is_gone(block, self.styles) else None
            if pending is None:
                lines += self._lines_of(text, block)
        return lines + (pending.lines() if pending is not None and pending.text.strip() else [])

    def _lines_of(self, text: Paragraph, block: etree._Element) -> list[LineDraft]:
        properties = child(block, "pPr")
        style = self.styles.kind(properties)
        label = self.numbering.label(self.styles.numbering(properties)) if text.text.strip() else None
        if label is not None and style is Style.BODY:
            style = Style.LIST
        return text.lines(style, label or "")


class _ParagraphWalker:
    """Collects the text of one paragraph; text boxes anchored in it become lines of their own."""

    def __init__(self, part: Part, block: etree._Element, fields: Fields) -> None:
        self._part = part
        self._block = block
        self._properties = child(block, "pPr")
        self._fields = fields
        self._hidden = False
        self._in_link = False
        self._look = Look()
        self._number = part.index[block]
        self._paragraph = Paragraph(part.name, self._number)
        self.boxes: list[LineDraft] = []
        self.pieces: list[Piece] = []
        self._handlers: dict[str, Callable[[etree._Element], None]] = {
            names.RUN: self._run,
            w("t"): lambda element: self._add(element.text or "", element),
            _MATH_TEXT: lambda element: self._add(element.text or "", element),
            w("br"): self._break,
            w("cr"): self._break,
            w("sym"): self._symbol,
            w("fldChar"): self._field_mark,
            w("instrText"): lambda element: self._fields.instruct(element.text or ""),
            w("fldSimple"): self._simple_field,
            w("hyperlink"): self._link,
            names.SDT: self._content_control,
            names.TEXT_BOX: lambda element: self.boxes.extend(self._part.lines(element)),
            names.ALTERNATE: self._alternatives,
        }

    def read(self) -> Paragraph:
        """The paragraph's text. Inside a block control that shows its placeholder, all of it is an unfilled field."""
        self._walk(self._block)
        for control in self._block.iterancestors(names.SDT):
            marked = _control(control, self._paragraph.text, 0)
            if marked is not None and (marked.mark is Mark.UNFILLED or _holds_one_paragraph(control)):
                self._paragraph.mark_field(marked)
                break
        return self._paragraph

    def _walk(self, parent: etree._Element) -> None:
        for element in parent:
            tag = element.tag
            if tag in _UNSEEN:
                continue
            if tag in _SIGNS:
                self._add(_SIGNS[tag], element)
            elif tag in self._handlers:
                self._handlers[tag](element)
            else:
                self._walk(element)

    def _add(self, text: str, element: etree._Element) -> None:
        if text and not self._hidden and not self._fields.hides_text:
            self._paragraph.add(text, self._look)
            self._note(element, len(text))

    def _break(self, element: etree._Element) -> None:
        if not self._hidden and not self._fields.hides_text:
            self._paragraph.break_line()
            self._note(element, 1)

    def _note(self, element: etree._Element, length: int) -> None:
        end = self._paragraph.length
        self.pieces.append(Piece(end - length, end, element))

    def _run(self, run: etree._Element) -> None:
        properties = child(run, "rPr")
        styles = self._part.styles
        outer = self._hidden, self._look
        self._hidden = styles.is_on("vanish", properties, self._properties)
        bold = styles.is_on("b", properties, self._properties)
        tint = None if self._in_link else styles.tint(properties)
        self._look = Look(bold, styles.is_guidance_run(properties), tint)
        self._walk(run)
        self._hidden, self._look = outer

    def _link(self, link: etree._Element) -> None:
        outer, self._in_link = self._in_link, True
        self._walk(link)
        self._in_link = outer

    def _symbol(self, element: etree._Element) -> None:
        code = element.get(w("char"), "")
        try:
            self._add(symbol(chr(int(code, 16))), element)
        except (ValueError, OverflowError):
            return

    def _field_mark(self, mark: etree._Element) -> None:
        kind = mark.get(w("fldCharType"), "")
        if kind == "begin":
            self._fields.begin(mark, self._paragraph.length, self._number)
        elif kind == "separate":
            self._fields.separate(self._paragraph.length)
        elif kind == "end":
            end = self._fields.end(self._paragraph, self._number)
            self._add(end.shown, mark)
            if end.marked is not None:
                self._paragraph.mark_field(end.marked)

    def _simple_field(self, field: etree._Element) -> None:
        start = self._paragraph.length
        self._walk(field)
        marked = merge_fields.marked(field.get(w("instr"), ""), self._paragraph.since(start), start)
        if marked is not None:
            self._paragraph.mark_field(marked)

    def _content_control(self, control: etree._Element) -> None:
        start = self._paragraph.length
        content = control.find(names.SDT_CONTENT)
        if content is not None:
            self._walk(content)
        marked = _control(control, self._paragraph.since(start), start)
        if marked is not None:
            self._paragraph.mark_field(marked)

    def _alternatives(self, element: etree._Element) -> None:
        branch = names.chosen(element)
        if branch is not None:
            self._walk(branch)


def _control(control: etree._Element, text: str, start: int) -> MarkedField | None:
    """The field that a content control is, with its name and what it offers; None for a mere frame around text."""
    properties = child(control, "sdtPr")
    lists = [child(properties, name) for name in ("dropDownList", "comboBox")]
    offered = next((found for found in lists if found is not None), None)
    prompts, choices = _offered(offered)
    name = child_value(properties, "alias") or child_value(properties, "tag") or ""
    on_prompt = offered is not None and bool(text.strip()) and (text in prompts or PROMPT.match(text) is not None)
    if child(properties, "showingPlcHdr") is not None or on_prompt:
        return MarkedField(start, start + len(text), Mark.UNFILLED, name, choices)
    is_field = choices or any(child(properties, kind) is not None for kind in ("text", "date")) or name
    return MarkedField(start, start + len(text), Mark.FILLED, name, choices) if is_field and text.strip() else None


def _offered(choices: etree._Element | None) -> tuple[set[str], tuple[str, ...]]:
    """The lines of a drop-down: those that only ask for a choice («Vælg …»), and those that can be chosen."""
    lines = [
        (item.get(w("displayText"), "") or item.get(w("value"), ""), item.get(w("value"), ""))
        for item in (choices.iter(w("listItem")) if choices is not None else ())
    ]
    prompts = {shown for shown, value in lines if not value or PROMPT.match(shown)}
    return prompts, tuple(dict.fromkeys(shown for shown, _ in lines if shown.strip() and shown not in prompts))


def _holds_one_paragraph(control: etree._Element) -> bool:
    return sum(1 for _ in control.iter(names.PARAGRAPH)) == 1


def _mark_is_gone(block: etree._Element, styles: Styles) -> bool:
    """Is the paragraph's end deleted (by a tracked change) or hidden, so that the next paragraph runs on from it?"""
    mark = child(block, "pPr/rPr")
    if mark is None:
        return False
    return any(child(mark, name) is not None for name in ("del", "moveFrom")) or styles.is_on(
        "vanish", mark, child(block, "pPr")
    )
