"""Bullets and numbers of HTML lists, counted as browsers count them."""

from __future__ import annotations

import re
from collections.abc import Callable

from selectolax.lexbor import LexborNode

from begrundelse_lint.readers import labels

_NO_LABEL = re.compile(r"list-style(-type)?\s*:[^;]*\bnone\b", re.I)
_FORMATS: dict[str, Callable[[int], str]] = {
    "a": labels.letters,
    "A": lambda number: labels.letters(number).upper(),
    "i": labels.roman,
    "I": lambda number: labels.roman(number).upper(),
}


class HtmlList:
    """An ``ol`` or ``ul``; ``label`` must be asked once for each item, in order."""

    def __init__(self, node: LexborNode) -> None:
        self._ordered = node.tag == "ol"
        self._bare = _NO_LABEL.search(node.attributes.get("style") or "") is not None
        self._format = _FORMATS.get(node.attributes.get("type") or "", str)
        self._step = -1 if "reversed" in node.attributes else 1
        start = _number(node.attributes.get("start"))
        if start is None:
            start = 1 if self._step > 0 else _items(node)
        self._next = start

    def label(self, item: LexborNode) -> str:
        """What stands in front of an item, with a space."""
        if self._bare:
            return ""
        if not self._ordered:
            return labels.BULLET
        own = _number(item.attributes.get("value"))
        number = self._next if own is None else own
        self._next = number + self._step
        return f"{self._format(number)}. "


def _number(text: str | None) -> int | None:
    text = (text or "").strip()
    return int(text) if text.isdecimal() and len(text) < 7 else None


def _items(node: LexborNode) -> int:
    count, child = 0, node.child
    while child is not None:
        count += child.tag == "li"
        child = child.next
    return count
