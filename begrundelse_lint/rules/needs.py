"""What of a rule only a language model can give. Only used when rule files are read."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from begrundelse_lint.rules.facts import all_fact_types
from begrundelse_lint.rules.model import Rule
from begrundelse_lint.rules.patterns import Pattern
from begrundelse_lint.understanding.reading import MEASURES_BY_MODEL


def needed(rule: Rule) -> dict[str, str]:
    """The facts and measures that a rule asks for and that take a language model, with what they need of it."""
    found: dict[str, str] = {}
    for part in _parts(rule):
        need = all_fact_types()[part.fact].needs if isinstance(part, Pattern) else MEASURES_BY_MODEL.get(str(part))
        if need is not None:
            found[part.fact if isinstance(part, Pattern) else str(part)] = need
    return found


def _parts(value: object) -> Iterator[Pattern | str]:
    """Every pattern and every word that a rule, or a part of one, is made of."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _parts(item)
    elif dataclasses.is_dataclass(value):
        if isinstance(value, Pattern):
            yield value
        for field in dataclasses.fields(value):
            yield from _parts(getattr(value, field.name))
