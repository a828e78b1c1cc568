"""The contract between Python and YAML: no rule is known to the code, and what the reader asks for is there."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from package import FOLDER, NAME, modules

from begrundelse_lint import rules
from begrundelse_lint.rules.examples import run_examples
from begrundelse_lint.rules.model import Rule, RuleSet
from begrundelse_lint.understanding import understand

CODE = re.compile(r"\b[A-ZÆØÅ]{3}\d{3}\b")
SILENCED = re.compile(r"# noqa: [A-Z0-9, ]+")  # codes of ruff
NOBODYS_CODE = "ABC001"  # shows how codes are written
READER = f"{NAME}.understanding"


@pytest.fixture(scope="module")
def shipped() -> RuleSet:
    """The rules that the linter comes with."""
    return rules.load(rules.shipped())


@pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.py")), ids=lambda path: path.relative_to(FOLDER).as_posix())
def test_no_rule_is_named_in_the_code(path: Path) -> None:
    source = SILENCED.sub("", path.read_text(encoding="utf-8"))
    assert set(CODE.findall(source)) <= {NOBODYS_CODE}


def test_no_rule_has_the_code_that_stands_for_any(shipped: RuleSet) -> None:
    assert shipped.rules
    assert NOBODYS_CODE not in shipped.rules


def test_the_concepts_that_the_reader_asks_for_are_there(shipped: RuleSet) -> None:
    asked = set(_asked_for())
    assert len(asked) >= 10, "the reader asks in a new way; see _asked_for"
    assert asked <= shipped.knowledge.concepts.keys()


def test_the_words_of_concepts_are_words_the_reader_knows(shipped: RuleSet) -> None:
    """Every zone, outcome, kind, speaker, mood, time and status in a concept means something to the reader."""
    from begrundelse_lint.understanding import reading

    words = {
        "outcome": set(reading.Outcome),
        "heading": set(reading.Zone),
        "kind": set(reading.Kind),
        "speaker": set(reading.Speaker),
        "mood": set(reading.Mood),
        "time": set(reading.Time),
        "status": set(reading.AMOUNT_STATUSES),
    }
    for concept in shipped.knowledge.concepts.values():
        for name, known in words.items():
            assert getattr(concept, name) in known | {None}, f"{concept.name}: {name}"


@pytest.mark.slow
def test_the_examples_in_the_rules_go_as_they_say(shipped: RuleSet) -> None:
    failures = run_examples(shipped, lambda letter: understand(letter, shipped.knowledge))
    assert not failures, "\n".join(map(str, failures))


def test_every_rule_can_be_explained(shipped: RuleSet) -> None:
    for rule in shipped.rules.values():
        assert rule.source.law or rule.source.report, f"{rule.code} says nowhere where it comes from"
        assert _texts(rule), rule.code


def _texts(rule: Rule) -> bool:
    return all((rule.title, rule.message, rule.suggestion, rule.why))


def _asked_for() -> Iterator[str]:
    """The names of concepts that the reader's code holds: in ``place.has(…)``, ``hit.name == …``, ``… in names[…]``."""
    trees = [tree for name, tree in modules().items() if name.startswith(READER)]
    constants = {name: value for tree in trees for name, value in _constants(tree)}
    for tree in trees:
        loops = {
            generator.target.id: generator.iter
            for node in ast.walk(tree)
            if isinstance(node, ast.GeneratorExp | ast.ListComp | ast.SetComp)
            for generator in node.generators
            if isinstance(generator.target, ast.Name)
        }
        for node in ast.walk(tree):
            for asked in _operands(node):
                resolved = loops.get(asked.id, asked) if isinstance(asked, ast.Name) else asked
                yield from _strings(resolved, constants)


def _operands(node: ast.AST) -> Iterator[ast.expr]:
    """What stands where the name of a concept does."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in {"has", "clause_has"}:
        yield node.args[0]
    elif isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.Eq | ast.NotEq | ast.In):
        left, right = node.left, node.comparators[0]
        if isinstance(left, ast.Attribute) and (
            left.attr == "concept" or (left.attr == "name" and getattr(left.value, "id", "") == "hit")
        ):
            yield right
        elif isinstance(right, ast.Subscript) and getattr(right.value, "id", "") == "names":
            yield left


def _constants(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    """The module's own names for texts and groups of texts."""
    for node in tree.body:
        if not isinstance(node, ast.Assign):
            continue
        for target in node.targets:
            if isinstance(target, ast.Name):
                yield target.id, node.value
            elif isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                for name, value in zip(target.elts, node.value.elts, strict=True):
                    if isinstance(name, ast.Name):
                        yield name.id, value


def _strings(node: ast.expr, constants: dict[str, ast.expr]) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.Tuple | ast.Set | ast.List):
        for element in node.elts:
            yield from _strings(element, constants)
    elif isinstance(node, ast.Name | ast.Attribute):
        name = node.id if isinstance(node, ast.Name) else node.attr
        if name in constants:
            yield from _strings(constants[name], {})
    elif isinstance(node, ast.Call) and node.args:  # frozenset({…})
        yield from _strings(node.args[0], constants)
