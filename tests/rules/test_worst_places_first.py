"""Rules with many places: which comes first, what a message lists, and from how many on a rule is recommended."""

from __future__ import annotations

from pathlib import Path

import pytest
from handmade import Draft, rule, ruleset

from begrundelse_lint.finding import Finding
from begrundelse_lint.rules.engine import judge
from begrundelse_lint.rules.model import Rule
from begrundelse_lint.selection import Profile, choose
from begrundelse_lint.understanding.reading import Sized, Term

LETTER = ("Såfremt du vil klage.", "Skriv i henhold til loven.", "Såfremt du er i tvivl.", "Ring.")


def letter() -> Draft:
    draft = Draft(*LETTER)
    for words, plain, uses in (
        ("i henhold til", "efter", 1),
        ("Såfremt du vil", "hvis", 2),
        ("Såfremt du er", "hvis", 2),
    ):
        draft.facts.append(Term(list="kancellisprog", plain=plain, uses=uses, **draft.about(words)))
    draft.facts += [
        Sized(unit="saetning", words=words, **draft.about(line))
        for line, words in zip(LETTER, (4, 9, 9, 1), strict=True)
    ]
    return draft


def found(checked: Rule) -> Finding:
    (finding,) = judge(letter().reading(), [checked])[0]
    return finding


def lines(finding: Finding) -> list[int]:
    return [finding.place.line, *(place.line for place in finding.more)]


def test_places_stand_in_the_order_of_the_letter_unless_the_rule_says_otherwise(tmp_path: Path) -> None:
    assert lines(found(rule(tmp_path, "forbid: {fact: sized, words: {above: 2}}"))) == [1, 2, 3]


def test_the_worst_place_comes_first_and_the_earlier_of_two_alike(tmp_path: Path) -> None:
    checked = rule(tmp_path, "forbid: {fact: sized, words: {above: 2}}\nworst_first: words")
    assert lines(found(checked)) == [2, 3, 1]


def test_a_message_lists_each_word_once_the_most_used_first(tmp_path: Path) -> None:
    checked = said(tmp_path, "Stive ord {citater}.", "Skriv {citater: plain}.")
    finding = found(checked)
    assert finding.message == "Stive ord «Såfremt du vil», «Såfremt du er» og «i henhold til»."
    assert finding.suggestion == "Skriv «Såfremt du vil» og «Såfremt du er»: hvis; «i henhold til»: efter."


def test_at_a_further_place_the_message_is_about_that_place(tmp_path: Path) -> None:
    finding = found(said(tmp_path, "Stive ord {citater}.", "Skriv {citater: plain}."))
    assert [place.message for place in finding.more] == ["Stive ord «Såfremt du er».", "Stive ord «i henhold til»."]
    assert finding.more[-1].suggestion == "Skriv «i henhold til»: efter."


def said(folder: Path, message: str, suggestion: str, more: str = "") -> Rule:
    text = f"""rules:
  - code: XYZ001
    name: stive-ord
    level: råd
    title: Stive ord
    message: "{message}"
    suggestion: "{suggestion}"
    why: Fordi.
    source: {{report: s. 36}}
    forbid: {{fact: term, list: kancellisprog}}
    worst_first: uses
    {more}
    examples: {{fires: [a, b], silent: [c, d]}}
"""
    return ruleset(folder, text).rules["XYZ001"]


def test_a_measure_is_shown_by_the_facts_that_it_comes_of(tmp_path: Path) -> None:
    checked = rule(tmp_path, "measure: {name: lix, above: 40, shown_by: {fact: sized, words: {above: 8}}}")
    (finding,) = judge(letter().reading(measures={"lix": 45.0}), [checked])[0]
    assert lines(finding) == [2, 3]
    assert judge(letter().reading(measures={"lix": 35.0}), [checked])[0] == []


@pytest.mark.parametrize(("places", "shown"), [(3, True), (4, False)])
def test_a_rule_may_be_recommended_from_some_places_on(tmp_path: Path, places: int, shown: bool) -> None:
    checked = said(tmp_path, "Stive ord {citater}.", "Skriv om.", f"recommended: {{places: {places}}}")
    finding = found(checked)
    shipped = ruleset(tmp_path, "rules: []")
    shipped.rules[checked.code] = checked
    assert choose(shipped, Profile.ANBEFALET).shows(finding) is shown
    assert choose(shipped, Profile.ALLE).shows(finding)
    assert choose(shipped, Profile.ANBEFALET, select=["XYZ001"]).shows(finding)
    assert not choose(shipped, Profile.LOVKRAV).shows(finding)
