"""Findings that are known, from the command line: a baseline, the configuration, and what is told of them."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import Result
from program import Run, WriteLetter

TWO = "Her er en kancelli og et nummer.\n\nHer er en formular."
LISTED = "kendt.yaml"


def told(result: Result) -> dict[str, list[str]]:
    """The rules that speak of each letter."""
    letters = json.loads(result.stdout)["letters"]
    return {letter["path"]: [finding["rule"] for finding in letter["findings"]] for letter in letters}


def check(run: Run, *words: object) -> Result:
    """A check with the list."""
    return run("check", ".", "--fail-on", "råd", "--baseline", LISTED, "--format", "json", *words)


def test_what_is_on_the_list_does_not_fail_and_is_marked(run: Run, letter: WriteLetter) -> None:
    letter(TWO, "a.txt")
    made = run("baseline", "update", ".", "--baseline", LISTED, "--reason", "Rettes til maj")
    assert made.exit_code == 0
    assert "2 kendte bemærkninger i 1 brev (2 kommet til, 0 taget af)" in made.stderr
    result = check(run)
    assert result.exit_code == 0
    (entry,) = json.loads(result.stdout)["letters"]
    assert [known["reason"] for known in entry["suppressed"]] == ["Rettes til maj", "Rettes til maj"]
    plain = run("check", ".", "--baseline", LISTED).stdout
    assert "Kendt linje 3" in plain and "Rettes til maj" in plain


def test_how_the_list_is_used_every_time_is_told_until_it_is(run: Run, letter: WriteLetter, tmp_path: Path) -> None:
    letter(TWO, "a.txt")
    assert "«baseline:»" in run("baseline", "update", ".", "--baseline", LISTED).stderr
    (tmp_path / "begrundelse-lint.yaml").write_text(f"baseline: {LISTED}\n", encoding="utf-8")
    assert "«baseline:»" not in run("baseline", "update", ".").stderr


def test_a_new_finding_fails_and_it_alone_is_told(run: Run, letter: WriteLetter) -> None:
    letter(TWO, "a.txt")
    run("baseline", "update", ".", "--baseline", LISTED)
    letter("Et nyt afsnit om en paragraf.\n\n" + TWO, "a.txt")
    result = check(run, "--profile", "alle")
    assert (result.exit_code, told(result)) == (1, {"./a.txt": ["ORD003"]})


def test_the_same_words_once_more_are_new(run: Run, letter: WriteLetter) -> None:
    letter("En kancelli.", "a.txt")
    run("baseline", "update", ".", "--baseline", LISTED)
    letter("En kancelli.\n\nOg en kancelli.", "a.txt")
    result = check(run)
    assert told(result) == {"./a.txt": ["ORD001"]}
    assert json.loads(result.stdout)["letters"][0]["findings"][0]["line"] == 3


def test_a_renamed_letter_stays_known_and_a_copy_is_new(run: Run, letter: WriteLetter, tmp_path: Path) -> None:
    letter(TWO, "a.txt")
    run("baseline", "update", ".", "--baseline", LISTED)
    (tmp_path / "a.txt").rename(tmp_path / "b.txt")
    assert told(check(run)) == {"./b.txt": []}
    letter(TWO, "c.txt")
    assert told(check(run)) == {"./b.txt": [], "./c.txt": ["ORD001", "ORD002"]}
    letter(TWO, "a.txt")
    assert told(check(run)) == {"./a.txt": [], "./b.txt": ["ORD001", "ORD002"], "./c.txt": ["ORD001", "ORD002"]}


def test_a_list_brought_up_to_date_follows_a_renamed_letter(run: Run, letter: WriteLetter, tmp_path: Path) -> None:
    letter(TWO, "a.txt")
    run("baseline", "update", ".", "--baseline", LISTED, "--reason", "Rettes til maj")
    (tmp_path / "a.txt").rename(tmp_path / "b.txt")
    run("baseline", "update", ".", "--baseline", LISTED)
    listed = (tmp_path / LISTED).read_text(encoding="utf-8")
    assert '"b.txt"' in listed and '"a.txt"' not in listed
    assert listed.count("Rettes til maj") == 2


def test_paths_are_those_from_the_list_wherever_the_program_runs(
    run: Run, letter: WriteLetter, tmp_path: Path, monkeypatch: object
) -> None:
    letter(TWO, "skabeloner/a.txt")
    run("baseline", "update", "skabeloner", "--baseline", "skabeloner/kendt.yaml")
    assert '"a.txt"' in (tmp_path / "skabeloner" / "kendt.yaml").read_text(encoding="utf-8")
    absolute = tmp_path / "skabeloner"
    result = run("check", absolute, "--fail-on", "råd", "--baseline", absolute / "kendt.yaml")
    assert result.exit_code == 0


def test_the_list_holds_no_words_of_the_letter(run: Run, letter: WriteLetter, tmp_path: Path) -> None:
    letter(TWO, "a.txt")
    run("baseline", "update", ".", "--baseline", LISTED)
    assert "nummer" not in (tmp_path / LISTED).read_text(encoding="utf-8")


def test_what_is_found_no_more_is_told_and_taken_off(run: Run, letter: WriteLetter, tmp_path: Path) -> None:
    letter(TWO, "a.txt")
    run("baseline", "update", ".", "--baseline", LISTED)
    letter("Her er en formular.", "a.txt")
    result = check(run)
    assert result.exit_code == 0
    assert "1 kendt bemærkning findes ikke mere" in result.stderr
    assert len(json.loads(result.stdout)["unused_suppressions"]) == 1
    run("baseline", "update", ".", "--baseline", LISTED)
    assert "ORD001" not in (tmp_path / LISTED).read_text(encoding="utf-8")


def test_rules_not_asked_for_are_not_called_unused(run: Run, letter: WriteLetter) -> None:
    letter(TWO, "a.txt")
    run("baseline", "update", ".", "--baseline", LISTED)
    assert check(run, "--select", "ORD002").stderr == ""


def test_the_list_may_stand_in_the_configuration(run: Run, letter: WriteLetter, tmp_path: Path) -> None:
    letter(TWO, "a.txt")
    (tmp_path / "begrundelse-lint.yaml").write_text("baseline: kendt.yaml\n", encoding="utf-8")
    missing = run("check", "a.txt")
    assert missing.exit_code == 2 and "baseline update" in missing.stderr
    assert run("baseline", "update", "a.txt").exit_code == 0
    assert run("check", "a.txt", "--fail-on", "råd").exit_code == 0
    shown = run("baseline", "show").stdout
    assert "a.txt" in shown and "ORD001" in shown and "2 kendte bemærkninger i 1 brev" in shown


def test_a_letter_not_checked_keeps_what_is_known_of_it(run: Run, letter: WriteLetter, tmp_path: Path) -> None:
    letter(TWO, "a.txt")
    run("baseline", "update", ".", "--baseline", LISTED)
    letter("", "a.txt")
    result = run("baseline", "update", ".", "--baseline", LISTED)
    assert result.exit_code == 2 and "Ikke kontrolleret: ./a.txt" in result.stderr
    assert "ORD001" in (tmp_path / LISTED).read_text(encoding="utf-8")


def test_without_a_place_for_the_list_one_is_asked_for(run: Run, letter: WriteLetter) -> None:
    letter(TWO, "a.txt")
    result = run("baseline", "update", ".")
    assert result.exit_code == 2 and "--baseline FIL" in result.stderr


def test_an_exception_in_the_configuration_counts_until_its_last_day(
    run: Run, letter: WriteLetter, tmp_path: Path
) -> None:
    letter(TWO, "a.txt")
    for until, code, said in (("2099-01-01", 0, ""), ("2020-01-01", 1, "gjaldt til 1. januar 2020")):
        (tmp_path / "begrundelse-lint.yaml").write_text(
            f"suppressions:\n  - rule: ordet-kancelli\n    quote: Kancelli\n    reason: Aftalt\n    until: {until}\n",
            encoding="utf-8",
        )
        result = run("check", "a.txt")
        assert (result.exit_code, said in result.stderr) == (code, True)


def test_an_exception_that_nothing_needs_is_told(run: Run, letter: WriteLetter, tmp_path: Path) -> None:
    letter("En rolig dag.", "a.txt")
    (tmp_path / "begrundelse-lint.yaml").write_text(
        "suppressions:\n  - {rule: ORD001, quote: kancelli, reason: Aftalt}\n", encoding="utf-8"
    )
    result = run("check", ".")
    assert "bruges ikke" in result.stderr and "begrundelse-lint.yaml:2" in result.stderr
    assert run("check", "a.txt").stderr == "", "it may be about another letter"


def test_a_comment_in_the_letter_is_about_its_paragraph_alone(run: Run, letter: WriteLetter) -> None:
    said = "<!-- begrundelse-lint: ignorér ORD001 – står i loven -->"
    letter(f"{said}\nEn kancelli.\n\nOg en kancelli.", "a.md")
    result = run("check", "a.md", "--format", "json")
    (entry,) = json.loads(result.stdout)["letters"]
    assert [(finding["rule"], finding["line"]) for finding in entry["findings"]] == [("ORD001", 4)]
    (known,) = entry["suppressed"]
    assert (known["reason"], known["origin"], known["written"]) == ("står i loven", "letter", "a.md:1")


def test_a_comment_may_be_about_the_whole_letter(run: Run, letter: WriteLetter) -> None:
    said = "<!-- begrundelse-lint: ignorér ordet-kancelli i hele brevet – fast tekst -->"
    letter(f"{said}\n\nEn kancelli.\n\nOg en kancelli.", "a.txt")
    assert run("check", "a.txt").exit_code == 0


def test_a_comment_that_cannot_be_used_is_told_and_hides_nothing(run: Run, letter: WriteLetter) -> None:
    letter("<!-- begrundelse-lint: ignorér ORD001 -->\nEn kancelli.", "a.md")
    result = run("check", "a.md")
    assert result.exit_code == 1 and "a.md:1: Kommentaren kan ikke forstås" in result.stderr
    letter("<!-- begrundelse-lint: ignorér ORD999 – grund -->\nEn kancelli.", "a.md")
    result = run("check", "a.md")
    assert result.exit_code == 1 and "a.md:1: Reglen «ORD999» findes ikke" in result.stderr
    letter("<!-- begrundelse-lint: ignorér ORD002 – grund -->\nEn kancelli.", "a.md")
    result = run("check", "a.md")
    assert result.exit_code == 1 and "a.md:1: Undtagelsen fra ORD002 bruges ikke" in result.stderr
