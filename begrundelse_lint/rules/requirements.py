"""What the rules require of a letter, and the words that meet it: for telling people what was found."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple

from begrundelse_lint.finding import Place
from begrundelse_lint.rules.engine import is_asked, is_awake, place_of
from begrundelse_lint.rules.facts import Facts
from begrundelse_lint.rules.model import Rule
from begrundelse_lint.understanding.reading import Reading


class Requirement(NamedTuple):
    """Something that a rule requires of a letter, and the places that meet it; none: it is not met.

    The quote of such a place is the whole sentence where the words at the place alone say little.
    """

    rule: str
    title: str
    places: tuple[Place, ...]


def requirements(
    reading: Reading,
    rules: Sequence[Rule],
    *,
    on: date | None = None,
    available: Collection[str] = (),
    only: Collection[str] | None = None,
) -> list[Requirement]:
    """What the rules require of a letter, for those that name it (``checklist``), in the order of the rules.

    A requirement that holds for want of something (nothing was applied for, so nothing need be assessed) is none.
    The arguments are those of :func:`judge`.
    """
    facts = Facts(reading, reading.date or on)
    found = []
    for rule in rules:
        chosen = only is None or rule.code in only
        if rule.checklist is None or not chosen or not is_awake(rule, facts) or not set(rule.needs) <= set(available):
            continue
        if not is_asked(rule, facts):
            continue
        met = {words.span: words for words in rule.check.evidence(facts)}
        if met or rule.check.defect(facts):
            places = tuple(place_of(reading, words.span, quote=words.quote) for words in met.values())
            found.append(Requirement(rule.code, rule.checklist, places))
    return found
