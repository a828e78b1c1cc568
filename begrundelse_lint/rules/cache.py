"""Rule sets kept ready on disk: reading YAML takes a hundred times as long as reading what came of it.

A stored rule set is found by the content of its files, the version of Python, and the code that makes rule sets. It is
plain data (:mod:`stored`) behind a checksum, in a folder of the user's own that nobody else can write to. Whatever is
wrong with it, or with the folder, the rules are read from YAML instead: the cache is never a reason to fail.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import begrundelse_lint
from begrundelse_lint import own_files
from begrundelse_lint.rules import sources, stored
from begrundelse_lint.rules.model import Examples, RuleSet
from begrundelse_lint.understanding.knowledge import Term

_PREFIX = "rules-"
_KEPT = 6  # stored rule sets; older ones are deleted
_PACKAGE = Path(begrundelse_lint.__file__).parent
_CODE = ("rules", "rules/conditions", "written", "understanding", "language")


def load(*folders: Path, terms: Sequence[Term] = ()) -> RuleSet:
    """The rule set of some folders, with further terms laid over their word lists; from the cache where it is there.

    Raises:
        MistakesError: a folder or file is missing or holds mistakes.
    """
    place = own_files.cache_folder()
    if place is None or not folders or not all(folder.is_dir() for folder in folders):
        return _from_yaml(folders, terms)
    each = [list(sources.files(folder)) for folder in folders]
    if not all(each) or any(any(sources.unread(folder)) for folder in folders):
        return _from_yaml(folders, terms)  # the rest may be stored; these folders are mistakes to be told
    found = [source for files in each for source in files]
    content = sources.digest(found, terms)
    paths = [str(source.path) for source in found]
    file = place / f"{_PREFIX}{_key(content, paths)}"
    ready = _read(file)
    if ready is not None:
        return ready
    ruleset = _from_yaml(folders, terms)
    if ruleset.digest == content:  # else a file changed meanwhile
        _write(file, ruleset)
    return ruleset


def _from_yaml(folders: tuple[Path, ...], terms: Sequence[Term]) -> RuleSet:
    from begrundelse_lint.rules import loader  # imports yaml, which a stored rule set does without

    return loader.load(*folders, terms=terms)


def _key(content: str, paths: list[str]) -> str:
    """Names what is stored. The paths belong to it, since examples tell where they stand."""
    parts = [content, *paths, sys.version, str(marshal.version), stored.SHAPE, *_code_state()]
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=16).hexdigest()


def _code_state() -> list[str]:
    """Versions of the code that makes rule sets: names, sizes and times of its files."""
    state: list[str] = []
    for folder in _CODE:
        try:
            with os.scandir(_PACKAGE / folder) as entries:
                files = [(entry.name, entry.stat()) for entry in entries if entry.name.endswith(".py")]
        except OSError:
            continue
        state += sorted(f"{name} {stat.st_size} {stat.st_mtime_ns}" for name, stat in files)
    return state


def _read(file: Path) -> RuleSet | None:
    """The stored rule set, or None where there is none that can be trusted."""
    data = own_files.read(file)
    if data is None:
        return None
    try:
        digest, rules, knowledge, examples = marshal.loads(data)
        return RuleSet(stored.unpack(rules), stored.unpack(knowledge), digest, lambda: _examples(examples))
    except Exception:  # noqa: BLE001 - whatever it is, the rules can be read from YAML
        return None


def _examples(packed: bytes) -> Mapping[str, Examples]:
    found: Mapping[str, Examples] = stored.unpack(marshal.loads(packed))
    return found


def _write(file: Path, ruleset: RuleSet) -> None:
    """Store a rule set, where it is plain data; a test holds that the shipped one is."""
    with suppress(ValueError):
        own_files.write(file, _as_bytes(ruleset))
    own_files.tidy(file.parent, _PREFIX, _KEPT)


def _as_bytes(ruleset: RuleSet) -> bytes:
    """A rule set as it is stored. The examples are packed by themselves, to be read only when asked for."""
    examples = marshal.dumps(stored.pack(dict(ruleset.examples)))
    return marshal.dumps((ruleset.digest, stored.pack(ruleset.rules), stored.pack(ruleset.knowledge), examples))
