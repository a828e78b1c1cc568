"""Suppressions in comments of the letter's own file. Imported only where a letter has such a comment."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date

from begrundelse_lint.letter import Comment, Letter
from begrundelse_lint.suppression import Origin, Suppression


class NotUnderstoodError(ValueError):
    """A comment to the linter that says nothing it knows."""


HOW_TO_WRITE = "begrundelse-lint: ignorér REGEL – grund"
_COMMENT = re.compile(
    r"ignor[eé]r\s+(?P<rules>[\w-]+(?:(?:\s*,\s*|\s+og\s+)[\w-]+)*)"
    r"(?P<whole>\s+i\s+hele\s+brevet)?"
    r"(?:\s+til\s+(?P<until>\d{4}-\d\d-\d\d))?"
    r"\s*(?:\s[–—-]|:)\s*(?P<reason>\S.*)",
    re.IGNORECASE,
)


def read_all(letter: Letter, is_rule: Callable[[str], bool]) -> tuple[tuple[Suppression, ...], tuple[str, ...]]:
    """What the comments of a letter say is known, and what is wrong with the others (Danish, with file and line)."""
    known: list[Suppression] = []
    wrong: list[str] = []
    for comment in letter.comments:
        there = f"{letter.path}:{comment.line}"
        try:
            said = read(comment, letter.path)
        except NotUnderstoodError:
            wrong.append(f"{there}: Kommentaren kan ikke forstås. Skriv «{HOW_TO_WRITE}».")
            continue
        wrong += [f"{there}: Reglen «{item.rule}» findes ikke." for item in said if not is_rule(item.rule)]
        known += [item for item in said if is_rule(item.rule)]
    return tuple(known), tuple(wrong)


def read(comment: Comment, path: str) -> tuple[Suppression, ...]:
    """What a comment in the letter's file says: «ignorér ABC001, ord-navn til 2027-06-30 – grunden».

    It is about the paragraph that it stands at; with «i hele brevet» about the whole letter.

    Raises:
        NotUnderstoodError: it cannot be understood.
    """
    match = _COMMENT.fullmatch(unicodedata.normalize("NFC", comment.text))
    if match is None:
        raise NotUnderstoodError(comment.text)
    try:
        until = date.fromisoformat(match["until"]) if match["until"] else None
    except ValueError as error:
        raise NotUnderstoodError(comment.text) from error
    return tuple(
        Suppression(
            rule=rule,
            reason=match["reason"],
            origin=Origin.LETTER,
            written=f"{path}:{comment.line}",
            lines=None if match["whole"] else comment.lines,
            until=until,
        )
        for rule in re.split(r"\s*,\s*|\s+og\s+", match["rules"])
    )
