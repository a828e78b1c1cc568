"""Word (docx, docm, dotx, dotm): header part, body, footnotes, footer part.

Read by zip and lxml, not python-docx: many times faster, and python-docx passes over much that letters hold
(content controls, text boxes, inserted text). What of the text is seen: ``docx_text``.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from begrundelse_lint.letter import Letter, LineDraft, Style, UnreadableLetterError
from begrundelse_lint.readers import content
from begrundelse_lint.readers import docx_names as names
from begrundelse_lint.readers.assembly import assemble
from begrundelse_lint.readers.docx_names import child, switched, w
from begrundelse_lint.readers.docx_numbering import Numbering
from begrundelse_lint.readers.docx_styles import Styles
from begrundelse_lint.readers.docx_text import Part
from begrundelse_lint.readers.packages import Package, parse_xml

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_ID = f"{{{names.RELATIONSHIPS}}}id"


class _Target(NamedTuple):
    id: str
    kind: str  # the last word of the relationship's type: «styles», «header» …
    part: str


class _Docx:
    """The parts of the package, found by its relationships (the body is not always word/document.xml)."""

    def __init__(self, data: bytes) -> None:
        self.package = Package(data)
        body = [target.part for target in self._targets("") if target.kind == "officeDocument"]
        if not body or body[0] not in self.package:
            raise UnreadableLetterError(
                "Filen er ikke et Word-dokument: den har ingen brødtekst. Gem brevet som .docx igen."
            )
        self.name = body[0]
        self.root = self.xml(self.name)
        self.targets = self._targets(self.name)
        self.styles = Styles(self._xml_of_kind("styles"))
        self.numbering = Numbering(self._xml_of_kind("numbering"))
        self.settings = self._xml_of_kind("settings")

    def xml(self, name: str) -> etree._Element:
        data = self.package.read(name)
        for strict, usual in names.STRICT_NAMESPACES.items():
            data = data.replace(strict, usual)
        return parse_xml(data)

    def part_of_kind(self, kind: str) -> str | None:
        return next((t.part for t in self.targets if t.kind == kind and t.part in self.package), None)

    def part_of_id(self, target_id: str) -> str | None:
        return next((t.part for t in self.targets if t.id == target_id and t.part in self.package), None)

    def part(self, name: str, root: etree._Element) -> Part:
        return Part(name, root, self.styles, self.numbering)

    def _xml_of_kind(self, kind: str) -> etree._Element | None:
        name = self.part_of_kind(kind)
        return None if name is None else self.xml(name)

    def _targets(self, part: str) -> list[_Target]:
        folder, file = posixpath.split(part)
        root = self.package.optional_xml(posixpath.join(folder, "_rels", f"{file}.rels"))
        found = []
        for relation in root.iter(_RELATIONSHIP) if root is not None else ():
            target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
            found.append(_Target(relation.get("Id", ""), relation.get("Type", "").rpartition("/")[2], target))
        return found


def read(data: bytes, path: str) -> Letter:
    """The letter in a Word file.

    Raises:
        UnreadableLetterError: no Word file, damaged, encrypted, too large, without text.
    """
    content.require(data, "zip", "docx")
    return assemble(path, "docx", _drafts(_Docx(data)))


def _drafts(docx: _Docx) -> Iterator[LineDraft]:
    body = child(docx.root, "body")
    if body is None:
        raise UnreadableLetterError(
            "Filen er ikke et Word-dokument: den har ingen brødtekst. Gem brevet som .docx igen."
        )
    if next(body.iter(w("altChunk")), None) is not None:
        raise UnreadableLetterError(
            "Brevet har en anden fil lagt ind i sig. Åbn det i Word, og gem det igen som .docx."
        )
    yield from _margins(docx, body, "header", Style.PAGE_HEADER)
    yield from docx.part(docx.name, docx.root).lines(body)
    for kind in ("footnote", "endnote"):
        yield from _notes(docx, kind)
    yield from _margins(docx, body, "footer", Style.PAGE_FOOTER)


def _margins(docx: _Docx, body: etree._Element, kind: str, style: Style) -> Iterator[LineDraft]:
    """The header or footer parts that pages use, each part and each text once."""
    seen: set[object] = set()
    for section in body.iter(w("sectPr")):
        for reference in section.iter(w(f"{kind}Reference")):
            name = docx.part_of_id(reference.get(_ID, ""))
            if name is None or name in seen or not _is_used(docx, section, reference):
                continue
            root = docx.xml(name)
            lines = [line for line in docx.part(name, root).lines(root) if line.text.strip()]
            texts = tuple(line.text for line in lines)
            if texts not in seen:
                yield from (line._replace(style=style) for line in lines)
            seen |= {name, texts}


def _is_used(docx: _Docx, section: etree._Element, reference: etree._Element) -> bool:
    """Word keeps first-page and even-page headers in the file also where they are switched off."""
    kind = reference.get(w("type"), "default")
    if kind == "first":
        return bool(switched(section, "titlePg"))
    return kind != "even" or bool(switched(docx.settings, "evenAndOddHeaders"))


def _notes(docx: _Docx, kind: str) -> Iterator[LineDraft]:
    name = docx.part_of_kind(f"{kind}s")
    if name is None:
        return
    root = docx.xml(name)
    part = docx.part(name, root)
    for note in root.iter(w(kind)):
        if note.get(w("type"), "normal") == "normal":
            yield from (line for line in part.lines(note) if line.text.strip())
