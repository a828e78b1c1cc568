"""What every kind of condition is, and what the reading of one may use."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Protocol

from begrundelse_lint.rules.facts import Facts, Words
from begrundelse_lint.rules.patterns import Demand, Pick

if TYPE_CHECKING:  # reading rule files; not needed to judge a letter
    from begrundelse_lint.rules.vocabulary import Attribute
    from begrundelse_lint.written.form import Form
    from begrundelse_lint.written.problems import Spot
    from begrundelse_lint.written.yaml_tree import Value

Schema = dict[str, Any]


class Condition(ABC):
    """Something that holds for a letter or does not."""

    @abstractmethod
    def holds(self, facts: Facts) -> bool:
        """Does the condition hold for this letter?"""

    def evidence(self, facts: Facts) -> tuple[Words, ...]:
        """The words that make it hold, in the order of the letter; none where it holds for want of words."""
        return ()


class Reads(Protocol):
    """Reads the parts of a condition from YAML, noting mistakes (see :mod:`begrundelse_lint.rules.reader`)."""

    def condition(self, value: Value) -> Condition: ...
    def conditions(self, value: Value) -> tuple[Condition, ...]: ...
    def named(self, value: Value) -> Condition: ...
    def pattern(self, value: Value) -> Pick: ...
    def pattern_in(self, form: Form, name: str) -> Pick: ...
    def blank(self, value: Value) -> Pick: ...
    def form(self, value: Value, what: str, allowed: Iterable[str], required: Iterable[str] = ()) -> Form: ...
    def demands(self, value: Value, attributes: Mapping[str, Attribute], what: str) -> tuple[Demand, ...]: ...
    def bounds(self, form: Form) -> tuple[float | None, float | None]: ...
    def attribute(self, form: Form, name: str, pick: Pick, kind: str | None = None) -> str | None: ...
    def measure(self, form: Form, name: str) -> str: ...
    def wrong(self, spot: Spot, message: str) -> None: ...


class Kind(Protocol):
    """A module of this package: one kind of condition."""

    def read(self, value: Value, reads: Reads) -> Condition:
        """The condition that a value in YAML stands for."""

    def schema(self) -> Schema:
        """JSON Schema of that value."""


CONDITION: Schema = {"$ref": "#/$defs/condition"}
PATTERN: Schema = {"$ref": "#/$defs/pattern"}


def fields(properties: Mapping[str, Schema], required: Iterable[str] = ()) -> Schema:
    """JSON Schema of a mapping that has these fields and no others."""
    return {"type": "object", "properties": dict(properties), "required": list(required), "additionalProperties": False}
