"""Letters in storage that is reached by a URL («s3://arkiv/breve»), by fsspec (extra ``dask``)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import fsspec

from begrundelse_lint.archive.sources import Item, SourceError
from begrundelse_lint.letter import UnreadableLetterError
from begrundelse_lint.readers.file_names import is_hidden, is_letter

_TIMES = ("mtime", "LastModified", "last_modified", "updated", "modified")


class Remote:
    """Every letter below a URL."""

    def __init__(self, url: str) -> None:
        self.root = url.rstrip("/")
        try:
            self._files, self._start = fsspec.core.url_to_fs(self.root)
            there = self._files.isdir(self._start)
        except (OSError, ValueError, ImportError) as error:
            raise SourceError(f"«{url}» kan ikke åbnes ({type(error).__name__}).") from error
        if not there:
            raise SourceError(f"«{url}» findes ikke eller er ikke en mappe.")

    def items(self) -> Iterator[Item]:
        """Folder by folder, sorted by name."""
        return self._below(self._start, "")

    def _below(self, folder: str, prefix: str) -> Iterator[Item]:
        try:
            entries = self._files.ls(folder, detail=True)
        except OSError:
            yield Item(prefix.rstrip("/") or ".", folder, reason="Mappen kan ikke åbnes. Se efter, om du har adgang.")
            return
        for entry in sorted(entries, key=lambda entry: str(entry["name"])):
            name = posixpath.basename(str(entry["name"]).rstrip("/"))
            if is_hidden(name):
                continue
            if entry["type"] == "directory":
                yield from self._below(entry["name"], f"{prefix}{name}/")
            elif is_letter(name):
                url = self._files.unstrip_protocol(entry["name"])
                yield Item(prefix + name, url, None, int(entry.get("size") or -1), _modified(entry))


def content(url: str, most: int) -> bytes:
    """The first ``most`` bytes of a file.

    Raises:
        UnreadableLetterError: it cannot be opened.
    """
    try:
        with fsspec.open(url, "rb") as stream:
            return bytes(stream.read(most))
    except FileNotFoundError as error:
        raise UnreadableLetterError("Filen findes ikke.") from error
    except (OSError, ValueError, ImportError) as error:
        raise UnreadableLetterError(f"Filen kan ikke hentes ({type(error).__name__}).") from error


def _modified(entry: dict[str, Any]) -> int:
    """When it was changed, in nanoseconds; −1 where the storage does not tell."""
    when = next((entry[name] for name in _TIMES if entry.get(name)), None)
    if isinstance(when, datetime):
        return int(when.timestamp() * 1e9)
    return int(float(when) * 1e9) if isinstance(when, int | float) else -1
