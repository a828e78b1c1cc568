"""Word fields (``MERGEFIELD``, ``PAGE``, ``IF`` …): which of their text is seen, and which of them are unfilled.

A complex field is a run of marks: *begin*, its instruction, *separate*, its result, *end*; fields nest, and may span
paragraphs. Text inside an instruction is not seen, also not the result of a field nested there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from begrundelse_lint.letter import Mark, MarkedField
from begrundelse_lint.readers import merge_fields
from begrundelse_lint.readers.docx_names import child, child_value, switched, value, w
from begrundelse_lint.readers.merge_fields import PROMPT
from begrundelse_lint.readers.paragraphs import Paragraph

_BUTTON_INSTRUCTION = re.compile(r"\s*(?:MACROBUTTON|GOTOBUTTON)\s+\S+\s+(.*)", re.I | re.S)


@dataclass
class _Field:
    start: int  # where its result begins in the paragraph's text
    paragraph: int
    instruction: str = ""
    in_result: bool = False
    form: etree._Element | None = None


@dataclass(frozen=True)
class FieldEnd:
    """What the end of a field brings: text that only the field itself holds, and the field to mark."""

    shown: str = ""
    marked: MarkedField | None = None


class Fields:
    """The fields that are open at a place in the document."""

    def __init__(self) -> None:
        self._open: list[_Field] = []

    @property
    def hides_text(self) -> bool:
        """Does text here belong to an instruction?"""
        return any(not field.in_result for field in self._open)

    def begin(self, mark: etree._Element, length: int, paragraph: int) -> None:
        """A field begins; ``length`` is the length of the paragraph's text so far."""
        self._open.append(_Field(length, paragraph, form=child(mark, "ffData")))

    def instruct(self, text: str) -> None:
        """A piece of the innermost field's instruction (it may be split over many runs)."""
        if self._open:
            self._open[-1].instruction += text

    def separate(self, length: int) -> None:
        """The instruction ends and the result begins."""
        if self._open:
            self._open[-1].in_result = True
            self._open[-1].start = length

    def end(self, text: Paragraph, paragraph: int) -> FieldEnd:
        """The innermost field ends; ``text`` is the paragraph so far."""
        if not self._open:
            return FieldEnd()
        field = self._open.pop()
        if self.hides_text or (field.in_result and field.paragraph != paragraph):
            return FieldEnd()
        result = text.since(field.start) if field.in_result else ""
        if not result:
            return _shown_without_result(field, text.length)
        name = child_value(field.form, "name") or ""
        marked = merge_fields.marked(field.instruction, result, field.start)
        return FieldEnd("", marked._replace(name=name or marked.name) if marked else None)


def _shown_without_result(field: _Field, at: int) -> FieldEnd:
    """Fields that have no result of their own but are seen: buttons («Klik her»), form drop-downs and check boxes."""
    if button := _BUTTON_INSTRUCTION.match(field.instruction):
        shown = button[1].strip()
        return FieldEnd(shown, MarkedField(at, at + len(shown)))
    choices = child(field.form, "ddList")
    if choices is not None:
        return _drop_down(choices, child_value(field.form, "name") or "", at)
    box = child(field.form, "checkBox")
    if box is not None:
        checked = switched(box, "checked")
        return FieldEnd("☒" if (checked if checked is not None else switched(box, "default")) else "☐")
    return FieldEnd("", merge_fields.marked(field.instruction, "", at))


def _drop_down(choices: etree._Element, name: str, at: int) -> FieldEnd:
    entries = [value(entry) for entry in choices.iter(w("listEntry"))]
    index = child_value(choices, "result") or child_value(choices, "default") or "0"
    if not index.isdecimal() or int(index) >= len(entries):
        return FieldEnd()
    text = entries[int(index)]
    mark = Mark.UNFILLED if PROMPT.match(text) else Mark.FILLED
    offered = tuple(entry for entry in entries if entry.strip() and not PROMPT.match(entry))
    return FieldEnd(text, MarkedField(at, at + len(text), mark, name, offered))
