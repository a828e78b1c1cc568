"""Running the linter over labelled folders."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from begrundelse_lint.check import Checker, Options
from begrundelse_lint.commands.support import output, rulesets
from begrundelse_lint.finding import Level
from begrundelse_lint.reports import score as report
from begrundelse_lint.rules.model import RuleSet
from begrundelse_lint.scoring import labels
from begrundelse_lint.scoring.counts import Score, unknown_rules
from begrundelse_lint.selection import Profile, UnknownRuleError, choose, group

_UNLABELLED = "LAS"
"""The group of rules that letters are not labelled for."""


def score(
    labelled: Sequence[Path],
    folders: Sequence[Path],
    select: Sequence[str],
    ignore: Sequence[str],
    verbose: bool,
    file: str | None,
) -> int:
    """Score the folders and show the figures. Exit code 2 where a letter or a label could not be counted."""
    ruleset = rulesets.load(folders)
    total, parts, unknown = _counted(ruleset, _labels(labelled), _levels(ruleset, select, ignore))
    output.write(report.render(total, parts, verbose=verbose))
    if file:
        output.write(report.as_json(total, parts), file)
    for message in [*total.not_checked, *([] if select else unknown)]:
        output.say(message)
    return 2 if total.not_checked or (unknown and not select) else 0


def _counted(
    ruleset: RuleSet, known: Mapping[str, list[labels.Label]], levels: Mapping[str, Level]
) -> tuple[Score, dict[str, Score], list[str]]:
    """The whole, each folder, and what could not be counted for want of a rule."""
    plain, as_template = (Checker(ruleset, Options(Profile.ALLE, template=template)) for template in (None, True))
    total = Score(levels)
    parts = {folder: Score(levels) for folder in known}
    for folder, entries in known.items():
        for label in entries:
            letter = (as_template if label.template else plain).check(label.path)
            parts[folder].add(label, letter)
            total.add(label, letter)
    missing = unknown_rules([label for entries in known.values() for label in entries], ruleset.rules)
    return (
        total,
        parts,
        [f"Facit nævner regler, som ikke findes og ikke er talt med: {', '.join(missing)}."] if missing else [],
    )


def _labels(labelled: Sequence[Path]) -> dict[str, list[labels.Label]]:
    try:
        return {str(folder): labels.read(folder) for folder in labelled}
    except labels.LabelError as error:
        raise click.UsageError(str(error)) from error


def _levels(ruleset: RuleSet, select: Sequence[str], ignore: Sequence[str]) -> dict[str, Level]:
    """The levels of the rules to count."""
    if not ignore and any(group(code) == _UNLABELLED for code in ruleset.rules):
        ignore = [_UNLABELLED]
    try:
        chosen = choose(ruleset, Profile.ALLE, select, ignore).speaking
    except UnknownRuleError as error:
        raise click.UsageError(str(error), click.get_current_context(silent=True)) from error
    return {code: rule.level for code, rule in chosen.items()}
