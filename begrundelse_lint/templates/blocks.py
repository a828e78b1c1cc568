"""Templates built of blocks: files put one after another to a letter, with alternatives for some of the parts.

All blocks are laid end to end as one text in which the files of a part are a choice; so a combination is expanded,
checked and told as every other template is, and each place leads back to the block's own file.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath

from begrundelse_lint.finding import Finding, Place
from begrundelse_lint.letter import Letter, LineDraft, Span, build
from begrundelse_lint.records import record
from begrundelse_lint.templates.model import Alternative, Choice

BETWEEN_FILES = "blok"  # how the key of a choice between files begins


@record
class Composed:
    """The blocks of a combination as one text, and the choices between the files of a part."""

    letter: Letter
    choices: tuple[Choice, ...]
    blocks: tuple[Letter, ...]
    starts: tuple[int, ...]  # where each block begins in the text

    def where(self, choice: Choice) -> str:
        """Where a choice stands, for people; of a choice between files their names say enough."""
        if choice.key[0] == BETWEEN_FILES:
            return ""
        owner, line = self.line_in_block(choice.line)
        return f"{PurePath(self.blocks[owner].path).name}, linje {line}"

    def owner(self, place: Place) -> int:
        """Which block a place stands in."""
        return max(0, bisect_right(self.starts, place.span.start) - 1)

    def line_in_block(self, line: int) -> tuple[int, int]:
        """The block that a line of the whole stands in, and its number there."""
        start = self.letter.lines[self.letter.index_of(line)].start
        owner = max(0, bisect_right(self.starts, start) - 1)
        return owner, self.blocks[owner].position(start - self.starts[owner]).line

    def in_blocks(self, finding: Finding) -> Iterator[tuple[int, Finding]]:
        """The blocks that a finding has places in, and the finding at its places in each."""
        owners = [self.owner(place) for place in finding.places]
        for owner in dict.fromkeys(owners):
            here = [place for place, of in zip(finding.places, owners, strict=True) if of == owner]
            yield owner, finding.at([self._local(place, owner) for place in here])

    def _local(self, place: Place, owner: int) -> Place:
        block = self.blocks[owner]
        start = place.span.start - self.starts[owner]
        span = Span(start, min(place.span.end - self.starts[owner], len(block.text)))
        first, last = block.position(span.start), block.position(max(span.start, span.end - 1))
        return replace(
            place,
            span=span,
            line=first.line,
            column=first.column,
            end_line=last.line,
            end_column=last.column + (span.end > span.start),
            page=first.page,
        )


def compose(name: str, parts: Sequence[Sequence[Letter]], labels: Sequence[Sequence[str]]) -> Composed:
    """The blocks of a combination end to end. ``parts`` are the files to choose between for each part, and ``labels``
    what these are called.
    """
    drafts: list[LineDraft] = []
    starts: list[int] = []
    spans: list[list[Span]] = []
    length = 0
    for part in parts:
        spans.append([])
        for block in part:
            starts.append(length)
            lines = [_draft(block, number) for number in range(len(block.lines))]
            drafts += [*lines, LineDraft("")]  # a blank line, so that no paragraph runs on into the next block
            spans[-1].append(Span(length, length + len(block.text)))
            length += len(block.text) + 2
    letter = build(name, parts[0][0].format, drafts[:-1])
    choices = []
    for number, (places, names) in enumerate(zip(spans, labels, strict=True)):
        if len(places) > 1:
            alternatives = tuple(
                Alternative(label, tuple(other for other in places if other != place))
                for label, place in zip(names, places, strict=True)
            )
            choices.append(Choice((BETWEEN_FILES, str(number)), alternatives, letter.line_at(places[0].start).number))
    return Composed(letter, tuple(choices), tuple(block for part in parts for block in part), tuple(starts))


def _draft(block: Letter, number: int) -> LineDraft:
    line = block.lines[number]
    fields = tuple(
        field.moved(-line.start) for field in block.fields if line.start <= field.start and field.end <= line.end
    )
    return LineDraft(block.line_text(line), line.page, line.style, line.starts_block, (), fields)
