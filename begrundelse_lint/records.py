"""Records: dataclasses that the type checker holds frozen and that cost little, to define and to make.

A letter is read into thousands of facts by a program that runs for a tenth of a second. ``dataclass(frozen=True)``
writes and compiles seven functions for each class, and sets every field of every object through
``object.__setattr__``; that was a fifth of a cold check. Here only ``__init__`` is compiled, and that nobody assigns to
a field is held by mypy, not at run time. ``dataclasses.fields`` and ``replace`` work as ever.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform, overload

T = TypeVar("T")


@overload
def record(cls: type[T], /) -> type[T]: ...
@overload
def record(*, kw_only: bool = ...) -> Callable[[type[T]], type[T]]: ...
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: type[T] | None = None, /, *, kw_only: bool = False) -> type[T] | Callable[[type[T]], type[T]]:
    """A dataclass with slots, equal to another of its class with equal fields; frozen to the type checker."""

    def made(cls: type[T]) -> type[T]:
        new: Any = dataclass(repr=False, eq=False, slots=True, kw_only=kw_only)(cls)
        new._all = attrgetter(*new.__dataclass_fields__) if new.__dataclass_fields__ else _nothing
        new.__eq__, new.__hash__, new.__repr__ = _equal, _hash, _shown
        return new  # type: ignore[no-any-return]

    return made if cls is None else made(cls)


def _nothing(_: object) -> None:
    return None


def _equal(self: Any, other: Any) -> Any:
    if type(self) is not type(other):
        return NotImplemented
    return self._all(self) == self._all(other)


def _hash(self: Any) -> int:
    return hash(self._all(self))


def _shown(self: Any) -> str:
    values = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__dataclass_fields__)
    return f"{type(self).__qualname__}({values})"
