"""What letters are grouped by: read from their paths by a pattern, or from a table beside them."""

from __future__ import annotations

import csv
from collections.abc import Collection, Mapping
from pathlib import Path

from begrundelse_lint.archive.privacy import Name
from begrundelse_lint.archive.run import Describe
from begrundelse_lint.written.path_names import names_in, read_names

_BY_PATH, _BY_FILE = "sti", "fil"
PEOPLE = ("sagsbehandler",)
"""What is always kept under a pseudonym."""


class TableError(Exception):
    """A table cannot be used; ``str(error)`` tells the user why, in Danish."""


def by_pattern(pattern: str) -> Describe:
    """What a path says by a pattern (:mod:`begrundelse_lint.written.path_names`).

    Raises:
        PatternError: the pattern cannot mean anything.
    """
    names_in(pattern)
    return lambda path: read_names(pattern, path)


def by_table(file: Path) -> Describe:
    """What a CSV file says of each letter: a column «sti» (its path in the archive) or «fil» (its name), and others.

    Columns are divided by semicolons or commas. Empty cells say nothing.

    Raises:
        TableError: the file cannot be read, or has neither column.
    """
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise TableError(f"«{file}» kan ikke læses som en tabel (CSV i UTF-8).") from error
    head = text.partition("\n")[0]
    rows = csv.DictReader(text.splitlines(), delimiter=";" if ";" in head else ",")
    columns = {name: name.strip().casefold() for name in rows.fieldnames or ()}
    by = next((by for by in (_BY_PATH, _BY_FILE) if by in columns.values()), None)
    if by is None:
        raise TableError(f"«{file}» mangler en kolonne, der hedder «sti» eller «fil».")
    said: dict[str, dict[str, str]] = {}
    for row in rows:
        values = {columns[name]: value.strip() for name, value in row.items() if name in columns and value}
        letter = values.pop(by, "").replace("\\", "/")
        said[letter] = {name: value for name, value in values.items() if value}

    def describe(path: str) -> Mapping[str, str]:
        return said.get(path if by == _BY_PATH else path.rpartition("/")[2], {})

    return describe


def under_pseudonyms(describe: Describe, people: Collection[str], name: Name) -> Describe:
    """The same, with pseudonyms where the values are people's names: ``people`` are the names of those values."""

    def described(path: str) -> Mapping[str, str]:
        return {what: name(value) if what in people else value for what, value in describe(path).items()}

    return described


def together(*ways: Describe) -> Describe:
    """Everything that several ways say; a later one has the last word."""

    def describe(path: str) -> Mapping[str, str]:
        return {name: value for way in ways for name, value in way(path).items()}

    return describe
