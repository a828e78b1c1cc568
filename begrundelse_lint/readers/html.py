"""HTML (also as saved by Word and LibreOffice): a line for each block, list item and table row."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from begrundelse_lint.letter import Letter, LineDraft, Mark, MarkedField, Style
from begrundelse_lint.readers import encoding, labels
from begrundelse_lint.readers.assembly import assemble
from begrundelse_lint.readers.colours import is_colourful
from begrundelse_lint.readers.comments import Found, placed, said_in
from begrundelse_lint.readers.html_lists import HtmlList
from begrundelse_lint.readers.html_source import prepared
from begrundelse_lint.readers.merge_fields import PROMPT
from begrundelse_lint.readers.paragraphs import Look, Paragraph
from begrundelse_lint.readers.tables import Cell, table_lines

_UNSEEN = frozenset(
    {"head", "script", "style", "template", "noscript", "title", "del", "object", "iframe", "svg", "audio", "video",
     "option", "datalist", "rt", "rp"}
)  # fmt: skip
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl",
     "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
     "html", "legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "ul"}
)  # fmt: skip
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BOLD = frozenset({"b", "strong", "th", *_HEADINGS})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.I)
_WEIGHT = re.compile(r"font-weight\s*:\s*(bold|normal|\d+)", re.I)
_COLOUR = re.compile(r"(?<![\w-])color\s*:\s*(#?\w+\b(?:\([^)]*\))?)", re.I)
_GROUND = re.compile(r"(?<![\w-])(?:background|background-color|mso-highlight)\s*:\s*(#?\w+\b(?:\([^)]*\))?)", re.I)
_WORD_LABEL = re.compile(r"mso-list\s*:\s*ignore", re.I)
_SPACES = re.compile(r"[ \t\r\n\f]+")
_CHARSET = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_LATIN = frozenset({"windows-1252", "cp1252", "iso-8859-1", "iso8859-1", "latin1", "l1", "iso-8859-15", "us-ascii"})
_DECLARATION = 2048  # bytes in which a page names its encoding


def read(data: bytes, path: str) -> Letter:
    """The letter in an HTML file.

    Raises:
        UnreadableLetterError: no text, too much text, or bytes that are no text.
    """
    source = prepared(_decode(data))
    root = LexborHTMLParser(source).root
    walker = _Walker()
    drafts = walker.lines_of(root.parent or root) if root is not None else []
    return assemble(path, "html", drafts, placed(walker.found, drafts))


def _decode(data: bytes) -> str:
    declared = _CHARSET.search(data[:_DECLARATION])
    if declared and declared[1].decode("ascii", "replace").lower() in _LATIN:
        try:
            data.decode("ascii")
        except UnicodeDecodeError:
            if not data.startswith(b"\xef\xbb\xbf"):
                return data.decode("cp1252", "replace")
    return encoding.decode(data)


class _Walker:
    """Walks a tree of nodes and gathers the lines."""

    def __init__(self) -> None:
        self.found: list[Found] = []  # what comments say to the linter, at the lines they stand before or in
        self._lines: list[LineDraft] = []
        self._paragraph = Paragraph()
        self._after_space = True
        self._look = Look()
        self._style = Style.BODY
        self._label = ""
        self._preformatted = False
        self._lists: list[HtmlList] = []

    def lines_of(self, node: LexborNode) -> list[LineDraft]:
        """The lines below a node."""
        self._children(node)
        self._end_paragraph()
        return self._lines

    def _children(self, node: LexborNode) -> None:
        child = node.child
        while child is not None:
            if child.is_text_node:
                self._text(child.text_content or "")
            elif child.is_element_node:
                self._element(child)
            elif child.is_comment_node:
                self._comment(child)
            child = child.next

    def _comment(self, node: LexborNode) -> None:
        said = said_in(node.comment_content or "")
        if said is not None:
            self.found.append(Found(said, len(self._lines) + 1))

    def _element(self, node: LexborNode) -> None:
        tag, css = node.tag or "", _attribute(node, "style")
        if tag in _UNSEEN or "hidden" in node.attributes or _HIDDEN.search(css):
            return
        if tag == "br":
            self._paragraph.break_line()
            self._after_space = True
        elif _WORD_LABEL.search(css):
            self._word_label(node)
        elif tag == "table":
            self._table(node)
        elif tag == "select":
            self._select(node)
        elif tag == "input":
            if _attribute(node, "type").lower() in {"", "text"}:
                self._text(_attribute(node, "value"))
        elif tag in _BLOCKS:
            self._block(node, tag, css)
        else:
            self._inline(node, tag, css)

    def _inline(self, node: LexborNode, tag: str, css: str) -> None:
        look = self._look
        tint = None if tag in {"a", *_BLOCKS} else _tint(node, tag, css)
        self._look = look._replace(bold=_is_bold(tag, css, look.bold), tint=tint or (None if tag == "a" else look.tint))
        self._children(node)
        self._look = look

    def _block(self, node: LexborNode, tag: str, css: str) -> None:
        self._end_paragraph()
        style, preformatted = self._style, self._preformatted
        self._style = _style_of(node, tag, style)
        self._preformatted = preformatted or tag == "pre"
        if tag in {"ol", "ul"}:
            self._lists.append(HtmlList(node))
        if tag == "li":
            self._style = Style.LIST
            self._label = self._lists[-1].label(node) if self._lists else labels.BULLET
        self._inline(node, tag, css)
        self._end_paragraph()
        if tag in {"ol", "ul"}:
            self._lists.pop()
        if tag == "li":
            self._label = ""
        self._style, self._preformatted = style, preformatted

    def _table(self, node: LexborNode) -> None:
        self._end_paragraph()
        rows: list[list[Cell]] = []
        for row in _rows(node):
            rows.append([self._cell(cell, rows) for cell in row])
        self._lines += table_lines(rows)

    def _cell(self, node: LexborNode, above: list[list[Cell]]) -> Cell:
        walker = _Walker()
        walker._look = self._look
        lines = walker.lines_of(node)
        if walker.found:
            before = len(self._lines) + len(table_lines(above))
            self.found += [Found(text, before + line) for text, line in walker.found]
        return lines

    def _select(self, node: LexborNode) -> None:
        """The choice that shows: the one marked, else the first."""
        options = node.css("option")
        chosen = next(
            (option for option in options if "selected" in option.attributes), options[0] if options else None
        )
        if chosen is not None:
            start = self._paragraph.length
            self._text(chosen.text(deep=True))
            mark = Mark.UNFILLED if _asks(chosen) else Mark.FILLED
            choices = tuple(_SPACES.sub(" ", option.text(deep=True)).strip() for option in options if not _asks(option))
            name = _attribute(node, "aria-label") or _attribute(node, "name") or _attribute(node, "id")
            self._paragraph.mark_field(MarkedField(start, self._paragraph.length, mark, name, choices))

    def _word_label(self, node: LexborNode) -> None:
        """Word saves the bullet or number of a list item as text before it."""
        text = node.text(deep=True).replace("\u00a0", " ").strip()
        self._label = labels.with_space(text) if any(c.isdigit() for c in text) else labels.BULLET
        self._style = Style.LIST

    def _text(self, text: str) -> None:
        if self._preformatted:
            for number, line in enumerate(text.split("\n")):
                if number:
                    self._paragraph.break_line()
                self._paragraph.add(line, self._look)
            return
        text = _SPACES.sub(" ", text)
        if self._after_space:
            text = text.lstrip(" ")
        if text:
            self._paragraph.add(text, self._look)
            self._after_space = text.endswith(" ")

    def _end_paragraph(self) -> None:
        if self._paragraph.length:
            lines = self._paragraph.lines(self._style, self._label)
            self._lines += lines
            if any(line.text.strip() for line in lines):
                self._label = ""
        self._paragraph = Paragraph()
        self._after_space = True


def _style_of(node: LexborNode, tag: str, outer: Style) -> Style:
    if tag in _HEADINGS:
        return Style.HEADING
    title = _attribute(node, "title") if tag == "div" else ""
    return {"header": Style.PAGE_HEADER, "footer": Style.PAGE_FOOTER}.get(title, outer)  # as LibreOffice writes them


def _is_bold(tag: str, css: str, outer: bool) -> bool:
    weight = _WEIGHT.search(css)
    if weight is None:
        return outer or tag in _BOLD
    return weight[1].lower() == "bold" or (weight[1].isdecimal() and int(weight[1]) >= 600)


def _asks(option: LexborNode) -> bool:
    """Is this the line of a drop-down that only asks for a choice («Vælg …»)?"""
    return ("value" in option.attributes and _attribute(option, "value") == "") or bool(
        PROMPT.match(option.text(deep=True))
    )


def _tint(node: LexborNode, tag: str, css: str) -> Mark | None:
    """The colour or ground that an inline element gives its words."""
    ground, colour = _GROUND.search(css), _COLOUR.search(css)
    if tag == "mark" or (ground is not None and is_colourful(ground[1])):
        return Mark.HIGHLIGHTED
    named = colour[1] if colour is not None else _attribute(node, "color") if tag == "font" else ""
    return Mark.COLOURED if is_colourful(named) else None


def _rows(table: LexborNode) -> list[list[LexborNode]]:
    """The cells of each row of this table, not of tables inside it."""
    rows: list[list[LexborNode]] = []
    child = table.child
    while child is not None:
        if child.tag == "tr":
            rows.append(_cells(child))
        elif child.tag in {"thead", "tbody", "tfoot"}:
            rows += _rows(child)
        elif child.tag == "caption":
            rows.append([child])
        child = child.next
    return rows


def _cells(row: LexborNode) -> list[LexborNode]:
    cells = []
    child = row.child
    while child is not None:
        if child.tag in {"td", "th"} and not _HIDDEN.search(_attribute(child, "style")):
            cells.append(child)
        child = child.next
    return cells


def _attribute(node: LexborNode, name: str) -> str:
    return node.attributes.get(name) or ""
