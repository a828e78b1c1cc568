"""What holds for a letter, for people and for machines: each setting, its value, and where that was written."""

from __future__ import annotations

import json
import os
import textwrap
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from begrundelse_lint.configuration import Accepted, Blocks, Held, LevelChange, LimitChange, Origin
from begrundelse_lint.configuration.layers import ADDED, NAMES
from begrundelse_lint.configuration.patterns import PathPatterns
from begrundelse_lint.reports.layout import Layout, Piece, cells, printable
from begrundelse_lint.reports.look import Look
from begrundelse_lint.reports.words import number, some
from begrundelse_lint.understanding.knowledge import Term
from begrundelse_lint.written.problems import Spot

_NONE = "–"
_DEFAULT = "standard"
_COMMAND_LINE = "kommandolinjen"
_UNSAID = {"date": "i dag", "template": "auto"}  # what holds where a setting of one value has none
_PLACES = ("count", "folder", "lines", "origin", "spot", "written")  # of the records, not of what they say
_LEAST = 20  # columns for values; where there is no room for them, places stand on lines of their own


class Spoken(NamedTuple):
    """How many rules there are, and how many of them look at a letter."""

    rules: int
    speaking: int


def render(path: str, held: Held, spoken: Spoken, look: Look) -> str:
    """A table: setting, value, place. Places are told as seen from the current folder."""
    layout = Layout(look.width, look.colour)
    rows = list(_rows(held))
    parts = [
        [layout.paragraph(Piece(path, "bold"))],
        [layout.paragraph(line, indent=2, hang=2) for line in _files(held)],
        list(_table(rows, layout)),
        [layout.paragraph(f"{spoken.speaking} af {some(spoken.rules, 'regel', 'regler')} ser på brevet.", indent=2)],
    ]
    return "\n\n".join("\n".join(lines) for lines in parts) + "\n"


def as_json(path: str, held: Held, spoken: Spoken) -> str:
    """The same as JSON."""
    settings = {
        name: [{"value": _plain(entry.value), **_from(entry.origin)} for entry in held.entries.get(name, ())]
        or ([] if name in ADDED else [{"value": _plain(getattr(held.settings, name)), "from": "default"}])
        for name in NAMES
    }
    document = {
        "path": path,
        "files": [str(file) for file in _all_files(held)],
        "settings": settings,
        "rules": spoken.rules,
        "speaking": spoken.speaking,
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _plain(value: Any) -> Any:
    """A value as JSON has it; records without where they are written, which is told beside them."""
    if isinstance(value, PathPatterns):
        return list(value.patterns)
    if is_dataclass(value):
        told = {field.name: _plain(getattr(value, field.name)) for field in fields(value) if field.name not in _PLACES}
        return told.pop("suppression", {}) | told if "suppression" in told else told
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Path | date):
        return str(value)
    return value


def _from(origin: Origin) -> Mapping[str, object]:
    if isinstance(origin, Spot):
        return {"from": "file", "file": str(origin.path), "line": origin.line, "column": origin.column}
    return {"from": "command line", "option": origin}


# The files


def _files(held: Held) -> Iterator[str]:
    """The configuration files that hold, the nearest first, and the overrides of them."""
    files = _all_files(held)
    if not files:
        yield "Der er ingen konfigurationsfil ved brevet, så det, programmet selv vælger, gælder."
        return
    yield f"Konfiguration: {_seen_from_here(files[0])}"
    for file in files[1:]:
        yield f"bygger på: {_seen_from_here(file)}"
    for layer in held.layers:
        if layer.paths is not None and layer.spot is not None:
            yield f"undtagelse for: {', '.join(layer.paths.patterns)} ({_place(layer.spot)})"


def _all_files(held: Held) -> list[Path]:
    return list(dict.fromkeys(layer.spot.path for layer in reversed(held.layers) if layer.spot is not None))


def _seen_from_here(path: Path) -> str:
    """The path from the current folder, where that is not a long way round."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # another drive
        return str(path)
    return str(path) if relative.startswith(os.path.join("..", "..", "..")) else relative


# The table


class _Row(NamedTuple):
    name: str
    value: str
    place: str


def _rows(held: Held) -> Iterator[_Row]:
    for name in NAMES:
        entries = held.entries.get(name, ())
        if not entries:
            yield _Row(name, _shown(getattr(held.settings, name) or None) or _UNSAID.get(name, _NONE), _DEFAULT)
        for number_, entry in enumerate(entries):
            place = _place(entry.origin)
            yield _Row("" if number_ else name, _shown(entry.value) or _UNSAID.get(name, _NONE), place)


def _place(origin: Origin) -> str:
    return f"{_seen_from_here(origin.path)}:{origin.line}" if isinstance(origin, Spot) else f"{_COMMAND_LINE}: {origin}"


def _table(rows: list[_Row], layout: Layout) -> Iterator[str]:
    """Columns as wide as their words; long values are wrapped within theirs."""
    first, values, places = (max(cells(row[column]) for row in rows) for column in range(3))
    room = min(values, layout.width - 2 - first - 2 - 2 - places)
    for row in rows:
        start = f"  {row.name.ljust(first)}  "
        place = layout.paint(printable(row.place), "dim")
        if room < min(_LEAST, values):
            lines = textwrap.wrap(printable(row.value), layout.width - len(start)) or [""]
            yield f"{start}{lines[0]}"
            yield from (f"  {' ' * first}  {line}" for line in (*lines[1:], place))
            continue
        lines = textwrap.wrap(printable(row.value), room) or [""]
        yield f"{start}{lines[0]}{' ' * (room - cells(lines[0]))}  {place}"
        yield from (f"  {' ' * first}  {line}" for line in lines[1:])


# Values, as they are written in a configuration


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    show = _SHOW.get(type(value))
    return show(value) if show else "" if value is None else str(value)


def _level(change: LevelChange) -> str:
    return f"{change.rule}: {change.level.value if change.level else 'fra'}"


def _limit(change: LimitChange) -> str:
    decimals = 0 if float(change.limit).is_integer() else 1
    level = f" ({change.level.value})" if change.level else ""
    return f"{change.rule}: {number(change.limit, decimals)}{level}"


def _term(term: Term) -> str:
    told = "er tilladt" if term.allow else term.plain or ""
    return f"{term.list}: {term.wording}{f' – {told}' if told else ''}"


def _accepted(accepted: Accepted) -> str:
    known = accepted.suppression
    until = f" (til og med {known.until.isoformat()})" if known.until else ""
    return f"{known.rule}: {known.reason}{until}"


def _blocks(blocks: Blocks) -> str:
    return f"{blocks.name}: {' + '.join(blocks.parts)}"


_SHOW: Mapping[type, Callable[[Any], str]] = {
    LevelChange: _level,
    LimitChange: _limit,
    Term: _term,
    Accepted: _accepted,
    Blocks: _blocks,
    date: date.isoformat,
    PathPatterns: lambda patterns: ", ".join(patterns.patterns),
    type(Path()): _seen_from_here,
}
