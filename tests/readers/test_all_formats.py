"""The same letter in every format, made by the formats' own libraries, reads alike."""

from __future__ import annotations

import io
import re
from pathlib import Path

import docx as python_docx
import pytest
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import ListFlowable, Paragraph, SimpleDocTemplate, Table

from begrundelse_lint.letter import Letter, Style
from begrundelse_lint.readers import ENDINGS, read

from .making import blocks, body, odt, rtf

ADDRESS = ["Jeppe Ravnkilde", "Gartnervænget 31, 2. tv."]
HEADING = "Afgørelse om støtte"
PROSE = (
    "Vi giver dig to timers socialpædagogisk støtte om ugen efter servicelovens § 85. Vi har lagt vægt på, at du har "
    "svært ved at komme i gang om morgenen, og at du mister overblikket, når der ikke er nogen plan for dagen."
)
ITEMS = ["at lave en ugeplan", "at åbne din post"]
ROWS = [["Opgave", "Timer"], ["Post", "1 time"], ["Ugeplan", "1 time"]]
GREETING = "Med venlig hilsen"


def as_text() -> bytes:
    rows = [" | ".join(row) for row in ROWS]
    return "\n".join([*ADDRESS, "", HEADING, "", PROSE, *(f"- {i}" for i in ITEMS), "", *rows, "", GREETING]).encode()


def as_docx() -> bytes:
    document = python_docx.Document()
    for line in ADDRESS:
        document.add_paragraph(line)
    document.add_heading(HEADING, 1)
    document.add_paragraph(PROSE)
    for item in ITEMS:
        document.add_paragraph(item, style="List Bullet")
    table = document.add_table(0, 2)
    for row in ROWS:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.add_paragraph(GREETING)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def as_pdf() -> bytes:
    styles = getSampleStyleSheet()
    buffer = io.BytesIO()
    SimpleDocTemplate(buffer).build(
        [
            *(Paragraph(line, styles["Normal"]) for line in ADDRESS),
            Paragraph(HEADING, styles["Heading1"]),
            Paragraph(PROSE, styles["Normal"]),
            ListFlowable([Paragraph(item, styles["Normal"]) for item in ITEMS], bulletType="bullet", start="•"),
            Table(ROWS, colWidths=[200, 100]),
            Paragraph(GREETING, styles["Normal"]),
        ]
    )
    return buffer.getvalue()


def as_html() -> bytes:
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS)
    items = "".join(f"<li>{item}</li>" for item in ITEMS)
    address = "<br>".join(ADDRESS)
    return (
        f"<p>{address}</p><h1>{HEADING}</h1><p>{PROSE}</p><ul>{items}</ul><table>{rows}</table><p>{GREETING}".encode()
    )


def as_odt() -> bytes:
    def p(text: str) -> str:
        return f"<text:p>{text}</text:p>"

    bullets = '<text:list-style style:name="L"><text:list-level-style-bullet text:level="1"/></text:list-style>'
    items = "".join(f"<text:list-item>{p(item)}</text:list-item>" for item in ITEMS)
    rows = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell>{p(cell)}</table:table-cell>" for cell in row)
        + "</table:table-row>"
        for row in ROWS
    )
    return odt(
        "".join(map(p, ADDRESS))
        + f'<text:h text:outline-level="1">{HEADING}</text:h>{p(PROSE)}'
        + f'<text:list text:style-name="L">{items}</text:list>'
        + f"<table:table>{rows}</table:table>{p(GREETING)}",
        bullets,
    )


def as_rtf() -> bytes:
    def encoded(text: str) -> str:
        return "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in text)

    lines = [rf"\pard {line}\par" for line in ADDRESS]
    lines += [rf"\pard\outlinelevel0 {HEADING}\par", rf"\pard\plain {PROSE}\par"]
    lines += [rf"\pard{{\listtext\'b7\tab}}{item}\par" for item in ITEMS]
    lines += [r"\trowd\pard\intbl " + "".join(rf"{cell}\cell " for cell in row) + r"\row" for row in ROWS]
    return rtf(encoded("\n".join([*lines, rf"\pard {GREETING}\par"])))


MAKERS = {"txt": as_text, "md": as_text, "docx": as_docx, "pdf": as_pdf, "html": as_html, "odt": as_odt, "rtf": as_rtf}


def letter_in(format_name: str, folder: Path) -> Letter:
    path = folder / f"brev.{format_name}"
    path.write_bytes(MAKERS[format_name]())
    return read(path)


@pytest.mark.parametrize("format_name", sorted(set(ENDINGS.values())))
def test_the_words_are_the_same_in_every_format(format_name: str, tmp_path: Path) -> None:
    expected = re.findall(r"\w+", as_text().decode())
    letter = letter_in(format_name, tmp_path)
    assert letter.format == format_name
    assert re.findall(r"\w+", letter.text) == expected


@pytest.mark.parametrize("format_name", ["docx", "odt", "html", "rtf", "pdf"])
def test_the_blocks_are_the_same_in_every_format_that_knows_them(format_name: str, tmp_path: Path) -> None:
    expected = [
        *ADDRESS,
        HEADING,
        PROSE,
        *(f"- {item}" for item in ITEMS),
        *(" | ".join(row) for row in ROWS),
        GREETING,
    ]
    found = [block.replace("• ", "- ") for block in blocks(letter_in(format_name, tmp_path))]
    assert found == expected


@pytest.mark.parametrize("format_name", ["docx", "odt", "html", "rtf", "pdf"])
def test_heading_list_and_table_are_known_in_every_format(format_name: str, tmp_path: Path) -> None:
    letter = letter_in(format_name, tmp_path)
    kinds = {letter.line_text(line): line.style for line in letter.lines}
    assert kinds[HEADING] is Style.HEADING
    assert [text for text, kind in kinds.items() if kind is Style.LIST and "ugeplan" in text]
    assert kinds["Post | 1 time"] is Style.TABLE


@pytest.mark.parametrize("format_name", sorted(set(ENDINGS.values())))
def test_every_offset_leads_back_to_its_line_and_column(format_name: str, tmp_path: Path) -> None:
    letter = letter_in(format_name, tmp_path)
    lines = letter.text.split("\n")
    for word in re.finditer(r"\w+", letter.text):
        line, column, page = letter.position(word.start())
        assert lines[line - 1][column - 1 :].startswith(word.group())
        assert (page is not None) == (format_name == "pdf")
    assert body(letter)
