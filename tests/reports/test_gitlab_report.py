"""GitLab's code quality report, held against what GitLab documents that it reads."""

from __future__ import annotations

import json
from typing import Any

from jsonschema import Draft202012Validator
from made import finding, letter, not_checked, place, results

from begrundelse_lint.checked import CheckedLetter
from begrundelse_lint.finding import Level
from begrundelse_lint.reports.gitlab import render
from begrundelse_lint.reports.look import Look
from begrundelse_lint.suppression import Origin, Suppressed, Suppression

# «Code Quality report format» in GitLab's documentation: what is required, and the words for severity.
DOCUMENTED = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "location", "severity"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!\./|/).+"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


def issues(*letters: CheckedLetter) -> list[dict[str, Any]]:
    """The report's issues, after GitLab's demands have been held."""
    text = render(results(*letters), Look())
    assert not text.startswith("\ufeff"), "GitLab reads no byte order mark"
    told: list[dict[str, Any]] = json.loads(text)
    Draft202012Validator(DOCUMENTED).validate(told)
    return told


def test_a_finding_is_an_issue_at_its_line() -> None:
    (told,) = issues(letter(finding(place=place(20)), path="breve/a.txt"))
    assert told["location"] == {"path": "breve/a.txt", "lines": {"begin": 20, "end": 20}}
    assert (told["severity"], told["check_name"]) == ("critical", "UDM901 udmaaling-mangler")


def test_a_word_letter_has_its_line_in_the_description() -> None:
    (told,) = issues(letter(finding(place=place(12)), path="a.docx"))
    assert told["location"]["lines"] == {"begin": 1}
    assert "linje 12" in told["description"]


def test_fingerprints_are_all_different_and_stay_when_lines_change() -> None:
    def prints(line: int) -> list[str]:
        same = [finding(place=place(line)), finding("LAS901", Level.RAAD, place=place(line))]
        told = issues(letter(*same, path="a.txt"), letter(*same, path="b.txt"), not_checked("c.pdf"))
        return [issue["fingerprint"] for issue in told]

    assert len(set(prints(20))) == 5
    assert prints(20) == prints(31)


def test_a_letter_not_checked_is_a_blocker() -> None:
    (told,) = issues(not_checked("scan.pdf", "Filen er scannet."))
    assert (told["severity"], told["check_name"]) == ("blocker", "ikke-kontrolleret")
    assert "Filen er scannet." in told["description"]


def test_known_findings_are_left_out() -> None:
    by = Suppression(rule="UDM901", reason="Aftalt", origin=Origin.BASELINE, written="baseline.yaml:3")
    assert issues(letter(suppressed=(Suppressed(finding(), by),))) == []
