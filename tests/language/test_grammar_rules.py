"""The rules that need a language model: their examples, run with a model that knows the sentences in them."""

from __future__ import annotations

from functools import cache

import pytest

from begrundelse_lint import rules
from begrundelse_lint.language.grammar import Grammar
from begrundelse_lint.rules.examples import run_examples
from begrundelse_lint.rules.model import RuleSet
from begrundelse_lint.understanding import understand


@cache
def shipped() -> RuleSet:
    """The rules that the linter comes with."""
    return rules.load(rules.shipped())


NEEDY = sorted(code for code, rule in shipped().rules.items() if rule.needs)


def test_there_are_such_rules() -> None:
    assert len(NEEDY) >= 5


@pytest.mark.parametrize("code", NEEDY)
def test_their_examples_go_as_they_say(code: str, small_grammar: Grammar) -> None:
    knowledge = shipped().knowledge
    failures = run_examples(
        shipped(),
        lambda letter: understand(letter, knowledge, analyst=small_grammar),
        available=small_grammar.available,
        codes={code},
    )
    assert not failures, "\n".join(map(str, failures))


@pytest.mark.parametrize("code", NEEDY)
def test_none_of_them_speaks_under_the_recommended_profile(code: str) -> None:
    rule = shipped().rules[code]
    assert (rule.level.value, rule.recommended) == ("råd", False)
