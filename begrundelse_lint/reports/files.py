"""Files as other programs see them: paths from where the program runs, and which files have lines of their own.

A finding's line is a line of the letter as ``text`` shows it. Only in plain text and Markdown is that a line of the
file; programs that show a file's lines (code hosts, editors) are told a line for those alone, and people everywhere.
"""

from __future__ import annotations

import os
import re
from pathlib import PurePosixPath, PureWindowsPath

from begrundelse_lint.finding import Place
from begrundelse_lint.readers import ENDINGS

STDIN = "-"
_TEXT_FORMATS = frozenset({"txt", "md"})
_DRIVE = re.compile(r"[A-Za-z]:[\\/]|\\\\")


def has_own_lines(path: str) -> bool:
    """Are the letter's lines those of its file?"""
    return path == STDIN or ENDINGS.get(os.path.splitext(path)[1].lower(), "") in _TEXT_FORMATS


def relative(path: str) -> str:
    """The path from the folder that the program runs in, with ``/`` between; one elsewhere stays absolute."""
    if path == STDIN or _is_foreign(path):
        return path.replace("\\", "/") if path != STDIN else "stdin"
    shown = os.path.normpath(path)
    if os.path.isabs(shown):
        inside = os.path.relpath(shown, os.path.realpath(os.curdir)) if _same_drive(shown) else shown
        shown = shown if inside.split(os.sep)[0] == os.pardir else inside
    return shown.replace(os.sep, "/")


def uri(path: str) -> str:
    """The path as a URI reference: everything but letters, digits and ``/`` is written with %."""
    shown = relative(path)
    if _DRIVE.match(shown) or shown.startswith("//"):
        return PureWindowsPath(shown).as_uri()
    absolute = PurePosixPath("/", shown).as_uri()
    return absolute if shown.startswith("/") else absolute.removeprefix("file:///")


def where(path: str, place: Place) -> str:
    """«linje 12», «linje 12, side 2»: for people, where the line is not the file's own; else nothing."""
    if has_own_lines(path):
        return ""
    return f"linje {place.line}" + (f", side {place.page}" if place.page else "")


def _is_foreign(path: str) -> bool:
    """A path of Windows, seen elsewhere."""
    return os.name != "nt" and bool(_DRIVE.match(path))


def _same_drive(path: str) -> bool:
    return os.path.splitdrive(path)[0].lower() == os.path.splitdrive(os.path.realpath(os.curdir))[0].lower()
