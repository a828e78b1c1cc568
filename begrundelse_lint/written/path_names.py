"""Patterns that read names out of paths: «{enhed}/{aar}/*» says that the first folder is the unit, the next the year.

A name stands for one folder or a part of one, «*» for anything in a folder's or file's name, «**» for any folders.
"""

from __future__ import annotations

import re
from functools import lru_cache

_PIECE = re.compile(r"\{(?P<name>[^{}]*)\}|(?P<folders>\*\*/?)|(?P<any>\*)|(?P<plain>[^{}*]+|[{}])")
_NAME = re.compile(r"[a-zæøå][a-zæøå0-9_]*")


class PatternError(ValueError):
    """A pattern cannot mean anything; ``str(error)`` tells the user why, in Danish."""


def names_in(pattern: str) -> list[str]:
    """The names that a pattern reads.

    Raises:
        PatternError: it has none, one that is no name or twice the same, or a brace too many.
    """
    return _compiled(pattern)[1]


def read_names(pattern: str, path: str) -> dict[str, str]:
    """What a path («/» between folders) says by a pattern; a path that does not fit says nothing.

    Raises:
        PatternError: as :func:`names_in`.
    """
    fits, names = _compiled(pattern)
    match = fits.fullmatch(path)
    return {name: match[f"g{number}"] for number, name in enumerate(names, 1)} if match else {}


@lru_cache(maxsize=8)
def _compiled(pattern: str) -> tuple[re.Pattern[str], list[str]]:
    parts: list[str] = []
    names: list[str] = []
    for piece in _PIECE.finditer(pattern):
        if piece["name"] is not None:
            if not _NAME.fullmatch(piece["name"]) or piece["name"] in names:
                raise PatternError(
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
            raise PatternError(f"Mønsteret «{pattern}» har en krøllet parentes for meget eller for lidt.")
        else:
            parts.append(re.escape(piece["plain"]))
    if not names:
        raise PatternError(f"Mønsteret «{pattern}» har ingen navne i krøllede parenteser, for eksempel {{enhed}}.")
    return re.compile("".join(parts)), names
