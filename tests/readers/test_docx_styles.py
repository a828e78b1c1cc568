"""Styles, lists and the way back to the elements of a Word file."""

from __future__ import annotations

import pytest

from begrundelse_lint.letter import Letter, Style
from begrundelse_lint.readers import read_text
from begrundelse_lint.readers.docx_names import MAIN
from begrundelse_lint.readers.docx_numbering import Numbering
from begrundelse_lint.readers.docx_styles import Styles
from begrundelse_lint.readers.docx_text import Part
from begrundelse_lint.readers.packages import parse_xml

from .making import docx, para, run, styled, table, texts


def letter_of(*blocks: str, **parts: str) -> Letter:
    return read_text(docx(*blocks, **parts), "brev.docx")


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
GONE = "<w:rPr><w:del/></w:rPr>"  # the paragraph's end is deleted: the next one runs on from it


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


def test_sources_tell_where_a_stretch_stands_in_its_paragraph() -> None:
    letter = letter_of(
        item("post", 1), para("Vej 1", "<w:r><w:br/></w:r>", "By"), para("Du får ", properties=GONE), para("støtte."),
        numbering=NUMBERING,
    )  # fmt: skip
    found = [(letter.text[s.start : s.end], s.paragraph, s.at) for line in letter.lines for s in line.sources]
    assert found == [("post", 0, 0), ("Vej 1", 1, 0), ("By", 1, 6), ("Du får ", 2, 0), ("støtte.", 3, 0)]


def test_pieces_lead_from_a_paragraphs_text_to_its_elements() -> None:
    block = para(
        "Du får ", f"<w:ins>{run('tre')}</w:ins>", "<w:del><w:r><w:delText>to</w:delText></w:r></w:del>", " timer."
    )
    xml = f'<w:body xmlns:w="{MAIN}">{table(["Opgave", block])}</w:body>'.encode()
    root = parse_xml(xml)
    part = Part("word/document.xml", root, Styles(None), Numbering(None))
    part.lines(root)
    found = [(piece.start, piece.end, piece.element.text) for piece in part.pieces[1]]
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
