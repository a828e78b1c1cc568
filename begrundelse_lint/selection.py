"""Which rules speak: profile, ``--select`` and ``--ignore`` made into a choice of rules and findings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum

from begrundelse_lint.finding import Finding, Level
from begrundelse_lint.records import record
from begrundelse_lint.rules.model import Rule, RuleSet

_GROUP = re.compile(r"[A-ZÆØÅ]+")


class Profile(StrEnum):
    """How much is said. The values are what users write."""

    LOVKRAV = "lovkrav"  # only what the law demands
    ANBEFALET = "anbefalet"  # and Ankestyrelsen's remarks, and advice shown to be quiet on good letters
    ALLE = "alle"


class UnknownRuleError(ValueError):
    """Codes, names or groups that are no rule's; ``str(error)`` names them all and the nearest, in Danish."""


@record
class Choice:
    """The rules that speak, by code, and which of their findings to show.

    The engine runs the rules that they yield to as well (``judge(…, only=…)``): silencing one remark never calls forth
    another about the same defect.
    """

    speaking: dict[str, Rule]
    profile: Profile | None  # None: chosen by name, whatever the level

    def shows(self, finding: Finding) -> bool:
        """Is this finding wanted? A rule's finding may weigh more than the rule."""
        rule = self.speaking.get(finding.rule)
        if rule is None:
            return False
        places = 1 + len(finding.more)
        return self.profile is None or in_profile(rule, finding.level, self.profile, places)


def choose(ruleset: RuleSet, profile: Profile, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> Choice:
    """The choice that a profile, the rules selected and the rules ignored come to.

    ``select`` and ``ignore`` hold codes, names or groups in any case. Selected rules speak whatever the profile.

    Raises:
        UnknownRuleError: something selected or ignored is no rule.
    """
    rules = ruleset.rules
    codes(ruleset, (*select, *ignore))  # whatever is unknown is told at once
    selected, ignored = codes(ruleset, select), codes(ruleset, ignore)
    speaking = {
        code: rule
        for code, rule in rules.items()
        if code not in ignored
        and (code in selected if select else any(in_profile(rule, level, profile) for level in _levels(rule)))
    }
    return Choice(speaking, None if select else profile)


def find_rule(ruleset: RuleSet, word: str) -> Rule:
    """The rule with this code or name.

    Raises:
        UnknownRuleError: there is none.
    """
    rule = ruleset.find(word)
    if rule is None:
        raise UnknownRuleError(_unknown([word], ruleset.rules))
    return rule


def group(code: str) -> str:
    """The group that a rule's code belongs to: its letters."""
    match = _GROUP.match(code)
    return match[0] if match else code


def codes(ruleset: RuleSet, words: Sequence[str]) -> set[str]:
    """The codes of the rules that some words mean: codes, names or groups, in any case.

    Raises:
        UnknownRuleError: words that mean no rule.
    """
    meaning = meanings(ruleset.rules)
    unknown = [word for word in words if word.casefold() not in meaning]
    if unknown:
        raise UnknownRuleError(_unknown(unknown, ruleset.rules))
    return {code for word in words for code in meaning[word.casefold()]}


def meanings(rules: dict[str, Rule]) -> dict[str, set[str]]:
    """Every word for rules (code, name, group; in small letters), and the codes it stands for."""
    meaning: dict[str, set[str]] = {}
    for code, rule in rules.items():
        for word in (code, rule.name, group(code)):
            meaning.setdefault(word.casefold(), set()).add(code)
    return meaning


def _unknown(words: Iterable[str], rules: dict[str, Rule]) -> str:
    from difflib import get_close_matches

    spelt = {name.casefold(): name for code, rule in rules.items() for name in (group(code), code, rule.name)}
    told = []
    for word in words:
        near = [spelt[match] for match in get_close_matches(word.casefold(), spelt, n=3, cutoff=0.6)]
        told.append(f"Reglen «{word}» findes ikke." + (f" Mente du {' eller '.join(near)}?" if near else ""))
    return " ".join(told) + " Skriv «begrundelse-lint rules» for at se alle regler."


def _levels(rule: Rule) -> set[Level]:
    """The levels that a rule's findings may have."""
    worse = getattr(rule.check, "escalate_to", None)
    return {rule.level, worse} if worse else {rule.level}


def in_profile(rule: Rule, level: Level, profile: Profile, places: int | None = None) -> bool:
    """Does the profile show this rule's findings of this level, where they have so many places (None: many)?"""
    if profile is Profile.LOVKRAV:
        return level is Level.FEJL
    if profile is Profile.ALLE or level is not Level.RAAD:
        return True
    return rule.recommended and (places is None or places >= rule.recommended_from)
