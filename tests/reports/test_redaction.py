"""``--no-quotes``: nothing of the letter's own words in any report."""

from __future__ import annotations

import json

import pytest
from made import finding, letter, place, results

from begrundelse_lint.reports.base import report
from begrundelse_lint.reports.formats import FORMATS
from begrundelse_lint.reports.look import Look
from begrundelse_lint.reports.redaction import without_quotes

SECRET = "Birgitte Solhøj bor på Møllestien"


@pytest.mark.parametrize("name", FORMATS)
def test_no_format_shows_a_word_of_the_letter(name: str) -> None:
    told = finding(
        place=place(quote=SECRET),
        more=(place(30, quote=SECRET),),
        message=f"Der står «{SECRET}», og {SECRET} er et navn.",
        suggestion="Slet «Birgitte Solhøj» og skriv «borgeren».",
    )
    shown = report(name).render(results(without_quotes(letter(told))), Look(80))
    assert "Birgitte" not in shown and "Møllestien" not in shown
    assert "«borgeren»" in shown, "the rule's own words stay"


def test_the_fingerprint_stays_the_same() -> None:
    one = finding(place=place(quote=SECRET))
    redacted = without_quotes(letter(one)).findings[0]
    assert redacted.place.quote == ""
    assert redacted.fingerprint == one.fingerprint


def test_everything_else_stays_the_same() -> None:
    one = finding()
    with_, without = (
        json.loads(report("json").render(results(each), Look()))["letters"][0]
        for each in (letter(one), without_quotes(letter(one)))
    )
    with_["findings"][0]["quote"] = ""
    assert with_ == without
