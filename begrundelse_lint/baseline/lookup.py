"""Which known findings are about which letter, also where the letter has been renamed."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from begrundelse_lint.baseline.file import Known, Letters
from begrundelse_lint.suppression import Origin, Suppressed, Suppression


class Baseline:
    """The known findings of a file (``path``), by letter."""

    def __init__(self, path: Path, letters: Letters) -> None:
        self.path = path
        self.letters = letters
        self._renamed: dict[str, str] = {}  # the letters that are gone -> those found to be them
        self._folder = os.path.realpath(path.parent)

    def of(self, letter: str | Path) -> tuple[Suppression, ...]:
        """What is known of a letter.

        For one that the file does not name, it is what is known of letters that are gone: it may be one of them under
        another name.
        """
        key = self.key(letter)
        if key in self.letters:
            return self._suppressions(key)
        return tuple(
            replace(known, elsewhere=True)
            for gone in self.gone
            if self._renamed.get(gone, key) == key
            for known in self._suppressions(gone)
        )

    def met(self, letter: str | Path, suppressed: Iterable[Suppressed]) -> None:
        """Remember which letter that is gone this one turned out to be: what was known once is not known twice."""
        lines = {known.by.written for known in suppressed if known.by.elsewhere}
        for gone in self.gone:
            if any(known.written in lines for known in self._suppressions(gone)):
                self._renamed.setdefault(gone, self.key(letter))

    def key(self, letter: str | Path) -> str:
        """A letter's path from the file's folder, with ``/`` between; one on another drive stays absolute."""
        there = os.path.realpath(letter)
        with suppress(ValueError):  # another drive
            there = os.path.relpath(there, self._folder)
        return there.replace(os.sep, "/")

    @cached_property
    def gone(self) -> tuple[str, ...]:
        """The letters named that are no files any more."""
        return tuple(path for path in self.letters if not os.path.exists(os.path.join(self._folder, path)))

    @property
    def lost(self) -> tuple[str, ...]:
        """The letters that are gone and have not been met under another name."""
        return tuple(path for path in self.gone if path not in self._renamed)

    def renamed(self, letter: str | Path) -> str | None:
        """The letter that is gone and that this one turned out to be."""
        key = self.key(letter)
        return next((gone for gone, now in self._renamed.items() if now == key), None)

    def _suppressions(self, key: str) -> tuple[Suppression, ...]:
        return tuple(self._suppression(known) for known in self.letters[key])

    def _suppression(self, known: Known) -> Suppression:
        return Suppression(
            rule=known.rule,
            reason=known.reason,
            origin=Origin.BASELINE,
            written=f"{self.path}:{known.line}",
            fingerprint=known.fingerprint,
            until=known.until,
            count=known.count,
        )
