"""``init``: a first configuration that is right as it stands, and never over something that is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from program import Run, WriteLetter

from begrundelse_lint.configuration import schema
from begrundelse_lint.readers import ENDINGS

START = "begrundelse-lint.yaml"


def test_what_it_writes_is_a_configuration_in_use(run: Run, tmp_path: Path) -> None:
    result = run("init")
    assert result.exit_code == 0
    assert START in result.stdout and "begrundelse-lint config" in result.stdout
    assert (tmp_path / "begrundelse-lint.schema.json").read_text(encoding="utf-8") == schema.render()
    assert "profile         anbefalet    begrundelse-lint.yaml:" in run("config").stdout


def test_every_example_in_it_is_right_when_it_is_uncommented(run: Run, tmp_path: Path) -> None:
    from begrundelse_lint import rules
    from begrundelse_lint.configuration import reader

    run("init")
    text = (tmp_path / START).read_text(encoding="utf-8")
    used = re.sub(r"(?m)^# (?=[ a-z_]+:|  )", "", text)
    said = yaml.safe_load(used)
    assert set(schema.schema()["properties"]) - set(said) == {
        "extends", "select", "ignore", "template", "date", "language_model", "baseline", "blocks", "metadata",
    }  # fmt: skip
    (tmp_path / START).write_text(used, encoding="utf-8")
    (tmp_path / "vores-regler" / "words").mkdir(parents=True)
    (tmp_path / "vores-regler" / "words" / "a.yaml").write_text("words: {egne: [{term: x}]}\n", encoding="utf-8")
    layers = reader.read(tmp_path / START, lambda folders: rules.load(rules.shipped(), *folders))
    assert [layer.paths.patterns for layer in layers if layer.paths] == [("skabeloner/",)]


def test_the_editor_is_told_where_the_schema_is(run: Run, tmp_path: Path) -> None:
    run("init")
    first = (tmp_path / START).read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=begrundelse-lint.schema.json"


@pytest.mark.parametrize(
    ("name", "text"),
    [(START, "profile: alle\n"), ("begrundelse-lint.yml", "\n"), ("pyproject.toml", "[tool.begrundelse-lint]\n")],
)
def test_a_configuration_that_is_there_is_not_touched(run: Run, letter: WriteLetter, name: str, text: str) -> None:
    path = letter(text, name)
    result = run("init")
    assert (result.exit_code, result.stdout) == (2, "")
    assert name in result.stderr
    assert [entry.name for entry in path.parent.iterdir()] == [name]
    assert path.read_text(encoding="utf-8") == text


def test_a_configuration_further_up_does_not_matter(run: Run, letter: WriteLetter, tmp_path: Path) -> None:
    letter("profile: alle\n", START)
    (tmp_path / "skabeloner").mkdir()
    assert run("init", "skabeloner").exit_code == 0
    assert (tmp_path / "skabeloner" / START).exists()


def test_files_for_other_programs_are_written_beside_it(run: Run, tmp_path: Path) -> None:
    result = run("init", "--pre-commit", "--github", "--gitlab")
    assert result.exit_code == 0
    hooks = yaml.safe_load((tmp_path / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    (hook,) = hooks["repos"][0]["hooks"]
    assert all(re.search(hook["files"], f"skabeloner/brev{ending}") for ending in ENDINGS)
    assert not re.search(hook["files"], START)
    for name in (".github/workflows/begrundelse-lint.yml", ".gitlab/begrundelse-lint.yml"):
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert yaml.safe_load(text) and "begrundelse-lint check" in text and name in result.stdout


def test_they_can_be_added_later_and_nothing_is_written_over(run: Run, letter: WriteLetter, tmp_path: Path) -> None:
    letter("profile: alle\n", START)
    result = run("init", "--github")
    assert result.exit_code == 0
    assert "ikke rørt" in result.stdout
    again = run("init", "--github", "--gitlab")
    assert again.exit_code == 2
    assert ".github/workflows/begrundelse-lint.yml findes allerede" in again.stderr
    assert not (tmp_path / ".gitlab").exists()
