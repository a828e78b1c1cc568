"""TOML read with positions: the same values as ``tomllib`` gives, each key and value where it stands."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from begrundelse_lint.written import toml_tree
from begrundelse_lint.written.problems import Notes
from begrundelse_lint.written.yaml_tree import Value

FILE = Path("pyproject.toml")


def tree(text: str, *table: str) -> Value:
    notes = Notes()
    found = toml_tree.read(FILE, text.encode(), notes, table=table)
    assert found is not None, notes.problems
    return found


def plain(value: Value) -> Any:
    if isinstance(value.data, dict):
        assert value.data.keys() == value.keys.keys()
        return {name: plain(item) for name, item in value.data.items()}
    return [plain(item) for item in value.data] if isinstance(value.data, list) else value.data


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# intet\n",
        'a = 1\nb = 2.5\nc = true\nd = "tekst"\ne = 2024-05-14\n',
        "a.b.c = 1\na.b.d = 2\na . \"e f\" . 'g' = 3\n",
        "[a]\nx = 1\n[a.b]\ny = 2\n[c.d.e]\nz = 3\n[c]\nw = 4\n",
        "[[a]]\nx = 1\n[[a]]\nx = 2\n[a.b]\ny = 3\n[[a.c]]\n[[a.c]]\nz = 4\n",
        'a = [1, 2, # tre\n  3,\n]\nb = []\nc = [[1], ["x", "y"]]\n',
        "a = {}\nb = { c = 1, d.e = 2, f = { g = [ { h = 3 } ] } }\n",
        "a = \"\"\"\nflere\nlinjer = [ # ikke en kommentar\n\"\"\"\nb = '''x\n'y' '''\nc = 1\n",
        'a = """slut med to""""\nb = """"to foran"""\nc = \'\'\'\'et\'\'\'\'\n',
        'a = "# ] } = \\" \\\\"\nb = \'\\\'\n# [c]\n',
        'a = 1\r\n[b]\r\nc = """x\r\ny"""\r\n',
        '"" = 1\n"[b]" = 2\n\'c.d\' = 3\n"\\u00e6" = 4\n',
        "a = 0x1F\nb = 1_000\nc = +5\nd = 1e3\ne = -0.5\n",
        "[ a . b ] # en tabel\nc=1#tæt\n",
    ],
)
def test_the_values_are_those_of_tomllib(text: str) -> None:
    assert plain(tree(text)) == tomllib.loads(text)


KEYS = st.text("abæ_-. \"'#[]{}=\n", max_size=4)
SCALARS = st.one_of(st.integers(-99, 99), st.booleans(), st.text("aæ\"'\\#[]{},=\n\t", max_size=6), st.dates())
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3), max_leaves=8
)


def written(value: Any) -> str:
    """A value as TOML, on one line."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "{" + ", ".join(f"{written(key)} = {written(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(written, value)) + "]"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int):
        return str(value)
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


@given(st.dictionaries(KEYS, VALUES, max_size=4), st.dictionaries(KEYS, VALUES, max_size=3))
def test_whatever_is_written_is_read_as_tomllib_reads_it(top: dict[str, Any], table: dict[str, Any]) -> None:
    pairs = [f"{written(key)} = {written(value)}\n" for key, value in top.items() if key != "tool"]
    inside = [f"{written(key)}={written(value)} # æ\n" for key, value in table.items()]
    text = "".join([*pairs, "[tool.x]\n", *inside])
    found = tree(text)
    assert plain(found) == tomllib.loads(text)
    lines = text.split("\n")
    for line, key in enumerate((key for key in top if key != "tool"), start=1):
        assert found.keys[key][1:] == (line, 1)
        assert isinstance(found.data, dict)
        value = found.data[key]
        assert value.spot[1:] == (line, len(written(key)) + 4)
        assert lines[line - 1][value.spot.column - 1 :].startswith(written(top[key])[:1])


def test_keys_and_values_know_their_places() -> None:
    found = tree('[project]\nname = "x"\n\n[tool.begrundelse-lint]\nlevels = {A = "fejl", "b c" = "råd"}\n  ignore = [\n"LAS",\n   "SAG"]\n', "tool", "begrundelse-lint")  # fmt: skip  # noqa: E501
    assert isinstance(found.data, dict)
    levels, ignore = found.data["levels"], found.data["ignore"]
    assert {name: spot[1:] for name, spot in found.keys.items()} == {"levels": (5, 1), "ignore": (6, 3)}
    assert {name: spot[1:] for name, spot in levels.keys.items()} == {"A": (5, 11), "b c": (5, 23)}
    assert isinstance(ignore.data, list)
    assert [item.spot[1:] for item in ignore.data] == [(7, 1), (8, 4)]


def test_a_table_in_a_list_stands_where_its_header_does() -> None:
    found = tree('[[a.b]]\nx = 1\n\n  [[a.b]]\n  x = "to"\n', "a", "b")
    assert isinstance(found.data, list)
    assert [item.spot[1:] for item in found.data] == [(1, 1), (4, 3)]
    assert found.data[1].keys["x"][1:] == (5, 3)
