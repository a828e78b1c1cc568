"""Pages that the linter has written: they show letters and are none. A search through folders passes them over."""

from __future__ import annotations

import os

MARK = '<meta name="generator" content="begrundelse-lint">'
"""Stands in the head of every page that is written to a file (``reports/templates/``)."""

_ENDINGS = (".html", ".htm")
_HEAD = 1_000  # bytes


def is_our_page(path: str) -> bool:
    """Is the file a report of ours? One that cannot be opened is not: whoever reads it tells why."""
    if os.path.splitext(path)[1].lower() not in _ENDINGS:
        return False
    try:
        with open(path, "rb") as file:
            return MARK.encode() in file.read(_HEAD)
    except (OSError, ValueError):
        return False
