"""A rule set as a configuration wants it: other levels, other limits."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from begrundelse_lint.configuration.settings import LevelChange, Settings
from begrundelse_lint.finding import Level
from begrundelse_lint.records import record
from begrundelse_lint.rules.checks import Measure
from begrundelse_lint.rules.model import Rule, RuleSet
from begrundelse_lint.selection import codes


@record
class Adapted:
    """A rule set with a configuration's changes, and the codes of the rules that it turns off."""

    ruleset: RuleSet
    off: tuple[str, ...]


def adapt(ruleset: RuleSet, settings: Settings) -> Adapted:
    """The rule set as the settings want it.

    Raises:
        UnknownRuleError: they name a rule that it does not have.
    """
    levels = _levels(ruleset, settings.levels)
    changed = {code: _weighing(ruleset.rules[code], level) for code, level in levels.items() if level is not None}
    off = tuple(code for code, level in levels.items() if level is None)
    if not changed:
        return Adapted(ruleset, off)
    digest = hashlib.blake2b(repr((ruleset.digest, changed)).encode(), digest_size=16).hexdigest()
    return Adapted(replace(ruleset, rules={**ruleset.rules, **changed}, digest=digest), off)


def _levels(ruleset: RuleSet, changes: Sequence[LevelChange]) -> dict[str, Level | None]:
    """The level of each rule that is changed, the last word counting; None: turned off."""
    return {code: change.level for change in changes for code in sorted(codes(ruleset, [change.rule]))}


def _weighing(rule: Rule, level: Level) -> Rule:
    """The rule with this level, whatever it finds. Advice that is asked for by name is part of the usual profile."""
    check = rule.check
    if isinstance(check, Measure):
        check = replace(check, escalate_above=None, escalate_below=None, escalate_to=None)
    return replace(rule, level=level, recommended=level is Level.RAAD, check=check)
