"""What letters are grouped by: read from their paths by a pattern, or from a table beside them.

A pattern is a path with names in braces: «{enhed}/{aar}/*» says that the first folder is the unit, the next the year.
A name stands for one folder or a part of one, «*» for anything in a folder's or file's name, «**» for any folders.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from pathlib import Path

from begrundelse_lint.archive.run import Describe

_PIECE = re.compile(r"\{(?P<name>[^{}]*)\}|(?P<folders>\*\*/?)|(?P<any>\*)|(?P<plain>[^{}*]+|[{}])")
_NAME = re.compile(r"[a-zæøå][a-zæøå0-9_]*")
_BY_PATH, _BY_FILE = "sti", "fil"


class MetadataError(Exception):
    """A pattern or table cannot be used; ``str(error)`` tells the user why, in Danish."""


def by_pattern(pattern: str) -> Describe:
    """What a path says by a pattern; a path that does not fit says nothing.

    Raises:
        MetadataError: the pattern has no names, or one that is no name, twice the same, or a brace too many.
    """
    parts: list[str] = []
    names: list[str] = []
    for piece in _PIECE.finditer(pattern):
        if piece["name"] is not None:
            if not _NAME.fullmatch(piece["name"]) or piece["name"] in names:
                raise MetadataError(
                    f"«{{{piece['name']}}}» i mønsteret «{pattern}» er ikke et navn, eller det står der to gange. "
                    "Navne skrives med små bogstaver."
                )
            names.append(piece["name"])
            parts.append(f"(?P<g{len(names)}>[^/]+?)")
        elif piece["folders"]:
            parts.append("(?:.*/)?" if piece["folders"].endswith("/") else ".*")
        elif piece["any"]:
            parts.append("[^/]*")
        elif piece["plain"] in "{}":
            raise MetadataError(f"Mønsteret «{pattern}» har en krøllet parentes for meget eller for lidt.")
        else:
            parts.append(re.escape(piece["plain"]))
    if not names:
        raise MetadataError(f"Mønsteret «{pattern}» har ingen navne i krøllede parenteser, for eksempel {{enhed}}.")
    fits = re.compile("".join(parts))

    def describe(path: str) -> Mapping[str, str]:
        match = fits.fullmatch(path)
        return {name: match[f"g{number}"] for number, name in enumerate(names, 1)} if match else {}

    return describe


def by_table(file: Path) -> Describe:
    """What a CSV file says of each letter: a column «sti» (its path in the archive) or «fil» (its name), and others.

    Columns are divided by semicolons or commas. Empty cells say nothing.

    Raises:
        MetadataError: the file cannot be read, or has neither column.
    """
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise MetadataError(f"«{file}» kan ikke læses som en tabel (CSV i UTF-8).") from error
    head = text.partition("\n")[0]
    rows = csv.DictReader(text.splitlines(), delimiter=";" if ";" in head else ",")
    columns = {name: name.strip().casefold() for name in rows.fieldnames or ()}
    by = next((by for by in (_BY_PATH, _BY_FILE) if by in columns.values()), None)
    if by is None:
        raise MetadataError(f"«{file}» mangler en kolonne, der hedder «sti» eller «fil».")
    said: dict[str, dict[str, str]] = {}
    for row in rows:
        values = {columns[name]: value.strip() for name, value in row.items() if name in columns and value}
        letter = values.pop(by, "").replace("\\", "/")
        said[letter] = {name: value for name, value in values.items() if value}

    def describe(path: str) -> Mapping[str, str]:
        return said.get(path if by == _BY_PATH else path.rpartition("/")[2], {})

    return describe


def together(*ways: Describe) -> Describe:
    """Everything that several ways say; a later one has the last word."""

    def describe(path: str) -> Mapping[str, str]:
        return {name: value for way in ways for name, value in way(path).items()}

    return describe
