"""Findings that are known: by rule and words, at each of their places, as long as it was said."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import finding, place

from begrundelse_lint.finding import Finding, fingerprint
from begrundelse_lint.suppression import Origin, Suppression, settle

TODAY = date(2026, 11, 22)


def known(one: Finding | None = None, **more: object) -> Suppression:
    """What is known of a finding."""
    values: dict[str, object] = {
        "rule": "UDM901",
        "reason": "Står i rammeaftalen",
        "origin": Origin.CONFIGURATION,
        "written": "begrundelse-lint.yaml:7",
        "fingerprint": one.fingerprint if one else None,
    }
    return Suppression(**(values | more))  # type: ignore[arg-type]


def test_a_known_finding_is_no_longer_told_and_keeps_its_reason() -> None:
    one = finding()
    settled = settle([one], [known(one)], TODAY)
    assert settled.findings == ()
    (suppressed,) = settled.suppressed
    assert suppressed.reason == "Står i rammeaftalen"
    assert suppressed.finding.fingerprint == one.fingerprint


def test_a_known_finding_quotes_nothing_of_the_letter() -> None:
    one = finding(message="Der står «hemmeligt» i brevet.", place=place(quote="hemmeligt"))
    (suppressed,) = settle([one], [known(one)], TODAY).suppressed
    assert "hemmeligt" not in repr(suppressed.finding)


def test_other_words_are_another_finding() -> None:
    other = finding(place=place(quote="Du får mere støtte."))
    settled = settle([other], [known(finding())], TODAY)
    assert settled.findings == (other,)
    assert settled.unused == (known(finding()),)


def test_the_same_words_on_another_line_are_the_same_finding() -> None:
    moved = finding(place=place(line=3))
    assert settle([moved], [known(finding(place=place(line=20)))], TODAY).findings == ()


@pytest.mark.parametrize("word", ["UDM901", "udm901", "udmaaling-mangler", "Udmaaling-Mangler"])
def test_a_rule_may_be_named_by_code_or_name(word: str) -> None:
    one = finding()
    assert settle([one], [known(one, rule=word)], TODAY).findings == ()


def test_a_rule_named_otherwise_is_another_rule() -> None:
    one = finding()
    assert settle([one], [known(one, rule="HJE901")], TODAY).findings == (one,)


def test_only_the_known_places_of_a_finding_are_taken_out() -> None:
    """«… er et stift ord», at two places: one is known, and what is told is told of the other."""
    second = place(9, "foranlediget")
    second = type(second)(second.span, 9, 5, 9, 17, None, "foranlediget", message="«foranlediget» er et stift ord.")
    one = finding(message="«iværksætte» er et stift ord.", place=place(4, "iværksætte"), more=(second,))
    settled = settle([one], [known(fingerprint=fingerprint("UDM901", "iværksætte"))], TODAY)
    (told,) = settled.findings
    assert (told.place.line, told.more, told.message) == (9, (), "«foranlediget» er et stift ord.")
    (suppressed,) = settled.suppressed
    assert [there.line for there in suppressed.finding.places] == [4]


def test_what_is_known_once_is_told_the_second_time() -> None:
    one = finding(place=place(4), more=(place(8), place(12)))
    settled = settle([one], [known(one, count=2)], TODAY)
    assert [there.line for found in settled.findings for there in found.places] == [12]


def test_the_last_day_counts_and_the_day_after_does_not() -> None:
    one = finding()
    assert settle([one], [known(one, until=TODAY)], TODAY).findings == ()
    over = known(one, until=date(2026, 11, 21))
    assert settle([one], [over], TODAY).findings == (one,)
    assert settle([one], [over], TODAY).unused == (over,)


@pytest.mark.parametrize("quote", ["Du får støtte.", "du får  STØTTE", "«Du får støtte»", "Du får …"])
def test_the_words_may_be_written_out_or_shortened_as_reports_do(quote: str) -> None:
    assert settle([finding()], [known(quote=quote)], TODAY).findings == ()


@pytest.mark.parametrize("quote", ["Du får", "…", "", "støtte"])
def test_part_of_the_words_is_not_the_words(quote: str) -> None:
    assert settle([finding()], [known(quote=quote)], TODAY).findings == (finding(),)


@pytest.mark.parametrize(
    ("lines", "is_known"), [((20, 20), True), ((18, 22), True), ((1, 19), False), ((21, 30), False)]
)
def test_a_comment_in_the_letter_speaks_of_its_lines(lines: tuple[int, int], is_known: bool) -> None:
    assert (settle([finding()], [known(lines=lines)], TODAY).findings == ()) is is_known


@given(words=st.text("abcæøå ,.-*_«»", min_size=1), number=st.integers(0, 99))
def test_fingerprints_see_words_and_numbers_and_no_marks(words: str, number: int) -> None:
    """Case, punctuation, markup and blanks do not change a fingerprint; a number does."""
    told = fingerprint("UDM901", f"{words} {number}")
    assert told == fingerprint("UDM901", f"  **{words.upper()}** {number}.")
    assert told != fingerprint("UDM901", f"{words} {number + 1}")
    assert told != fingerprint("HJE901", f"{words} {number}")


def test_a_finding_about_the_whole_letter_is_known_whatever_its_first_line_says() -> None:
    before, after = (finding(whole_letter=True, place=place(1, quote)) for quote in ("Ærø Kommune", "Fanø Kommune"))
    assert before.fingerprint == after.fingerprint
    assert settle([after], [known(before)], TODAY).findings == ()
    assert before.fingerprint != finding("HJE901", whole_letter=True).fingerprint
