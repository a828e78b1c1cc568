"""What letters are grouped by."""

from __future__ import annotations

from pathlib import Path

import pytest

from begrundelse_lint.archive.metadata import TableError, by_pattern, by_table, together
from begrundelse_lint.written.path_names import PatternError


@pytest.mark.parametrize(
    ("pattern", "path", "said"),
    [
        ("{enhed}/{aar}/*", "nord/2021/brev.docx", {"enhed": "nord", "aar": "2021"}),
        ("{enhed}/**/*", "nord/2021/maj/brev.docx", {"enhed": "nord"}),
        ("**/{aar}-{sag}.pdf", "a/b/2021-117.pdf", {"aar": "2021", "sag": "117"}),
        ("{aar}-{sag}.pdf", "2021-117.pdf", {"aar": "2021", "sag": "117"}),
        ("{enhed}/{aar}/*", "nord/brev.docx", {}),
        ("{enhed}/*", "a.b/brev (1).docx", {"enhed": "a.b"}),
        ("Center {center} (*)/**", "Center Øst (2020)/x/y.txt", {"center": "Øst"}),
    ],
)
def test_a_pattern_reads_folders_and_names(pattern: str, path: str, said: dict[str, str]) -> None:
    assert by_pattern(pattern)(path) == said


@pytest.mark.parametrize("pattern", ["*/x", "{}/*", "{Enhed}/*", "{a}/{a}/*", "{a/*", "a}/{b}"])
def test_a_pattern_that_cannot_mean_anything_is_refused(pattern: str) -> None:
    with pytest.raises(PatternError):
        by_pattern(pattern)


@pytest.mark.parametrize("mark", [";", ","])
def test_a_table_says_of_each_letter_what_stands_in_its_row(tmp_path: Path, mark: str) -> None:
    table = tmp_path / "breve.csv"
    rows = ["Sti;Enhed;Team", "nord\\1.txt;Nord;A", "syd/2.txt;Syd;"]
    table.write_text("\ufeff" + "\n".join(row.replace(";", mark) for row in rows), encoding="utf-8")
    describe = by_table(table)
    assert describe("nord/1.txt") == {"enhed": "Nord", "team": "A"}
    assert describe("syd/2.txt") == {"enhed": "Syd"}
    assert describe("andet.txt") == {}


def test_a_table_may_go_by_the_names_of_files_and_has_the_last_word(tmp_path: Path) -> None:
    table = tmp_path / "breve.csv"
    table.write_text("fil,enhed\n1.txt,Øst\n", encoding="utf-8")
    describe = together(by_pattern("{enhed}/*"), by_table(table))
    assert describe("nord/1.txt") == {"enhed": "Øst"}
    assert describe("nord/2.txt") == {"enhed": "nord"}


def test_a_table_without_letters_is_refused(tmp_path: Path) -> None:
    table = tmp_path / "breve.csv"
    table.write_text("enhed;team\nNord;A\n", encoding="utf-8")
    with pytest.raises(TableError, match="«sti» eller «fil»"):
        by_table(table)
    with pytest.raises(TableError, match="kan ikke læses"):
        by_table(tmp_path)
