"""Which of the files to check are blocks, and the letters that they are put together to by the configuration."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from begrundelse_lint.checked import CheckedLetter
from begrundelse_lint.combinations import Combination, check_combinations
from begrundelse_lint.commands.support.checkers import Checkers
from begrundelse_lint.commands.support.paths import STDIN, Target
from begrundelse_lint.configuration.settings import Blocks
from begrundelse_lint.records import record


@record
class Put:
    """A letter of the configuration with the files found for it; ``missing`` are parts for which there is no file."""

    blocks: Blocks
    combination: Combination
    missing: tuple[str, ...]


class Plan:
    """The letters put together that some of the files to check are parts of."""

    def __init__(self, found: Iterable[Target], checkers: Checkers) -> None:
        self._checkers = checkers
        shown = {_real(target.path): target.path for target in found if _is_file(target)}
        declared = {block: None for path in shown.values() for block in checkers.settings(path).blocks}
        put = [_put(blocks, shown) for blocks in declared]
        self._put = [one for one in put if _concerns(one, shown)]
        self._files = frozenset(_real(file) for one in self._put for file in one.combination.files)

    def others(self, found: Iterable[Target]) -> list[Target]:
        """The targets that are letters by themselves."""
        return [target for target in found if not (_is_file(target) and _real(target.path) in self._files)]

    def check(self) -> list[CheckedLetter]:
        """Check the letters put together: a result for each block, and for each part that there is no file for."""
        missing = list(self._missing())
        whole = [one for one in self._put if not one.missing]
        broken = [letter for one in self._put if one.missing for letter in _not_whole(one)]
        checked: list[CheckedLetter] = []
        for first, combinations in self._by_settings(whole).items():
            checked += check_combinations(self._checkers.of(first), combinations, self._checkers.known)
        checked += missing + [letter for letter in broken if all(letter.path != other.path for other in checked)]
        return checked

    def _missing(self) -> Iterator[CheckedLetter]:
        """Each part that there is no file for, with the letters that lack it."""
        lacking: dict[str, list[Put]] = {}
        for one in self._put:
            for part in one.missing:
                lacking.setdefault(os.path.join(one.blocks.folder, part), []).append(one)
        for path, letters in lacking.items():
            yield CheckedLetter(path=_near(path), reason=_told_missing(path, letters))

    def _by_settings(self, whole: Sequence[Put]) -> Mapping[str, list[Combination]]:
        """The combinations for which the same holds, by the first file of the first of them."""
        grouped: dict[object, tuple[str, list[Combination]]] = {}
        for one in whole:
            first = one.combination.files[0]
            grouped.setdefault(self._checkers.settings(first), (first, []))[1].append(one.combination)
        return dict(grouped.values())


def _is_file(target: Target) -> bool:
    return target.reason is None and target.path != STDIN


def _real(path: str) -> str:
    return os.path.normcase(os.path.realpath(path))


def _concerns(put: Put, shown: Mapping[str, str]) -> bool:
    """Is one of the files to check a part of it? One of which no part is there concerns everybody."""
    return not put.combination.files or any(_real(file) in shown for file in put.combination.files)


def _put(blocks: Blocks, shown: Mapping[str, str]) -> Put:
    parts = [tuple(_files(blocks.folder, part, shown)) for part in blocks.parts]
    missing = tuple(part for part, files in zip(blocks.parts, parts, strict=True) if not files)
    return Put(blocks, Combination(blocks.name, tuple(files for files in parts if files)), missing)


def _files(folder: Path, part: str, shown: Mapping[str, str]) -> Iterator[str]:
    """The files of a part, named as the user named them where they did."""
    names = sorted(glob.glob(part, root_dir=folder, recursive=True)) if glob.has_magic(part) else [part]
    for name in names:
        path = os.path.join(folder, name)
        if os.path.isfile(path) and not os.path.basename(path).startswith((".", "~$")):
            yield shown.get(_real(path)) or _near(path)


def _near(path: str) -> str:
    """The path as seen from here, where that is shorter to read."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # another drive
        return path
    return path if relative.startswith("..") else relative


def _told_missing(path: str, lacking: Sequence[Put]) -> str:
    what = "Ingen filer passer på mønsteret" if glob.has_magic(path) else "Filen findes ikke"
    letters = " og ".join(f"«{one.blocks.name}» (linje {one.blocks.spot.line})" for one in lacking)
    return f"{what}. Den er en del af {letters} i {_near(str(lacking[0].blocks.spot.path))}."


def _not_whole(put: Put) -> Iterator[CheckedLetter]:
    reason = f"Blokken er en del af brevet «{put.blocks.name}», som ikke kan sættes sammen: en anden del mangler."
    yield from (CheckedLetter(path=file, reason=reason) for file in put.combination.files)
