"""The clean text: the letter's words without the traces of paper and word processor, and the way back.

Taken away or made alike: soft hyphens, hyphenation at line ends, no-break spaces, ligatures, runs of blanks,
zero-width characters, bullets, Markdown's marks, page headers and footers (they come last, as blocks of their own).
Wrapped lines are joined to paragraphs. Every character of the clean text knows its offset in ``Letter.text`` (the
span updater of citation extractors, kept as a plain array).
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterator
from dataclasses import field
from itertools import pairwise

from begrundelse_lint.language.danish import BEFORE_FINAL_NUMBER, MONTHS
from begrundelse_lint.letter import Letter, Line, Span, Style
from begrundelse_lint.records import record

# A text whose longest line is longer than this has its paragraphs on one line each: nothing to join.
_WIDEST_WRAPPED = 130
_RUN_ON_PER_LONG_LINE = 5  # lines that go on with the one before, for each longer line, show a text that is wrapped
_MARKER = re.compile(
    r"\s*(?:(?P<bullet>[-–—•·▪◦○●►▸✓✔■□➢*]|o(?=\s{2,}))|(?P<number>\(?\d{1,2}(?:\.\d{1,2})*[.)]"
    r"|\d{1,2}(?:\.\d{1,2})+(?=\s[A-ZÆØÅ])|\(?[a-zæøåA-H]\)|[A-H]\.(?=\s[A-ZÆØÅ][a-zæøå]+ [a-zæøå])"
    r"|(?=[IVX])(?:IX|IV|V?I{0,3}|X{1,2})[.)]|Ad\s\d{1,2}[.:)]?))\s+(?=\S)",
)
_NOT_MARKER = re.compile(r"\s*\d{1,2}\.\s*(?:" + "|".join(MONTHS) + r")\b", re.IGNORECASE)
_BEFORE_DATE = frozenset("den fra til".split())  # «… fra den | 1. juni 2025» goes on
_NEARLY_FULL = 0.8  # of the width of a wrapped text
_COMMA = re.compile(r",\s")
_LABELLED = re.compile(r"\s*[A-ZÆØÅ][^\W\d_]*(?: [^\W\d_]+){0,3}: ")
_MARKDOWN = re.compile(r"\s*(?P<hash>#{1,6})\s+|\s*>\s+")
_RULE_LINE = re.compile(r"\s*(?:[-=*_+]{3,}|\|?[\s:|-]*-{3,}[\s:|-]*\|?)\s*$")
_SIGN = r"[\x21-\x29\x2b-\x7e\xa1-\xac\xae-\u024f\u2013-\u2014\u2018-\u201e\u2026\u2022€]"
_PLAIN = re.compile(rf"{_SIGN}(?: ?{_SIGN})*")
_DROPPED = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff\u0002\ufffe")
_SPACES = frozenset(" \t\u00a0\u202f\u2007\u2009\u200a\u2002\u2003\u3000\x0b\x0c\u2028\u2029")
_REPLACED = {"\u2011": "-", "\u2010": "-", "\u2212": "-"}
_KEEPS_HYPHEN = frozenset("og eller samt til men".split())
_BOX = re.compile(r"[☐☒☑☓]|\[[ xX✓]?\]")
BOX_TICKED = re.compile(r"[☒☑☓]|\[[xX✓]\]")


@record
class Block:
    """A paragraph, heading, list item or table row of the clean text."""

    index: int
    span: Span
    line: int  # number of its first line
    style: Style
    marker: str | None  # the bullet or number taken off its start
    after_blank: bool  # a blank line, or the start of the letter, stands before it
    marked: bool = False  # the file says it is a heading (style, or Markdown's #)
    lines: int = 1  # how many lines it is made of

    @property
    def bullet(self) -> bool:
        """Is it an item of a bulleted list (not a numbered paragraph)?"""
        return self.marker is not None and not any(c.isalnum() for c in self.marker)


@record
class CleanText:
    """The clean text of a letter. Spans of it lead back to ``Letter.text`` by :meth:`to_letter`."""

    text: str
    blocks: tuple[Block, ...]
    origins: array[int] = field(repr=False)

    def to_letter(self, span: Span) -> Span:
        """The span of ``Letter.text`` that a span of the clean text came from; an empty span gives an empty one."""
        if not self.origins:
            return Span(0, 0)
        start = self.origins[min(span.start, len(self.origins) - 1)]
        if span.end <= span.start:
            return Span(start, start)
        return Span(start, self.origins[min(span.end, len(self.origins)) - 1] + 1)

    def of(self, span: Span) -> str:
        """The clean words of a span."""
        return self.text[span.start : span.end]


def clean(letter: Letter) -> CleanText:
    """The clean text of a letter."""
    builder = _Builder()
    body = [line for line in letter.lines if line.style not in (Style.PAGE_HEADER, Style.PAGE_FOOTER)]
    margins = [line for line in letter.lines if line.style in (Style.PAGE_HEADER, Style.PAGE_FOOTER)]
    for lines in (body, margins):
        for group, after_blank in _paragraphs(letter, lines):
            for part in _by_boxes(letter, group):
                builder.add(letter, part, after_blank)
    return CleanText("".join(builder.parts), tuple(builder.blocks), builder.origins)


def _paragraphs(letter: Letter, lines: list[Line]) -> Iterator[tuple[list[tuple[Line, int]], bool]]:
    """Groups of (line, first character) that make a paragraph each, and whether a blank line stands before them."""
    width = _wrap_width(letter, lines)
    group: list[tuple[Line, int]] = []
    after_blank = group_after_blank = True
    for line in lines:
        text = _unboxed(letter.line_text(line))[0]
        if not text.strip() or _RULE_LINE.match(text):
            if group:
                yield group, group_after_blank
                group = []
            after_blank = True
            continue
        if group and not _continues(letter, group[0][0], group[-1][0], line, text, width):
            yield group, group_after_blank
            group = []
        if not group:
            group_after_blank = after_blank
        group.append((line, 0))
        after_blank = False
    if group:
        yield group, group_after_blank


def _wrap_width(letter: Letter, lines: list[Line]) -> int | None:
    """The width a plain text was wrapped at, or None where its paragraphs stand on one line each."""
    plain = [line for line in lines if line.starts_block is None]
    lengths = [_printed(letter.line_text(line)) for line in plain]
    inside = [length for length in lengths if length <= _WIDEST_WRAPPED]
    outside = len(lengths) - len(inside)
    if not outside or outside * _RUN_ON_PER_LONG_LINE <= _run_on(letter, plain):
        return max(inside, default=0)  # a long line or two (an address of a page, a pasted text) unwrap no letter
    return None


def _run_on(letter: Letter, lines: list[Line]) -> int:
    """How many lines go on with the one before them, as wrapped text does: they begin with a small letter."""
    texts = [letter.line_text(line).strip() for line in lines]
    return sum(1 for before, text in pairwise(texts) if before and text[:1].islower())


def _printed(text: str) -> int:
    """How long a line is on paper: without page breaks, blanks at its end, hyphens not shown; å is one letter."""
    return len(unicodedata.normalize("NFC", text.lstrip("\f").rstrip())) - text.count("\u00ad")


def _continues(letter: Letter, first: Line, before: Line, line: Line, text: str, width: int | None) -> bool:
    """Does ``line`` go on with the paragraph that begins with ``first`` and so far ends with ``before``?"""
    if line.style != before.style or line.style in (Style.HEADING, Style.TABLE):
        return False
    if line.starts_block is not None:
        return not line.starts_block
    previous = _unboxed(letter.line_text(before))[0].rstrip()
    # how long the line would be with the next words on it
    reach = _printed(previous) + 1 + _printed(_unbreakable(text))
    full = width is not None and len(previous) > 25 and reach > width
    if _MARKDOWN.match(text) or _BOX.match(text.lstrip()):
        return False
    item = _MARKER.match(text)
    if item and not _NOT_MARKER.match(text) and not (full and _runs_into(letter.line_text(first), previous, item)):
        return False
    if previous.lstrip().startswith("#") or "|" in text:
        return False
    if len(previous) > 12 and previous[-1] in "-\u00ad" and previous[-2].isalpha() and text.lstrip()[:1].islower():
        return True
    if width is None:
        return False
    if _hangs(letter.line_text(first), text):
        return True
    if _NOT_MARKER.match(text) and previous.rsplit(maxsplit=1)[-1].lower() in _BEFORE_DATE:
        return True
    if reach > width:
        return full and not _stands_alone(previous, text)
    if len(previous) > _NEARLY_FULL * width and _COMMA.search(previous) and previous[-1].isalpha():
        return True  # «… en udtalelse fra overlæge | Birthe Kjær»: a name on the next line
    # Mail programs wrap unevenly: a long line without an end, and small letters after it.
    return (
        len(previous) > 0.6 * width > 30
        and previous[-1] not in ".!?:;"
        and (text.lstrip()[:1].islower() or text.lstrip()[:1] == "§")
    )


def _runs_into(first: str, previous: str, item: re.Match[str]) -> bool:
    """Is what looks like an item's number at the start of a wrapped line the sentence going on («§ | 85. Støtten»)?"""
    if item["bullet"]:
        return False
    ended = previous.rstrip("\"»”«')]")
    if ended[-1:] in ".!?:;":
        return ended.split()[-1].lower().rstrip(".") in BEFORE_FINAL_NUMBER
    own = _MARKER.match(first)
    return own is None or own["number"] is None or _ordinal(own["number"]) + 1 != _ordinal(item["number"])


def _hangs(first: str, text: str) -> bool:
    """Is the line moved in under an item («1. Du får støtte fra den», «   1. juni 2025.»)?"""
    own = _MARKER.match(first)
    return own is not None and _indent(text) > _indent(first) + 1 and _indent(text) <= own.end() + 1


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" \t"))


def _ordinal(number: str) -> int:
    """«(2)» -> 2, «1.3» -> 3, «b)» -> 98: to see that one number follows another."""
    last = re.findall(r"\d+|[a-zæøå]|[IVX]+", number)[-1]
    return int(last) if last.isdigit() else ord(last[-1]) + len(last)


def _stands_alone(previous: str, text: str) -> bool:
    """A line of a form after another, or a date alone on a line, is no wrapped text, however full the line before."""
    if _LABELLED.match(previous) and _LABELLED.match(text):
        return True
    return bool(_NOT_MARKER.match(text)) and len(text.split()) == 3 and text.rstrip()[-4:].isdigit()


def _unbreakable(text: str) -> str:
    """The words at the start of a line that belong together («§ 82 b», «2 timer»): writers do not break there."""
    words = text.split(maxsplit=3)
    return " ".join(words[:3] if len(words[0]) == 1 else words[:2] if len(words[0]) <= 3 else words[:1])


def _by_boxes(letter: Letter, group: list[tuple[Line, int]]) -> Iterator[list[tuple[Line, int, int]]]:
    """A line of boxes («[x] Ja [ ] Nej») is a part for each box; everything else is one part."""
    if len(group) == 1:
        line = group[0][0]
        text = letter.line_text(line)
        starts = [match.start() for match in _BOX.finditer(text)]
        if starts and (len(starts) > 1 or starts[0] == len(text) - len(text.lstrip())):
            edges = [0, *starts, len(text)] if text[: starts[0]].strip(" -*•") else [*starts, len(text)]
            for start, end in pairwise(edges):
                if text[start:end].strip():
                    yield [(line, start, end)]
            return
    yield [(line, *_unboxed(letter.line_text(line))[1]) for line, _ in group]


def _unboxed(text: str) -> tuple[str, tuple[int, int]]:
    """The inside of a line of a drawn box («| Det korte svar   |»), and its first and last character in the line."""
    bare = text.strip()
    if len(bare) > 2 and bare[0] == bare[-1] == "|" and bare.count("|") == 2:
        start, end = text.index("|") + 1, text.rindex("|")
        return text[start:end], (start, end)
    return text, (0, len(text))


class _Builder:
    """Collects the clean characters and where each came from."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.blocks: list[Block] = []
        self.origins: array[int] = array("L")

    def add(self, letter: Letter, part: list[tuple[Line, int, int]], after_blank: bool) -> None:
        first, first_start, _ = part[0]
        text = letter.line_text(first)[first_start:]
        marker, skip, hashed = _opening(text, first.style)
        start = len(self.origins)
        for position, (line, line_start, line_end) in enumerate(part):
            at = line_start + (skip if position == 0 else 0)
            self._add_line(letter, line, at, line_end, joined=position > 0, block_start=start)
        self._drop_trailing_blank(start)
        end = len(self.origins)
        if end == start:
            return
        marked = hashed or first.style is Style.HEADING
        self.blocks.append(
            Block(len(self.blocks), Span(start, end), first.number, first.style, marker, after_blank, marked, len(part))
        )
        self._put("\n", self.origins[-1])

    def _put(self, text: str, origin: int) -> None:
        self.parts.append(text)
        self.origins.append(origin)

    def _drop_trailing_blank(self, start: int) -> None:
        while len(self.origins) > start and self.parts and self.parts[-1][-1:] == " ":
            self.parts[-1] = self.parts[-1][:-1]
            self.origins.pop()

    def _add_line(self, letter: Letter, line: Line, start: int, end: int, *, joined: bool, block_start: int) -> None:
        text = letter.text[line.start + start : line.start + end]
        base = line.start + start
        lead = len(text) - len(text.lstrip())
        text = text[lead:].rstrip()
        base += lead
        if joined and len(self.origins) > block_start and not self._joins_hyphen(text):
            self._put(" ", base)
        for piece, at, plain in _segments(text):
            if plain:
                self.parts.append(piece)
                self.origins.extend(range(base + at, base + at + len(piece)))
            else:
                self._add_special(piece, base + at, block_start, ends_line=at + len(piece) == len(text))

    def _joins_hyphen(self, text: str) -> bool:
        """Join «socialpæda-» and «gogisk»: takes the hyphen off, or keeps it where it belongs to the word."""
        last = self.parts[-1][-1:] if self.parts else ""
        word = re.match(r"[^\W\d_]+", text)
        if last == "\u00ad":
            self._cut_last()
            return True
        before = self.parts[-1][-2:-1] if len(self.parts[-1]) > 1 else ""
        if last != "-" or not before.isalnum() or not word or word[0].lower() in _KEEPS_HYPHEN:
            return False
        if word[0][0].islower():
            self._cut_last()
        return True

    def _cut_last(self) -> None:
        self.parts[-1] = self.parts[-1][:-1]
        self.origins.pop()

    def _add_special(self, piece: str, at: int, block_start: int, *, ends_line: bool) -> None:
        """Characters one by one: blanks collapsed, invisible ones dropped, ligatures and combining marks resolved."""
        index = 0
        while index < len(piece):
            char = piece[index]
            stop = index + 1
            while stop < len(piece) and unicodedata.combining(piece[stop]):
                stop += 1
            if char in _SPACES:
                if len(self.origins) > block_start and self.parts[-1][-1:] != " ":
                    self._put(" ", at + index)
            elif char == "\u00ad" and ends_line and stop == len(piece):
                self._put(char, at + index)  # at a line end: joins the next line, see _joins_hyphen
            elif char not in _DROPPED and not (char == "*" and _is_emphasis(piece, index)):
                cluster = piece[index:stop]
                for new in unicodedata.normalize(
                    "NFKC" if "\ufb00" <= char <= "\ufb06" else "NFC", _REPLACED.get(cluster, cluster)
                ):
                    self._put(new, at + index)
            index = stop


def _is_emphasis(piece: str, index: int) -> bool:
    """Is this asterisk one of Markdown's «**bold**» or «*italic*»?"""
    around = piece[max(0, index - 1) : index + 2]
    return "**" in around or len(piece) <= 3


def _segments(text: str) -> Iterator[tuple[str, int, bool]]:
    """The stretches of a line that need no cleaning, and those that do: (text, offset, plain)."""
    at = 0
    for match in _PLAIN.finditer(text):
        start, end = match.span()
        if end < len(text) and unicodedata.combining(text[end]):
            end -= 1  # the letter belongs to the mark after it
        if start > at:
            yield text[at:start], at, False
        if end > start:
            yield text[start:end], start, True
        at = end
    if at < len(text):
        yield text[at:], at, False


def _opening(text: str, style: Style) -> tuple[str | None, int, bool]:
    """The marker at the start of a paragraph, how many characters to take off, and whether Markdown calls it a
    heading.
    """
    skip, hashed = 0, False
    if hash_ := _MARKDOWN.match(text):
        skip, hashed = hash_.end(), hash_["hash"] is not None
    elif text.lstrip().startswith("|") and style is not Style.TABLE:
        skip = text.index("|") + 1
    rest = text[skip:]
    if _NOT_MARKER.match(rest):
        return None, skip, hashed
    if marker := _MARKER.match(rest):
        return marker[0].strip(), skip + marker.end(), hashed
    return None, skip, hashed
