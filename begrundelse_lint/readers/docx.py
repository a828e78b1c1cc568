"""Word (docx, docm, dotx, dotm): header part, body, footnotes, footer part.

Read by zip and lxml, not python-docx: many times faster, and python-docx passes over much that letters hold
(content controls, text boxes, inserted text). What of the text is seen: ``docx_text``.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from begrundelse_lint.letter import Letter, LineDraft, Style, UnreadableLetterError
from begrundelse_lint.readers import content
from begrundelse_lint.readers import docx_names as names
from begrundelse_lint.readers.assembly import assemble
from begrundelse_lint.readers.docx_names import child, switched, w
from begrundelse_lint.readers.docx_package import Docx

_ID = f"{{{names.RELATIONSHIPS}}}id"


def read(data: bytes, path: str) -> Letter:
    """The letter in a Word file.

    Raises:
        UnreadableLetterError: no Word file, damaged, encrypted, too large, without text.
    """
    content.require(data, "zip", "docx")
    return assemble(path, "docx", _drafts(Docx(data)))


def _drafts(docx: Docx) -> Iterator[LineDraft]:
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


def _margins(docx: Docx, body: etree._Element, kind: str, style: Style) -> Iterator[LineDraft]:
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


def _is_used(docx: Docx, section: etree._Element, reference: etree._Element) -> bool:
    """Word keeps first-page and even-page headers in the file also where they are switched off."""
    kind = reference.get(w("type"), "default")
    if kind == "first":
        return bool(switched(section, "titlePg"))
    return kind != "even" or bool(switched(docx.settings, "evenAndOddHeaders"))


def _notes(docx: Docx, kind: str) -> Iterator[LineDraft]:
    name = docx.part_of_kind(f"{kind}s")
    if name is None:
        return
    root = docx.xml(name)
    part = docx.part(name, root)
    for note in root.iter(w(kind)):
        if note.get(w("type"), "normal") == "normal":
            yield from (line for line in part.lines(note) if line.text.strip())
