"""``--since``: only the letters that git has seen change."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from program import Run, WriteLetter

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

Git = Callable[..., str]
BAD = "En kancelli."


@pytest.fixture
def git(tmp_path: Path, letter: WriteLetter) -> Git:
    """A repository with two letters; runs git in it."""

    def call(*words: str) -> str:
        settings = ["-c", "user.name=Ida", "-c", "user.email=ida@example.invalid", "-c", "commit.gpgsign=false"]
        done = subprocess.run(["git", *settings, *words], cwd=tmp_path, capture_output=True, check=True, timeout=60)
        return done.stdout.decode()

    letter(BAD, "a.txt")
    letter(BAD, "mappe/b æ.txt")
    call("init", "--quiet", "--initial-branch=main")
    call("add", ".")
    call("commit", "--quiet", "-m", "first")
    return call


def checked(result: Result) -> list[str]:
    """The letters that were looked at."""
    return [letter["path"] for letter in json.loads(result.stdout)["letters"]]


def since(run: Run, revision: str, *words: object) -> Result:
    """A check of what has changed."""
    return run("check", *(words or (".",)), "--since", revision, "--format", "json")


def test_nothing_has_changed(run: Run, git: Git) -> None:
    result = since(run, "HEAD")
    assert (result.exit_code, checked(result)) == (0, [])
    assert "Ingen af brevene er ændret siden HEAD." in result.stderr


def test_changed_staged_committed_and_new_letters_are_checked(run: Run, git: Git, letter: WriteLetter) -> None:
    git("checkout", "--quiet", "-b", "gren")
    letter(BAD, "committed.txt")
    git("add", ".")
    git("commit", "--quiet", "-m", "second")
    letter("Nyt. " + BAD, "mappe/b æ.txt")
    letter(BAD, "staged.txt")
    git("add", "staged.txt")
    letter(BAD, "new.txt")
    letter("Ingen brev", "notes.toml")
    result = since(run, "main")
    assert sorted(checked(result)) == ["./committed.txt", "./mappe/b æ.txt", "./new.txt", "./staged.txt"]
    assert result.exit_code == 1


def test_deleted_and_ignored_letters_are_left_out(run: Run, git: Git, letter: WriteLetter, tmp_path: Path) -> None:
    (tmp_path / "a.txt").unlink()
    letter("*.md\n", ".gitignore")
    letter(BAD, "kladde.md")
    assert checked(since(run, "HEAD")) == []


def test_what_the_other_branch_has_done_meanwhile_is_not_ours(run: Run, git: Git, letter: WriteLetter) -> None:
    git("checkout", "--quiet", "-b", "gren")
    git("checkout", "--quiet", "main")
    letter("Andre. " + BAD, "a.txt")
    git("commit", "--quiet", "-am", "theirs")
    git("checkout", "--quiet", "gren")
    assert checked(since(run, "main")) == []


def test_only_what_was_asked_for_is_looked_at(run: Run, git: Git, letter: WriteLetter) -> None:
    letter("Nyt. " + BAD, "a.txt")
    letter("Nyt. " + BAD, "mappe/b æ.txt")
    assert checked(since(run, "HEAD", "mappe")) == ["mappe/b æ.txt"]


def test_a_revision_that_is_not_there_is_told(run: Run, git: Git) -> None:
    for revision in ("ikke-her", "--output=x"):
        result = run("check", ".", f"--since={revision}")
        assert result.exit_code == 2
        assert f"«{revision}» er ingen revision" in result.stderr


def test_a_folder_without_git_is_told(run: Run, letter: WriteLetter) -> None:
    letter(BAD, "a.txt")
    result = run("check", "a.txt", "--since", "HEAD")
    assert result.exit_code == 2 and "ligger ikke i et git-lager" in result.stderr


def test_a_machine_without_git_is_told(run: Run, git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    from begrundelse_lint.commands.support import changed

    changed._program.cache_clear()
    monkeypatch.setenv("PATH", "")
    result = run("check", "a.txt", "--since", "HEAD")
    changed._program.cache_clear()
    assert result.exit_code == 2 and "kræver programmet git" in result.stderr


def test_a_letter_put_together_is_checked_when_one_of_its_parts_has_changed(
    run: Run, git: Git, letter: WriteLetter
) -> None:
    letter("blocks:\n  - {name: brevet, parts: [hoved.txt, krop.txt]}\n", "begrundelse-lint.yaml")
    letter("Et hoved med en kancelli.", "hoved.txt")
    letter("En krop.", "krop.txt")
    git("add", ".")
    git("commit", "--quiet", "-m", "blocks")
    assert checked(since(run, "HEAD")) == []
    letter("En anden krop.", "krop.txt")
    result = since(run, "HEAD")
    told = {entry["path"]: [one["rule"] for one in entry["findings"]] for entry in json.loads(result.stdout)["letters"]}
    assert told == {"hoved.txt": ["ORD001"], "./krop.txt": []}
