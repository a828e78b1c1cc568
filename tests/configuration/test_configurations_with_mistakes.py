"""One broken file for each mistake: the messages stand beside the file (``line:column: message``).

What is allowed is left out of the expected messages («Tilladt: ….»), since it grows with the rules. Files
``*.toml`` stand for a ``pyproject.toml``.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from configured import BROKEN, HERE, Write, configurations, settings

from begrundelse_lint.written.problems import MistakesError, Problem

ALLOWED = re.compile(r"(Tilladte felter|Tilladt): .*")
FILES = sorted(path for path in BROKEN.iterdir() if path.suffix in (".yaml", ".toml"))


def problems(file: Path) -> list[Problem]:
    with pytest.raises(MistakesError) as caught:
        configurations(file).settings("brev.txt")
    return caught.value.problems


def told(file: Path) -> list[str]:
    """The mistakes of a file, without what is allowed and without where this machine keeps it."""
    lines = [f"{problem.line}:{problem.column}: {problem.message}" for problem in problems(file)]
    return [ALLOWED.sub(r"\1: ….", line).replace(str(HERE), "…") for line in lines]


@pytest.mark.parametrize("broken", FILES, ids=lambda path: path.name)
def test_a_mistake_is_told_with_its_place_and_what_is_allowed(broken: Path) -> None:
    assert told(broken) == Path(f"{broken}.txt").read_text(encoding="utf-8").splitlines()


def test_every_message_is_danish_and_ends_as_a_sentence() -> None:
    for file in FILES:
        for line in Path(f"{file}.txt").read_text(encoding="utf-8").splitlines():
            assert line.endswith((".", "?")), line
            assert not {"the", "expected", "unknown", "must"} & set(line.lower().split()), line


def test_mistakes_of_shape_and_of_names_are_told_at_once(write: Write) -> None:
    file = write("profil: alle\nignore: [LAS05]\nlevels: {UDM: slukket}\n")
    assert [(problem.line, problem.column) for problem in problems(file)] == [(1, 1), (2, 10), (3, 15)]


def test_mistakes_of_the_file_it_extends_are_told_there(write: Write) -> None:
    base = write("profil: alle\n", "grund.yaml")
    file = write("extends: grund.yaml\nfail_on: altid\n")
    assert [(problem.path.name, problem.line) for problem in problems(file)] == [(file.name, 2), (base.name, 1)]


def test_two_files_that_extend_each_other_are_told_as_a_ring(write: Write) -> None:
    write("extends: b.yaml\n", "a.yaml")
    write("extends: a.yaml\n", "b.yaml")
    (problem,) = problems(write("extends: a.yaml\n"))
    assert (problem.path.name, problem.line, problem.column) == ("b.yaml", 1, 10)
    assert problem.message == "konfigurationerne bygger på hinanden i ring: a.yaml → b.yaml → a.yaml."


def test_a_file_may_be_extended_twice(write: Write, tmp_path: Path) -> None:
    write("ignore: [LAS]\n", "grund.yaml")
    write("extends: grund.yaml\n", "a.yaml")
    write("extends: [grund.yaml, a.yaml]\n")
    assert settings(tmp_path / "brev.txt").ignore == ("LAS",)


def test_mistakes_in_rules_of_ones_own_are_told_with_those_of_the_configuration(write: Write) -> None:
    write("rules: [{code: ABC001}]\n", "regler/egne.yaml")
    file = write("rules: regler\nprofil: alle\n")
    assert {problem.path.name for problem in problems(file)} == {"egne.yaml", file.name}


def test_rules_of_ones_own_may_be_named(write: Write, tmp_path: Path) -> None:
    shipped = HERE.parent.parent / "rules" / "SKA-skabelon.yaml"
    own = shipped.read_text(encoding="utf-8").replace("code: SKA001", "code: EGEN001")
    own = own[: own.index("  - code: SKA002")].replace("name: ", "name: egen-", 1)
    write(re.sub(r"yields_to: .*", "", own), "regler/egne.yaml")
    write("rules: regler\nlevels: {EGEN001: råd}\n")
    assert settings(tmp_path / "brev.txt").rules == (tmp_path / "regler",)


def test_a_link_to_a_configuration_that_is_gone_is_told(tmp_path: Path) -> None:
    (tmp_path / "begrundelse-lint.yaml").symlink_to(tmp_path / "væk.yaml")
    with pytest.raises(MistakesError, match="filen findes ikke"):
        settings(tmp_path / "brev.txt")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is closed to this user")
def test_a_configuration_that_cannot_be_read_is_told(write: Write, tmp_path: Path) -> None:
    write("profile: alle\n").chmod(0)
    with pytest.raises(MistakesError, match="kan ikke læses"):
        settings(tmp_path / "brev.txt")


def test_columns_count_characters_not_bytes(write: Write) -> None:
    assert [p.column for p in problems(write("levels: {uklart-resultat: fejl, æøå: fejl}\n"))] == [33]
    toml = write('[tool.begrundelse-lint]\nlevels = {"æøå" = "fejl", "åæø" = "fejl"}\n', "pyproject.toml")
    assert [p.column for p in problems(toml)] == [11, 27]
