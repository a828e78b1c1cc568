"""The program speaks Danish, also where click speaks for it."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import click
import pytest
from program import Run, WriteLetter

from begrundelse_lint.commands import COMMANDS
from begrundelse_lint.commands.support import danish

_ENGLISH = re.compile(
    r"\b(usage|options?|commands?|arguments?|show this|error|try|invalid|missing|no such|file|directory"
    r"|did you|value|default|required|and|the|is not)\b",
    re.IGNORECASE,
)
# Words to programmers, which no user of ours can provoke.
_FOR_PROGRAMMERS = (
    "Could not determine name",
    "No options defined",
    "Arguments take exactly",
    "Name '{name}' defined twice",
    "Boolean option",
    "Invalid start character",
    "Unknown color",
)


def _messages_of_click() -> set[str]:
    found: set[str] = set()
    for path in Path(click.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "ngettext"):
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    found.add(first.value)
    return {message for message in found if not message.startswith(_FOR_PROGRAMMERS)}


def test_every_message_of_the_installed_click_is_translated() -> None:
    known = danish._MESSAGES.keys() | danish._NUMBERED.keys()
    assert _messages_of_click() - known == set()


@pytest.mark.parametrize("message", sorted(danish._MESSAGES))
def test_a_translation_asks_for_no_value_that_click_does_not_give(message: str) -> None:
    names = re.compile(r"\{(\w+)")
    assert set(names.findall(danish._MESSAGES[message])) <= set(names.findall(message))


@pytest.mark.parametrize("words", [["--help"], *([name, "--help"] for name in COMMANDS)])
def test_help_pages_hold_no_english(run: Run, words: list[str]) -> None:
    result = run(*words)
    assert result.exit_code == 0
    text = re.sub(r"begrundelse-lint|--[a-z-]+|^  [a-z-]+", "", result.stdout, flags=re.MULTILINE)
    assert not _ENGLISH.search(text), text
    assert all(len(line) <= 100 for line in result.stdout.splitlines())


def test_what_commands_do_is_told_in_whole_sentences(run: Run) -> None:
    for words in (["--help"], ["archive", "--help"], ["baseline", "--help"]):
        told = run(*words).stdout.partition("Kommandoer:")[2]
        assert told and "..." not in told


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["chek"], "Kommandoen «chek» findes ikke. Mente du «check»?"),
        (["brev"], "Kommandoen «brev» findes ikke."),
        (["check"], "Der mangler «BREV…»."),
        (["check", "x", "--formt", "json"], "Valget «--formt» findes ikke. Mente du «--format»?"),
        (["check", "x", "--profile", "ale"], "«ale» findes ikke. Vælg mellem «lovkrav», «anbefalet», «alle»."),
        (["check", "x", "--fail-on"], "Valget «--fail-on» mangler en værdi."),
        (["check", "x", "--no-quotes=1"], "Valget «--no-quotes» tager ingen værdi."),
        (
            ["check", "x", "--date", "31.12.2024"],
            "«31.12.2024» er ikke en dato. Skriv år-måned-dag, for eksempel 2024-12-31.",
        ),
        (["check", "x", "--format", "jsn"], "Formatet «jsn» findes ikke. Mente du json? Vælg mellem tekst, json"),
        (["check", "x", "--format", "json="], "Der mangler et filnavn efter «json=»."),
        (["check", "x", "--rules", "nej"], "Mappen «nej» findes ikke."),
        (["check", "x", "--select", ","], "Listen er tom."),
        (["archive", "x", "--store", "y", "--processes", "0"], "0 kan ikke bruges. Skriv et tal: fra 1 til 256."),
        (["archive", "sample", "y", "--per-rule", "0"], "0 kan ikke bruges. Skriv et tal: mindst 1."),
        (["test-rules", "nej"], "«MAPPE»: Mappen «nej» findes ikke."),
        (["text", "a", "b"], "Der står et ord for meget: b"),
        (["text", "a", "b", "c"], "Der står ord for meget: b c"),
    ],
)
def test_wrong_usage_is_told_in_danish_and_ends_with_2(run: Run, words: list[str], message: str) -> None:
    result = run(*words)
    assert message in result.stderr
    assert not _ENGLISH.search(re.sub(r"begrundelse-lint|--[a-z-]+", "", result.stderr))
    assert (result.exit_code, result.stdout) == (2, "")


def test_a_letter_given_without_a_command_gets_a_hint(run: Run, letter: WriteLetter) -> None:
    path = letter()
    result = run(path)
    assert f"Skriv kommandoen før brevet: begrundelse-lint check {path}" in result.stderr
    assert result.exit_code == 2


def test_no_words_at_all_show_the_help(run: Run) -> None:
    result = run()
    assert "Brug: begrundelse-lint KOMMANDO" in result.stderr
    assert result.exit_code == 2
