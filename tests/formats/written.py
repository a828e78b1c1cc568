"""The same letter in every format: written by the libraries, and from Word files by LibreOffice."""

from __future__ import annotations

import html
import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import docx
from reportlab.lib.colors import black
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Flowable, ListFlowable, SimpleDocTemplate, Spacer, Table, TableStyle
from reportlab.platypus import Paragraph as PdfParagraph
from typed import Paragraph, Role, groups

SOFFICE = shutil.which("soffice")
Letter = list[Paragraph]

_ODF = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0"' for prefix in ("office", "text", "table")
)


def plain_docx(letter: Letter) -> bytes:
    """A Word file as many are typed: every line a paragraph, headings in bold, bullets and empty lines by hand."""
    document = docx.Document()
    for paragraph in letter:
        mark = "- " if paragraph.role is Role.BULLET else ""
        run = document.add_paragraph().add_run(mark + paragraph.text)
        run.bold = paragraph.role is Role.HEADING
    return _saved(document.save)


def styled_docx(letter: Letter) -> bytes:
    """A Word file as it should be: headings and lists by their styles, real tables, no empty paragraphs."""
    document = docx.Document()
    styles = {Role.HEADING: "Heading 2", Role.BULLET: "List Bullet", Role.BODY: "Normal"}
    for role, same in groups(letter):
        if role is Role.ROW:
            table = document.add_table(rows=0, cols=max(len(row.cells) for row in same), style="Table Grid")
            for row in same:
                for cell, text in zip(table.add_row().cells, row.cells, strict=False):
                    cell.text = text
        elif role is not Role.EMPTY:
            for paragraph in same:
                document.add_paragraph(paragraph.text, style=styles[role])
    return _saved(document.save)


def odt(letter: Letter) -> bytes:
    """An OpenDocument text with real headings, lists and tables."""
    parts = []
    for role, same in groups(letter):
        texts = [html.escape(paragraph.text) for paragraph in same]
        if role is Role.HEADING:
            parts += [f'<text:h text:outline-level="2">{text}</text:h>' for text in texts]
        elif role is Role.BULLET:
            items = "".join(f"<text:list-item><text:p>{text}</text:p></text:list-item>" for text in texts)
            parts.append(f"<text:list>{items}</text:list>")
        elif role is Role.ROW:
            parts.append(f"<table:table>{_rows(same, 'table:table-row', 'table:table-cell', 'text:p')}</table:table>")
        else:
            parts += [f"<text:p>{text}</text:p>" for text in texts]
    content = (
        f"<office:document-content {_ODF}><office:body><office:text>{''.join(parts)}</office:text></office:body>"
        "</office:document-content>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", content)
        package.writestr("styles.xml", f"<office:document-styles {_ODF}/>")
    return buffer.getvalue()


def web_page(letter: Letter) -> bytes:
    """A page as a system for letters makes it."""
    parts = []
    for role, same in groups(letter):
        texts = [html.escape(paragraph.text) for paragraph in same]
        if role is Role.BULLET:
            parts.append("<ul>" + "".join(f"<li>{text}</li>\n" for text in texts) + "</ul>")
        elif role is Role.ROW:
            parts.append(f"<table>{_rows(same, 'tr', 'td', 'span')}</table>")
        elif role is not Role.EMPTY:
            tag = "h2" if role is Role.HEADING else "p"
            parts += [f"<{tag}>{text}</{tag}>" for text in texts]
    return f'<html><head><meta charset="utf-8"></head><body>{"".join(parts)}</body></html>'.encode()


def rtf(letter: Letter) -> bytes:
    """Rich text as an old system makes it: bold headings, typed bullets."""
    lines = []
    for paragraph in letter:
        text = "".join(c if c.isascii() else rf"\u{ord(c)}?" for c in paragraph.text.replace("\\", "\\\\"))
        if paragraph.role is Role.HEADING:
            text = rf"{{\b {text}}}"
        lines.append(("- " if paragraph.role is Role.BULLET else "") + text + r"\par")
    head = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss\fcharset0 Arial;}}"
    return (head + "\n".join(lines) + "}").encode("ascii")


def pdf(letter: Letter) -> bytes:
    """A pdf as it is sent: wrapped lines, pages."""
    styles = getSampleStyleSheet()
    normal, heading = styles["BodyText"], styles["Heading3"]
    story: list[Flowable] = []
    for role, same in groups(letter):
        texts = [html.escape(paragraph.text) for paragraph in same]
        if role is Role.EMPTY:
            story.append(Spacer(1, 8))
        elif role is Role.BULLET:
            story.append(ListFlowable([PdfParagraph(text, normal) for text in texts], bulletType="bullet"))
        elif role is Role.ROW:
            rows = [[PdfParagraph(html.escape(cell), normal) for cell in row.cells] for row in same]
            width = max(len(row) for row in rows)
            ruled = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, black)])
            story.append(Table([row + [""] * (width - len(row)) for row in rows], style=ruled))
        else:
            story += [PdfParagraph(text, heading if role is Role.HEADING else normal) for text in texts]
    return _saved(lambda buffer: SimpleDocTemplate(buffer, pagesize=A4).build(story))


BY_LIBRARIES: dict[str, Callable[[Letter], bytes]] = {
    "plain.docx": plain_docx,
    "styled.docx": styled_docx,
    "odt": odt,
    "html": web_page,
    "rtf": rtf,
    "pdf": pdf,
}
"""What a file is called after its letter -> what makes it."""

BY_LIBREOFFICE = ("odt", "pdf", "html", "rtf", "docx")


def convert(files: Iterable[Path], ending: str, folder: Path) -> None:
    """Let LibreOffice write files in another format."""
    assert SOFFICE
    profile = folder / "profile"
    to = "html:HTML (StarWriter):EmbedImages" if ending == "html" else ending
    command = [
        SOFFICE,
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--convert-to",
        to,
        "--outdir",
        folder,
    ]
    subprocess.run([*command, *sorted(files)], check=True, capture_output=True, timeout=300)


def _rows(rows: Iterable[Paragraph], row: str, cell: str, inside: str) -> str:
    made = ""
    for one in rows:
        cells = "".join(f"<{cell}><{inside}>{html.escape(text)}</{inside}></{cell}>" for text in one.cells)
        made += f"<{row}>{cells}</{row}>"
    return made


def _saved(save: Callable[[io.BytesIO], object]) -> bytes:
    buffer = io.BytesIO()
    save(buffer)
    return buffer.getvalue()
