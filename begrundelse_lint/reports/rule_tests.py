"""How the examples inside the rules went."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from begrundelse_lint.reports.words import not_run, some
from begrundelse_lint.rules.examples import ExampleFailure
from begrundelse_lint.rules.model import RuleSet


def render(
    ruleset: RuleSet,
    failures: Sequence[ExampleFailure],
    available: Collection[str] = (),
    language_model: str | None = None,
) -> str:
    """Each failure on a line of its own (file, line, rule, what), and a word on the whole.

    Rules that need what is not ``available`` are told as not run.
    """
    idle: dict[str, list[str]] = {}
    for rule in ruleset.rules.values():
        if missing := [need for need in rule.needs if need not in available]:
            idle.setdefault(not_run(missing[0], language_model), []).append(rule.code)
    asleep = {code for codes in idle.values() for code in codes}
    run = [examples for code, examples in ruleset.examples.items() if code in ruleset.rules and code not in asleep]
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
    lines += [f"Ikke prøvet: {', '.join(codes)} ({reason})." for reason, codes in idle.items()]
    lines += [f"Sprogmodel: {language_model}."] if language_model else []
    return "\n".join(lines) + "\n"
