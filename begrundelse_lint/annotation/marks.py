"""The marks of comments in the body: where each begins and ends, put there and taken away again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

from lxml import etree

from begrundelse_lint.annotation.anchors import Anchor
from begrundelse_lint.annotation.comments import style_of_run
from begrundelse_lint.annotation.dialect import Dialect
from begrundelse_lint.annotation.markup import Edit, Element, Markup
from begrundelse_lint.annotation.seams import Cut, Seams, undone
from begrundelse_lint.readers.docx_names import RUN, w
from begrundelse_lint.records import record

_START, _END, _REFERENCE = w("commentRangeStart"), w("commentRangeEnd"), w("commentReference")


@record
class _AtCut:
    """What begins and ends at one place."""

    cut: Cut
    ends: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)


class Marks:
    """Collects the marks of the comments of one body."""

    def __init__(self, dialect: Dialect, reference_style: str | None) -> None:
        """``reference_style`` is the style of a comment's sign in the text, where the file has one."""
        self._dialect = dialect
        self._reference_style = reference_style
        self._at: dict[int, _AtCut] = {}

    def add(self, anchor: Anchor, number: int) -> None:
        """A comment stands here."""
        self._place(anchor.start).starts.append(number)
        self._place(anchor.end).ends.append(number)

    def edits(self, seams: Seams) -> list[Edit]:
        """The edits that put the marks into the body."""
        edits = [seams.edit(at.cut, self._written(at)) for at in self._at.values()]
        texts: dict[etree._Element, list[Cut]] = {}
        for at in self._at.values():
            if at.cut.text is not None:
                texts.setdefault(at.cut.text, []).append(at.cut)
        edits += [seams.edit(cut, "") for text, cuts in texts.items() for cut in seams.blanks(text, cuts)]
        return edits

    def _place(self, cut: Cut) -> _AtCut:
        return self._at.setdefault(cut.position, _AtCut(cut))

    def _written(self, at: _AtCut) -> str:
        """The marks at one place: what ends there, then what begins."""
        return "".join([*map(self._end, sorted(at.ends)), *map(self._start, sorted(at.starts))])

    def _start(self, number: int) -> str:
        return self._dialect.outermost("commentRangeStart", self._id(number))

    def _end(self, number: int) -> str:
        sign = f"<{self._dialect.prefix}:commentReference{self._id(number)}/>"
        run = self._dialect.outermost("r", content=style_of_run(self._dialect, self._reference_style) + sign)
        return self._dialect.outermost("commentRangeEnd", self._id(number)) + run

    def _id(self, number: int) -> str:
        return f' {self._dialect.prefix}:id="{number}"'


def without_marks(
    markup: Markup, places: dict[etree._Element, Element], root: etree._Element, numbers: frozenset[str]
) -> list[Edit]:
    """The edits that take the marks of these comments away, and make the runs whole that were cut for them."""
    gone = {places[element] for element in _marks(root, numbers)}
    return undone(
        markup, places, root, [Edit(place.start, place.end, "") for place in sorted(gone, key=lambda p: p.start)]
    )


def _marks(root: etree._Element, numbers: frozenset[str]) -> Iterator[etree._Element]:
    """The elements that go: the marks, and runs that hold nothing else."""
    for element in root.iter(_START, _END, _REFERENCE):
        if element.get(w("id")) not in numbers:
            continue
        run = element.getparent()
        alone = (
            run is not None
            and run.tag == RUN
            and all(
                sibling.tag == w("rPr") or (sibling.tag == _REFERENCE and sibling.get(w("id")) in numbers)
                for sibling in run
            )
        )
        yield run if alone and run is not None else element
