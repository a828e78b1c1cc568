"""The names in a configuration against the rule set: rules, groups of rules, word lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from begrundelse_lint.configuration.layers import Entry, Layer
from begrundelse_lint.rules.model import RuleSet
from begrundelse_lint.selection import meanings
from begrundelse_lint.written.problems import Notes, Spot, unknown


def check(layers: Iterable[Layer], ruleset: RuleSet, notes: Notes) -> None:
    """Note every name that means nothing."""
    words = {"regel": meanings(ruleset.rules), "ordliste": {term.list for term in ruleset.knowledge.terms}}
    spelt = {
        "regel": [word for code, rule in ruleset.rules.items() for word in (code, rule.name)],
        "ordliste": sorted(words["ordliste"]),
    }
    for what, name, entry in _names(layers):
        if name.casefold() not in words[what] and isinstance(entry.origin, Spot):
            notes.add(entry.origin, unknown(what, name, spelt[what]))


def _names(layers: Iterable[Layer]) -> Iterator[tuple[str, str, Entry]]:
    for layer in layers:
        for field in ("select", "ignore"):
            for entry in layer.entries.get(field, ()):
                yield "regel", entry.value, entry
        for field in ("levels", "limits"):
            for entry in layer.entries.get(field, ()):
                yield "regel", entry.value.rule, entry
        for entry in layer.entries.get("suppressions", ()):
            yield "regel", entry.value.suppression.rule, entry
        for entry in layer.entries.get("words", ()):
            yield "ordliste", entry.value.list, entry
