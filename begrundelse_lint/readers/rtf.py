"""RTF: header, body, footnotes, footer.

Own code, for the letters' sake: striprtf gives bare text, without headers, styles and the places of fields, and takes
hidden and deleted text along.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from begrundelse_lint.letter import Letter, LineDraft, Mark, Style, UnreadableLetterError
from begrundelse_lint.readers import content, labels, merge_fields
from begrundelse_lint.readers.assembly import assemble
from begrundelse_lint.readers.colours import is_far_apart
from begrundelse_lint.readers.paragraphs import Look
from begrundelse_lint.readers.rtf_groups import SEEN_THOUGH_STARRED, SIGNS, STORIES, UNSEEN, Group, Sink
from begrundelse_lint.readers.rtf_story import Story
from begrundelse_lint.readers.rtf_tokens import CodePages, Token, tokens
from begrundelse_lint.readers.style_names import is_guidance_name, is_heading_name, is_link_name, is_placeholder_name

_MAX_DEPTH = 2000
_MAX_OUTLINE_LEVEL = 8


@dataclass
class _Document:
    """What is read once for the whole file."""

    pages: CodePages = field(default_factory=CodePages)
    style_names: dict[int, str] = field(default_factory=dict)
    colours: list[list[int]] = field(default_factory=lambda: [[]])  # red, green and blue, as far as they are told
    parts: dict[str, list[LineDraft]] = field(default_factory=lambda: {"header": [], "note": [], "footer": []})


def read(data: bytes, path: str) -> Letter:
    """The letter in an RTF file.

    Raises:
        UnreadableLetterError: no RTF, cut off, too large, without text.
    """
    content.require(data, "rtf", "rtf")
    return assemble(path, "rtf", _drafts(data))


def _drafts(data: bytes) -> Iterator[LineDraft]:
    reader = _Reader()
    body = reader.read(data)
    parts = reader.document.parts
    yield from (line._replace(style=Style.PAGE_HEADER) for line in parts["header"])
    yield from body
    yield from parts["note"]
    yield from (line._replace(style=Style.PAGE_FOOTER) for line in parts["footer"])


class _Reader:
    """Goes through the tokens; holds the open groups."""

    def __init__(self) -> None:
        self.document = _Document()
        self._group = Group(Story())
        self._outer: list[Group] = []
        self._bytes = b""
        self._text = ""
        self._captured = ""
        self._instruction = ""
        self._skip = 0
        self._starred = False

    def read(self, data: bytes) -> list[LineDraft]:
        """The lines of the body."""
        story = self._group.story
        for token in tokens(data):
            if token.kind == "brace":
                self._flush()
                if token.name == "{":
                    self._open()
                elif self._close():
                    return story.finish(Style.BODY)
            elif token.kind == "text":
                self._take_bytes(token.data)
            elif self._skip and token.name not in {"u", "*"}:
                self._skip -= 1
            else:
                self._control(token)
        raise UnreadableLetterError("Filen er ødelagt eller afkortet og kan ikke læses. Gem brevet som .docx.")

    def _open(self) -> None:
        if len(self._outer) >= _MAX_DEPTH:
            raise RecursionError("RTF groups nested too deeply")
        self._outer.append(self._group)
        self._group = replace(self._group, role="")
        if self._group.in_styles:
            self._captured = ""

    def _close(self) -> bool:
        """Close a group; True when it was the outermost."""
        if not self._outer:
            return True
        closed, self._group = self._group, self._outer.pop()
        self._skip, self._starred = 0, False
        role = closed.role
        if role in {"header", "footer", "note"}:
            self.document.parts[role] += _filled(closed.story)
        elif role == "box":
            self._group.story.boxes += _filled(closed.story)
        elif role == "label":
            text = self._captured.strip()
            self._group.story.label = labels.with_space(text) if any(c.isalnum() for c in text) else labels.BULLET
        elif role == "instruction":
            self._instruction = self._captured
        elif role == "result":
            marked = merge_fields.marked(self._instruction, closed.story.since(closed.start), closed.start)
            if marked is not None:
                closed.story.mark_field(marked)
        elif closed.in_styles and self._group.in_styles:
            self._name_style(closed)
        return not self._outer

    def _name_style(self, group: Group) -> None:
        number = group.character_style or group.style
        self.document.style_names.setdefault(number, self._captured.strip().rstrip(";"))

    def _control(self, token: Token) -> None:
        name, number = token.name, token.number
        if name == "*":
            self._starred = True
            return
        starred, self._starred = self._starred, False
        group = self._group
        if group.in_styles or group.sink is Sink.FONTS:
            self._format(name, number)
        elif group.sink is Sink.COLOURS:
            if name in {"red", "green", "blue"}:
                self._flush()
                self.document.colours[-1].append(number or 0)
        elif (starred and name not in SEEN_THOUGH_STARRED) or name in UNSEEN:
            self._flush()
            group.sink = Sink.NOWHERE
        elif name == "ud":
            group.sink = Sink.STORY
        elif group.sink is not Sink.NOWHERE and not self._begin(name):
            self._in_text(name, number)

    def _begin(self, name: str) -> bool:
        """Begin a destination: text that is not simply part of the paragraph."""
        group = self._group
        if name in STORIES:
            self._flush()
            group.story, group.role, group.in_table, group.sink = Story(), STORIES[name], False, Sink.STORY
        elif name in {"listtext", "pntext", "fldinst", "stylesheet"}:
            self._flush()
            group.sink, self._captured = Sink.CAPTURE, ""
            group.role = {"fldinst": "instruction", "stylesheet": ""}.get(name, "label")
            group.in_styles = name == "stylesheet"
        elif name == "fonttbl":
            group.sink = Sink.FONTS
        elif name == "colortbl":
            group.sink = Sink.COLOURS
        elif name == "fldrslt":
            self._flush()
            group.role, group.start = "result", group.story.length
            group.in_link = self._instruction.lstrip().upper().startswith("HYPERLINK")
        else:
            return False
        return True

    def _in_text(self, name: str, number: int | None) -> None:
        if name == "u" and number is not None:
            self._flush_bytes()
            self._text += chr(number % 0x10000)
            self._skip = self._group.skip
        elif name in SIGNS:
            self._flush_bytes()
            self._text += SIGNS[name]
        elif not self._structure(name):
            self._format(name, number)

    def _structure(self, name: str) -> bool:
        """The ends of lines, paragraphs, cells and rows."""
        group = self._group
        if group.sink is not Sink.STORY or name not in {"par", "sect", "line", "page", "cell", "nestcell", "row"}:
            return False
        self._flush()
        if name in {"line", "page"}:
            group.story.break_line()
        elif name == "cell":
            group.story.end_cell(self._kind())
        elif name == "row":
            group.story.end_row()
        else:
            group.story.end_paragraph(self._kind(), group.in_table or name == "nestcell")
        return True

    def _format(self, name: str, number: int | None) -> None:
        """Character and paragraph properties."""
        self._flush()
        group, on = self._group, number != 0
        if name == "b":
            group.bold = on
        elif name == "v":
            group.hidden = on
        elif name == "deleted":
            group.deleted = on
        elif name == "plain":
            group.bold = group.hidden = group.deleted = False
            group.character_style = group.colour = group.ground = 0
        elif name == "pard":
            group.style, group.outline, group.in_table = 0, None, False
        elif name == "intbl":
            group.in_table = True
        elif name == "outlinelevel":
            group.outline = number
        elif number is not None:
            self._numbered(name, number)

    def _numbered(self, name: str, number: int) -> None:
        group, pages = self._group, self.document.pages
        if name == "f":
            group.font = number
        elif name == "s":
            group.style = number
        elif name == "cs":
            group.character_style = number
        elif name == "cf":
            group.colour = number
        elif name in {"highlight", "cb", "chcbpat"}:
            group.ground = number
        elif name == "uc":
            group.skip = max(0, number)
        elif name == "fcharset":
            pages.set_charset(group.font, number)
        elif name == "ansicpg":
            pages.set_default(number)

    def _take_bytes(self, data: bytes) -> None:
        if self._skip:
            passed = min(self._skip, len(data))
            self._skip -= passed
            data = data[passed:]
        self._bytes += data

    def _flush_bytes(self) -> None:
        if self._bytes:
            self._text += self.document.pages.decode(self._bytes, self._group.font)
            self._bytes = b""

    def _flush(self) -> None:
        """Give the text read so far to where it belongs. Must come before anything that changes how text looks."""
        self._flush_bytes()
        text, self._text = self._text, ""
        group = self._group
        if group.sink is Sink.COLOURS:
            self.document.colours += [[] for _ in range(text.count(";"))]
        if not text or group.sink in {Sink.NOWHERE, Sink.FONTS, Sink.COLOURS}:
            return
        if group.sink is Sink.CAPTURE:
            self._captured += text
        elif not group.hidden and not group.deleted:
            name = self.document.style_names.get(group.character_style, "")
            group.story.add(text, Look(group.bold, is_guidance_name(name), self._tint(name)))

    def _tint(self, style: str) -> Mark | None:
        """The colour or ground that the words have for themselves; links have none."""
        group = self._group
        if group.in_link or is_link_name(style):
            return None
        if is_placeholder_name(style):
            return Mark.UNFILLED
        if self._is_colourful(group.ground):
            return Mark.HIGHLIGHTED
        return Mark.COLOURED if self._is_colourful(group.colour) else None

    def _is_colourful(self, number: int) -> bool:
        colours = self.document.colours
        return 0 < number < len(colours) and len(colours[number]) == 3 and is_far_apart(*colours[number])

    def _kind(self) -> Style:
        """What the paragraph is by its style."""
        name = self.document.style_names.get(self._group.style, "")
        if is_guidance_name(name):
            return Style.GUIDANCE
        outline = self._group.outline
        if is_heading_name(name) or (outline is not None and outline <= _MAX_OUTLINE_LEVEL):
            return Style.HEADING
        return Style.BODY


def _filled(story: Story) -> list[LineDraft]:
    return [line for line in story.finish(Style.BODY) if line.text.strip()]
