"""What the name of a paragraph style says: heading, or help text to the writer.

Word stores its own styles under English names in every language; municipalities name theirs in Danish.
"""

from __future__ import annotations

import re

_HEADING = re.compile(r"(heading|overskrift|rubrik|title|titel|subtitle|undertitel|emnelinje|emne$)", re.I)
_GUIDANCE = re.compile(r"vejl(\.|\b| ?tekst|edning|edende)|hj(æ|ae)lpe ?tekst|skjult|guidance|help ?text", re.I)
_LINK = re.compile(r"(followed ?)?hyperlink|internet ?link|(besøgt )?link|hyperlænk", re.I)
_PLACEHOLDER = re.compile(r"placeholder ?text|pladsholder ?tekst", re.I)
_PART_OF_LETTER = re.compile(r"klage", re.I)  # «Klagevejledning» is no help text


def is_heading_name(name: str) -> bool:
    """Is this the name of a style for headings?"""
    return _HEADING.match(name) is not None


def is_guidance_name(name: str) -> bool:
    """Is this the name of a style for help text that must go before the letter is sent?"""
    return _GUIDANCE.search(name) is not None and _PART_OF_LETTER.search(name) is None


def is_link_name(name: str) -> bool:
    """Is this the name of a character style for links? Their colour says nothing of the words."""
    return _LINK.match(name) is not None


def is_placeholder_name(name: str) -> bool:
    """Is this the name of the character style that Word gives the prompts of its controls until they are filled?"""
    return _PLACEHOLDER.match(name) is not None
