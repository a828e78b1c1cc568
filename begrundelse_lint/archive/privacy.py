"""What a letter is called in the store: its path, or a name that says nothing without the key."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from collections.abc import Callable
from pathlib import Path

Name = Callable[[str], str]
"""From a letter's path to what the store calls it."""

_BYTES = 32
_SHOWN = 32  # hexadecimal digits: 128 bits


class KeyFileError(Exception):
    """The key cannot be used; ``str(error)`` tells the user why, in Danish."""


def as_it_is(path: str) -> str:
    """The path itself."""
    return path


def hidden(key: bytes) -> Name:
    """A name by HMAC with SHA-256: the same for the same path and key, and nobody without the key can tell or guess it.

    The ending is kept, so that formats can be counted.
    """

    def name(path: str) -> str:
        digest = hmac.new(key, path.encode("utf-8", "surrogateescape"), hashlib.sha256).hexdigest()
        return digest[:_SHOWN] + os.path.splitext(path)[1].lower()

    return name


def key(file: Path) -> bytes:
    """The key in a file; it is made where there is none, readable by its owner only.

    Raises:
        KeyFileError: it can neither be read nor made, or is no key.
    """
    try:
        if not file.exists():
            with open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as made:
                made.write(secrets.token_hex(_BYTES) + "\n")
        found = bytes.fromhex(file.read_text(encoding="ascii").strip())
    except OSError as error:
        raise KeyFileError(f"Nøglefilen «{file}» kan ikke læses eller laves.") from error
    except ValueError as error:
        raise KeyFileError(f"«{file}» er ikke en nøglefil. Vælg et navn, der ikke er i brug, så laves den.") from error
    if len(found) < _BYTES:
        raise KeyFileError(f"«{file}» er ikke en nøglefil. Vælg et navn, der ikke er i brug, så laves den.")
    return found
