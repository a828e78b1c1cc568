"""Letters of the corpus taken apart into what a word processor knows: paragraphs, headings, lists and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import groupby
from pathlib import Path

CORPUS = Path(__file__).parent.parent.parent / "corpus" / "tuned"

# Letters of every style, each paragraph on a line of its own.
NAMES = (
    "digitalpost/05.txt", "digitalpost/08.txt", "jurist/02.txt", "jurist/03.txt", "letlaest/05.md", "letlaest/08.txt",
    "naboomraade/06.txt", "naboomraade/10.txt", "ordvalg/07.txt", "skema/02.txt", "vaerge/04.txt", "vaerge/10.txt",
)  # fmt: skip


class Role(Enum):
    """What a paragraph is."""

    BODY = "body"
    HEADING = "heading"
    BULLET = "bullet"
    ROW = "row"
    EMPTY = "empty"


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of a letter; a bullet's text stands without its mark, a row's cells are divided by ` | `."""

    role: Role
    text: str = ""

    @property
    def cells(self) -> list[str]:
        """The cells of a row."""
        return [cell.strip() for cell in self.text.split("|")]


def path(name: str) -> Path:
    """Where the letter of this name lies."""
    return CORPUS / name


def paragraphs(name: str) -> list[Paragraph]:
    """The paragraphs of a letter of the corpus."""
    lines = [line.strip() for line in path(name).read_text(encoding="utf-8").rstrip("\n").split("\n")]
    return [_paragraph(lines, number) for number in range(len(lines))]


def groups(found: list[Paragraph]) -> Iterator[tuple[Role, list[Paragraph]]]:
    """Neighbours of the same role: the items of a list, the rows of a table."""
    for role, same in groupby(found, key=lambda paragraph: paragraph.role):
        yield role, list(same)


def _paragraph(lines: list[str], number: int) -> Paragraph:
    line = lines[number]
    if not line:
        return Paragraph(Role.EMPTY)
    if line.startswith("#"):
        return Paragraph(Role.HEADING, line.lstrip("# "))
    if line.startswith("- "):
        return Paragraph(Role.BULLET, line[2:])
    if " | " in line:
        return Paragraph(Role.ROW, line)
    return Paragraph(Role.HEADING if _is_heading(lines, number) else Role.BODY, line)


def _is_heading(lines: list[str], number: int) -> bool:
    """Capitals throughout, a numbered heading, or a question on a line of its own."""
    line = lines[number]
    alone = not lines[number - 1] and not "".join(lines[number + 1 : number + 2])
    return alone and (line.isupper() or bool(re.fullmatch(r"\d\. [A-ZÆØÅ][^.,:;]{2,50}|[A-ZÆØÅ][^.,:;]{5,50}\?", line)))
