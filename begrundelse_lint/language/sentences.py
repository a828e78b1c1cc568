"""Sentences and words of the clean text.

The splitter is our own (it knows legal Danish, headings and bullets; see ``docs/decisions/``): a block never shares a
sentence with another, and inside a block a full stop ends a sentence unless it belongs to an abbreviation or an
ordinal number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from begrundelse_lint.language.clean import Block, CleanText
from begrundelse_lint.language.danish import (
    ABBREVIATIONS,
    MAY_END_SENTENCE,
    MONTHS,
    NUMBERED,
    SENTENCE_OPENERS,
    UNITS,
)
from begrundelse_lint.letter import Span
from begrundelse_lint.records import record

_WORD = re.compile(r"§|\d+(?:[.,:/]\d+)*|[½¼¾]|[^\W\d_]+(?:[-'’][^\W\d_]+)*")
# What may follow the end of a sentence: a capital, a number, or a name written small («e-Boks», «mit.dk»).
_OPENING = r"[A-ZÆØÅÄÖÉ0-9§]|[a-zæøå]-[A-ZÆØÅ]|[\w-]+\.(?:dk|com|eu)\b"
_END = re.compile(rf"[.!?…]+[\"»”«')\]]*(?=\s+[\"«»”“'(\[]*(?:{_OPENING}))|;(?=\s)")
_LAST_WORD = re.compile(r"(§§?\s*)?([^\s(«»\"”]+)$")
_PRINTED = re.compile(r"[»«\"“”]?(?:§§?\s*\d+(?:\s?[a-z])?|[Ss]tk\.\s*\d+)\.$")
_LETTERED_SECTION = re.compile(r"§\s?\d+\s?[a-zA-Z]\.$")
_INITIAL = re.compile(r"^[A-ZÆØÅ]$")
_DOTTED = re.compile(r"(?:[^\W\d_]+\.)+[^\W\d_]+")  # «b.l.a», «cand.jur»
_LONGEST_DOTTED = 8


@record
class Sentence:
    """A sentence, list item or heading: its span in the clean text and its words with theirs."""

    index: int
    block: int
    span: Span
    words: tuple[str, ...]  # lower case
    spans: tuple[Span, ...]

    @property
    def length(self) -> int:
        """How many words it has: a number is one, the sign § is none."""
        return len(self.words) - self.words.count("§")


def sentences(text: CleanText) -> list[Sentence]:
    """Every sentence of the letter, in order."""
    found: list[Sentence] = []
    for block in text.blocks:
        for span in _split(text.text, block):
            words: list[str] = []
            spans: list[Span] = []
            for match in _WORD.finditer(text.text, span.start, span.end):
                words.append(match[0].lower())
                spans.append(Span(*match.span()))
            found.append(Sentence(len(found), block.index, span, tuple(words), tuple(spans)))
    return found


def _split(text: str, block: Block) -> Iterator[Span]:
    start = block.span.start
    for match in _END.finditer(text, block.span.start, block.span.end):
        end = match.end()
        if match[0] == ";" or _ends(text[start:end], text[end : block.span.end].lstrip()):
            yield _trimmed(text, start, end)
            start = end
    last = _trimmed(text, start, block.span.end)
    if last.end > last.start:
        yield last


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start] == " ":
        start += 1
    while end > start and text[end - 1] == " ":
        end -= 1
    return Span(start, end)


def _ends(before: str, after: str) -> bool:
    """Does the punctuation at the end of ``before`` end a sentence, with ``after`` following?"""
    core = before.rstrip("\"»”«')]")
    if core.endswith(("!", "?", "…", "...")):
        return True
    match = _LAST_WORD.search(core[:-1])
    if not match:
        return True
    if _PRINTED.fullmatch(core.lstrip()):
        return False  # «§ 85. Kommunalbestyrelsen …», «Stk. 2. …»: printed as in the statute book
    word = match[2].lower()
    next_word = re.match(r"[\"«»”“'(\[]*(\w+)", after)
    following = next_word[1] if next_word else ""
    if word.rstrip("0123456789").rstrip(".-–") == "" and word[-1:].isdigit():
        return _number_ends(core, match, word, following)
    if _LETTERED_SECTION.search(core):
        return True
    if word in UNITS or _INITIAL.match(match[2]):
        return following[:1].isupper() and following.lower() in SENTENCE_OPENERS
    if _may_end(word):
        return following[:1].isupper()
    return not _is_abbreviation(word)


def _may_end(word: str) -> bool:
    """«mv.», «kr.»; also the last part of «pr.md»."""
    return word in MAY_END_SENTENCE or (
        "." in word and not word.endswith("nr") and word.rsplit(".", 1)[-1] in MAY_END_SENTENCE
    )


def _is_abbreviation(word: str) -> bool:
    return (
        word in ABBREVIATIONS
        or word.endswith("nr")
        or word.rstrip(".") in ABBREVIATIONS
        or (len(word) <= _LONGEST_DOTTED and _DOTTED.fullmatch(word) is not None)
    )


def _number_ends(core: str, match: re.Match[str], word: str, following: str) -> bool:
    """«§ 85. Det …» ends; «den 1. maj», «2. pkt.», «4. Afdeling» do not."""
    if following.lower() in MONTHS or following.lower() in NUMBERED or following.islower():
        return False
    if match[1] or "." in word or "," in word or len(word) > 2:
        return True
    before = re.findall(r"[\w§]+", core[: match.start(2)].lower())
    return bool(before)
