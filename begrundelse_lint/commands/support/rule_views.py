"""What is shown of the rules. Each function returns the exit code."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from begrundelse_lint.commands.support import output, rulesets
from begrundelse_lint.commands.support.checkers import Checkers
from begrundelse_lint.commands.support.models import Models
from begrundelse_lint.reports import rule_list
from begrundelse_lint.rules.model import Examples
from begrundelse_lint.selection import UnknownRuleError, find_rule


def rules(form: str, checkers: Checkers) -> int:
    """All rules; or the schema that rule files are written by."""
    if form == "schema":
        from begrundelse_lint.rules import schema

        output.write(schema.render())
        return 0
    ruleset, off = checkers.rules(os.curdir)
    if form == "json":
        output.write(rule_list.as_json(ruleset, off))
    else:
        output.write(rule_list.render(ruleset, output.look_of(sys.stdout), off))
    return 0


def explain(word: str, checkers: Checkers) -> int:
    """One rule in full."""
    ruleset, off = checkers.rules(os.curdir)
    try:
        rule = find_rule(ruleset, word)
    except UnknownRuleError as error:
        raise click.UsageError(str(error), click.get_current_context(silent=True)) from error
    examples = ruleset.examples.get(rule.code, Examples())
    laws = rulesets.law_titles(ruleset)
    output.write(rule_list.explain(rule, examples, laws, output.look_of(sys.stdout), off=rule.code in off))
    return 0


def test_rules(folder: Path | None, checkers: Checkers, model: str) -> int:
    """Run the examples inside the rules: 1 where one of them does not come out as it says."""
    from begrundelse_lint.reports import rule_tests
    from begrundelse_lint.rules.examples import run_examples
    from begrundelse_lint.understanding import understand

    ruleset = rulesets.load([folder] if folder else checkers.rule_folders(os.curdir))
    needy = any(rule.needs for rule in ruleset.rules.values())
    analyst = Models().get(model, wanted=needy)
    available = analyst.available if analyst is not None else frozenset()
    failures = run_examples(
        ruleset,
        lambda letter: understand(letter, ruleset.knowledge, analyst=analyst),
        available=available,
    )
    name = analyst.name if analyst is not None else None
    output.write(rule_tests.render(ruleset, failures, available, name))
    return int(bool(failures))
