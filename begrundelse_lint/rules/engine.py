"""Judges one letter by the rules: what each of them says of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from begrundelse_lint.finding import Finding, Place
from begrundelse_lint.letter import Span
from begrundelse_lint.rules import points, texts
from begrundelse_lint.rules.checks import Defect
from begrundelse_lint.rules.facts import Facts
from begrundelse_lint.rules.model import Rule, Templates
from begrundelse_lint.understanding.reading import Fact, Reading


class NotRun(NamedTuple):
    """A rule that could not be run, and what it lacked («grammar»)."""

    rule: str
    name: str
    need: str


def judge(
    reading: Reading,
    rules: Sequence[Rule],
    *,
    on: date | None = None,
    available: Collection[str] = (),
    only: Collection[str] | None = None,
) -> tuple[list[Finding], list[NotRun]]:
    """What the rules say of a letter: the findings by place and level, and the rules that could not be run.

    A letter is judged by the rules in force on its own date, else on ``on``. ``available`` is what rules may
    need that is there («grammar»). ``only`` are the codes whose findings are wanted; the rules that these yield to
    are run all the same, so that choosing rules changes no other finding.
    """
    facts = Facts(reading, reading.date or on)
    spoken: dict[str, Finding] = {}
    not_run: list[NotRun] = []
    for rule in _in_order(rules, only):
        if not is_awake(rule, facts) or not spoken.keys().isdisjoint(rule.yields_to):
            continue
        missing = [need for need in rule.needs if need not in available]
        if missing:
            not_run.append(NotRun(rule.code, rule.name, missing[0]))
        elif finding := _finding(rule, facts):
            spoken[rule.code] = finding
    wanted = [finding for code, finding in spoken.items() if only is None or code in only]
    return sorted(wanted, key=_order), [rule for rule in not_run if only is None or rule.rule in only]


def _order(finding: Finding) -> tuple[int, int, str]:
    return finding.place.span.start, -finding.level.weight, finding.rule


def _in_order(rules: Sequence[Rule], only: Collection[str] | None) -> Iterable[Rule]:
    """The rules to run, each after those that it yields to."""
    by_code = {rule.code: rule for rule in rules}
    ordered: dict[str, Rule] = {}
    waiting = [code for code in by_code if only is None or code in only]
    for code in waiting:
        _place_in_order(by_code, code, ordered)
    return ordered.values()


def _place_in_order(by_code: Mapping[str, Rule], code: str, ordered: dict[str, Rule]) -> None:
    """Puts a rule after the rules it yields to. The loader has seen that no circle comes of it."""
    if code in ordered or code not in by_code:
        return
    for other in by_code[code].yields_to:
        _place_in_order(by_code, other, ordered)
    ordered[code] = by_code[code]


def is_awake(rule: Rule, facts: Facts) -> bool:
    """Is the rule in force, and one for this sort of text?"""
    asleep = Templates.NEVER if facts.reading.template else Templates.ONLY
    return rule.templates != asleep and rule.in_force.on(facts.on)


def is_asked(rule: Rule, facts: Facts) -> bool:
    """Does the letter have what makes the rule look at it?"""
    if rule.when is not None and not rule.when.holds(facts):
        return False
    return rule.because is None or bool(facts.matches(rule.because))


def _finding(rule: Rule, facts: Facts) -> Finding | None:
    if not is_asked(rule, facts):
        return None
    because = facts.matches(rule.because) if rule.because is not None else ()
    defect = rule.check.defect(facts)
    if defect is None:
        return None
    told = _Told(rule, facts, defect)
    fact = next(iter((*defect.facts, *because)), None)
    first, *more = dict.fromkeys(_spans(rule, facts, defect, because))
    by_span = {fact.span: fact for fact in reversed(defect.facts)}
    place = place_of(facts.reading, first)
    message, suggestion = told.of(fact, place.quote, defect.facts)
    return Finding(
        rule=rule.code,
        name=rule.name,
        level=defect.level or rule.level,
        title=rule.title,
        message=message,
        suggestion=suggestion,
        why=rule.why,
        basis=rule.source.law,
        report=rule.source.report,
        place=place,
        more=tuple(told.at(place_of(facts.reading, span), by_span.get(span, fact)) for span in more),
        whole_letter=fact is None and first == points.first_line(facts.reading),
    )


class _Told:
    """What a rule says of a defect, seen from each of its places."""

    def __init__(self, rule: Rule, facts: Facts, defect: Defect) -> None:
        self._rule, self._facts, self._defect = rule, facts, defect
        self._differs = "{" in rule.message or "{" in rule.suggestion

    def of(self, fact: Fact | None, quote: str, all_facts: Sequence[Fact] = ()) -> tuple[str, str]:
        """Message and suggestion, about all that shows the defect or about one fact."""
        value = _Values(self._facts, self._defect, fact, quote, all_facts)
        fill = value.__getitem__
        return texts.fill(self._rule.message, fill), texts.fill(self._rule.suggestion, fill)

    def at(self, place: Place, fact: Fact | None) -> Place:
        """A further place, with what would be said if it came first."""
        if not self._differs:
            return place
        message, suggestion = self.of(fact, place.quote)
        return replace(place, message=message, suggestion=suggestion)


class _Values(dict[str, object]):
    """The values that a message may name: the quote, the numbers of the defect, the attributes of the fact."""

    def __init__(
        self, facts: Facts, defect: Defect, fact: Fact | None, quote: str, all_facts: Sequence[Fact] = ()
    ) -> None:
        super().__init__(defect.numbers, **{texts.QUOTE: quote})
        self._facts = facts
        self._fact = fact
        self._shown = all_facts or ((fact,) if fact is not None else ())

    def __missing__(self, name: str) -> object:
        quotes, _, attribute = name.partition(":")
        if quotes == texts.QUOTES:
            return self._quotes(attribute.strip())
        return self._facts.value(self._fact, name) if self._fact is not None else None

    def _quotes(self, attribute: str) -> str:
        """The words of the places, and this attribute of them."""
        clean = self._facts.reading.clean
        found = [(texts.quote(clean.of(fact.span)), fact) for fact in self._shown]
        if not attribute:
            return texts.quotes([words for words, _ in found])
        return texts.quotes_by([(words, self._facts.value(fact, attribute)) for words, fact in found])


def _spans(rule: Rule, facts: Facts, defect: Defect, because: Sequence[Fact]) -> list[Span]:
    """Where the finding points: where the rule says, else the words that show the defect, else what asked for it."""
    named = points.first_span(rule.point, facts)
    if named is not None:
        return [named]
    if defect.facts:
        return [fact.span for fact in defect.facts]
    if because:
        return [because[0].span]
    return [points.Place(rule.check.place).span(facts) or facts.reading.result]


def place_of(reading: Reading, span: Span, quote: Span | None = None) -> Place:
    """A place of the clean text, as a place of the letter. ``quote``: the words to quote, where not its own."""
    letter = reading.letter
    there = reading.clean.to_letter(span)
    start = letter.position(there.start)
    end = letter.position(max(there.start, there.end - 1))
    return Place(
        span=there,
        line=start.line,
        column=start.column,
        end_line=end.line,
        end_column=end.column + (there.end > there.start),
        page=start.page,
        quote=texts.quote(reading.clean.of(quote or span)),
    )
