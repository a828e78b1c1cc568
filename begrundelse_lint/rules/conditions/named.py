"""``is: NAME``: a condition that stands under ``conditions:`` once, for many rules; put in its place at loading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from begrundelse_lint.rules.conditions.base import Condition, Reads, Schema

if TYPE_CHECKING:
    from begrundelse_lint.written.yaml_tree import Value


def read(value: Value, reads: Reads) -> Condition:
    return reads.named(value)


def schema() -> Schema:
    return {"type": "string"}
