"""How the examples inside the rules went."""

from __future__ import annotations

from collections.abc import Sequence

from begrundelse_lint.reports.words import NEEDS, some
from begrundelse_lint.rules.examples import ExampleFailure
from begrundelse_lint.rules.model import RuleSet


def render(ruleset: RuleSet, failures: Sequence[ExampleFailure]) -> str:
    """Each failure on a line of its own (file, line, rule, what), and a word on the whole."""
    idle = [rule for rule in ruleset.rules.values() if rule.needs]  # nothing that a rule may need is there yet
    run = [
        ruleset.examples[code] for code, rule in ruleset.rules.items() if not rule.needs and code in ruleset.examples
    ]
    count = sum(len(examples.fires) + len(examples.silent) for examples in run)
    outcome = (
        some(len(failures), "eksempel går ikke, som reglen siger", "eksempler går ikke, som reglerne siger")
        if failures
        else "alt går, som reglerne siger"
    )
    lines = [
        *map(str, failures),
        f"{some(len(run), 'regel', 'regler')}, {some(count, 'eksempel', 'eksempler')}: {outcome}.",
    ]
    lines += [f"Ikke prøvet: {rule.code} ({', '.join(NEEDS.get(need, need) for need in rule.needs)})." for rule in idle]
    return "\n".join(lines) + "\n"
