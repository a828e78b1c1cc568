"""Colours of words: is one a colour at all, or the black and grey of ordinary text?"""

from __future__ import annotations

import re

_HEX = re.compile(r"#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})\b", re.I)
_SHORT_HEX = re.compile(r"#([0-9a-f])([0-9a-f])([0-9a-f])\b", re.I)
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})", re.I)
_NAMED = frozenset("red blue orange yellow green magenta cyan purple lime fuchsia aqua darkred darkblue gold".split())
_COLOURFUL = 70  # how far apart the strongest and the weakest of red, green and blue stand (of 255)


def is_colourful(colour: str) -> bool:
    """Is ``colour`` (``0F9ED5``, ``#e87331``, ``rgb(232, 115, 49)``, ``orange``) neither black, grey nor white?"""
    text = colour.strip()
    if text.lower() in _NAMED:
        return True
    if found := _HEX.fullmatch(text):
        return is_far_apart(*(int(part, 16) for part in found.groups()))
    if found := _SHORT_HEX.fullmatch(text):
        return is_far_apart(*(int(part * 2, 16) for part in found.groups()))
    if found := _RGB.match(text):
        return is_far_apart(*(int(part) for part in found.groups()))
    return False


def is_far_apart(*parts: int) -> bool:
    """Do red, green and blue (0-255) differ enough to be seen as a colour?"""
    return max(parts) - min(parts) >= _COLOURFUL
