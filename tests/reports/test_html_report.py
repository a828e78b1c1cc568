"""The page: what stands in it, and what a letter can never make of it."""

from __future__ import annotations

from made import finding, letter, not_checked, results

from begrundelse_lint.reports.html import render
from begrundelse_lint.reports.look import Look


def test_each_letter_and_its_remarks_stand_on_the_page() -> None:
    page = render(results(letter(finding()), letter(path="breve/b.docx")), Look())
    assert "Bemærkninger til 2 breve" in page
    assert "Antallet af timer mangler" in page
    assert "breve/b.docx" in page


def test_a_letter_not_checked_is_told_with_the_reason() -> None:
    page = render(results(not_checked()), Look())
    assert "Ikke kontrolleret" in page
    assert "Filen er scannet uden tekst." in page


def test_no_letters_at_all_are_a_page_too() -> None:
    assert "Bemærkninger til 0 breve" in render(results(), Look())
