"""The entries of one choice of rules, in a file of their own in the user's cache folder."""

from __future__ import annotations

import marshal
from pathlib import Path
from typing import Any

from begrundelse_lint import own_files

PREFIX = "results-"
MOST_ENTRIES = 10_000  # of a file; those not asked for the longest are dropped
MOST_FILES = 6


class Store:
    """Entries by key. What is wrong with the file is no error: there are no entries then."""

    def __init__(self, folder: Path, name: str) -> None:
        self._file = folder / f"{PREFIX}{name}"
        self._entries = self._read()
        self._asked: dict[bytes, Any] = {}  # of this run, in the order asked for
        self._changed = False

    def get(self, key: bytes) -> Any:
        """The entry, or None."""
        entry = self._entries.get(key)
        if entry is not None:
            self._asked[key] = entry
        return entry

    def put(self, key: bytes, entry: Any) -> None:
        """Keep an entry, from :meth:`save` on."""
        self._entries[key] = self._asked[key] = entry
        self._changed = True

    def save(self) -> None:
        """Write what is new, together with what another run has written meanwhile."""
        if not self._changed:
            return
        entries = self._read() | self._entries
        for key, entry in self._asked.items():
            entries.pop(key, None)
            entries[key] = entry  # the last ones are those asked for last
        newest = dict(list(entries.items())[-MOST_ENTRIES:])
        own_files.write(self._file, marshal.dumps(newest))
        own_files.tidy(self._file.parent, PREFIX, MOST_FILES)
        self._changed = False

    def _read(self) -> dict[bytes, Any]:
        data = own_files.read(self._file)
        try:
            entries = marshal.loads(data) if data is not None else {}
        except (ValueError, EOFError, TypeError):
            return {}
        return entries if isinstance(entries, dict) else {}
