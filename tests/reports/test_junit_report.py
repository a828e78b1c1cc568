"""JUnit XML, held against Jenkins' schema and read by junitparser."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from junitparser import Error, Failure, JUnitXml, Skipped, TestSuite
from lxml import etree
from made import finding, letter, not_checked, place, results

from begrundelse_lint.checked import CheckedLetter
from begrundelse_lint.finding import Level
from begrundelse_lint.reports.junit import render
from begrundelse_lint.reports.look import Look
from begrundelse_lint.suppression import Origin, Suppressed, Suppression

SCHEMA = Path(__file__).parent / "schemas" / "junit-10.xsd"
KNOWN = Suppression(rule="UDM901", reason="Står i aftalen", origin=Origin.BASELINE, written="baseline.yaml:3")


@cache
def schema() -> etree.XMLSchema:
    """Jenkins' schema."""
    return etree.XMLSchema(etree.parse(str(SCHEMA)))


def suites(*letters: CheckedLetter) -> list[TestSuite]:
    """The suites as junitparser reads them, after the schema has accepted the file."""
    data = render(results(*letters), Look()).encode()
    schema().assertValid(etree.fromstring(data))
    return list(JUnitXml.fromstring(data))


def test_each_finding_is_a_failure_in_the_letters_suite() -> None:
    (suite,) = suites(letter(finding(), finding("LAS901", Level.RAAD), path="breve/a.docx"))
    assert (suite.name, suite.tests, suite.failures, suite.errors, suite.skipped) == ("breve/a.docx", 2, 2, 0, 0)
    first = next(iter(suite))
    (told,) = first.result
    assert isinstance(told, Failure)
    assert (first.name, told.type) == ("UDM901 udmaaling-mangler (linje 20)", "fejl")
    assert "Du får støtte." in (told.text or "")


def test_a_letter_without_findings_is_a_test_that_passed() -> None:
    (suite,) = suites(letter())
    assert (suite.tests, suite.failures) == (1, 0)
    assert next(iter(suite)).is_passed


def test_a_letter_not_checked_is_an_error() -> None:
    (suite,) = suites(not_checked(reason="Filen er scannet."))
    (told,) = next(iter(suite)).result
    assert isinstance(told, Error)
    assert (suite.errors, told.message) == (1, "Filen er scannet.")


def test_a_known_finding_is_skipped_with_its_reason() -> None:
    (suite,) = suites(letter(suppressed=(Suppressed(finding(), KNOWN),)))
    passed, skipped = suite
    assert passed.is_passed
    (told,) = skipped.result
    assert isinstance(told, Skipped)
    assert told.message == "Kendt: Står i aftalen"


def test_the_sums_at_the_top_are_those_of_the_suites() -> None:
    report = render(results(letter(finding()), letter(), not_checked()), Look())
    root = etree.fromstring(report.encode())
    assert {key: root.get(key) for key in ("tests", "failures", "errors")} == {
        "tests": "3",
        "failures": "1",
        "errors": "1",
    }


@given(st.text(max_size=40))
def test_whatever_a_letter_holds_the_file_is_xml(words: str) -> None:
    suites(letter(finding(message=words, place=place(quote=words)), path=f"{words}.txt"))
