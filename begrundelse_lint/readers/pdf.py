"""pdf, by PDFium: the lines as printed, with page numbers, in reading order.

A pdf holds characters at places, nothing more; lines, columns, paragraphs and headers are worked out from the places
(``pdf_glyphs`` -> ``pdf_rows`` -> ``pdf_margins``, ``pdf_bands``, ``pdf_columns`` -> ``pdf_blocks``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from begrundelse_lint.letter import Letter, Style, UnreadableLetterError
from begrundelse_lint.readers import content, limits
from begrundelse_lint.readers.assembly import assemble
from begrundelse_lint.readers.pdf_blocks import drafts
from begrundelse_lint.readers.pdf_columns import Flows, PrintedLine, Rule, in_order
from begrundelse_lint.readers.pdf_glyphs import GlyphReader
from begrundelse_lint.readers.pdf_margins import margin_rows
from begrundelse_lint.readers.pdf_rows import Row, rows_of, turned_texts

_TAIL = 4096  # bytes at the end in which a whole pdf says %%EOF
_DAMAGED = "Filen er ødelagt eller afkortet og kan ikke læses. Hent den igen, eller gem brevet som .docx."
_SCANNED_ADVICE = "Brug brevet, som det blev skrevet (.docx), eller lav en pdf med tekst."
_FEW_CHARACTERS = 40  # a scanned page may carry a stamp or page number as text
_IMAGE_SHARE = 0.5  # of the page
_UNREADABLE_SHARE = 0.2
_RULE_THICKNESS = 3.0  # points
_RULE_LENGTH = 30.0  # points


@dataclass(slots=True)
class _Page:
    number: int
    height: float
    rows: list[Row]
    turned: list[str]
    rules: list[Rule]
    characters: int
    is_image: bool


def read(data: bytes, path: str) -> Letter:
    """The letter in a pdf.

    Raises:
        UnreadableLetterError: no pdf, damaged, encrypted, too large, scanned, or without readable text.
    """
    content.require(data, "pdf", "pdf")
    if b"%%EOF" not in data[-_TAIL:]:  # PDFium mends a cut-off file and gives the pages it finds: half a letter
        raise UnreadableLetterError(_DAMAGED)
    pages = _pages(data)
    _check_scanned(pages)
    return assemble(path, "pdf", drafts(list(_lines(pages))))


def _pages(data: bytes) -> list[_Page]:
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise UnreadableLetterError(
                "Filen er krypteret med en adgangskode. Gem en udgave uden adgangskode, og prøv igen."
            ) from error
        raise UnreadableLetterError(_DAMAGED) from error
    try:
        limits.check_pages(len(document))
        if len(document) == 0:
            raise UnreadableLetterError(_DAMAGED)
        return _read_pages(document)
    except pdfium.PdfiumError as error:
        raise UnreadableLetterError(_DAMAGED) from error
    finally:
        document.close()


def _read_pages(document: pdfium.PdfDocument) -> list[_Page]:
    pages: list[_Page] = []
    characters = unreadable = 0
    has_form = document.get_formtype() != pdfium_c.FORMTYPE_NONE
    if has_form:
        document.init_forms()
    for index in range(len(document)):
        page = document[index]
        if has_form:  # what is written in form fields becomes text of the page
            page.flatten()
            page.close()
            page = document[index]
        glyphs = GlyphReader(page)
        limits.check_text_length(characters + glyphs.count)
        text = glyphs.page_text()
        characters += text.characters
        unreadable += text.unreadable
        rows = rows_of(text.runs)
        is_image = text.characters < _FEW_CHARACTERS and _image_share(page) >= _IMAGE_SHARE
        height = page.get_height()
        pages.append(_Page(index + 1, height, rows, turned_texts(text.runs), _rules(page), text.characters, is_image))
        page.close()
    if unreadable > _UNREADABLE_SHARE * characters:
        raise UnreadableLetterError(
            f"Pdf'ens tekst kan ikke læses: skrifttypen siger ikke, hvilke bogstaver den viser. {_SCANNED_ADVICE}"
        )
    return pages


def _check_scanned(pages: list[_Page]) -> None:
    """A page that is a picture is a page that nobody checked.

    Raises:
        UnreadableLetterError: the pdf, or a page of it, is a picture without text.
    """
    images = [page for page in pages if page.is_image]
    if not any(page.characters for page in pages) or len(images) == len(pages):
        raise UnreadableLetterError(f"Pdf'en er scannet uden tekst. {_SCANNED_ADVICE}")
    if images:
        raise UnreadableLetterError(f"Side {images[0].number} i pdf'en er scannet uden tekst. {_SCANNED_ADVICE}")


def _lines(pages: list[_Page]) -> Iterator[PrintedLine]:
    flows = Flows()
    margins = margin_rows([(page.rows, page.height) for page in pages])
    for page, styles in zip(pages, margins, strict=True):
        body = [row for index, row in enumerate(page.rows) if index not in styles]
        lines = [
            *_margin_lines(page, styles, Style.PAGE_HEADER),
            *in_order(body, page.height, page.number == 1, page.rules, flows),
            *(_turned_line(text, flows) for text in page.turned),
            *_margin_lines(page, styles, Style.PAGE_FOOTER),
        ]
        for line in lines:
            line.page = page.number
            yield line


def _margin_lines(page: _Page, styles: dict[int, Style], style: Style) -> Iterator[PrintedLine]:
    for index, row in enumerate(page.rows):
        if styles.get(index) is style:
            yield PrintedLine(row.text, row.x0, row.x1, row.y, row.size, False, 0.0, flow=-1, style=style)


def _turned_line(text: str, flows: Flows) -> PrintedLine:
    return PrintedLine(text, 0.0, 0.0, 0.0, 1.0, False, 0.0, flow=flows.new(), separate=True)


def _image_share(page: pdfium.PdfPage) -> float:
    """How much of the page its pictures cover (scans may be cut into many strips)."""
    width, height = page.get_size()
    area = 0.0
    for item in page.get_objects(filter=(pdfium_c.FPDF_PAGEOBJ_IMAGE,)):
        left, bottom, right, top = item.get_bounds()
        area += max(0.0, right - left) * max(0.0, top - bottom)
    return area / (width * height) if width and height else 0.0


def _rules(page: pdfium.PdfPage) -> list[Rule]:
    """The horizontal lines drawn on the page: table borders are lines, very thin boxes, or the edges of boxes."""
    rules: list[Rule] = []
    if page.get_rotation():
        return rules
    for item in page.get_objects(filter=(pdfium_c.FPDF_PAGEOBJ_PATH,), max_depth=3):
        left, bottom, right, top = item.get_bounds()
        if right - left < _RULE_LENGTH:
            continue
        heights = [(top + bottom) / 2] if top - bottom <= _RULE_THICKNESS else [bottom, top]
        rules += [Rule(y, left, right) for y in heights]
    return rules
