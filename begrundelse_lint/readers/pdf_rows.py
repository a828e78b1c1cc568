"""From runs to the printed rows of a page: what stands on one baseline, split where a gap may divide columns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from statistics import median

from begrundelse_lint.readers import labels
from begrundelse_lint.readers.pdf_glyphs import Run

_SAME_ROW = 0.35  # em; also takes in raised and lowered characters
_JOINING_GAP = 0.8  # em; a wider gap may divide columns
_WORD_GAP = 0.18  # em
_OVERPRINT = 0.2  # em; the same text again so close is a drawn shadow or bold
_MIN_SPACED_LETTERS = 4
_SPACED = re.compile(rf"(?:[^\W\d]\s+){{{_MIN_SPACED_LETTERS - 1},}}[^\W\d]\b")
_BARE_BULLETS = frozenset("o§·Øüq")  # what the bullets of symbol fonts become where the font is not named


@dataclass(slots=True)
class Segment:
    """A stretch of a row without wide gaps."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: int
    visible: int
    first_word: float

    @property
    def is_bold(self) -> bool:
        """Are all its visible characters bold?"""
        return self.visible > 0 and self.bold == self.visible


@dataclass(slots=True)
class Row:
    """Segments on one baseline, from left to right."""

    y: float
    segments: list[Segment]

    @property
    def x0(self) -> float:
        return self.segments[0].x0

    @property
    def x1(self) -> float:
        return self.segments[-1].x1

    @property
    def size(self) -> float:
        return max(segment.size for segment in self.segments)

    @property
    def text(self) -> str:
        return "\t".join(segment.text for segment in self.segments)


def rows_of(runs: list[Run]) -> list[Row]:
    """The rows of a page from top to bottom. Turned text is left out (see :func:`turned_texts`)."""
    rows: list[list[Run]] = []
    for run in sorted((run for run in runs if run.level), key=lambda run: (-run.y, run.x0)):
        if rows and abs(rows[-1][0].y - run.y) <= _SAME_ROW * max(run.size, *(r.size for r in rows[-1][:8])):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [_row(row) for row in rows]


def turned_texts(runs: list[Run]) -> list[str]:
    """Text that does not stand level, such as a note along the margin."""
    return [run.text for run in runs if not run.level]


def _row(runs: list[Run]) -> Row:
    runs = _without_overprint(sorted(runs, key=lambda run: run.x0))
    segments: list[Segment] = []
    for run in runs:
        if segments and _belongs(segments[-1], run):
            _extend(segments[-1], run)
        else:
            segments.append(Segment(run.text, run.x0, run.x1, run.y, run.size, run.bold, run.visible, run.first_word))
    for segment in segments:
        segment.text = _without_letter_spacing(segment.text)
        if segment.text.endswith("\u00ad"):  # a soft hyphen that is printed is a hyphen
            segment.text = segment.text[:-1] + "-"
    baseline = median(run.y for run in runs if run.size >= max(r.size for r in runs) * 0.9)
    return Row(baseline, segments)


def _belongs(segment: Segment, run: Run) -> bool:
    """Does a run stand so near that it is the same text, or is what stands before it a bullet or «Dato:»?"""
    if segment.text in _BARE_BULLETS and run.x0 - segment.x1 > _JOINING_GAP * run.size:
        segment.text = "•"
    if run.x0 - segment.x1 < _JOINING_GAP * max(segment.size, run.size):
        return True
    return labels.is_label(segment.text) or segment.text.endswith(":")


def _extend(segment: Segment, run: Run) -> None:
    gap = run.x0 - segment.x1
    if gap > _WORD_GAP * run.size and not segment.text.endswith((" ", "\u00a0")):
        segment.text += " "
    segment.text += run.text
    segment.x1 = max(segment.x1, run.x1)
    if run.visible > segment.visible:  # the size of most of the text, not of a large bullet
        segment.size = run.size
    segment.bold += run.bold
    segment.visible += run.visible


def _without_overprint(runs: list[Run]) -> list[Run]:
    kept: list[Run] = []
    for run in runs:
        near = (k for k in kept[-4:] if k.text == run.text)
        if not any(abs(k.x0 - run.x0) < _OVERPRINT * run.size for k in near):
            kept.append(run)
    return kept


def _without_letter_spacing(text: str) -> str:
    """«A F G Ø R E L S E» is printed for show; the word is «AFGØRELSE»."""
    if len(text) < 2 * _MIN_SPACED_LETTERS - 1 or not _SPACED.search(text):
        return text
    singles = sum(1 for word in text.split() if len(word) == 1)
    if singles < 0.8 * len(text.split()):
        return text
    return re.sub(r"\s{2,}", " ", re.sub(r"(?<=\S)\s(?=\S(\s|$))", "", text))
