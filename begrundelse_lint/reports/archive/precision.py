"""How often the rules are right by people's verdicts, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from begrundelse_lint.archive.sample import Precision
from begrundelse_lint.archive.statistics import Interval
from begrundelse_lint.reports.archive.overview import percent
from begrundelse_lint.reports.archive.terminal import table
from begrundelse_lint.reports.look import Look
from begrundelse_lint.reports.words import number, some

_HEADS = ("Regel", "Mangel", "Rigtige", "Andel", "Usikkerhed", "I tvivl")


def render(rules: Sequence[Precision], overall: tuple[float, Interval] | None, blank: int, look: Look) -> str:
    """Rule by rule, and all of them."""
    return "\n".join(_parts(rules, overall, blank, look)) + "\n"


def _parts(rules: Sequence[Precision], overall: tuple[float, Interval] | None, blank: int, look: Look) -> Iterator[str]:
    if not rules:
        yield "Der er ingen vurderinger i skemaet endnu."
        return
    yield table(_HEADS, [_row(rule) for rule in rules], look, figures=(2, 3, 4, 5))
    if overall is not None:
        share, (low, high) = overall
        yield f"\nAlle bemærkninger: {percent(share)} rigtige (usikkerhed {percent(low)} til {percent(high)})."
        yield "Hver regel tæller med så meget, som den taler i arkivet."
    if blank:
        yield f"{some(blank, 'bemærkning er', 'bemærkninger er')} ikke vurderet og er ikke talt med."


def _row(rule: Precision) -> tuple[str, ...]:
    right = rule.right
    judged = (percent(right.share), f"{percent(right.interval.low)} til {percent(right.interval.high)}")
    return (
        rule.code,
        rule.title,
        f"{number(right.count)} af {number(right.of)}",
        *(judged if right.of else ("", "")),
        number(rule.unsure) if rule.unsure else "",
    )
