"""No language model, good or bad, changes what a rule says that does not ask for one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import pytest

from begrundelse_lint.finding import Finding
from begrundelse_lint.language.analysis import Analysis, Analyst, ParsedWord
from begrundelse_lint.language.clean import CleanText
from begrundelse_lint.language.grammar import Grammar
from begrundelse_lint.language.needs import GRAMMAR, NAMES
from begrundelse_lint.language.sentences import Sentence
from begrundelse_lint.letter import Span
from begrundelse_lint.rules.engine import judge
from begrundelse_lint.scoring.labels import Label
from begrundelse_lint.understanding import understand
from begrundelse_lint.understanding.reading import Reading

from .labelled import UNDATED, labels_of, letter_of, ruleset

SOME = 10  # every so many letters are read by a real pipeline, which takes its time


class Liar:
    """A model that is wrong everywhere: every word is a person, a passive, a noun, and hangs under the one before."""

    name = "løgner 1.0"
    available = frozenset({GRAMMAR, NAMES})

    def analyse(self, text: CleanText, sentences: Sequence[Sentence]) -> Analysis:
        """What it says it sees."""
        parsed = tuple(tuple(self._words(text, sentence)) for sentence in sentences)
        return Analysis(parsed, tuple(span for sentence in sentences for span in sentence.spans))

    def _words(self, text: CleanText, sentence: Sentence) -> Iterator[ParsedWord]:
        features = frozenset({"VerbForm=Fin", "VerbForm=Part", "Voice=Pass"})
        for at, span in enumerate(sentence.spans):
            yield ParsedWord(Span(*span), text.of(span).lower(), "NOUN", max(0, at - 1), "acl", features)


@cache
def tuned() -> tuple[Label, ...]:
    return labels_of("tuned")


def reading(label: Label, analyst: Analyst | None = None) -> Reading:
    """A letter of the corpus, read with or without a model."""
    template = label.template or None
    return understand(letter_of(label), ruleset().knowledge, on=UNDATED, template=template, analyst=analyst)


def said(label: Label, analyst: Analyst | None = None) -> list[Finding]:
    """What the rules that need no model say of a letter."""
    light = [rule for rule in ruleset().rules.values() if not rule.needs]
    available = analyst.available if analyst is not None else ()
    return judge(reading(label, analyst), light, on=UNDATED, available=available)[0]


@pytest.mark.parametrize("label", tuned(), ids=lambda label: f"{label.folder.name}-{label.file}")
def test_a_model_that_lies_changes_no_finding_of_the_other_rules(label: Label) -> None:
    assert said(label, Liar()) == said(label)


def test_a_model_that_lies_makes_the_rules_that_ask_for_one_speak() -> None:
    """So that the test above is about something."""
    needy = [rule for rule in ruleset().rules.values() if rule.needs]
    spoken = {
        finding.rule
        for label in tuned()[:20]
        for finding in judge(reading(label, Liar()), needy, on=UNDATED, available=Liar.available)[0]
    }
    assert len(spoken) >= 3


@pytest.mark.parametrize("label", tuned()[::SOME], ids=lambda label: f"{label.folder.name}-{label.file}")
def test_a_model_that_knows_little_changes_no_finding_of_the_other_rules(label: Label, small_grammar: Grammar) -> None:
    assert said(label, small_grammar) == said(label)


def test_what_a_model_sees_comes_after_all_else(small_grammar: Grammar) -> None:
    """The facts and measures of the light reading are the same, one by one."""
    for label in tuned()[::SOME]:
        light, more = reading(label), reading(label, small_grammar)
        assert more.facts[: len(light.facts)] == light.facts
        assert {type(fact).needs for fact in more.facts[len(light.facts) :]} <= {GRAMMAR, NAMES}
        assert {name: more.measures[name] for name in light.measures} == light.measures
