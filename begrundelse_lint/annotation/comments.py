"""The comments of a Word file: the part that holds them, ours among them, and what Word keeps about comments elsewhere.

A comment is known as ours by its author. When Word saves a file it keeps answers, durable numbers and people in parts
of their own; what there is of ours is taken out of those too.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count
from typing import NamedTuple

from lxml import etree

from begrundelse_lint.annotation.dialect import Dialect, spelt
from begrundelse_lint.annotation.markup import Edit, Markup, attribute, escaped, without
from begrundelse_lint.annotation.package import Parts
from begrundelse_lint.readers import docx_names as names
from begrundelse_lint.readers.docx_names import w
from begrundelse_lint.readers.docx_package import Docx
from begrundelse_lint.readers.packages import parse_xml
from begrundelse_lint.reports.layout import glue

AUTHOR, INITIALS = "begrundelse-lint", "BL"

_KIND = "comments"
_FILE = "comments.xml"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_NONE_YET = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<w:comments xmlns:w="{names.MAIN}"></w:comments>'
)  # fmt: skip
_TEXT_STYLE, _REFERENCE_STYLE = "annotation text", "annotation reference"
_HALF_POINTS = 20  # the size that Word itself gives comments
_ANSWER_TO = re.compile(r"""\s[\w.-]+:paraIdParent=["']([0-9A-Fa-f]*)["']""")
_AFTER = 60  # twentieths of a point between paragraphs


class Words(NamedTuple):
    """Words of a comment that look alike."""

    text: str
    bold: bool = False


Comment = Sequence[Sequence[Words]]
"""What a comment says, paragraph by paragraph."""


def free_numbers(docx: Docx) -> Iterator[int]:
    """Numbers that neither a comment of the file has nor anything else that is numbered in its body."""
    name = docx.part_of_kind(_KIND)
    roots = [docx.root] if name is None else [docx.root, docx.xml(name)]
    taken = {element.get(w("id")) for root in roots for element in root.iter()}
    return (number for number in count() if str(number) not in taken)


def reference_style(docx: Docx) -> str | None:
    """The id of the style for a comment's mark in the text, where the file has one."""
    return docx.styles.named(_REFERENCE_STYLE)


def add(parts: Parts, docx: Docx, at: dt.datetime, comments: Iterable[tuple[int, Comment]]) -> None:
    """Add comments, each with its number, written at a time (on this machine's clock, as Word writes it)."""
    name = docx.part_of_kind(_KIND)
    data = parts.read(name) if name is not None else spelt(_NONE_YET, strict=docx.strict).encode()
    markup = Markup(data)
    writer = _Writer(Dialect.of(parse_xml(data), strict=docx.strict), docx, at)
    text = "".join(writer.comment(number, comment) for number, comment in comments)
    data = markup.edited([markup.added_to(markup.root, text)])
    if name is not None:
        parts.write(name, data)
    else:
        parts.add(_FILE, data, _CONTENT_TYPE, spelt(f"{names.RELATIONSHIPS}/{_KIND}", strict=docx.strict))


class _Writer:
    """Writes comments as XML."""

    def __init__(self, dialect: Dialect, docx: Docx, at: dt.datetime) -> None:
        self._dialect = dialect
        self._date = at.strftime("%Y-%m-%dT%H:%M:%SZ")
        self._text_style = docx.styles.named(_TEXT_STYLE)
        self._reference_style = reference_style(docx)

    def comment(self, number: int, comment: Comment) -> str:
        p = self._dialect.prefix
        attributes = f' {p}:id="{number}" {p}:author="{AUTHOR}" {p}:date="{self._date}" {p}:initials="{INITIALS}"'
        sign = f"<{p}:r>{style_of_run(self._dialect, self._reference_style)}<{p}:annotationRef/></{p}:r>"
        paragraphs = (self._paragraph(words, "" if at else sign) for at, words in enumerate(comment))
        return self._dialect.outermost("comment", attributes, "".join(paragraphs))

    def _paragraph(self, words: Sequence[Words], sign: str) -> str:
        p = self._dialect.prefix
        style = f'<{p}:pStyle {p}:val="{escaped(self._text_style)}"/>' if self._text_style else ""
        spacing = f'<{p}:spacing {p}:before="0" {p}:after="{_AFTER}" {p}:line="240" {p}:lineRule="auto"/>'
        properties = f'<{p}:pPr>{style}{spacing}<{p}:jc {p}:val="left"/></{p}:pPr>'
        return f"<{p}:p>{properties}{sign}{''.join(map(self._run, words))}</{p}:p>"

    def _run(self, words: Words) -> str:
        p = self._dialect.prefix
        bold = f"<{p}:b/>" if words.bold else ""
        size = f'<{p}:sz {p}:val="{_HALF_POINTS}"/><{p}:szCs {p}:val="{_HALF_POINTS}"/>'
        properties = f'<{p}:rPr>{bold}{size}<{p}:lang {p}:val="da-DK"/></{p}:rPr>'
        return f'<{p}:r>{properties}<{p}:t xml:space="preserve">{escaped(glue(words.text))}</{p}:t></{p}:r>'


def style_of_run(dialect: Dialect, style: str | None) -> str:
    """The properties of a run that has a style, or none."""
    p = dialect.prefix
    return f'<{p}:rPr><{p}:rStyle {p}:val="{escaped(style)}"/></{p}:rPr>' if style else ""


def ours(docx: Docx) -> frozenset[str]:
    """The numbers of our comments in a file."""
    return frozenset(attribute(comment, "id") for comment in _ours(docx))


def take_out(parts: Parts, docx: Docx) -> None:
    """Take our comments out. The part that holds comments goes too, where it is as we made it."""
    paragraphs = {
        attribute(element, "paraId") for comment in _ours(docx) for element in comment.iter(names.PARAGRAPH)
    } - {""}
    _filter(parts, docx, "commentsExtended", lambda entry: attribute(entry, "paraId") in paragraphs)
    _free_answers(parts, docx, paragraphs)
    durable = _filter(parts, docx, "commentsIds", lambda entry: attribute(entry, "paraId") in paragraphs)
    numbers = {attribute(entry, "durableId") for entry in durable} - {""}
    _filter(parts, docx, "commentsExtensible", lambda entry: attribute(entry, "durableId") in numbers)
    _filter(parts, docx, "people", _is_ours)
    _filter(parts, docx, _KIND, _is_ours)
    name = docx.part_of_kind(_KIND)
    if name is not None and parts.read(name) == spelt(_NONE_YET, strict=docx.strict).encode():
        parts.drop(name)


def _ours(docx: Docx) -> list[etree._Element]:
    name = docx.part_of_kind(_KIND)
    return [] if name is None else [comment for comment in docx.xml(name).iter(w("comment")) if _is_ours(comment)]


def _is_ours(entry: etree._Element) -> bool:
    return attribute(entry, "author") == AUTHOR


def _filter(parts: Parts, docx: Docx, kind: str, goes: Callable[[etree._Element], bool]) -> list[etree._Element]:
    """Take the entries that go out of the part of a kind, where there is one; which those were."""
    name = docx.part_of_kind(kind)
    if name is None:
        return []
    gone = [entry for entry in parse_xml(parts.read(name)) if goes(entry)]
    if gone:
        parts.write(name, without(parts.read(name), goes))
    return gone


def _free_answers(parts: Parts, docx: Docx, paragraphs: set[str]) -> None:
    """Answers that people gave to our comments stay, as comments of their own."""
    name = docx.part_of_kind("commentsExtended")
    if name is None or not paragraphs:
        return
    markup = Markup(parts.read(name))
    edits = []
    for element in markup.elements:
        found = _ANSWER_TO.search(markup.text, element.start, element.inside)
        if found and found[1] in paragraphs:
            edits.append(Edit(*found.span(), ""))
    parts.write(name, markup.edited(edits))
