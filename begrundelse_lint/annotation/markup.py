"""The XML of a part as it is written: where each element stands in it, and changes that leave all else untouched.

A tree that is parsed and written again comes back with other quotes, line ends and declarations. Here the text itself
is edited: what nobody asked to change stays as it was, to the byte.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterable

from lxml import etree

from begrundelse_lint.readers.packages import parse_xml
from begrundelse_lint.records import record

_TOKEN = re.compile(
    r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>"
    r"|<(?P<close>/)?(?P<name>[^\s/>!?]++)(?:[^>\"'/]++|/(?!>)|\"[^\"]*+\"|'[^']*+')*+(?P<empty>/)?>",
    re.DOTALL,
)
_DECLARED = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_CHARACTER = re.compile(r"&[^;]*;|\r\n|.", re.DOTALL)
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


@record
class Element:
    """An element in the text: ``start`` of its start tag, ``inside`` after that; ``close`` of its end tag, ``end``."""

    name: str  # with the prefix as written
    start: int
    inside: int
    close: int
    end: int

    @property
    def empty(self) -> bool:
        """Is it one tag that closes itself?"""
        return self.inside == self.end

    def tag(self, name: str) -> str:
        """Another name with the prefix of this one: «w:t» for «t»."""
        prefix, colon, _ = self.name.rpartition(":")
        return f"{prefix}{colon}{name}"


@record
class Edit:
    """Put ``text`` where now stands ``start`` to ``end``. Edits at one place come in the order they are given."""

    start: int
    end: int
    text: str


class Markup:
    """A part's text and its elements in document order. The part is known to be well-formed, without a DTD."""

    def __init__(self, data: bytes) -> None:
        self._encoding = _encoding(data)
        self.text = data.decode(self._encoding)
        self.elements = _elements(self.text)

    @property
    def root(self) -> Element:
        """The outermost element."""
        return self.elements[0]

    def located(self, root: etree._Element) -> dict[etree._Element, Element]:
        """Where each element of the parsed part stands. ``root`` was parsed without comments and instructions."""
        return dict(zip(root.iter(), self.elements, strict=True))

    def inner(self, element: Element) -> str:
        """What stands between an element's tags, as written."""
        return self.text[element.inside : element.close]

    def outer(self, element: Element) -> str:
        """An element as written."""
        return self.text[element.start : element.end]

    def added_to(self, element: Element, text: str) -> Edit:
        """The edit that puts ``text`` at the end of an element."""
        if not element.empty:
            return Edit(element.close, element.close, text)
        return Edit(element.end - 2, element.end, f">{text}</{element.name}>")

    def edited(self, edits: Iterable[Edit]) -> bytes:
        """The part with these edits, which do not overlap."""
        pieces: list[str] = []
        at = 0
        for edit in sorted(edits, key=lambda edit: edit.start):
            pieces += [self.text[at : edit.start], edit.text]
            at = edit.end
        pieces.append(self.text[at:])
        return "".join(pieces).encode(self._encoding, "xmlcharrefreplace")


def without(data: bytes, goes: Callable[[etree._Element], bool]) -> bytes:
    """A part without the elements that go; nothing else of it changes."""
    markup = Markup(data)
    places = markup.located(parse_xml(data))
    gone = [places[element] for element in places if goes(element)]
    return markup.edited(Edit(element.start, element.end, "") for element in gone)


def attribute(element: etree._Element, name: str) -> str:
    """An attribute by its name alone, in whatever namespace; empty where there is none."""
    return next((str(value) for key, value in element.items() if etree.QName(key).localname == name), "")


def after_characters(raw: str, count: int) -> int | None:
    """Where in an element's text as written its first ``count`` characters end; None where it holds more than text."""
    if "<" in raw:
        return None
    at = 0
    for _ in range(count):
        match = _CHARACTER.match(raw, at)
        if match is None:
            return None
        at = match.end()
    return at


def escaped(text: str) -> str:
    """Text as it is written in XML, in an element or an attribute; what XML cannot hold is left out."""
    return _FORBIDDEN.sub("", text).translate(_ESCAPES)


def _encoding(data: bytes) -> str:
    """The encoding of a part. A byte order mark stays a character of the text, so that it is written back."""
    if data.startswith(codecs.BOM_UTF16_LE):
        return "utf-16-le"
    if data.startswith(codecs.BOM_UTF16_BE):
        return "utf-16-be"
    declared = _DECLARED.match(data)
    return declared[1].decode("ascii") if declared else "utf-8"


def _elements(text: str) -> list[Element]:
    """The elements in document order."""
    found: list[tuple[str, int, int]] = []
    ends: dict[int, tuple[int, int]] = {}
    open_: list[int] = []
    for match in _TOKEN.finditer(text):
        if match["close"]:
            ends[open_.pop()] = match.span()
        elif match["name"]:
            if not match["empty"]:
                open_.append(len(found))
            found.append((match["name"], *match.span()))
    return [Element(*tag, *ends.get(number, (tag[2], tag[2]))) for number, tag in enumerate(found)]
