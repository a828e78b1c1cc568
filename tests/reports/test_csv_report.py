"""The table for spreadsheets, read by Python's csv and opened by LibreOffice."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import finding, letter, not_checked, place, results

from begrundelse_lint.checked import CheckedLetter
from begrundelse_lint.reports.csv import COLUMNS, render
from begrundelse_lint.reports.look import Look
from begrundelse_lint.suppression import Origin, Suppressed, Suppression

KNOWN = Suppression(rule="UDM901", reason="Står i aftalen", origin=Origin.BASELINE, written="baseline.yaml:3")


def _has_spreadsheets() -> bool:
    """Is LibreOffice here, and its spreadsheets (a package of their own)?"""
    program = shutil.which("soffice")
    return program is not None and any(Path(program).resolve().parent.glob("*sclo.*"))


def rows(*letters: CheckedLetter) -> list[dict[str, str]]:
    """The rows as a program reads them."""
    text = render(results(*letters), Look()).encode().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";", strict=True))


def test_each_finding_has_a_row() -> None:
    (row,) = rows(letter(finding(), path="breve/a.docx"))
    assert {key: row[key] for key in ("brev", "status", "niveau", "regel", "linje", "citat", "dato")} == {
        "brev": "breve/a.docx",
        "status": "bemærkning",
        "niveau": "fejl",
        "regel": "UDM901",
        "linje": "20",
        "citat": "Du får støtte.",
        "dato": "2024-09-09",
    }


def test_every_letter_is_there_whatever_came_of_it() -> None:
    told = rows(letter(path="rent.txt"), not_checked("scan.pdf", "Filen er scannet."))
    assert [(row["brev"], row["status"], row["årsag"]) for row in told] == [
        ("rent.txt", "ingen bemærkninger", ""),
        ("scan.pdf", "ikke kontrolleret", "Filen er scannet."),
    ]


def test_a_known_finding_is_there_with_its_reason() -> None:
    told = rows(letter(suppressed=(Suppressed(finding(), KNOWN),)))
    assert [(row["status"], row["regel"], row["årsag"]) for row in told] == [
        ("ingen bemærkninger", "", ""),
        ("kendt", "UDM901", "Står i aftalen"),
    ]


@pytest.mark.parametrize("formula", ["=1+1", "+45 12345678", "-2", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x";"y")'])
def test_nothing_in_a_letter_becomes_a_formula(formula: str) -> None:
    (row,) = rows(letter(finding(place=place(quote=formula)), path=formula))
    assert row["citat"].startswith("'")
    assert row["brev"].startswith("'")


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=40))
def test_whatever_a_letter_holds_there_is_one_row_with_all_columns(words: str) -> None:
    (row,) = rows(letter(finding(message=words, place=place(quote=words))))
    assert tuple(row) == COLUMNS
    assert row["fingeraftryk"]


@pytest.mark.slow
@pytest.mark.skipif(not _has_spreadsheets(), reason="LibreOffice Calc is not installed")
def test_a_spreadsheet_opens_it_with_danish_letters_and_columns_apart(tmp_path: Path) -> None:
    table = tmp_path / "tabel.csv"
    table.write_bytes(render(results(letter(finding(place=place(quote="=1+1; «æ»")))), Look()).encode())
    profile = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    tab_separated = "csv:Text - txt - csv (StarCalc):9,34,76"
    words = ["soffice", profile, "--headless", "--infilter=CSV:59,34,76", "--convert-to", tab_separated]
    subprocess.run([*words, "--outdir", str(tmp_path / "ud"), str(table)], check=True, capture_output=True, timeout=120)
    opened = (tmp_path / "ud" / "tabel.csv").read_text(encoding="utf-8-sig")
    header, row = csv.reader(io.StringIO(opened), delimiter="\t")
    assert tuple(header) == COLUMNS
    assert row[COLUMNS.index("citat")] == "'=1+1; «æ»"
