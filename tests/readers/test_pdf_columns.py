"""pdf: columns, address blocks and tables in reading order."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from reportlab.pdfgen.canvas import Canvas

from begrundelse_lint.letter import Letter, Style
from begrundelse_lint.readers import read_text

from .making import body, pdf, styled, write

PROSE = [
    "Vi har afgjort din sag om støtte efter servicelovens § 85 og giver dig to timer om",
    "ugen. Vi har lagt vægt på, at du har svært ved at komme i gang om morgenen, og at",
    "du mister overblikket.",
]
LEFT = [
    "Vi har lagt vægt på, at du har",
    "meget svært ved at komme i gang",
    "og bevare overblikket i hverdagen.",
    "Det rammer alle tre områder.",
]
RIGHT = [
    "Du kan klage over afgørelsen til",
    "Ankestyrelsen inden fire uger. Du",
    "skal sende klagen til kommunen,",
    "som vurderer sagen igen.",
]


def letter_of(draw: Callable[[Canvas], object]) -> Letter:
    return read_text(pdf(draw), "brev.pdf")


def test_two_columns_are_read_one_after_the_other_below_their_heading() -> None:
    heading = "Afgørelse om socialpædagogisk støtte efter servicelovens § 85 til Jeppe"

    def draw(canvas: Canvas) -> None:
        write(canvas, [heading], y=760, font="Helvetica-Bold", size=13)
        write(canvas, LEFT, x=70)
        write(canvas, RIGHT, x=320)
        write(canvas, PROSE, y=600)

    letter = letter_of(draw)
    assert body(letter) == [heading, *LEFT, *RIGHT, *PROSE]
    assert [line.starts_block for line in letter.lines][1:5] == [True, False, False, False]


@pytest.mark.parametrize("offset", [0, 6])
def test_sender_and_addressee_beside_each_other_are_not_mixed(offset: int) -> None:
    sender = ["Lindesund Kommune", "Voksen og Støtte", "Havnetorvet 12", "Dato: 20. februar 2025"]
    addressee = ["Jeppe Ravnkilde", "Gartnervænget 31, 2. tv.", "5999 Lindesund"]

    def draw(canvas: Canvas) -> None:
        write(canvas, addressee, y=780)
        write(canvas, sender, x=400, y=780 + offset)
        write(canvas, ["Kære Jeppe", "", *PROSE], y=650)

    letter = letter_of(draw)
    assert body(letter) == [*addressee, *sender, "Kære Jeppe", *PROSE]
    assert all(line.starts_block for line in letter.lines[:9])


def test_rows_that_line_up_are_a_table() -> None:
    def draw(canvas: Canvas) -> None:
        y = write(canvas, [*PROSE, ""])
        write(canvas, ["Opgave", "Post", "Indkøb"], y=y)
        y = write(canvas, ["Timer", "1 time", "2 timer"], x=300, y=y)
        write(canvas, ["", *PROSE], y=y)

    letter = letter_of(draw)
    assert styled(letter, Style.TABLE) == ["Opgave | Timer", "Post | 1 time", "Indkøb | 2 timer"]
    assert body(letter)[-3:] == PROSE


def test_a_cell_of_several_lines_in_a_ruled_table_is_one_cell() -> None:
    def draw(canvas: Canvas) -> None:
        y = write(canvas, [*PROSE, ""])
        for line in (y + 12, y - 4, y - 32):
            canvas.line(65, line, 500, line)
        write(canvas, ["Opgave", "Indkøb og madlav-", "ning i hjemmet"], x=70, y=y)
        write(canvas, ["Timer", "2 timer"], x=300, y=y)

    assert styled(letter_of(draw), Style.TABLE) == ["Opgave | Timer", "Indkøb og madlavning i hjemmet | 2 timer"]


def test_underlined_words_and_frames_make_no_table_of_two_columns() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, LEFT)
        write(canvas, RIGHT, x=320)
        canvas.rect(60, 640, 450, 80)
        for row in range(4):
            canvas.line(70, 698 - 14 * row, 150, 698 - 14 * row)
        write(canvas, PROSE, y=600)

    assert body(letter_of(draw)) == [*LEFT, *RIGHT, *PROSE]


def test_a_label_and_its_value_are_one_line() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, ["Dato:", "Sagsnr.:"], y=780)
        write(canvas, ["20. februar 2025", "2025-004417"], x=180, y=780)
        write(canvas, PROSE)

    assert body(letter_of(draw))[:2] == ["Dato: 20. februar 2025", "Sagsnr.: 2025-004417"]


def test_a_justified_line_of_few_words_is_one_text() -> None:
    words = ["Udviklingshæmmede", "borgeres", "støttemuligheder", "behandles"]

    def draw(canvas: Canvas) -> None:
        y = write(canvas, PROSE[:2])
        widths = [canvas.stringWidth(word, "Helvetica", 11) for word in words]
        gap = (canvas.stringWidth(PROSE[0], "Helvetica", 11) - sum(widths)) / (len(words) - 1)
        x = 70.0
        for word, width in zip(words, widths, strict=True):
            canvas.drawString(x, y, word)
            x += width + gap
        write(canvas, PROSE, y=y - 14)

    assert " ".join(words) in body(letter_of(draw))
