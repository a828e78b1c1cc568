"""From bytes to text for the text formats: UTF-8 (with or without BOM), UTF-16 and Windows-1252."""

from __future__ import annotations

import codecs
import re

from begrundelse_lint.letter import UnreadableLetterError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its BOM begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UTF8_LETTER = re.compile(rb"[\xc3\xc2][\x80-\xbf]|\xe2\x80[\x80-\xbf]")  # æøå, é, §, quotes, dashes
_NOISE = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_ADVICE = "Gem filen som tekst i UTF-8, eller gem som .docx."


def decode(data: bytes) -> str:
    """The text of a file, without its BOM.

    Raises:
        UnreadableLetterError: the bytes are no text, or text in an encoding that cannot be told.
    """
    text = _decode(data)
    if len(_NOISE.findall(text)) > len(text) // 200:
        raise UnreadableLetterError(f"Filen indeholder ikke læsbar tekst. {_ADVICE}")
    return text


def _decode(data: bytes) -> str:
    for bom, name in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(name, "replace")
    utf16 = _utf16_without_bom(data)
    if utf16 is not None:
        return data.decode(utf16, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _decode_not_utf8(data, error)


def _decode_not_utf8(data: bytes, error: UnicodeDecodeError) -> str:
    # UTF-8 with a few broken bytes (a cut-off end, a pasted character) must not become «afgÃ¸relse» throughout.
    if len(_UTF8_LETTER.findall(data)) > data.decode("utf-8", "replace").count("\ufffd"):
        return data.decode("utf-8", "replace")
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        raise UnreadableLetterError(f"Filens tegnsæt kan ikke kendes. {_ADVICE}") from error


def _utf16_without_bom(data: bytes) -> str | None:
    """UTF-16 shows as a zero in every second byte: nearly all Danish letters are below U+0100."""
    sample = data[:2000]
    pairs = len(sample) // 2
    if pairs < 2:
        return None
    if sample[1::2].count(0) > pairs * 0.7 and sample[0::2].count(0) < pairs * 0.1:
        return "utf-16-le"
    if sample[0::2].count(0) > pairs * 0.7 and sample[1::2].count(0) < pairs * 0.1:
        return "utf-16-be"
    return None
