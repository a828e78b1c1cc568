"""Which blocks are headings, which open a list, and which carry a label of their own («Klagevejledning: …»)."""

from __future__ import annotations

import re

from begrundelse_lint.language.clean import Block, CleanText
from begrundelse_lint.letter import Style

_LONGEST_HEADING = 110
_LEAD_IN_ENDS = frozenset(
    "at til om på for med fra kan skal du vi i hos sig fordi og der som bruge ved således følgende".split()
)
_GREETING = re.compile(r"(?:kære|hej|goddag)\b", re.IGNORECASE)
SIGN_OFF = re.compile(
    r"(?:(?:med |de |mange |den |på )?(?:venlig|bedste|kærlig|mange|varme|god)\w*(?: \w+)? (?:hilsen|hilsner)"
    r"|(?:mange |de bedste )?hilsner|hilsen|mvh\.?|v\.h\.|på (?:kommunens|vores|egne) vegne)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?P<label>[A-ZÆØÅ§][^.:?!|]{1,60}?)(?P<sep>[:|]| [–-])\s+(?=\S)")


def is_greeting(text: str) -> bool:
    """«Kære Jeppe»."""
    return bool(_GREETING.match(text)) and len(text) < 60


def is_heading(text: CleanText, block: Block) -> bool:
    """A heading by the file's own word, or by its look: short, no full stop, something after it."""
    words = text.of(block.span)
    if block.marked:
        return len(words) <= 200
    if block.style not in (Style.BODY, Style.LIST) or block.bullet or block.lines > 2:
        return False
    if (
        len(words) > _LONGEST_HEADING
        or words[-1] in ".,;!"
        or not (words[0].isupper() or words[0].isdigit() or words[0] in '§«"(1')
    ):
        return False
    if is_greeting(words) or SIGN_OFF.match(words) or "|" in words or _has_value(words, _is_form_field(block)):
        return False
    following = text.blocks[block.index + 1] if block.index + 1 < len(text.blocks) else None
    if following is None:
        return False
    return not (following.bullet and not following.after_blank and _opens_list(words))


def _has_value(words: str, field: bool) -> bool:
    """«Dato: 3. maj», «Resultat: Bevilget»: a label with its value is no heading, unless what follows is a heading's
    length of words.
    """
    label = _LABEL.match(words)
    return label is not None and label["sep"] == ":" and (len(words[label.end() :].split()) <= 4 or field)


def _is_form_field(block: Block) -> bool:
    """Lines of a form stand close together or carry numbers like «2.1»."""
    return not block.after_blank or (
        block.marker is not None and block.marker.count(".") >= 1 and block.marker[-1].isdigit()
    )


def _opens_list(words: str) -> bool:
    return words.endswith(":") or words.rsplit(maxsplit=1)[-1].lower() in _LEAD_IN_ENDS


def opens_list(text: CleanText, block: Block) -> bool:
    """Does the block end by opening the list after it?"""
    following = text.blocks[block.index + 1] if block.index + 1 < len(text.blocks) else None
    if following is None or (block.marker is not None and not following.bullet):
        return False  # «2.1 Er der truffet afgørelse:» does not open «2.2 …»
    words = text.of(block.span)
    if following.marker is None:
        return words.endswith(":") and following.span.end - following.span.start < _LONGEST_HEADING
    return _opens_list(words) or (not words.endswith((".", "?", "!")) and not following.after_blank)


def label(text: CleanText, block: Block) -> str | None:
    """The label that a block begins with («Klagevejledning» of «Klagevejledning: Du kan …»), or None."""
    match = _LABEL.match(text.of(block.span))
    return match["label"] if match and len(match["label"].split()) <= 6 else None
