"""A letter that nothing is wrong with, less what satisfies a rule: that rule speaks, and only rules that rested on
the same.

What satisfies a rule is found by the engine itself (:mod:`knocking_out`). A rule that stays silent has been satisfied
by something else: by another sentence rightly, or by a reading that is too lenient.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from begrundelse_lint.rules.checks import Require

from .knocking_out import KnockedOut, facts_of, is_awake, knock_out, outcomes, satisfying, silencing
from .labelled import findings_of, letter_of, measured_alone, reading_of, ruleset, sound

KNOWN: Mapping[str, Any] = yaml.safe_load(Path(__file__).with_name("knock_outs.yaml").read_text(encoding="utf-8"))
PARTS = ("tuned", "shared")
FEWEST_CASES = 950
WITHOUT = {code: group["why"] for group in KNOWN["no_knock_out"].values() for code in group["rules"]}
NOT_ASKED = {(entry["rule"], entry["letter"]) for entry in KNOWN["no_longer_asked_of"]}
STILL_SATISFIED = {(entry["rule"], entry["letter"]) for entry in KNOWN["still_satisfied"]}
ALSO = {(entry["rule"], entry["letter"], entry["also"]) for entry in KNOWN["also_speak_of"]}
TOO_LENIENT = {(entry["rule"], entry["letter"]): entry["why"] for entry in KNOWN["too_lenient"]}


@cache
def cases() -> tuple[tuple[str, str], ...]:
    """Every rule that asks something of a sound letter and finds it there, and the letter."""
    return tuple((code, name) for name in sound(PARTS) for code in sorted(_asked(name)))


def _asked(name: str) -> list[str]:
    label = sound(PARTS)[name]
    facts = facts_of(reading_of(letter_of(label), label.template))
    return [
        code
        for code, rule in ruleset().rules.items()
        if code not in WITHOUT
        and not measured_alone(code)
        and isinstance(rule.check, Require)
        and is_awake(rule, facts)
        and satisfying(rule, facts)
    ]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One case for each letter and rule."""
    if {"code", "name"} <= set(metafunc.fixturenames):
        metafunc.parametrize(("code", "name"), [_case(code, name) for code, name in cases()])


def _case(code: str, name: str) -> Any:
    why = TOO_LENIENT.get((code, name))
    marks = [pytest.mark.xfail(reason=why, strict=True)] if why else []
    return pytest.param(code, name, id=f"{code}-{name}", marks=marks)


def test_without_what_satisfies_a_rule_it_speaks(code: str, name: str) -> None:
    rule, label = ruleset().rules[code], sound(PARTS)[name]
    out = knock_out(rule, letter_of(label), label.template, KNOWN["taken_in_part"].get(code))
    if (code, name) in STILL_SATISFIED:
        assert out.awake and not out.spoken & {code}, "the rule speaks: take the letter off the list"
        return
    if (code, name) in NOT_ASKED or (code in KNOWN["no_longer_asked"] and not out.awake):
        assert not out.awake, "the rule asks again: take the letter off the list"
        return
    assert out.spoken & {code, *rule.yields_to}, f"{_told(out)}\n\n{out.letter.text}"
    assert not _without_cause(code, name, out), _told(out)


def _without_cause(code: str, name: str, out: KnockedOut) -> set[str]:
    """Rules that speak of the letter now, and rested on nothing that was taken. A letter that now decides otherwise
    is another letter: then any rule may."""
    label, rules = sound(PARTS)[name], ruleset().rules
    letter = letter_of(label)
    reading = reading_of(letter, label.template)
    if out.decides != outcomes(reading):
        return set()
    new = out.spoken - {finding.rule for finding in findings_of(reading, label.template)} - KNOWN["also_speak"].keys()
    facts = facts_of(reading)
    unexplained = set()
    for other in new - {code, *rules[code].yields_to}:
        rested_on = {
            letter.line_at(reading.clean.to_letter(held.span).start).number for held in silencing(rules[other], facts)
        }
        if not rested_on & out.lines and (code, name, other) not in ALSO:
            unexplained.add(other)
    return unexplained


def _told(out: KnockedOut) -> str:
    return f"spoken {sorted(out.spoken)}, awake {out.awake}, taken {out.taken}, satisfied still by {out.rest}"


def test_every_rule_is_knocked_out_somewhere_or_cannot_be() -> None:
    knocked_out = {code for code, _ in cases()}
    labelled = {code for code in ruleset().rules if not measured_alone(code)}
    assert knocked_out.isdisjoint(WITHOUT)
    assert knocked_out | WITHOUT.keys() == labelled


def test_the_lists_name_cases_that_there_are() -> None:
    listed = [KNOWN[key] for key in ("no_longer_asked_of", "still_satisfied", "too_lenient", "also_speak_of")]
    assert {(entry["rule"], entry["letter"]) for entries in listed for entry in entries} <= set(cases())


def test_the_rules_called_unlike_in_kind_are() -> None:
    """What is said of the rules without a knock-out is true of them: those that forbid require nothing."""
    forbids = KNOWN["no_knock_out"]["forbids"]["rules"]
    assert not [code for code in forbids if isinstance(ruleset().rules[code].check, Require)]


def test_there_are_as_many_cases_as_before() -> None:
    """A reading that puts a rule to sleep would take its cases away unseen."""
    assert len(cases()) >= FEWEST_CASES
