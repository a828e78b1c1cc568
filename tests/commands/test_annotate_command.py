"""``annotate``: the letter back with comments, in a file of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from commented import comments, parts
from program import Run

from tests.readers.making import docx, para

DATA = docx(para("Kære Jeppe"), para("Vores kancelli har en formular."))
WITH, WITHOUT = "brev.bemærkninger.docx", "brev.uden-bemærkninger.docx"


@pytest.fixture
def brev(tmp_path: Path) -> Path:
    path = tmp_path / "brev.docx"
    path.write_bytes(DATA)
    return path


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_the_comments_stand_in_a_new_file_and_the_letter_is_as_it_was(run: Run, brev: Path) -> None:
    result = run("annotate", "brev.docx")
    assert result.stdout == f"{WITH}: 1 fejl og 1 advarsel, som kommentarer i brevet.\n"
    assert result.stderr == (
        "Slet kommentarerne, før brevet sendes: i Word, eller med denne kommando:\n"
        f"  begrundelse-lint annotate --remove {WITH}\n"
    )
    assert result.exit_code == 1
    assert brev.read_bytes() == DATA
    assert [c.marked for c in comments(brev.with_name(WITH).read_bytes())] == ["Kære Jeppe", "kancelli", "formular"]


def test_a_name_with_blanks_is_told_as_it_is_typed(run: Run, brev: Path) -> None:
    brev.rename(brev.with_name("brev til Jeppe.docx"))
    told = run("annotate", "brev til Jeppe.docx").stderr
    assert '--remove "brev til Jeppe.bemærkninger.docx"\n' in told


def test_the_comments_are_those_of_the_check(run: Run, brev: Path) -> None:
    result = run("annotate", "brev.docx", "--ignore", "ORD001", "--fail-on", "aldrig", "--output", "ny.docx")
    assert (result.exit_code, result.stdout) == (0, "ny.docx: 1 advarsel, som kommentarer i brevet.\n")
    assert [c.marked for c in comments(brev.with_name("ny.docx").read_bytes())[1:]] == ["formular"]


def test_a_letter_without_remarks_is_told_as_such(run: Run, brev: Path) -> None:
    result = run("annotate", "brev.docx", "--select", "ORD003")
    assert (result.exit_code, result.stdout) == (0, f"{WITH}: ingen bemærkninger.\n")


def test_a_file_that_somebody_may_have_worked_in_is_not_written_over(run: Run, brev: Path) -> None:
    brev.with_name(WITH).write_bytes(b"mit arbejde")
    assert run("annotate", "brev.docx").stdout.startswith("brev.bemærkninger-2.docx: ")
    assert run("annotate", "brev.bemærkninger-2.docx").stdout.startswith("brev.bemærkninger-3.docx: ")
    assert brev.with_name(WITH).read_bytes() == b"mit arbejde"


def test_the_letter_itself_is_written_over_only_where_one_says_so(run: Run, brev: Path) -> None:
    assert run("annotate", "brev.docx", "--output", "brev.docx").exit_code == 1
    assert len(comments(brev.read_bytes())) == 3
    assert run("annotate", "--remove", "brev.docx", "--output", "brev.docx").exit_code == 0
    assert parts(brev.read_bytes()) == parts(DATA)
    assert names(brev.parent) == {"brev.docx"}


def test_another_letter_is_not_written_over_but_an_earlier_result_is(run: Run, brev: Path) -> None:
    other = brev.with_name("andet.docx")
    other.write_bytes(docx(para("Kære Yasmin")))
    before = other.read_bytes()
    for words in (["brev.docx"], ["--remove", "brev.docx"]):
        result = run("annotate", *words, "--output", "andet.docx")
        assert "«andet.docx» findes i forvejen og bliver ikke overskrevet." in result.stderr
        assert (result.exit_code, result.stdout, other.read_bytes()) == (2, "", before)
    assert run("annotate", "brev.docx", "--output", "ny.docx").exit_code == 1
    assert run("annotate", "brev.docx", "--output", "ny.docx").exit_code == 1


def test_a_word_file_stays_one_of_its_kind(run: Run, brev: Path) -> None:
    result = run("annotate", "brev.docx", "--output", "ny.docm")
    assert "«ny.docm» skal ende på .docx" in result.stderr
    assert (result.exit_code, names(brev.parent)) == (2, {"brev.docx"})


def test_a_signed_letter_gets_its_comments_and_a_word_about_the_signature(run: Run, brev: Path) -> None:
    brev.write_bytes(docx(para("Kære Jeppe"), **{"_xmlsignatures/origin.sigs": ""}))
    assert "Underskriften gælder ikke for filen med kommentarer." in run("annotate", "brev.docx").stderr
    assert brev.with_name(WITH).exists()


@pytest.mark.parametrize("ending", [".docm", ".dotx", ".dotm"])
def test_other_word_files_keep_their_ending(run: Run, brev: Path, ending: str) -> None:
    brev.rename(brev.with_suffix(ending))
    assert run("annotate", f"brev{ending}").stdout.startswith(f"brev.bemærkninger{ending}: ")


def test_remove_gives_the_letter_without_the_comments(run: Run, brev: Path) -> None:
    run("annotate", "brev.docx")
    result = run("annotate", "--remove", WITH)
    assert (result.exit_code, result.stdout) == (0, f"{WITHOUT}: brevet uden programmets kommentarer.\n")
    assert parts(brev.with_name(WITHOUT).read_bytes()) == parts(DATA)


def test_remove_where_there_is_nothing_to_remove_says_so_and_writes_nothing(run: Run, brev: Path) -> None:
    result = run("annotate", "--remove", "brev.docx")
    assert "Der er ingen kommentarer fra programmet i «brev.docx»" in result.stderr
    assert (result.exit_code, result.stdout, names(brev.parent)) == (0, "", {"brev.docx"})


@pytest.mark.parametrize("word", ["annotate", "remove"])
@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("brev.docx", b"%PDF-1.7", "men en pdf"),
        ("brev.docx", DATA[:400], "ødelagt"),
        ("brev.pdf", b"%PDF-1.7", "kun skrives i breve fra Word"),
        ("~$brev.docx", b"\x05Jens", "Word"),
    ],
)
def test_a_letter_that_cannot_have_comments_is_told_and_no_file_is_written(
    run: Run, tmp_path: Path, word: str, name: str, data: bytes, told: str
) -> None:
    (tmp_path / name).write_bytes(data)
    result = run("annotate", name, *["--remove"] * (word == "remove"))
    assert told in result.stderr
    assert (result.exit_code, result.stdout, names(tmp_path)) == (2, "", {name})


def test_a_letter_that_is_not_there_is_told(run: Run) -> None:
    result = run("annotate", "brev.docx")
    assert (result.exit_code, "Filen findes ikke." in result.stderr) == (2, True)


def test_a_rule_that_breaks_leaves_no_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "brev.docx").write_bytes(docx(para("En ulykke")))
    result = run("annotate", "brev.docx")
    assert "TAL002" in result.stderr
    assert (result.exit_code, names(tmp_path)) == (2, {"brev.docx"})


def test_a_place_that_cannot_be_written_is_told_and_leaves_nothing(run: Run, brev: Path) -> None:
    (brev.parent / "mappe").mkdir()
    (brev.parent / "fil").write_text("x", encoding="utf-8")
    for place in ("mappe", "fil/ny.docx"):
        result = run("annotate", "brev.docx", "--output", place)
        assert "mappe" in result.stderr or "kan ikke skrives" in result.stderr
        assert (result.exit_code, result.stdout) == (2, "")
    assert names(brev.parent) == {"brev.docx", "mappe", "fil"}
