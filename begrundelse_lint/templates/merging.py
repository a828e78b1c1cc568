"""From what is found in a template's letters to what is said of the template: each defect once, with when it shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import combinations, product

from begrundelse_lint.finding import Finding, Place
from begrundelse_lint.letter import Letter
from begrundelse_lint.records import record
from begrundelse_lint.templates.covering import Picks
from begrundelse_lint.templates.expansion import Expansion, Variant
from begrundelse_lint.templates.model import Choice

_LONGEST_LABEL = 60
_MOST_TOGETHER = 3  # choices that a condition names at most


@record
class Judged:
    """What the rules say of one letter of a template."""

    variant: Variant
    findings: tuple[Finding, ...]


@record
class Told:
    """How it is told when a finding shows: what of («brevet «afslag»»), and where a choice stands («linje 12»)."""

    subject: str = ""
    place: Callable[[Choice], str] = lambda choice: f"linje {choice.line}"

    def when(self, chosen: str | None, *, example: bool = False) -> str | None:
        """«Det gælder brevet «afslag», når der vælges ‹…›.»; None where there is nothing to tell."""
        if chosen is None:
            return f"Det gælder {self.subject}." if self.subject else None
        what = f"Det gælder {self.subject}" if self.subject else "Det gælder"
        return f"{what}{' for eksempel' if example else ''}, når der vælges {chosen}."


def merge(expansion: Expansion, judged: Sequence[Judged], told: Told | None = None) -> tuple[Finding, ...]:
    """The findings of a template: one of each rule, at its places in the template, saying when it shows."""
    found: dict[str, list[tuple[Finding, Variant]]] = {}
    for one in judged:
        for finding in one.findings:
            found.setdefault(finding.rule, []).append((finding, one.variant))
    merged = [_merged(expansion, judged, cases, told or Told()) for cases in found.values()]
    return tuple(sorted(merged, key=lambda finding: (finding.place.span.start, -finding.level.weight, finding.rule)))


def _merged(
    expansion: Expansion, judged: Sequence[Judged], cases: Sequence[tuple[Finding, Variant]], told: Told
) -> Finding:
    first, _ = cases[0]
    level = max((finding for finding, _ in cases), key=lambda finding: finding.level.weight).level
    places: dict[object, Place] = {}
    for finding, variant in cases:
        for place in finding.places:
            back = _back(expansion.template, variant, place)
            places.setdefault(back.span, back)
    shown = [variant.picks for _, variant in cases]
    silent = [one.variant.picks for one in judged if one.variant.picks not in set(shown)]
    kept = list(places.values())
    when = _when(expansion.factors, kept[0].line, shown, silent, told)
    if when is None:
        return replace(first, level=level, place=kept[0], more=tuple(kept[1:]))
    said = [replace(place, message=f"{place.message or first.message} {when}") for place in kept]
    return replace(first, level=level, place=said[0], more=tuple(said[1:]), message=said[0].message, when=when)


def _back(template: Letter, variant: Variant, place: Place) -> Place:
    """A place of a letter, as the place of the template that it came from; the words are those of the letter."""
    span = variant.to_template(place.span)
    start, end = template.position(span.start), template.position(max(span.start, span.end - 1))
    return replace(
        place,
        span=span,
        line=start.line,
        column=start.column,
        end_line=end.line,
        end_column=end.column + (span.end > span.start),
        page=start.page,
    )


def _when(
    factors: Sequence[Sequence[Choice]],
    line: int,
    shown: Sequence[Picks],
    silent: Sequence[Picks],
    told: Told,
) -> str | None:
    """When the finding shows, in the fewest choices that tell it from the letters without it; None: always.

    Of choices that tell it as well, those nearest to ``line``, where the finding stands, are named.
    """
    if not silent:
        return told.when(None)
    near = sorted(range(len(factors)), key=lambda index: abs(_nearest(factors[index], line).line - line))
    for size in range(1, min(_MOST_TOGETHER, len(factors)) + 1):
        for indices in combinations(near, size):
            picked = [sorted({picks[index] for picks in shown}) for index in indices]
            if set(product(*picked)).isdisjoint(tuple(picks[index] for index in indices) for picks in silent):
                chosen = [_nearest(factors[index], line) for index in indices]
                return told.when(_listed(chosen, picked, told))
    varying = [index for index in near if len({picks[index] for picks in (*shown, *silent)}) > 1][:_MOST_TOGETHER]
    chosen = [_nearest(factors[index], line) for index in varying]
    return told.when(_listed(chosen, [[shown[0][index]] for index in varying], told), example=True)


def _nearest(factor: Sequence[Choice], line: int) -> Choice:
    """Of choices that are chosen alike, the one to name for a finding in this line."""
    return min(factor, key=lambda choice: abs(choice.line - line))


def _listed(choices: Sequence[Choice], picked: Iterable[Sequence[int]], told: Told) -> str:
    parts = []
    for choice, alternatives in zip(choices, picked, strict=True):
        labels = [f"‹{_shortened(choice.alternatives[at].label)}›" for at in alternatives]
        place = told.place(choice)
        parts.append(" eller ".join(labels) + (f" ({place})" if place else ""))
    return " og ".join(parts)


def _shortened(label: str) -> str:
    return label if len(label) <= _LONGEST_LABEL else label[: _LONGEST_LABEL - 1].rstrip() + "…"
