"""Remarks as comments in the Word file itself: written at the very words, and taken out again.

Nothing else in the file moves. The XML of the body is not written anew; comments and their marks are put into it as it
stands, and taken out again to the byte (docs/decisions).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from begrundelse_lint.annotation import comments, remarks
from begrundelse_lint.annotation.anchors import Anchor, Anchors
from begrundelse_lint.annotation.comments import Comment
from begrundelse_lint.annotation.dialect import Dialect
from begrundelse_lint.annotation.marks import Marks, without_marks
from begrundelse_lint.annotation.markup import Markup
from begrundelse_lint.annotation.package import Parts
from begrundelse_lint.annotation.seams import Seams
from begrundelse_lint.checked import CheckedLetter
from begrundelse_lint.letter import UnreadableLetterError
from begrundelse_lint.readers import content
from begrundelse_lint.readers.docx_package import Docx
from begrundelse_lint.readers.packages import Package
from begrundelse_lint.reports.view import LetterView, letter_view
from begrundelse_lint.reports.view.remarks import places as places_of

_SIGNATURES = "_xmlsignatures/"

__all__ = ["annotate", "has_comments", "is_signed", "remove"]


def annotate(
    data: bytes, checked: CheckedLetter, *, laws: Mapping[str, str] | None = None, at: dt.datetime | None = None
) -> bytes:
    """A Word letter with a comment for each of its remarks, and one at the top for the letter as a whole.

    Comments that an earlier run wrote are replaced; those of others stay.

    Args:
        data: the Word file.
        checked: what came of it, checked with ``keep_reading=True``.
        laws: the laws' titles by their short names («SEL»).
        at: the time that the comments show; None: now. The same letter at the same time gives the same bytes.

    Raises:
        UnreadableLetterError: the letter was not checked, or its body has no text to hang a comment on.
        ValueError: the reading was not kept, or the letter is no Word file.
    """
    if not checked.checked:
        raise UnreadableLetterError(checked.reason or "Brevet er ikke kontrolleret.")
    if checked.reading is None or checked.reading.letter.format != "docx":
        raise ValueError("annotate needs a Word letter, checked with keep_reading=True")
    data = remove(data)
    docx = Docx(data)
    parts = Parts(data, docx)
    markup = Markup(parts.read(docx.name))
    anchors = Anchors(docx, checked.reading.letter, markup)
    top = anchors.top()
    if top is None:
        raise UnreadableLetterError(
            "Brevets tekst står ikke i selve brødteksten, så der kan ikke sættes kommentarer i det."
        )
    letter = letter_view(checked, laws=laws)
    found = [(top, remarks.summary(letter)), *_comments(checked, letter, anchors, top)]
    numbers = comments.free_numbers(docx)
    numbered = [(next(numbers), anchor, comment) for anchor, comment in sorted(found, key=_in_the_letter)]
    dialect = Dialect.of(docx.root, strict=docx.strict)
    marks = Marks(dialect, comments.reference_style(docx))
    for number, anchor, _ in numbered:
        marks.add(anchor, number)
    parts.write(docx.name, markup.edited(marks.edits(Seams(markup, anchors.places, dialect, numbers))))
    comments.add(parts, docx, at or dt.datetime.now(), ((number, comment) for number, _, comment in numbered))
    return parts.packed()


def remove(data: bytes) -> bytes:
    """A Word file without the comments that :func:`annotate` wrote; the same bytes where it has none.

    A file that was not changed since gets back every part as it was before.

    Raises:
        UnreadableLetterError: no Word file, damaged, encrypted or too large.
    """
    content.require(data, "zip", "docx")
    docx = Docx(data)
    parts = Parts(data, docx)
    numbers = comments.ours(docx)
    markup = Markup(parts.read(docx.name))
    edits = without_marks(markup, markup.located(docx.root), docx.root, numbers)
    if not numbers and not edits:
        return data
    parts.write(docx.name, markup.edited(edits))
    comments.take_out(parts, docx)
    return parts.packed()


def has_comments(data: bytes) -> bool:
    """Has a file comments that :func:`annotate` wrote? A file that is no Word file has none."""
    try:
        return bool(comments.ours(Docx(data)))
    except UnreadableLetterError:
        return False


def is_signed(data: bytes) -> bool:
    """Is a Word file signed digitally? A signature holds no longer once there are comments in the file.

    Raises:
        UnreadableLetterError: no zip file.
    """
    return any(name.startswith(_SIGNATURES) for name in Package(data).names)


def _comments(
    checked: CheckedLetter, letter: LetterView, anchors: Anchors, top: Anchor
) -> Iterator[tuple[Anchor, Comment]]:
    """A comment for each remark and each further place of it; those without a place in the body stand at the top."""
    for finding, remark in zip(checked.findings, letter.remarks, strict=True):
        first, *further = places_of(finding)[: remarks.marked_places(remark)]
        anchor = anchors.of(first.span)
        yield anchor or top, remarks.of_remark(remark, quoted=anchor is None or not anchor.exact)
        seen = {anchor}
        for number, place in enumerate(further, start=1):
            anchor = anchors.of(place.span)
            if anchor is not None and anchor not in seen:
                yield anchor, remarks.of_further_place(remark, number, quoted=not anchor.exact)
            seen.add(anchor)


def _in_the_letter(found: tuple[Anchor, Comment]) -> int:
    return found[0].start.position
