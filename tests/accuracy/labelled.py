"""The labelled letters of the corpus, and the one checker that all of them are checked by."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from begrundelse_lint import readers, rules
from begrundelse_lint.check import Checker, Options
from begrundelse_lint.checked import CheckedLetter
from begrundelse_lint.finding import Finding
from begrundelse_lint.letter import Letter, LineDraft, Span, build
from begrundelse_lint.rules.engine import judge
from begrundelse_lint.rules.model import RuleSet
from begrundelse_lint.scoring import labels
from begrundelse_lint.scoring.labels import Label
from begrundelse_lint.selection import Profile, group
from begrundelse_lint.understanding.reading import Reading

CORPUS = Path(__file__).parent.parent.parent / "corpus"
PARTS = ("tuned", "shared", "held_out", "templates")
UNDATED = date(2025, 6, 1)  # the day that letters without a date are judged on
WIDEST_WRAPPED = 130  # columns; a text with a longer line has its paragraphs on one line each
UNLABELLED = "LAS"  # the group of rules that letters are not labelled for


@cache
def ruleset() -> RuleSet:
    """The rules that the linter comes with."""
    return rules.load(rules.shipped())


@cache
def checker(template: bool = False) -> Checker:
    """All rules but those that letters are not labelled for."""
    options = Options(Profile.ALLE, ignore=(UNLABELLED,), template=template or None, date=UNDATED)
    return Checker(ruleset(), options)


@cache
def folders(part: str) -> dict[str, Path]:
    """The labelled folders of a part of the corpus («tuned», «shared», «held_out») by their names."""
    return {path.parent.name: path.parent for path in sorted((CORPUS / part).glob(f"*/{labels.FILE}"))}


@cache
def labels_of(part: str) -> tuple[Label, ...]:
    """The labels of every letter in a part of the corpus."""
    return tuple(label for folder in folders(part).values() for label in labels.read(folder))


def sound(parts: Iterable[str]) -> dict[str, Label]:
    """The decision letters that nothing is wrong with, by folder and file («jurist/01»)."""
    return {
        name(label): label
        for part in parts
        for label in labels_of(part)
        if label.kind == "afgoerelse" and not label.findings
    }


def name(label: Label) -> str:
    """Folder and file, without the ending."""
    return f"{label.folder.name}/{label.path.stem}"


@cache
def checked(label: Label) -> CheckedLetter:
    """What the linter says of a labelled letter."""
    letter = checker(label.template).check(label.path)
    assert letter.checked, f"{label.place}: {letter.reason}"
    return letter


@cache
def letter_of(label: Label) -> Letter:
    """A labelled letter as its reader gives it."""
    return readers.read(label.path)


@lru_cache(maxsize=100)
def reading_of(letter: Letter, template: bool = False) -> Reading:
    """A letter, understood."""
    return checker(template).read(letter)


def findings_of(reading: Reading, template: bool = False) -> list[Finding]:
    """What the rules say of a letter."""
    on = reading.date or UNDATED
    speaking = checker(template).choice.speaking
    return judge(reading, tuple(ruleset().rules.values()), on=on, only=speaking)[0]


def measured_alone(code: str) -> bool:
    """Is this one of the rules that letters are not labelled for?"""
    return group(code) == UNLABELLED


def edited(letter: Letter, edits: Iterable[tuple[Span, str]]) -> Letter:
    """The letter with stretches replaced. It keeps its lines: a stretch over several keeps their breaks."""
    text = letter.text
    for span, new in sorted(edits, key=lambda edit: edit[0], reverse=True):
        breaks = text[span.start : span.end].count("\n")
        text = text[: span.start] + new + "\n" * breaks + text[span.end :]
    drafts = [
        LineDraft(now, line.page, line.style, line.starts_block)
        for now, line in zip(text.split("\n"), letter.lines, strict=True)
    ]
    return build(letter.path, letter.format, drafts)


def with_sentence(letter: Letter, paragraph: Span, after: int, sentence: str) -> Letter:
    """The letter with one sentence more in a paragraph. Where the text is wrapped, the paragraph is wrapped again."""
    widest = max(line.end - line.start for line in letter.lines)
    if widest > WIDEST_WRAPPED:
        return edited(letter, [(Span(after, after), f" {sentence}")])
    first, last = letter.line_at(paragraph.start), letter.line_at(max(paragraph.start, paragraph.end - 1))
    text = f"{letter.text[first.start : after]} {sentence}{letter.text[after : last.end]}"
    wrapped = textwrap.wrap(" ".join(text.split("\n")), widest, break_on_hyphens=False)
    before, behind = letter.lines[: first.number - 1], letter.lines[last.number :]
    drafts = [
        *(LineDraft(letter.line_text(line), line.page, line.style, line.starts_block) for line in before),
        *(LineDraft(line, first.page, first.style, first.starts_block) for line in wrapped),
        *(LineDraft(letter.line_text(line), line.page, line.style, line.starts_block) for line in behind),
    ]
    return build(letter.path, letter.format, drafts)
