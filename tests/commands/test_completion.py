"""Completion in real shells: commands, options, rules, formats. PowerShell by what it asks and is answered."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from program import PROJECT

Complete = Callable[[str], list[str]]
"""From what stands on the command line to what the last word may become."""

SHELLS = ("bash", "zsh", "fish", "powershell")


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Where ``begrundelse-lint`` is a program, in an empty folder."""
    program = tmp_path / "bin" / "begrundelse-lint"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m begrundelse_lint "$@"\n')
    program.chmod(0o755)
    path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
    return os.environ | {"PATH": path, "PYTHONPATH": str(PROJECT), "HOME": str(tmp_path), "LC_ALL": "C.UTF-8"}


def shell(words: list[str], environment: dict[str, str]) -> list[str]:
    """The lines that a shell writes; skips where there is no such shell."""
    if shutil.which(words[0]) is None:
        pytest.skip(f"{words[0]} is not installed")
    done = subprocess.run(
        words, env=environment, cwd=environment["HOME"], capture_output=True, timeout=60, check=False, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def in_bash(line: str, environment: dict[str, str]) -> list[str]:
    script = f"""
        eval "$(begrundelse-lint completion bash)"
        COMP_WORDS=({line or '""'}); COMP_CWORD=$(( ${{#COMP_WORDS[@]}} - 1 ))
        $(complete -p begrundelse-lint | sed 's/.*-F \\([^ ]*\\).*/\\1/') begrundelse-lint
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    return shell(["bash", "--norc", "-c", script], environment)


def in_zsh(line: str, environment: dict[str, str]) -> list[str]:
    """What the script hands to zsh's own functions, which only work while somebody types."""
    script = f"""
        compdef() {{ asked=$1 }}
        compadd() {{ print -rl -- $completions }}
        _describe() {{ print -rl -- ${{completions_with_descriptions%%:*}} }}
        eval "$(begrundelse-lint completion zsh)"
        words=({line}); CURRENT=$#words
        $asked
    """
    return shell(["zsh", "-f", "-c", script], environment)


def in_fish(line: str, environment: dict[str, str]) -> list[str]:
    script = f"begrundelse-lint completion fish | source; complete -C'{line.removesuffix(chr(34) * 2)}'"
    return [found.split("\t")[0] for found in shell(["fish", "--no-config", "-c", script], environment)]


@pytest.mark.parametrize("complete", [in_bash, in_zsh, in_fish], ids=["bash", "zsh", "fish"])
def test_a_shell_completes_commands_options_and_rules(
    complete: Callable[[str, dict[str, str]], list[str]], environment: dict[str, str]
) -> None:
    assert complete("begrundelse-lint expl", environment) == ["explain"]
    assert "--ignore" in complete("begrundelse-lint check --ig", environment)
    assert sorted(complete('begrundelse-lint check --profile ""', environment)) == ["alle", "anbefalet", "lovkrav"]
    assert complete("begrundelse-lint check --ignore UDM001,SAG0", environment)[:2] == [
        "UDM001,SAG001",
        "UDM001,SAG002",
    ]
    assert complete("begrundelse-lint explain udmaaling-m", environment) == ["udmaaling-mangler"]


def asked(words: str, number: int, environment: dict[str, str], kind: str) -> list[str]:
    """What the program answers a shell that asks about word ``number``."""
    question = {"_BEGRUNDELSE_LINT_COMPLETE": f"{kind}_complete", "COMP_WORDS": words, "COMP_CWORD": str(number)}
    return shell([program(environment)], environment | question)


def program(environment: dict[str, str]) -> str:
    return str(Path(environment["HOME"]) / "bin" / "begrundelse-lint")


def test_powershell_is_answered_in_threes_with_danish_descriptions(environment: dict[str, str]) -> None:
    lines = asked("begrundelse-lint explain UDM001", 2, environment, "powershell")
    assert lines == ["plain", "UDM001", "Omfanget af støtten mangler (fejl)"]
    assert asked("begrundelse-lint check", 2, environment, "powershell")[:1] == ["file"]


def test_powershells_script_reads_utf8_and_puts_the_encoding_back(environment: dict[str, str]) -> None:
    script = "\n".join(shell([program(environment), "completion", "powershell"], environment))
    assert script.index("[System.Text.Encoding]::UTF8") < script.index("& begrundelse-lint")
    assert script.index("& begrundelse-lint") < script.index("finally") < script.index("= $prev_encoding")


@pytest.mark.parametrize("name", SHELLS)
def test_the_script_says_first_how_it_is_used(environment: dict[str, str], name: str) -> None:
    first, second, *_ = shell([program(environment), "completion", name], environment)
    how = second if first.startswith("#compdef") else first
    assert how.startswith("# ") and f"begrundelse-lint completion {name}" in how


def test_a_broken_configuration_is_no_reason_to_complain_while_somebody_types(environment: dict[str, str]) -> None:
    folder = Path(environment["HOME"])
    assert "plain,SAG001" in asked("begrundelse-lint explain SAG", 2, environment, "bash")
    (folder / "begrundelse-lint.yaml").write_text("profil: alle\n")
    assert not any(asked("begrundelse-lint explain SAG", 2, environment, "bash"))


def test_before_anything_is_typed_codes_are_offered_and_no_names(environment: dict[str, str]) -> None:
    offered = {line.partition(",")[2] for line in asked("begrundelse-lint explain", 2, environment, "bash")}
    assert {"UDM", "UDM001"} <= offered
    assert "udmaaling-mangler" not in offered
