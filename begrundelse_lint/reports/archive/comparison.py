"""What has changed between two parts of an archive, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from begrundelse_lint.archive.compare import Change, Comparison
from begrundelse_lint.reports.archive.overview import percent
from begrundelse_lint.reports.archive.terminal import table
from begrundelse_lint.reports.look import Look
from begrundelse_lint.reports.words import number, some

_HEADS = ("Mangel", "Før", "Efter", "Ændring", "")


def render(comparison: Comparison, look: Look) -> str:
    """What got worse, what got better, and what may be chance."""
    return "\n".join(_parts(comparison, look)) + "\n"


def _parts(comparison: Comparison, look: Look) -> Iterator[str]:
    yield f"Før: {comparison.before}, {some(comparison.letters_before, 'brev', 'breve')} kontrolleret."
    yield f"Efter: {comparison.after}, {some(comparison.letters_after, 'brev', 'breve')} kontrolleret."
    if comparison.changes:
        yield "«Før» og «Efter» er andelen af brevene med manglen; ændringen er i procentpoint."
    if comparison.both:
        yield f"{some(comparison.both, 'brev er', 'breve er')} med i begge."
    sure = [change for change in comparison.changes if change.certain]
    worse = [change for change in sure if change.after.share > change.before.share]
    better = [change for change in reversed(sure) if change.after.share <= change.before.share]
    chance = [change for change in comparison.changes if not change.certain]
    for title, changes in (("Værre", worse), ("Bedre", better), ("Måske tilfældigt", chance)):
        if changes:
            yield f"\n{title}\n{_table(changes, look)}"
    if not comparison.changes:
        yield "\nDer er ingen forskel."
    elif comparison.unchanged:
        yield f"\n{some(comparison.unchanged, 'anden regel siger', 'andre regler siger')} det samme som før."
    if chance:
        yield "Måske tilfældigt: så små forskelle kommer også, når intet er ændret."


def _table(changes: Sequence[Change], look: Look) -> str:
    rows = [
        (
            f"{change.title} ({change.code})",
            f"{percent(change.before.share)}",
            f"{percent(change.after.share)}",
            _points(change),
            _letters(change),
        )
        for change in changes
    ]
    return table(_HEADS, rows, look, figures=(1, 2, 3))


def _points(change: Change) -> str:
    """How many percentage points the share has moved."""
    points = 100 * (change.after.share - change.before.share)
    return f"{'+' if points > 0 else '−' if points < 0 else ''}{number(abs(points), 1)}"


def _letters(change: Change) -> str:
    """For the same letters: how many have lost the defect and how many have got it."""
    gone = [f"{number(change.gone)} rettet"] if change.gone else []
    new = [f"{number(change.new)} nye"] if change.new else []
    return ", ".join(gone + new)
