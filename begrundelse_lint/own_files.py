"""Files in the user's cache folder: whole or not there, written by nobody else, and never a reason to fail.

A file is its data behind a checksum. It is written beside its place and then moved there, so that two programs at once
leave one of their two files, and never a half one.
"""

from __future__ import annotations

import hashlib
import os
import sys
from contextlib import suppress
from pathlib import Path

VARIABLE = "BEGRUNDELSE_LINT_CACHE"
_CHECKSUM = 16


def cache_folder() -> Path | None:
    """The user's folder for this (``BEGRUNDELSE_LINT_CACHE``, else the system's); None where it is switched off."""
    own = os.environ.get(VARIABLE)
    if own is not None:
        return Path(own) if own else None
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return Path(base) / "begrundelse-lint" if base and os.path.isabs(base) else None


def read(file: Path) -> bytes | None:
    """The data of a file, or None where there is none that can be trusted."""
    try:
        if not _is_own(file.parent) or not _is_own(file):
            return None
        data = file.read_bytes()
    except OSError:
        return None
    return data[_CHECKSUM:] if _checksum(data[_CHECKSUM:]) == data[:_CHECKSUM] else None


def write(file: Path, data: bytes) -> None:
    """Keep data in a file; a folder that cannot be written to is no error."""
    draft = file.with_name(f"{file.name}.{os.getpid()}.tmp")
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _is_own(file.parent):
            return
        draft.write_bytes(_checksum(data) + data)
        draft.chmod(0o600)
        draft.replace(file)
    except OSError:
        with suppress(OSError):
            draft.unlink()


def tidy(folder: Path, prefix: str, kept: int) -> None:
    """Delete all but the newest files whose names begin so."""
    with suppress(OSError):
        files = sorted(folder.glob(f"{prefix}*"), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in files[kept:]:
            path.unlink(missing_ok=True)


def _checksum(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=_CHECKSUM).digest()


def _is_own(path: Path) -> bool:
    """Can only this user (and root) have written here? On Windows yes: the folder lies in the user's profile."""
    if not hasattr(os, "getuid"):
        return True
    stat = path.stat()
    return stat.st_uid == os.getuid() and not stat.st_mode & 0o022
