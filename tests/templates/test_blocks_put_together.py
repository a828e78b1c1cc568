"""Files that the configuration puts together to letters are checked as these letters, and told file by file."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from begrundelse_lint.commands.cli import cli

CORPUS = Path(__file__).parents[2] / "corpus"
BLOCKS = CORPUS / "blocks"
OPTIONS = ("--profile", "alle", "--ignore", "LAS", "--format", "json")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The blocks of the corpus, where we are."""
    shutil.copytree(BLOCKS, tmp_path / "b")
    monkeypatch.chdir(tmp_path / "b")
    return tmp_path / "b"


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, words)


def check(*paths: str, code: int | None = None) -> dict[str, dict[str, Any]]:
    """The letters of a check by their paths."""
    result = run("check", *paths, *OPTIONS)
    assert code is None or result.exit_code == code, result.stderr
    return {letter["path"]: letter for letter in json.loads(result.stdout)["letters"]}


def told(letter: dict[str, Any]) -> dict[str, str | None]:
    return {found["rule"]: found["when"] for found in letter["findings"]}


def test_a_defect_of_one_block_is_told_there_with_the_letter_it_is_found_in(folder: Path) -> None:
    letters = check(".", code=1)
    found = letters["./fraser/afslag-andet-tilbud.md"]
    assert [(one["rule"], one["line"]) for one in found["findings"]] == [("BEG001", 3), ("MAA001", 3)]
    assert "brevet «afslag», når der vælges ‹afslag-andet-tilbud.md›" in found["findings"][0]["message"]


def test_a_defect_of_every_letter_names_them(folder: Path) -> None:
    assert told(check(".")["./klage.md"]) == {"KLA003": "Det gælder brevet «afslag» og brevet «bevilling»."}


def test_no_block_is_checked_as_a_letter_by_itself(folder: Path) -> None:
    letters = check(".")
    assert {path: letter["part_of"] for path, letter in letters.items() if "hoved" in path or "bev" in path} == {
        "./hoved.md": ["afslag", "bevilling"],
        "./fraser/bevilling.md": ["bevilling"],
    }
    assert not told(letters["./hoved.md"]) and not told(letters["./oplysninger.md"])


def test_a_changed_block_is_checked_with_the_others_of_its_letters(folder: Path) -> None:
    (folder / "klage.md").write_text("Venlig hilsen\n\n[Sagsbehandler]\n", encoding="utf-8")
    letters = check("klage.md", code=1)
    assert "KLA001" in told(letters["fraser/afslag-klarer-selv.md"])
    assert "KLA001" not in told(letters["fraser/bevilling.md"])


def test_choices_inside_the_blocks_are_told_with_their_file_and_line(folder: Path) -> None:
    text = (folder / "klage.md").read_text(encoding="utf-8")
    (folder / "klage.md").write_text(text.replace("Ankestyrelsen.", "[Ankestyrelsen inden 4 uger / os]."), "utf-8")
    assert "‹os› (klage.md, linje 3)" in str(told(check(".")["./klage.md"])["KLA003"])


def test_other_letters_of_the_folder_are_checked_as_ever(folder: Path) -> None:
    shutil.copy(CORPUS / "templates" / "klammer" / "01-bevilling.txt", folder / "brev.txt")
    letter = check(".")["./brev.txt"]
    assert (letter["part_of"], letter["findings"]) == ([], [])


def test_a_block_that_is_missing_is_told_and_the_letter_is_not_called_clean(folder: Path) -> None:
    (folder / "oplysninger.md").unlink()
    letters = check(".", code=2)
    reason = letters["oplysninger.md"]["reason"]
    assert reason.startswith("Filen findes ikke. Den er en del af «afslag» (linje 3) og «bevilling» (linje 5)")
    assert letters["./hoved.md"]["status"] == "not_checked"


def test_a_block_that_cannot_be_read_is_told_and_the_letter_is_not_called_clean(folder: Path) -> None:
    (folder / "klage.md").write_bytes(b"")
    letters = check(".", code=2)
    assert "tom" in letters["./klage.md"]["reason"]
    assert "Brevet «afslag», som blokken er en del af" in letters["./hoved.md"]["reason"]


def test_an_alternative_that_cannot_be_read_leaves_the_others_checked(folder: Path) -> None:
    (folder / "fraser" / "afslag-andet-tilbud.md").write_bytes(b"")
    letters = check(".", code=2)
    assert letters["./fraser/afslag-andet-tilbud.md"]["status"] == "not_checked"
    assert letters["./fraser/afslag-klarer-selv.md"]["status"] == "checked"


def test_the_report_for_people_says_what_a_block_is_a_part_of(folder: Path) -> None:
    assert "En blok, der er kontrolleret som en del af «afslag» og «bevilling»." in run("check", "hoved.md").stdout
