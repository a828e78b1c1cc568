"""Wrapping and colouring."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from begrundelse_lint.reports.layout import Layout, Piece, cells, printable


def test_lines_break_at_words_and_hang() -> None:
    assert (
        Layout(16, False).paragraph("Du skal skrive antallet af timer.", indent=2, hang=2)
        == "  Du skal skrive\n    antallet af\n    timer."
    )


def test_a_word_wider_than_the_line_stands_alone_and_whole() -> None:
    assert Layout(10, False).paragraph("se voksenudredningsmetoden nu") == "se\nvoksenudredningsmetoden\nnu"


def test_a_section_number_is_not_torn_from_its_sign() -> None:
    assert Layout(20, False).paragraph("efter serviceloven § 85 og linje 4").splitlines() == [
        "efter serviceloven",
        "§ 85 og linje 4",
    ]


def test_styles_meet_inside_a_line_without_stray_blanks() -> None:
    text = Layout(40, True).paragraph(Piece("FEJL", "red"), " linje 4", Piece("!", "bold"))
    assert text == "\x1b[1;31mFEJL\x1b[0m linje 4\x1b[1m!\x1b[0m"


def test_no_break_spaces_hold_and_print_as_blanks() -> None:
    assert Layout(12, False).paragraph("min sag a\u00a0b\u00a0c") == "min sag\na b c"


def test_wide_characters_count_as_two_columns() -> None:
    assert (cells("æøå"), cells("漢字"), cells("e\u0301")) == (3, 4, 1)


@given(st.text())
def test_nothing_printable_is_lost_and_nothing_else_gets_through(text: str) -> None:
    shown = printable(text)
    assert all(char.isprintable() or char == "\u00a0" for char in shown)
    assert [char for char in shown if char.isprintable() and char != " "] == [
        char for char in text if char.isprintable() and char != " "
    ]


@given(
    st.lists(st.text(alphabet="abcdæøå§1. ", max_size=20)), st.integers(10, 60), st.integers(0, 6), st.integers(0, 6)
)
def test_the_words_stay_the_same_at_every_width(pieces: list[str], width: int, indent: int, hang: int) -> None:
    text = Layout(width, True).paragraph(
        *(Piece(piece, "bold" if at % 2 else "") for at, piece in enumerate(pieces)), indent=indent, hang=hang
    )
    assert re.sub(r"\x1b\[[\d;]*m", "", text).split() == "".join(pieces).split()
