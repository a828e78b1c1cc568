"""What was understood, in words: amounts, time limits, forms of letters."""

from __future__ import annotations

from collections.abc import Mapping

from begrundelse_lint.reports.words import day, number, provision, some
from begrundelse_lint.understanding.reading import Amount, Citation, Deadline, Fact

_PER = {
    "dag": " om dagen",
    "uge": " om ugen",
    "to_uger": " hver anden uge",
    "maaned": " om måneden",
    "kvartal": " i kvartalet",
    "aar": " om året",
    "besoeg": " pr. besøg",
    "i_alt": " i alt",
}
_HOUR = 60  # minutes
_WEEK = 7  # days


def phrase(fact: Fact, laws: Mapping[str, str]) -> str | None:
    """What was understood by a fact, where that says more than its words in the letter do."""
    if isinstance(fact, Amount):
        return amount(fact)
    if isinstance(fact, Citation) and fact.law:
        return provision(fact.provision, laws)
    if isinstance(fact, Deadline):
        return deadline(fact)
    return None


def amount(fact: Amount) -> str:
    """«2 timer om ugen», «45-60 minutter pr. besøg», «op til 6 timer om måneden»."""
    per = _PER.get(fact.per or "", "")
    if fact.low is None:
        return f"op til {_time(fact.high)}{per}"
    if fact.low == fact.high:
        return f"{_time(fact.high)}{per}"
    in_hours = fact.high >= _HOUR and (fact.low >= _HOUR or fact.low % (_HOUR / 2) == 0)
    low, high = (_plain(value / _HOUR if in_hours else value) for value in (fact.low, fact.high))
    return f"{low}-{high} {'timer' if in_hours else 'minutter'}{per}"


def _time(minutes: float) -> str:
    if minutes < _HOUR or minutes % (_HOUR / 4):
        return f"{_plain(minutes)} {'minut' if minutes == 1 else 'minutter'}"
    hours = minutes / _HOUR
    return f"{_plain(hours)} {'time' if hours == 1 else 'timer'}"


def _plain(value: float) -> str:
    """«2», «1,5», «1,25»."""
    decimals = next((places for places in (0, 1) if round(value, places) == value), 2)
    return number(value, decimals)


def deadline(fact: Deadline) -> str | None:
    """«4 uger», «senest 14. maj 2025», «10 dage»; None where its length is not told."""
    if fact.on is not None:
        return f"senest {day(fact.on)}"
    if fact.days is None:
        return None
    if fact.days % _WEEK == 0:
        return some(fact.days // _WEEK, "uge", "uger")
    return some(fact.days, "dag", "dage")
