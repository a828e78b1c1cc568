"""Zones: which part of the letter each sentence stands in.

Headings open zones (which wordings open which zone stands in ``rules/concepts``); letters without headings are read
by their content: a sentence about how to complain is complaint guidance wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from begrundelse_lint.language.clean import Block, CleanText
from begrundelse_lint.language.danish import FINITE_AUXILIARIES, PAST_VERBS, SUBJECT_PRONOUNS
from begrundelse_lint.language.matcher import Hit
from begrundelse_lint.language.sentences import Sentence
from begrundelse_lint.letter import Style
from begrundelse_lint.records import record
from begrundelse_lint.understanding.headings import SIGN_OFF, is_greeting, is_heading, label, opens_list
from begrundelse_lint.understanding.knowledge import Knowledge
from begrundelse_lint.understanding.reading import Zone

# Concepts that the zone reader asks for by name (``rules/concepts/laesning.yaml``).
SUBJECT, COMPLAINT, COMPLAINT_GOES_ON, CONTACT, ENCLOSURE = (
    "emneord",
    "klage_hvordan",
    "klage_fortsat",
    "kontakt_ord",
    "bilag_ord",
)
_HEAD_LINE = re.compile(
    r"(?:dato|sag(?:s|snr|snummer|sid)?|journal|j\.?\s?nr|cpr|person|fødsel|født|vedr|brevkode|telefon|tlf"
    r"|e-?mail|mail|www\.|ref|dok|ean|cvr|side \d|kontakt|sagsbehandler|åbningstid|deres|vores|modtager"
    r"|adresse|navn|borger|kommune)\w*[\s.:-]",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\b(?:afdeling\w*|center|centret|forvaltning\w*|team\w*|myndighed\w*|visitation\w*|kommune|enhed\w*"
    r"|\w*forvaltningen|\w*afdelingen)\b",
    re.IGNORECASE,
)
_DECIDING = re.compile(r"§|afgørelse|afslag|ansøgning|partshøring|genvurdering|\bdin\b|\bdit\b|\bdu\b", re.IGNORECASE)
_TIME_LIMIT = re.compile(r"\b(?:uger|dage|måned|frist\w*|senest|inden)\b", re.IGNORECASE)
_OF_WHAT = re.compile(r"\b(?:om|på|til|efter|af|vedrørende)\b", re.IGNORECASE)
_SHORT = 70
_BOX = re.compile(r"[☐☒☑☓]|\[[ xX✓]?\]")


@record
class Layout:
    """What the zone reader found: a zone for every sentence, which blocks are headings, and where the signature
    begins (block).
    """

    zones: list[Zone]
    headings: frozenset[int]  # blocks
    signature: int  # block; the number of blocks where there is none


def find_zones(
    text: CleanText, sentences: Sequence[Sentence], hits: Sequence[Sequence[Hit]], knowledge: Knowledge
) -> Layout:
    """Zones for every sentence of the letter."""
    names = [frozenset(hit.name for hit in found) for found in hits]
    by_block: dict[int, list[int]] = {}
    for sentence in sentences:
        by_block.setdefault(sentence.block, []).append(sentence.index)
    openers = frozenset(name for name, concept in knowledge.concepts.items() if concept.heading)
    head_end = _letterhead_end(text, by_block, names, openers)
    headings = frozenset(b.index for b in text.blocks if b.index >= head_end and is_heading(text, b))
    signature = next(
        (
            b.index
            for b in text.blocks
            if b.index > head_end and SIGN_OFF.match(text.of(b.span)) and len(text.of(b.span)) < 70
        ),
        len(text.blocks),
    )
    zones = [Zone.ANDET] * len(sentences)
    current = Zone.ANDET
    for block in text.blocks:
        current = _block_zone(text, block, current, head_end, headings, signature, by_block, hits, names, knowledge)
        for index in by_block.get(block.index, ()):
            zones[index] = current
        if current is Zone.EMNE or block.index < head_end:
            current = Zone.ANDET
    _by_content(text, sentences, by_block, zones, names, headings, head_end, signature)
    return Layout(zones, headings, signature)


def _letterhead_end(
    text: CleanText, by_block: Mapping[int, list[int]], names: Sequence[frozenset[str]], openers: frozenset[str]
) -> int:
    """The first block that is no letterhead: the subject line, the greeting, or the first running text (with the
    heading over it).
    """
    for block in text.blocks:
        words = text.of(block.span)
        if is_greeting(words) or block.marked:
            return block.index
        if (
            (len(words) > _SHORT or words[-1] in ".?!")
            and len(words.split()) > 5
            and (not _HEAD_LINE.match(words) or _is_sentence(words))
        ):
            above = by_block.get(block.index - 1, ())
            headed = any(openers & names[index] for index in above) and is_heading(text, text.blocks[block.index - 1])
            return block.index - 1 if headed else block.index
        sentences = by_block.get(block.index, ())
        if (
            any(SUBJECT in names[index] for index in sentences)
            and not _HEAD_LINE.match(words)
            and not _is_office(words)
            and (block.after_blank or block.index > 4 or len(words.split()) > 2)
        ):
            if block.index > 0 or len(words.split()) > 2 or any(openers & names[index] for index in sentences):
                return block.index
    return min(len(text.blocks), 1)


def _is_sentence(words: str) -> bool:
    """«Deres ansøgning om støtte imødekommes ikke.»: running text, although its first word also begins lines of a
    letterhead.
    """
    return words[-1] in ".?!" and len(words.split()) > 7 and ":" not in words and not re.search(r"\d-\d", words)


def _is_office(words: str) -> bool:
    """«Velfærd, Afdeling for Bevilling»: the sender, although it holds a subject's word."""
    return bool(_OFFICE.search(words)) and not _DECIDING.search(words)


def _block_zone(
    text: CleanText,
    block: Block,
    current: Zone,
    head_end: int,
    headings: frozenset[int],
    signature: int,
    by_block: Mapping[int, list[int]],
    hits: Sequence[Sequence[Hit]],
    names: Sequence[frozenset[str]],
    knowledge: Knowledge,
) -> Zone:
    if block.index < head_end or block.style in (Style.PAGE_HEADER, Style.PAGE_FOOTER):
        return Zone.BREVHOVED
    words = text.of(block.span)
    if is_greeting(words):
        return Zone.EMNE
    if block.index == signature:
        return Zone.HILSEN
    indices = by_block.get(block.index, [])
    if current is Zone.RESULTAT and _opens_boxes(text, block, words):
        return current
    opened = _opened(text, block, block.index in headings, indices, hits, knowledge)
    if block.index == head_end and block.index in headings and not _is_section(opened, words, knowledge):
        return Zone.EMNE
    if block.index > signature:
        if opened is not None:
            return opened
        if any(ENCLOSURE in names[index] for index in indices[:1]):
            return Zone.BILAG
        if current is Zone.HILSEN and (len(words.split()) <= 6 or block.index <= signature + 2) and len(words) < _SHORT:
            return Zone.HILSEN
        return Zone.EFTER_UNDERSKRIFT if current is Zone.HILSEN else current
    if opened is not None:
        return opened
    if block.index in headings and not (current is not Zone.EMNE and _is_lead_in(text, block, words)):
        return (
            Zone.EMNE
            if current is Zone.EMNE or (block.index == head_end + 1 and block.after_blank is False)
            else Zone.ANDET
        )
    return current


def _opens_boxes(text: CleanText, block: Block, words: str) -> bool:
    """«Ansøgningen af 3. maj er:» over boxes to tick: part of the result, although it speaks of the application."""
    following = text.blocks[block.index + 1] if block.index + 1 < len(text.blocks) else None
    return words.endswith(":") and following is not None and bool(_BOX.match(text.of(following.span)))


def _is_lead_in(text: CleanText, block: Block, words: str) -> bool:
    """«Vi har skrevet ned, hvad du sagde:» over a list: a sentence of the section it stands in."""
    first, second, *_ = [*words.lower().split(), "", ""]
    return (
        words.endswith(":")
        and first in SUBJECT_PRONOUNS
        and (second in FINITE_AUXILIARIES or second in PAST_VERBS or second.endswith("er"))
        and opens_list(text, block)
    )


def _is_section(opened: Zone | None, words: str, knowledge: Knowledge) -> bool:
    """The first heading is the subject line unless it is a bare section heading («Afgørelse»)."""
    count = len(words.split())
    return opened is not None and (
        count <= 2 if opened is not Zone.RESULTAT else count <= 3 and not _OF_WHAT.search(words)
    )


def _opened(
    text: CleanText,
    block: Block,
    heading: bool,
    indices: Sequence[int],
    hits: Sequence[Sequence[Hit]],
    knowledge: Knowledge,
) -> Zone | None:
    """The zone that a heading, or a label in front of a paragraph, opens."""
    if not indices:
        return None
    words = text.of(block.span)
    count = len(words.split())
    limit = None
    if not heading:
        named = label(text, block)
        if named is None:
            return None
        limit = count = len(re.findall(r"\w+", named))
        if count > 4:
            return None
    openings = [
        hit
        for hit in hits[indices[0]]
        if hit.name in knowledge.concepts
        and knowledge.concepts[hit.name].heading
        and (limit is None or hit.end <= limit)
        and (count <= 9 or 2 * (hit.end - hit.start) >= count)
    ]
    if not openings:
        return None
    zones = {Zone(str(knowledge.concepts[hit.name].heading)) for hit in openings}
    if Zone.KLAGEVEJLEDNING in zones:
        return Zone.KLAGEVEJLEDNING
    best = min(openings, key=lambda hit: (hit.start, hit.start - hit.end))
    opened = Zone(str(knowledge.concepts[best.name].heading))
    if opened is Zone.ANSOEGNING and any(_decides(hit, knowledge) for hit in hits[indices[0]]):
        return Zone.RESULTAT  # «Ansøgningen imødekommes» as a line of its own
    return opened


def _decides(hit: Hit, knowledge: Knowledge) -> bool:
    concept = knowledge.concepts.get(hit.name)
    return concept is not None and concept.outcome is not None and not concept.weak and not concept.field


_FIXED = frozenset({Zone.BREVHOVED, Zone.EMNE, Zone.HILSEN, Zone.BILAG})


def _by_content(
    text: CleanText,
    sentences: Sequence[Sentence],
    by_block: Mapping[int, list[int]],
    zones: list[Zone],
    names: Sequence[frozenset[str]],
    headings: frozenset[int],
    head_end: int,
    signature: int,
) -> None:
    """Corrects zones by what is said: complaint guidance without a heading, contact lines inside the guidance."""
    before: int | None = None  # the block before was guidance by its content
    for block in text.blocks:
        indices = by_block.get(block.index, [])
        if not indices or zones[indices[0]] in _FIXED:
            continue
        if block.index in headings:
            # «Hvad sker der så?» inside a guidance: what follows goes on with it if it speaks of the complaint.
            before = block.index if zones[indices[0]] is Zone.KLAGEVEJLEDNING or before == block.index - 1 else before
            continue
        explains = any(COMPLAINT in names[index] for index in indices)
        goes_on = before == block.index - 1 and any(COMPLAINT_GOES_ON in names[index] for index in indices)
        if zones[indices[0]] is Zone.KLAGEVEJLEDNING:
            before = block.index
            if (
                not explains
                and any(CONTACT in names[i] for i in indices)
                and not any(COMPLAINT_GOES_ON in names[i] for i in indices)
                and not _TIME_LIMIT.search(text.of(block.span))
            ):
                for index in indices:
                    zones[index] = Zone.KONTAKT
        elif explains or goes_on:
            before = block.index
            _mark_guidance(indices, zones, names, goes_on)
        elif zones[indices[0]] is Zone.ANDET and any(CONTACT in names[i] for i in indices) and len(indices) <= 3:
            for index in indices:
                if CONTACT in names[index]:
                    zones[index] = Zone.KONTAKT


def _mark_guidance(indices: Sequence[int], zones: list[Zone], names: Sequence[frozenset[str]], whole: bool) -> None:
    """In a mixed paragraph the guidance runs from its first sentence about complaining to the last that goes on with
    it.
    """
    first = indices[0] if whole else next(i for i in indices if COMPLAINT in names[i])
    last = max(i for i in indices if names[i] & {COMPLAINT, COMPLAINT_GOES_ON})
    for index in range(first, last + 1):
        zones[index] = Zone.KLAGEVEJLEDNING
