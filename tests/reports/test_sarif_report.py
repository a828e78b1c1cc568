"""SARIF, held against its schema and against Microsoft's validator, which also knows what GitHub asks for."""

from __future__ import annotations

import json
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator
from made import NOT_RUN, finding, letter, not_checked, place, results
from sarif_pydantic import Sarif

from begrundelse_lint.checked import CheckedLetter
from begrundelse_lint.finding import Level
from begrundelse_lint.reports.look import Look
from begrundelse_lint.reports.redaction import without_quotes
from begrundelse_lint.reports.sarif import render
from begrundelse_lint.suppression import Origin, Suppressed, Suppression

SCHEMA = Path(__file__).parent / "schemas" / "sarif-2.1.0-rtm.5.json"

NO_ADDRESS = "SARIF2005"  # wants the tool's address on the web; there is none to give

KNOWN = Suppression(rule="UDM901", reason="Står i aftalen", origin=Origin.BASELINE, written="baseline.yaml:3")


@cache
def multitool() -> str | None:
    """Microsoft's validator, where it is installed and runs."""
    program = shutil.which("sarif-multitool")
    if program is None:
        return None
    tried = subprocess.run([program, "--version"], capture_output=True, timeout=60, check=False)
    return program if tried.returncode == 0 else None


@cache
def validator() -> Draft4Validator:
    """The schema's own judge."""
    return Draft4Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def run(*letters: CheckedLetter) -> dict[str, Any]:
    """The one run of the log, after the schema has accepted the log."""
    document = json.loads(render(results(*letters), Look()))
    assert not [f"{error.json_path}: {error.message}" for error in validator().iter_errors(document)]
    (only,) = document["runs"]
    return dict(only)


def many_kinds() -> list[CheckedLetter]:
    """A letter of each kind: with findings, without, known, not checked, with odd names."""
    return [
        letter(finding(place=place(20)), finding("LAS901", Level.RAAD, more=(place(22),)), path="breve/a.txt"),
        letter(finding(place=place(7, page=2)), path="breve/Ærø & 100 %.pdf"),
        letter(path="breve/rent.md", not_run=(NOT_RUN,)),
        letter(path="breve/kendt.txt", suppressed=(Suppressed(finding(level=Level.ADVARSEL), KNOWN),)),
        not_checked(),
    ]


def test_a_log_of_every_kind_of_letter_is_valid() -> None:
    assert len(run(*many_kinds())["results"]) == 5


def test_another_program_reads_the_log_as_it_was_meant() -> None:
    """sarif-pydantic has its own model of SARIF and refuses what does not fit it."""
    log = Sarif.model_validate_json(render(results(*many_kinds()), Look()))
    found = log.runs[0].results or []
    assert [(one.rule_id, one.level) for one in found] == [
        ("UDM901", "error"),
        ("LAS901", "note"),
        ("UDM901", "error"),
        ("UDM901", "warning"),
        ("ikke-kontrolleret", "error"),
    ]
    with pytest.raises(ValueError, match="level"):
        Sarif.model_validate_json(render(results(*many_kinds()), Look()).replace('"warning"', '"advarsel"'))


def test_no_letters_are_a_valid_log_too() -> None:
    assert run()["results"] == []


@pytest.mark.slow
@pytest.mark.skipif(multitool() is None, reason="sarif-multitool (npm @microsoft/sarif-multitool) is not installed")
def test_the_validator_of_sarif_and_github_finds_no_error_and_no_warning(tmp_path: Path) -> None:
    log, told = tmp_path / "a.sarif", tmp_path / "told.sarif"
    log.write_text(render(results(*many_kinds()), Look()), encoding="utf-8")
    words = ["validate", log, "--rule-kind", "Sarif;Ghas", "--level", "Error;Warning", "--output", told]
    done = subprocess.run([str(multitool()), *map(str, words)], capture_output=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout.decode()
    remarks = json.loads(told.read_text(encoding="utf-8-sig"))["runs"][0].get("results", [])
    heard = [(remark["ruleId"], remark["message"]) for remark in remarks if remark.get("level") != "note"]
    assert [remark for remark in heard if remark[0] != NO_ADDRESS] == []


def test_a_finding_points_at_its_characters() -> None:
    only = run(letter(finding(place=place(20, "Du får støtte.")), path="breve/a.txt"))
    assert only["columnKind"] == "unicodeCodePoints"
    (location,) = only["results"][0]["locations"]
    assert location["physicalLocation"]["region"] == {
        "startLine": 20,
        "startColumn": 5,
        "endLine": 20,
        "endColumn": 19,
        "snippet": {"text": "Du får støtte."},
    }


def test_a_word_letter_has_no_lines_of_its_own_and_its_line_is_told_in_words() -> None:
    told = run(letter(finding(place=place(12, page=2)), path="a.pdf"))["results"][0]
    assert told["locations"][0]["physicalLocation"]["region"] == {"startLine": 1}
    assert told["locations"][0]["logicalLocations"][0]["name"] == "linje 12, side 2"
    assert told["message"]["text"].startswith("Linje 12, side 2: ")


def test_levels_are_those_of_sarif() -> None:
    told = run(letter(*(finding(f"ABC90{n}", level) for n, level in enumerate(Level))))["results"]
    assert [result["level"] for result in told] == ["error", "warning", "note"]


def test_every_result_refers_to_a_rule_with_help() -> None:
    only = run(*many_kinds())
    rules = only["tool"]["driver"]["rules"]
    for result in only["results"]:
        rule = rules[result["ruleIndex"]]
        assert rule["id"] == result["ruleId"]
        assert rule["help"]["text"] and rule["help"]["markdown"] and rule["defaultConfiguration"]["level"]
    told = next(rule for rule in rules if rule["id"] == "UDM901")
    assert "servicelovens § 89" in told["help"]["markdown"]
    assert told["properties"]["tags"] == ["fejl", "udmaaling-mangler"]


def test_a_fingerprint_stays_when_the_line_changes() -> None:
    before, after = (run(letter(finding(place=place(line))))["results"][0] for line in (20, 44))
    assert before["partialFingerprints"] == after["partialFingerprints"]
    assert before["partialFingerprints"]["begrundelseLint/v1"] == finding().fingerprint


def test_a_known_finding_is_a_suppressed_result_with_its_reason() -> None:
    in_letter = Suppression(rule="UDM901", reason="Aftalt", origin=Origin.LETTER, written="linje 3")
    for by, kind in ((KNOWN, "external"), (in_letter, "inSource")):
        (told,) = run(letter(suppressed=(Suppressed(finding(), by),)))["results"]
        assert told["suppressions"] == [{"kind": kind, "status": "accepted", "justification": by.reason}]
    (new,) = run(letter(finding()))["results"]
    assert new["suppressions"] == []


def test_a_letter_not_checked_is_never_clean() -> None:
    only = run(letter(), not_checked("scan.pdf", "Filen er scannet."))
    (invocation,) = only["invocations"]
    assert invocation["executionSuccessful"] is False
    assert "Filen er scannet." in invocation["toolExecutionNotifications"][0]["message"]["text"]
    (result,) = only["results"]
    assert (result["ruleId"], result["level"]) == ("ikke-kontrolleret", "error")
    assert run(letter())["invocations"][0]["executionSuccessful"] is True


def test_a_rule_not_run_is_a_notification() -> None:
    only = run(letter(not_run=(NOT_RUN,)))
    (told,) = only["invocations"][0]["toolExecutionNotifications"]
    assert "LAS906" in told["message"]["text"] and told["level"] == "note"


def test_nothing_of_the_letter_is_left_without_quotes() -> None:
    one = finding(message="Der står «hemmeligt» her.", place=place(quote="hemmeligt"))
    assert "hemmeligt" not in json.dumps(run(without_quotes(letter(one, path="a.txt"))))


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=30))
def test_any_file_name_makes_a_valid_uri(name: str) -> None:
    told = run(letter(finding(), path=f"breve/{name}.txt"))["artifacts"][0]["location"]["uri"]
    assert told.isascii()
    assert not set(told) & set(' "<>\\^`{|}#?')
