"""JSON as contract C2 has it."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from made import NOT_RUN, finding, letter, not_checked, place, results

from begrundelse_lint.checked import CheckedLetter, SectionMetrics
from begrundelse_lint.finding import Level
from begrundelse_lint.reports.json import render
from begrundelse_lint.reports.look import Look
from begrundelse_lint.suppression import Origin, Suppressed, Suppression
from begrundelse_lint.understanding.reading import Zone


def _document(*letters: CheckedLetter) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(render(results(*letters), Look()))
    return document


def test_the_document_holds_what_the_contract_promises() -> None:
    document = _document(letter(finding(), not_run=(NOT_RUN,)), not_checked())
    assert document["schema"] == "begrundelse-lint/1"
    assert document["tool"] == {
        "name": "begrundelse-lint",
        "version": "1.2.3",
        "rules": "abc123",
        "language_model": None,
    }
    checked, missed = document["letters"]
    assert {key: checked[key] for key in ("path", "status", "reason", "kind", "date")} == {
        "path": "breve/a.docx",
        "status": "checked",
        "reason": None,
        "kind": "afgoerelse",
        "date": "2024-09-09",
    }
    assert checked["decisions"] == [{"outcome": "delvis_bevilling", "provision": "SEL § 85", "line": 20}]
    assert checked["metrics"]["lix"] == 38.44
    assert checked["readability"] == {"band": "middel", "longest_sentence_line": None, "heaviest": None}
    assert (missed["readability"], missed["sections"]) == (None, [])
    assert (missed["status"], missed["reason"], missed["kind"], missed["findings"]) == (
        "not_checked",
        "Filen er scannet uden tekst.",
        None,
        [],
    )
    assert document["summary"] == {
        "letters": 2,
        "checked": 1,
        "not_checked": 1,
        "by_level": {"fejl": 1, "advarsel": 0, "råd": 0},
        "by_rule": {"UDM901": 1},
        "suppressed": 0,
    }


def test_a_finding_holds_what_the_contract_promises() -> None:
    one = finding(level=Level.RAAD, report=None, place=place(7, "Du får", page=2), more=(place(9),))
    got = _document(letter(one))["letters"][0]["findings"][0]
    promised = [
        "rule",
        "name",
        "level",
        "message",
        "suggestion",
        "line",
        "column",
        "end_line",
        "end_column",
        "page",
        "quote",
        "basis",
        "report",
        "fingerprint",
    ]
    assert list(got)[: len(promised)] == promised
    assert (got["level"], got["line"], got["column"], got["end_column"], got["page"], got["report"]) == (
        "råd",
        7,
        5,
        11,
        2,
        None,
    )
    assert got["basis"] == ["SEL § 89"]
    assert got["fingerprint"] == one.fingerprint
    assert [more["line"] for more in got["more"]] == [9]


def test_danish_letters_are_written_as_they_are() -> None:
    assert "Ærø" in render(results(letter(path="Ærø.txt")), Look())


def test_nothing_given_is_still_a_document() -> None:
    assert _document()["summary"]["letters"] == 0


def test_a_known_finding_stands_apart_with_its_reason() -> None:
    by = Suppression(
        rule="UDM901", reason="Aftalt", origin=Origin.BASELINE, written="kendt.yaml:3", until=date(2027, 6, 30)
    )
    document = _document(letter(suppressed=(Suppressed(finding(), by),)))
    (told,) = document["letters"][0]["suppressed"]
    assert document["letters"][0]["findings"] == []
    assert document["summary"]["suppressed"] == 1
    assert {key: told[key] for key in ("rule", "reason", "until", "origin", "written", "lines")} == {
        "rule": "UDM901",
        "reason": "Aftalt",
        "until": "2027-06-30",
        "origin": "baseline",
        "written": "kendt.yaml:3",
        "lines": [20],
    }


def test_each_part_of_a_letter_has_its_own_metrics() -> None:
    measures = {"lix": 41.26, "words": 80.0, "sentences": 6.0}
    parts = (
        SectionMetrics(Zone.RESULTAT, 12, measures),
        SectionMetrics(Zone.BEGRUNDELSE, 17, {**measures, "lix": 52.3}),
        SectionMetrics(Zone.KONTAKT, 30, {"lix": 90.0, "words": 9.0, "sentences": 1.0}),
    )
    (told,) = _document(letter(sections=parts, longest_sentence_line=21))["letters"]
    assert [(part["section"], part["line"]) for part in told["sections"]] == [
        ("resultat", 12),
        ("begrundelse", 17),
        ("kontakt", 30),
    ]
    assert told["sections"][0]["metrics"] == measures
    assert told["readability"] == {"band": "middel", "longest_sentence_line": 21, "heaviest": "begrundelse"}
