"""What the letter does hold of what a letter of its kind should, and what is missing."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from begrundelse_lint.finding import Level, Place
from begrundelse_lint.letter import Span
from begrundelse_lint.reports.view import phrases
from begrundelse_lint.reports.view.model import ChecklistItem, Remark, State, Told
from begrundelse_lint.reports.view.text import Marked
from begrundelse_lint.rules.requirements import Requirement
from begrundelse_lint.understanding.reading import Reading

_MOST_LINES = 4
_LONGEST_QUOTE = 90


def checklist(
    requirements: Sequence[Requirement],
    remarks: Sequence[Remark],
    marked: Sequence[Marked],
    understood: Mapping[Span, str],
    known: Collection[str] = (),
    result: int = 0,
) -> tuple[ChecklistItem, ...]:
    """Every requirement that a chosen rule makes of this letter: what is missing first, then in the letter's order.

    One that is not met is told where its rule has spoken; where a narrower rule spoke instead, that one tells it. Of a
    template, one may be met in some of its letters and not in others: it is told as there, with the remark.

    Args:
        requirements: what the rules require, and where it is met.
        remarks: the letter's remarks.
        marked: the places of the remarks.
        understood: places in the letter that are better told by what was understood («servicelovens § 85»).
        known: rules whose findings are known, and so are no remarks.
        result: where in ``Letter.text`` the result is said; of several places, the first from there on is shown.
    """
    by_rule = {remark.rule: remark.number for remark in remarks}
    missing = [
        ChecklistItem(asked.title, State.MISSING, remark=by_rule.get(asked.rule))
        for asked in requirements
        if not asked.places and (asked.rule in by_rule or asked.rule in known)
    ]
    doubts = _doubts(remarks, marked, {asked.rule for asked in requirements})
    met = [
        _found(asked, by_rule.get(asked.rule) or _doubted(asked.places, doubts), understood, result)
        for asked in requirements
        if asked.places
    ]
    return (*missing, *sorted(met, key=lambda item: item.told[0].line or 0))


def told_spans(reading: Reading, laws: Mapping[str, str]) -> dict[Span, str]:
    """Places in the letter whose words say less than what was understood by them."""
    told = ((fact, phrases.phrase(fact, laws)) for fact in reading.facts)
    return {reading.clean.to_letter(fact.span): text for fact, text in told if text}


def _found(asked: Requirement, remark: int | None, understood: Mapping[Span, str], result: int) -> ChecklistItem:
    first = next((place for place in asked.places if place.span.start >= result), asked.places[0])
    lines = dict.fromkeys(place.line for place in asked.places if place.line != first.line)
    return ChecklistItem(
        asked.title,
        State.FOUND if remark is None else State.DOUBTFUL,
        (Told(understood.get(first.span) or _quoted(first.quote), first.line),),
        tuple(lines)[: _MOST_LINES - 1],
        remark,
    )


def _doubts(remarks: Sequence[Remark], marked: Sequence[Marked], requiring: Collection[str]) -> list[tuple[Span, int]]:
    """Places where something is wrong: not advice, and not the sentence that makes something else required."""
    wrong = {remark.number for remark in remarks if remark.level is not Level.RAAD and remark.rule not in requiring}
    return [(mark.span, mark.ref.remark) for mark in marked if mark.ref.remark in wrong]


def _doubted(places: Sequence[Place], doubts: Sequence[tuple[Span, int]]) -> int | None:
    """The remark that speaks of the very words which meet a requirement, where nothing else meets it."""
    found = [_speaks_of(place.span, doubts) for place in places]
    return None if None in found else found[0]


def _speaks_of(span: Span, doubts: Sequence[tuple[Span, int]]) -> int | None:
    return next((number for wrong, number in doubts if wrong.start <= span.start and span.end <= wrong.end), None)


def _quoted(quote: str) -> str:
    if not quote:
        return ""
    if len(quote) > _LONGEST_QUOTE:
        quote = quote[:_LONGEST_QUOTE].rsplit(" ", 1)[0].rstrip(" ,;:…") + " …"
    return f"«{quote}»"
