"""Taking out of a letter what satisfies a rule: found by the engine itself, from what the rule asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from begrundelse_lint.letter import Letter, Span
from begrundelse_lint.rules.checks import Check, Forbid, Limit, Require
from begrundelse_lint.rules.conditions.all_of import AllOf
from begrundelse_lint.rules.conditions.any_of import AnyOfThem
from begrundelse_lint.rules.conditions.base import Condition
from begrundelse_lint.rules.conditions.count import Count
from begrundelse_lint.rules.conditions.decision import Decides
from begrundelse_lint.rules.conditions.each import Each
from begrundelse_lint.rules.conditions.find import Find
from begrundelse_lint.rules.conditions.letter import LetterIs
from begrundelse_lint.rules.conditions.negation import Not
from begrundelse_lint.rules.facts import Facts
from begrundelse_lint.rules.model import Rule
from begrundelse_lint.rules.patterns import AnyOf, Pattern, Pick
from begrundelse_lint.understanding.reading import Decision, Fact, LetterDecision, Reading, Zone

from .labelled import UNDATED, edited, findings_of, reading_of

MOST_ROUNDS = 6
_LINE_START = re.compile(r"^[ \t]*(?:[-–•*#>]+|\(?\w{1,2}[.)])?[ \t]*$")


class Held(NamedTuple):
    """Words of a letter that a rule rests on, in the clean text, and their statement."""

    statement: int
    span: Span


class KnockedOut(NamedTuple):
    """A letter without what satisfied a rule."""

    letter: Letter
    spoken: frozenset[str]  # the rules that speak of it
    taken: tuple[str, ...]  # what was taken out
    statements: frozenset[Span]  # where that stood, in the text of the whole letter


def facts_of(reading: Reading) -> Facts:
    """The facts that the rules look at."""
    return Facts(reading, reading.date or UNDATED)


def is_awake(rule: Rule, facts: Facts) -> bool:
    """Does the rule ask anything of this letter?"""
    return (
        rule.in_force.on(facts.on)
        and (rule.when is None or rule.when.holds(facts))
        and (rule.because is None or bool(facts.matches(rule.because)))
    )


def satisfying(rule: Rule, facts: Facts) -> list[Held]:
    """What in the letter gives the rule what it requires."""
    if not isinstance(rule.check, Require):
        return []
    return _unique(_resting_on(rule.check.condition, facts))


def silencing(rule: Rule, facts: Facts) -> list[Held]:
    """What in the letter keeps the rule from speaking: what satisfies it, and what excuses the words it forbids."""
    held = [*satisfying(rule, facts), *_guards_of_check(rule.check, facts)]
    if rule.when is not None:
        held += _negated(rule.when, facts)
    return _unique(held)


def knock_out(rule: Rule, letter: Letter, template: bool = False) -> KnockedOut:
    """The letter without what satisfies the rule.

    A sentence goes whole; one that decides something loses only the words in question, so that the letter goes on
    deciding it. What then turns out to satisfy the rule as well goes too, until nothing does.
    """
    taken: list[str] = []
    places: set[Span] = set()
    for attempt in range(MOST_ROUNDS):
        reading = reading_of(letter, template)
        facts = facts_of(reading)
        held = satisfying(rule, facts) if is_awake(rule, facts) else []
        if not held:
            break
        cuts = _cuts(held, reading, to_the_end=attempt > 0)
        taken += [letter.text[cut.start : cut.end] for cut in cuts]
        places |= {reading.clean.to_letter(reading.statements[item.statement].span) for item in held} if not attempt else set()
        letter = edited(letter, [(cut, "") for cut in cuts])
    spoken = frozenset(finding.rule for finding in findings_of(reading_of(letter, template), template))
    return KnockedOut(letter, spoken, tuple(taken), frozenset(places))


def _resting_on(condition: Condition, facts: Facts) -> Iterator[Held]:
    """The words that make a condition hold."""
    if not condition.holds(facts):
        return
    match condition:
        case AllOf() | AnyOfThem():
            for part in condition.parts:
                yield from _resting_on(part, facts)
        case Find():
            yield from map(_held, facts.matches(condition.pattern))
        case Count():
            yield from map(_held, facts.matches(condition.of))
        case Each():
            yield from map(_held, facts.matches(condition.has))
        case LetterIs() if any(demand.attribute == "guidance" for demand in condition.demands):
            yield from _zone(facts.reading, Zone.KLAGEVEJLEDNING)
        case Decides():
            yield from _decisions(condition, facts)


def _negated(condition: Condition, facts: Facts) -> Iterator[Held]:
    """The words that make a negated part of a condition fail."""
    match condition:
        case AllOf() | AnyOfThem():
            for part in condition.parts:
                yield from _negated(part, facts)
        case Not():
            yield from _resting_on(condition.part, facts)


def _guards_of_check(check: Check, facts: Facts) -> Iterator[Held]:
    if isinstance(check, Forbid):
        yield from _guards(check.pattern, facts)
    elif isinstance(check, Limit):
        yield from _guards(check.of, facts)
    elif isinstance(check, Require):
        yield from _negated(check.condition, facts)


def _guards(pick: Pick, facts: Facts) -> Iterator[Held]:
    """The facts that must not stand around one that a pattern describes, and do."""
    if isinstance(pick, AnyOf):
        for pattern in pick.patterns:
            yield from _guards(pattern, facts)
    elif isinstance(pick, Pattern):
        for around in pick.around:
            if not around.wanted:
                yield from map(_held, facts.matches(around.find))


def _decisions(condition: Decides, facts: Facts) -> Iterator[Held]:
    for decision in facts.reading.decisions:
        if all(demand.fits(getattr(decision, demand.attribute)) for demand in condition.demands):
            yield _statement(facts.reading, decision)


def _statement(reading: Reading, decision: LetterDecision) -> Held:
    return Held(decision.statement, reading.statements[decision.statement].span)


def _zone(reading: Reading, zone: Zone) -> Iterator[Held]:
    yield from (Held(statement.index, statement.span) for statement in reading.statements if statement.zone == zone)


def _held(fact: Fact) -> Held:
    return Held(fact.statement, fact.span)


def _unique(held: Iterable[Held]) -> list[Held]:
    return list(dict.fromkeys(held))


def deciding(reading: Reading) -> set[int]:
    """The statements in which the letter decides something."""
    said = {fact.statement for fact in reading.facts if isinstance(fact, Decision)}
    return said | {decision.statement for decision in reading.decisions}


def _cuts(held: Iterable[Held], reading: Reading, to_the_end: bool) -> list[Span]:
    """What to take out, as spans of the letter that do not overlap."""
    decides = deciding(reading)
    found: list[Span] = []
    for item in held:
        sentence = reading.statements[item.statement].span
        cut = sentence if item.statement not in decides else item.span
        if item.statement in decides and to_the_end:
            cut = Span(item.span.start, sentence.end)
        found.append(_with_its_mark(reading.letter, reading.clean.to_letter(cut)))
    return _merged(found)


def _with_its_mark(letter: Letter, span: Span) -> Span:
    """The span, and the bullet before it where nothing else stands on its line."""
    line = letter.line_at(span.start)
    before = letter.text[line.start : span.start]
    return Span(line.start, span.end) if _LINE_START.match(before) and span.end >= line.end else span


def _merged(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged
