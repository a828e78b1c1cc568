"""Readers: from a file to a :class:`~begrundelse_lint.letter.Letter`.

``read(path)`` is all that most callers need. Every reason a letter cannot be read ends as an
``UnreadableLetterError`` whose text tells the user why, in Danish, and what to do.

A reader is a module with ``read(data: bytes, path: str) -> Letter``. It is imported when the first file of its
format comes: the libraries behind docx and pdf cost more to import than a text file costs to check. A new format
is a module and a line in ``ENDINGS``.
"""

from __future__ import annotations

import stat
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from begrundelse_lint.letter import Letter, UnreadableLetterError
from begrundelse_lint.readers import content, limits

ENDINGS: dict[str, str] = {
    ".txt": "txt",
    ".text": "txt",
    ".md": "md",
    ".markdown": "md",
    ".docx": "docx",
    ".docm": "docx",
    ".dotx": "docx",
    ".dotm": "docx",
    ".pdf": "pdf",
    ".odt": "odt",
    ".ott": "odt",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".rtf": "rtf",
}
"""File ending (lower case, with its dot) -> reader module."""

UNREADABLE_ENDINGS = frozenset({".doc", ".dot", ".wpd", ".wps", ".pages", ".fodt", ".sxw", ".xps"})
"""Endings of letters that no reader reads. A folder search should list them as not checked, not pass them over."""

_TEXT_FORMATS = frozenset({"txt", "md", "html", "rtf"})
_BINARY_CONTENT = frozenset({"zip", "ole", "pdf"})


class _Reader(Protocol):
    def read(self, data: bytes, path: str) -> Letter: ...


def read(path: str | Path) -> Letter:
    """The letter in a file; the ending of its name decides the format.

    Raises:
        UnreadableLetterError: the file cannot be read as a letter; the message says why and what to do.
    """
    return read_bytes(bytes_of(Path(path)), str(path))


def read_bytes(data: bytes, path: str) -> Letter:
    """The letter in the content of a file, wherever it came from; the ending of ``path`` decides the format.

    Raises:
        UnreadableLetterError: as :func:`read`.
    """
    limits.check_file_size(len(data))
    return _read_as(_format_of(Path(path).name, data), data, path)


def read_text(data: bytes | str, name: str = "-") -> Letter:
    """The letter on standard input. ``name`` labels it and its ending chooses between the text formats.

    A Word file or pdf may come in as bytes too if ``name`` has its ending.

    Raises:
        UnreadableLetterError: as :func:`read`.
    """
    known = ENDINGS.get(Path(name).suffix.lower(), "txt")
    if isinstance(data, str):
        limits.check_text_length(len(data))
        if known not in _TEXT_FORMATS - {"txt"}:  # text as it is, whatever it begins with
            return _from_text(data, name)
        data = data.encode("utf-8", "replace")
    limits.check_file_size(len(data))
    if content.kind_of(data) in _BINARY_CONTENT:
        if known in _TEXT_FORMATS:
            raise UnreadableLetterError(
                "Det, der kom ind, er ikke tekst. Giv filens navn, eller angiv --stdin-filename med rigtig endelse."
            )
        return _read_as(known, data, name)
    return _read_as(known if known in _TEXT_FORMATS else "txt", data, name)


def _from_text(text: str, path: str) -> Letter:
    from begrundelse_lint.readers.txt import of_text

    return of_text(text, path)


def _read_as(format_name: str, data: bytes, path: str) -> Letter:
    if not data.strip(b"\x00 \t\r\n"):
        raise UnreadableLetterError("Filen er tom: der er ingen tekst at kontrollere.")
    reader = cast(_Reader, import_module(f"{__name__}.{format_name}"))
    try:
        return reader.read(data, path)
    except (RecursionError, MemoryError) as error:
        raise UnreadableLetterError(
            "Filen kan ikke læses: dens opbygning er for indviklet. Åbn den i Word, og gem den igen som .docx."
        ) from error


def _format_of(name: str, data: bytes) -> str:
    if name.startswith("~$"):
        raise UnreadableLetterError(
            "Filen er en låsefil, som Word selv laver, mens et brev er åbent. Den er ikke et brev."
        )
    ending = Path(name).suffix.lower()
    if ending in ENDINGS:
        return ENDINGS[ending]
    raise UnreadableLetterError(content.advice_for(ending, data))


def bytes_of(file: Path) -> bytes:
    """The content of a file; no more than the limit and a byte are read, also where the size reported is wrong.

    Raises:
        UnreadableLetterError: the file cannot be opened, is no ordinary file or is too large.
    """
    try:
        found = file.stat()
        if stat.S_ISDIR(found.st_mode):
            raise UnreadableLetterError("Det er en mappe, ikke en fil.")
        if not stat.S_ISREG(found.st_mode):
            raise UnreadableLetterError("Det er ikke en almindelig fil.")
        limits.check_file_size(found.st_size)
        with file.open("rb") as stream:
            return stream.read(limits.MAX_FILE_BYTES + 1)
    except FileNotFoundError as error:
        raise UnreadableLetterError("Filen findes ikke.") from error
    except PermissionError as error:
        raise UnreadableLetterError("Filen kan ikke åbnes: du har ikke adgang til at læse den.") from error
    except (OSError, ValueError) as error:
        number = getattr(error, "errno", None)
        raise UnreadableLetterError(f"Filen kan ikke åbnes (fejl {number} fra styresystemet).") from error
