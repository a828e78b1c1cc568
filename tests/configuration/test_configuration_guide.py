"""The guide to configuration: every example in it can be used, and it leaves no setting out."""

from __future__ import annotations

import re

import pytest
from configured import HERE, Write, configurations

from begrundelse_lint.configuration import schema

GUIDE = (HERE.parent.parent / "docs" / "configuration.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```(yaml|toml)\n(.*?)```", GUIDE, re.DOTALL)
OWN_WORDS = "words: {egne: [{term: x}]}\n"


@pytest.mark.parametrize(("form", "text"), EXAMPLES, ids=[text.split(":")[0].split()[-1] for _, text in EXAMPLES])
def test_every_example_can_be_used_as_it_stands(write: Write, form: str, text: str) -> None:
    write("profile: lovkrav\n", "faelles/begrundelse-lint.yaml")
    write(OWN_WORDS, "her/vores-regler/words/a.yaml")
    path = write(text, "her/begrundelse-lint.yaml" if form == "yaml" else "her/pyproject.toml")
    assert configurations(path).held(path.parent / "brev.txt").layers


def test_yaml_and_toml_of_the_first_example_say_the_same(write: Write) -> None:
    (_, in_yaml), (_, in_toml) = EXAMPLES[:2]
    files = write(in_yaml, "a.yaml"), write(in_toml, "pyproject.toml")
    for letter in ("brev.txt", "skabeloner/a.txt"):
        first, second = (configurations(file).settings(file.parent / letter) for file in files)
        assert first == second


def test_every_setting_is_in_the_table_and_nothing_else() -> None:
    told = set(re.findall(r"^\| `([a-z_]+)` \|", GUIDE, re.MULTILINE))
    assert told == set(schema.schema()["properties"])
