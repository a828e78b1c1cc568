"""A letter says the same whatever file it comes in: the findings, their words, and what the letter decides."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest
from typed import NAMES, paragraphs, path
from written import BY_LIBRARIES, BY_LIBREOFFICE, SOFFICE, convert, plain_docx, styled_docx

from begrundelse_lint import rules
from begrundelse_lint.check import Checker, Options
from begrundelse_lint.checked import CheckedLetter
from begrundelse_lint.selection import Profile
from begrundelse_lint.understanding.reading import TEXT_MEASURES


@cache
def checker() -> Checker:
    """All rules, so that no finding is left out of the comparison."""
    return Checker(rules.load(rules.shipped()), Options(Profile.ALLE, date=date(2025, 6, 1)))


def said(letter: CheckedLetter) -> dict[str, object]:
    """What must be alike: lines and pages differ by nature."""
    assert letter.checked, letter.reason
    return {
        "kind": letter.kind,
        "date": letter.date,
        "template": letter.template,
        "decisions": [(made.outcome.value, made.provision) for made in letter.decisions],
        "readability": [letter.metrics[name] for name in TEXT_MEASURES],
        "findings": sorted((finding.rule, finding.place.quote) for finding in letter.findings),
    }


@cache
def as_text(name: str) -> dict[str, object]:
    """What is said of the letter as it stands in the corpus."""
    return said(checker().check(path(name)))


@pytest.mark.parametrize("ending", BY_LIBRARIES)
@pytest.mark.parametrize("name", NAMES)
def test_files_written_by_libraries(name: str, ending: str, tmp_path: Path) -> None:
    file = tmp_path / f"brev.{ending}"
    file.write_bytes(BY_LIBRARIES[ending](paragraphs(name)))
    assert said(checker().check(file)) == as_text(name)


@pytest.fixture(scope="session")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for each format, with all letters in both ways of typing them, written by LibreOffice."""
    top = tmp_path_factory.mktemp("libreoffice")
    source = top / "source"
    source.mkdir()
    for name in NAMES:
        for way, make in (("plain", plain_docx), ("styled", styled_docx)):
            (source / f"{_file_name(name)}-{way}.docx").write_bytes(make(paragraphs(name)))
    for ending in BY_LIBREOFFICE:
        (top / ending).mkdir()
        convert(source.iterdir(), ending, top / ending)
    return top


@pytest.mark.slow
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("way", ["plain", "styled"])
@pytest.mark.parametrize("ending", BY_LIBREOFFICE)
@pytest.mark.parametrize("name", NAMES)
def test_files_written_by_libreoffice(name: str, ending: str, way: str, converted: Path) -> None:
    file = converted / ending / f"{_file_name(name)}-{way}.{ending}"
    assert said(checker().check(file)) == as_text(name)


def _file_name(name: str) -> str:
    return name.replace("/", "-").partition(".")[0]
