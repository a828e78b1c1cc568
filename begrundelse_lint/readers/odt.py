"""OpenDocument text (odt, ott): header, body, notes, footer."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from begrundelse_lint.letter import Letter, LineDraft, Style, UnreadableLetterError
from begrundelse_lint.readers import content
from begrundelse_lint.readers.assembly import assemble
from begrundelse_lint.readers.odt_styles import Styles, q
from begrundelse_lint.readers.odt_text import Story
from begrundelse_lint.readers.packages import Package

_MANIFEST = "META-INF/manifest.xml"
_HEADERS = ("style:header-first", "style:header", "style:header-left")
_FOOTERS = ("style:footer-first", "style:footer", "style:footer-left")
_DEFAULT_PAGE = "Standard"


def read(data: bytes, path: str) -> Letter:
    """The letter in an OpenDocument text.

    Raises:
        UnreadableLetterError: no OpenDocument text, damaged, encrypted, too large, without text.
    """
    content.require(data, "zip", "odt")
    package = Package(data)
    if _MANIFEST in package and b"encryption-data" in package.read(_MANIFEST):
        raise UnreadableLetterError("Filen er krypteret med en adgangskode. Gem den uden adgangskode, og prøv igen.")
    return assemble(path, "odt", _drafts(package.xml("content.xml"), package.optional_xml("styles.xml")))


def _drafts(root: etree._Element, style_sheet: etree._Element | None) -> Iterator[LineDraft]:
    body = root.find(f"{q('office:body')}/{q('office:text')}")
    if body is None:
        raise UnreadableLetterError("Filen er ikke en OpenDocument-tekst: den har ingen brødtekst.")
    styles = Styles(style_sheet, root)
    pages = _pages(body, styles, style_sheet)
    yield from _margins(pages, _HEADERS, styles, Style.PAGE_HEADER)
    story = Story(styles)
    yield from story.lines(body)
    yield from story.notes
    yield from _margins(pages, _FOOTERS, styles, Style.PAGE_FOOTER)


def _pages(body: etree._Element, styles: Styles, style_sheet: etree._Element | None) -> list[etree._Element]:
    """The master pages that the text uses; a page may name the one that comes after it."""
    if style_sheet is None:
        return []
    known = {page.get(q("style:name"), ""): page for page in style_sheet.iter(q("style:master-page"))}
    key = q("text:style-name")
    used = styles.master_pages(element.get(key, "") for element in body.iter(q("text:p"), q("text:h")))
    used = used & known.keys() or {_DEFAULT_PAGE}
    used |= {known[name].get(q("style:next-style-name"), "") for name in used if name in known}
    return [page for name, page in known.items() if name in used]


def _margins(pages: list[etree._Element], kinds: tuple[str, ...], styles: Styles, style: Style) -> Iterator[LineDraft]:
    seen: set[tuple[str, ...]] = set()
    for page in pages:
        for kind in kinds:
            part = page.find(q(kind))
            if part is None or part.get(q("style:display")) == "false":
                continue
            lines = [line for line in Story(styles).lines(part) if line.text.strip()]
            texts = tuple(line.text for line in lines)
            if texts not in seen:
                seen.add(texts)
                yield from (line._replace(style=style) for line in lines)
