"""What a letter with its remarks is made of when people look at it. No markup: pages and reports render these records.

Lines and the numbers of remarks and places are 1-based; everything that is text is plain text in Danish.
"""

from __future__ import annotations

from enum import StrEnum

from begrundelse_lint.finding import Level
from begrundelse_lint.records import record


@record
class PlaceRef:
    """One place of one remark: «remark 3, its place 1»."""

    remark: int
    place: int


@record
class Stretch:
    """Text of one line to which the same remarks apply throughout."""

    text: str
    remarks: tuple[int, ...] = ()  # numbers of the remarks that speak of it
    level: Level | None = None  # the gravest of theirs
    heavy: bool = False  # part of a sentence that is long to read
    begins: tuple[PlaceRef, ...] = ()  # places that begin with it, or pass it by where they have no words of their own
    ends: tuple[PlaceRef, ...] = ()  # places that end with it


@record
class TextLine:
    """A line of the letter, with the number that ``text`` and the remarks use."""

    number: int
    page: int | None
    stretches: tuple[Stretch, ...]
    glued: bool = False  # its last word goes on in the next line; the hyphen between is left out


@record
class Paragraph:
    """Lines that run on as one paragraph; one line where they do not."""

    lines: tuple[TextLine, ...]
    heading: bool = False
    gap: bool = False  # a blank line stands before it
    apart: bool = False  # the file itself begins a paragraph here
    margin: bool = False  # a page header or footer
    new_page: int | None = None  # the number of the page that begins with it
    as_typed: bool = False  # blanks in it place its words (columns, indents)


@record
class Example:
    """A letter, or part of one, from the rule; ``marked`` is the line (from 0) that the remark would point at."""

    lines: tuple[str, ...]
    marked: int | None = None


@record
class Spot:
    """Where a remark points."""

    number: int
    line: int
    page: int | None
    quote: str  # empty where quotes are left out
    note: str = ""  # what the remark says there, where that is not what it says at its first place
    repeated: bool = False  # on the same line as one before it


@record(kw_only=True)
class Remark:
    """A finding, ready to be read."""

    number: int
    rule: str
    name: str
    level: Level
    title: str
    message: str  # empty where it says no more than the title
    why: str
    suggestion: str
    sources: tuple[str, ...]  # laws by name, then the report's pages
    spots: tuple[Spot, ...]
    whole_letter: bool = False  # it is about the letter as a whole, and no words of it are marked
    fires: Example | None = None
    silent: Example | None = None
    fingerprint: str = ""

    @property
    def line(self) -> int:
        """The line it points at first."""
        return self.spots[0].line


@record
class Passage:
    """A paragraph with its headings, the remarks that stand beside it, and the paragraphs up to the next passage.

    Remarks about the letter as a whole stand beside none.
    """

    first: tuple[Paragraph, ...]
    remarks: tuple[Remark, ...]
    rest: tuple[Paragraph, ...]


@record
class Told:
    """Something the letter was understood to say, and the line that says it."""

    text: str
    line: int | None = None


@record
class GlanceRow:
    """A line of «the decision at a glance»: what is asked, and what the letter says to it (nothing: not found)."""

    label: str
    told: tuple[Told, ...]


class State(StrEnum):
    """How the letter stands to something it should hold. The values are names for templates and styles."""

    FOUND = "found"
    DOUBTFUL = "doubtful"  # it is there, and a remark speaks of it
    MISSING = "missing"


@record
class ChecklistItem:
    """Something a letter of this kind should hold."""

    title: str
    state: State
    told: tuple[Told, ...] = ()  # the first words that say it
    more_lines: tuple[int, ...] = ()
    remark: int | None = None  # the remark that speaks of it; None for what is missing: that is known


@record
class Band:
    """A band of the readability scale: from ``low`` up to ``high`` (LIX), with its usual name."""

    name: str
    low: float
    high: float
    here: bool = False


@record
class HeavySentence:
    """A sentence that is long to read."""

    line: int
    words: int
    quote: str


@record
class SectionWeight:
    """How heavy one part of the letter reads."""

    name: str
    line: int | None
    lix: float
    band: str
    words: int
    heaviest: bool = False


@record(kw_only=True)
class Readability:
    """How heavy the letter reads. ``figures`` are (what, value) as people read them."""

    lix: float
    band: str
    bands: tuple[Band, ...]
    figures: tuple[tuple[str, str], ...]
    heavy: tuple[HeavySentence, ...]
    sections: tuple[SectionWeight, ...] = ()
    long_from: int = 0  # more words than this make a sentence long


@record(kw_only=True)
class Verdict:
    """What to do now: a headline, a sentence, and how many remarks there are of each level."""

    headline: str
    advice: str
    gravest: Level | None  # None: no remarks
    counts: tuple[tuple[Level, str], ...]  # «2 fejl», gravest first; only those that are there


@record
class Known:
    """A remark that is known, and why it is not told among the others."""

    title: str
    level: Level
    lines: tuple[int, ...]
    reason: str
    written: str  # where the reason is written: «begrundelse-lint.yaml:12»
    until: str = ""  # the last day it holds, where there is one


@record
class NotRunRules:
    """Rules that could not be run, and why."""

    reason: str
    rules: tuple[str, ...]


@record(kw_only=True)
class LetterView:
    """A letter with its remarks, as a person looks at it."""

    number: int  # among the letters shown
    alone: bool = True  # no others are shown with it
    title: str
    path: str
    checked: bool
    reason: str | None = None  # why it was not checked
    form: str = ""  # «Afgørelse», «Partshøring, skabelon»
    outcomes: tuple[str, ...] = ()  # what the letter decides: «afslag», «tilbud»
    is_decision: bool = False
    verdict: Verdict | None = None
    glance: tuple[GlanceRow, ...] = ()
    remarks: tuple[Remark, ...] = ()
    passages: tuple[Passage, ...] | None = None  # None: the letter's text is not to be shown
    checklist: tuple[ChecklistItem, ...] = ()
    readability: Readability | None = None
    known: tuple[Known, ...] = ()
    rules_run: int = 0
    judged_on: str = ""
    not_run: tuple[NotRunRules, ...] = ()
    tried: str = ""  # of a template with choices: how many of its letters were tried
    misread: tuple[str, ...] = ()  # what is wrong with the file's own comments on what is known
