"""What stands in front of a list item: automatic bullets and numbers, and how to know one when it is typed."""

from __future__ import annotations

import re

BULLET = "- "
_BULLET_CHARACTERS = "-–—•·‣▪▫●○◦■□◆➢➤✓✔*\uf0b7\uf0a7\uf0d8\uf0fc"
_MONTH = "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
TYPED_LABEL = re.compile(
    rf"\s*(?:[{re.escape(_BULLET_CHARACTERS)}]"
    rf"|\d{{1,2}}\.(?!\s+(?:{_MONTH})\b)|[ivx]{{2,4}}\."  # «20. februar» is a date, «V. Hansen» a name
    rf"|\(?(?:\d{{1,2}}|[a-zæøå]|[ivx]{{1,4}})\))(?=\s)\s*",
    re.IGNORECASE,
)
"""A bullet or number in front of a line, with the space after it."""

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
          (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_MAX_ROMAN = 4000

_SYMBOLS = dict(zip("\uf0b7\uf0a7\uf0d8\uf0fc\uf0fe\uf06f\uf0a8\uf078\uf0e0\uf0df\uf02d", "•▪➢✓☒☐☐☒→←-", strict=True))


def is_label(text: str) -> bool:
    """Is this all of a bullet or number («•», «1.», «a)»)?"""
    match = TYPED_LABEL.match(text + " ")
    return match is not None and match.end() >= len(text)


def letters(number: int) -> str:
    """1 -> a, 26 -> z, 27 -> aa (as Word counts: the letter repeated)."""
    if number < 1:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def roman(number: int) -> str:
    """4 -> iv. Numbers that have no short roman form stay as digits."""
    if not 0 < number < _MAX_ROMAN:
        return str(number)
    text = ""
    for value, sign in _ROMAN:
        text += sign * (number // value)
        number %= value
    return text


def with_space(label: str) -> str:
    """A label ready to stand in front of the text; an empty label stays empty."""
    label = label.strip()
    return label + " " if label else ""


def symbol(character: str) -> str:
    """A character of the Symbol and Wingdings fonts (U+F000-F0FF) as the sign it shows, where it is a usual one."""
    return _SYMBOLS.get(character, character)


def joined_surrogates(text: str) -> str:
    """Text whose characters above U+FFFF came as two halves, with the halves joined; a lone half becomes U+FFFD."""
    if not any("\ud800" <= character <= "\udfff" for character in text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
