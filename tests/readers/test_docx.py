"""What real Word files hold: text, changes, tables, boxes, headers."""

from __future__ import annotations

from begrundelse_lint.letter import Letter, Style
from begrundelse_lint.readers import read_text

from .making import body, docx, field, para, run, styled, table, texts


def control(content: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def letter_of(*blocks: str, **parts: str) -> Letter:
    return read_text(docx(*blocks, **parts), "brev.docx")


def test_text_split_over_many_runs_is_one_text() -> None:
    assert texts(letter_of(para("[indsæt klageinstan", "s / Ankestyrelsen", "]"))) == [
        "[indsæt klageinstans / Ankestyrelsen]"
    ]


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
