"""YAML with positions: a file as a tree of values that each know their line and column.

PyYAML's node graph (``yaml.compose``) is read directly, so that nothing is constructed that the file's author did
not write, twice-written keys are seen, and every mistake has a place.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from begrundelse_lint.written.problems import Notes, Spot

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TAG = "tag:yaml.org,2002:"
_DEEPEST = 60
_TRUE = {"true", "yes", "on"}

# PyYAML's own words are English; the ones people meet are told in Danish, the rest in general terms.
_SYNTAX = (
    ("mapping values are not allowed", "et kolon står, hvor det ikke kan stå; sæt teksten i anførselstegn"),
    ("could not find expected ':'", "her mangler et kolon efter feltets navn"),
    ("did not find expected key", "indrykningen passer ikke, eller et felt mangler"),
    ("did not find expected '-' indicator", "indrykningen passer ikke, eller en bindestreg mangler i listen"),
    ("did not find expected ',' or", "her mangler et komma, eller en parentes er ikke lukket"),
    ("cannot start any token", "tegnet kan ikke stå her; brug mellemrum, ikke tabulator, og anførselstegn om teksten"),
    ("unexpected end of stream", "et anførselstegn eller en parentes er ikke lukket"),
    ("expected <block end>", "indrykningen passer ikke"),
    ("undefined alias", "et *navn bruges, men der er intet &navn"),
    ("duplicate anchor", "det samme &navn er brugt to gange"),
    ("single document", "filen må kun have ét dokument; fjern «---» midt i filen"),
    ("control characters", "filen rummer et tegn, der ikke kan stå i en tekstfil"),
    ("not allowed", "filen rummer et tegn, der ikke kan stå i en tekstfil"),
)

_KINDS: dict[type, str] = {
    str: "en tekst",
    int: "et tal",
    float: "et tal",
    date: "en dato",
    list: "en liste",
    dict: "felter med værdier",
}


@dataclass(frozen=True, eq=False)
class Value:
    """A value of a YAML file. ``data`` is a scalar, a list of values, or a mapping of keys to values."""

    data: str | int | float | bool | date | list[Value] | dict[str, Value] | None
    spot: Spot
    keys: dict[str, Spot] = field(default_factory=dict)  # of a mapping: where each key stands
    text_line: int = 0  # of a text: the line that its first line stands on

    @property
    def kind(self) -> str:
        """What the value is, in Danish, for messages."""
        if self.data is None:
            return "tom"
        if isinstance(self.data, bool):
            return "true eller false"
        return _KINDS[type(self.data)]


def read(path: Path, content: bytes, notes: Notes, *, empty: Value | None = None) -> Value | None:
    """The tree of a file, or None where it cannot be read; every mistake is noted.

    A file of nothing but comments is a mistake too, unless ``empty`` says what it stands for.
    """
    text = decoded(path, content, notes)
    if text is None:
        return None
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        notes.add(_error_spot(path, error), f"filen er ikke gyldig YAML: {_in_danish(str(error))}.")
        return None
    except RecursionError:
        notes.add(Spot(path, 1, 1), "filen er indrykket for dybt.")
        return None
    if node is None and empty is not None:
        return empty
    if node is None:
        notes.add(Spot(path, 1, 1), "filen er tom.")
        return None
    return _Converter(path, notes).value(node, 0)


def decoded(path: Path, content: bytes, notes: Notes) -> str | None:
    """The text of a file, or None where it is not UTF-8, which is noted."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8", errors="replace")
        spot = Spot(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
        notes.add(spot, "filen er ikke gemt som UTF-8; gem den igen med tegnsættet UTF-8.")
        return None


def _error_spot(path: Path, error: yaml.YAMLError) -> Spot:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    return Spot(path, mark.line + 1, mark.column + 1) if mark else Spot(path, 1, 1)


def _in_danish(problem: str) -> str:
    for english, danish in _SYNTAX:
        if english in problem:
            return danish
    return "tjek indrykning, kolon og anførselstegn her og på linjen før"


class _Converter:
    def __init__(self, path: Path, notes: Notes) -> None:
        self.path = path
        self.notes = notes
        self.done: dict[int, Value] = {}  # a node that is used by alias is converted once

    def spot(self, node: yaml.Node) -> Spot:
        return Spot(self.path, node.start_mark.line + 1, node.start_mark.column + 1)

    def value(self, node: yaml.Node, depth: int) -> Value:
        if id(node) in self.done:
            return self.done[id(node)]
        spot = self.spot(node)
        if depth > _DEEPEST:
            self.notes.add(spot, "filen er indrykket for dybt, eller den henviser til sig selv.", settles=True)
            return Value(None, spot)
        if isinstance(node, yaml.MappingNode):
            value = self.mapping(node, spot, depth)
        elif isinstance(node, yaml.SequenceNode):
            value = Value([self.value(item, depth + 1) for item in node.value], spot)
        elif isinstance(node, yaml.ScalarNode):
            value = self.scalar(node, spot)
        else:
            raise TypeError(f"unknown YAML node {node!r}")
        self.done[id(node)] = value
        return value

    def mapping(self, node: yaml.MappingNode, spot: Spot, depth: int) -> Value:
        data: dict[str, Value] = {}
        keys: dict[str, Spot] = {}
        for key, item in node.value:
            place = self.spot(key)
            if not isinstance(key, yaml.ScalarNode):
                self.notes.add(place, "et felts navn skal være en tekst.")
                continue
            if key.value in data:
                self.notes.add(place, f"«{key.value}» står to gange (første gang på linje {keys[key.value].line}).")
                continue
            data[key.value] = self.value(item, depth + 1)
            keys[key.value] = place
        return Value(data, spot, keys)

    def scalar(self, node: yaml.ScalarNode, spot: Spot) -> Value:
        text = str(node.value)
        tag = node.tag.removeprefix(_TAG)
        if tag == "str" or node.style in ("'", '"', "|", ">"):
            return Value(text, spot, text_line=spot.line + (node.style in ("|", ">")))
        if tag == "null":
            return Value(None, spot)
        if tag == "bool":
            return Value(text.lower() in _TRUE, spot)
        try:
            if tag == "int":
                return Value(int(text), spot)
            if tag == "float":
                return Value(float(text), spot)
            if tag == "timestamp":
                return Value(date.fromisoformat(text), spot)
        except ValueError:
            advice = "datoer skrives som 2024-05-14" if tag == "timestamp" else "sæt tekst i anførselstegn"
            self.notes.add(spot, f"«{text}» kan ikke læses; {advice}.", settles=True)
            return Value(None, spot)
        self.notes.add(spot, f"«{text}» har et mærke (!), som ikke bruges her.", settles=True)
        return Value(None, spot)
