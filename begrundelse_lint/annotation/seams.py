"""Seams: where a run is cut in two so that a comment can begin or end inside it, and how they are undone.

A run that goes on after a seam is known by its revision number (``w:rsidR``, which says nothing of how text looks):
one number where the seam went through a text, another where it went between two things in a run. Everything that a
seam adds stands together, so that taking it away leaves the run as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from begrundelse_lint.annotation.dialect import Dialect
from begrundelse_lint.annotation.markup import Edit, Element, Markup, after_characters
from begrundelse_lint.readers.docx_names import RUN, child, w
from begrundelse_lint.records import record

_IN_TEXT, _IN_RUN = "0BE60001", "0BE60002"
_PRESERVED = ' xml:space="preserve"'
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_ID = re.compile(r'(\s[\w.-]+:id=")-?\d+(")')
_REVISION = re.compile(r"\s[\w.-]+:rsidR=(\"[0-9A-F]*\"|'[0-9A-F]*')")
_BLANKS = " \t\r\n"


@record
class Cut:
    """A place for a comment's mark: between runs, or with ``run`` inside of one, with ``text`` inside its text."""

    position: int
    run: etree._Element | None = None
    text: etree._Element | None = None
    characters: int = 0  # of the text, before the cut


def through(markup: Markup, place: Element, text: etree._Element, characters: int) -> Cut | None:
    """The cut through a text (``w:t``) after so many of its characters; None where it cannot be cut."""
    skipped = after_characters(markup.inner(place), characters)
    return None if skipped is None else Cut(place.inside + skipped, text.getparent(), text, characters)


class Seams:
    """Cuts the runs of one part."""

    def __init__(
        self, markup: Markup, places: dict[etree._Element, Element], dialect: Dialect, new_id: Iterator[int]
    ) -> None:
        """``new_id`` gives numbers that nothing in the part has."""
        self._markup = markup
        self._places = places
        self._dialect = dialect
        self._new_id = new_id

    def edit(self, cut: Cut, marks: str) -> Edit:
        """The edit that puts marks at a cut."""
        if cut.run is None:
            return Edit(cut.position, cut.position, marks)
        run = self._places[cut.run]
        before = after = ""
        if cut.text is not None:
            text = self._places[cut.text]
            kept = _keeps_blanks(cut.text) or bool((cut.text.text or "")[cut.characters :].strip(_BLANKS))
            before, after = f"</{text.name}>", f"<{text.name}{_PRESERVED if kept else ''}>"
        number = _IN_RUN if cut.text is None else _IN_TEXT
        attributes = f'{self._dialect.declaration} {self._dialect.prefix}:rsidR="{number}"'
        goes_on = f"<{run.name}{attributes}>{self._properties(cut.run)}"
        return Edit(cut.position, cut.position, f"{before}</{run.name}>{marks}{goes_on}{after}")

    def blanks(self, text: etree._Element, cuts: list[Cut]) -> Iterator[Cut]:
        """The cuts, besides those through a text, that keep its blanks as Word shows them.

        Word passes over blanks at the edges of a text that does not ask for them; a cut puts blanks at an edge where
        there was none, so the text from there on asks for them, and the edges it had are cut off.
        """
        content = text.text or ""
        if _keeps_blanks(text) or not cuts:
            return
        head = content[: min(cut.characters for cut in cuts)]
        edges = {len(head.rstrip(_BLANKS)), len(content.rstrip(_BLANKS))} - {0, len(content)}
        for characters in sorted(edges - {cut.characters for cut in cuts}):
            if (cut := through(self._markup, self._places[text], text, characters)) is not None:
                yield cut

    def _properties(self, run: etree._Element) -> str:
        """The run's properties again; a change of them that Word follows gets a number of its own."""
        properties = child(run, "rPr")
        if properties is None:
            return ""
        written = self._markup.outer(self._places[properties])
        return _ID.sub(lambda match: f"{match[1]}{next(self._new_id)}{match[2]}", written)


@record
class _Joint:
    """Two runs that were one: the end of the first and the beginning of the second, which go."""

    before: etree._Element
    run: etree._Element
    through_text: bool
    edit: Edit


def undone(markup: Markup, places: dict[etree._Element, Element], root: etree._Element, gone: list[Edit]) -> list[Edit]:
    """The edits ``gone``, which take comments' marks away, with those that undo every seam.

    Where Word or a person has changed what stands around a seam, the run is left in two and only loses its number.
    """
    removed = {edit.start for edit in gone}
    cut = [run for run in root.iter(RUN) if run.get(w("rsidR")) in (_IN_TEXT, _IN_RUN)]
    found = {run: _joint(markup, places, removed, run) for run in cut}
    joints = _that_keep_blanks([joint for joint in found.values() if joint is not None])
    edits = [joint.edit for joint in joints]
    joined = {joint.run for joint in joints}
    for run in cut:
        number = _REVISION.search(markup.text, places[run].start, places[run].inside)
        if run not in joined and number is not None:
            edits.append(Edit(*number.span(), ""))
    return [edit for edit in gone if not any(e.start <= edit.start and edit.end <= e.end for e in edits)] + edits


def _joint(
    markup: Markup, places: dict[etree._Element, Element], removed: set[int], run: etree._Element
) -> _Joint | None:
    """What joins a run to the one before it; None where they do not fit together (any more)."""
    before = run.getprevious()
    while before is not None and places[before].start in removed:
        before = before.getprevious()
    if before is None or before.tag != RUN or places[before].empty or places[run].empty:
        return None
    if _properties(markup, places, before) != _properties(markup, places, run):
        return None
    if run.get(w("rsidR")) == _IN_RUN:
        properties = child(run, "rPr")
        first = places[run].inside if properties is None else places[properties].end
        return _Joint(before, run, False, Edit(places[before].close, first, ""))
    head, tail = _contents(before)[-1:], _contents(run)[:1]
    if not head or not tail or not head[0].tag == tail[0].tag == w("t"):
        return None
    if places[head[0]].empty or places[tail[0]].empty:
        return None
    return _Joint(before, run, True, Edit(places[head[0]].close, places[tail[0]].inside, ""))


def _that_keep_blanks(joints: list[_Joint]) -> list[_Joint]:
    """Those of the joints (in document order) after which no blank is lost at the end of a text."""
    by_run = {joint.run: joint for joint in joints}
    kept: list[_Joint] = []
    goes_on: set[etree._Element] = set()
    for joint in reversed(joints):
        if joint.through_text:
            tail = _contents(joint.run)[0]
            ends_blank = (tail.text or "")[-1:].isspace() and _keeps_blanks(tail)
            if ends_blank and joint.run not in goes_on and not _keeps_blanks(_contents(_head(joint, by_run))[-1]):
                continue
            goes_on.add(joint.before)
        kept.append(joint)
    return kept


def _head(joint: _Joint, by_run: dict[etree._Element, _Joint]) -> etree._Element:
    """The run whose text the others go on with."""
    before = by_run.get(joint.before)
    return _head(before, by_run) if before is not None and before.through_text else joint.before


def _contents(run: etree._Element) -> list[etree._Element]:
    return [element for element in run if element.tag != w("rPr")]


def _properties(markup: Markup, places: dict[etree._Element, Element], run: etree._Element) -> str:
    properties = child(run, "rPr")
    return "" if properties is None else _ID.sub(r"\1\2", markup.outer(places[properties]))


def _keeps_blanks(text: etree._Element) -> bool:
    return text.get(_SPACE) == "preserve"
