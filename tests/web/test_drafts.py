"""Places in a text that a browser counts in UTF-16 units."""

from __future__ import annotations

import io

import docx
from handing_in import DEFECTIVE, desk, word_letter
from hypothesis import given, settings
from hypothesis import strategies as st

from begrundelse_lint.readers import read_bytes
from begrundelse_lint.web.drafts import draft
from begrundelse_lint.web.letters import HandedIn, wishes


def quoted(text: str, start: int, end: int) -> str:
    """What a browser finds between two places."""
    return text.encode("utf-16-le", "surrogatepass")[2 * start : 2 * end].decode("utf-16-le", "surrogatepass")


@settings(max_examples=25, deadline=None)
@given(st.text(st.sampled_from("a😀æ 𝔛\n"), max_size=40))
def test_places_are_counted_as_browsers_count(before: str) -> None:
    text = f"{before}\n\n{DEFECTIVE}"
    shown = desk().show(HandedIn("-", text, wishes()), editing=True)
    places = [quoted(text, mark.start, mark.end) for mark in shown.marks if mark.remark]
    assert "Caroline" in places
    assert any("§ 85" in place for place in places)


def test_paragraphs_of_a_word_letter_stand_apart_and_items_of_a_list_together() -> None:
    document = docx.Document()
    document.add_paragraph("Du får hjælp til")
    document.add_paragraph("bad", style="List Bullet")
    document.add_paragraph("indkøb", style="List Bullet")
    document.add_paragraph("Venlig hilsen")
    kept = io.BytesIO()
    document.save(kept)
    lines = draft(read_bytes(kept.getvalue(), "brev.docx")).split("\n")
    assert [line.lstrip("•- ") for line in lines] == ["Du får hjælp til", "", "bad", "indkøb", "", "Venlig hilsen"]


def test_a_draft_of_a_word_letter_holds_its_words() -> None:
    assert draft(read_bytes(word_letter(), "brev.docx")).split() == DEFECTIVE.split()


def test_a_line_that_speaks_to_the_linter_moves_no_place() -> None:
    comment = "<!-- begrundelse-lint: udelad fremmed-person: det er hunden -->"
    text = DEFECTIVE.replace("Kære Mathilde", f"{comment}\n\nKære Mathilde")
    shown = desk().show(HandedIn("-", text, wishes()), editing=True)
    assert "§ 85" in [quoted(text, mark.start, mark.end) for mark in shown.marks]
