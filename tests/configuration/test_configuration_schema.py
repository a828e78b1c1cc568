"""The JSON Schema of configurations, against the reader: what one takes the other takes too."""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from configured import BROKEN, HERE, Write, configurations
from jsonschema import Draft202012Validator

from begrundelse_lint.configuration import Settings, schema

STORED = HERE.parent.parent / "docs" / "configuration.schema.json"
VALIDATOR = Draft202012Validator(schema.schema())

# Mistakes that a schema cannot see: they are about names, files, or more than one place.
BEYOND = {
    "abbreviated_date", "date_is_text", "extends_a_folder", "extends_itself", "extends_nothing", "folder_is_a_file",
    "folder_is_not_there", "key_twice", "limit_for_a_lower_level", "limit_of_a_count", "limit_of_a_group",
    "limit_of_a_rule_without", "rule_unknown", "suppression_of_a_group", "word_list_unknown", "time_of_day",
}  # fmt: skip

FULL = """
extends: grund.yaml
profile: alle
select: [UDM, uklart-resultat]
ignore: LAS005
levels: {DIA002: advarsel, LAS: fra}
limits: {LAS001: {råd: 40, advarsel: 50.5}, LAS002: 25}
fail_on: aldrig
exclude: [README.md, docs/**]
template: auto
date: 2024-05-14
language_model: none
rules: [regler]
words:
  fagtermer: [{term: egenomsorg*, allow: true}]
  kancellisprog: [{term: vedrørende, plain: om, note: Se skriveguiden}]
baseline: kendte.yaml
metadata: "{enhed}/{aar}/*"
suppressions:
  - {rule: LAS005, reason: Aftalt med borgerne, quote: i henhold til, until: 2027-01-01}
  - {rule: lang-saetning, reason: Gammel tekst, paths: [arkiv/**]}
  - {rule: LAS002, reason: Gammel tekst, fingerprint: 0123abcd0123abcd}
blocks:
  - {name: afslag, parts: [hoved.docx, fraser/afslag-*.docx, klage.docx]}
overrides:
  - paths: skabeloner/**
    profile: lovkrav
    template: true
    select: []
"""


def plain(path: Path) -> Any:
    if path.suffix == ".toml":
        tool = tomllib.loads(path.read_text(encoding="utf-8")).get("tool", {})
        return as_json(tool.get("begrundelse-lint", "nothing"))
    return as_json(yaml.safe_load(path.read_text(encoding="utf-8")))


def as_json(value: Any) -> Any:
    """Dates are texts in JSON, keys are texts."""
    if isinstance(value, dict):
        return {str(key): as_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_json(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def test_the_schema_in_the_docs_is_the_one_the_reader_knows() -> None:
    assert STORED.read_text(encoding="utf-8") == schema.render(), (
        "write it anew: python -m begrundelse_lint config --format schema"
    )


def test_the_schema_is_a_valid_schema() -> None:
    Draft202012Validator.check_schema(schema.schema())


def test_a_configuration_that_says_everything_is_good_to_the_schema_and_to_the_reader(write: Write) -> None:
    write("", "grund.yaml")
    write("rules: []\n", "regler/egne.yaml")
    path = write(FULL)
    assert set(plain(path)) == set(schema.schema()["properties"]), "the example leaves something out"
    assert [error.message for error in VALIDATOR.iter_errors(plain(path))] == []
    held = configurations(path).held(path.parent / "brev.txt")
    assert set(held.entries) == set(plain(path)) - {"extends", "overrides"}


def test_the_same_in_toml_means_the_same(write: Write) -> None:
    write("", "grund.yaml")
    write("rules: []\n", "regler/egne.yaml")
    in_yaml = write(FULL, "a.yaml")
    pairs = "".join(f"{name} = {in_toml(value)}\n" for name, value in plain(in_yaml).items())
    pyproject = write(f"[tool.begrundelse-lint]\n{pairs}", "pyproject.toml")
    for letter in (in_yaml.parent / "brev.txt", in_yaml.parent / "skabeloner" / "a.txt"):
        first, second = (configurations(file).settings(letter) for file in (in_yaml, pyproject))
        assert without_places(first) == without_places(second)


def in_toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f'"{name}" = {in_toml(item)}' for name, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(in_toml, value)) + "]"
    is_date = isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value)
    return value if is_date else json.dumps(value, ensure_ascii=False)


def without_places(settings: Settings) -> str:
    return re.sub(r"written='[^']*'|Spot\([^)]*\), line=\d+, column=\d+\)", "", repr(settings))


@pytest.mark.parametrize("path", sorted(BROKEN.glob("*.[yt]*ml")), ids=lambda path: path.name)
def test_broken_files_are_broken_by_the_schema_where_it_can_see_it(path: Path) -> None:
    if path.stem in BEYOND:
        return
    try:
        content = plain(path)
    except (yaml.YAMLError, tomllib.TOMLDecodeError, UnicodeDecodeError, ValueError):
        return
    assert not VALIDATOR.is_valid(content), json.dumps(content)
