"""Annotations, read back by the rules of GitHub's runner (actions/runner, ActionCommand)."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import finding, letter, not_checked, place, results

from begrundelse_lint.checked import CheckedLetter
from begrundelse_lint.finding import Level
from begrundelse_lint.reports.github import render
from begrundelse_lint.reports.look import Look
from begrundelse_lint.suppression import Origin, Suppressed, Suppression

COMMANDS = {"error", "warning", "notice", "debug", "group", "endgroup", "add-mask", "stop-commands"}


class Command(NamedTuple):
    """What the runner has understood."""

    name: str
    properties: dict[str, str]
    data: str


def understood(line: str) -> Command | None:
    """A line of a log as the runner reads it: ``::name key=value,key=value::data``, %-escapes undone, % last."""
    line = line.lstrip()
    if not line.startswith("::") or "::" not in line[2:]:
        return None
    head, data = line[2:].split("::", 1)
    name, _, rest = head.partition(" ")
    if name not in COMMANDS:
        return None
    pairs = (item.split("=", 1) for item in rest.strip().split(",") if item)
    return Command(
        name,
        {pair[0]: _plain(pair[1], {"%3A": ":", "%2C": ","}) for pair in pairs if len(pair) == 2},
        _plain(data, {}),
    )


def _plain(text: str, more: dict[str, str]) -> str:
    for escaped, char in ({"%0D": "\r", "%0A": "\n"} | more | {"%25": "%"}).items():
        text = text.replace(escaped, char)
    return text


def commands(*letters: CheckedLetter) -> list[Command]:
    """What the runner understands of the report."""
    lines = render(results(*letters), Look()).replace("\r", "\n").split("\n")
    return [command for line in lines if (command := understood(line))]


def test_a_finding_in_a_text_file_is_annotated_at_its_line() -> None:
    (told,) = commands(letter(finding(place=place(20, "Du får støtte.")), path="breve/a.md"))
    assert told.name == "error"
    assert told.properties == {
        "file": "breve/a.md",
        "line": "20",
        "endLine": "20",
        "col": "5",
        "endColumn": "19",
        "title": "Antallet af timer mangler (UDM901 udmaaling-mangler)",
    }
    assert told.data.startswith("Brevet bevilger støtte, men siger ikke hvor meget.\n")


def test_a_finding_over_several_lines_has_no_columns() -> None:
    long = place(20)
    over = type(long)(long.span, 20, 5, 22, 3, None, long.quote)
    (told,) = commands(letter(finding(place=over), path="a.txt"))
    assert (told.properties["line"], told.properties["endLine"]) == ("20", "22")
    assert "col" not in told.properties


def test_a_finding_in_a_word_letter_tells_its_line_in_words() -> None:
    (told,) = commands(letter(finding(place=place(12)), path="a.docx"))
    assert "line" not in told.properties
    assert told.properties["title"].endswith("linje 12)")


@pytest.mark.parametrize(
    ("level", "name"), [(Level.FEJL, "error"), (Level.ADVARSEL, "warning"), (Level.RAAD, "notice")]
)
def test_levels_are_those_of_github(level: Level, name: str) -> None:
    assert commands(letter(finding(level=level)))[0].name == name


def test_a_letter_not_checked_is_an_error() -> None:
    (told,) = commands(not_checked("scan.pdf", "Filen er scannet."))
    assert (told.name, told.properties["file"], told.data) == ("error", "scan.pdf", "Filen er scannet.")


def test_known_findings_are_counted_and_not_annotated() -> None:
    by = Suppression(rule="UDM901", reason="Aftalt", origin=Origin.BASELINE, written="baseline.yaml:3")
    told = letter(suppressed=(Suppressed(finding(), by),))
    assert commands(told) == []
    assert "1 kendt bemærkning ikke vist" in render(results(told), Look())


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_any_words_come_back_as_they_were_and_never_become_a_command_of_their_own(words: str) -> None:
    one = finding(message=words, why="", suggestion="", title=f"t{words}")
    (told,) = commands(letter(one, path="a,b:c %0A.txt"))
    assert told.data == words
    assert told.properties["title"] == f"t{words} (UDM901 udmaaling-mangler)"
    assert told.properties["file"] == "a,b:c %0A.txt"
