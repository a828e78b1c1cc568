"""The letter as people see it: no word lost, and every place of a remark where it belongs."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shown import CORPUS, DEFECTIVE, reading, view, words

from begrundelse_lint.finding import Level
from begrundelse_lint.letter import LineDraft, Span, build
from begrundelse_lint.reports.view.model import LetterView, Paragraph, PlaceRef
from begrundelse_lint.reports.view.text import Marked, paragraphs

READ = reading(DEFECTIVE)


def shown(*marked: Marked, heavy: tuple[Span, ...] = ()) -> list[Paragraph]:
    """The defective letter, cut at these places."""
    return list(paragraphs(READ, marked, heavy))


def mark(words: str, remark: int, level: Level = Level.FEJL, place: int = 1) -> Marked:
    """A place at these words of the defective letter."""
    start = DEFECTIVE.index(words)
    return Marked(Span(start, start + len(words)), PlaceRef(remark, place), level)


def marked_by(found: list[Paragraph], remark: int) -> str:
    """The words on the page that a remark speaks of."""
    return " ".join(
        "".join(stretch.text for stretch in line.stretches if remark in stretch.remarks)
        for paragraph in found
        for line in paragraph.lines
        if any(remark in stretch.remarks for stretch in line.stretches)
    )


def all_paragraphs(shown: LetterView) -> list[Paragraph]:
    return [part for passage in shown.passages or () for part in (*passage.first, *passage.rest)]


@pytest.mark.parametrize(
    "letter", sorted(CORPUS.glob("*/0[1-3].*")), ids=lambda path: f"{path.parent.name}-{path.name}"
)
def test_every_line_with_a_word_is_shown_in_order_and_in_full(letter: Path) -> None:
    text = letter.read_text(encoding="utf-8")
    lines = {line.number: line for part in all_paragraphs(view(text)) for line in part.lines}
    own = {number: line.rstrip() for number, line in enumerate(text.split("\n"), start=1) if line.strip()}
    assert list(lines) == list(own)
    for number, line in lines.items():
        assert "".join(stretch.text for stretch in line.stretches) + "-" * line.glued == own[number]


def test_wrapped_lines_run_on_as_one_paragraph_and_lines_of_an_address_do_not() -> None:
    texts = [words(part) for part in shown()]
    assert texts[:2] == ["Lyngsted Kommune", "Socialafdelingen"]
    assert any(text.startswith("Vi bevilger dig") and text.endswith("med din bostøtte.") for text in texts)


def test_headings_and_blank_lines_are_kept() -> None:
    found = {words(part): part for part in shown()}
    assert found["Afgørelse om socialpædagogisk støtte"].heading
    assert found["Kære Anna"].gap
    assert not found["Socialafdelingen"].gap


def test_a_place_is_marked_with_its_own_words_across_lines() -> None:
    found = shown(mark("Du får afslag på\nstøtte til madlavning.", 1))
    assert marked_by(found, 1) == "Du får afslag på støtte til madlavning."


def test_overlapping_places_are_cut_so_that_each_keeps_its_words() -> None:
    found = shown(
        mark("Vi bevilger dig støtte til at åbne din post", 1, Level.RAAD),
        mark("åbne din post efter servicelovens § 85.", 2),
        mark("post efter", 3, Level.ADVARSEL),
    )
    assert marked_by(found, 1) == "Vi bevilger dig støtte til at åbne din post"
    assert marked_by(found, 2) == "åbne din post efter servicelovens § 85."
    assert marked_by(found, 3) == "post efter"
    levels = {
        s.text: (s.remarks, s.level) for part in found for line in part.lines for s in line.stretches if s.remarks
    }
    assert levels["post"] == ((1, 2, 3), Level.FEJL)
    assert levels["Vi bevilger dig støtte til at "] == ((1,), Level.RAAD)


def test_a_place_of_blanks_only_shows_at_the_next_words() -> None:
    start = DEFECTIVE.index("\n\nKære") + 1
    found = shown(Marked(Span(start, start), PlaceRef(1, 1), Level.RAAD))
    assert marked_by(found, 1) == "K"


def test_long_sentences_are_told_apart_from_remarks() -> None:
    start = DEFECTIVE.index("Ring til mig")
    found = shown(mark("12 34", 1), heavy=(Span(start, start + 27),))
    (line,) = [line for part in found for line in part.lines if line.number == 21]
    assert [(s.text, s.remarks, s.heavy) for s in line.stretches] == [
        ("Ring til mig på ", (), True),
        ("12 34", (1,), True),
        (" 56 78", (), True),
        (".", (), False),
    ]


@given(st.lists(st.tuples(st.integers(0, len(DEFECTIVE) - 1), st.integers(0, 120)), max_size=8))
def test_however_places_overlap_each_begins_once_ends_once_and_no_letter_is_lost(ranges: list[tuple[int, int]]) -> None:
    marked = [
        Marked(Span(start, min(start + length, len(DEFECTIVE))), PlaceRef(number, 1), Level.FEJL)
        for number, (start, length) in enumerate(ranges, start=1)
    ]
    found = shown(*marked)
    stretches = [stretch for part in found for line in part.lines for stretch in line.stretches]
    every = [mark.ref for mark in marked]
    assert sorted(ref.remark for stretch in stretches for ref in stretch.begins) == [ref.remark for ref in every]
    assert sorted(ref.remark for stretch in stretches for ref in stretch.ends) == [ref.remark for ref in every]
    assert [words(part) for part in found] == [words(part) for part in shown()]
    assert all(stretch.text for stretch in stretches)


def test_words_divided_at_a_line_end_are_whole_again() -> None:
    said = "Du får afslag på socialpæda-\ngogisk støtte efter servicelovens § 85 fra i dag og uge-\nog månedsvis."
    texts = [words(part) for part in paragraphs(reading(f"Afgørelse\n\n{said}"), (), ())]
    assert texts[-1].startswith("Du får afslag på socialpædagogisk støtte")
    assert "uge- og månedsvis" in texts[-1]


def test_pages_are_told_where_they_change() -> None:
    drafts = [
        LineDraft("Afgørelse", page=1),
        LineDraft("Du får afslag på støtte.", page=1),
        LineDraft("Hilsen", page=2),
    ]
    found = all_paragraphs(view(build("brev.pdf", "pdf", drafts)))
    assert [(words(part), part.new_page) for part in found][-1] == ("Hilsen", 2)
    assert found[0].new_page is None


def test_a_remark_stands_beside_the_paragraph_it_points_at_with_that_paragraphs_heading() -> None:
    text = DEFECTIVE.replace("Vi har lagt vægt på", "Begrundelse\n\nVi har lagt vægt på")
    for passage in view(text).passages or ():
        assert not passage.rest or not passage.rest[-1].heading or passage is (view(text).passages or ())[-1]
        for remark in passage.remarks:
            assert any(line.number == remark.line for part in passage.first for line in part.lines)
