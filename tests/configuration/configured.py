"""Configurations as these tests ask for them: with the shipped rules, read once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from begrundelse_lint import rules
from begrundelse_lint.configuration import Configurations, Entry, Layer, Settings
from begrundelse_lint.rules import RuleSet

HERE = Path(__file__).parent
BROKEN = HERE / "broken"

Write = Callable[..., Path]


def configurations(file: Path | None = None, *, search: bool = True, **said: object) -> Configurations:
    """Configurations with these values said on the command line."""
    command_line = Layer({name: (Entry(value, f"--{name}"),) for name, value in said.items()})
    return Configurations(rules_with, file, search=search, command_line=command_line)


def settings(path: Path) -> Settings:
    """What holds for a letter."""
    return configurations().settings(path)


def rules_with(folders: Sequence[Path] = ()) -> RuleSet:
    """The shipped rules, with these folders over them."""
    return _read(tuple(folders))


@cache
def _read(folders: tuple[Path, ...]) -> RuleSet:
    return rules.load(rules.shipped(), *folders)
