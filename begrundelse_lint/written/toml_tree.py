"""TOML with positions: a table of a file as a tree of values that each know their line and column.

``tomllib`` says whether the file is TOML and what each value is; it keeps no positions, so the text is walked through
once more for where each key and value stands. The tree is the same as that of YAML (:mod:`yaml_tree`).
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from begrundelse_lint.written.problems import Notes, Spot
from begrundelse_lint.written.yaml_tree import Value, decoded

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_STRINGS = (
    r'"""(?:\\.|[^\\])*?"""(?:"{0,2})',
    r"'''.*?'''(?:'{0,2})",
    r'"(?:\\.|[^"\\\n])*"',
    r"'[^'\n]*'",
)
_STRING = re.compile("|".join(_STRINGS), re.DOTALL)
_SCALAR = re.compile(r"\d{4}-\d\d-\d\d \d\d:[^\s,\]}#]+|[^\s,\]}#]+")
_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)")

# tomllib's own words are English; the ones people meet are told in Danish, the rest in general terms.
_SYNTAX = (
    ("Expected '=' after a key", "her mangler et lighedstegn efter feltets navn"),
    ("Invalid initial character for a key", "her skal stå navnet på et felt"),
    ("Invalid statement", "her skal stå et felt eller en [tabel]"),
    ("Invalid value", "værdien kan ikke læses; sæt tekst i anførselstegn"),
    ("Cannot overwrite a value", "feltet står to gange"),
    ("Duplicate inline table key", "feltet står to gange"),
    ("Cannot declare", "tabellen står to gange"),
    ("Cannot mutate immutable", "tabellen står to gange"),
    ("Unclosed array", "en liste er ikke lukket"),
    ("Unclosed inline table", "en krøllet parentes er ikke lukket"),
    ("Unterminated string", "et anførselstegn mangler"),
    ("Illegal character", "et anførselstegn mangler, eller et tegn kan ikke stå her"),
    ("Expected newline", "der står for meget på linjen"),
    ("Expected ']'", "en kantet parentes er ikke lukket"),
)


def read(path: Path, content: bytes, notes: Notes, *, table: tuple[str, ...] = ()) -> Value | None:
    """The tree of a table (by default the whole file), or None where there is none; every mistake is noted."""
    text = decoded(path, content, notes)
    if text is None:
        return None
    text = text.replace("\r\n", "\n")
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        notes.add(_error_spot(path, text, str(error)), f"filen er ikke gyldig TOML: {_in_danish(str(error))}.")
        return None
    except RecursionError:
        notes.add(Spot(path, 1, 1), "filen er indrykket for dybt.")
        return None
    found: Value | None = _Walk(path, text).document()
    for name in table:
        found = found.data.get(name) if found is not None and isinstance(found.data, dict) else None
    if found is None:
        notes.add(Spot(path, 1, 1), f"filen har ingen tabel [{'.'.join(table)}].")
    return found


def _error_spot(path: Path, text: str, message: str) -> Spot:
    place = _PLACE.search(message)
    if place is not None and place[1]:
        return Spot(path, int(place[1]), int(place[2]))
    return Spot(path, text.count("\n") + 1, len(text) - text.rfind("\n"))


def _in_danish(message: str) -> str:
    for english, danish in _SYNTAX:
        if english in message:
            return danish
    return "tjek lighedstegn, anførselstegn og parenteser her"


_Name = tuple[tuple[str, int], ...]  # the parts of a dotted name, and where each stands


class _Walk:
    """A walk through a text that is known to be TOML."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.text = text
        self.at = 0
        self.starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def document(self) -> Value:
        """The whole file."""
        root = here = self._mapping(0)
        while self._skip(_BLANK) < len(self.text):
            start = self.at
            if self.text[start] != "[":
                self._pair(here)
                continue
            listed = self.text.startswith("[[", start)
            self.at += 1 + listed
            name = self._key()
            self._skip(_SPACE)
            self.at += 1 + listed
            here = self._open(root, name, listed, start)
        return root

    def _open(self, root: Value, name: _Name, listed: bool, start: int) -> Value:
        """The table that a header opens."""
        above = self._inside(root, name[:-1])
        last, at = name[-1]
        assert isinstance(above.data, dict)
        if listed:
            tables = above.data.setdefault(last, Value([], self._spot(start)))
            above.keys.setdefault(last, self._spot(at))
            assert isinstance(tables.data, list)
            tables.data.append(self._mapping(start))
            return tables.data[-1]
        return self._inside(above, name[-1:])

    def _inside(self, value: Value, name: _Name) -> Value:
        """The mapping that a dotted name leads to, made where it is not there yet; of a list of tables the last."""
        for part, at in name:
            assert isinstance(value.data, dict)
            if part not in value.data:
                value.data[part] = self._mapping(at)
                value.keys[part] = self._spot(at)
            value = value.data[part]
            if isinstance(value.data, list):
                value = value.data[-1]
        return value

    def _pair(self, here: Value) -> None:
        """A key, an equals sign and a value."""
        *above, (last, at) = self._key()
        self._skip(_SPACE)
        self.at += 1  # the equals sign
        self._skip(_SPACE)
        owner = self._inside(here, tuple(above))
        assert isinstance(owner.data, dict)
        owner.keys[last] = self._spot(at)
        owner.data[last] = self._value()

    def _key(self) -> _Name:
        """A dotted name, each part with where it stands."""
        parts: list[tuple[str, int]] = []
        while True:
            start = self._skip(_SPACE)
            match = _BARE_KEY.match(self.text, start) or _STRING.match(self.text, start)
            assert match is not None
            self.at = match.end()
            quoted = match[0][0] in "\"'"
            parts.append((next(iter(tomllib.loads(f"{match[0]} = 0"))) if quoted else match[0], start))
            if self._skip(_SPACE) >= len(self.text) or self.text[self.at] != ".":
                return tuple(parts)
            self.at += 1

    def _value(self) -> Value:
        start, first = self.at, self.text[self.at]
        if first == "[":
            return Value([self._value() for _ in self._items("]")], self._spot(start))
        if first == "{":
            inline = self._mapping(start)
            for _ in self._items("}"):
                self._pair(inline)
            return inline
        match = _STRING.match(self.text, start) or _SCALAR.match(self.text, start)
        assert match is not None
        self.at = match.end()
        return self._scalar(match[0], self._spot(start))

    def _items(self, end: str) -> Iterator[int]:
        """Stops at each item of a list or an inline table, until its end."""
        self.at += 1
        while self._skip(_BLANK) < len(self.text) and self.text[self.at] != end:
            yield self.at
            if self.text[self._skip(_BLANK)] == ",":
                self.at += 1
        self.at += 1

    def _scalar(self, written: str, spot: Spot) -> Value:
        data = tomllib.loads(f"x = {written}")["x"]
        if isinstance(data, str | int | float) or (isinstance(data, date) and not isinstance(data, datetime)):
            return Value(data, spot, text_line=spot.line)
        return Value(written, spot, text_line=spot.line)  # a time of day: nothing here takes one

    def _mapping(self, at: int) -> Value:
        return Value({}, self._spot(at))

    def _spot(self, at: int) -> Spot:
        line = bisect_right(self.starts, at)
        return Spot(self.path, line, at - self.starts[line - 1] + 1)

    def _skip(self, pattern: re.Pattern[str]) -> int:
        match = pattern.match(self.text, self.at)
        assert match is not None
        self.at = match.end()
        return self.at
