"""The examples inside the rules, run by a stand-in for the understanding."""

from __future__ import annotations

from pathlib import Path

import pytest
from handmade import Draft, ruleset

from begrundelse_lint.letter import Letter
from begrundelse_lint.rules.examples import run_examples, without_mark
from begrundelse_lint.rules.model import RuleSet
from begrundelse_lint.understanding.reading import Reading

RULE = """rules:
  - code: XYZ001
    name: en-regel
    level: fejl
    title: t
    message: m
    suggestion: s
    why: w
    source: {{report: s. 1}}
    forbid: {{concept: formaal}}
    examples:
      fires:
        - |
          {fires}
          {marked}
        - formål
      silent:
        - |
          Intet
          {silent}
        - nej
"""


def understand(letter: Letter) -> Reading:
    """The word «formål» is a mention."""
    draft = Draft(*letter.text.split("\n"))
    if "formål" in draft.clean.text:
        draft.mention("formaal", "formål")
    return draft.reading()


def loaded(folder: Path, fires: str = "Afgørelse", marked: str = "→ Et formål", silent: str = "her") -> RuleSet:
    return ruleset(folder, RULE.format(fires=fires, marked=marked, silent=silent))


def told(ruleset: RuleSet) -> list[tuple[int, str]]:
    return [(failure.line, failure.message) for failure in run_examples(ruleset, understand, codes={"XYZ001"})]


def test_examples_that_go_as_they_say_give_nothing(tmp_path: Path) -> None:
    assert told(loaded(tmp_path)) == []


def test_a_silent_rule_is_told_at_the_line_it_should_have_spoken_of(tmp_path: Path) -> None:
    assert told(loaded(tmp_path, marked="→ Intet")) == [(15, "Reglen skulle have fundet noget her, men tav.")]


def test_a_rule_that_points_at_another_line_is_told_with_both_lines(tmp_path: Path) -> None:
    failures = told(loaded(tmp_path, fires="Et formål", marked="→ Resten"))
    assert failures == [(15, "Fundet skulle pege her, men peger på linje 14: «formål».")]


def test_a_rule_that_should_be_silent_is_told_at_the_line_it_spoke_of(tmp_path: Path) -> None:
    assert told(loaded(tmp_path, silent="med formål")) == [(20, "Reglen skulle tie, men fandt: «formål».")]


def test_a_failure_reads_as_a_place_in_the_file(tmp_path: Path) -> None:
    (failure,) = run_examples(loaded(tmp_path, marked="→ Intet"), understand, codes={"XYZ001"})
    path = tmp_path / "mine.yaml"
    assert str(failure) == f"{path}:15: XYZ001: Reglen skulle have fundet noget her, men tav."


@pytest.mark.parametrize(
    ("text", "bare", "line"),
    [("a\n→ b", "a\nb", 1), ("→a\nb", "a\nb", 0), ("a\n  → - b", "a\n  - b", 1), ("a → b", "a → b", None)],
)
def test_the_mark_is_taken_off_and_its_line_remembered(text: str, bare: str, line: int | None) -> None:
    assert without_mark(text) == (bare, line)
