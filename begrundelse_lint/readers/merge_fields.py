"""Merge fields: what a Word field is called, and whether it has been filled. Shared by docx and rtf."""

from __future__ import annotations

import re

from begrundelse_lint.letter import Mark, MarkedField

_NAMED = re.compile(r"\s*(?:MERGEFIELD|DOCPROPERTY|DOCVARIABLE|ASK|FILLIN|REF)\s+(?:\"([^\"]+)\"|(\S+))", re.I)
PROMPT = re.compile(r"\s*(vælg|klik|tryk|skriv|angiv|indsæt|indtast|choose|click|select|enter)\b", re.I)
"""How the text of an unfilled control begins."""
_MERGE_RESULT = re.compile(r"\s*(«[^»]*»|<<[^>]*>>)?\s*")


def is_unfilled(instruction: str, result: str) -> bool:
    """Is a field with this instruction (``MERGEFIELD Navn``) unfilled? Its ``result`` is then «Navn» or nothing."""
    kind = instruction.split(maxsplit=1)[0].upper() if instruction.strip() else ""
    if kind == "MERGEFIELD":
        return _MERGE_RESULT.fullmatch(result) is not None
    return kind == "FORMTEXT" and not result.strip()


def name_of(instruction: str) -> str:
    """The name of a field that takes its text from outside the letter («Sagsnummer»), else nothing."""
    named = _NAMED.match(instruction)
    return (named[1] or named[2] or "").strip() if named else ""


def marked(instruction: str, result: str, start: int) -> MarkedField | None:
    """The field that begins at ``start`` and shows ``result``, where it is one that a writer or system fills."""
    name = name_of(instruction)
    if is_unfilled(instruction, result):
        return MarkedField(start, start + len(result), Mark.UNFILLED, name)
    return MarkedField(start, start + len(result), Mark.FILLED, name) if name and result.strip() else None
