"""Amounts granted that cannot both be true of the same support («2 timer om ugen» in the result, 3 further down).

Not in conflict: parts of the whole, what the parts add up to, amounts for different activities, and steps that begin on
different days.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from begrundelse_lint.letter import Span
from begrundelse_lint.records import record
from begrundelse_lint.understanding.dates import find_dates
from begrundelse_lint.understanding.place import Place
from begrundelse_lint.understanding.provisions import provision_near
from begrundelse_lint.understanding.reading import (
    Activity,
    Amount,
    Decision,
    Fact,
    LetterDecision,
    Mood,
    Outcome,
    Speaker,
    Time,
    Zone,
)

WHOLE = "samlet_omfang"  # concept: an amount is told as all the support there is
_SUPPORT = (None, "SEL § 85")
_GIVES_NOTHING = frozenset({Outcome.AFSLAG, Outcome.OPHOER})
_WEEKS = {
    "uge": 1.0,
    "to_uger": 2.0,
    "maaned": 52 / 12,
    "kvartal": 13.0,
    "aar": 52.0,
}  # weeks in each period; «dag» is left out: five days or seven?
_SAME, _CONVERTED = 0.02, 0.15  # tolerated difference; a month is four weeks to some
_REASONS = frozenset({Zone.BEGRUNDELSE, Zone.OPLYSNINGER})
_STATES_GRANT = frozenset({Zone.RESULTAT, Zone.STOETTE, Zone.EMNE, Zone.OPFOELGNING})


@record
class _Stated:
    """An amount in minutes a week, with what is said around it."""

    amount: Amount
    low: float
    high: float
    days: frozenset[date]  # days named in its sentence
    topics: frozenset[str]  # activities named in its clause
    whole: bool  # told as all the support there is

    @classmethod
    def of(cls, amount: Amount, places: Sequence[Place], activities: Sequence[Activity]) -> _Stated:
        place = places[amount.statement]
        weeks = _WEEKS[str(amount.per)]
        clause = place.spoken.clause_at(place.word_at(amount.span.start))
        topics = {
            a.topic
            for a in activities
            if a.statement == place.index and place.spoken.clause_at(place.word_at(a.span.start)) == clause
        }
        days = {found.day for found in find_dates(place.text, *place.sentence.span, 2000)}
        return cls(
            amount,
            (amount.low or 0.0) / weeks,
            amount.high / weeks,
            frozenset(days),
            frozenset(topics),
            _told_as_whole(place, amount.span),
        )


def mark_conflicts(
    gathered: Sequence[Fact], places: Sequence[Place], decisions: Sequence[LetterDecision]
) -> Iterator[Fact]:
    """The facts, with ``conflicts`` set on each amount that does not fit the one granted."""
    activities = [fact for fact in gathered if isinstance(fact, Activity)]
    decided = {fact.statement for fact in gathered if isinstance(fact, Decision)}
    stated = [
        _Stated.of(fact, places, activities) for fact in gathered if isinstance(fact, Amount) and _is_granted(fact)
    ]
    if len(stated) < 2:
        yield from gathered
        return
    stated.sort(key=lambda one: one.amount.span)
    if any(decision.provision not in _SUPPORT and decision.outcome not in _GIVES_NOTHING for decision in decisions):
        stated = _of_support(stated, places)
    main = _main(stated, decided)
    wrong = {id(one.amount) for one in stated if main and _differs(one, main, stated)}
    for fact in gathered:
        yield replace(fact, conflicts=True) if isinstance(fact, Amount) and id(fact) in wrong else fact


def _of_support(stated: Sequence[_Stated], places: Sequence[Place]) -> list[_Stated]:
    """Where the letter gives other help too: amounts that are § 85's by name or paragraph, or told as the whole."""
    named = {place.sentence.block for place in places if provision_near(place, place.sentence.span) == _SUPPORT[1]}
    return [
        one
        for one in stated
        if one.amount.provision == _SUPPORT[1] or one.whole or places[one.amount.statement].sentence.block in named
    ]


def _is_granted(amount: Amount) -> bool:
    plain = amount.speaker is Speaker.KOMMUNEN and amount.mood is Mood.UDSAGN and amount.time is Time.NU
    plain = plain and not amount.blank
    return amount.status == "bevilget" and amount.provision in _SUPPORT and amount.per in _WEEKS and plain


def _told_as_whole(place: Place, span: Span) -> bool:
    """Is the amount told as all the support: the wording stands right before it, or holds it, or its row is the sum?"""
    at = place.word_at(span.start)
    return any(hit.name == WHOLE and hit.start <= at and at - hit.end <= 4 for hit in place.hits)


def _main(stated: Sequence[_Stated], decided: Iterable[int]) -> list[_Stated]:
    """The amounts of the sentence that grants: the first that decides or stands where a grant is told.

    Reasons come last: an amount there is rather a part, or what somebody proposed.
    """
    deciding = set(decided)
    granting = [one for one in stated if one.amount.statement in deciding or one.amount.zone in _STATES_GRANT]
    first = next((one for one in granting if one.amount.zone not in _REASONS), granting[0] if granting else None)
    return [one for one in stated if first is not None and one.amount.statement == first.amount.statement]


def _differs(one: _Stated, main: Sequence[_Stated], stated: Sequence[_Stated]) -> bool:
    """Does the amount contradict the one granted?"""
    if one in main or one.amount.span < main[0].amount.span:
        return False
    if one.amount.zone not in _STATES_GRANT and not one.whole:
        return False
    adds_up = _is_sum(one, stated) if one.whole else None
    if adds_up is not None:
        return not adds_up
    if one.days and not one.days & frozenset(day for other in main for day in other.days):
        return False  # a step of its own, or a later time
    total = (sum(other.low for other in main), sum(other.high for other in main))
    candidates = [(other.low, other.high) for other in main] + [total]
    if any(_agree(one, other.amount, low, high) for other in main for low, high in candidates):
        return False
    if one.topics and any(other.topics for other in main) and not any(one.topics & other.topics for other in main):
        return False  # for another activity
    beside = [other for other in stated if other.amount.statement == one.amount.statement]
    if one.low > max(high for _, high in candidates):
        return len(beside) == 1 or one.whole
    return one.whole and not one.topics and len(beside) == 1 and not _is_part(one, main, stated)


def _is_sum(one: _Stated, stated: Sequence[_Stated]) -> bool | None:
    """Do the parts before a sum add up to it? None where nothing is told part by part, or in steps with days."""
    parts = [other for other in stated if other.amount.span < one.amount.span]
    statements = {other.amount.statement for other in parts}
    told = len(statements) >= 2 and len(statements) == len(parts) and not any(part.days or part.whole for part in parts)
    if not told or any(part.amount.per != one.amount.per for part in parts):
        return None
    if any(_agree(one, part.amount, part.low, part.high) for part in parts):
        return None  # the whole was told before, or the parts repeat it
    return abs(sum(part.high for part in parts) - one.high) <= _SAME * one.high


def _agree(one: _Stated, other: Amount, low: float, high: float) -> bool:
    """Do two amounts overlap, give or take what converting periods costs?"""
    slack = _SAME if one.amount.per == other.per else _CONVERTED
    return one.low <= high * (1 + slack) and low <= one.high * (1 + slack)


def _is_part(one: _Stated, main: Sequence[_Stated], stated: Sequence[_Stated]) -> bool:
    """Do this amount and others outside the granting sentence add up to the one granted?"""
    rest = [other for other in stated if other not in main and other is not one]
    whole = max(other.high for other in main)
    return (
        any(abs(one.high + other.high - whole) <= _SAME * whole for other in rest)
        or abs(one.high + sum(other.high for other in rest) - whole) <= _SAME * whole
    )
