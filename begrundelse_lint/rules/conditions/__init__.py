"""The kinds of condition. A new kind is one new file in this folder and one line here."""

from __future__ import annotations

from collections.abc import Mapping

from begrundelse_lint.rules.conditions import (
    all_of,
    any_of,
    blank,
    count,
    decision,
    each,
    find,
    letter,
    measure,
    named,
    negation,
)
from begrundelse_lint.rules.conditions.base import Condition, Kind

# The word that a condition begins with in YAML, and the module that reads it.
KINDS: Mapping[str, Kind] = {
    "all": all_of,
    "any": any_of,
    "not": negation,
    "is": named,
    "letter": letter,
    "decision": decision,
    "find": find,
    "blank": blank,
    "count": count,
    "each": each,
    "measure": measure,
}

__all__ = ["KINDS", "Condition", "Kind"]
