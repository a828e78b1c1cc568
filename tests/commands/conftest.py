"""The command line as tests use it: with the stand-in rules, in an empty folder."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from program import Program, Run, WriteLetter, command
from stand_ins import rule_set

from begrundelse_lint.commands.cli import cli
from begrundelse_lint.commands.support import rulesets


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Runs ``begrundelse-lint`` with these words in an empty folder, with the stand-in rules."""
    monkeypatch.setattr(rulesets, "read", lambda folders=(), terms=(): rule_set())
    monkeypatch.chdir(tmp_path)

    def invoke(*words: object, stdin: bytes | None = None) -> Result:
        return CliRunner().invoke(cli, [str(word) for word in words], input=stdin)

    return invoke


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """The same as a real process."""

    def start(*words: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            command(*words),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            cwd=tmp_path,
            env=os.environ | environment,
            timeout=60,
            check=False,
        )

    return start


@pytest.fixture
def letter(tmp_path: Path) -> WriteLetter:
    """Writes a letter and gives its path."""

    def write(text: str = "Et roligt brev uden svære ord.", name: str = "brev.txt") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write
