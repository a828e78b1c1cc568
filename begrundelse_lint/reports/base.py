"""What every report is made from.

A report is a pure function ``render(results, look) -> str`` in a module of its own. A new format is one such module
and one line in :mod:`begrundelse_lint.reports.formats`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import field
from importlib import import_module
from typing import Protocol, cast

from begrundelse_lint.checked import CheckedLetter
from begrundelse_lint.finding import Finding, Level
from begrundelse_lint.records import record
from begrundelse_lint.reports.formats import FORMATS
from begrundelse_lint.reports.look import Look
from begrundelse_lint.rules.model import Examples
from begrundelse_lint.suppression import Suppression


@record
class Tool:
    """What checked the letters: two equal tools give equal findings."""

    version: str
    rules: str  # digest of the rule set
    language_model: str | None = None
    name: str = "begrundelse-lint"


@record
class Results:
    """Everything that a check came to.

    ``laws`` gives the laws' titles by their short names («SEL»), ``examples`` the rules' examples by code, for formats
    that show them.
    """

    tool: Tool
    letters: Sequence[CheckedLetter]
    laws: Mapping[str, str] = field(default_factory=dict)
    examples: Mapping[str, Examples] = field(default_factory=dict)
    unused: Sequence[Suppression] = ()  # what is written to be known and was found in no letter

    @property
    def checked(self) -> list[CheckedLetter]:
        """The letters that were checked."""
        return [letter for letter in self.letters if letter.checked]

    @property
    def not_checked(self) -> list[CheckedLetter]:
        """The letters that could not be checked."""
        return [letter for letter in self.letters if not letter.checked]

    @property
    def findings(self) -> list[Finding]:
        """The findings of every letter, in order."""
        return [finding for letter in self.letters for finding in letter.findings]

    @property
    def known(self) -> int:
        """How many findings are known: rules that have been silenced, letter by letter."""
        return sum(len({known.finding.rule for known in letter.suppressed}) for letter in self.letters)

    def by_level(self) -> dict[str, int]:
        """How many findings of each level; every level is there."""
        count = Counter(finding.level for finding in self.findings)
        return {level.value: count[level] for level in Level}

    def by_rule(self) -> dict[str, int]:
        """How many findings of each rule that has any, by code."""
        return dict(sorted(Counter(finding.rule for finding in self.findings).items()))


class Report(Protocol):
    """A report's module."""

    def render(self, results: Results, look: Look) -> str:
        """The report, ready to be written."""


def report(name: str) -> Report:
    """The report of this format; ``name`` is one of :data:`FORMATS`."""
    return cast(Report, import_module(FORMATS[name]))
