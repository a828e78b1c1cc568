"""Makes letters in every format, in memory, exactly as the tests need them.

Word and OpenDocument files are written as raw XML: the tests are about what real files hold and libraries do not write.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from begrundelse_lint.letter import Letter, Line, Mark, Style

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_ODF = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "style": "style",
        "text": "text",
        "table": "table",
        "draw": "drawing",
        "fo": "xsl-fo-compatible",
    }.items()
)


def texts(letter: Letter) -> list[str]:
    """The lines that hold text."""
    return [letter.line_text(line) for line in letter.lines if letter.line_text(line).strip()]


def body(letter: Letter) -> list[str]:
    """The lines that hold text, without page headers and footers."""
    return [letter.line_text(line) for line in letter.lines if not in_margin(line) and letter.line_text(line).strip()]


def styled(letter: Letter, style: Style) -> list[str]:
    """The lines of a style."""
    return [letter.line_text(line) for line in letter.lines if line.style is style]


def blocks(letter: Letter) -> list[str]:
    """The body's blocks: each line that begins one, with the lines that run on from it."""
    found: list[str] = []
    for line in letter.lines:
        text = letter.line_text(line)
        if in_margin(line) or not text.strip():
            continue
        if line.starts_block or not found:
            found.append(text)
        else:
            found[-1] += " " + text
    return found


def fields(letter: Letter) -> list[str]:
    """The texts of the unfilled fields."""
    return [letter.text[field.start : field.end] for field in letter.fields if field.mark is Mark.UNFILLED]


def in_margin(line: Line) -> bool:
    """Is this a line of a page header or footer?"""
    return line.style in (Style.PAGE_HEADER, Style.PAGE_FOOTER)


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """A zip file of these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return buffer.getvalue()


def run(text: str, properties: str = "") -> str:
    """A run of a docx."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def para(*content: str, style: str = "", properties: str = "") -> str:
    """A paragraph of a docx; ``content`` is plain text or XML that begins with ``<``."""
    inside = "".join(item if item.startswith("<") else run(item) for item in content)
    name = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{name}{properties}</w:pPr>{inside}</w:p>"


def table(*rows: Sequence[str]) -> str:
    """A table of a docx; a cell is plain text or XML that begins with ``<``."""
    made = ""
    for row in rows:
        cells = "".join(f"<w:tc>{cell if cell.startswith('<') else para(cell)}</w:tc>" for cell in row)
        made += f"<w:tr>{cells}</w:tr>"
    return f"<w:tbl>{made}</w:tbl>"


def field(instruction: str, result: str) -> str:
    """A complex field, its instruction split over two runs as Word does."""
    half = len(instruction) // 2
    codes = "".join(
        f'<w:r><w:instrText xml:space="preserve">{part}</w:instrText></w:r>'
        for part in (instruction[:half], instruction[half:])
    )
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return marks[0] + codes + marks[1] + (run(result) if result else "") + marks[2]


def docx(
    *blocks_: str,
    styles: str = "",
    numbering: str = "",
    header: str = "",
    footer: str = "",
    footnotes: str = "",
    section: str = "",
    **parts: Any,
) -> bytes:
    """A Word file of these blocks (XML); the other arguments are the inside of the part of that name."""
    references = ""
    relations = ""
    files: dict[str, str | bytes] = {}
    given = {"styles": styles, "numbering": numbering, "header": header, "footer": footer, "footnotes": footnotes}
    roots = {"styles": "styles", "numbering": "numbering", "header": "hdr", "footer": "ftr", "footnotes": "footnotes"}
    for name, inside in given.items():
        if not inside:
            continue
        files[f"word/{name}.xml"] = f"<w:{roots[name]} {_W}>{inside}</w:{roots[name]}>"
        relations += f'<Relationship Id="r{name}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>'
        if name in {"header", "footer"}:
            references += f'<w:{name}Reference w:type="default" r:id="r{name}"/>'
    document = (
        f"<w:document {_W}><w:body>{''.join(blocks_)}<w:sectPr>{references}{section}</w:sectPr></w:body></w:document>"
    )
    files["word/document.xml"] = document
    files["word/_rels/document.xml.rels"] = f'<Relationships xmlns="{_PACKAGE}">{relations}</Relationships>'
    files["[Content_Types].xml"] = _content_types(files)
    files["_rels/.rels"] = (
        f'<Relationships xmlns="{_PACKAGE}">'
        f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
    )
    return zipped(files | parts)


def _content_types(files: Iterable[str]) -> str:
    """What the parts of a Word file are."""
    kinds = {"document": "document.main"} | {name: name for name in ("styles", "numbering", "header", "footer")}
    overrides = ""
    for file in files:
        stem = file.removeprefix("word/").removesuffix(".xml")
        if stem in kinds or stem in {"footnotes", "endnotes"}:
            kind = f"{_WORD_TYPE}.{kinds.get(stem, stem)}+xml"
            overrides += f'<Override PartName="/{file}" ContentType="{kind}"/>'
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def odt(content: str, automatic: str = "", styles: str = "", **parts: Any) -> bytes:
    """An OpenDocument text; ``styles`` is the inside of styles.xml."""
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {_ODF}><office:automatic-styles>{automatic}"
            f"</office:automatic-styles><office:body><office:text>{content}</office:text></office:body>"
            "</office:document-content>",
            "styles.xml": f"<office:document-styles {_ODF}>{styles}</office:document-styles>",
        }
        | parts
    )


def pdf(draw: Callable[[Canvas], object], **options: Any) -> bytes:
    """A pdf drawn by ``draw``."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, **options)
    draw(canvas)
    canvas.save()
    return buffer.getvalue()


def write(
    canvas: Canvas,
    lines: Sequence[str],
    x: float = 70,
    y: float = 700,
    lead: float = 14,
    font: str = "Helvetica",
    size: float = 11,
) -> float:
    """Write lines below each other; an empty line leaves a gap. Returns where the next line would stand."""
    canvas.setFont(font, size)
    for line in lines:
        if line:
            canvas.drawString(x, y, line)
        y -= lead
    return y


def pdf_of(*pages: Sequence[str]) -> bytes:
    """A pdf with these lines on its pages."""

    def draw(canvas: Canvas) -> None:
        for lines in pages:
            write(canvas, lines, y=780)
            canvas.showPage()

    return pdf(draw)


def rtf(inside: str) -> bytes:
    """An RTF file as Word begins it."""
    head = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss\fcharset0 Arial;}{\f1\froman\fcharset2 Symbol;}}"
    return (head + inside + "}").encode("cp1252")
