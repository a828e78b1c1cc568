"""What rules may ask of a letter, told by the dataclasses of the understanding.

Nothing of it is written down here: a new fact type or attribute in ``understanding/reading.py`` is allowed in rules,
in the schema and in error messages at once. A closed vocabulary is an enumeration, a ``Literal``, or
``Annotated[str, THE_WORDS]``. Only used when rule files are read, never when a letter is.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum
from functools import cache

from begrundelse_lint.letter import Span
from begrundelse_lint.records import record
from begrundelse_lint.rules.facts import LETTER_EXTRAS, all_fact_types
from begrundelse_lint.understanding import reading
from begrundelse_lint.understanding.knowledge import Concept
from begrundelse_lint.understanding.reading import Fact, LetterDecision, Mention, Reading, Statement, Zone

# For each kind of value: what YAML gives, and its Danish name.
KINDS: Mapping[str, tuple[tuple[type, ...], str]] = {
    "text": ((str,), "en tekst"),
    "number": ((int, float), "et tal"),
    "truth": ((bool,), "true eller false"),
    "date": ((date,), "en dato"),
}
_BY_TYPE = {str: "text", int: "number", float: "number", bool: "truth", date: "date"}


@record
class Attribute:
    """Something a rule may ask. ``values`` are the only words allowed, where there is such a list."""

    name: str
    kind: str  # a key of KINDS
    nullable: bool
    values: tuple[str, ...] | None = None
    of_statement: bool = False  # asked of the statement that the fact stands in


def _attribute(name: str, hint: object) -> Attribute | None:
    """The attribute that a type hint describes, or None where rules cannot ask for it (spans, facts of facts)."""
    values: tuple[str, ...] = ()
    nullable = False
    for part in _parts(hint):
        if part is type(None):
            nullable = True
        elif isinstance(part, tuple | frozenset | list):
            values = (*values, *(str(word) for word in part))
    kinds = {_BY_TYPE[part] for part in _parts(hint) if part in _BY_TYPE}
    enums = [part for part in _parts(hint) if isinstance(part, type) and issubclass(part, Enum)]
    for enum in enums:
        values = (*values, *(str(member.value) for member in enum))
    if enums or values:
        kinds.add("text")
    return Attribute(name, kinds.pop(), nullable, values or None) if len(kinds) == 1 else None


def _parts(hint: object) -> Iterator[typing.Any]:
    """The types that a hint is made of, and the words that annotate it (as tuples)."""
    origin = typing.get_origin(hint)
    if origin is typing.Annotated:
        base, *notes = typing.get_args(hint)
        yield from _parts(base)
        yield from (tuple(note) for note in notes if isinstance(note, tuple | frozenset | list))
    elif origin is typing.Literal:
        yield tuple(word for word in typing.get_args(hint) if word is not None)
        if None in typing.get_args(hint):
            yield type(None)
    elif origin in (typing.Union, types.UnionType):
        for part in typing.get_args(hint):
            yield from _parts(part)
    else:
        yield hint


def _hints(cls: type) -> dict[str, object]:
    """Type hints of a dataclass's fields and of its public properties."""
    hints: dict[str, object] = {
        name: hint
        for name, hint in typing.get_type_hints(cls, include_extras=True).items()
        if name in _field_names(cls)
    }
    for base in reversed(cls.__mro__):
        for name, member in vars(base).items():
            if isinstance(member, property) and member.fget and not name.startswith("_"):
                hints[name] = typing.get_type_hints(member.fget, include_extras=True).get("return")
    return hints


def _field_names(cls: type) -> set[str]:
    return {field.name for field in dataclasses.fields(cls)}


def _attributes(cls: type, skip: tuple[str, ...] = ()) -> dict[str, Attribute]:
    found = {name: _attribute(name, hint) for name, hint in _hints(cls).items() if name not in skip}
    return {name: attribute for name, attribute in found.items() if attribute}


@cache
def fact_types() -> dict[str, dict[str, Attribute]]:
    """Every fact type by its name in rules, with what may be asked of it."""
    return {name: _statement_attributes() | _attributes(cls) for name, cls in all_fact_types().items()}


def _statement_attributes() -> dict[str, Attribute]:
    """What a fact has from its statement: the yes/no attributes that the fact itself has not."""
    own = _field_names(Fact)
    asked = {n: a for n, a in _attributes(Statement).items() if n not in own and a.kind == "truth"}
    return {name: dataclasses.replace(attribute, of_statement=True) for name, attribute in asked.items()}


@cache
def decision_attributes() -> dict[str, Attribute]:
    """What may be asked of a decision of the letter."""
    return _attributes(LetterDecision, skip=("statement",))


@cache
def letter_attributes() -> dict[str, Attribute]:
    """What may be asked of the letter as a whole; a place that may be missing is asked for as true or false."""
    found = _attributes(Reading, skip=("date", *LETTER_EXTRAS))
    places = {name for name, hint in _hints(Reading).items() if set(_parts(hint)) == {Span, type(None)}}
    return found | {name: Attribute(name, "truth", False) for name in sorted(places | set(LETTER_EXTRAS))}


@cache
def concept_words() -> dict[str, tuple[str, ...]]:
    """What a concept may mean to the reader: for each field that takes only some words, those words.

    Either the field is annotated with them, or it is named as the enumeration in ``reading`` that it takes a value of.
    """
    named = {"heading": Zone, **{name.lower(): cls for name, cls in vars(reading).items() if _is_enum(cls)}}
    found: dict[str, tuple[str, ...]] = {"status": reading.AMOUNT_STATUSES}
    for name, attribute in _attributes(Concept).items():
        if attribute.values or name in named:
            found[name] = attribute.values or tuple(str(word.value) for word in named[name])
    return found


def _is_enum(member: object) -> bool:
    return isinstance(member, type) and issubclass(member, Enum)


@cache
def measures() -> tuple[str, ...]:
    """The names of the letter's measures, where the understanding lists them."""
    return tuple(getattr(reading, "MEASURES", ()))


MENTION = next(name for name, cls in all_fact_types().items() if cls is Mention)
