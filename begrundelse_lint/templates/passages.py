"""Choices between passages: «[Ved afslag:]» over the lines it is about, «ELLER» between two, «Alternativ 1:», optional
paragraphs, and the sections of template engines («{{#if afslag}} … {{else}} … {{/if}}»).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from begrundelse_lint.language.clean import Block, CleanText
from begrundelse_lint.letter import Letter, Span
from begrundelse_lint.templates.model import Alternative, Choice, Sense
from begrundelse_lint.templates.senses import sense_of, without
from begrundelse_lint.understanding.headings import SIGN_OFF, is_heading

_CASES = (
    r"(?:fuld(?:t|stændig)?|helt?|delvis\w*|videre)?\s*(?:bevilling\w*|afslag|medhold|delvis medhold|imødekommelse"
    r"|ophør|nedsættelse|forlængelse|ja|nej)(?:\s+(?:gives|til støtte|på støtte|af støtte))?"
)
_WHEN_USED = r"(?:kun |bruges |bruges kun |anvendes |vælges |medtages |indsættes )?(?:ved|hvis)"
_NUMBERED = r"(?:alternativ|mulighed|variant|version)\s+(?:\d|[a-h]\b)[^:\]]{0,40}"
_MARKER = re.compile(
    rf"[\[(*_#\s]*(?:{_WHEN_USED}\s+(?P<case>{_CASES})|(?P<numbered>{_NUMBERED}))\s*[:\])*_]*\s*", re.IGNORECASE
)
_END = re.compile(r"\W*(?:slut|herfra gælder alle|fælles tekst|altid)\b[^.]{0,40}", re.IGNORECASE)
_OR = re.compile(r"[\W_]*eller[\W_]*", re.IGNORECASE)
_EITHER = re.compile(r"[\W_]*enten[\W_]*", re.IGNORECASE)
_USE = r"(?:kun|bruges|vælges|medtages|indsættes|udgår|slettes|slet\w*),? "
_OPTIONAL = re.compile(
    rf"[\[(](?P<when>(?:{_USE})?(?:hvis|såfremt|når|medmindre)\b[^\[\]()]{{3,140}}|{_USE}ved [^\[\]()]{{3,80}})[\])]:?",
    re.IGNORECASE,
)
_TAG = re.compile(
    r"\{\{\s*(?P<sign>[#/^])\s*(?P<name>[^{}]{1,80}?)\s*\}\}|\{\{\s*(?P<other>else)\s*\}\}"
    r"|\{%-?\s*(?P<word>if|elif|else|endif|for|endfor|unless|endunless)\b\s*(?P<test>[^%]{0,120}?)\s*-?%\}"
)
_LOOPS = re.compile(r"each\b|for\b|with\b", re.IGNORECASE)
_TEST = re.compile(r"(?:er_|har_|ved_|skal_|hvis_|is_|has_)", re.IGNORECASE)
_SHORTEST_LABEL = 5  # words that a passage without a name is called by


def find_passages(letter: Letter, text: CleanText) -> Iterator[Choice]:
    """The choices between passages of a template."""
    yield from _marked(letter, text)
    yield from _with_or(letter, text)
    yield from _optional(letter, text)
    yield from _sections(letter)


def steering(letter: Letter, text: CleanText) -> Iterator[Span]:
    """What only steers a template engine: in no letter."""
    yield from (Span(*found.span()) for found in _TAG.finditer(letter.text))


class _Passage(NamedTuple):
    label: str
    marker: Block
    blocks: Sequence[Block]


def _marked(letter: Letter, text: CleanText) -> Iterator[Choice]:
    """Lines that say for which letters the following ones are, up to the next such line, heading or sign-off."""
    runs: list[list[_Passage]] = [[]]
    at = 0
    while at < len(text.blocks):
        marker = _MARKER.fullmatch(text.of(text.blocks[at].span))
        if marker is None:
            if runs[-1]:
                runs.append([])
            at += 1
            continue
        end = at + 1
        while end < len(text.blocks) and not _ends_passage(text, text.blocks[end]):
            end += 1
        label = " ".join((marker["case"] or marker["numbered"]).split())
        runs[-1].append(_Passage(label, text.blocks[at], text.blocks[at + 1 : end]))
        at = end + 1 if end < len(text.blocks) and _END.fullmatch(text.of(text.blocks[end].span)) else end
    for run in runs:
        if any(passage.blocks for passage in run):
            yield _between(letter, run)


def _ends_passage(text: CleanText, block: Block) -> bool:
    words = text.of(block.span)
    if _MARKER.fullmatch(words) or _END.fullmatch(words) or SIGN_OFF.match(words):
        return True
    return is_heading(text, block) and words[:1] not in "[({" and not words.endswith(":")


def _between(letter: Letter, run: Sequence[_Passage]) -> Choice:
    markers = [_lines(letter, [passage.marker]) for passage in run]
    alternatives = []
    for passage in run:
        others = [_lines(letter, other.blocks) for other in run if other is not passage and other.blocks]
        alternatives.append(Alternative(passage.label, (*markers, *others), sense=sense_of(passage.label)))
    if len(run) == 1:
        sense = without(alternatives[0].sense)
        alternatives.append(Alternative(f"ikke {run[0].label}", (*markers, _lines(letter, run[0].blocks)), sense=sense))
    return Choice(("passage", *(passage.label.casefold() for passage in run)), tuple(alternatives), run[0].marker.line)


def _lines(letter: Letter, blocks: Sequence[Block]) -> Span:
    """The whole lines of some blocks, markers of lists included."""
    first, last = blocks[0], blocks[-1]
    start, end = letter.index_of(first.line), letter.index_of(last.line) + last.lines - 1
    return Span(letter.lines[start].start, letter.lines[end].end)


def _with_or(letter: Letter, text: CleanText) -> Iterator[Choice]:
    """Paragraphs with a line «ELLER» between them."""
    blocks = text.blocks
    used: set[int] = set()
    for block in blocks:
        if block.index in used or not _OR.fullmatch(text.of(block.span)) or not 0 < block.index < len(blocks) - 1:
            continue
        chain = [blocks[block.index - 1]]
        signs = [block]
        at = block.index
        while at + 1 < len(blocks):
            chain.append(blocks[at + 1])
            if at + 2 < len(blocks) and _OR.fullmatch(text.of(blocks[at + 2].span)):
                at += 2
                signs.append(blocks[at])
                used.add(at)
                continue
            break
        before = chain[0].index - 1
        if before >= 0 and _EITHER.fullmatch(text.of(blocks[before].span)):
            signs.append(blocks[before])
        gone = [_lines(letter, [sign]) for sign in signs]
        alternatives = []
        for part in chain:
            others = [_lines(letter, [other]) for other in chain if other is not part]
            label = _opening(text.of(part.span))
            alternatives.append(Alternative(label, (*gone, *others), sense=sense_of(label)))
        yield Choice(tuple(one.label.casefold() for one in alternatives), tuple(alternatives), chain[0].line)


def _opening(words: str) -> str:
    first = words.split()
    return " ".join(first[:_SHORTEST_LABEL]) + (" …" if len(first) > _SHORTEST_LABEL else "")


def _optional(letter: Letter, text: CleanText) -> Iterator[Choice]:
    """Paragraphs with a note that says when they are used, or when they go."""
    for block in text.blocks:
        words = text.of(block.span)
        for note in _OPTIONAL.finditer(words):
            rest = (words[: note.start()] + words[note.end() :]).strip()
            if not rest or (words[: note.start()].strip() and words[note.end() :].strip(" .")):
                continue
            span = text.to_letter(Span(block.span.start + note.start(), block.span.start + note.end()))
            label = " ".join(note["when"].split()).rstrip(":")
            alternatives = (
                Alternative(f"med afsnittet «{_opening(rest)}»", (span,)),
                Alternative(f"uden afsnittet «{_opening(rest)}»", (_lines(letter, [block]),)),
            )
            yield Choice(("afsnit", label.casefold(), rest.casefold()), alternatives, block.line)
            break


class _Section(NamedTuple):
    name: str
    tags: list[re.Match[str]]


def _sections(letter: Letter) -> Iterator[Choice]:
    """The sections of template engines. What is repeated for a list is read once."""
    tags = list(_TAG.finditer(letter.text))
    inverted = {tag["name"].strip() for tag in tags if tag["sign"] == "^"}
    opened: list[_Section] = []
    closed: list[_Section] = []
    for tag in tags:
        word = tag["word"] or ""
        if tag["sign"] in ("#", "^") or word in ("if", "for", "unless"):
            opened.append(_Section((tag["name"] or tag["test"] or "").strip(), [tag]))
        elif opened and (tag["sign"] == "/" or word.startswith("end")):
            opened[-1].tags.append(tag)
            closed.append(opened.pop())
        elif opened:
            opened[-1].tags.append(tag)
    wanted = [section for section in closed if _is_test(section, inverted)]
    for (name, count), same in groupby(sorted(wanted, key=_grouping), key=_grouping):
        yield _section_choice(letter, name, count, list(same))


def _is_test(section: _Section, inverted: set[str]) -> bool:
    first = section.tags[0]
    if first["word"]:
        return first["word"] in ("if", "unless")
    name = section.name
    if _LOOPS.match(name):
        return False
    return (
        bool(re.match(r"(?:if|unless)\b", name))
        or name in inverted
        or bool(_TEST.match(name))
        or sense_of(name) is not Sense.NONE
    )


def _grouping(section: _Section) -> tuple[str, int]:
    return _plain(section.name), len(section.tags)


def _plain(name: str) -> str:
    return re.sub(r"^(?:if|unless)\s+", "", name).strip()


def _section_choice(letter: Letter, name: str, count: int, sections: Sequence[_Section]) -> Choice:
    """With its text, with each other text that it has, or with none; «^» has it the other way."""
    line = letter.line_at(sections[0].tags[0].start()).number
    ways = max(2, count - 1)
    cuts: list[list[Span]] = [[] for _ in range(ways)]
    for section in sections:
        bodies = [Span(a.end(), b.start()) for a, b in zip(section.tags, section.tags[1:], strict=False)]
        first = section.tags[0]
        contrary = first["sign"] == "^" or first["word"] == "unless" or section.name.startswith("unless")
        for way in range(ways):
            shown = 1 - way if contrary and ways == 2 else way
            cuts[way] += [body for number, body in enumerate(bodies) if number != shown]
    labels = [name, f"ikke {name}"] if ways == 2 else [name, *(f"{name} ({number}.)" for number in range(2, ways + 1))]
    sense = sense_of(name.replace("_", " "))
    told = [sense, without(sense)] if ways == 2 else [Sense.NONE] * ways
    alternatives = tuple(
        Alternative(label, tuple(cut), sense=sense) for label, cut, sense in zip(labels, cuts, told, strict=True)
    )
    return Choice(("hvis", name.casefold(), str(ways)), alternatives, line)
