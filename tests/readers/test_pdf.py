"""pdf: lines as printed, with blocks told by their places."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from begrundelse_lint.letter import Letter, Style, UnreadableLetterError
from begrundelse_lint.readers import read_text

from .making import blocks, body, pdf, pdf_of, styled, write

WIDTH, HEIGHT = A4
PROSE = [
    "Vi har afgjort din sag om støtte efter servicelovens § 85 og giver dig to timer om",
    "ugen. Vi har lagt vægt på, at du har svært ved at komme i gang om morgenen, og at",
    "du mister overblikket.",
]


def letter_of(draw: Callable[[Canvas], object]) -> Letter:
    return read_text(pdf(draw), "brev.pdf")


def test_lines_carry_their_page_and_are_numbered_through() -> None:
    letter = read_text(pdf_of(["Afgørelse"], [], ["Klage"]), "brev.pdf")
    assert [(line.number, line.page, letter.line_text(line)) for line in letter.lines] == [
        (1, 1, "Afgørelse"),
        (2, 3, "Klage"),
    ]


def test_a_printed_hyphen_stays_at_the_line_end() -> None:
    letter = letter_of(
        lambda c: write(
            c, ["Du får støtte af en socialpæda-", "gogisk medarbejder på Sankt Knuds-", "vej hver mandag."]
        )
    )
    assert letter.text.split("\n") == [
        "Du får støtte af en socialpæda-",
        "gogisk medarbejder på Sankt Knuds-",
        "vej hver mandag.",
    ]
    assert [line.starts_block for line in letter.lines] == [True, False, False]


def test_a_soft_hyphen_that_is_printed_is_a_hyphen() -> None:
    assert letter_of(lambda c: write(c, ["socialpæda\u00ad", "gogisk"])).text.split("\n")[0] == "socialpæda-"


def test_a_paragraph_ends_where_the_next_word_would_have_fitted() -> None:
    letter = letter_of(lambda c: write(c, [*PROSE, "Du kan klage inden fire uger."]))
    assert blocks(letter) == [" ".join(PROSE), "Du kan klage inden fire uger."]


def test_a_wider_gap_begins_a_block() -> None:
    letter = letter_of(lambda c: write(c, [*PROSE[:2], "", *PROSE]))
    assert blocks(letter) == [" ".join(PROSE[:2]), " ".join(PROSE)]


def test_a_paragraph_runs_on_over_the_page_break() -> None:
    letter = read_text(pdf_of(PROSE[:2], PROSE[2:]), "brev.pdf")
    assert blocks(letter) == [" ".join(PROSE)]


def test_bullets_begin_blocks_and_their_second_lines_do_not() -> None:
    def draw(canvas: Canvas) -> None:
        y = write(canvas, PROSE)
        for first, second in ((PROSE[0], "ugen"), (PROSE[1], "dig")):
            canvas.drawString(70, y, "•")
            y = write(canvas, [first, second], x=88, y=y)

    letter = letter_of(draw)
    assert blocks(letter) == [" ".join(PROSE), f"• {PROSE[0]} ugen", f"• {PROSE[1]} dig"]
    assert len(styled(letter, Style.LIST)) == 4


def test_a_phone_number_at_a_line_start_is_no_list_item() -> None:
    lines = ["Du kan ringe til din visitator, som hedder Bente Kvist og træffes på telefon 59 00", "27. Hun svarer."]
    assert len(blocks(letter_of(lambda c: write(c, lines)))) == 1


@pytest.mark.parametrize(("font", "size"), [("Helvetica-Bold", 11.0), ("Helvetica", 16.0)])
def test_short_lines_that_stand_out_are_headings(font: str, size: float) -> None:
    def draw(canvas: Canvas) -> None:
        y = write(canvas, ["Afgørelse om støtte"], font=font, size=size)
        y = write(canvas, PROSE, y=y)
        write(canvas, ["Du får ikke støtte."], y=y, font=font, size=size)

    letter = letter_of(draw)
    assert styled(letter, Style.HEADING) == ["Afgørelse om støtte"]
    assert blocks(letter)[1] == " ".join(PROSE)


def test_repeated_headers_and_footers_are_set_aside_in_place() -> None:
    def draw(canvas: Canvas) -> None:
        for number in (1, 2, 3):
            write(canvas, ["Lindesund Kommune", "Voksen og Støtte"], y=800)
            write(canvas, [*PROSE[:2], f"Afsnit {number}."])
            write(canvas, [f"Side {number} af 3"], y=30)
            canvas.showPage()

    letter = letter_of(draw)
    assert styled(letter, Style.PAGE_HEADER) == ["Lindesund Kommune", "Voksen og Støtte"] * 3
    assert styled(letter, Style.PAGE_FOOTER) == ["Side 1 af 3", "Side 2 af 3", "Side 3 af 3"]
    assert len(body(letter)) == 9
    assert letter.line_text(letter.lines[0]) == "Lindesund Kommune"


def test_a_lone_page_number_is_a_footer_and_a_first_line_is_no_header() -> None:
    letter = letter_of(lambda c: (write(c, ["Lindesund Kommune"], y=800), write(c, PROSE), write(c, ["- 1 -"], y=30)))
    assert styled(letter, Style.PAGE_FOOTER) == ["- 1 -"]
    assert styled(letter, Style.PAGE_HEADER) == []


def test_spaced_letters_are_read_as_words() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, ["A F G Ø R E L S E"])
        text = canvas.beginText(70, 660)
        text.setCharSpace(4)
        text.textOut("OM STØTTE")
        canvas.drawText(text)

    assert body(letter_of(draw)) == ["AFGØRELSE", "OM STØTTE"]


def test_text_drawn_twice_for_boldness_is_read_once() -> None:
    letter = letter_of(lambda c: (write(c, ["Afgørelse"]), write(c, ["Afgørelse"], x=70.4)))
    assert letter.text == "Afgørelse"


def test_a_turned_page_is_read_upright_and_turned_text_comes_last() -> None:
    def turned_page(canvas: Canvas) -> None:
        canvas.setPageRotation(90)
        canvas.translate(WIDTH, 0)
        canvas.rotate(90)
        write(canvas, ["Afgørelse", "Du får støtte."], y=500)

    def turned_note(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.rotate(90)
        write(canvas, ["Dok.nr. 1"], x=300, y=-20)
        canvas.restoreState()
        write(canvas, ["Afgørelse"])

    assert body(letter_of(turned_page)) == ["Afgørelse", "Du får støtte."]
    assert body(letter_of(turned_note)) == ["Afgørelse", "Dok.nr. 1"]


def test_what_is_written_in_form_fields_is_read() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, ["Afgørelse"])
        canvas.acroForm.textfield(name="a", value="Du får støtte", x=70, y=600, width=300, height=20)

    letter = letter_of(draw)
    assert body(letter) == ["Afgørelse", "Du får støtte"]


def scan(canvas: Canvas) -> None:
    canvas.drawImage(ImageReader(Image.new("L", (20, 28), 200)), 0, 0, WIDTH, HEIGHT)


def test_a_scanned_pdf_is_not_checked() -> None:
    with pytest.raises(UnreadableLetterError, match="scannet uden tekst"):
        letter_of(scan)


def test_a_scanned_page_among_others_is_not_checked_and_named() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, PROSE)
        canvas.showPage()
        scan(canvas)
        write(canvas, ["Side 2 af 2"], y=30)

    with pytest.raises(UnreadableLetterError, match=r"Side 2 .*scannet uden tekst"):
        letter_of(draw)


def test_a_scan_with_recognised_text_is_read() -> None:
    def draw(canvas: Canvas) -> None:
        scan(canvas)
        write(canvas, PROSE)

    assert body(letter_of(draw)) == PROSE


def test_a_pdf_without_any_text_is_not_checked() -> None:
    with pytest.raises(UnreadableLetterError, match="scannet uden tekst"):
        letter_of(lambda c: c.rect(10, 10, 100, 100))
