"""The list of known findings as people see it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from begrundelse_lint.baseline import Known, Letters
from begrundelse_lint.reports.layout import Layout, Piece
from begrundelse_lint.reports.look import Look
from begrundelse_lint.reports.words import day, some


def render(letters: Letters, gone: Collection[str], today: date, look: Look) -> str:
    """Letter by letter: each finding with its reason and last day; letters that are gone are told."""
    layout = Layout(look.width, look.colour)
    parts = ["\n".join(_letter(path, letters[path], path in gone, today, layout)) for path in sorted(letters)]
    count = sum(len(known) for known in letters.values())
    total = f"{some(count, 'kendt bemærkning', 'kendte bemærkninger')} i {some(len(letters), 'brev', 'breve')}."
    return "\n\n".join([*parts, layout.paragraph(Piece("I alt:", "bold"), f" {total}")]) + "\n"


def _letter(path: str, known: tuple[Known, ...], gone: bool, today: date, layout: Layout) -> Iterator[str]:
    name = Piece(path.replace(" ", "\u00a0"), "bold")
    yield layout.paragraph(name, Piece(" – findes ikke mere" if gone else "", "red"))
    groups: dict[tuple[str, str, date | None], list[Known]] = {}
    for item in known:
        groups.setdefault((item.rule, item.reason, item.until), []).append(item)
    for (rule, reason, until), items in groups.items():
        count = sum(item.count for item in items)
        times = f" ({count} steder)" if count > 1 else ""
        said = f"{rule} {items[0].title}{times}: {reason.rstrip('.')}."
        yield layout.paragraph(said, *_until(until, today), indent=2, hang=2)


def _until(until: date | None, today: date) -> Iterator[Piece]:
    if until is None:
        return
    if until < today:
        yield Piece(f" Gjaldt til {day(until)}.", "red")
    else:
        yield Piece(f" Gælder til {day(until)}.", "dim")
