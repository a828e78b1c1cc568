"""Runs the examples that stand inside the rules: every rule must speak of some letters and be silent about others."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple

from begrundelse_lint import letter as letters
from begrundelse_lint.letter import Letter
from begrundelse_lint.rules.engine import judge
from begrundelse_lint.rules.model import Example, Rule, RuleSet
from begrundelse_lint.understanding.reading import Reading

MARK = "→"


class ExampleFailure(NamedTuple):
    """An example that did not go as it says. ``line`` is the rule file's line to look at."""

    rule: str
    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.rule}: {self.message}"


def run_examples(
    ruleset: RuleSet,
    understand: Callable[[Letter], Reading],
    *,
    available: Collection[str] = (),
    codes: Collection[str] | None = None,
) -> list[ExampleFailure]:
    """Run the examples of all rules (or of ``codes``), but for rules that need what is not ``available``."""
    failures: list[ExampleFailure] = []
    for rule in ruleset.rules.values():
        if (codes is None or rule.code in codes) and set(rule.needs) <= set(available):
            failures.extend(_run(rule, ruleset, understand, available))
    return failures


def without_mark(text: str) -> tuple[str, int | None]:
    """An example's text without its marker, and the line (from 0) that was marked."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        bare = line.lstrip()
        if bare.startswith(MARK):
            indent = line[: len(line) - len(bare)]
            lines[number] = indent + bare.removeprefix(MARK).lstrip()
            return "\n".join(lines), number
    return text, None


def _run(
    rule: Rule, ruleset: RuleSet, understand: Callable[[Letter], Reading], available: Collection[str]
) -> Iterator[ExampleFailure]:
    examples = ruleset.examples[rule.code]
    for example in examples.fires:
        yield from _check(rule, example, True, understand, available)
    for example in examples.silent:
        yield from _check(rule, example, False, understand, available)


def _check(
    rule: Rule,
    example: Example,
    fires: bool,
    understand: Callable[[Letter], Reading],
    available: Collection[str],
) -> Iterator[ExampleFailure]:
    text, marked = without_mark(example.text)
    reading = understand(letters.from_text(text, path=example.path))
    findings, _ = judge(reading, [rule], available=available)
    line = example.line + (marked or 0)
    if fires and not findings:
        yield ExampleFailure(rule.code, example.path, line, "Reglen skulle have fundet noget her, men tav.")
    elif fires and marked is not None and findings[0].place.line != marked + 1:
        found = findings[0].place
        there = example.line + found.line - 1
        message = f"Fundet skulle pege her, men peger på linje {there}: «{found.quote}»."
        yield ExampleFailure(rule.code, example.path, line, message)
    elif not fires and findings:
        found = findings[0].place
        there = example.line + found.line - 1
        yield ExampleFailure(rule.code, example.path, there, f"Reglen skulle tie, men fandt: «{found.quote}».")
