"""Word fields and content controls: what of them is seen, and which are unfilled."""

from __future__ import annotations

import pytest

from begrundelse_lint.letter import Letter
from begrundelse_lint.readers import read_text

from .making import docx, field, fields, para, run, texts


def letter_of(*blocks: str, **parts: str) -> Letter:
    return read_text(docx(*blocks, **parts), "brev.docx")


def control(content: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def test_inline_content_controls_keep_their_text() -> None:
    assert texts(letter_of(para(control(run("Jeppe")), " er omfattet."))) == ["Jeppe er omfattet."]


def test_block_content_controls_keep_their_paragraphs() -> None:
    assert texts(letter_of(control(para("Første") + para("Anden")))) == ["Første", "Anden"]


def test_a_control_that_shows_its_placeholder_is_an_unfilled_field() -> None:
    letter = letter_of(para("Kære ", control(run("Klik for at skrive"), "<w:showingPlcHdr/>"), "!"))
    assert letter.text == "Kære Klik for at skrive!"
    assert fields(letter) == ["Klik for at skrive"]


def test_a_block_control_that_shows_its_placeholder_is_an_unfilled_field() -> None:
    assert fields(letter_of(control(para("Skriv begrundelsen her"), "<w:showingPlcHdr/>"))) == [
        "Skriv begrundelsen her"
    ]


def test_a_drop_down_on_its_prompt_is_an_unfilled_field_and_a_choice_is_not() -> None:
    items = (
        '<w:dropDownList><w:listItem w:displayText="Vælg tekst" w:value=""/>'
        '<w:listItem w:displayText="afslag" w:value="1"/></w:dropDownList>'
    )
    assert fields(letter_of(para(control(run("Vælg tekst"), items)))) == ["Vælg tekst"]
    assert fields(letter_of(para(control(run("afslag"), items)))) == []


@pytest.mark.parametrize("result", ["«Sagsnummer»", "&lt;&lt;dato&gt;&gt;"])
def test_an_empty_merge_field_is_seen_and_marked(result: str) -> None:
    letter = letter_of(para("Sag ", field(" MERGEFIELD Sagsnummer \\* MERGEFORMAT ", result), "."))
    assert letter.text == f"Sag {fields(letter)[0]}."
    assert "MERGEFIELD" not in letter.text


def test_a_filled_merge_field_is_plain_text() -> None:
    letter = letter_of(para("Sag ", field(" MERGEFIELD Sagsnummer ", "2025-1")))
    assert letter.text == "Sag 2025-1"
    assert fields(letter) == []


def test_simple_fields_are_read_the_same_way() -> None:
    simple = f'<w:fldSimple w:instr=" MERGEFIELD Navn ">{run("«Navn»")}</w:fldSimple>'
    assert fields(letter_of(para("Kære ", simple))) == ["«Navn»"]


def test_a_field_nested_in_an_instruction_is_not_seen() -> None:
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    middle = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    code = "<w:r><w:instrText> IF </w:instrText></w:r>"
    condition = begin + code + field(" MERGEFIELD Art ", "afslag") + middle + run("Du får ikke støtte.") + end
    assert texts(letter_of(para(condition))) == ["Du får ikke støtte."]


def test_click_here_buttons_of_old_templates_are_unfilled_fields() -> None:
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    code = "<w:r><w:instrText> MACROBUTTON NoMacro [Skriv navn] </w:instrText></w:r>"
    letter = letter_of(para("Kære ", begin + code + end))
    assert (letter.text, fields(letter)) == ("Kære [Skriv navn]", ["[Skriv navn]"])


def test_form_check_boxes_and_drop_downs_show_what_is_chosen() -> None:
    def form(data: str) -> str:
        return (
            f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )

    box = form("<w:checkBox><w:checked/></w:checkBox>")
    choice = form(
        '<w:ddList><w:result w:val="1"/><w:listEntry w:val="Vælg"/><w:listEntry w:val="bevilling"/></w:ddList>'
    )
    prompt = form('<w:ddList><w:listEntry w:val="Vælg udfald"/></w:ddList>')
    letter = letter_of(para(box, " ", choice, " ", prompt))
    assert letter.text == "☒ bevilling Vælg udfald"
    assert fields(letter) == ["Vælg udfald"]
