"""Styles of a docx: what a paragraph or character style says about its text, inheritance included."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeVar

from lxml import etree

from begrundelse_lint.letter import Mark, Style
from begrundelse_lint.readers.colours import is_colourful
from begrundelse_lint.readers.docx_names import child, child_value, switched, value, w
from begrundelse_lint.readers.style_names import is_guidance_name, is_heading_name, is_link_name, is_placeholder_name

T = TypeVar("T")

_MAX_OUTLINE_LEVEL = 8  # 9 is body text


class NumberingLink(NamedTuple):
    """Which list a paragraph belongs to (``"0"``: none), and how deep."""

    list_id: str
    level: int


class Styles:
    """The style sheet of a document."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._default = ""
        for style in root.iter(w("style")) if root is not None else ():
            style_id = style.get(w("styleId"), "")
            self._styles[style_id] = style
            if style.get(w("type")) == "paragraph" and style.get(w("default")) in {"1", "true", "on"}:
                self._default = style_id

    def named(self, name: str) -> str | None:
        """The id of the style of this name. Word's own styles have English names and ids in the user's language."""
        return next((id_ for id_, style in self._styles.items() if value(child(style, "name")).lower() == name), None)

    def kind(self, properties: etree._Element | None) -> Style:
        """What a paragraph is by its style: GUIDANCE, HEADING or BODY."""
        style_id = self._paragraph_style(properties)
        if any(is_guidance_name(name) for name in self._names(style_id)):
            return Style.GUIDANCE
        if any(is_heading_name(name) for name in self._names(style_id)):
            return Style.HEADING
        level = child_value(properties, "outlineLvl") or self._inherited(
            style_id, lambda style: child_value(style, "pPr/outlineLvl")
        )
        return Style.HEADING if level and level.isdecimal() and int(level) <= _MAX_OUTLINE_LEVEL else Style.BODY

    def numbering(self, properties: etree._Element | None) -> NumberingLink | None:
        """The list a paragraph belongs to, by itself or by its style."""
        own = _numbering_of(child(properties, "numPr"))
        if own is not None and own.list_id:
            return own
        style_id = self._paragraph_style(properties)
        found = self._inherited(style_id, lambda style: _numbering_of(child(style, "pPr/numPr")))
        if found is not None and own is not None:
            return NumberingLink(found.list_id, own.level)
        return found

    def is_on(self, name: str, run: etree._Element | None, paragraph: etree._Element | None) -> bool:
        """Is a character property (``b``, ``vanish``) on for a run, by itself or by its styles?"""
        own = switched(run, name)
        if own is not None:
            return own
        for style_id in (child_value(run, "rStyle") or "", self._paragraph_style(paragraph)):
            inherited = self._inherited(style_id, lambda style: switched(child(style, "rPr"), name))
            if inherited is not None:
                return inherited
        return False

    def is_guidance_run(self, run: etree._Element | None) -> bool:
        """Has a run a character style for help text?"""
        style_id = child_value(run, "rStyle")
        return style_id is not None and any(is_guidance_name(name) for name in self._names(style_id))

    def tint(self, run: etree._Element | None) -> Mark | None:
        """Has a run a colour or a ground of its own, by itself or by its character style? Links have none; the style of
        prompts says that nothing has been filled in.
        """
        style_id = child_value(run, "rStyle") or ""
        if run is None or (len(run) == 0) or any(is_link_name(name) for name in self._names(style_id)):
            return None
        if any(is_placeholder_name(name) for name in self._names(style_id)):
            return Mark.UNFILLED
        own = [run, *(child(style, "rPr") for style in self._chain(style_id))]
        if any(_has_ground(properties) for properties in own):
            return Mark.HIGHLIGHTED
        colour = next((found for properties in own if (found := child_value(properties, "color"))), None)
        return Mark.COLOURED if colour is not None and is_colourful(colour) else None

    def _paragraph_style(self, properties: etree._Element | None) -> str:
        return child_value(properties, "pStyle") or self._default

    def _names(self, style_id: str) -> Iterator[str]:
        for style in self._chain(style_id):
            yield value(child(style, "name"), style_id)

    def _inherited(self, style_id: str, look_up: Callable[[etree._Element], T | None]) -> T | None:
        for style in self._chain(style_id):
            found = look_up(style)
            if found is not None:
                return found
        return None

    def _chain(self, style_id: str) -> Iterator[etree._Element]:
        """The style and those it is based on; a style sheet may name a circle, so each comes once."""
        seen: set[str] = set()
        while style_id in self._styles and style_id not in seen:
            seen.add(style_id)
            yield self._styles[style_id]
            style_id = child_value(self._styles[style_id], "basedOn") or ""


def _has_ground(properties: etree._Element | None) -> bool:
    if properties is None:
        return False
    highlight = child_value(properties, "highlight")
    if highlight is not None:
        return highlight.lower() not in {"none", "white", "black", "lightgray", "darkgray"}
    shading = child(properties, "shd")
    return shading is not None and is_colourful(shading.get(w("fill"), ""))


def _numbering_of(properties: etree._Element | None) -> NumberingLink | None:
    if properties is None:
        return None
    level = child_value(properties, "ilvl") or "0"
    return NumberingLink(child_value(properties, "numId") or "", int(level) if level.isdecimal() else 0)
