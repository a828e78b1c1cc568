"""Configuration: what a ``begrundelse-lint.yaml`` near a letter, or ``[tool.begrundelse-lint]``, says of checking it.

:class:`Configurations` gives what holds for a path. Where there is no configuration file, nothing but names is looked
at; reading files is for :mod:`reader`, imported once there is one.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from begrundelse_lint.configuration import discovery
from begrundelse_lint.configuration.layers import Entry, Held, Layer, Origin, fold
from begrundelse_lint.configuration.settings import Accepted, Blocks, LevelChange, LimitChange, Settings
from begrundelse_lint.rules.model import RuleSet
from begrundelse_lint.written.problems import MistakesError, Problem

__all__ = [
    "Accepted",
    "Blocks",
    "Configurations",
    "Entry",
    "Held",
    "Layer",
    "LevelChange",
    "LimitChange",
    "Origin",
    "Settings",
]


class Configurations:
    """What holds for each letter: its configuration file, with the command line's layer on top.

    Args:
        load: gives the rule set with some folders of rules; names in the configuration must be known to it.
        file: this configuration for all letters, wherever they lie.
        search: look for configuration files near the letters (where ``file`` is not given).
        command_line: what the user said with options.
    """

    def __init__(
        self,
        load: Callable[[Sequence[Path]], RuleSet],
        file: Path | None = None,
        *,
        search: bool = True,
        command_line: Layer | None = None,
    ) -> None:
        self._load = load
        self._file = Path(os.path.abspath(file)) if file is not None else None
        self._search = search
        self._command_line = command_line or Layer({})
        self._nearest: dict[str, Path | None] = {}
        self._layers: dict[Path, tuple[Layer, ...]] = {}
        self._held: dict[tuple[Path | None, tuple[int, ...]], Held] = {}

    def file(self, path: str | Path) -> Path | None:
        """The configuration file that holds for a letter (or for a folder), if there is one.

        Raises:
            MistakesError: a folder has two of them.
        """
        if self._file is not None or not self._search:
            return self._file
        folder = path if os.path.isdir(path) else os.path.dirname(os.path.abspath(path))
        return discovery.nearest(folder, self._nearest)

    def held(self, path: str | Path) -> Held:
        """What holds for a letter, and where each value comes from. Letters alike in this share one object.

        Raises:
            MistakesError: its configuration cannot be used; all mistakes of the file, and of those it extends.
        """
        file = self.file(path)
        layers = self.layers(file) if file is not None else ()
        chosen = tuple(number for number, layer in enumerate(layers) if layer.paths is None or layer.paths.match(path))
        key = (file, chosen)
        if key not in self._held:
            self._held[key] = fold((*(layers[number] for number in chosen), self._command_line))
        return self._held[key]

    def settings(self, path: str | Path) -> Settings:
        """What holds for a letter.

        Raises:
            MistakesError: as :meth:`held`.
        """
        return self.held(path).settings

    def layers(self, file: Path) -> tuple[Layer, ...]:
        """Everything that a configuration file says, with what it extends.

        Raises:
            MistakesError: it cannot be used.
        """
        if file not in self._layers:
            from begrundelse_lint.configuration import reader

            self._layers[file] = reader.read(file, self._load)
        return self._layers[file]

    def look_through(self, paths: Iterable[str | Path]) -> None:
        """Read the configuration of all these letters, before any of them is checked.

        Raises:
            MistakesError: every mistake in every configuration file that holds for one of them.
        """
        problems: list[Problem] = []
        for path in paths:
            try:
                self.held(path)
            except MistakesError as error:
                problems += error.problems
        if problems:
            raise MistakesError(problems)
