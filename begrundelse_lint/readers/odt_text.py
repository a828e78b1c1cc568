"""The text of an OpenDocument body, paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from begrundelse_lint.letter import LineDraft, Mark, MarkedField, Style
from begrundelse_lint.readers.merge_fields import PROMPT
from begrundelse_lint.readers.odt_lists import Lists
from begrundelse_lint.readers.odt_styles import Styles, q
from begrundelse_lint.readers.paragraphs import Look, Paragraph
from begrundelse_lint.readers.tables import table_lines

_PARAGRAPHS = frozenset({q("text:p"), q("text:h")})
_UNSEEN = frozenset(
    q(name)
    for name in (
        "office:annotation",
        "office:annotation-end",
        "office:forms",
        "text:tracked-changes",
        "text:ruby-text",
        "text:hidden-text",
        "text:hidden-paragraph",
        "text:script",
        "text:number",
        "text:note-citation",
        "text:sequence-decls",
        "text:variable-decls",
        "text:user-field-decls",
        "svg:title",
        "svg:desc",
    )
)
_SPACES = re.compile(r"[ \t\r\n]+")
_MAX_SPACES = 100  # a number of spaces is a number in the file: it must not fill the memory
_MERGE_FIELD = re.compile(r"\s*(<[^<>]*>)?\s*")


class Story:
    """Reads the blocks of a body, header, cell or text box."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.lists = Lists(styles)
        self.notes: list[LineDraft] = []

    def lines(self, container: etree._Element) -> list[LineDraft]:
        """The lines of the paragraphs, lists and tables in a container."""
        lines: list[LineDraft] = []
        for element in container:
            tag = element.tag
            if tag in _UNSEEN or element.get(q("text:display")) == "none":
                continue
            if tag in _PARAGRAPHS:
                lines += self._paragraph(element, self.lists.heading_label(element))
            elif tag == q("text:list"):
                lines += self._list(element)
            elif tag == q("table:table"):
                lines += table_lines([[self.lines(cell) for cell in row] for row in _rows(element)])
            else:
                lines += self.lines(element)
        return lines

    def _list(self, element: etree._Element) -> list[LineDraft]:
        lines: list[LineDraft] = []
        self.lists.enter(element)
        for item in element:
            labelled = item.tag != q("text:list-item")  # a list header has no label
            for child in item:
                if child.tag in _PARAGRAPHS:
                    has_text = any(str(text).strip() for text in child.itertext())
                    label = "" if labelled or not has_text else self.lists.label(item, child)
                    labelled = labelled or has_text
                    lines += self._paragraph(child, label, Style.LIST)
                elif child.tag == q("text:list"):
                    lines += self._list(child)
                elif child.tag not in _UNSEEN:
                    lines += self.lines(child)
        self.lists.leave()
        return lines

    def _paragraph(self, element: etree._Element, label: str, style: Style = Style.BODY) -> list[LineDraft]:
        name = element.get(q("text:style-name"), "")
        kind = self.styles.kind(name)
        if element.tag == q("text:h"):
            kind = Style.HEADING if kind is Style.BODY else kind
        walker = _ParagraphWalker(self, element)
        paragraph = walker.read()
        return walker.boxes + paragraph.lines(style if kind is Style.BODY else kind, label)


class _ParagraphWalker:
    """Collects the text of one paragraph; text boxes and notes in it become lines of their own."""

    def __init__(self, story: Story, element: etree._Element) -> None:
        self._story = story
        self._element = element
        self._paragraph = Paragraph()
        self._after_space = True  # runs of spaces are one space, none at the start
        self._in_link = False
        self.boxes: list[LineDraft] = []

    def read(self) -> Paragraph:
        name = self._element.get(q("text:style-name"), "")
        styles = self._story.styles
        self._walk(self._element, Look(bool(styles.is_bold(name))), bool(styles.is_hidden(name)))
        return self._paragraph

    def _walk(self, element: etree._Element, look: Look, hidden: bool) -> None:
        self._add(element.text, look, hidden)
        for child in element:
            start = self._paragraph.length
            if child.tag not in _UNSEEN:
                self._child(child, look, hidden)
            marked = _field(child, self._paragraph.since(start), start)
            if marked is not None:
                self._paragraph.mark_field(marked)
            self._add(child.tail, look, hidden)

    def _child(self, child: etree._Element, look: Look, hidden: bool) -> None:
        tag = child.tag
        if tag == q("text:s"):
            count = child.get(q("text:c"), "1")
            self._sign(" " * min(int(count) if count.isdecimal() else 1, _MAX_SPACES), look, hidden)
        elif tag == q("text:tab"):
            self._sign("\t", look, hidden)
        elif tag == q("text:line-break"):
            if not hidden:
                self._paragraph.break_line()
            self._after_space = True
        elif tag == q("text:note"):
            for body in child.iter(q("text:note-body")):
                self._story.notes += [line for line in self._story.lines(body) if line.text.strip()]
        elif tag.startswith(q("draw:")):
            self.boxes += [line for line in self._story.lines(child) if line.text.strip()]
        elif tag == q("text:span"):
            self._span(child, look, hidden)
        elif tag == q("text:a"):
            outer, self._in_link = self._in_link, True
            self._walk(child, look, hidden)
            self._in_link = outer
        else:
            self._walk(child, look, hidden)

    def _span(self, span: etree._Element, look: Look, hidden: bool) -> None:
        styles, name = self._story.styles, span.get(q("text:style-name"), "")
        bold, gone = styles.is_bold(name), styles.is_hidden(name)
        tint = look.tint if self._in_link else styles.tint(name) or look.tint
        look = Look(look.bold if bold is None else bold, look.guidance or styles.is_guidance(name), tint)
        self._walk(span, look, hidden if gone is None else gone)

    def _sign(self, text: str, look: Look, hidden: bool) -> None:
        if not hidden:
            self._paragraph.add(text, look)
        self._after_space = False

    def _add(self, text: str | None, look: Look, hidden: bool) -> None:
        if not text or hidden:
            return
        text = _SPACES.sub(" ", text)
        if self._after_space:
            text = text.lstrip(" ")
        if text:
            self._paragraph.add(text, look)
            self._after_space = text.endswith(" ")


def _field(element: etree._Element, text: str, start: int) -> MarkedField | None:
    """The field that an element is: a placeholder, merge field, input field, drop-down or content control."""
    name, unfilled = "", False
    choices: tuple[str, ...] = ()
    if element.tag == q("text:placeholder"):
        name, unfilled = text.strip("<>"), True
    elif element.tag == q("text:database-display"):
        name = element.get(q("text:column-name"), "")
        unfilled = _MERGE_FIELD.fullmatch(text) is not None
    elif element.tag == q("text:text-input"):
        name = element.get(q("text:description"), "")
        unfilled = bool(text) and text == name
    elif element.tag == q("text:drop-down"):
        name = element.get(q("text:name"), "")
        choices, unfilled = _choices(element, q("text:label"), q("text:value"), text)
    elif element.tag == q("loext:content-control"):
        name = element.get(q("loext:alias")) or element.get(q("loext:tag")) or ""
        choices, unfilled = _choices(element, q("loext:list-item"), q("loext:display-text"), text)
        unfilled = unfilled or element.get(q("loext:showing-place-holder")) == "true"
    else:
        return None
    if not (unfilled or choices or name or element.tag == q("text:text-input")):
        return None
    return MarkedField(start, start + len(text), Mark.UNFILLED if unfilled else Mark.FILLED, name, choices)


def _choices(element: etree._Element, item: str, shown: str, text: str) -> tuple[tuple[str, ...], bool]:
    """What a drop-down offers, and whether it still stands on a line that is no choice."""
    offered = [found.get(shown, "") for found in element.iter(item)]
    choices = tuple(dict.fromkeys(words for words in offered if words.strip() and not PROMPT.match(words)))
    return choices, bool(choices) and (not text.strip() or PROMPT.match(text) is not None)


def _rows(table: etree._Element) -> Iterator[list[etree._Element]]:
    for element in table:
        if element.tag == q("table:table-row"):
            if element.get(q("table:visibility")) != "collapse":
                yield [cell for cell in element if cell.tag == q("table:table-cell")]
        elif element.tag in (q("table:table-rows"), q("table:table-header-rows"), q("table:table-row-group")):
            yield from _rows(element)
