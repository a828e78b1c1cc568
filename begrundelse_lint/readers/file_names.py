"""What the names of files tell in a folder that is searched for letters."""

from __future__ import annotations

import os

from begrundelse_lint.readers import ENDINGS, UNREADABLE_ENDINGS


def is_letter(name: str) -> bool:
    """Does the name end as a letter's? Also in a format that no reader reads: it is told as not checked."""
    ending = os.path.splitext(name)[1].lower()
    return ending in ENDINGS or ending in UNREADABLE_ENDINGS


def is_hidden(name: str) -> bool:
    """Hidden files and folders, and the lock files that Word lays beside an open letter."""
    return name.startswith((".", "~$"))
