"""What the file itself says of fields: their names, what drop-downs offer, and words in a colour of their own."""

from __future__ import annotations

import pytest

from begrundelse_lint.letter import Letter, Mark, MarkedField
from begrundelse_lint.readers import read_text

from .making import docx, field, para, run

ITEMS = "".join(f'<w:listItem w:displayText="{text}" w:value="{text}"/>' for text in ("bevilges", "afslås"))
DROP_DOWN = (
    f'<w:alias w:val="Udfald"/><w:dropDownList><w:listItem w:displayText="Vælg" w:value=""/>{ITEMS}</w:dropDownList>'
)
HEADING = '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/></w:style>'


def character_style(name: str, colour: str) -> str:
    look = f'<w:rPr><w:color w:val="{colour}"/></w:rPr>'
    return f'<w:style w:type="character" w:styleId="{name}"><w:name w:val="{name}"/>{look}</w:style>'


LINK, FIELD_STYLE = character_style("Hyperlink", "0563C1"), character_style("Felt", "0F9ED5")


def colour(value: str) -> str:
    return f'<w:color w:val="{value}"/>'


def control(content: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def letter_of(*blocks: str, styles: str = "") -> Letter:
    return read_text(docx(*blocks, styles=styles) if styles else docx(*blocks), "brev.docx")


def marked(letter: Letter) -> list[tuple[str, Mark]]:
    return [(letter.text[found.start : found.end], found.mark) for found in letter.fields]


def only(letter: Letter) -> MarkedField:
    (found,) = letter.fields
    return found


@pytest.mark.parametrize("shown", ["Vælg", "afslås"])
def test_a_drop_down_tells_its_name_and_what_it_offers(shown: str) -> None:
    found = only(letter_of(para("Støtten ", control(run(shown), DROP_DOWN), ".")))
    assert (found.name, found.choices) == ("Udfald", ("bevilges", "afslås"))
    assert found.mark is (Mark.UNFILLED if shown == "Vælg" else Mark.FILLED)


def test_a_drop_down_around_a_whole_paragraph_tells_the_same() -> None:
    assert only(letter_of(control(para("afslås"), DROP_DOWN))).choices == ("bevilges", "afslås")


def test_a_control_around_many_paragraphs_is_no_field() -> None:
    assert letter_of(control(para("Første") + para("Anden"), '<w:tag w:val="brev"/>')).fields == ()


@pytest.mark.parametrize(
    ("instruction", "name"), [(" MERGEFIELD timer ", "timer"), (' MERGEFIELD "Antal timer" ', "Antal timer")]
)
def test_a_merge_field_tells_its_name_filled_or_not(instruction: str, name: str) -> None:
    assert only(letter_of(para("Du får ", field(instruction, "«x»"), " timer"))).name == name
    filled = only(letter_of(para("Du får ", field(instruction, "3"), " timer")))
    assert (filled.name, filled.mark) == (name, Mark.FILLED)


@pytest.mark.parametrize("value", ["0F9ED5", "E87331", "FF0000"])
def test_words_in_a_colour_of_their_own_are_told(value: str) -> None:
    letter = letter_of(para("senest den ", run("Partshøringsfrist", colour(value)), ", som"))
    assert marked(letter) == [("Partshøringsfrist", Mark.COLOURED)]


@pytest.mark.parametrize("value", ["000000", "auto", "404040", "FFFFFF", "1F1F2F"])
def test_black_grey_and_white_are_no_colours(value: str) -> None:
    assert letter_of(para("senest den ", run("3. maj", colour(value)))).fields == ()


def test_a_colour_may_come_from_a_character_style_and_over_several_runs() -> None:
    first, second = run("Antal ", '<w:rStyle w:val="Felt"/>'), run("timer", '<w:rStyle w:val="Felt"/>')
    assert marked(letter_of(para("Du får ", first, second, " om ugen"), styles=FIELD_STYLE)) == [
        ("Antal timer", Mark.COLOURED)
    ]


def test_a_yellow_ground_is_told_as_such() -> None:
    letter = letter_of(para("Du får ", run("timer", '<w:highlight w:val="yellow"/>'), " om ugen"))
    assert marked(letter) == [("timer", Mark.HIGHLIGHTED)]


def test_coloured_headings_and_links_say_nothing() -> None:
    heading = para(run("Begrundelse", colour("1F4E9F")), style="H2")
    link = para("Se ", f"<w:hyperlink>{run('ast.dk', colour('0563C1'))}</w:hyperlink>")
    styled = para("Se ", run("ast.dk", '<w:rStyle w:val="Hyperlink"/>'))
    assert letter_of(heading, link, styled, styles=HEADING + LINK).fields == ()


def test_html_tells_drop_downs_and_marked_words() -> None:
    page = (
        "<p>Støtten <select name='udfald'><option value=''>Vælg</option><option>bevilges</option>"
        "<option>afslås</option></select> fra <mark>dato</mark>, se <a style='color:#0563C1'>ast.dk</a>"
        " og <font color='#E87331'>Årsag</font>.</p>"
    )
    letter = read_text(page, "skabelon.html")
    assert letter.fields[0].choices == ("bevilges", "afslås")
    assert marked(letter)[1:] == [("dato", Mark.HIGHLIGHTED), ("Årsag", Mark.COLOURED)]


def rtf(body: str) -> Letter:
    colours = r"{\colortbl;\red15\green158\blue213;\red255\green255\blue0;\red64\green64\blue64;}"
    styles = r"{\stylesheet{\*\cs7 Placeholder Text;}}"
    return read_text(rf"{{\rtf1\ansi{colours}{styles}{body}\par}}".encode("cp1252"), "brev.rtf")


@pytest.mark.parametrize(
    ("look", "mark"),
    [
        (r"\cf1", Mark.COLOURED),
        (r"\highlight2", Mark.HIGHLIGHTED),
        (r"\chcbpat2", Mark.HIGHLIGHTED),
        (r"\cs7", Mark.UNFILLED),
    ],
)
def test_rtf_tells_colours_grounds_and_prompts(look: str, mark: Mark) -> None:
    assert marked(rtf(rf"Indtil den {{{look} Slutdato}}, hvis")) == [("Slutdato", mark)]


@pytest.mark.parametrize("look", [r"\cf0", r"\cf3", r"\cf9", r"\cf1\plain", r"\b"])
def test_black_grey_and_unknown_colours_of_rtf_say_nothing(look: str) -> None:
    assert marked(rtf(rf"Indtil den {{{look} Slutdato}}, hvis")) == []


def test_links_of_rtf_have_no_colour() -> None:
    link = r'{\field{\*\fldinst HYPERLINK "https://ast.dk"}{\fldrslt {\cf1 ast.dk}}}'
    assert marked(rtf(f"Se {link} for mere")) == []


def test_the_style_of_prompts_is_an_unfilled_field() -> None:
    prompt = run("Skriv her", '<w:rStyle w:val="Pladsholdertekst"/>')
    styles = '<w:style w:type="character" w:styleId="Pladsholdertekst"><w:name w:val="Placeholder Text"/></w:style>'
    assert marked(letter_of(para("Indtil ", prompt, "."), styles=styles)) == [("Skriv her", Mark.UNFILLED)]
