"""``text``, ``facts``, ``rules``, ``explain`` and ``test-rules``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import Result
from program import Run, WriteLetter
from stand_ins import RULES

from begrundelse_lint.letter import LineDraft, MarkedField, Style, build
from begrundelse_lint.reports import letter_text
from begrundelse_lint.reports.look import Look

DECISION = """\
Lyngsted Kommune

14. maj 2024

Kære Bo

Du får 3 timers støtte om ugen efter servicelovens § 85.
"""

# text


def test_text_shows_the_letter_with_its_line_numbers(run: Run, letter: WriteLetter) -> None:
    result = run("text", letter("Kære Bo\n\n\tDu får støtte.\x1b[2J"))
    assert result.stdout == "1  Kære Bo\n2\n3   Du får støtte.[2J\n"
    assert result.exit_code == 0


def test_text_shows_page_style_and_fields_where_the_file_knows_them() -> None:
    drafts = [
        LineDraft("Kommune", 1, Style.PAGE_HEADER),
        LineDraft("Afgørelse", 1, Style.HEADING),
        LineDraft("Du får {timer}.", 2, fields=(MarkedField(7, 14),)),
    ]
    assert letter_text.render(build("a.pdf", "pdf", drafts), Look()) == (
        "1 s. 1, sidehoved   Kommune\n2 s. 1, overskrift  Afgørelse\n3 s. 2, felt        Du får {timer}.\n"
    )


@pytest.mark.parametrize("command", ["text", "facts"])
def test_a_letter_that_cannot_be_read_is_told(run: Run, command: str) -> None:
    result = run(command, "nej.txt")
    assert result.stderr == "Fejl: «nej.txt» kan ikke læses. Filen findes ikke.\n"
    assert (result.exit_code, result.stdout) == (2, "")


def test_text_reads_standard_input(run: Run) -> None:
    assert run("text", "-", stdin="Ærø".encode()).stdout == "1  Ærø\n"


# facts


def test_facts_tells_the_letter_as_a_whole_and_then_each_statement(run: Run, letter: WriteLetter) -> None:
    text = run("facts", letter(DECISION)).stdout
    assert "Dato:" in text and "2024-05-14" in text
    assert "amount low=180 high=180 per=uge" in text
    assert "citation" in text and "section=85" in text
    assert any(line.startswith("   7 [") for line in text.splitlines()), "statements begin with their line"


def test_facts_as_json_holds_the_same(run: Run, letter: WriteLetter) -> None:
    document = json.loads(run("facts", letter(DECISION), "--format", "json").stdout)
    assert document["date"] == "2024-05-14"
    amounts = [fact for statement in document["statements"] for fact in statement["facts"] if fact["fact"] == "amount"]
    assert [(fact["low"], fact["per"], fact["line"], fact["text"]) for fact in amounts] == [
        (180.0, "uge", 7, amounts[0]["text"])
    ]


# rules and explain


def test_rules_are_listed_a_line_each(run: Run) -> None:
    lines = run("rules").stdout.splitlines()
    assert lines[0] == "ORD001 fejl      Ordet kancelli bruges (ordet-kancelli)"
    assert lines[2] == "ORD003 råd*      Ordet paragraf bruges (ordet-paragraf)"
    assert len(lines) == len(RULES) + 2
    assert lines[-1] == "* Siges kun med --profile alle."


def test_rules_as_json_tell_which_profiles_they_belong_to(run: Run) -> None:
    rules = {rule["code"]: rule for rule in json.loads(run("rules", "--format", "json").stdout)}
    assert rules["ORD001"]["profiles"] == ["lovkrav", "anbefalet", "alle"]
    assert rules["ORD003"]["profiles"] == ["alle"]
    assert rules["ORD004"]["profiles"] == ["anbefalet", "alle"]


def test_the_schema_of_rule_files_is_json(run: Run) -> None:
    assert json.loads(run("rules", "--format", "schema").stdout)["$schema"].startswith("https://json-schema.org/")


@pytest.mark.parametrize("word", ["ORD001", "ord001", "ordet-kancelli"])
def test_explain_tells_what_why_and_where_from(run: Run, word: str) -> None:
    text = run("explain", word).stdout
    assert text.startswith("ORD001 ordet-kancelli – fejl\nOrdet kancelli bruges\n")
    assert "Hvorfor: Ordet er svært." in text
    assert "Kilde: forvaltningslovens § 22 og Ankestyrelsens rapport s. 36." in text


def test_explain_of_an_unknown_rule_names_the_nearest(run: Run) -> None:
    result = run("explain", "ORD01")
    assert "Reglen «ORD01» findes ikke. Mente du ORD001" in result.stderr
    assert (result.exit_code, result.stdout) == (2, "")


# test-rules, with rules of one's own in YAML

RULE = """\
rules:
  - code: EGN001
    name: egen-regel
    level: råd
    title: Kancelli
    message: Der står kancelli.
    suggestion: Skriv noget andet.
    why: Det er svært.
    source: {law: [], report: "s. 36"}
    forbid: {concept: eget_kancelli, zone: alle}
    examples:
      fires:
        - Vi har et kancelli.
        - |
          Hej
          → Vores kancelli svarer.
      silent: [Vi har et kontor., Kontoret svarer.]
"""
CONCEPT = "concepts:\n  eget_kancelli: {title: Kancelli, wordings: [kancelli*]}\n"


@pytest.fixture
def own_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one rule of our own; it is all there is."""
    from begrundelse_lint import rules

    folder = tmp_path / "regler"
    (folder / "concepts").mkdir(parents=True)
    (folder / "egne.yaml").write_text(RULE, encoding="utf-8")
    (folder / "concepts/egne.yaml").write_text(CONCEPT, encoding="utf-8")
    monkeypatch.setattr(rules, "shipped", lambda: folder)
    monkeypatch.setenv("BEGRUNDELSE_LINT_CACHE", "")
    monkeypatch.chdir(tmp_path)
    return folder


def _run(*words: object) -> Result:
    from click.testing import CliRunner

    from begrundelse_lint.commands.cli import cli

    return CliRunner().invoke(cli, [str(word) for word in words])


def test_examples_that_go_as_the_rules_say_are_told_in_a_line(own_rules: Path) -> None:
    result = _run("test-rules")
    assert result.stdout == "1 regel, 4 eksempler: alt går, som reglerne siger.\n"
    assert result.exit_code == 0


def test_an_example_that_does_not_is_told_with_file_and_line(own_rules: Path) -> None:
    (own_rules / "egne.yaml").write_text(RULE.replace("Vi har et kontor.", "Vores kancelli."), encoding="utf-8")
    result = _run("test-rules", own_rules)
    assert "egne.yaml:17: EGN001: " in result.stdout
    assert "1 regel, 4 eksempler: 1 eksempel går ikke, som reglen siger." in result.stdout
    assert result.exit_code == 1


def test_mistakes_in_rules_are_all_told_with_file_line_and_column(own_rules: Path) -> None:
    (own_rules / "egne.yaml").write_text(
        RULE.replace("level: råd", "level: raad").replace("eget_kancelli", "eget"), encoding="utf-8"
    )
    for words in (["rules"], ["check", own_rules], ["test-rules"], ["explain", "EGN001"]):
        result = _run(*words)
        assert "Fejl: Reglerne kan ikke bruges." in result.stderr
        assert "egne.yaml:4:12: " in result.stderr and "egne.yaml:10:23: " in result.stderr
        assert (result.exit_code, result.stdout) == (2, "")


def test_explain_shows_the_examples_with_their_marks(own_rules: Path) -> None:
    text = _run("explain", "EGN001").stdout
    assert (
        "Giver en bemærkning (→ viser hvor):\n    Vi har et kancelli.\n\n    …\n    Hej\n    → Vores kancelli svarer."
        in text
    )
    assert "Giver ingen:\n    Vi har et kontor." in text


def test_a_rule_of_ones_own_finds_what_it_looks_for(own_rules: Path, letter: WriteLetter) -> None:
    result = _run("check", letter("Vi har et kancelli."), "--profile", "alle")
    assert "RÅD linje 1 – Kancelli" in result.stdout
