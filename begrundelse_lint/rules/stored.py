"""Rule sets as plain data and back, for :mod:`cache`.

The plain data is what :mod:`marshal` can hold: numbers, texts, lists, tuples, sets. An object becomes a tuple of its
class's number and its fields, a tuple becomes a list. Nothing that is loaded is ever executed.
"""

from __future__ import annotations

import dataclasses
import marshal
from datetime import date
from enum import Enum
from typing import Any

from begrundelse_lint.finding import Level
from begrundelse_lint.language.matcher import WordingIndex
from begrundelse_lint.rules import checks, model, patterns, points
from begrundelse_lint.rules.conditions import KINDS
from begrundelse_lint.understanding import knowledge

_DAY, _LEVEL, _TEMPLATES, _WORDINGS, _SET, _OBJECT = -1, -2, -3, -4, -5, -6
_ENUMS: dict[type[Enum], int] = {Level: _LEVEL, model.Templates: _TEMPLATES}
_MODULES: tuple[object, ...] = (model, checks, patterns, points, knowledge, *KINDS.values())


def _is_stored(member: object) -> bool:
    return isinstance(member, type) and dataclasses.is_dataclass(member) and member is not WordingIndex


# Every dataclass that a rule set is made of, in an order that follows from their names alone.
_CLASSES: tuple[type[Any], ...] = tuple(
    sorted(
        {member for module in _MODULES for member in vars(module).values() if _is_stored(member)} - {model.RuleSet},
        key=lambda cls: f"{cls.__module__}.{cls.__qualname__}",
    )
)
_NUMBERS = {cls: number for number, cls in enumerate(_CLASSES)}
_FIELDS = tuple(tuple(field.name for field in dataclasses.fields(cls)) for cls in _CLASSES)

# The shape of the plain data: a rule set stored under another shape is not read.
SHAPE = repr([(cls.__qualname__, names) for cls, names in zip(_CLASSES, _FIELDS, strict=True)])


class _Packer:
    """Packs one value. Equal objects are packed once: rules share most of what they ask for."""

    def __init__(self) -> None:
        self.table: list[tuple[Any, ...]] = []
        self._known: dict[bytes, int] = {}

    def pack(self, value: Any) -> Any:
        """The plain data that stands for a value."""
        if type(value) in _NUMBERS:
            number = _NUMBERS[type(value)]
            return self._shared((number, *(self.pack(getattr(value, name)) for name in _FIELDS[number])))
        if isinstance(value, WordingIndex):
            return (_WORDINGS, *(getattr(value, field.name) for field in dataclasses.fields(value)))
        if type(value) in _ENUMS:
            return (_ENUMS[type(value)], str(value.value))
        if isinstance(value, date):
            return (_DAY, value.toordinal())
        if isinstance(value, tuple | list):
            return [type(value) is tuple, *map(self.pack, value)]
        if isinstance(value, dict):
            return {key: self.pack(item) for key, item in value.items()}
        if isinstance(value, frozenset) and any(isinstance(item, date) for item in value):
            return (_SET, [self.pack(item) for item in value])
        return value

    def _shared(self, entry: tuple[Any, ...]) -> tuple[int, int]:
        key = marshal.dumps(entry)
        if key not in self._known:
            self._known[key] = len(self.table)
            self.table.append(entry)
        return _OBJECT, self._known[key]


def pack(value: Any) -> Any:
    """The plain data that stands for a rule set, or a part of one: the objects it is made of, and itself."""
    packer = _Packer()
    root = packer.pack(value)
    return packer.table, root


def unpack(packed: Any) -> Any:
    """The value that plain data stands for. Objects that were equal are one object."""
    table, root = packed
    objects: list[Any] = []
    for number, *fields in table:
        objects.append(
            _CLASSES[number](*[_unpack(item, objects) if type(item) in _PACKED else item for item in fields])
        )
    return _unpack(root, objects)


_PACKED = frozenset((tuple, list, dict))  # what may hold something that was packed


def _unpack(plain: Any, objects: list[Any]) -> Any:
    kind = type(plain)
    if kind is tuple:
        return objects[plain[1]] if plain[0] == _OBJECT else _unpack_special(plain)
    if kind is list:
        items = [_unpack(item, objects) if type(item) in _PACKED else item for item in plain[1:]]
        return tuple(items) if plain[0] else items
    if kind is dict:
        return {key: _unpack(item, objects) for key, item in plain.items()}
    return plain


def _unpack_special(plain: Any) -> Any:
    number = plain[0]
    if number == _DAY:
        return date.fromordinal(plain[1])
    if number == _WORDINGS:
        return WordingIndex(*plain[1:])
    if number == _SET:
        return frozenset(_unpack(item, []) for item in plain[1])
    return _WORDS[number][plain[1]]


_WORDS = {number: {str(word.value): word for word in enum} for enum, number in _ENUMS.items()}
