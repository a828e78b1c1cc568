"""The names in a configuration against the rule set: rules, groups of rules, word lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from begrundelse_lint.configuration.adaptation import limit_problem
from begrundelse_lint.configuration.layers import Entry, Layer
from begrundelse_lint.rules.model import RuleSet
from begrundelse_lint.selection import meanings
from begrundelse_lint.written.problems import Notes, Spot, unknown


def check(layers: Iterable[Layer], ruleset: RuleSet, notes: Notes) -> None:
    """Note every name that means nothing, and every limit that its rule cannot have."""
    layers = tuple(layers)
    rules = [word for code, rule in ruleset.rules.items() for word in (code, rule.name)]
    single = {word.casefold() for word in rules}
    groups = meanings(ruleset.rules).keys() - single
    lists = {term.list for term in ruleset.knowledge.terms}
    for word, entry in (*_rule_words(layers), *_single_rules(layers)):
        if word.casefold() not in single | groups:
            _note(entry, unknown("regel", word, rules), notes)
    for word, entry in _single_rules(layers):
        if word.casefold() in groups:
            _note(entry, f"«{word}» er en gruppe af regler; her skal stå én regel.", notes)
    for entry in _of(layers, "words"):
        if entry.value.list not in lists:
            _note(entry, unknown("ordliste", entry.value.list, lists), notes)
    _check_limits(layers, ruleset, notes)


def _note(entry: Entry, message: str, notes: Notes) -> None:
    if isinstance(entry.origin, Spot):  # the command line's own words are told of by the command
        notes.add(entry.origin, message)


def _check_limits(layers: Iterable[Layer], ruleset: RuleSet, notes: Notes) -> None:
    for word, entry in _words_of(layers, "limits"):
        rule = ruleset.find(word)
        problem = limit_problem(rule, entry.value) if rule is not None else None
        if problem:
            _note(entry, problem, notes)


def _rule_words(layers: Iterable[Layer]) -> Iterator[tuple[str, Entry]]:
    """What stands for rules, or groups of them."""
    for field in ("select", "ignore"):
        for entry in _of(layers, field):
            yield entry.value, entry
    yield from _words_of(layers, "levels")


def _single_rules(layers: Iterable[Layer]) -> Iterator[tuple[str, Entry]]:
    """What stands for one rule."""
    yield from _words_of(layers, "limits")
    for entry in _of(layers, "suppressions"):
        yield entry.value.suppression.rule, entry


def _words_of(layers: Iterable[Layer], field: str) -> Iterator[tuple[str, Entry]]:
    for entry in _of(layers, field):
        yield entry.value.rule, entry


def _of(layers: Iterable[Layer], field: str) -> Iterator[Entry]:
    for layer in layers:
        yield from layer.entries.get(field, ())
