"""What a configuration can say, as it holds for one letter. Plain data; where values come from is in ``layers``."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

from begrundelse_lint.configuration.patterns import PathPatterns
from begrundelse_lint.finding import Level
from begrundelse_lint.records import record
from begrundelse_lint.selection import Profile
from begrundelse_lint.suppression import Suppression
from begrundelse_lint.understanding.knowledge import Term
from begrundelse_lint.written.problems import Spot

NEVER = "aldrig"
"""``fail_on``: no finding makes the program end with 1."""


@record
class LevelChange:
    """The rules that ``rule`` means (code, name or group) weigh this much; ``level`` None: they are turned off."""

    rule: str
    level: Level | None


@record
class LimitChange:
    """Another number in a rule that has one; with a ``level``, the number from which it weighs that much."""

    rule: str  # code or name
    limit: float
    level: Level | None = None


@record
class Accepted:
    """A finding that is known and accepted, in the letters of some paths (None: of all)."""

    suppression: Suppression
    paths: PathPatterns | None


@record
class Blocks:
    """A letter put together from files: each part is a file, or a pattern of alternatives, below ``folder``."""

    name: str
    parts: tuple[str, ...]
    folder: Path
    spot: Spot  # where it is written


@record(kw_only=True)
class Settings:
    """What holds for a letter; the defaults are those of the program. Equal settings give equal findings."""

    profile: Profile = Profile.ANBEFALET
    select: tuple[str, ...] = ()  # codes, names or groups; these only, whatever the profile
    ignore: tuple[str, ...] = ()
    levels: tuple[LevelChange, ...] = ()  # later ones win
    limits: tuple[LimitChange, ...] = ()  # later ones win
    fail_on: str = Level.FEJL.value  # a level, or NEVER
    exclude: tuple[PathPatterns, ...] = ()  # files that are no letters
    template: bool | None = None  # None: seen from the letter
    date: date | None = None  # for letters without one; None: today
    language_model: str = "auto"
    rules: tuple[Path, ...] = ()  # folders of rules, each laid over those before it and over the shipped ones
    words: tuple[Term, ...] = ()  # laid over the word lists of the rules
    baseline: Path | None = None
    metadata: str | None = None  # a pattern of paths with names in braces: what an archive's letters are grouped by
    suppressions: tuple[Accepted, ...] = ()
    blocks: tuple[Blocks, ...] = ()

    def excludes(self, path: str | Path) -> bool:
        """Is this file no letter?"""
        absolute = os.path.abspath(path)
        return any(patterns.match_absolute(absolute) for patterns in self.exclude)

    def known(self, path: str | Path) -> tuple[Suppression, ...]:
        """The suppressions that are about this letter."""
        absolute = os.path.abspath(path)
        return tuple(
            accepted.suppression
            for accepted in self.suppressions
            if accepted.paths is None or accepted.paths.match_absolute(absolute)
        )
