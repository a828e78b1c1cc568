"""Characters of a pdf page with their places, and the runs of text they form, in the order the file draws them.

All coordinates are in points from the lower left corner of the page as it is shown (a rotated page is turned upright).
"""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from begrundelse_lint.readers import labels

_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_HYPHEN_MARKS = frozenset({0x02, 0xFFFE})  # PDFium's sign for the hyphen at a line end
_BOLD_NAME = re.compile(r"bold|black|heavy|semibold|demi\b|fed\b", re.I)
_SYMBOL_FONT = re.compile(r"wingdings|webdings|symbol|dingbats", re.I)
_BOLD_WEIGHT = 600
_FILL_AND_STROKE = 2  # how Word draws bold where the font has no bold
_MAX_TURN = 0.1  # radians; text turned more is no line of the letter (barcodes, marginal notes)
_SAME_LINE = 0.25  # em; how far the baseline may move within a run
_RUN_GAP = 0.8  # em; a wider gap may be a column gap
_BACKWARDS = 0.5  # em
_WORD_GAP = 0.18  # em; a gap that is a space, where the file has no space character
_MIN_GAPS = 4  # fewer say nothing about how letters are spaced
_NAME_LENGTH = 256


@dataclass(slots=True)
class Run:
    """Characters that stand next to each other on one baseline."""

    text: str
    x0: float
    x1: float
    y: float  # baseline
    size: float
    bold: int  # how many of the visible characters are bold
    visible: int  # how many characters are not spaces
    first_word: float  # width of the first word
    level: bool = True  # False: turned text


class _Look(NamedTuple):
    """What all characters of one text object share."""

    scale: float
    turn: float
    bold: bool
    symbols: bool


class _Glyph(NamedTuple):
    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    level: bool


class PageText(NamedTuple):
    """The text of a page, and how many of its characters no one can read (a font without a character table)."""

    runs: list[Run]
    characters: int
    unreadable: int


class GlyphReader:
    """Reads the characters of a page."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self._page_text = page.get_textpage()  # must live as long as its handle is used
        self._text = self._page_text.raw
        self._rotation = page.get_rotation()
        self._width, self._height = page.get_size()
        self._looks: dict[int, _Look] = {}
        self._fonts: dict[int, tuple[bool, bool]] = {}
        self.characters = 0
        self.unreadable = 0

    @property
    def count(self) -> int:
        """How many characters the page has at most."""
        return int(self._page_text.count_chars())

    def page_text(self) -> PageText:
        """The runs of the page."""
        runs = list(_runs(self._glyphs()))
        return PageText(runs, self.characters, self.unreadable)

    def _glyphs(self) -> Iterator[_Glyph]:
        x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium_c.FS_RECTF()
        for index in range(self.count):
            if pdfium_c.FPDFText_IsGenerated(self._text, index) == 1:
                continue  # PDFium's guess at spaces and line ends; the places tell more
            code = pdfium_c.FPDFText_GetUnicode(self._text, index)
            look = self._look(index)
            size = max(pdfium_c.FPDFText_GetFontSize(self._text, index) * look.scale, 1.0)
            text = self._characters(code, look)
            if not text or not pdfium_c.FPDFText_GetLooseCharBox(self._text, index, box):
                continue
            pdfium_c.FPDFText_GetCharOrigin(self._text, index, x, y)
            x0, _ = self._upright(box.left, box.bottom)
            x1, _ = self._upright(box.right, box.top)
            _, baseline = self._upright(x.value, y.value)
            yield _Glyph(text, min(x0, x1), max(x0, x1), baseline, size, look.bold, abs(look.turn) < _MAX_TURN)

    def _characters(self, code: int, look: _Look) -> str:
        if code in _HYPHEN_MARKS:
            return "-"
        if code in _LIGATURES:
            return _LIGATURES[code]
        text = chr(code) if code else "\ufffd"
        if look.symbols and not text.isspace():
            shown = labels.symbol(chr(0xF000 | code) if code < 0x100 else text)
            text = "•" if "\uf000" <= shown <= "\uf0ff" else shown
        if text.isspace():
            return text if text == "\u00a0" else " "
        if code < 0x20:
            return ""
        self.characters += 1
        self.unreadable += text == "\ufffd" or 0xE000 <= code <= 0xF8FF
        return text

    def _look(self, index: int) -> _Look:
        item = pdfium_c.FPDFText_GetTextObject(self._text, index)
        address = ctypes.addressof(item.contents) if item else 0
        if address not in self._looks:
            self._looks[address] = self._read_look(index, item)
        return self._looks[address]

    def _read_look(self, index: int, item: object) -> _Look:
        matrix = pdfium_c.FS_MATRIX()
        if not pdfium_c.FPDFText_GetMatrix(self._text, index, matrix):
            return _Look(1.0, 0.0, False, False)
        turn = math.atan2(matrix.b, matrix.a) - math.radians(self._rotation)
        turn = math.remainder(turn, 2 * math.pi)
        bold, symbols = self._font(item)
        if pdfium_c.FPDFTextObj_GetTextRenderMode(item) == _FILL_AND_STROKE:
            bold = True
        return _Look(math.hypot(matrix.c, matrix.d) or 1.0, turn, bold, symbols)

    def _font(self, item: object) -> tuple[bool, bool]:
        """Is the font of a text object bold, and is it a font of symbols?"""
        font = pdfium_c.FPDFTextObj_GetFont(item)
        address = ctypes.cast(font, ctypes.c_void_p).value or 0
        if address not in self._fonts:
            buffer = ctypes.create_string_buffer(_NAME_LENGTH)
            pdfium_c.FPDFFont_GetBaseFontName(font, buffer, _NAME_LENGTH)
            name = buffer.value.decode("latin-1")
            bold = _BOLD_NAME.search(name) is not None or pdfium_c.FPDFFont_GetWeight(font) >= _BOLD_WEIGHT
            self._fonts[address] = bold, _SYMBOL_FONT.search(name) is not None
        return self._fonts[address]

    def _upright(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page as the file has it, on the page as it is shown."""
        if self._rotation == 90:
            return y, self._height - x
        if self._rotation == 180:
            return self._width - x, self._height - y
        if self._rotation == 270:
            return self._width - y, x
        return x, y


def _runs(glyphs: Iterator[_Glyph]) -> Iterator[Run]:
    run: list[_Glyph] = []
    for glyph in glyphs:
        if run and not _goes_on(run[-1], glyph):
            yield from _finished(run)
            run = []
        run.append(glyph)
    yield from _finished(run)


def _goes_on(last: _Glyph, glyph: _Glyph) -> bool:
    size = max(last.size, glyph.size)
    if last.level != glyph.level or abs(last.y - glyph.y) > _SAME_LINE * size:
        return not glyph.level and not last.level  # turned text is kept together: its baseline moves
    return -_BACKWARDS * size < glyph.x0 - last.x1 < _RUN_GAP * size


def _with_spaces(run: list[_Glyph]) -> Iterator[_Glyph]:
    """The glyphs with a space in each gap that is wider than the gaps between letters (which may be spaced out)."""
    gaps = [b.x0 - a.x1 for a, b in pairwise(run) if not a.text.isspace() and not b.text.isspace()]
    usual = max(0.0, median(gaps)) if len(gaps) >= _MIN_GAPS else 0.0
    last: _Glyph | None = None
    for glyph in run:
        beside = last is not None and glyph.level and not last.text.isspace() and not glyph.text.isspace()
        if last is not None and beside and glyph.x0 - last.x1 > usual + _WORD_GAP * glyph.size:
            yield last._replace(text=" ", x0=last.x1, x1=glyph.x0)
        yield glyph
        last = glyph


def _finished(run: list[_Glyph]) -> Iterator[Run]:
    while run and run[-1].text.isspace():
        run.pop()
    start = next((i for i, glyph in enumerate(run) if not glyph.text.isspace()), len(run))
    run = list(_with_spaces(run[start:]))
    if not run:
        return
    text = unicodedata.normalize("NFC", labels.joined_surrogates("".join(glyph.text for glyph in run)))
    seen = [glyph for glyph in run if not glyph.text.isspace()]
    word_end = next((run[i - 1].x1 for i, glyph in enumerate(run) if glyph.text.isspace()), run[-1].x1)
    yield Run(
        text=text,
        x0=run[0].x0,
        x1=run[-1].x1,
        y=run[0].y,
        size=max(glyph.size for glyph in run),
        bold=sum(glyph.bold for glyph in seen),
        visible=len(seen),
        first_word=word_end - run[0].x0,
        level=run[0].level,
    )
