"""Styles and lists of an OpenDocument text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TypeVar

from lxml import etree

from begrundelse_lint.letter import Mark, Style
from begrundelse_lint.readers import labels
from begrundelse_lint.readers.colours import is_colourful
from begrundelse_lint.readers.style_names import is_guidance_name, is_heading_name, is_link_name, is_placeholder_name

T = TypeVar("T")

_NAMESPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "form": "urn:oasis:names:tc:opendocument:xmlns:form:1.0",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
}
_ENCODED = re.compile(r"_([0-9a-f]{2})_")  # style names write a space as _20_
_FORMATS: dict[str, Callable[[int], str]] = {
    "1": str,
    "a": labels.letters,
    "A": lambda number: labels.letters(number).upper(),
    "i": labels.roman,
    "I": lambda number: labels.roman(number).upper(),
}


def q(name: str) -> str:
    """The full name of ``prefix:name``."""
    prefix, _, local = name.partition(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}"


class Styles:
    """The styles of a document: named ones, automatic ones, and list styles."""

    def __init__(self, *roots: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._lists: dict[str, etree._Element] = {}
        self._outline: etree._Element | None = None
        for root in roots:
            for style in root.iter(q("style:style")) if root is not None else ():
                self._styles[style.get(q("style:name"), "")] = style
            for style in root.iter(q("text:list-style")) if root is not None else ():
                self._lists[style.get(q("style:name"), "")] = style
            for style in root.iter(q("text:outline-style")) if root is not None else ():
                self._outline = style

    def kind(self, name: str) -> Style:
        """What a paragraph of this style is: GUIDANCE, HEADING or BODY."""
        names = [_shown(style) for style in self._chain(name)]
        if any(is_guidance_name(shown) for shown in names):
            return Style.GUIDANCE
        return Style.HEADING if any(is_heading_name(shown) for shown in names) else Style.BODY

    def is_guidance(self, name: str) -> bool:
        """Is this a style for help text?"""
        return any(is_guidance_name(_shown(style)) for style in self._chain(name))

    def is_bold(self, name: str) -> bool | None:
        """Is text of this style bold? None: the style does not say."""
        weight = self._text_property(name, q("fo:font-weight"))
        return None if weight is None else weight in {"bold", "600", "700", "800", "900"}

    def is_hidden(self, name: str) -> bool | None:
        """Is text of this style hidden? None: the style does not say."""
        display = self._text_property(name, q("text:display"))
        return None if display is None else display == "none"

    def tint(self, name: str) -> Mark | None:
        """Has text of this style a colour or ground of its own? Links have none."""
        if any(is_link_name(_shown(style)) for style in self._chain(name)):
            return None
        if any(is_placeholder_name(_shown(style)) for style in self._chain(name)):
            return Mark.UNFILLED
        if is_colourful(self._text_property(name, q("fo:background-color")) or ""):
            return Mark.HIGHLIGHTED
        return Mark.COLOURED if is_colourful(self._text_property(name, q("fo:color")) or "") else None

    def list_style_of(self, name: str) -> str:
        """The list style that a paragraph style brings along, or ``""``."""
        found = (style.get(q("style:list-style-name")) for style in self._chain(name))
        return next((list_style for list_style in found if list_style), "")

    def master_pages(self, names: Iterator[str]) -> set[str]:
        """The master pages that paragraphs of these styles ask for."""
        return {page for name in names for s in self._chain(name) if (page := s.get(q("style:master-page-name")))}

    def list_level(self, list_style: str, level: int) -> etree._Element | None:
        """How the items of a list look at a level (from 1)."""
        return _at_level(self._lists.get(list_style), level)

    def outline_level(self, level: int) -> etree._Element | None:
        """How headings of a level are numbered."""
        return _at_level(self._outline, level)

    def _text_property(self, name: str, key: str) -> str | None:
        for style in self._chain(name):
            for properties in style.iter(q("style:text-properties")):
                value = properties.get(key)
                if value is not None:
                    return value
        return None

    def _chain(self, name: str) -> Iterator[etree._Element]:
        seen: set[str] = set()
        while name in self._styles and name not in seen:
            seen.add(name)
            yield self._styles[name]
            name = self._styles[name].get(q("style:parent-style-name"), "")


def label_of(level: etree._Element | None, counts: dict[int, int], depth: int, levels: Levels) -> str:
    """What stands in front of an item, with a space. ``counts``: the numbers reached at each level."""
    if level is None or level.tag in (q("text:list-level-style-bullet"), q("text:list-level-style-image")):
        return labels.BULLET
    number_format = level.get(q("style:num-format"), "")
    if not number_format:
        return ""
    shown = int(level.get(q("text:display-levels"), "1"))
    numbers = [_number(levels(at), counts.get(at, 1)) for at in range(max(1, depth - shown + 1), depth + 1)]
    text = level.get(q("style:num-prefix"), "") + ".".join(numbers) + level.get(q("style:num-suffix"), "")
    return labels.with_space(text)


Levels = Callable[[int], "etree._Element | None"]


def start_of(level: etree._Element | None) -> int:
    """The first number of a level."""
    text = level.get(q("text:start-value"), "1") if level is not None else "1"
    return int(text) if text.isdecimal() else 1


def _number(level: etree._Element | None, number: int) -> str:
    number_format = level.get(q("style:num-format"), "1") if level is not None else "1"
    return _FORMATS.get(number_format, str)(number)


def _shown(style: etree._Element) -> str:
    name = style.get(q("style:display-name")) or style.get(q("style:name")) or ""
    return _ENCODED.sub(lambda match: chr(int(match[1], 16)), name)


def _at_level(style: etree._Element | None, level: int) -> etree._Element | None:
    if style is None:
        return None
    return next((found for found in style if found.get(q("text:level")) == str(level)), None)
