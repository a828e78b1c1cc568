"""What holds for a letter: the nearest configuration, what it extends, its overrides, the command line on top."""

from __future__ import annotations

from pathlib import Path

import pytest
from configured import Write, configurations, settings

from begrundelse_lint.configuration import Settings
from begrundelse_lint.finding import Level
from begrundelse_lint.selection import Profile
from begrundelse_lint.written.problems import MistakesError


def test_without_a_configuration_the_defaults_hold(tmp_path: Path) -> None:
    assert settings(tmp_path / "brev.txt") == Settings()


def test_the_nearest_configuration_holds_alone(write: Write, tmp_path: Path) -> None:
    write("profile: alle\nignore: [LAS]\n")
    write("fail_on: råd\n", "breve/begrundelse-lint.yml")
    assert settings(tmp_path / "brev.txt").profile is Profile.ALLE
    assert settings(tmp_path / "skabeloner" / "dyb" / "brev.txt").profile is Profile.ALLE
    nearest = settings(tmp_path / "breve" / "brev.txt")
    assert (nearest.profile, nearest.ignore, nearest.fail_on) == (Profile.ANBEFALET, (), "råd")


def test_pyproject_counts_where_it_speaks_of_the_linter(write: Write, tmp_path: Path) -> None:
    write("profile: alle\n")
    write('[project]\ndependencies = ["begrundelse-lint"]\n', "a/pyproject.toml")
    write('[tool.begrundelse-lint]\nprofile = "lovkrav"\n', "b/pyproject.toml")
    assert settings(tmp_path / "a" / "brev.txt").profile is Profile.ALLE
    assert settings(tmp_path / "b" / "brev.txt").profile is Profile.LOVKRAV


@pytest.mark.parametrize(
    "text",
    [
        '[tool."begrundelse-lint"]\nprofile = "lovkrav"\n',
        "[tool]\nbegrundelse-lint.profile = 'lovkrav'\n",
        'tool . begrundelse-lint = { profile = "lovkrav" }\n',
        '["tool".begrundelse-lint]\nprofile = "lovkrav"\n',
        '[[tool.begrundelse-lint.overrides]]\npaths = "*"\nprofile = "lovkrav"\n',
    ],
)
def test_however_the_table_is_written_it_is_found(write: Write, tmp_path: Path, text: str) -> None:
    write(text, "pyproject.toml")
    assert settings(tmp_path / "brev.txt").profile is Profile.LOVKRAV


def test_two_configurations_in_one_folder_are_a_mistake(write: Write, tmp_path: Path) -> None:
    write("profile: alle\n")
    write("[tool.begrundelse-lint]\n", "pyproject.toml")
    with pytest.raises(MistakesError, match=r"«begrundelse-lint\.yaml» og «pyproject\.toml»"):
        settings(tmp_path / "brev.txt")


def test_a_file_says_more_than_what_it_extends(write: Write, tmp_path: Path) -> None:
    write("profile: alle\nfail_on: råd\nignore: [LAS]\nlevels: {DIA: fra}\n", "faelles/grund.yaml")
    write("extends: faelles/grund.yaml\nprofile: lovkrav\nignore: [SAG]\nlevels: {DIA002: fejl}\n")
    held = settings(tmp_path / "brev.txt")
    assert (held.profile, held.fail_on, held.ignore) == (Profile.LOVKRAV, "råd", ("LAS", "SAG"))
    assert [(change.rule, change.level) for change in held.levels] == [("DIA", None), ("DIA002", Level.FEJL)]


def test_selecting_begins_anew(write: Write, tmp_path: Path) -> None:
    write("select: [UDM]\nignore: [UDM002]\nlevels: {UDM003: fra, UDM004: råd}\n", "grund.yaml")
    write("extends: grund.yaml\nselect: [UDM, SAG]\n")
    held = settings(tmp_path / "brev.txt")
    assert (held.select, held.ignore) == (("UDM", "SAG"), ())
    assert [change.rule for change in held.levels] == ["UDM004"]


def test_overrides_hold_for_their_paths_and_later_ones_win(write: Write, tmp_path: Path) -> None:
    write(
        "profile: lovkrav\n"
        "overrides:\n"
        "  - {paths: [skabeloner/**], profile: alle, template: true}\n"
        "  - {paths: ['*.md'], profile: anbefalet}\n"
    )
    assert settings(tmp_path / "brev.docx") == Settings(profile=Profile.LOVKRAV)
    assert settings(tmp_path / "skabeloner/a.docx") == Settings(profile=Profile.ALLE, template=True)
    assert settings(tmp_path / "skabeloner/a.md") == Settings(profile=Profile.ANBEFALET, template=True)


def test_the_command_line_has_the_last_word(write: Write, tmp_path: Path) -> None:
    write("profile: lovkrav\noverrides: [{paths: ['*'], profile: alle}]\nignore: [LAS]\n")
    held = configurations(profile=Profile.ANBEFALET, ignore="SAG").held(tmp_path / "brev.txt")
    assert (held.settings.profile, held.settings.ignore) == (Profile.ANBEFALET, ("LAS", "SAG"))
    assert held.entries["profile"][-1].origin == "--profile"
    assert [str(entry.origin)[:8] for entry in held.entries["ignore"]][1] == "--ignore"


def test_a_file_given_holds_for_all_letters_and_none_for_none(write: Write, tmp_path: Path) -> None:
    given = write("profile: alle\n", "anden.yaml")
    write("profile: lovkrav\n")
    assert configurations(given).settings(tmp_path / "brev.txt").profile is Profile.ALLE
    assert configurations(search=False).settings(tmp_path / "brev.txt") == Settings()


def test_patterns_of_a_file_given_are_relative_to_it_wherever_we_are(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("overrides: [{paths: [skabeloner/*], profile: alle}]\n", "konfig/anden.yaml")
    monkeypatch.chdir(tmp_path / "konfig")
    given = configurations(Path("anden.yaml"))
    assert given.settings("skabeloner/a.txt").profile is Profile.ALLE
    assert given.settings("../skabeloner/a.txt").profile is Profile.ANBEFALET


def test_each_value_knows_where_it_was_written(write: Write, tmp_path: Path) -> None:
    file = write("# Kommunens valg\nprofile: alle\nlevels:\n  DIA002: fejl\n")
    entries = configurations().held(tmp_path / "brev.txt").entries
    places = {name: [(entry.origin.path, entry.origin.line) for entry in found] for name, found in entries.items()}
    assert places == {"profile": [(file, 2)], "levels": [(file, 4)]}


def test_a_configuration_of_nothing_but_comments_says_nothing(write: Write, tmp_path: Path) -> None:
    write("# her står ikke noget endnu\n")
    assert settings(tmp_path / "brev.txt") == Settings()


def test_every_broken_configuration_of_the_letters_is_told_at_once(write: Write, tmp_path: Path) -> None:
    write("profil: alle\n", "a/begrundelse-lint.yaml")
    write("levels: {NIX001: fra}\n", "b/begrundelse-lint.yaml")
    with pytest.raises(MistakesError) as caught:
        configurations().look_through([tmp_path / "a" / "1.txt", tmp_path / "b" / "2.txt", tmp_path / "a" / "3.txt"])
    assert [(problem.path.parent.name, problem.line) for problem in caught.value.problems] == [("a", 1), ("b", 1)]
