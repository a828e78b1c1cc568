"""The letter as it was read: its lines with the numbers that findings use, and what the file says each line is."""

from __future__ import annotations

from begrundelse_lint.letter import Letter, Line, Mark, Style
from begrundelse_lint.reports.layout import Layout, printable
from begrundelse_lint.reports.look import Look

_STYLES = {
    Style.BODY: "",
    Style.HEADING: "overskrift",
    Style.LIST: "liste",
    Style.TABLE: "tabel",
    Style.GUIDANCE: "hjælpetekst",
    Style.PAGE_HEADER: "sidehoved",
    Style.PAGE_FOOTER: "sidefod",
}
_MARKS = {
    Mark.UNFILLED: "felt",
    Mark.FILLED: "udfyldt felt",
    Mark.HIGHLIGHTED: "fremhævet",
    Mark.COLOURED: "farvet",
}


def render(letter: Letter, look: Look) -> str:
    """The letter, a numbered line for each of its lines. Lines are not wrapped: they are the letter's own."""
    layout = Layout(look.width, look.colour)
    digits = len(str(len(letter.lines)))
    notes = [_note(line, letter) for line in letter.lines]
    margin = max(map(len, notes))
    rows = []
    for line, note in zip(letter.lines, notes, strict=True):
        front = f"{line.number:{digits}} {note:{margin}}" if margin else f"{line.number:{digits}}"
        rows.append(f"{layout.paint(front, 'dim')}  {printable(letter.line_text(line))}".rstrip())
    return "\n".join(rows) + "\n"


def _note(line: Line, letter: Letter) -> str:
    """Page, style and fields, as far as the file knows of any."""
    page = f"s. {line.page}" if line.page else ""
    marks = {field.mark for field in letter.fields if line.start <= field.start <= line.end}
    fields = (told for mark, told in _MARKS.items() if mark in marks)
    return ", ".join(part for part in (page, _STYLES[line.style], *fields) if part)
