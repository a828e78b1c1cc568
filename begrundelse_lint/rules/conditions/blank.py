"""``blank: NAME``: a field of the template that will hold this is still blank; short for a ``find``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from begrundelse_lint.rules.conditions.base import Condition, Reads, Schema
from begrundelse_lint.rules.conditions.find import Find

if TYPE_CHECKING:
    from begrundelse_lint.written.yaml_tree import Value


def read(value: Value, reads: Reads) -> Condition:
    return Find(reads.blank(value))


def schema() -> Schema:
    return {"$ref": "#/$defs/blank"}
