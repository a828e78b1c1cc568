"""Bullets and numbers of an OpenDocument text, counted as the office programs count them."""

from __future__ import annotations

from lxml import etree

from begrundelse_lint.readers.odt_styles import Styles, label_of, q, start_of

_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_Counts = dict[int, int]


class Lists:
    """Where in which lists the reading stands."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._names: list[str] = []  # the list styles of the lists around this place, outermost first
        self._counts: _Counts = {}
        self._by_id: dict[str | None, _Counts] = {}
        self._by_style: dict[str, _Counts] = {}
        self._headings: _Counts = {}

    def enter(self, element: etree._Element) -> None:
        """A list begins, perhaps inside another."""
        name = element.get(q("text:style-name")) or (self._names[-1] if self._names else "")
        self._names.append(name)
        if len(self._names) > 1:
            return
        continued = self._by_id.get(element.get(q("text:continue-list")))
        if continued is None and element.get(q("text:continue-numbering")) == "true":
            continued = self._by_style.get(name)
        self._counts = continued if continued is not None else {}
        self._by_style[name] = self._counts
        own_id = element.get(_XML_ID)
        if own_id is not None:
            self._by_id[own_id] = self._counts

    def leave(self) -> None:
        """The innermost list ends."""
        self._names.pop()

    def label(self, item: etree._Element, paragraph: etree._Element) -> str:
        """What stands in front of an item's first paragraph, with a space. Counts the item."""
        depth = len(self._names)
        name = self._names[-1] or self._styles.list_style_of(paragraph.get(q("text:style-name"), ""))
        level = self._styles.list_level(name, depth)
        own_start = item.get(q("text:start-value"), "")
        _count(self._counts, depth, int(own_start) if own_start.isdecimal() else None, start_of(level))
        return label_of(level, self._counts, depth, lambda at: self._styles.list_level(name, at))

    def heading_label(self, element: etree._Element) -> str:
        """The number in front of a heading outside lists, where headings are numbered."""
        if element.tag != q("text:h") or element.get(q("text:is-list-header")) == "true":
            return ""
        text = element.get(q("text:outline-level"), "1")
        depth = int(text) if text.isdecimal() else 1
        level = self._styles.outline_level(depth)
        if level is None or not level.get(q("style:num-format")):
            return ""
        _count(self._headings, depth, None, start_of(level))
        return label_of(level, self._headings, depth, self._styles.outline_level)


def _count(counts: _Counts, depth: int, restart: int | None, start: int) -> None:
    for deeper in [level for level in counts if level > depth]:
        del counts[deeper]
    counts[depth] = restart if restart is not None else counts.get(depth, start - 1) + 1
