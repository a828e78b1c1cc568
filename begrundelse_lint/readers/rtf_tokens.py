"""The tokens of an RTF file: braces, control words, and text as bytes."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

from begrundelse_lint.readers.labels import symbol

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?"  # control word, its number, the space that ends it
    rb"|\\'([0-9a-fA-F]{2})"  # a byte of text in hexadecimal
    rb"|\\([^a-zA-Z])"  # control symbol
    rb"|([{}])"
    rb"|[\r\n\x00]+"  # line ends in the file are no text
    rb"|([^\\{}\r\n\x00]+)"
)


class Token(NamedTuple):
    """One token. ``kind``: ``word``, ``symbol``, ``brace``, ``text``."""

    kind: str
    name: str = ""
    number: int | None = None
    data: bytes = b""


def tokens(data: bytes) -> Iterator[Token]:
    """The tokens in order. Binary stretches (``\\bin``) are passed over."""
    at, end = 0, len(data)
    while at < end:
        match = _TOKEN.match(data, at)
        if match is None:
            at += 1
            continue
        at = match.end()
        word, number, hexadecimal, symbol, brace, text = match.groups()
        if word is not None:
            value = int(number) if number else None
            if word == b"bin":
                at += max(0, value or 0)
            yield Token("word", word.decode("ascii"), value)
        elif hexadecimal is not None:
            yield Token("text", data=bytes((int(hexadecimal, 16),)))
        elif symbol is not None:
            yield Token("symbol", symbol.decode("latin-1"))
        elif brace is not None:
            yield Token("brace", brace.decode("ascii"))
        elif text is not None:
            yield Token("text", data=text)


_CODE_PAGES = {0: "cp1252", 1: "cp1252", 77: "mac_roman", 128: "cp932", 161: "cp1253", 162: "cp1254", 177: "cp1255",
               178: "cp1256", 186: "cp1257", 204: "cp1251", 238: "cp1250"}  # fmt: skip
_SYMBOL_CHARSET = 2


class CodePages:
    """Which characters the bytes of a file are: its code page, and those of single fonts."""

    def __init__(self) -> None:
        self._default = "cp1252"
        self._charsets: dict[int, int] = {}

    def set_default(self, number: int) -> None:
        """The file's own code page (``\\ansicpg``)."""
        try:
            self._default = codecs.lookup(f"cp{number}").name
        except LookupError:
            self._default = "cp1252"

    def set_charset(self, font: int, charset: int) -> None:
        """The character set of a font (``\\fcharset``)."""
        self._charsets[font] = charset

    def decode(self, data: bytes, font: int) -> str:
        """The text of bytes set in a font."""
        charset = self._charsets.get(font, 0)
        if charset == _SYMBOL_CHARSET:
            return "".join(symbol(chr(0xF000 | byte)) if byte > 0x20 else chr(byte) for byte in data)
        page = self._default if charset in (0, 1) else _CODE_PAGES.get(charset, self._default)
        return data.decode(page, "replace")
