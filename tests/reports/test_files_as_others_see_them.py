"""Paths as machines are told them: from where the program runs, with slashes, and as URIs."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from begrundelse_lint.reports import files


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("breve/a.docx", "breve/a.docx"),
        ("./breve//a.docx", "breve/a.docx"),
        ("breve/../a.docx", "a.docx"),
        ("../andre/a.docx", "../andre/a.docx"),
        ("-", "stdin"),
        (r"C:\breve\Ærø.docx", "C:/breve/Ærø.docx"),
        (r"\\server\breve\a.docx", "//server/breve/a.docx"),
    ],
)
def test_paths_are_told_with_slashes(given: str, told: str) -> None:
    assert files.relative(given) == told


def test_a_path_below_the_folder_is_told_from_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert files.relative(os.path.join(os.getcwd(), "breve", "a.docx")) == "breve/a.docx"
    assert files.relative("/andre/a.docx") == "/andre/a.docx"


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("breve/Ærø & co.docx", "breve/%C3%86r%C3%B8%20%26%20co.docx"),
        ("breve/100 %.txt", "breve/100%20%25.txt"),
        ("a#b?c.txt", "a%23b%3Fc.txt"),
        ("a:b.txt", "a%3Ab.txt"),
        ("/breve/a.txt", "file:///breve/a.txt"),
        (r"C:\breve\Ærø.docx", "file:///C:/breve/%C3%86r%C3%B8.docx"),
        (r"\\server\breve\a.docx", "file://server/breve/a.docx"),
    ],
)
def test_paths_as_uris(given: str, told: str) -> None:
    assert files.uri(given) == told


@pytest.mark.parametrize(
    ("path", "own"),
    [("a.txt", True), ("a.MD", True), ("-", True), ("a.docx", False), ("a.pdf", False), ("a.html", False)],
)
def test_only_text_files_have_lines_of_their_own(path: str, own: bool) -> None:
    assert files.has_own_lines(path) is own
