"""HTML pages, also as Word and LibreOffice save them."""

from __future__ import annotations

import pytest

from begrundelse_lint.letter import Letter, Style
from begrundelse_lint.readers import read_text

from .making import fields, styled, texts


def letter_of(source: str | bytes) -> Letter:
    return read_text(source, "brev.html")


def test_inline_spans_are_one_text_and_blocks_are_lines() -> None:
    source = "<div>Du <span>får\n  <b>tre</b></span> timer.<p>Hilsen<div>Tove</div></div>Slut"
    assert texts(letter_of(source)) == ["Du får tre timer.", "Hilsen", "Tove", "Slut"]
    assert all(line.starts_block for line in letter_of(source).lines)


def test_breaks_and_empty_paragraphs_are_lines() -> None:
    assert letter_of("<p>Jeppe<br>Vej 1<br><br>By</p><p><br></p><p>x</p>").text == "Jeppe\nVej 1\n\nBy\n\nx"


def test_lists_have_their_labels() -> None:
    source = (
        "<ul><li>post<ul style='list-style: none'><li>inde</ul><li><p>indkøb</p></ul>"
        "<ol start=3><li>c<li value=7>g</ol><ol type=a reversed><li>b<li>a</ol>"
    )
    letter = letter_of(source)
    assert texts(letter) == ["- post", "inde", "- indkøb", "3. c", "7. g", "b. b", "a. a"]
    assert len(styled(letter, Style.LIST)) == 7


def test_tables_are_rows_and_layout_tables_are_blocks() -> None:
    data = "<table><caption>Støtte</caption><tr><th>Opgave<th>Timer<tbody><tr><td>Post<td><p>1 time</table>"
    layout = "<table><tr><td><h1>Afgørelse</h1><p>Du får støtte.</p></td></tr></table>"
    assert texts(letter_of(data)) == ["Støtte", "Opgave | Timer", "Post | 1 time"]
    assert texts(letter_of(layout)) == ["Afgørelse", "Du får støtte."]


def test_headings_and_bold_lines_are_headings() -> None:
    source = (
        "<h2>Afgørelse</h2><p><strong>Begrundelse</strong></p><p style='font-weight:700'>Klage</p><p><b>Du</b> får</p>"
    )
    assert styled(letter_of(source), Style.HEADING) == ["Afgørelse", "Begrundelse", "Klage"]


def test_what_is_not_shown_is_not_read() -> None:
    source = (
        "<head><title>Titel</title><style>p{}</style></head><script>x</script><!-- note --><p hidden>a</p>"
        "<p style='display:none'>b</p><p>Du får <del>to</del><ins>tre</ins> timer.</p><template>c</template>"
    )
    assert texts(letter_of(source)) == ["Du får tre timer."]


def test_form_controls_show_what_is_chosen() -> None:
    prompt = "<p>Vi giver <select><option value=''>Vælg<option value=1>afslag</select></p>"
    chosen = "<p>Vi giver <select><option value=''>Vælg<option selected value=1>afslag</select> <input value='nu'></p>"
    assert (letter_of(prompt).text, fields(letter_of(prompt))) == ("Vi giver Vælg", ["Vælg"])
    assert (letter_of(chosen).text, fields(letter_of(chosen))) == ("Vi giver afslag nu", [])


def test_words_own_list_labels_are_labels() -> None:
    source = (
        "<p class=MsoListParagraph><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span>post</p>"
        "<p class=MsoListParagraph><span style='mso-list:Ignore'>2.<span>&nbsp; </span></span>Vent</p>"
    )
    assert texts(letter_of(source)) == ["- post", "2. Vent"]


def test_libreoffices_header_and_footer_are_set_aside() -> None:
    letter = letter_of("<div title='header'><p>Kommunen</p></div><p>Brev</p><div title='footer'><p>Side 1</p></div>")
    assert [line.style for line in letter.lines] == [Style.PAGE_HEADER, Style.BODY, Style.PAGE_FOOTER]


@pytest.mark.parametrize(
    "source",
    [
        "<meta charset=windows-1252><p>Afgørelse</p>".encode("cp1252"),
        "<p>Afgørelse</p>".encode("cp1252"),
        "<meta charset=utf-8><p>Afgørelse</p>".encode(),
        "<p>Afgørelse</p>".encode("utf-16"),
        b"<p>Afg&oslash;relse</p>",
    ],
)
def test_pages_are_read_in_their_encoding(source: bytes) -> None:
    assert letter_of(source).text == "Afgørelse"


def test_empty_elements_of_xhtml_do_not_swallow_what_follows() -> None:
    source = '<?xml version="1.0"?><h1>Afgørelse<span/></h1><p><b/>Du får <a name="x"/>støtte.<br/>Nu</p>'
    letter = letter_of(source)
    assert texts(letter) == ["Afgørelse", "Du får støtte.", "Nu"]
    assert letter.lines[1].style is Style.BODY
