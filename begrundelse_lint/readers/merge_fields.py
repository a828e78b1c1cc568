"""Merge fields: is the result of a Word field what Word shows before the field is filled? Shared by docx and rtf."""

from __future__ import annotations

import re

_MERGE_RESULT = re.compile(r"\s*(«[^»]*»|<<[^>]*>>)?\s*")


def is_unfilled(instruction: str, result: str) -> bool:
    """Is a field with this instruction (``MERGEFIELD Navn``) unfilled? Its ``result`` is then «Navn» or nothing."""
    kind = instruction.split(maxsplit=1)[0].upper() if instruction.strip() else ""
    if kind == "MERGEFIELD":
        return _MERGE_RESULT.fullmatch(result) is not None
    return kind == "FORMTEXT" and not result.strip()
