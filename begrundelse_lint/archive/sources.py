"""Where the letters of an archive are: a folder, a list of paths, or a zip file.

Letters are named one by one and in a steady order, so that an archive of any size costs the same memory. A letter's
``path`` is its name inside the source, with «/» between folders on every machine: it is what the store knows it by.
"""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, Protocol

from begrundelse_lint.readers.file_names import is_hidden, is_letter
from begrundelse_lint.readers.our_pages import is_our_page


class SourceError(Exception):
    """The source cannot be used; ``str(error)`` tells the user why, in Danish."""


class Item(NamedTuple):
    """A letter of a source. ``size`` in bytes and ``modified`` (nanoseconds) tell cheaply whether it has changed.

    ``reason`` (Danish) stands where a place in the source could not even be looked into.
    """

    path: str
    file: str  # what to open: a path, or the zip file that holds the letter
    member: str | None = None  # its name in the zip file
    size: int = -1
    modified: int = -1
    reason: str | None = None


class Source(Protocol):
    """Names the letters of an archive."""

    @property
    def root(self) -> str:
        """Where paths start from, absolute: what a run is known by."""

    def items(self) -> Iterator[Item]:
        """The letters, in the same order every time."""


class Folder:
    """Every letter below a folder; hidden files and Word's lock files are none."""

    def __init__(self, folder: Path) -> None:
        self.root = str(folder.resolve())

    def items(self) -> Iterator[Item]:
        """Folder by folder, sorted by name."""
        return self._below(self.root, "")

    def _below(self, folder: str, prefix: str) -> Iterator[Item]:
        try:
            with os.scandir(folder) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError:
            yield Item(prefix.rstrip("/") or ".", folder, reason="Mappen kan ikke åbnes. Se efter, om du har adgang.")
            return
        for entry in entries:
            if is_hidden(entry.name):
                continue
            if entry.is_dir() and entry.is_symlink():  # it may lead round in a ring
                yield Item(
                    prefix + entry.name, entry.path, reason="Det er en genvej til en mappe. Den er ikke gennemsøgt."
                )
            elif entry.is_dir():
                yield from self._below(entry.path, f"{prefix}{entry.name}/")
            elif is_letter(entry.name) and not is_our_page(entry.path):
                yield Item(prefix + entry.name, entry.path, None, *_size_and_time(entry.path))


class List:
    """The letters that a text file names, one path a line; relative ones start from the file's own folder."""

    def __init__(self, file: Path) -> None:
        self.root = str(file.resolve())

    def items(self) -> Iterator[Item]:
        """In the order of the list; blank lines and lines that begin with # are none. A path may come twice."""
        folder = os.path.dirname(self.root)
        with open(self.root, encoding="utf-8-sig", errors="surrogateescape") as lines:
            for line in lines:
                path = line.strip()
                if not path or path.startswith("#"):
                    continue
                file = os.path.join(folder, path)
                yield Item(path.replace(os.sep, "/"), file, None, *_size_and_time(file))


class Zip:
    """The letters in a zip file, unpacked one at a time and in memory only."""

    def __init__(self, file: Path) -> None:
        self.root = str(file.resolve())
        try:
            zipfile.ZipFile(self.root).close()
        except (zipfile.BadZipFile, OSError) as error:
            raise SourceError(f"«{file}» kan ikke læses som en zip-fil.") from error

    def items(self) -> Iterator[Item]:
        """Sorted by name."""
        with zipfile.ZipFile(self.root) as package:
            members = sorted(package.infolist(), key=lambda member: member.filename)
        for member in members:
            parts = member.filename.split("/")
            if not member.is_dir() and is_letter(parts[-1]) and not any(map(is_hidden, parts)):
                yield Item(member.filename, self.root, member.filename, member.file_size, member.CRC)


def source(where: str) -> Source:
    """The source that a path or URL stands for: a folder, a zip file, or else a list of paths.

    Raises:
        SourceError: it does not exist or is no source.
    """
    if is_url(where):
        try:
            from begrundelse_lint.archive.remote import Remote
        except ImportError as error:
            raise SourceError(f'«{where}» kræver: pip install "begrundelse-lint[dask]"') from error
        return Remote(where)
    path = Path(where)
    if path.is_dir():
        return Folder(path)
    if not path.exists():
        raise SourceError(f"«{path}» findes ikke.")
    if path.suffix.lower() == ".zip":
        return Zip(path)
    if path.suffix.lower() in {".txt", ".list", ".lst", ""}:
        return List(path)
    raise SourceError(f"«{path}» er hverken en mappe, en zip-fil eller en liste (.txt) med en sti på hver linje.")


def is_url(where: str) -> bool:
    """Is it storage that is reached by a URL, and no path?"""
    return "://" in where


def _size_and_time(file: str) -> tuple[int, int]:
    try:
        found = os.stat(file)
    except (OSError, ValueError):
        return -1, -1  # the reader will say why
    return found.st_size, found.st_mtime_ns
