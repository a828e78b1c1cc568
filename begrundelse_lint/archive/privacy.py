"""What letters and people are called in the store: by names that say nothing without the key, where that is wanted."""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import secrets
from collections.abc import Callable
from pathlib import Path

Name = Callable[[str], str]
"""From a letter's path, or a person's name, to what the store calls it."""

_BYTES = 32
_SHOWN = 32  # hexadecimal digits: 128 bits
_LETTERS = 7  # 35 bits: thousands of people keep apart


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


def pseudonym(key: bytes) -> Name:
    """What a person is called: seven letters and digits, the same for the same name and key."""

    def name(person: str) -> str:
        digest = hmac.new(key, " ".join(person.split()).casefold().encode(), hashlib.sha256).digest()
        return base64.b32encode(digest).decode()[:_LETTERS]

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
