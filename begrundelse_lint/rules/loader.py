"""Loads rule sets from folders of YAML, strictly: every mistake in every file is told at once.

A later folder lies over the earlier ones: its rules, conditions, concepts and laws replace those of the same name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from begrundelse_lint.rules.knowledge_reader import read_concept, read_words
from begrundelse_lint.rules.law_reader import read_law
from begrundelse_lint.rules.model import Examples, Rule, RuleSet
from begrundelse_lint.rules.names import Names
from begrundelse_lint.rules.reader import Reader
from begrundelse_lint.rules.rule_reader import RuleReader
from begrundelse_lint.rules.sources import FOLDERS, SourceFile, digest, files, unread
from begrundelse_lint.understanding.knowledge import Knowledge, Term
from begrundelse_lint.written import yaml_tree
from begrundelse_lint.written.form import Form
from begrundelse_lint.written.problems import MistakesError, Notes, Problem, Spot, nearest, unknown
from begrundelse_lint.written.yaml_tree import Value

__all__ = ["MistakesError", "Problem", "load"]


def load(*folders: Path, terms: Sequence[Term] = ()) -> RuleSet:
    """The rule set of some folders, later ones laid over earlier ones, and further terms over their word lists.

    Raises:
        MistakesError: a folder or file is missing or holds mistakes.
    """
    notes = Notes()
    draft = _Draft(notes)
    read: list[SourceFile] = []
    for folder in folders:
        found = list(files(folder))
        _note_strangers(folder, found, notes)
        draft.start_folder()
        for source in found:
            tree = yaml_tree.read(source.path, source.content, notes)
            if tree is not None:
                draft.add(source.folder, tree)
        read += found
    draft.add_terms(terms)
    return draft.finish(digest(read, terms))


def _note_strangers(folder: Path, found: list[SourceFile], notes: Notes) -> None:
    """A folder that is not there, holds no rule files, or has them in a subfolder that is not read."""
    spot = Spot(folder, 1, 1)
    if not folder.is_dir():
        notes.add(spot, "mappen med regler findes ikke.")
    elif not found:
        notes.add(spot, "mappen rummer ingen regelfiler (*.yaml).")
    for sub in unread(folder):
        known = ", ".join(name for name in FOLDERS if name)
        notes.add(
            Spot(sub, 1, 1),
            f"mappen «{sub.name}» læses ikke{nearest(sub.name, FOLDERS) or '.'} Undermapper kan hedde {known}.",
        )


@dataclass
class _Draft:
    """A rule set under way. Rules are read last, when every name they may use is known."""

    notes: Notes
    knowledge: Knowledge = field(default_factory=Knowledge)
    rules: dict[str, Value] = field(default_factory=dict)
    conditions: dict[str, Value] = field(default_factory=dict)
    seen: dict[tuple[str, str], Spot] = field(default_factory=dict)  # what this folder has defined, and where

    def start_folder(self) -> None:
        """What follows may replace what was read so far."""
        self.seen = {}

    def add(self, folder: str, tree: Value) -> None:
        """Take in one file; ``folder`` is the name of the subfolder it stands in."""
        sections: Mapping[str, Callable[[Value], None]] = {
            name: getattr(self, f"_add_{name}") for name in FOLDERS[folder]
        }
        form = Form(tree, self.notes, "filen", sections)
        for name, value in form.fields.items():
            sections[name](value)

    def _is_new(self, what: str, name: str, spot: Spot) -> bool:
        first = self.seen.setdefault((what, name), spot)
        if first != spot:
            self.notes.add(spot, f"{what} «{name}» findes allerede ({first.path.name}, linje {first.line}).")
        return first == spot

    def _items(self, what: str, value: Value) -> Iterator[tuple[str, Value]]:
        """The named values of a mapping that this folder has not given before."""
        if not isinstance(value.data, dict):
            self.notes.add(value.spot, f"her skal stå navne med indhold under, ikke {value.kind}.")
            return
        for name, item in value.data.items():
            if self._is_new(what, name, value.keys[name]):
                yield name, item

    def _add_rules(self, value: Value) -> None:
        if not isinstance(value.data, list):
            self.notes.add(value.spot, f"«rules» skal være en liste af regler, ikke {value.kind}.")
            return
        for rule in value.data:
            code = rule.data.get("code") if isinstance(rule.data, dict) else None
            if code is None or not isinstance(code.data, str):
                self.rules[f"{rule.spot}"] = rule
            elif self._is_new("reglen", code.data, code.spot):
                self.rules[code.data] = rule

    def _add_conditions(self, value: Value) -> None:
        self.conditions.update(self._items("betingelsen", value))

    def _add_concepts(self, value: Value) -> None:
        for name, item in self._items("begrebet", value):
            concept = read_concept(name, item, self.knowledge.concepts.get(name), self.notes)
            if concept is not None:
                self.knowledge.concepts[name] = concept

    def _add_words(self, value: Value) -> None:
        for name, item in self._items("ordlisten", value):
            self.add_terms(read_words(name, item, self.notes))

    def add_terms(self, added: Sequence[Term]) -> None:
        """Lay terms over those of the same lists and wordings."""
        replaced = {(term.list, term.wording) for term in added}
        self.knowledge.terms = [t for t in self.knowledge.terms if (t.list, t.wording) not in replaced] + list(added)

    def _add_laws(self, value: Value) -> None:
        for code, item in self._items("loven", value):
            self.knowledge.laws[code] = read_law(code, item, self.notes)

    def finish(self, content: str) -> RuleSet:
        """The rule set, once all files are taken in.

        Raises:
            MistakesError: mistakes were noted.
        """
        reader = Reader(Names(self.knowledge, self.conditions), self.notes)
        for name in self.conditions:
            reader.named(Value(name, self.conditions[name].spot))
        read = [(value, *RuleReader(reader).rule(value)) for value in self.rules.values()]
        self._check_names([(value, rule) for value, rule, _ in read])
        self._check_yields([(value, rule) for value, rule, _ in read])
        self.notes.raise_if_any()
        self.knowledge.build_index()
        examples = {rule.code: letters for _, rule, letters in read}
        return RuleSet({rule.code: rule for _, rule, _ in read}, self.knowledge, content, _given(examples))

    def _check_names(self, rules: list[tuple[Value, Rule]]) -> None:
        owners: dict[str, str] = {}
        for value, rule in rules:
            owner = owners.setdefault(rule.name, rule.code)
            if rule.name and owner != rule.code:
                self.notes.add(_spot(value, "name"), f"navnet «{rule.name}» har reglen {owner} allerede.")

    def _check_yields(self, rules: list[tuple[Value, Rule]]) -> None:
        yields = {rule.code: rule.yields_to for _, rule in rules}
        for value, rule in rules:
            for code in rule.yields_to:
                if code not in yields:
                    self.notes.add(_spot(value, "yields_to"), unknown("regel i «yields_to»:", code, yields))
            circle = _circle(rule.code, yields)
            if circle and rule.code == min(circle):
                shown = " → ".join((*circle, circle[0]))
                self.notes.add(_spot(value, "yields_to"), f"reglerne viger for hinanden i ring: {shown}.")


def _spot(rule: Value, name: str) -> Spot:
    return rule.data[name].spot if isinstance(rule.data, dict) and name in rule.data else rule.spot


def _circle(code: str, yields: Mapping[str, tuple[str, ...]]) -> list[str]:
    """The way from a rule back to itself, if there is one."""
    ways = [[code]]
    seen: set[str] = set()
    while ways:
        way = ways.pop()
        for other in yields.get(way[-1], ()):
            if other == code:
                return way
            if other not in seen:
                seen.add(other)
                ways.append([*way, other])
    return []


def _given(examples: Mapping[str, Examples]) -> Callable[[], Mapping[str, Examples]]:
    return lambda: examples
