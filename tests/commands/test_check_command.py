"""``check``: from letters to remarks, exit codes and files."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from program import Run, WriteLetter

from begrundelse_lint import check as checking
from begrundelse_lint.commands.support.version import VERSION

FEJL = "Her er kancelli."
ADVARSEL = "Her er en formular."
RAAD = "Vi er rolige her."


def _json(result: Result) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(result.stdout)
    return document


def _rules(result: Result) -> list[str]:
    return [finding["rule"] for letter in _json(result)["letters"] for finding in letter["findings"]]


# exit codes


@pytest.mark.parametrize(
    ("text", "fail_on", "code"),
    [
        ("Alt er godt i dette brev.", "råd", 0),
        (RAAD, "fejl", 0),
        (RAAD, "advarsel", 0),
        (RAAD, "råd", 1),
        (ADVARSEL, "fejl", 0),
        (ADVARSEL, "advarsel", 1),
        (FEJL, "fejl", 1),
        (FEJL, "råd", 1),
        (FEJL, "aldrig", 0),
    ],
)
def test_the_exit_code_is_1_from_the_level_asked_for(
    run: Run, letter: WriteLetter, text: str, fail_on: str, code: int
) -> None:
    assert run("check", letter(text), "--fail-on", fail_on).exit_code == code


def test_without_a_level_only_fejl_gives_1(run: Run, letter: WriteLetter) -> None:
    assert run("check", letter(ADVARSEL)).exit_code == 0
    assert run("check", letter(FEJL)).exit_code == 1


def test_a_letter_not_checked_gives_2_and_the_others_are_checked(run: Run, letter: WriteLetter) -> None:
    letter(FEJL, "a.txt")
    letter("", "b.txt")
    letter("En rolig dag.", "c.txt")
    result = run("check", ".", "--format", "json", "--fail-on", "aldrig")
    status = [(entry["path"], entry["status"]) for entry in _json(result)["letters"]]
    assert status == [("./a.txt", "checked"), ("./b.txt", "not_checked"), ("./c.txt", "checked")]
    assert result.exit_code == 2
    assert _json(result)["summary"] | {"by_level": 0, "by_rule": 0} == {
        "letters": 3,
        "checked": 2,
        "not_checked": 1,
        "by_level": 0,
        "by_rule": 0,
        "suppressed": 0,
    }


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("findes-ikke.txt", "findes ikke"),
        ("tom", "ingen breve i mappen"),
        ("*.docx", "Ingen filer passer på mønsteret"),
        ("notat.xlsx", ".xlsx"),
    ],
)
def test_what_is_no_letter_is_told_as_not_checked(
    run: Run, letter: WriteLetter, tmp_path: Path, name: str, said: str
) -> None:
    letter("tal", "notat.xlsx")
    (tmp_path / "tom").mkdir()
    result = run("check", name)
    assert "IKKE KONTROLLERET" in result.stdout
    assert said in " ".join(result.stdout.split())
    assert result.exit_code == 2


def test_a_rule_that_breaks_is_named_and_the_letter_is_not_called_clean(run: Run, letter: WriteLetter) -> None:
    letter("Der er sket en ulykke for Birgitte.", "a.txt")
    letter(FEJL, "b.txt")
    result = run("check", "a.txt", "b.txt", "--format", "json")
    broken, fine = _json(result)["letters"]
    assert broken["status"] == "not_checked" and "Reglen TAL002 (ordet-ulykke) gik i stykker" in broken["reason"]
    assert "Birgitte" not in broken["reason"], "a reason never quotes the letter"
    assert [finding["rule"] for finding in fine["findings"]] == ["ORD001"]
    assert result.exit_code == 2


def test_a_broken_rule_can_be_left_out(run: Run, letter: WriteLetter) -> None:
    assert run("check", letter("Der er sket en ulykke."), "--ignore", "TAL002").exit_code == 0


def test_a_defect_in_the_understanding_is_a_letter_not_checked(
    run: Run, letter: WriteLetter, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RecursionError("brevets ord")

    monkeypatch.setattr(checking, "understand", broken)
    result = run("check", letter(), "--format", "json")
    reason = _json(result)["letters"][0]["reason"]
    assert "kunne ikke behandle brevet (RecursionError i test_check_command.py" in reason
    assert "brevets ord" not in reason
    assert result.exit_code == 2


def test_a_defect_of_the_program_itself_is_told_without_a_traceback(
    run: Run, letter: WriteLetter, monkeypatch: pytest.MonkeyPatch
) -> None:
    from begrundelse_lint.commands.support import rulesets

    def broken(folders: object, terms: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(rulesets, "read", broken)
    result = run("check", letter())
    assert "gik i stykker (ZeroDivisionError i test_check_command.py" in result.stderr
    assert "Traceback" not in result.stderr
    assert result.exit_code == 2


# which rules


@pytest.mark.parametrize(
    ("words", "rules"),
    [
        ([], ["ORD001", "ORD002", "ORD004"]),
        (["--profile", "lovkrav"], ["ORD001"]),
        (["--profile", "alle"], ["ORD001", "ORD002", "ORD003", "ORD004"]),
        (["--select", "ord003"], ["ORD003"]),
        (["--select", "ordet-paragraf,ORD002"], ["ORD002", "ORD003"]),
        (["--select", "ORD", "--ignore", "ORD002,ordet-paragraf"], ["ORD001", "ORD004"]),
        (["--select", "ORD001", "--select", "ORD002"], ["ORD001", "ORD002"]),
        (["--ignore", "ORD"], []),
        (["--profile", "lovkrav", "--select", "ORD004"], ["ORD004"]),
    ],
)
def test_profile_select_and_ignore_choose_the_rules(
    run: Run, letter: WriteLetter, words: list[str], rules: list[str]
) -> None:
    path = letter("kancelli\n\nformular\n\nparagraf\n\nrolig\n")
    assert _rules(run("check", path, "--format", "json", *words)) == rules


def test_silencing_a_rule_does_not_call_forth_the_one_that_gives_way_to_it(run: Run, letter: WriteLetter) -> None:
    path = letter("kancelli nummer 7")
    assert _rules(run("check", path, "--format", "json", "--ignore", "ORD001")) == []
    assert _rules(run("check", path, "--format", "json", "--select", "TAL001")) == []
    assert _rules(run("check", letter("nummer 7"), "--format", "json", "--select", "TAL001")) == ["TAL001"]


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_unknown_rules_are_all_told_with_the_nearest(run: Run, letter: WriteLetter, option: str) -> None:
    result = run("check", letter(), option, "ORD0001,ordet-formula,XYZ")
    assert "Reglen «ORD0001» findes ikke. Mente du ORD001" in result.stderr
    assert "Reglen «ordet-formula» findes ikke. Mente du ordet-formular" in result.stderr
    assert "Reglen «XYZ» findes ikke. Skriv «begrundelse-lint rules» for at se alle regler." in result.stderr
    assert (result.exit_code, result.stdout) == (2, "")


def test_a_rule_that_could_not_run_is_told(run: Run, letter: WriteLetter) -> None:
    path = letter()
    assert "Ikke prøvet: TAL003 (der er ingen sprogmodel)." in run("check", path).stdout
    told = _json(run("check", path, "--format", "json"))["letters"][0]["not_run"]
    assert told == [{"rule": "TAL003", "name": "ordet-grammatik", "reason": "der er ingen sprogmodel"}]
    assert "Ikke prøvet" not in run("check", path, "--ignore", "TAL003").stdout


# formats and files


def test_several_formats_may_go_to_files_and_one_to_the_screen(run: Run, letter: WriteLetter, tmp_path: Path) -> None:
    result = run(
        "check", letter(FEJL), "--format", "tekst", "--format", "json=ud/fund.json", "--format", "tekst=fund.txt"
    )
    assert json.loads((tmp_path / "ud/fund.json").read_text("utf-8"))["summary"]["checked"] == 1
    assert (tmp_path / "fund.txt").read_text("utf-8") == result.stdout


def test_a_file_that_cannot_be_written_is_told(run: Run, letter: WriteLetter, tmp_path: Path) -> None:
    letter()
    result = run("check", "brev.txt", "--format", "json=brev.txt/x.json")
    assert "«brev.txt/x.json» kan ikke skrives: en del af stien er en fil." in result.stderr
    (tmp_path / "mappe").mkdir()
    assert "det er en mappe" in run("check", "brev.txt", "--format", "json=mappe").stderr
    assert result.exit_code == 2


def test_a_report_never_replaces_a_letter(run: Run, letter: WriteLetter) -> None:
    path = letter(FEJL)
    result = run("check", "brev.txt", "--format", f"json={path}")
    assert "er et af brevene og bliver ikke overskrevet" in result.stderr
    assert path.read_text("utf-8") == FEJL
    assert result.exit_code == 2


def test_a_name_for_standard_input_needs_standard_input(run: Run, letter: WriteLetter) -> None:
    result = run("check", letter(), "--stdin-filename", "brev.md")
    assert "--stdin-filename bruges kun sammen med -" in result.stderr
    assert result.exit_code == 2


def test_standard_input_is_read_as_text(run: Run) -> None:
    result = run("check", "-", "--format", "json", stdin="Her er kancelli på Ærø.".encode())
    assert [entry["path"] for entry in _json(result)["letters"]] == ["-"]
    assert _rules(result) == ["ORD001"]
    named = run("check", "-", "--stdin-filename", "sag/brev.md", "--format", "json", stdin=b"Brev.")
    assert _json(named)["letters"][0]["path"] == "sag/brev.md"


def test_empty_standard_input_is_not_checked(run: Run) -> None:
    result = run("check", "-", stdin=b"")
    assert "IKKE KONTROLLERET" in result.stdout
    assert result.exit_code == 2


def test_no_quotes_leaves_the_letters_words_out_of_every_format(run: Run, letter: WriteLetter, tmp_path: Path) -> None:
    path = letter("Her er kancelli, og der er en formular.")
    words = ("check", path, "--profile", "alle", "--no-quotes")
    for name in ("tekst", "json"):
        with_quotes = run(*words[:-1], "--format", name).stdout
        without = run(*words, "--format", name).stdout
        assert "«kancelli»" in with_quotes or '"kancelli"' in with_quotes
        assert "«kancelli»" not in without and '"kancelli"' not in without
    fingerprints = [
        [f["fingerprint"] for f in _json(run(*line, "--format", "json"))["letters"][0]["findings"]]
        for line in (words, words[:-1])
    ]
    assert fingerprints[0] == fingerprints[1], "leaving quotes out does not make other findings of them"


# how the letter is understood


def test_the_date_given_counts_for_letters_without_one(run: Run, letter: WriteLetter) -> None:
    letter("Uden dato.", "a.txt")
    letter("Lyngsted Kommune\n\n14. maj 2024\n\nKære du\n\nDu får støtte.", "b.txt")
    entries = _json(run("check", "a.txt", "b.txt", "--date", "2020-02-01", "--format", "json"))["letters"]
    assert [(entry["date"], entry["judged_on"]) for entry in entries] == [
        (None, "2020-02-01"),
        ("2024-05-14", "2024-05-14"),
    ]
    assert _json(run("check", "a.txt", "--format", "json"))["letters"][0]["judged_on"] == date.today().isoformat()


def test_template_mode_may_be_said_outright(run: Run, letter: WriteLetter) -> None:
    path = letter("Kære {navn}\n\nDu får {timer} timer om ugen.")
    said = [
        _json(run("check", path, "--format", "json", option))["letters"][0]["template"]
        for option in ("--template", "--no-template")
    ]
    assert said == [True, False]


def test_the_version_is_told(run: Run) -> None:
    assert run("--version").stdout == f"begrundelse-lint {VERSION}\n"


def test_an_empty_ignore_list_is_not_taken_for_all_rules(run: Run, letter: WriteLetter) -> None:
    assert "Listen er tom" in run("check", letter(), "--ignore", " ").stderr


def test_a_choice_that_leaves_no_rules_is_told_and_no_letter_is_called_clean(run: Run, letter: WriteLetter) -> None:
    result = run("check", letter(), "--select", "ORD001", "--ignore", "ORD")
    assert "ingen regler tilbage" in result.stderr
    assert (result.exit_code, result.stdout) == (2, "")


def test_a_report_among_the_letters_is_no_letter_and_may_be_written_again(
    run: Run, letter: WriteLetter, tmp_path: Path
) -> None:
    letter()
    report = tmp_path / "rapport.html"
    first = run("check", tmp_path, "--format", f"html={report}", "--format", "tekst")
    assert report.exists()
    again = run("check", tmp_path, "--format", f"html={report}", "--format", "tekst")
    assert (again.stdout, again.exit_code) == (first.stdout, first.exit_code)
