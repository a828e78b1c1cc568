"""A rule set as a configuration wants it: other levels, other limits."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from begrundelse_lint.configuration.settings import LevelChange, LimitChange, Settings
from begrundelse_lint.finding import Level
from begrundelse_lint.rules.checks import Limit, Measure
from begrundelse_lint.rules.model import Rule, RuleSet
from begrundelse_lint.rules.texts import BOUND, placeholders
from begrundelse_lint.selection import meanings


class Adapted(NamedTuple):
    """A rule set with a configuration's changes, and the codes of the rules that it turns off."""

    ruleset: RuleSet
    off: tuple[str, ...]


def adapt(ruleset: RuleSet, settings: Settings) -> Adapted:
    """The rule set as the settings want it.

    What they say of rules that this rule set does not have is about other letters: a configuration may lay rules of
    its own over those of some paths only.
    """
    levels = _levels(ruleset, settings.levels)
    changed = {code: _weighing(ruleset.rules[code], level) for code, level in levels.items() if level is not None}
    for change in settings.limits:
        rule = ruleset.find(change.rule)
        if rule is not None:
            changed[rule.code] = _limited(changed.get(rule.code, rule), change, rule.level)
    off = tuple(code for code, level in levels.items() if level is None)
    if not changed:
        return Adapted(ruleset, off)
    digest = hashlib.blake2b(repr((ruleset.digest, changed)).encode(), digest_size=16).hexdigest()
    return Adapted(replace(ruleset, rules={**ruleset.rules, **changed}, digest=digest), off)


def _levels(ruleset: RuleSet, changes: Sequence[LevelChange]) -> dict[str, Level | None]:
    """The level of each rule that is changed, the last word counting; None: turned off."""
    meaning = meanings(ruleset.rules)
    return {code: change.level for change in changes for code in sorted(meaning.get(change.rule.casefold(), ()))}


def _weighing(rule: Rule, level: Level) -> Rule:
    """The rule with this level, whatever it finds. Advice that is asked for by name is part of the usual profile."""
    check = rule.check
    if isinstance(check, Measure):
        check = replace(check, escalate_above=None, escalate_below=None, escalate_to=None)
    return replace(rule, level=level, recommended=level is Level.RAAD, recommended_from=1, check=check)


def limit_problem(rule: Rule, change: LimitChange) -> str | None:
    """Why a rule cannot have this limit, in Danish; None: it can. A limit that people are not told is not changed."""
    name = f"reglen {rule.code} ({rule.name})"
    if rule.check.bound is None or BOUND not in placeholders(rule.message + rule.suggestion):
        return f"{name} har ingen grænse, der kan ændres."
    if change.limit < 0:
        return f"{name} kan ikke have en grænse under 0."
    if isinstance(rule.check, Limit) and not float(change.limit).is_integer():
        return f"{name} tæller; grænsen skal være et helt tal."
    if change.level is None or change.level is rule.level:
        return None
    if not isinstance(rule.check, Measure):
        return f"{name} har kun én grænse; skriv et tal uden niveau."
    if change.level.weight < rule.level.weight:
        return f"{name} har niveauet {rule.level.value} og kan ikke have en grænse for {change.level.value}."
    return None


def _limited(rule: Rule, change: LimitChange, base: Level) -> Rule:
    """The rule with another number to measure by; ``base`` is the level that it came with."""
    if change.level in (None, base):
        # who has chosen the number wants to hear of every place above it
        return replace(rule, check=rule.check.with_bound(change.limit), recommended_from=1)
    if isinstance(rule.check, Measure) and change.level.weight > rule.level.weight:
        return replace(rule, check=rule.check.escalating(change.limit, change.level))
    return rule  # the configuration has raised the rule above this level
