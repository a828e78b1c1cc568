"""Every sentence in its surroundings: list items under the sentence that opens the list, cells under their column's
head, boxes under their label.

A form says little in each place and much by where it says it; here that is turned into voices (:mod:`.voices`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from begrundelse_lint.language.clean import BOX_TICKED, Block, CleanText
from begrundelse_lint.language.matcher import Hit
from begrundelse_lint.language.sentences import Sentence
from begrundelse_lint.understanding.granted import AMOUNT_OF_OUTCOME
from begrundelse_lint.understanding.headings import opens_list
from begrundelse_lint.understanding.knowledge import Concept, Knowledge
from begrundelse_lint.understanding.place import Place
from begrundelse_lint.understanding.reading import Mood, Outcome, Speaker, Time
from begrundelse_lint.understanding.voices import Spoken, Voice, speak
from begrundelse_lint.understanding.zones import Layout

_UNTICKED = re.compile(r"☐|\[\s?\]")
_BOX = re.compile(r"[☐☒☑☓]|\[[ xX✓]?\]")
_NO = re.compile(r"\S+(?: [xX✓]?\])?\s*nej\b", re.IGNORECASE)
_CELL = " | "
_IN_DOUBT = frozenset({"om", "hvorvidt"})  # questions whose answers are not given by asking
_LONGEST_ITEM = 110  # characters; longer paragraphs after a colon are running text again


@dataclass(slots=True)
class _Surroundings:
    """What the sentences so far leave open: a list, a table."""

    opener: Voice | None = None  # the voice of the sentence that opened the list
    opener_block: int = -2  # the last block that belongs to the list, or opened it
    unmarked: bool = False  # the list has no bullets: the lines after a colon
    boxes: bool = False  # its items are boxes to tick
    header: list[list[Hit]] = field(default_factory=list)  # hits in each cell of the table's head
    row_block: int = -2  # the last row of the table
    granting: int = -2  # the last block that grants something


def find_places(
    text: CleanText,
    found: Sequence[Sentence],
    words: Sequence[Sequence[str]],
    hits: Sequence[Sequence[Hit]],
    layout: Layout,
    knowledge: Knowledge,
) -> Iterator[Place]:
    """Every sentence of the letter, in order."""
    around = _Surroundings()
    for sentence in found:
        block = text.blocks[sentence.block]
        index = sentence.index
        heading = block.index in layout.headings
        lead_in = around.opener if _is_item(text, block, heading, around) else None
        if lead_in is None and block.index != around.opener_block:
            around.opener = None
        spoken = speak(
            text.text,
            sentence,
            words[index],
            hits[index],
            layout.zones[index],
            heading,
            lead_in,
            _is_unticked(text, block),
            knowledge,
        )
        if _answered_no(text, block):
            for voice in spoken.voices:
                voice.negated = not voice.negated
        if _CELL in text.of(block.span):
            _colour_cells(text, sentence, hits[index], spoken, around, knowledge)
        if any(_grants(hit, knowledge) for hit in hits[index]):
            around.granting = block.index
        yield Place(
            text.text,
            index,
            sentence,
            words[index],
            hits[index],
            layout.zones[index],
            heading,
            spoken,
            lead_in,
            knowledge,
            around.granting == block.index,
        )
        if lead_in is not None:
            around.opener_block = block.index
        elif opens_list(text, block):
            _open_list(text, block, heading, spoken, words[index], around)


def _is_item(text: CleanText, block: Block, heading: bool, around: _Surroundings) -> bool:
    if around.opener is None or block.marked or (heading and not around.unmarked):
        return False  # a heading by the file's own word ends what opened a list
    if around.boxes:
        return bool(_BOX.match(text.of(block.span)))
    if block.marker is not None:
        return True
    return (
        around.unmarked and block.index == around.opener_block + 1 and block.span.end - block.span.start < _LONGEST_ITEM
    )


def _open_list(
    text: CleanText, block: Block, heading: bool, spoken: Spoken, words: Sequence[str], around: _Surroundings
) -> None:
    opener = spoken.voices[-1]
    asks = words and words[spoken.clauses[-1].start] in _IN_DOUBT
    if heading or (opener.mood is Mood.SPOERGSMAAL and not asks):
        # A question as heading, or «… hvad der blev sagt:», does not make the items under it questions; «… om:» does.
        opener = replace(opener, mood=Mood.UDSAGN)
    if opener.status is None and not opener.negated and around.granting == block.index:
        opener = replace(opener, status="bevilget")  # «Støtten sættes ned i to trin:», and the steps below
    around.opener, around.opener_block = opener, block.index
    first = text.blocks[block.index + 1]
    around.unmarked, around.boxes = first.marker is None, bool(_BOX.match(text.of(first.span)))


def _grants(hit: Hit, knowledge: Knowledge) -> bool:
    concept = knowledge.concepts.get(hit.name)
    return (
        concept is not None
        and concept.outcome is not None
        and AMOUNT_OF_OUTCOME.get(Outcome(concept.outcome)) == "bevilget"
    )


def _is_unticked(text: CleanText, block: Block) -> bool:
    words = text.of(block.span)
    return bool(_UNTICKED.match(words)) and not BOX_TICKED.match(words)


def _answered_no(text: CleanText, block: Block) -> bool:
    """«Betydeligt nedsat funktionsevne: [ ] Ja [x] Nej»: the box that is ticked says no to the label before it."""
    if not text.of(block.span).endswith((":", "?")):
        return False
    for answer in text.blocks[block.index + 1 : block.index + 4]:
        words = text.of(answer.span)
        if answer.line != block.line or not (BOX_TICKED.match(words) or _UNTICKED.match(words)):
            return False
        if BOX_TICKED.match(words):
            return bool(_NO.match(words))
    return False


def _colour_cells(
    text: CleanText,
    sentence: Sentence,
    hits: Sequence[Hit],
    spoken: Spoken,
    around: _Surroundings,
    knowledge: Knowledge,
) -> None:
    """A cell is said as its column's head and its row's first cell say («Ansøgt | Bevilget», «Ansøgt omfang | 5
    timer»).
    """
    cells = _by_cell(text.text, sentence, hits)
    if sentence.block not in (around.row_block, around.row_block + 1):
        around.header = (
            cells
            if not re.search(r"\d", text.of(sentence.span)) and _is_row(text, sentence.block + 1, len(cells))
            else []
        )
    elif len(cells) == len(around.header) or around.header == []:
        for clause, voice in zip(spoken.clauses, spoken.voices, strict=True):
            cell = _cell_at(text.text, sentence, clause.start)
            above = around.header[cell] if cell < len(around.header) else []
            beside = cells[0] if cell > 0 else []
            for hit in (*beside, *above):
                if (concept := knowledge.concepts.get(hit.name)) is not None:
                    _colour(voice, concept)
    around.row_block = sentence.block


def _is_row(text: CleanText, block: int, cells: int) -> bool:
    return block < len(text.blocks) and text.of(text.blocks[block].span).count(_CELL) + 1 == cells


def _by_cell(text: str, sentence: Sentence, hits: Sequence[Hit]) -> list[list[Hit]]:
    cells: list[list[Hit]] = [[] for _ in range(text.count(_CELL, sentence.span.start, sentence.span.end) + 1)]
    for hit in hits:
        cells[_cell_at(text, sentence, hit.start)].append(hit)
    return cells


def _cell_at(text: str, sentence: Sentence, word: int) -> int:
    if word >= len(sentence.spans):
        return 0
    return text.count(_CELL, sentence.span.start, sentence.spans[word].start)


def _colour(voice: Voice, concept: Concept) -> None:
    voice.speaker = Speaker(concept.speaker) if concept.speaker else voice.speaker
    voice.mood = Mood(concept.mood) if concept.mood else voice.mood
    voice.time = Time(concept.time) if concept.time else voice.time
    by_outcome = AMOUNT_OF_OUTCOME.get(Outcome(concept.outcome)) if concept.outcome else None
    voice.status = concept.status or voice.status or by_outcome
