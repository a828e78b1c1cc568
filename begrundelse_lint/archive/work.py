"""The work on one letter, as it is done in a worker process: bytes in, a small result out."""

from __future__ import annotations

import hashlib
import time
import zipfile
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from begrundelse_lint import readers
from begrundelse_lint.archive import sources
from begrundelse_lint.archive.results import Examined, not_checked, result_of
from begrundelse_lint.archive.sources import Item
from begrundelse_lint.check import Checker
from begrundelse_lint.checked import CheckedLetter
from begrundelse_lint.letter import UnreadableLetterError
from begrundelse_lint.readers import limits
from begrundelse_lint.suppression import Suppression


class Checkers(Protocol):
    """The checker that a letter is checked with; a configuration may choose one by path."""

    def of(self, path: str) -> Checker:
        """The checker for the letter with this path in the file system."""

    def key(self, path: str) -> str:
        """Names everything that decides what is found in this letter: equal keys, equal findings, but for the day."""

    def known(self, path: str) -> Sequence[Suppression]:
        """What has been said of its findings before."""


class Task(NamedTuple):
    """A letter to examine. ``known``: the content (SHA-256) whose result the store has, by the same checker."""

    item: Item
    known: str | None = None


class Worker:
    """Examines letters. Made once in each process, by a recipe that can be sent there."""

    def __init__(
        self,
        make: Callable[[], Checkers],
        *,
        quotes: bool = False,
        redact: Callable[[CheckedLetter], CheckedLetter] | None = None,
    ) -> None:
        self._checkers = make()
        self._quotes = quotes
        self._redact = redact
        self._contents = _Contents()

    def examine(self, task: Task) -> Examined:
        """Read and check one letter; whatever is wrong with it ends in a result."""
        start = time.perf_counter()
        item = task.item
        try:
            data = self._contents.of(item)
        except UnreadableLetterError as error:
            return not_checked(item, str(error))
        digest = hashlib.sha256(data).hexdigest()
        if digest == task.known:
            return Examined(item=item, sha256=digest)
        letter = self._checkers.of(item.file).check_bytes(data, item.path, self._checkers.known(item.file))
        if self._redact is not None:
            letter = self._redact(letter)
        result = result_of(letter, quotes=self._quotes)
        return Examined(item=item, sha256=digest, result=result, seconds=time.perf_counter() - start)


class _Contents:
    """The bytes of letters. A zip file is opened once: its list of members may be long."""

    def __init__(self) -> None:
        self._package: zipfile.ZipFile | None = None

    def of(self, item: Item) -> bytes:
        """The bytes of a letter; never more than a letter may have, and one.

        Raises:
            UnreadableLetterError: they cannot be had.
        """
        if item.reason is not None:
            raise UnreadableLetterError(item.reason)
        if sources.is_url(item.file):
            from begrundelse_lint.archive import remote

            return remote.content(item.file, limits.MAX_FILE_BYTES + 1)
        if item.member is None:
            return readers.bytes_of(Path(item.file))
        try:
            with self._opened(item.file).open(item.member) as stream:
                return stream.read(limits.MAX_FILE_BYTES + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError) as error:
            raise UnreadableLetterError("Brevet kan ikke pakkes ud: zip-filen er beskadiget her.") from error
        except RuntimeError as error:  # what zipfile says of a password
            raise UnreadableLetterError("Brevet kan ikke pakkes ud: det er beskyttet med en adgangskode.") from error
        except (OSError, KeyError, NotImplementedError) as error:
            raise UnreadableLetterError("Brevet kan ikke pakkes ud af zip-filen.") from error

    def _opened(self, file: str) -> zipfile.ZipFile:
        if self._package is None or self._package.filename != file:
            self._package = zipfile.ZipFile(file)
        return self._package
