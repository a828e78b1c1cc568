"""What real Word files hold."""

from __future__ import annotations

import pytest

from begrundelse_lint.letter import Letter, Style
from begrundelse_lint.readers import read_text
from begrundelse_lint.readers.docx_names import MAIN
from begrundelse_lint.readers.docx_numbering import Numbering
from begrundelse_lint.readers.docx_styles import Styles
from begrundelse_lint.readers.docx_text import Part
from begrundelse_lint.readers.packages import parse_xml

from .making import body, docx, field, fields, para, run, styled, table, texts


def letter_of(*blocks: str, **parts: str) -> Letter:
    return read_text(docx(*blocks, **parts), "brev.docx")


def control(content: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def test_text_split_over_many_runs_is_one_text() -> None:
    assert texts(letter_of(para("[indsæt klageinstan", "s / Ankestyrelsen", "]"))) == [
        "[indsæt klageinstans / Ankestyrelsen]"
    ]


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


def test_inserted_text_counts_and_deleted_text_does_not() -> None:
    deleted = "<w:del><w:r><w:delText>to</w:delText></w:r></w:del>"
    inserted = f"<w:ins>{run('tre')}</w:ins>"
    assert texts(letter_of(para("Du får ", deleted, inserted, " timer."))) == ["Du får tre timer."]


def test_moved_text_is_read_where_it_is_now() -> None:
    moved = (
        para(f"<w:moveFrom>{run('Klagevejledning')}</w:moveFrom>"),
        para(f"<w:moveTo>{run('Klagevejledning')}</w:moveTo>"),
    )
    assert texts(letter_of(moved[0], para("Hilsen"), moved[1])) == ["Hilsen", "Klagevejledning"]


def test_a_deleted_paragraph_end_joins_two_paragraphs() -> None:
    letter = letter_of(para("Du får ", properties="<w:rPr><w:del/></w:rPr>"), para("støtte."), para("Hilsen"))
    assert texts(letter) == ["Du får støtte.", "Hilsen"]
    assert [(source.paragraph, source.start, source.end) for source in letter.lines[0].sources] == [
        (0, 0, 7),
        (1, 7, 14),
    ]


def test_deleted_table_rows_and_merged_cells_are_left_out() -> None:
    gone = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{para('væk')}</w:tc><w:tc>{para('væk')}</w:tc></w:tr>"
    rest = f"<w:tc><w:tcPr><w:vMerge/></w:tcPr>{para('skjult')}</w:tc>"
    merged = f"<w:tr>{rest}<w:tc>{para('b')}</w:tc><w:tc>{para('c')}</w:tc></w:tr>"
    assert texts(letter_of(f"<w:tbl>{gone}{merged}</w:tbl>")) == ["b | c"]


def test_comments_are_left_out() -> None:
    marks = '<w:commentRangeStart w:id="1"/>', '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>'
    letter = letter_of(para(marks[0], "Du får støtte.", marks[1]), **{"word/comments.xml": "<x>Husk at rette</x>"})
    assert texts(letter) == ["Du får støtte."]


def test_hidden_text_is_left_out_also_when_a_style_hides_it() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="Sk"><w:name w:val="Sk"/><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Sk2"><w:name w:val="Sk2"/><w:basedOn w:val="Sk"/></w:style>'
    )
    by_style = run("skjult2", '<w:rStyle w:val="Sk2"/>')
    shown = run("set", '<w:rStyle w:val="Sk2"/><w:vanish w:val="0"/>')
    assert letter_of(para(run("skjult", "<w:vanish/>"), by_style, shown), styles=styles).text == "set"


def test_breaks_divide_a_paragraph_into_lines() -> None:
    letter = letter_of(para("Jeppe Ravnkilde", "<w:r><w:br/></w:r>", "Gartnervænget 31"))
    assert texts(letter) == ["Jeppe Ravnkilde", "Gartnervænget 31"]
    assert [line.starts_block for line in letter.lines] == [True, True]


def test_a_sentence_wrapped_by_hand_runs_on_across_the_break() -> None:
    long = "Vi har lagt vægt på, at du har meget svært ved at komme i gang, og at"
    letter = letter_of(para(long, "<w:r><w:br/></w:r>", "det rammer alle områder."))
    assert [line.starts_block for line in letter.lines] == [True, False]


def test_tabs_no_break_spaces_hyphens_and_symbols_are_kept() -> None:
    signs = '<w:r><w:tab/><w:noBreakHyphen/><w:softHyphen/><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
    assert letter_of(para("§\u00a085", signs)).text == "§\u00a085\t\u2011\u00ad☒"


def test_empty_paragraphs_become_empty_lines() -> None:
    letter = letter_of(para("a"), para(""), para("b"))
    assert letter.text == "a\n\nb"
    assert [line.starts_block for line in letter.lines] == [True, None, True]


def test_a_data_table_becomes_a_line_for_each_row() -> None:
    letter = letter_of(table(["Opgave", "Timer"], ["Post", "1 time"], ["", "2 timer"]))
    assert styled(letter, Style.TABLE) == ["Opgave | Timer", "Post | 1 time", "2 timer"]


def test_a_layout_table_becomes_the_paragraphs_in_its_cells() -> None:
    address = para("Jeppe") + para("Gartnervænget 31") + para("5999 Lindesund")
    letter = letter_of(table([address, para("Kommunen") + para("Dato: 1. maj 2025")]))
    assert texts(letter) == ["Jeppe", "Gartnervænget 31", "5999 Lindesund", "Kommunen", "Dato: 1. maj 2025"]


def test_a_letter_inside_one_cell_keeps_its_headings() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="O1"><w:name w:val="heading 1"/></w:style>'
    letter = letter_of(table([para("Afgørelse", style="O1") + para("Du får støtte.")]), styles=styles)
    assert styled(letter, Style.HEADING) == ["Afgørelse"]
    assert body(letter) == ["Afgørelse", "Du får støtte."]


def test_nested_tables_and_controls_around_rows_are_read() -> None:
    inner = table(["a", "b"])
    row = f"<w:tr><w:tc>{inner}{para('')}</w:tc></w:tr>"
    assert texts(letter_of(f"<w:tbl>{control(row)}</w:tbl>")) == ["a | b"]


def test_text_boxes_are_read_once_at_their_anchor() -> None:
    box = f"<w:txbxContent>{para('Telefon 59 00')}{para('Mandag')}</w:txbxContent>"
    both = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps">'
        f"<w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert texts(letter_of(para("Før"), para(both, "Ved ankeret"), para("Efter"))) == [
        "Før",
        "Telefon 59 00",
        "Mandag",
        "Ved ankeret",
        "Efter",
    ]


def test_headers_come_first_and_footers_last() -> None:
    letter = letter_of(
        para("Brev"), header=para("Lindesund Kommune") + para(""), footer=para("Side ", field(" PAGE ", "1"))
    )
    assert [letter.line_text(line) for line in letter.lines] == ["Lindesund Kommune", "Brev", "Side 1"]
    assert [line.style for line in letter.lines] == [Style.PAGE_HEADER, Style.BODY, Style.PAGE_FOOTER]


def test_footnotes_stand_after_the_body() -> None:
    notes = (
        f'<w:footnote w:type="separator">{para("x")}</w:footnote><w:footnote w:id="2">{para("Jf. § 85.")}</w:footnote>'
    )
    assert texts(letter_of(para("Brev"), footnotes=notes)) == ["Brev", "Jf. § 85."]


STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Overskrift1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Rubrik2"><w:name w:val="Tekst 2"/><w:basedOn w:val="Overskrift1"/></w:style>
<w:style w:type="paragraph" w:styleId="V"><w:name w:val="Vejl.tekst"/></w:style>
<w:style w:type="paragraph" w:styleId="K"><w:name w:val="Klagevejledning"/></w:style>
<w:style w:type="paragraph" w:styleId="Vejle"><w:name w:val="Vejle brødtekst"/></w:style>
<w:style w:type="character" w:styleId="H"><w:name w:val="Hjælpetekst"/></w:style>
"""


@pytest.mark.parametrize(
    ("block", "style"),
    [
        (para("Afgørelse", style="Overskrift1"), Style.HEADING),
        (para("Afgørelse", style="Rubrik2"), Style.HEADING),
        (para("Afgørelse", properties='<w:outlineLvl w:val="1"/>'), Style.HEADING),
        (para(run("Begrundelse", "<w:b/>")), Style.HEADING),
        (para(run("Du får ikke støtte.", "<w:b/>")), Style.BODY),
        (para(run("Støtte ", "<w:b/>"), "gives"), Style.BODY),
        (para("Beskriv kort hvorfor.", style="V"), Style.GUIDANCE),
        (para(run("Slettes inden brevet sendes", '<w:rStyle w:val="H"/>')), Style.GUIDANCE),
        (para("Du kan klage.", style="K"), Style.BODY),
        (para("Du kan klage.", style="Vejle"), Style.BODY),
    ],
)
def test_styles_are_kept(block: str, style: Style) -> None:
    assert letter_of(block, styles=STYLES).lines[0].style is style


def level(number: int, kind: str, text: str, start: int = 1) -> str:
    inside = f'<w:start w:val="{start}"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{number}">{inside}</w:lvl>'


NUMBERING = (
    f'<w:abstractNum w:abstractNumId="0">{level(0, "bullet", "")}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="1">{level(0, "decimal", "%1.")}{level(1, "lowerLetter", "%1.%2)")}'
    "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="1"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


def item(text: str, list_id: int, depth: int = 0) -> str:
    return para(text, properties=f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>')


def test_automatic_bullets_and_numbers_are_written_out() -> None:
    letter = letter_of(
        item("post", 1), item("Send klagen", 2), item("straks", 2, 1), item("", 2), item("Vent", 2), item("Igen", 3),
        numbering=NUMBERING,
    )  # fmt: skip
    assert texts(letter) == ["- post", "1. Send klagen", "1.a) straks", "2. Vent", "1. Igen"]
    assert set(styled(letter, Style.LIST)) >= {"- post", "1. Send klagen", "2. Vent"}


def test_a_list_by_style_is_a_list_and_number_zero_takes_it_away() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="P"><w:name w:val="Opstilling"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    none = para("tekst", style="P", properties='<w:numPr><w:numId w:val="0"/></w:numPr>')
    assert texts(letter_of(para("post", style="P"), none, styles=styles, numbering=NUMBERING)) == ["- post", "tekst"]


def test_sources_lead_back_to_part_and_paragraph() -> None:
    letter = letter_of(item("post", 1), table(["a", "b"]), header=para("Hoved"), numbering=NUMBERING)
    found = [[(letter.text[s.start : s.end], s.part, s.paragraph) for s in line.sources] for line in letter.lines]
    assert found == [
        [("Hoved", "word/header.xml", 0)],
        [("post", "word/document.xml", 0)],
        [("a", "word/document.xml", 1), ("b", "word/document.xml", 2)],
    ]


def test_a_paragraphs_sources_joined_by_one_character_are_its_text() -> None:
    letter = letter_of(para(" Vej 1 ", "<w:r><w:br/></w:r>", "By"))
    parts = [letter.text[s.start : s.end] for line in letter.lines for s in line.sources]
    assert "\n".join(parts) == " Vej 1 \nBy"


def test_runs_lead_from_a_paragraphs_text_to_its_elements() -> None:
    block = para(
        "Du får ", f"<w:ins>{run('tre')}</w:ins>", "<w:del><w:r><w:delText>to</w:delText></w:r></w:del>", " timer."
    )
    xml = f'<w:body xmlns:w="{MAIN}">{table(["Opgave", block])}</w:body>'.encode()
    root = parse_xml(xml)
    part = Part("word/document.xml", root, Styles(None), Numbering(None))
    part.lines(root)
    found = [(span.start, span.end, "".join(str(t) for t in span.run.itertext())) for span in part.runs[1]]
    assert found == [(0, 7, "Du får "), (7, 10, "tre"), (10, 17, " timer.")]


def test_the_body_may_have_another_name_and_the_strict_namespace() -> None:
    strict = (
        '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body>'
        "<w:p><w:r><w:t>Afgørelse</w:t></w:r></w:p></w:body></w:document>"
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" '
        'Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/word/document2.xml"/>'
        "</Relationships>"
    )
    data = docx(**{"_rels/.rels": relations, "word/document2.xml": strict})
    assert read_text(data, "brev.docx").text == "Afgørelse"
