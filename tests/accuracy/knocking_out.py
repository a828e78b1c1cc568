"""Taking out of a letter what satisfies a rule: found by the engine itself, from what the rule asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import Enum
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
from begrundelse_lint.rules.patterns import AnyOf, Around, Pattern, Pick
from begrundelse_lint.understanding.reading import Decision, Fact, LetterDecision, Reading, Zone

from .labelled import UNDATED, edited, findings_of, reading_of

MOST_ROUNDS = 12
_LINE_START = re.compile(r"^[ \t]*(?:[-–•*#>]+|\(?\w{1,2}[.)])?[ \t]*$")


class Held(NamedTuple):
    """Words of a letter that a rule rests on, in the clean text, and their statement."""

    statement: int
    span: Span


class Knife(Enum):
    """What is taken out: the whole sentence, unless it decides something; the words in question; a part of it."""

    SENTENCE = "sentence"
    WORDS = "words"
    PART = "part"


class KnockedOut(NamedTuple):
    """A letter without what satisfied a rule."""

    letter: Letter
    spoken: frozenset[str]  # the rules that speak of it
    decides: frozenset[str]  # the outcomes it has
    awake: bool  # does the rule still ask anything of it?
    rest: tuple[str, ...]  # what satisfies the rule still
    taken: tuple[str, ...]  # what was taken out
    lines: frozenset[int]  # where that stood


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


def knock_out(rule: Rule, letter: Letter, template: bool = False, part: str | None = None) -> KnockedOut:
    """The letter without what satisfies the rule, by the first knife that makes the rule speak.

    ``part`` is a regular expression for what is taken out of the sentences in question, instead.
    """
    outs = []
    for knife in [Knife.PART] if part else [Knife.SENTENCE, Knife.WORDS]:
        outs.append(_without(rule, letter, template, knife, re.compile(part or "", re.VERBOSE | re.IGNORECASE)))
        if outs[-1].spoken & {rule.code, *rule.yields_to}:
            return outs[-1]
    return outs[0]


def _without(rule: Rule, letter: Letter, template: bool, knife: Knife, part: re.Pattern[str]) -> KnockedOut:
    """What satisfies the rule goes; what then turns out to satisfy it as well goes too, until nothing does."""
    taken: list[str] = []
    places: set[int] = set()
    for _ in range(MOST_ROUNDS):
        reading = reading_of(letter, template)
        facts = facts_of(reading)
        awake = is_awake(rule, facts)
        held = satisfying(rule, facts) if awake else []
        cuts = _parts(held, reading, part) if knife is Knife.PART else _cuts(held, reading, knife)
        taken += [letter.text[cut.start : cut.end] for cut in cuts]
        if not any(letter.text[cut.start : cut.end].strip() for cut in cuts):
            break
        places |= {reading.letter.line_at(cut.start).number for cut in cuts}
        letter = edited(letter, [(cut, "") for cut in cuts])
    spoken = frozenset(finding.rule for finding in findings_of(reading, template))
    rest = tuple(reading.clean.of(item.span) for item in held)
    return KnockedOut(letter, spoken, outcomes(reading), awake, rest, tuple(taken), frozenset(places))


def _resting_on(condition: Condition, facts: Facts) -> Iterator[Held]:
    """The words that make a condition hold."""
    if not condition.holds(facts):
        return
    match condition:
        case AnyOfThem():
            for part in condition.parts:
                yield from _resting_on(part, facts)
        case AllOf():  # one part out is enough: the last, which says what is wanted where the first ones hold
            parts = ([*_resting_on(part, facts)] for part in reversed(condition.parts))
            yield from next(filter(None, parts), [])
        case Find():
            yield from _wanted(condition.pattern, facts)
        case Count():
            yield from map(_held, facts.matches(condition.of))
        case Each():
            yield from map(_held, facts.matches(condition.has))
        case LetterIs() if any(demand.attribute == "guidance" for demand in condition.demands):
            yield from _zone(facts.reading, Zone.KLAGEVEJLEDNING)
        case Decides():
            yield from _decisions(condition, facts)


def _wanted(pick: Pick, facts: Facts) -> Iterator[Held]:
    """The facts that a pattern describes, or what must stand beside them where something must."""
    if isinstance(pick, AnyOf):
        for pattern in pick.patterns:
            yield from _wanted(pattern, facts)
        return
    beside = [around for around in pick.around if around.wanted]
    for fact in facts.matches(pick):
        found = [
            _held(other)
            for around in beside
            for other in facts.matches(around.find)
            if _stands(fact, other, around, facts)
        ]
        yield from found or [_held(fact)]


def _stands(fact: Fact, other: Fact, around: Around, facts: Facts) -> bool:
    alike = around.same is None or facts.value(fact, around.same) == facts.value(other, around.same)
    return other is not fact and alike and facts._stands(fact, other, around)  # as the engine sees it


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


def outcomes(reading: Reading) -> frozenset[str]:
    """What the letter decides, under which provisions."""
    return frozenset(f"{decision.outcome}: {decision.provision}" for decision in reading.decisions)


def deciding(reading: Reading) -> set[int]:
    """The statements in which the letter decides something."""
    said = {fact.statement for fact in reading.facts if isinstance(fact, Decision)}
    return said | {decision.statement for decision in reading.decisions}


def _cuts(held: Iterable[Held], reading: Reading, knife: Knife) -> list[Span]:
    """What to take out, as spans of the letter that do not overlap."""
    decides = deciding(reading)
    whole = {item.statement for item in held} - decides if knife is Knife.SENTENCE else set()
    spans = [reading.statements[item.statement].span if item.statement in whole else item.span for item in held]
    return _merged([_with_its_mark(reading.letter, reading.clean.to_letter(span)) for span in spans])


def _parts(held: Iterable[Held], reading: Reading, part: re.Pattern[str]) -> list[Span]:
    """The parts that a pattern describes, of the sentences in question."""
    sentences = [reading.statements[index].span for index in sorted({item.statement for item in held})]
    matches = [match for span in sentences for match in part.finditer(reading.clean.text, *span)]
    return _merged([reading.clean.to_letter(Span(*match.span())) for match in matches])


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
