"""Ten letters in stiff and in plain language (``corpus/plain``): the plain one reads better by every measure.

Findings are counted plainly, under the profile ``alle``: one for each rule that speaks, however many places it names.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from begrundelse_lint.check import Checker, Options
from begrundelse_lint.checked import CheckedLetter
from begrundelse_lint.finding import Finding, Level
from begrundelse_lint.selection import Profile

from .labelled import CORPUS, UNDATED, measured_alone, ruleset

STIFF = sorted((CORPUS / "plain").glob("*-stift.txt"))
MEASURES = (
    "lix",
    "words_per_sentence",
    "long_words_percent",
    "longest_sentence",
    "passive_percent",
    "unexplained_terms",
)
TIMES = 5
STIFF_HANDS = frozenset({"embedsmand"})  # a style whose very manner is stiff
A_REMARK = 1  # a plain letter without any is counted as having one


@cache
def everything() -> Checker:
    return Checker(ruleset(), Options(Profile.ALLE, date=UNDATED))


@cache
def checked(path: Path) -> CheckedLetter:
    letter = everything().check(path)
    assert letter.checked, letter.reason
    return letter


def plain_of(stiff: Path) -> Path:
    return stiff.with_name(stiff.name.replace("stift", "klart"))


def of_readability(letter: CheckedLetter) -> list[Finding]:
    return [finding for finding in letter.findings if measured_alone(finding.rule)]


def grave(letter: CheckedLetter) -> list[str]:
    """Remarks that are more than advice, but for those on readability."""
    return [f.rule for f in letter.findings if f.level is not Level.RAAD and not measured_alone(f.rule)]


def test_there_are_ten_pairs() -> None:
    assert len(STIFF) == 10
    assert all(plain_of(path).is_file() for path in STIFF)


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("stiff", STIFF, ids=lambda path: path.stem)
def test_every_measure_is_better_in_the_plain_letter(stiff: Path, measure: str) -> None:
    assert checked(plain_of(stiff)).metrics[measure] < checked(stiff).metrics[measure]


@pytest.mark.parametrize("stiff", STIFF, ids=lambda path: path.stem)
def test_the_stiff_letter_has_five_times_the_remarks_on_readability(stiff: Path) -> None:
    remarks = len(of_readability(checked(plain_of(stiff))))
    assert len(of_readability(checked(stiff))) >= TIMES * max(A_REMARK, remarks)


@pytest.mark.parametrize("stiff", STIFF, ids=lambda path: path.stem)
def test_both_say_the_same_and_are_sound(stiff: Path) -> None:
    plain, own = checked(plain_of(stiff)), checked(stiff)
    assert plain.kind is own.kind
    assert len(plain.decisions) == len(own.decisions)
    assert grave(own) == []


@pytest.mark.parametrize("stiff", STIFF, ids=lambda path: path.stem)
def test_nothing_is_to_be_said_of_the_plain_letter_but_advice(stiff: Path) -> None:
    plain = checked(plain_of(stiff))
    assert [finding.rule for finding in plain.findings if finding.level is not Level.RAAD] == []
    assert of_readability(plain) == []


@pytest.mark.parametrize("part", ["tuned", "shared"])
def test_a_sound_letter_has_three_remarks_on_readability_at_most(part: str) -> None:
    from .labelled import labels_of

    recommended = Checker(ruleset(), Options(Profile.ANBEFALET, date=UNDATED))
    levels = {code: rule.level for code, rule in ruleset().rules.items()}
    sound = [
        label
        for label in labels_of(part)
        if label.path.parent.name not in STIFF_HANDS and all(levels[rule] is Level.RAAD for rule, *_ in label.findings)
    ]
    assert sound
    told = {label.place: of_readability(recommended.check(label.path)) for label in sound}
    assert {place: [f.rule for f in found] for place, found in told.items() if len(found) > 3} == {}


@pytest.mark.parametrize("path", [*STIFF, *map(plain_of, STIFF)], ids=lambda path: path.stem)
def test_other_rules_say_the_same_where_readability_is_left_out(path: Path) -> None:
    others = Checker(ruleset(), Options(Profile.ALLE, ignore=("LAS",), date=UNDATED)).check(path)
    assert list(others.findings) == [f for f in checked(path).findings if not measured_alone(f.rule)]
