"""``config``: what holds for a letter, and where it was written; ``rules`` and ``explain`` by configuration."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from program import Run, WriteLetter

CONFIGURATION = """extends: faelles/grund.yaml
levels: {ORD001: advarsel}
overrides:
  - paths: [skabeloner/**]
    profile: alle
    levels: {ORD001: fra}
"""


@pytest.fixture(autouse=True)
def configuration(letter: WriteLetter) -> None:
    letter(CONFIGURATION, "begrundelse-lint.yaml")
    letter("fail_on: råd\nignore: [TAL]\n", "faelles/grund.yaml")


def rows(output: str) -> dict[str, list[str]]:
    """The table: setting -> its values with their places, each a line with single blanks."""
    found: dict[str, list[str]] = {}
    name = ""
    for line in output.splitlines():
        if line.startswith("  ") and len(line) > 18 and line[2:16].strip() == line[2:16].split(" ")[0]:
            name = line[2:16].strip() or name
            found.setdefault(name, []).append(" ".join(line[16:].split()))
    return found


def settings(run: Run, *words: object) -> dict[str, list[dict[str, Any]]]:
    document: dict[str, Any] = json.loads(run("config", *words, "--format", "json").stdout)
    return document["settings"]  # type: ignore[no-any-return]


def test_every_setting_is_shown_with_its_value_and_its_place(run: Run) -> None:
    result = run("config", "brev.txt")
    assert result.exit_code == 0
    table = rows(result.stdout)
    assert table["fail_on"] == ["råd faelles/grund.yaml:1"]
    assert table["ignore"] == ["TAL faelles/grund.yaml:2"]
    assert table["levels"] == ["ORD001: advarsel begrundelse-lint.yaml:2"]
    assert table["profile"] == ["anbefalet standard"]
    assert table["date"] == ["i dag standard"]
    assert "Konfiguration: begrundelse-lint.yaml\n  bygger på: faelles/grund.yaml\n" in result.stdout
    assert "3 af 7 regler ser på brevet." in result.stdout


def test_an_override_and_the_command_line_are_told(run: Run) -> None:
    result = run("config", "skabeloner/85.docx", "--ignore", "ORD002")
    table = rows(result.stdout)
    assert table["profile"] == ["alle begrundelse-lint.yaml:5"]
    assert table["levels"] == ["ORD001: fra begrundelse-lint.yaml:6"], "what it replaces is not shown"
    assert table["ignore"] == ["TAL faelles/grund.yaml:2", "ORD002 kommandolinjen: --ignore"]
    assert "undtagelse for: skabeloner/** (begrundelse-lint.yaml:4)" in result.stdout


def test_for_a_folder_the_letters_in_it_are_meant(run: Run, tmp_path: Path) -> None:
    (tmp_path / "skabeloner").mkdir()
    assert settings(run, "skabeloner")["profile"][0]["value"] == "alle"
    assert settings(run)["profile"][0]["value"] == "anbefalet"


def test_json_has_values_and_places_apart(run: Run, tmp_path: Path) -> None:
    found = settings(run, "brev.txt")
    file = str(tmp_path / "begrundelse-lint.yaml")
    place = {"from": "file", "file": file, "line": 2, "column": 10}
    assert found["levels"] == [{"value": {"rule": "ORD001", "level": "advarsel"}, **place}]
    assert found["profile"] == [{"value": "anbefalet", "from": "default"}]
    assert found["select"] == []


def test_without_configuration_that_is_said(run: Run) -> None:
    said = run("config", "--no-config").stdout
    assert "ingen konfigurationsfil" in said
    assert {place.split()[-1] for places in rows(said).values() for place in places} == {"standard"}


def test_the_table_fits_a_narrow_terminal(run: Run, letter: WriteLetter, monkeypatch: pytest.MonkeyPatch) -> None:
    reason = "vi har talt med borgerne om det i brugerpanelet og er blevet enige om at lade det stå, som det er"
    letter(f"suppressions: [{{rule: ORD001, reason: '{reason}', quote: kancelli}}]\n", "begrundelse-lint.yaml")
    for width in ("50", "70", "100"):
        monkeypatch.setenv("COLUMNS", width)
        lines = run("config", "brev.txt").stdout.splitlines()
        assert max(map(len, lines)) <= int(width)
        assert "som det er" in " ".join(" ".join(lines).split())


def test_a_broken_configuration_is_told_and_ends_with_2(run: Run, letter: WriteLetter) -> None:
    letter("levels: {ORD01: fra}\n", "begrundelse-lint.yaml")
    result = run("config")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "\nbegrundelse-lint.yaml:1:10: ukendt regel «ORD01»; mente du «ORD001»?" in result.stderr


@pytest.mark.parametrize(
    "name", [".begrundelse-lint.yaml", "begrundelse_lint.yml", "begrundelse-lint.yaml.txt", "begrundelse-lint.toml"]
)
def test_a_file_that_looks_like_a_configuration_and_is_not_read_is_told(
    run: Run, letter: WriteLetter, name: str
) -> None:
    letter("profile: alle\n", name)
    letter("Alt er godt.", "skabeloner/brev.txt")
    said = run("config", "skabeloner/brev.txt").stderr
    assert f"{name}» bliver ikke læst. En konfiguration hedder begrundelse-lint.yaml." in said


def test_what_belongs_to_the_linter_is_not_taken_for_a_misnamed_configuration(run: Run, letter: WriteLetter) -> None:
    letter("{}", "begrundelse-lint.schema.json")
    assert run("config").stderr == ""


def test_rules_are_listed_as_the_configuration_wants_them(run: Run, letter: WriteLetter) -> None:
    letter("levels: {ORD001: advarsel, ordet-formular: fra}\nignore: [TAL002]\n", "begrundelse-lint.yaml")
    lines = {line[:6]: line.split()[1] for line in run("rules").stdout.splitlines() if line}
    assert [lines[code] for code in ("ORD001", "ORD002", "ORD003", "TAL002")] == ["advarsel", "fra", "råd*", "fra"]
    told = {rule["code"]: (rule["level"], rule["off"]) for rule in json.loads(run("rules", "--format", "json").stdout)}
    assert (told["ORD001"], told["ORD002"]) == (("advarsel", False), ("advarsel", True))
    assert {line[:6]: line.split()[1] for line in run("rules", "--no-config").stdout.splitlines() if line}[
        "ORD001"
    ] == "fejl"


def test_a_rule_that_is_turned_off_is_explained_so(run: Run, letter: WriteLetter) -> None:
    letter("levels: {ORD001: fra}\n", "begrundelse-lint.yaml")
    assert "slået fra" in run("explain", "ordet-kancelli").stdout
    assert "slået fra" not in run("explain", "ordet-kancelli", "--no-config").stdout
