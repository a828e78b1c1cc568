"""The time limits in a sentence, and whose they are."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from begrundelse_lint.letter import Span
from begrundelse_lint.understanding import deadlines
from begrundelse_lint.understanding.dates import find_dates
from begrundelse_lint.understanding.place import Place
from begrundelse_lint.understanding.reading import Deadline, Zone

# Concepts (``rules/concepts/laesning.yaml``, ``klage.yaml``).
REASSESSMENT, COMPLAINT_TIME, HEARING = "genvurdering_ord", "klagefrist_ord", "hoering_ord"
OTHER_TIME, HOW_TO_COMPLAIN = "frist_andet", "klage_hvordan"
_SHORTEST_LIMIT = 7  # days


def time_limits(place: Place, letter_date: date | None) -> Iterator[Deadline]:
    """The time limits told."""
    start, end = place.sentence.span
    for length in deadlines.find_lengths(place.text, start, end):
        if length.days < _SHORTEST_LIMIT and not deadlines.is_deadline(place.text, start, length.span.start):
            continue  # «en dag», «to døgn»
        yield from _deadline(place, length.span, length.days, None, letter_date)
    for found in find_dates(place.text, start, end, letter_date.year if letter_date else 2000):
        if deadlines.is_deadline(place.text, start, found.span.start):
            yield from _deadline(place, found.span, None, found.day, letter_date)


def _deadline(
    place: Place, span: Span, days: int | None, on: date | None, letter_date: date | None
) -> Iterator[Deadline]:
    word = place.word_at(span.start)
    voice = place.voice(word)
    yield Deadline(
        **place.told(span, voice, voice.speaker),
        of=_deadline_of(place, word),
        days=days,
        on=on,
        days_from_letter=(on - letter_date).days if on and letter_date else None,
    )


def _deadline_of(place: Place, word: int) -> str:
    """Whose time limit it is: the citizen's for complaining, the municipality's for looking again, the hearing's."""
    if place.has(HEARING) and place.zone is not Zone.KLAGEVEJLEDNING:
        return "hoering"
    clause = place.spoken.clauses[place.spoken.clause_at(word)]
    complains = any(other.startswith("klag") for other in place.words[clause.start : clause.end])
    if place.clause_has(OTHER_TIME, word) and not complains:
        return "andet"  # «Ankestyrelsen bruger ofte 13 uger», «aktindsigt inden 7 dage»
    complaint, again = place.clause_has(COMPLAINT_TIME, word), place.clause_has(REASSESSMENT, word)
    if place.zone is not Zone.KLAGEVEJLEDNING:
        return "klage" if complaint and place.has(HOW_TO_COMPLAIN) else "andet"
    if again and not complaint:
        return "genvurdering"
    if complaint:
        return "klage"
    if place.has(REASSESSMENT):
        return "klage" if place.has(COMPLAINT_TIME) else "genvurdering"
    return "klage"
