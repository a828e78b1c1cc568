"""The files that a rule set is read from. No YAML is parsed here, so that a stored rule set can be found without it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from begrundelse_lint.understanding.knowledge import Term

# The subfolders of a rule folder («»: itself), and what the files in each of them may hold.
FOLDERS: Mapping[str, tuple[str, ...]] = {
    "": ("rules", "conditions"),
    "concepts": ("concepts",),
    "words": ("words",),
    "law": ("laws",),
}
_ENDINGS = (".yaml", ".yml")


class SourceFile(NamedTuple):
    """A rule file: the subfolder it stands in, its path, its bytes."""

    folder: str
    path: Path
    content: bytes


def files(folder: Path) -> Iterator[SourceFile]:
    """The rule files of a folder, in an order that is the same everywhere."""
    for name in FOLDERS:
        place = folder / name
        if place.is_dir():
            for path in sorted(place.iterdir(), key=lambda path: path.name):
                if path.suffix in _ENDINGS and path.is_file():
                    yield SourceFile(name, path, path.read_bytes())


def unread(folder: Path) -> Iterator[Path]:
    """Subfolders that hold rule files and are not read: a name misspelt, most often."""
    for sub in sorted(folder.glob("*/")):
        known = sub.name in FOLDERS or sub.name.startswith(".")
        if not known and sub.is_dir() and any(sub.glob("*.y*ml")):
            yield sub


def digest(sources: Iterable[SourceFile], terms: Sequence[Term] = ()) -> str:
    """Names the content of rule files (not where they lie), and of the words laid over them."""
    content = hashlib.blake2b(digest_size=16)
    for source in sources:
        content.update(f"{source.folder}/{source.path.name}\0{len(source.content)}\0".encode())
        content.update(source.content)
    if terms:
        content.update(repr(terms).encode())
    return content.hexdigest()
