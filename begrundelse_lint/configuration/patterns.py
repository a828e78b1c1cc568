"""Patterns of paths, as configuration writes them: ``skabeloner/**``, ``*.docx``, ``**/gamle/``."""

from __future__ import annotations

import os
import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

from begrundelse_lint.records import record


@record
class PathPatterns:
    """Patterns relative to a folder, the one of the file that they are written in.

    ``*`` and ``?`` stand for characters of one name, ``[ab]`` for one of some, ``**`` for any folders. A pattern
    without a slash is about names at any depth. One that means a folder means everything in it. Letters outside the
    folder are only meant by patterns for any depth.
    """

    folder: Path
    patterns: tuple[str, ...]

    def match(self, path: str | Path) -> bool:
        """Is this file meant?"""
        return self.match_absolute(os.path.abspath(path))

    def match_absolute(self, path: str) -> bool:
        """The same for a path from the root, for those who ask many patterns about one file."""
        inside, relative = _below(path, str(self.folder))
        return any(
            (inside or _any_depth(pattern)) and _expression(pattern).match(relative) for pattern in self.patterns
        )


@lru_cache(maxsize=64)
def _below(path: str, folder: str) -> tuple[bool, str]:
    """Does the path lie below the folder? And the path from there, or from the root."""
    path, folder = _alike(path), _alike(folder)
    start = folder.rstrip("/") + "/"
    inside = path.startswith(start)
    return inside, path[len(start) :] if inside else path.lstrip("/")


def _alike(path: str) -> str:
    """A path as patterns see it: «/», «å» as one character, small letters where the system has it so."""
    return unicodedata.normalize("NFC", os.path.normcase(path)).replace(os.sep, "/")


def _any_depth(pattern: str) -> bool:
    return pattern.startswith("**/") or "/" not in pattern.strip("/")


@cache
def _expression(pattern: str) -> re.Pattern[str]:
    """The pattern as a regular expression; a folder's matches go on into it."""
    body = _alike(pattern).removeprefix("./").strip("/")
    if _any_depth(pattern) and not body.startswith("**/"):
        body = f"**/{body}"
    parts = body.split("/")
    written = ["(?:[^/]+/)*" if part == "**" else _name(part) + "/" for part in parts[:-1]]
    last = ".+" if parts[-1] == "**" else _name(parts[-1]) + r"(?:/.*)?"
    return re.compile("".join(written) + last + r"\Z", re.DOTALL)


_WILD = re.compile(r"\*+|\?|\[!?[^\]/]+\]")


def _name(pattern: str) -> str:
    """One name of a path with its wildcards."""
    written, end = "", 0
    for wild in _WILD.finditer(pattern):
        written += re.escape(pattern[end : wild.start()]) + _wildcard(wild[0])
        end = wild.end()
    return written + re.escape(pattern[end:])


def _wildcard(wild: str) -> str:
    if wild[0] == "*":
        return "[^/]*"
    if wild == "?":
        return "[^/]"
    negated, characters = ("^", wild[2:-1]) if wild.startswith("[!") else ("", wild[1:-1])
    return "[" + negated + re.sub(r"([\\^\[\]&~|])", r"\\\1", characters) + "]"
