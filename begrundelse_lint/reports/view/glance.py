"""The decision at a glance: what was decided, under which provision, how much, how long, and the time to complain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from begrundelse_lint.checked import CheckedLetter
from begrundelse_lint.reports.view import phrases
from begrundelse_lint.reports.view.model import GlanceRow, Told
from begrundelse_lint.reports.words import KINDS, OUTCOMES, day, provision
from begrundelse_lint.understanding.reading import Amount, Deadline, Duration, Fact, Kind, Outcome, Reading

F = TypeVar("F", bound=Fact)
_GRANTS = frozenset({Outcome.BEVILLING, Outcome.DELVIS_BEVILLING, Outcome.NEDSAETTELSE, Outcome.UAENDRET})
_LASTING = _GRANTS | {Outcome.TILBUD_82B}
_GRANTED = "bevilget"
_COMPLAINT = "klage"


def form(letter: CheckedLetter) -> str:
    """«Afgørelse», «Partshøring, skabelon»."""
    kind = KINDS[letter.kind].capitalize() if letter.kind else "Brev"
    return f"{kind}, skabelon" if letter.template else kind


def glance(letter: CheckedLetter, laws: Mapping[str, str]) -> tuple[GlanceRow, ...]:
    """What the letter comes to. A row without an answer: the letter should say it, and was not understood to."""
    rows = [GlanceRow("Brevet er", (Told(_lower(form(letter))),)), GlanceRow("Dato", _date(letter))]
    if letter.kind is Kind.AFGOERELSE:
        rows[1:1] = [GlanceRow("Resultat", _decided(letter, laws)), *_of_reading(letter, laws)]
    return tuple(rows)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _date(letter: CheckedLetter) -> tuple[Told, ...]:
    return (Told(day(letter.date)),) if letter.date else ()


def _decided(letter: CheckedLetter, laws: Mapping[str, str]) -> tuple[Told, ...]:
    return tuple(
        Told(
            OUTCOMES[made.outcome] + (f" efter {provision(made.provision, laws)}" if made.provision else ""), made.line
        )
        for made in letter.decisions
    )


def _of_reading(letter: CheckedLetter, laws: Mapping[str, str]) -> Iterator[GlanceRow]:
    """What only the letter's own words tell."""
    reading = letter.reading
    if reading is None:
        return
    outcomes = {made.outcome for made in letter.decisions}
    if reading.applied_for:
        yield GlanceRow("Søgt om", (Told(f"hjælp efter {provision(reading.applied_for, laws)}"),))
    granted = [fact for fact in _facts(reading, Amount) if fact.status == _GRANTED]
    if outcomes & _GRANTS or granted:
        yield GlanceRow("Hvor meget", _told(reading, ((fact, phrases.amount(fact)) for fact in granted)))
    lasting = [fact for fact in _facts(reading, Duration) if fact.status == _GRANTED]
    if outcomes & _LASTING and lasting:
        yield GlanceRow("Hvor længe", _told(reading, ((fact, reading.clean.of(fact.span)) for fact in lasting)))
    limits = [fact for fact in _facts(reading, Deadline) if fact.of == _COMPLAINT]
    if limits or reading.adverse:
        yield GlanceRow("Klagefrist", _told(reading, ((fact, phrases.deadline(fact)) for fact in limits)))


def _facts(reading: Reading, kind: type[F]) -> list[F]:
    return [fact for fact in reading.facts if isinstance(fact, kind)]


def _told(reading: Reading, facts: Iterable[tuple[Fact, str | None]]) -> tuple[Told, ...]:
    """Each text once, at the first line that says it."""
    lines: dict[str, int] = {}
    for fact, text in facts:
        if text:
            line = reading.letter.position(reading.clean.to_letter(fact.span).start).line
            lines[text] = min(line, lines.get(text, line))
    return tuple(Told(text, line) for text, line in lines.items())
