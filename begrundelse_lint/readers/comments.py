"""Comments in text files: ``<!-- … -->``, which no reader of the letter sees.

One that begins with ``begrundelse-lint:`` is a word to the linter. In Markdown and HTML every comment is left out of
the letter, in plain text only those. A line that holds nothing else is left out, and the lines after it keep their
numbers; elsewhere blanks take the comment's place, and the words after it keep their columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from begrundelse_lint.letter import Comment, LineDraft

_OPENING = "<!--"
_ANY = re.compile(r"<!--.*?-->", re.DOTALL)
_OURS = re.compile(r"<!--\s*begrundelse-lint\s*:.*?-->", re.DOTALL | re.IGNORECASE)
_MARKS = re.compile(r"\A(?:<!--)?\s*begrundelse-lint\s*:\s*(.*?)\s*(?:-->)?\Z", re.DOTALL | re.IGNORECASE)
_NOT_BREAK = re.compile(r"[^\n]")


class Found(NamedTuple):
    """A word to the linter, and the number of the line that it is written on."""

    text: str
    line: int


class Uncommented(NamedTuple):
    """The lines of a text without its comments, each with its number, and what was said to the linter."""

    lines: list[tuple[int, str]]
    found: list[Found]


def said_in(comment: str) -> str | None:
    """What a comment says to the linter, on one line; None where it says nothing to it."""
    match = _MARKS.match(comment)
    return " ".join(match[1].split()) if match else None


def uncommented(lines: Sequence[str], *, every: bool) -> Uncommented:
    """The lines without comments: ``every`` comment, or only those to the linter."""
    if not any(_OPENING in line for line in lines):
        return Uncommented(list(enumerate(lines, start=1)), [])
    text = "\n".join(lines)
    pattern = _ANY if every else _OURS
    found = [
        Found(said, text.count("\n", 0, match.start()) + 1)
        for match in pattern.finditer(text)
        if (said := said_in(match[0])) is not None
    ]
    bare = pattern.sub(lambda match: _NOT_BREAK.sub(" ", match[0]), text).split("\n")
    kept = [
        (number, line if line == old else line.rstrip())
        for number, (line, old) in enumerate(zip(bare, lines, strict=True), start=1)
        if line == old or line.strip()
    ]
    return Uncommented(kept, found)


def placed(found: Iterable[Found], drafts: Sequence[LineDraft]) -> Iterator[Comment]:
    """The comments with the lines that they stand at: the rest of their paragraph, or the next one.

    ``drafts`` are all the lines of the letter; a comment after the last of them stands at none.
    """
    numbers = _numbers(drafts)
    for text, line in found:
        first = next((i for i, n in enumerate(numbers) if n >= line and drafts[i].text.strip()), None)
        if first is None:
            yield Comment(text, line, (line, line))
            continue
        last = first
        while last + 1 < len(drafts) and drafts[last + 1].text.strip() and not drafts[last + 1].starts_block:
            last += 1
        yield Comment(text, line, (numbers[first], numbers[last]))


def _numbers(drafts: Iterable[LineDraft]) -> list[int]:
    """The line numbers as the letter will have them."""
    numbers: list[int] = []
    for draft in drafts:
        numbers.append(draft.number or (numbers[-1] if numbers else 0) + 1)
    return numbers
