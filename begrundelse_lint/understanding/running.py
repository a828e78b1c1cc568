"""The running text: the sentences that readability is measured on.

It is what the municipality has written to be read from end to end, before the signature: paragraphs and list items.
Left out are letterhead, subject and greeting, headings, statute text, the signature and what follows it, and lines that
are no sentences: fields of a form («Dato: 3. maj 2025»), rows of a table, catchwords of a list
(``docs/readability.md``).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from begrundelse_lint.understanding.place import Place
from begrundelse_lint.understanding.reading import Zone

_NOT_RUNNING = frozenset({Zone.BREVHOVED, Zone.EMNE, Zone.HILSEN, Zone.BILAG, Zone.EFTER_UNDERSKRIFT})
_END_MARKS = (".", "!", "?", "…", ";")
_CLOSING = "\"»”«')]"
_TEXT_WITHOUT_END = 8  # words: a line of so many is read as a sentence, although it has no end mark
_IN_LIST_WITHOUT_END = 4  # the same for an item of a list that a sentence opens («at åbne din post»)
_OPENING_A_LIST = 10  # what opens a list with fewer («Du får støtte til:») is as good as a heading
_FIELD = re.compile(r"[A-ZÆØÅ][\w./-]*(?: [\w./-]+){0,3}: ")


def running_text(places: Sequence[Place], statute: Collection[int], signature: int) -> frozenset[int]:
    """The sentences of the running text, by index.

    Args:
        places: every sentence of the letter.
        statute: those that are statute text, by index.
        signature: the block that the signature begins in.
    """
    return frozenset(
        place.index
        for place in places
        if place.zone not in _NOT_RUNNING
        and place.sentence.block < signature
        and not place.heading
        and place.index not in statute
        and place.words
        and _is_text(place)
    )


def _is_text(place: Place) -> bool:
    """Is it a sentence, and no field, row or catchword?"""
    written = place.text[place.sentence.span.start : place.sentence.span.end].rstrip(_CLOSING)
    if written.endswith(_END_MARKS):
        return True
    words = place.sentence.length
    if written.endswith(":"):
        return words >= _OPENING_A_LIST
    if place.lead_in is not None:
        return words >= _IN_LIST_WITHOUT_END
    return words >= _TEXT_WITHOUT_END and not _FIELD.match(written)
