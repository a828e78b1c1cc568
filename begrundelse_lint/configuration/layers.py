"""Settings in layers: the program's own, each configuration file's, its overrides, the command line's; later ones win.

An entry is a value and where it was written; what holds for a letter is known entry by entry, so that it can be told
where each comes from.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import Any

from begrundelse_lint.configuration.patterns import PathPatterns
from begrundelse_lint.configuration.settings import LevelChange, LimitChange, Settings
from begrundelse_lint.records import record
from begrundelse_lint.understanding.knowledge import Term
from begrundelse_lint.written.problems import Spot

REPLACED = ("profile", "fail_on", "template", "date", "language_model", "baseline", "metadata")
"""Settings of one value: a later layer's takes the place of an earlier one's."""

ADDED = ("select", "ignore", "levels", "limits", "exclude", "rules", "words", "suppressions", "blocks")
"""Settings of several: a later layer's are added. But a layer that selects rules begins anew: what earlier layers
selected, ignored and turned off is forgotten."""

NAMES = tuple(Settings.__dataclass_fields__)
"""Every setting, in the order in which they are shown."""

Origin = Spot | str
"""Where a value was written: a place in a file, or an option of the command line («--profile»)."""


@record
class Entry:
    """A value, or one of several, and where it was written."""

    value: Any
    origin: Origin


@record
class Layer:
    """What one block says: the top of a file, an override, or the command line. ``paths`` None: of all letters."""

    entries: Mapping[str, tuple[Entry, ...]]
    paths: PathPatterns | None = None
    spot: Spot | None = None  # where it begins in its file; None: the command line


@record
class Held:
    """What holds for a letter: the settings, and by name where they come from (a name that is missing: the default)."""

    settings: Settings
    entries: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    layers: tuple[Layer, ...] = ()  # what it comes from, the most general first


def fold(layers: Iterable[Layer]) -> Held:
    """What some layers come to, the last one on top."""
    layers = tuple(layers)
    held: dict[str, tuple[Entry, ...]] = {}
    for layer in layers:
        if "select" in layer.entries:
            _begin_anew(held)
        for name, entries in layer.entries.items():
            held[name] = _added(held.get(name, ()), entries) if name in ADDED else entries
    values: dict[str, Any] = {
        name: tuple(entry.value for entry in entries) if name in ADDED else entries[-1].value
        for name, entries in held.items()
        if entries
    }
    return Held(Settings(**values), {name: held[name] for name in NAMES if held.get(name)}, layers)


def _added(below: tuple[Entry, ...], above: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The entries together, without those below that are about the same as one above."""
    new = {_about(entry.value) for entry in above}
    return (*(entry for entry in below if _about(entry.value) not in new), *above)


def _about(value: object) -> object:
    """What a value is about: two values about the same do not hold together."""
    if isinstance(value, LevelChange):
        return value.rule.casefold()
    if isinstance(value, LimitChange):
        return value.rule.casefold(), value.level
    if isinstance(value, Term):
        return value.list, value.wording
    return value


def _begin_anew(held: dict[str, tuple[Entry, ...]]) -> None:
    for name in ("select", "ignore"):
        held.pop(name, None)
    held["levels"] = tuple(entry for entry in held.get("levels", ()) if not _turns_off(entry.value))


def _turns_off(change: LevelChange) -> bool:
    return change.level is None
