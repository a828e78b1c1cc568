"""The lines of one stretch of RTF text (body, header, note, text box), table rows gathered."""

from __future__ import annotations

from dataclasses import dataclass, field

from begrundelse_lint.letter import LineDraft, MarkedField, Style
from begrundelse_lint.readers import labels
from begrundelse_lint.readers.paragraphs import Look, Paragraph
from begrundelse_lint.readers.tables import table_lines


@dataclass
class Story:
    """Takes text and ends of paragraphs, cells and rows; gives lines."""

    lines: list[LineDraft] = field(default_factory=list)
    boxes: list[LineDraft] = field(default_factory=list)  # text boxes anchored in the paragraph being read
    label: str | None = None  # of the list item being read
    _paragraph: Paragraph = field(default_factory=Paragraph)
    _cell: list[LineDraft] = field(default_factory=list)
    _cells: list[list[LineDraft]] = field(default_factory=list)
    _rows: list[list[list[LineDraft]]] = field(default_factory=list)

    @property
    def length(self) -> int:
        """Length of the paragraph being read."""
        return self._paragraph.length

    def since(self, start: int) -> str:
        """What the paragraph being read has got since it was ``start`` characters long."""
        return self._paragraph.since(start)

    def add(self, text: str, look: Look) -> None:
        """Add text to the paragraph."""
        self._paragraph.add(labels.joined_surrogates(text), look)

    def break_line(self) -> None:
        """Add a line break to the paragraph."""
        self._paragraph.break_line()

    def mark_field(self, field: MarkedField) -> None:
        """Mark a field of the paragraph being read."""
        self._paragraph.mark_field(field)

    def end_paragraph(self, style: Style, in_table: bool) -> None:
        """The paragraph ends."""
        if not in_table:
            self._end_table()
        if self.label is not None and style is Style.BODY:
            style = Style.LIST
        target = self._cell if in_table else self.lines
        target += self.boxes + self._paragraph.lines(style, self.label or "")
        self.boxes, self.label, self._paragraph = [], None, Paragraph()

    def end_cell(self, style: Style) -> None:
        """A table cell ends, and its last paragraph with it."""
        self.end_paragraph(style, in_table=True)
        self._cells.append(self._cell)
        self._cell = []

    def end_row(self) -> None:
        """A table row ends."""
        self._rows.append(self._cells)
        self._cells = []

    def finish(self, style: Style) -> list[LineDraft]:
        """All lines; the last paragraph may lack its end."""
        if self._paragraph.length or self.boxes:
            self.end_paragraph(style, in_table=False)
        if self._cell or self._cells:
            self._cells.append(self._cell)
            self.end_row()
        self._end_table()
        return self.lines

    def _end_table(self) -> None:
        if self._cell:  # a paragraph that left the table without an end of cell
            self.lines += self._cell
            self._cell = []
        self.lines += table_lines(self._rows)
        self._rows = []
