"""From the paths that a user gives to the letters that are checked."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from begrundelse_lint.commands.support.paths import Target, targets


@pytest.fixture(autouse=True)
def _in_an_empty_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


def _touch(*names: str) -> None:
    for name in names:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("brev", encoding="utf-8")


def _paths(*given: str) -> list[str]:
    return [target.path.replace(os.sep, "/") for target in targets(given) if target.reason is None]


def test_a_folder_is_searched_for_letters_in_the_order_of_their_names() -> None:
    _touch("sager/b.docx", "sager/a.txt", "sager/under/c.PDF", "sager/notat.xlsx", "sager/billede.png")
    assert _paths("sager") == ["sager/a.txt", "sager/b.docx", "sager/under/c.PDF"]


def test_hidden_files_and_words_lock_files_are_left_out_of_a_folder() -> None:
    _touch("sager/a.txt", "sager/.skjult.txt", "sager/.git/b.txt", "sager/~$a.docx")
    assert _paths("sager") == ["sager/a.txt"]


def test_old_word_files_in_a_folder_are_not_passed_over_in_silence() -> None:
    _touch("sager/gammel.doc")
    assert _paths("sager") == ["sager/gammel.doc"]


def test_a_file_named_directly_is_taken_whatever_its_ending() -> None:
    _touch("notat.xlsx")
    assert _paths("notat.xlsx", "findes-ikke.txt") == ["notat.xlsx", "findes-ikke.txt"]


def test_a_pattern_is_unfolded_also_through_folders() -> None:
    _touch("sager/a.txt", "sager/under/b.txt", "sager/under/~$b.docx")
    assert _paths("sager/**/*.txt") == ["sager/a.txt", "sager/under/b.txt"]
    assert _paths("sager/*") == ["sager/a.txt", "sager/under/b.txt"]


def test_a_file_whose_name_looks_like_a_pattern_is_a_file() -> None:
    _touch("brev[1].txt")
    assert _paths("brev[1].txt") == ["brev[1].txt"]


def test_the_same_letter_given_twice_is_checked_once() -> None:
    _touch("sager/a.txt")
    assert _paths("sager/a.txt", "sager", "./sager/a.txt", str(Path("sager/a.txt").resolve())) == ["sager/a.txt"]
    assert _paths("-", "-") == ["-"]


def test_letters_keep_the_order_they_were_given_in() -> None:
    _touch("b.txt", "a.txt")
    assert _paths("b.txt", "a.txt") == ["b.txt", "a.txt"]


def test_a_folder_without_letters_and_an_unmatched_pattern_are_told() -> None:
    Path("tom").mkdir()
    empty, unmatched = targets(["tom", "*.docx"])
    assert empty.path == "tom" and "ingen breve i mappen" in str(empty.reason)
    assert unmatched == Target("*.docx", "Ingen filer passer på mønsteret.")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is closed to this user")
def test_a_folder_that_cannot_be_opened_is_told() -> None:
    _touch("sager/a.txt", "sager/lukket/b.txt")
    Path("sager/lukket").chmod(0)
    try:
        found = targets(["sager"])
    finally:
        Path("sager/lukket").chmod(0o700)
    assert [(target.path, target.reason is None) for target in found] == [
        ("sager/a.txt", True),
        ("sager/lukket", False),
    ]
