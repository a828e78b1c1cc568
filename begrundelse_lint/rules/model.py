"""Rules and rule sets. Everything but the examples is plain data that is stored and loaded quickly (:mod:`cache`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from begrundelse_lint.finding import Level
from begrundelse_lint.records import record
from begrundelse_lint.rules.checks import Check
from begrundelse_lint.rules.conditions.base import Condition
from begrundelse_lint.rules.patterns import Pick
from begrundelse_lint.rules.points import Point
from begrundelse_lint.understanding.knowledge import Knowledge


class Templates(StrEnum):
    """Does a rule speak in templates? The values are for Python; YAML says true, false or only."""

    ALSO = "also"
    NEVER = "never"
    ONLY = "only"


@record
class Source:
    """Where a rule comes from: laws as they are cited, and the pages of the report."""

    law: tuple[str, ...] = ()
    report: str | None = None


@record
class InForce:
    """The days on which a rule holds, both included; None: no such limit."""

    first: date | None = None
    last: date | None = None

    def on(self, day: date | None) -> bool:
        """Does it hold on this day? Without a day there is nothing to judge by: yes."""
        if day is None:
            return True
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@record
class Rule:
    """One rule of a rule set, with what it says to people."""

    code: str
    name: str
    level: Level
    title: str
    message: str
    suggestion: str
    why: str
    source: Source
    check: Check
    in_force: InForce = InForce()
    recommended: bool = False
    recommended_from: int = 1  # where it is recommended: from so many places in a letter on
    yields_to: tuple[str, ...] = ()
    templates: Templates = Templates.ALSO
    needs: tuple[str, ...] = ()
    when: Condition | None = None
    because: Pick | None = None
    point: tuple[Point, ...] = ()
    checklist: str | None = None  # what a letter holds that meets it («Omfanget af støtten»), for requirements


@record
class Example:
    """A letter, or part of one, that a rule must speak of or be silent about."""

    text: str  # with its marker
    path: str
    line: int  # of its first line in the rule file


@record
class Examples:
    """The examples of one rule."""

    fires: tuple[Example, ...] = ()
    silent: tuple[Example, ...] = ()


@dataclass(frozen=True)
class RuleSet:
    """Rules by code in the order of the files, and what the reader must know. ``digest`` names the content."""

    rules: dict[str, Rule]
    knowledge: Knowledge
    digest: str
    read_examples: Callable[[], Mapping[str, Examples]] = field(default=dict, repr=False, compare=False)

    @cached_property
    def examples(self) -> Mapping[str, Examples]:
        """The examples of each rule, by code; read when first asked for."""
        return self.read_examples()

    def find(self, code_or_name: str) -> Rule | None:
        """The rule with this code or name, whatever the case of the letters."""
        wanted = code_or_name.casefold()
        return next((r for r in self.rules.values() if wanted in (r.code.casefold(), r.name.casefold())), None)
