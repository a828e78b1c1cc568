"""``check`` with configuration: each letter by the one near it."""

from __future__ import annotations

import json

from click.testing import Result
from program import Run, WriteLetter

FEJL, ADVARSEL = "Her er kancelli.", "Her er en formular."


def _rules(result: Result) -> dict[str, list[str]]:
    letters = json.loads(result.stdout)["letters"]
    return {letter["path"]: [finding["rule"] for finding in letter["findings"]] for letter in letters}


def test_each_letter_is_checked_by_the_configuration_near_it(run: Run, letter: WriteLetter) -> None:
    letter("ignore: [ordet-kancelli]\n", "a/begrundelse-lint.yaml")
    for folder in ("a", "b"):
        letter(f"{FEJL} {ADVARSEL}", f"{folder}/brev.txt")
    found = _rules(run("check", "a", "b", "--format", "json"))
    assert found == {"a/brev.txt": ["ORD002"], "b/brev.txt": ["ORD001", "ORD002"]}


def test_the_exit_code_follows_each_letters_own_threshold(run: Run, letter: WriteLetter) -> None:
    letter("overrides: [{paths: [strenge], fail_on: advarsel}]\n", "begrundelse-lint.yaml")
    letter(ADVARSEL, "strenge/a.txt")
    letter(ADVARSEL, "milde/b.txt")
    assert run("check", "milde").exit_code == 0
    assert run("check", "milde", "strenge").exit_code == 1
    assert run("check", "milde", "strenge", "--fail-on", "aldrig").exit_code == 0


def test_a_changed_level_holds_for_what_the_rule_says(run: Run, letter: WriteLetter) -> None:
    letter("levels: {ORD001: råd, ORD002: fra}\n", "begrundelse-lint.yaml")
    letter(f"{FEJL} {ADVARSEL}")
    result = run("check", ".", "--format", "json")
    (finding,) = json.loads(result.stdout)["letters"][0]["findings"]
    assert (finding["rule"], finding["level"]) == ("ORD001", "råd")
    assert result.exit_code == 0


def test_letters_checked_by_different_rules_are_told_by_one_name_for_all_of_them(run: Run, letter: WriteLetter) -> None:
    letter("levels: {ORD001: råd}\n", "a/begrundelse-lint.yaml")
    for folder in ("a", "b"):
        letter(FEJL, f"{folder}/brev.txt")
    runs = (["a"], ["b"], ["a", "b"], ["b", "a"])
    names = [json.loads(run("check", *folders, "--format", "json").stdout)["tool"]["rules"] for folders in runs]
    assert len(set(names)) == 3 and names[2] == names[3]


def test_a_rule_that_is_turned_off_speaks_when_selected_on_the_command_line(run: Run, letter: WriteLetter) -> None:
    letter("levels: {ORD002: fra}\n", "begrundelse-lint.yaml")
    letter(ADVARSEL)
    assert _rules(run("check", "brev.txt", "--format", "json", "--select", "ORD002")) == {"brev.txt": ["ORD002"]}


def test_text_on_standard_input_is_checked_by_the_configuration_where_it_is_said_to_lie(
    run: Run, letter: WriteLetter
) -> None:
    letter("ignore: [ORD001]\n", "a/begrundelse-lint.yaml")
    said = FEJL.encode()
    assert run("check", "-", stdin=said).exit_code == 1
    assert run("check", "-", "--stdin-filename", "a/brev.txt", stdin=said).exit_code == 0


def test_configuration_can_be_given_or_left_out(run: Run, letter: WriteLetter) -> None:
    letter("ignore: [ORD001]\n", "begrundelse-lint.yaml")
    letter("ignore: [ORD002]\n", "anden.yaml")
    path = letter(FEJL)
    assert run("check", path).exit_code == 0
    assert run("check", path, "--no-config").exit_code == 1
    assert run("check", path, "--config", "anden.yaml").exit_code == 1


def test_files_that_are_no_letters_can_be_excluded(run: Run, letter: WriteLetter) -> None:
    letter("exclude: [README.md, notater/]\n", "begrundelse-lint.yaml")
    letter(FEJL, "README.md")
    letter(FEJL, "notater/a.txt")
    letter("Alt er godt.", "breve/README.txt")
    result = run("check", ".", "--format", "json")
    assert list(_rules(result)) == ["./breve/README.txt"]
    assert (result.exit_code, result.stderr) == (0, "")


def test_a_file_named_that_is_excluded_is_told_and_does_not_fail(run: Run, letter: WriteLetter) -> None:
    letter("exclude: [README.md]\n", "begrundelse-lint.yaml")
    letter(FEJL, "README.md")
    result = run("check", "README.md")
    assert result.exit_code == 0
    assert "«README.md» er undtaget i konfigurationen (exclude)" in result.stderr


def test_a_folder_of_nothing_but_excluded_files_is_not_called_clean(run: Run, letter: WriteLetter) -> None:
    letter("exclude: ['*']\n", "begrundelse-lint.yaml")
    letter(FEJL)
    result = run("check", ".")
    assert (result.exit_code, result.stdout) == (2, "")


def test_mistakes_end_the_run_before_any_letter_is_checked(run: Run, letter: WriteLetter) -> None:
    letter("profil: alle\nlevels: {ORD01: fejl}\n", "b/begrundelse-lint.yaml")
    letter("fail_on: altid\n", "c/begrundelse-lint.yaml")
    letter(FEJL, "a/brev.txt")
    letter(FEJL, "b/brev.txt")
    letter(FEJL, "c/brev.txt")
    result = run("check", "a", "b", "c")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "begrundelse-lint.yaml:1:1: ukendt felt «profil»" in result.stderr
    assert "begrundelse-lint.yaml:2:10: ukendt regel «ORD01»; mente du «ORD001»?" in result.stderr
    assert "c/begrundelse-lint.yaml:1:10: «fail_on» skal være" in result.stderr.replace("\\", "/")
