"""The store of an archive: one SQLite file that remembers every letter's result, and which run saw it.

Kept is what :mod:`~begrundelse_lint.archive.results` keeps. Nothing is there twice: a letter that has not changed and
is checked by the same checker is linked to the result it has. A result is written whole or not at all, so a run that
is stopped (also by a power cut) leaves a store that the next run goes on from. The journal is SQLite's plain one, which
also works on a network drive.
"""

from __future__ import annotations

import json
import secrets
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

from begrundelse_lint.archive.results import Examined, Result
from begrundelse_lint.archive.sources import Item
from begrundelse_lint.records import record

APPLICATION = 0x42474C54  # «BGLT»: tells our files from other SQLite files
VERSION = 1
_PATIENCE = 5.0

_SCHEMA = Path(__file__).with_name("store.sql")


class StoreError(Exception):
    """The store cannot be used; ``str(error)`` tells the user why, in Danish."""


class Known(NamedTuple):
    """A result that the store has for a letter."""

    result: int
    sha256: str | None
    size: int
    modified: int
    checked: bool
    transient: bool
    dated: bool  # the letter has a date of its own
    judged_on: str | None


@record
class Run:
    """A run, as the store tells of it. ``finished`` is None where it was stopped."""

    id: int
    source: str
    about: Mapping[str, object]
    started: datetime
    finished: datetime | None


class Store:
    """An open store. Results added are safe after :meth:`commit`; leaving the ``with`` block commits nothing.

    ``patience``: seconds to wait for another run to let go of it.

    Raises:
        StoreError: the file cannot be opened, is no store, or is one of a newer program.
    """

    def __init__(self, file: Path, *, create: bool = False, patience: float = _PATIENCE) -> None:
        if not create and not file.is_file():
            raise StoreError(f"«{file}» findes ikke.")
        with _told(file):
            self._db = sqlite3.connect(file, timeout=patience)
            if create:  # to be written in: by one run at a time
                self._db.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._db.execute("PRAGMA synchronous = FULL")
            self._prepare(file, create)
        self.file = file

    def _prepare(self, file: Path, create: bool) -> None:
        application = self._db.execute("PRAGMA application_id").fetchone()[0]
        version = self._db.execute("PRAGMA user_version").fetchone()[0]
        empty = not self._db.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
        if empty and create:
            tables = _SCHEMA.read_text(encoding="utf-8")
            marks = f"PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {VERSION};"
            self._db.executescript(f"BEGIN; {tables} {marks} COMMIT;")
        elif application != APPLICATION:
            raise StoreError(f"«{file}» er ikke et resultat fra begrundelse-lint archive. Vælg et andet filnavn.")
        elif version != VERSION:
            raise StoreError(f"«{file}» er lavet af en anden udgave af programmet og kan ikke bruges her.")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.close()

    def commit(self) -> None:
        """Make everything added so far safe.

        Raises:
            StoreError: it cannot be written (a full disk); what was safe before stays so.
        """
        with _told(self.file):
            self._db.commit()

    # runs

    def begin(self, source: str, about: Mapping[str, object], now: datetime) -> Run:
        """The run to go on with: the last one where it asked for the same and was stopped, else a new one."""
        last = self.last_run()
        if last and last.finished is None and last.source == source and dict(last.about) == dict(about):
            return last
        with _told(self.file):
            self._db.execute(
                "INSERT INTO run (source, about, started) VALUES (?, ?, ?)",
                (source, _json(about), now.isoformat(timespec="seconds")),
            )
            self._db.commit()
        made = self.last_run()
        assert made is not None, "it has just been added"
        return made

    def finish(self, run: Run, now: datetime) -> None:
        """Every letter of the run has been seen."""
        with _told(self.file):
            self._db.execute("UPDATE run SET finished = ? WHERE id = ?", (now.isoformat(timespec="seconds"), run.id))
        self.commit()

    def runs(self) -> list[Run]:
        """Every run, oldest first."""
        rows = self.query("SELECT id, source, about, started, finished FROM run ORDER BY id")
        return [
            Run(
                id=number,
                source=source,
                about=json.loads(about),
                started=datetime.fromisoformat(started),
                finished=datetime.fromisoformat(finished) if finished else None,
            )
            for number, source, about, started, finished in rows
        ]

    def last_run(self) -> Run | None:
        """The newest run."""
        runs = self.runs()
        return runs[-1] if runs else None

    # what is known

    def has_seen(self, run: Run, path: str) -> bool:
        """Has the run seen this letter already?"""
        row = self._db.execute(
            "SELECT 1 FROM seen JOIN letter ON letter.id = seen.letter WHERE run = ? AND path = ?", (run.id, path)
        ).fetchone()
        return row is not None

    def known(self, path: str, checker: str) -> Known | None:
        """The newest result of a letter by a checker (its key)."""
        row = self._db.execute(
            "SELECT result.id, sha256, size, modified, status = 'checked', transient, date IS NOT NULL, judged_on "
            "FROM result JOIN letter ON letter.id = result.letter JOIN checker ON checker.id = result.checker "
            "WHERE path = ? AND checker.key = ? ORDER BY result.id DESC LIMIT 1",
            (path, checker),
        ).fetchone()
        return Known(row[0], row[1], row[2], row[3], bool(row[4]), bool(row[5]), bool(row[6]), row[7]) if row else None

    # what comes in

    def salt(self) -> bytes:
        """Random bytes of this store's own, the same every time."""
        with _told(self.file):
            if not self._db.execute("SELECT 1 FROM salt").fetchone():
                self._db.execute("INSERT INTO salt VALUES (?)", (secrets.token_hex(32),))
            return bytes.fromhex(self._db.execute("SELECT value FROM salt").fetchone()[0])

    def add_checker(self, key: str) -> None:
        """Remember a way that letters are checked."""
        with _told(self.file):
            self._db.execute("INSERT OR IGNORE INTO checker (key) VALUES (?)", (key,))

    def add_rules(self, rules: Sequence[tuple[str, str, str, str, str, str]]) -> None:
        """Remember what codes mean: code, name, level, title, why, basis."""
        with _told(self.file):
            self._db.executemany("INSERT OR REPLACE INTO rule VALUES (?, ?, ?, ?, ?, ?)", rules)

    def add_metadata(self, path: str, values: Mapping[str, str]) -> None:
        """What a letter is grouped by; replaces what was known."""
        letter = self._letter(path)
        with _told(self.file):
            self._db.execute("DELETE FROM metadata WHERE letter = ?", (letter,))
            self._db.executemany(
                "INSERT INTO metadata VALUES (?, ?, ?)", [(letter, name, value) for name, value in values.items()]
            )

    def link(self, run: Run, path: str, result: int, item: Item) -> None:
        """The run has seen a letter whose result is known; its size and time are as now."""
        with _told(self.file):
            self._db.execute(
                "UPDATE result SET size = ?, modified = ? WHERE id = ?", (item.size, item.modified, result)
            )
            self._db.execute("INSERT OR IGNORE INTO seen VALUES (?, ?, ?)", (run.id, self._letter(path), result))

    def add(self, run: Run, path: str, checker: str, examined: Examined) -> None:
        """The run has examined a letter. A letter that the run has seen already is left as it is."""
        if examined.result is None or self.has_seen(run, path):
            return
        letter = self._letter(path)
        with _told(self.file):
            number = self._insert(letter, checker, examined, examined.result)
            self._db.execute("INSERT INTO seen VALUES (?, ?, ?)", (run.id, letter, number))

    def _insert(self, letter: int, checker: str, examined: Examined, result: Result) -> int:
        row = self._db.execute(
            "INSERT INTO result (letter, checker, sha256, size, modified, status, reason, transient, kind, date, "
            "judged_on, template, rules_run, rules_not_run) "
            "VALUES (?, (SELECT id FROM checker WHERE key = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
            (
                letter,
                checker,
                examined.sha256,
                examined.item.size,
                examined.item.modified,
                result.status,
                result.reason,
                examined.transient,
                result.kind,
                _iso(result.date),
                _iso(result.judged_on),
                result.template,
                result.rules_run,
                ",".join(result.rules_not_run),
            ),
        ).fetchone()
        number = int(row[0])
        self._db.executemany(
            "INSERT INTO decision VALUES (?, ?, ?, ?)",
            [(number, made.outcome.value, made.provision, made.line) for made in result.decisions],
        )
        self._db.executemany(
            "INSERT INTO metric VALUES (?, ?, ?)", [(number, name, value) for name, value in result.metrics.items()]
        )
        self._db.executemany(
            "INSERT INTO finding VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    number,
                    found.rule,
                    found.level,
                    found.line,
                    found.column,
                    found.end_line,
                    found.end_column,
                    found.page,
                    found.fingerprint,
                    found.places,
                    found.quote,
                    found.message,
                )
                for found in result.findings
            ],
        )
        return number

    def _letter(self, path: str) -> int:
        with _told(self.file):
            self._db.execute("INSERT OR IGNORE INTO letter (path) VALUES (?)", (path,))
            return int(self._db.execute("SELECT id FROM letter WHERE path = ?", (path,)).fetchone()[0])

    # what goes out

    def not_checked(self, run: Run) -> list[tuple[str, int]]:
        """Why letters of a run could not be checked, and how many; the most frequent reason first."""
        return [
            (reason, count)
            for reason, count in self.query(
                "SELECT reason, count(*) FROM seen JOIN result ON result.id = seen.result "
                "WHERE run = ? AND status <> 'checked' GROUP BY reason ORDER BY count(*) DESC, reason",
                (run.id,),
            )
        ]

    def ungrouped(self, run: Run) -> int:
        """How many letters of a run nothing is said of that letters are grouped by."""
        sql = "SELECT count(*) FROM seen WHERE run = ? AND letter NOT IN (SELECT letter FROM metadata)"
        return int(next(self.query(sql, (run.id,)))[0])

    def query(self, sql: str, values: Sequence[object] = ()) -> Iterator[tuple[Any, ...]]:
        """The rows of a question, one at a time."""
        with _told(self.file), closing(self._db.execute(sql, values)) as rows:
            yield from rows


@contextmanager
def _told(file: Path) -> Iterator[None]:
    """SQLite's errors in Danish, with what to do."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise StoreError(f"«{file}» {_WHY.get(error.sqlite_errorname, _OTHERWISE)}") from error
    except sqlite3.DatabaseError as error:
        raise StoreError(f"«{file}» er beskadiget eller ikke et resultat fra begrundelse-lint archive.") from error


_OTHERWISE = "kan ikke bruges: databasen svarer ikke, som den skal. Prøv igen."
_WHY = {
    "SQLITE_FULL": "kan ikke skrives: der er ikke plads på disken. Gør plads, og kør samme kommando igen.",
    "SQLITE_IOERR_WRITE": "kan ikke skrives: disken tager ikke imod mere. Gør plads, og kør samme kommando igen.",
    "SQLITE_READONLY": "kan ikke skrives: filen må kun læses.",
    "SQLITE_READONLY_DIRECTORY": "kan ikke skrives: mappen må kun læses.",
    "SQLITE_BUSY": "bruges af en anden kørsel. Vent, til den er færdig.",
    "SQLITE_CANTOPEN": "kan ikke åbnes. Se efter, om mappen findes, og om du har adgang.",
}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _json(values: Mapping[str, object]) -> str:
    return json.dumps(values, ensure_ascii=False, sort_keys=True)
