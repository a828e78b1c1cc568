"""Automatic bullets and numbers of a docx, counted as Word counts them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from lxml import etree

from begrundelse_lint.readers import labels
from begrundelse_lint.readers.docx_names import child_value, w
from begrundelse_lint.readers.docx_styles import NumberingLink

_PLACE = re.compile(r"%([1-9])")
_NO_LIST = "0"
_FORMATS: dict[str, Callable[[int], str]] = {
    "lowerLetter": labels.letters,
    "upperLetter": lambda number: labels.letters(number).upper(),
    "lowerRoman": labels.roman,
    "upperRoman": lambda number: labels.roman(number).upper(),
    "decimalZero": lambda number: f"{number:02d}",
    "none": lambda number: "",
}


class _Level(NamedTuple):
    number_format: str
    text: str
    start: int


class Numbering:
    """The lists of a document. ``label`` must be asked once for each list paragraph, in document order."""

    def __init__(self, root: etree._Element | None) -> None:
        self._abstract: dict[str, etree._Element] = {}
        self._lists: dict[str, etree._Element] = {}
        self._levels: dict[str, dict[int, _Level]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._restarted: set[str] = set()
        if root is not None:
            self._abstract = {e.get(w("abstractNumId"), ""): e for e in root.iter(w("abstractNum"))}
            self._lists = {e.get(w("numId"), ""): e for e in root.iter(w("num"))}

    def label(self, link: NumberingLink | None) -> str | None:
        """What stands in front of the next paragraph of a list, with a space; None: it is in no list."""
        if link is None or link.list_id == _NO_LIST or link.list_id not in self._lists:
            return None
        levels = self._levels_of(link.list_id)
        level = levels.get(link.level)
        if level is None or level.number_format == "bullet":
            return labels.BULLET
        counts = self._count(link, levels)
        text = _PLACE.sub(lambda match: _number(levels, counts, int(match[1]) - 1), level.text)
        return labels.with_space(text)

    def _count(self, link: NumberingLink, levels: dict[int, _Level]) -> dict[int, int]:
        counts = self._counts.setdefault(self._counter_of(link.list_id), {})
        if link.list_id not in self._restarted:
            self._restarted.add(link.list_id)
            for level in self._overridden_levels(link.list_id):
                counts.pop(level, None)
        for deeper in [level for level in counts if level > link.level]:
            del counts[deeper]
        counts[link.level] = counts.get(link.level, levels[link.level].start - 1) + 1
        return counts

    def _counter_of(self, list_id: str) -> str:
        """Lists of one definition count on together, unless they are restarted."""
        return child_value(self._lists[list_id], "abstractNumId") or list_id

    def _overridden_levels(self, list_id: str) -> list[int]:
        overrides = self._lists[list_id].iter(w("lvlOverride"))
        return [_level_of(o) for o in overrides if child_value(o, "startOverride") is not None]

    def _levels_of(self, list_id: str) -> dict[int, _Level]:
        if list_id not in self._levels:
            found: dict[int, _Level] = {}
            for level in self._abstract_levels(self._counter_of(list_id), set()):
                found[_level_of(level)] = _read_level(level)
            for override in self._lists[list_id].iter(w("lvlOverride")):
                _apply_override(found, override)
            self._levels[list_id] = found
        return self._levels[list_id]

    def _abstract_levels(self, abstract_id: str, seen: set[str]) -> list[etree._Element]:
        abstract = self._abstract.get(abstract_id)
        if abstract is None or abstract_id in seen:
            return []
        levels = list(abstract.iter(w("lvl")))
        link = child_value(abstract, "numStyleLink")
        if levels or not link:
            return levels
        for other_id, other in self._abstract.items():  # a list style holds the levels instead
            if child_value(other, "styleLink") == link:
                return self._abstract_levels(other_id, seen | {abstract_id})
        return []


def _level_of(element: etree._Element) -> int:
    text = element.get(w("ilvl"), "0")
    return int(text) if text.isdecimal() else 0


def _read_level(element: etree._Element) -> _Level:
    start = child_value(element, "start") or "1"
    number_format = child_value(element, "numFmt") or "decimal"
    return _Level(number_format, child_value(element, "lvlText") or "", int(start) if start.isdecimal() else 1)


def _apply_override(levels: dict[int, _Level], override: etree._Element) -> None:
    number = _level_of(override)
    own = override.find(w("lvl"))
    if own is not None:
        levels[number] = _read_level(own)
    start = child_value(override, "startOverride")
    if start is not None and start.isdecimal() and number in levels:
        levels[number] = levels[number]._replace(start=int(start))


def _number(levels: dict[int, _Level], counts: dict[int, int], index: int) -> str:
    level = levels.get(index)
    if level is None:
        return ""
    number = counts.get(index, level.start)
    return _FORMATS.get(level.number_format, str)(number)
