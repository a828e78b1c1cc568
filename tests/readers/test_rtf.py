"""RTF as Word, LibreOffice and case systems write it."""

from __future__ import annotations

import pytest

from begrundelse_lint.letter import Letter, Style
from begrundelse_lint.readers import read_text

from .making import fields, rtf, styled, texts


def letter_of(inside: str) -> Letter:
    return read_text(rtf(inside), "brev.rtf")


@pytest.mark.parametrize(
    "text", [r"Afg\'f8relse", r"Afg\u248\'f8relse", r"Afg\uc2\u248 oerelse", r"{\uc0 Afg\u248 relse}"]
)
def test_danish_letters_are_read_in_every_notation(text: str) -> None:
    assert letter_of(rf"\pard {text}\par").text == "Afgørelse"


def test_signs_and_characters_beyond_the_first_plane_are_read() -> None:
    assert letter_of(r"\'a7\~85 \endash  social\-p\u230 ?d\_x \ldblquote a\rdblquote\tab\u-10179?\u-8704?").text == (
        "§\u00a085 – social\u00adpæd\u2011x “a”\t😀"
    )


def test_hidden_and_deleted_text_comments_and_pictures_are_left_out() -> None:
    unseen = r"{\v skjult}{\deleted slettet}{\*\annotation husk}{\pict\wmetafile8 0102ff}{\*\ukendt x}"
    inside = rf"Du f\'e5r {unseen}st\'f8tte.\v0\par"
    assert texts(letter_of(inside)) == ["Du får støtte."]


def test_headers_footnotes_and_footers_have_their_places() -> None:
    inside = r"{\header Kommunen\par}{\footer Side 1\par}Brev{\footnote Jf. \'a7 85.}\par"
    letter = letter_of(inside)
    assert texts(letter) == ["Kommunen", "Brev", "Jf. § 85.", "Side 1"]
    assert letter.lines[0].style is Style.PAGE_HEADER
    assert letter.lines[-1].style is Style.PAGE_FOOTER


def test_lists_are_written_with_their_labels() -> None:
    inside = r"{\listtext\pard\plain {\f1\'b7}\tab}\ls1 post\par\pard{\pntext 1.\tab}Send klagen\par\pard tekst\par"
    letter = letter_of(inside)
    assert texts(letter) == ["- post", "1. Send klagen", "tekst"]
    assert styled(letter, Style.LIST) == ["- post", "1. Send klagen"]


def test_table_rows_become_lines() -> None:
    inside = r"\trowd\pard\intbl Opgave\cell Timer\cell\row\trowd\pard\intbl Post\cell 1 time\cell\row\pard Slut\par"
    assert texts(letter_of(inside)) == ["Opgave | Timer", "Post | 1 time", "Slut"]


def test_breaks_divide_a_paragraph_into_lines() -> None:
    assert texts(letter_of(r"Jeppe\line Vej 1\par")) == ["Jeppe", "Vej 1"]


@pytest.mark.parametrize(("result", "expected"), [("\\'abNavn\\'bb", ["«Navn»"]), ("Jeppe", [])])
def test_merge_fields_are_marked_while_unfilled(result: str, expected: list[str]) -> None:
    letter = letter_of(rf"K\'e6re {{\field{{\*\fldinst MERGEFIELD Navn}}{{\fldrslt {result}}}}}!\par")
    assert fields(letter) == expected
    assert "MERGEFIELD" not in letter.text


def test_styles_are_kept() -> None:
    sheet = r"{\stylesheet{\s0 Normal;}{\s1\b heading 1;}{\s2 Vejl.tekst;}{\*\cs10 Hj\'e6lpetekst;}}"
    inside = (
        sheet
        + r"\pard\s1 Afg\'f8relse\par\pard\s2 Slet dette\par\pard{\b Begrundelse}\par\pard{\cs10 Slet}\par\pard Du\par"
    )
    letter = letter_of(inside)
    assert [line.style for line in letter.lines] == [
        Style.HEADING,
        Style.GUIDANCE,
        Style.HEADING,
        Style.GUIDANCE,
        Style.BODY,
    ]


def test_text_boxes_are_read_once() -> None:
    box = r"{\shp{\*\shpinst{\sp{\sn x}{\sv y}}{\shptxt Telefon\par}}{\shprslt Telefon\par}}"
    assert texts(letter_of(box + r"Brev\par")) == ["Telefon", "Brev"]


def test_binary_data_is_passed_over() -> None:
    data = rtf(r"Brev\par").replace(b"Brev", b"{\\*\\objdata\\bin5 {{{{{}Brev")
    assert read_text(data, "brev.rtf").text == "Brev"
