"""Markdown: the file's own lines with their markup, so that line and column are the file's; styles from the markup."""

from __future__ import annotations

import re
from collections.abc import Sequence

from begrundelse_lint.letter import Letter, LineDraft, Style, split_lines
from begrundelse_lint.readers.assembly import assemble
from begrundelse_lint.readers.comments import placed, uncommented
from begrundelse_lint.readers.encoding import decode

_ATX_HEADING = re.compile(r" {0,3}#{1,6}(\s|$)")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})\s*$")
_BULLET = re.compile(r"\s*([-*+]|\d{1,9}[.)])\s+\S")
_TABLE_ROW = re.compile(r"\s*\|.*\|\s*$")


def read(data: bytes, path: str) -> Letter:
    """The letter in a Markdown file.

    Raises:
        UnreadableLetterError: no text, too much text, or bytes that are no text.
    """
    lines, found = uncommented(split_lines(decode(data)), every=True)
    texts = [text for _, text in lines]
    drafts = [LineDraft(text, style=_style(texts, index), number=number) for index, (number, text) in enumerate(lines)]
    return assemble(path, "md", drafts, placed(found, drafts))


def _style(lines: Sequence[str], index: int) -> Style:
    line = lines[index]
    if _ATX_HEADING.match(line) or _is_underlined(lines, index) or _is_underlined(lines, index - 1):
        return Style.HEADING
    if _BULLET.match(line):
        return Style.LIST
    if _TABLE_ROW.match(line):
        return Style.TABLE
    return Style.BODY


def _is_underlined(lines: Sequence[str], index: int) -> bool:
    """Is this line a heading by the row of ``===`` or ``---`` below it? (One-line headings: letters have no others.)"""
    if index < 0 or index + 1 >= len(lines) or not _UNDERLINE.match(lines[index + 1]):
        return False
    text = lines[index]
    if not text.strip() or _UNDERLINE.match(text) or _BULLET.match(text) or _TABLE_ROW.match(text):
        return False
    return index == 0 or not lines[index - 1].strip()
