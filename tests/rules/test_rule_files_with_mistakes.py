"""One broken file for each mistake: the message stands beside the file (``line:column: message``).

What is allowed is left out of the expected messages («Tilladt: ….»), since it grows with the language.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from handmade import BROKEN, GOOD

from begrundelse_lint.rules import loader
from begrundelse_lint.written.problems import MistakesError, Problem, unknown

ALLOWED = re.compile(r"(Tilladte felter|Tilladt|eller «fact»): .*")
FILES = sorted(BROKEN.glob("*/*.yaml"))


def problems(*folders: Path) -> list[Problem]:
    with pytest.raises(MistakesError) as caught:
        loader.load(*folders)
    return caught.value.problems


@pytest.mark.parametrize("broken", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_mistake_is_told_with_its_place_and_what_is_allowed(broken: Path, tmp_path: Path) -> None:
    folder = tmp_path if broken.parent.name == "rules" else tmp_path / broken.parent.name
    folder.mkdir(exist_ok=True)
    shutil.copy(broken, folder)
    told = [ALLOWED.sub(r"\1: ….", f"{p.line}:{p.column}: {p.message}") for p in problems(GOOD, tmp_path)]
    assert told == broken.with_suffix(".txt").read_text(encoding="utf-8").splitlines()


def test_what_is_allowed_is_told(tmp_path: Path) -> None:
    for name, words in (("unknown_value", "«ansoegt», «bevilget»"), ("unknown_concept", "«formaal» eller «kan_klage»")):
        shutil.copy(BROKEN / "rules" / f"{name}.yaml", tmp_path / "a.yaml")
        assert words in problems(GOOD, tmp_path)[0].message


def test_every_message_is_danish_and_ends_as_a_sentence() -> None:
    for file in FILES:
        for line in file.with_suffix(".txt").read_text(encoding="utf-8").splitlines():
            assert line.endswith((".", "?")), line
            assert not {"the", "expected", "unknown", "must"} & set(line.lower().split()), line


def test_the_mistakes_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    for kind in ("rules", "concepts", "words", "law"):
        folder = tmp_path if kind == "rules" else tmp_path / kind
        folder.mkdir(exist_ok=True)
        shutil.copy(next((BROKEN / kind).glob("*.yaml")), folder)
    assert len({problem.path for problem in problems(GOOD, tmp_path)}) == 4


def test_columns_count_characters_not_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("rules: [{æøåæøå: 1, code: XYZ001}]\n", encoding="utf-8")
    told = {(problem.line, problem.column) for problem in problems(GOOD, tmp_path) if "æøåæøå" in problem.message}
    assert told == {(1, 10)}
    (tmp_path / "a.yaml").write_text('# æøå\nrules: ["æøåæøå", å: {]\n', encoding="utf-8")
    assert all(problem.line == 2 for problem in problems(GOOD, tmp_path))


def test_the_same_name_in_two_files_of_a_folder_is_told_with_the_first_place(tmp_path: Path) -> None:
    (tmp_path / "concepts").mkdir()
    for name in ("a", "b"):
        text = "concepts:\n  nyt: {title: Nyt, wordings: [nyt]}\n"
        (tmp_path / "concepts" / f"{name}.yaml").write_text(text, encoding="utf-8")
    (problem,) = problems(GOOD, tmp_path)
    assert problem.path.name == "b.yaml"
    assert problem.message == "begrebet «nyt» findes allerede (a.yaml, linje 2)."


def test_a_folder_that_is_not_there_or_holds_no_rules_is_told(tmp_path: Path) -> None:
    assert [problem.message for problem in problems(tmp_path / "væk")] == ["mappen med regler findes ikke."]
    assert [problem.message for problem in problems(tmp_path)] == ["mappen rummer ingen regelfiler (*.yaml)."]


def test_rule_files_in_a_folder_that_is_not_read_are_told(tmp_path: Path) -> None:
    shutil.copytree(GOOD, tmp_path, dirs_exist_ok=True)
    (tmp_path / "concepts").rename(tmp_path / "concept")
    told = [problem.message for problem in problems(tmp_path) if problem.path.name == "concept"]
    assert told == ["mappen «concept» læses ikke; mente du «concepts»? Undermapper kan hedde concepts, words, law."]


def test_the_error_itself_reads_as_a_list_of_places(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("regler: []\n", encoding="utf-8")
    with pytest.raises(MistakesError) as caught:
        loader.load(GOOD, tmp_path)
    assert str(caught.value).startswith(f"{tmp_path / 'a.yaml'}:1:1: ukendt felt «regler»")


def test_of_many_allowed_words_only_the_most_alike_are_told() -> None:
    words = [f"begreb_{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"]
    told = unknown("begreb", "begreb_å", words)
    assert told.count("«") < 12
    assert told.endswith("(26 i alt).")


def test_a_file_of_brackets_inside_brackets_is_told_of(tmp_path: Path) -> None:
    for depth in (100, 5000):
        (tmp_path / "a.yaml").write_text("rules: " + "[" * depth + "]" * depth, encoding="utf-8")
        assert any("indrykket for dybt" in problem.message for problem in problems(GOOD, tmp_path))
