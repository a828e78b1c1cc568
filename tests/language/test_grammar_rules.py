"""The rules that need a language model: their examples, run with a model that knows the sentences in them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import spacy
from click.testing import CliRunner, Result

from begrundelse_lint import rules
from begrundelse_lint.commands.cli import cli
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


def run(*words: object) -> Result:
    """The program with these words."""
    return CliRunner().invoke(cli, list(map(str, words)))


DECISION = """\
Afgørelse

Du får 2 timers støtte om ugen efter servicelovens § 85.

Din mor siger, at hun hjælper, fordi du glemmer det, som hun minder dig om, når hun hører, at du er syg.
"""


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """A letter with a sentence of clauses inside clauses."""
    path = tmp_path / "brev.txt"
    path.write_text(DECISION, encoding="utf-8")
    return path


def checked(*words: object) -> dict[str, Any]:
    """The report on a letter, as JSON."""
    document: dict[str, Any] = json.loads(run("check", "--no-config", "--format", "json", *words).stdout)
    return document


def test_with_a_model_they_speak_of_the_letter(letter: Path, small_model: Path) -> None:
    told = checked(letter, "--profile", "alle", "--language-model", small_model)["letters"][0]
    assert [finding["line"] for finding in told["findings"] if finding["rule"] == "LAS011"] == [5]
    assert told["language_model"] == "lille_model 1.2.3"
    assert told["not_run"] == []
    assert "parsed_passive_percent" in told["metrics"]


def test_without_one_each_is_told_as_not_run(letter: Path) -> None:
    told = checked(letter, "--profile", "alle", "--language-model", "none")["letters"][0]
    assert [missed["rule"] for missed in told["not_run"]] == NEEDY
    assert {missed["reason"] for missed in told["not_run"]} == {"der er ingen sprogmodel"}
    assert told["language_model"] is None
    assert "parsed_passive_percent" not in told["metrics"]


def test_with_a_model_that_lacks_what_they_need_that_is_told(letter: Path, tmp_path: Path) -> None:
    pipeline = spacy.blank("da")
    pipeline.add_pipe("entity_ruler").add_patterns([{"label": "PER", "pattern": "Storm"}])  # type: ignore[attr-defined]
    pipeline.to_disk(tmp_path / "kun_navne")
    words = run("check", "--no-config", "--profile", "alle", "--language-model", tmp_path / "kun_navne", letter).stdout
    assert "Ikke prøvet: LAS010, LAS011, LAS012, LAS013 (sprogmodellen kan ikke" in " ".join(words.split())
    assert "Sprogmodel: kun_navne" in words


def test_under_the_recommended_profile_no_model_is_asked_for(letter: Path) -> None:
    told = checked(letter)
    assert told["letters"][0]["not_run"] == []
    assert told["tool"]["language_model"] is None


def test_the_examples_of_rules_that_need_a_model_are_told_as_not_run_without_one() -> None:
    words = run("test-rules", "--language-model", "none").stdout
    assert f"Ikke prøvet: {', '.join(NEEDY)} (der er ingen sprogmodel)." in words


@pytest.mark.slow
def test_with_a_model_the_examples_are_run(small_model: Path) -> None:
    result = run("test-rules", "--language-model", small_model)
    assert result.exit_code == 0
    assert "Ikke prøvet" not in result.stdout
    assert f"{len(shipped().rules)} regler" in result.stdout
    assert "Sprogmodel: lille_model 1.2.3." in result.stdout


def test_facts_shows_what_the_model_sees(letter: Path, small_model: Path) -> None:
    assert "nested_clauses depth=5" in run("facts", letter, "--language-model", small_model).stdout
    assert "nested_clauses" not in run("facts", letter).stdout


def test_explain_tells_that_a_model_is_needed() -> None:
    assert "Kræver: en sprogmodel, der kan grammatik." in run("explain", "LAS011").stdout
    assert "Kræver:" not in run("explain", "LAS001").stdout
