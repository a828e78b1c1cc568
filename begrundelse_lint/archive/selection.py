"""Which letters of a store a table, a picture or a comparison is about: a run, and a part of it.

A selection is written «RUN», «NAVN=VÆRDI» or several of these with commas: «3», «år=2022», «3,enhed=Nord,år=2022».
Without a run the last finished one is meant. ``år`` is the year of the letter's date; ``udfald`` and ``brevtype`` are
the letter's outcome and kind; other names are those that letters were grouped by.
"""

from __future__ import annotations

from collections.abc import Sequence

from begrundelse_lint.archive.store import Run, Store
from begrundelse_lint.records import record

YEAR, OUTCOME, KIND = "år", "udfald", "brevtype"
_VALUES_TOLD = 20


class SelectionError(Exception):
    """There are no such letters in the store; ``str(error)`` tells the user why, in Danish."""


@record
class Selection:
    """A run and what its letters must be: names with their values."""

    run: Run
    parts: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        """As a user writes it."""
        return ", ".join([f"kørsel {self.run.id}", *(f"{name} {value}" for name, value in self.parts)])

    def where(self) -> tuple[str, list[object]]:
        """The same as a condition on ``seen`` (run, letter, result) in the store, and its values."""
        conditions, values = ["seen.run = ?"], [self.run.id]
        return " AND ".join([*conditions, *(_CONDITIONS.get(name, _METADATA) for name, _ in self.parts)]), [
            *values,
            *(item for name, value in self.parts for item in ([value] if name in _CONDITIONS else [name, value])),
        ]


_CONDITIONS = {
    YEAR: "seen.result IN (SELECT id FROM result WHERE substr(date, 1, 4) = ?)",
    OUTCOME: "seen.result IN (SELECT result FROM decision WHERE outcome = ?)",
    KIND: "seen.result IN (SELECT id FROM result WHERE kind = ?)",
}
_METADATA = "seen.letter IN (SELECT letter FROM metadata WHERE name = ? AND value = ?)"


def select(store: Store, text: str = "") -> Selection:
    """The selection that a user has written.

    Raises:
        SelectionError: there is no such run, no such name, or not one letter.
    """
    runs = store.runs()
    words = [word.strip() for word in text.split(",") if word.strip()]
    numbers = [word for word in words if "=" not in word]
    parts = tuple(
        (name.strip().casefold(), value.strip()) for name, _, value in (w.partition("=") for w in words if "=" in w)
    )
    selection = Selection(_run(runs, numbers, text), parts)
    known = [YEAR, OUTCOME, KIND, *(row[0] for row in store.query("SELECT DISTINCT name FROM metadata ORDER BY name"))]
    for name, _ in parts:
        if name not in known:
            raise SelectionError(f"«{name}» kendes ikke. Brevene kan vælges efter {', '.join(known)}.")
    condition, values = selection.where()
    if not next(store.query(f"SELECT count(*) FROM seen WHERE {condition}", values))[0]:
        raise SelectionError(f"Der er ingen breve i {selection.name}.{_values(store, parts)}")
    return selection


def _values(store: Store, parts: Sequence[tuple[str, str]]) -> str:
    """What there is to choose from, for the first name that letters were grouped by and whose value nothing has."""
    for name, value in parts:
        if name not in _CONDITIONS:
            rows = store.query("SELECT DISTINCT value FROM metadata WHERE name = ? ORDER BY value", [name])
            values = [row[0] for row in rows]
            if value not in values:
                more = " …" if len(values) > _VALUES_TOLD else ""
                return f" {name} kan være: {', '.join(values[:_VALUES_TOLD])}{more}."
    return ""


def _run(runs: Sequence[Run], numbers: Sequence[str], text: str) -> Run:
    if not runs:
        raise SelectionError("Der er ingen kørsler i resultatet.")
    if not numbers:
        finished = [run for run in runs if run.finished]
        return (finished or runs)[-1]
    by_number = {str(run.id): run for run in runs}
    if len(numbers) > 1 or numbers[0] not in by_number:
        raise SelectionError(f"«{text}» er ikke en kørsel. Der er disse: {', '.join(by_number)}.")
    return by_number[numbers[0]]
