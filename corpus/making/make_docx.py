"""Makes the Word templates of the corpus from their sources in ``kilder``: ``python corpus/making/make_docx.py``.

A source is a line for each paragraph: ``#`` and ``##`` are headings, ``>`` is help text in its own style («Vejl.tekst»,
red and italic), ``**…**`` a bold paragraph that serves as heading. Inside a line, ``‹felt:Navn›`` is a merge field,
``‹tekst:Ledetekst›`` a content control that shows its prompt, ``‹valg:Navn|a|b›`` a drop-down on «Vælg tekst», and
``‹blå:…›``, ``‹orange:…›``, ``‹gul:…›`` words in a colour or on a yellow ground, in the tints of real templates. The
files are the same, byte for byte, each time.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from html import escape
from pathlib import Path

SOURCES = Path(__file__).parent / "kilder"
TEMPLATES = Path(__file__).parent.parent / "templates"
MARK = re.compile(r"‹(felt|tekst|valg|blå|orange|gul):([^›]*)›")
LOOKS = {
    "blå": '<w:color w:val="0F9ED5"/>',
    "orange": '<w:color w:val="E87331"/>',
    "gul": '<w:highlight w:val="yellow"/>',
}
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
STYLES = f"""{HEAD}<w:styles xmlns:w="{W}">
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl \
w:val="0"/></w:pPr><w:rPr><w:b/><w:color w:val="1F4E9F"/><w:sz w:val="32"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl \
w:val="1"/></w:pPr><w:rPr><w:b/><w:color w:val="1F4E9F"/><w:sz w:val="26"/></w:rPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="Vejltekst"><w:name w:val="Vejl.tekst"/><w:basedOn \
w:val="Normal"/><w:rPr><w:i/><w:color w:val="FF0000"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Pladsholdertekst"><w:name w:val="Placeholder Text"/><w:rPr><w:color \
w:val="808080"/></w:rPr></w:style>
</w:styles>"""
TYPES = f"""{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" \
ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" \
ContentType="application/xml"/><Override PartName="/word/document.xml" \
ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override \
PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>\
</Types>"""
RELATIONS = (
    f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{OFFICE}/{{kind}}" '
    'Target="{target}"/></Relationships>'
)


def run(text: str, look: str = "") -> str:
    """A run of text."""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""


def merge_field(name: str) -> str:
    """A merge field as Word shows it before it is filled, its instruction split over runs."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = f'<w:r><w:instrText xml:space="preserve"> MERGEFIELD </w:instrText></w:r><w:r><w:instrText>{name}</w:instrText></w:r>'
    return f"{mark.format('begin')}{code}{mark.format('separate')}{run(f'«{name}»')}{mark.format('end')}"


def control(name: str, kind: str, prompt: str) -> str:
    """A content control that shows its prompt."""
    properties = f'<w:alias w:val="{escape(name)}"/><w:showingPlcHdr/>{kind}'
    shown = run(prompt, '<w:rStyle w:val="Pladsholdertekst"/>')
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{shown}</w:sdtContent></w:sdt>"


def marked(kind: str, inside: str) -> str:
    """The XML of a mark in a source."""
    if kind == "felt":
        return merge_field(inside)
    if kind == "tekst":
        return control(inside, "<w:text/>", inside)
    if kind == "valg":
        name, *choices = inside.split("|")
        items = "".join(f'<w:listItem w:displayText="{escape(c)}" w:value="{escape(c)}"/>' for c in choices)
        prompt = '<w:listItem w:displayText="Vælg tekst" w:value=""/>'
        return control(name, f"<w:dropDownList>{prompt}{items}</w:dropDownList>", "Vælg tekst")
    return run(inside, LOOKS[kind])


def paragraph(line: str) -> str:
    """The XML of a line of a source."""
    style, look = "", ""
    for sign, name in (("## ", "H2"), ("# ", "H1"), ("> ", "Vejltekst")):
        if line.startswith(sign):
            line, style = line.removeprefix(sign), f'<w:pPr><w:pStyle w:val="{name}"/></w:pPr>'
            break
    if line.startswith("**") and line.endswith("**") and line:
        line, look = line.strip("*"), "<w:b/>"
    return f"<w:p>{style}{''.join(_inside(line, look))}</w:p>"


def _inside(line: str, look: str) -> Iterator[str]:
    at = 0
    for mark in MARK.finditer(line):
        yield run(line[at : mark.start()], look)
        yield marked(mark[1], mark[2])
        at = mark.end()
    yield run(line[at:], look)


def made(source: str) -> bytes:
    """The Word file of a source."""
    body = "".join(paragraph(line) for line in source.rstrip("\n").split("\n"))
    parts = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELATIONS.format(kind="officeDocument", target="word/document.xml"),
        "word/document.xml": f'{HEAD}<w:document xmlns:w="{W}"><w:body>{body}<w:sectPr/></w:body></w:document>',
        "word/_rels/document.xml.rels": RELATIONS.format(kind="styles", target="styles.xml"),
        "word/styles.xml": STYLES,
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as package:
        for name, text in parts.items():
            package.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), text.encode())
    return buffer.getvalue()


def files() -> Iterator[tuple[Path, bytes]]:
    """Every Word template: where it lies («fletfelter-01» in «templates/fletfelter/01.docx») and what is in it."""
    for source in sorted(SOURCES.glob("*.txt")):
        folder, _, number = source.stem.rpartition("-")
        yield TEMPLATES / folder / f"{number}.docx", made(source.read_text(encoding="utf-8"))


if __name__ == "__main__":
    for path, data in files():
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
