"""Checking by a checker, with what it has found in the same letters before."""

from __future__ import annotations

import hashlib
import marshal
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import begrundelse_lint
from begrundelse_lint import own_files, readers
from begrundelse_lint.cache import entries
from begrundelse_lint.cache.source import text_of
from begrundelse_lint.cache.store import Store
from begrundelse_lint.check import Checker
from begrundelse_lint.checked import CheckedLetter
from begrundelse_lint.letter import UnreadableLetterError
from begrundelse_lint.suppression import Suppression

_DIGEST = 16


class Memory:
    """What was found in letters before, for any number of checkers. :meth:`save` keeps what is new.

    A result counts where the same are: the content of the letter's file and the ending of its name, the rules and what
    is chosen of them, the language model, the linter's code and Python; for a letter without a date also the day.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._stores: dict[int, tuple[Checker, Store]] = {}  # by the checker's identity; the checker is kept alive

    @classmethod
    def of_user(cls) -> Memory | None:
        """That of the user's cache folder; None where it is switched off."""
        folder = own_files.cache_folder()
        return cls(folder) if folder is not None else None

    def check(self, checker: Checker, path: str, known: Sequence[Suppression] = ()) -> CheckedLetter:
        """As :meth:`Checker.check`."""
        try:
            data = readers.bytes_of(Path(path))
        except UnreadableLetterError:
            return checker.check(path, known)
        key = hashlib.blake2b(
            data, digest_size=_DIGEST, person=_ending(path).encode("utf-8", "replace")[:_DIGEST]
        ).digest()
        store = self._store(checker)
        try:
            found = self._found(checker, store.get(key), data, path, known)
        except Exception:  # noqa: BLE001 - whatever is wrong with an entry, the letter can be checked
            found = None
        return found if found is not None else self._checked(checker, store, key, data, path, known)

    def save(self) -> None:
        """Keep what is new."""
        for _, store in self._stores.values():
            store.save()

    def _found(
        self, checker: Checker, entry: entries.Entry | None, data: bytes, path: str, known: Sequence[Suppression]
    ) -> CheckedLetter | None:
        if entry is None:
            return None
        letter = entries.unpack(entry, path, checker.ruleset.rules)
        if letter.date is None and checker.options.date is None and letter.judged_on != checker.today:
            return None
        settled = checker.settled(letter, known)
        if not settled.findings and not any(item.quote for item in known):
            return settled
        if entry[2] is None:
            return None
        source = text_of(data, _ending(path))
        speaking = entries.with_words(letter, entry, source) if source is not None else None
        return checker.settled(speaking, known) if speaking is not None else None

    def _checked(
        self, checker: Checker, store: Store, key: bytes, data: bytes, path: str, known: Sequence[Suppression]
    ) -> CheckedLetter:
        try:
            letter = readers.read_bytes(data, path)
        except Exception:  # noqa: BLE001 - the checker says why
            return checker.check_bytes(data, path, known)
        found = checker.examine(letter)
        if found.checked and not letter.comments:
            entry = entries.pack(found, checker.ruleset.rules, text_of(data, _ending(path)))
            if entry is not None:
                store.put(key, entry)
        return checker.settled(found, known)

    def _store(self, checker: Checker) -> Store:
        if id(checker) not in self._stores:
            self._stores[id(checker)] = checker, Store(self._folder, _name(checker))
        return self._stores[id(checker)][1]


def _ending(path: str) -> str:
    return os.path.splitext(path)[1].lower()


def _name(checker: Checker) -> str:
    """Names everything but the letter that decides what is found."""
    options = checker.options
    model = checker.analyst.name if checker.analyst is not None else None
    parts = [
        checker.ruleset.digest,
        *map(repr, (options.profile, [*options.select], [*options.ignore], options.template, options.date)),
        repr((model, sorted(checker.available))),
        sys.version,
        str(marshal.version),
        begrundelse_lint.__version__,
        *_code(Path(begrundelse_lint.__file__).parent),
    ]
    return hashlib.blake2b("\0".join(parts).encode("utf-8", "replace"), digest_size=_DIGEST).hexdigest()


def _code(folder: Path) -> Iterator[str]:
    """The state of the linter's own code: names, sizes and times of its files."""
    for file in sorted(folder.rglob("*.py")):
        stat = file.stat()
        yield f"{file.relative_to(folder)} {stat.st_size} {stat.st_mtime_ns}"
