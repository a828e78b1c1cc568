"""A run over many letters remembers what it has found; a run over a few leaves nothing behind."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from program import Run, WriteLetter


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's cache folder."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("BEGRUNDELSE_LINT_CACHE", str(folder))
    return folder


def write(letter: WriteLetter, count: int) -> None:
    """So many letters, every other with a finding."""
    for number in range(count):
        letter(f"Brev nummer {number}." if number % 2 else f"Brev {number}.", f"breve/{number:02}.txt")


def test_many_letters_are_told_of_alike_a_second_time(run: Run, letter: WriteLetter, cache: Path) -> None:
    write(letter, 12)
    first = run("check", "breve", "--format", "json")
    assert len(list(cache.glob("results-*"))) == 1
    assert run("check", "breve", "--format", "json").stdout == first.stdout
    assert run("check", "breve", "--format", "json", "--no-cache").stdout == first.stdout
    assert json.loads(first.stdout)["summary"]["by_rule"] == {"TAL001": 6}


def test_a_few_letters_leave_nothing_behind(run: Run, letter: WriteLetter, cache: Path) -> None:
    write(letter, 9)
    run("check", "breve")
    assert not cache.exists()


def test_nothing_is_kept_where_the_user_wants_no_cache(
    run: Run, letter: WriteLetter, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(letter, 12)
    run("check", "breve", "--no-cache")
    assert not cache.exists()
    monkeypatch.setenv("BEGRUNDELSE_LINT_CACHE", "")
    assert run("check", "breve").exit_code == 1
    assert [path.name for path in tmp_path.iterdir()] == ["breve"]


def test_a_baseline_takes_out_of_what_is_remembered(run: Run, letter: WriteLetter, cache: Path) -> None:
    write(letter, 12)
    run("check", "breve")
    assert run("baseline", "update", "breve", "--baseline", "kendt.yaml").exit_code == 0
    assert run("check", "breve", "--baseline", "kendt.yaml").exit_code == 0
    assert run("check", "breve").exit_code == 1
