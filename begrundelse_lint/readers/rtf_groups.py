"""What a group of RTF inherits and changes, and what the control words mean that begin text of another kind."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from begrundelse_lint.readers.rtf_story import Story

UNSEEN = frozenset(
    {"info", "pict", "nonshppict", "listtable", "listoverridetable", "revtbl", "rsidtbl", "generator",
     "themedata", "datastore", "latentstyles", "xmlnstbl", "annotation", "atnid", "atnauthor", "atnref", "atndate",
     "bkmkstart", "bkmkend", "sp", "shprslt", "nonesttables", "nesttableprops", "pn", "upr", "formfield", "filetbl",
     "private", "xe", "tc", "ftnsep", "ftnsepc", "aftnsep", "objdata", "falt", "panose"}
)  # fmt: skip
SEEN_THOUGH_STARRED = frozenset({"shpinst", "ud", "shptxt", "fldinst", "fldrslt"})
STORIES = {
    "header": "header", "headerl": "header", "headerr": "header", "headerf": "header",
    "footer": "footer", "footerl": "footer", "footerr": "footer", "footerf": "footer",
    "footnote": "note", "shptxt": "box",
}  # fmt: skip
SIGNS = {
    "tab": "\t", "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "emspace": "\u2003", "enspace": "\u2002", "~": "\u00a0", "-": "\u00ad", "_": "\u2011",
    "\\": "\\", "{": "{", "}": "}",
}  # fmt: skip


class Sink(Enum):
    """Where the text of a group goes."""

    STORY = auto()
    CAPTURE = auto()  # a label, field instruction, style name: kept aside
    FONTS = auto()
    COLOURS = auto()
    NOWHERE = auto()


@dataclass(slots=True)
class Group:
    """What a group inherits and may change for itself. ``role`` is its own: what ends when it ends."""

    story: Story
    sink: Sink = Sink.STORY
    role: str = ""
    start: int = 0  # where a field result begins
    bold: bool = False
    hidden: bool = False
    deleted: bool = False
    font: int = 0
    skip: int = 1  # characters after \u that are there for old readers
    style: int = 0
    character_style: int = 0
    outline: int | None = None
    colour: int = 0  # number in the table of colours; 0: the usual one
    ground: int = 0
    in_link: bool = False
    in_table: bool = False
    in_styles: bool = False
