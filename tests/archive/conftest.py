"""A small archive of invented letters, and the program run over it."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

CORPUS = Path(__file__).parents[2] / "corpus" / "tuned"

Rows = list[tuple[Any, ...]]

RESULTS = """
    SELECT path, sha256, status, reason, kind, date, judged_on, rules_run,
        (SELECT group_concat(outcome || ' ' || coalesce(provision, '') || ' ' || line, ', ')
            FROM decision WHERE decision.result = result.id),
        (SELECT group_concat(rule || ' ' || line || ':' || "column" || ' ' || fingerprint, ', ')
            FROM finding WHERE finding.result = result.id),
        (SELECT group_concat(name || '=' || value, ', ') FROM metric WHERE metric.result = result.id)
    FROM seen JOIN letter ON letter.id = seen.letter JOIN result ON result.id = seen.result
    WHERE run = (SELECT max(id) FROM run) ORDER BY path
"""


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    """A folder of eighteen letters in two units, each with a year."""
    return _written(tmp_path / "breve")


@pytest.fixture(scope="module")
def module_letters(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, for all tests of a module."""
    return _written(tmp_path_factory.mktemp("arkiv") / "breve")


def _written(folder: Path) -> Path:
    for unit, style in (("nord", "jurist"), ("syd", "digitalpost")):
        for number, letter in enumerate(sorted((CORPUS / style).glob("*.txt"))[:10]):
            place = folder / unit / str(2020 + number % 3)
            place.mkdir(parents=True, exist_ok=True)
            shutil.copy(letter, place / letter.name)
    return folder


@pytest.fixture
def results() -> Callable[[Path], Rows]:
    """What a store holds of the last run: everything that decides a finding, letter by letter."""

    def read(store: Path) -> Rows:
        with sqlite3.connect(store) as opened:
            return opened.execute(RESULTS).fetchall()

    return read
