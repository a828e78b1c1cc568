"""What came of one letter: checked, or not checked and why. Every report, store and page speaks of this."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING

from begrundelse_lint.finding import Finding
from begrundelse_lint.records import record
from begrundelse_lint.rules.engine import NotRun
from begrundelse_lint.rules.requirements import Requirement
from begrundelse_lint.suppression import Suppressed, Suppression
from begrundelse_lint.understanding.reading import Kind, Outcome, Reading, Zone

if TYPE_CHECKING:  # only of templates, and where names are left out
    from begrundelse_lint.templates.model import Tried
    from begrundelse_lint.understanding.identifiers import Identifiers

_ENOUGH = {"words": 40, "sentences": 3}  # of a part of the letter: the LIX of less says little


class Status(StrEnum):
    """Was the letter checked? The values are those of the JSON contract."""

    CHECKED = "checked"
    NOT_CHECKED = "not_checked"


@record
class DecisionMade:
    """One thing that the letter decides, and the line that says it."""

    outcome: Outcome
    provision: str | None
    line: int


@record
class SectionMetrics:
    """How one part of the letter reads: its zone, the line that it begins on, and the same measures as the letter's."""

    zone: Zone
    line: int
    metrics: Mapping[str, float]

    @property
    def long_enough(self) -> bool:
        """Is there enough of it for its LIX to mean anything?"""
        return all(self.metrics[name] >= least for name, least in _ENOUGH.items())


@record(kw_only=True)
class CheckedLetter:
    """What came of one letter. For a letter not checked, only ``path`` and ``reason`` say anything."""

    path: str
    status: Status = Status.NOT_CHECKED
    reason: str | None = None  # why it was not checked, in Danish
    kind: Kind | None = None
    date: dt.date | None = None  # the letter's own
    judged_on: dt.date | None = None  # the day whose law and rules it was judged by
    template: bool = False
    decisions: tuple[DecisionMade, ...] = ()
    metrics: Mapping[str, float] = field(default_factory=dict)
    sections: tuple[SectionMetrics, ...] = ()  # parts with running text, in the order in which they begin
    longest_sentence_line: int | None = None
    findings: tuple[Finding, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()  # what is known, with a reason; no part of the findings
    unused: tuple[Suppression, ...] = ()  # what was said to be known and was not found
    noted: tuple[Suppression, ...] = ()  # what comments in the letter's own file say is known
    misread: tuple[str, ...] = ()  # what is wrong with such comments, in Danish
    rules_run: int = 0  # how many of the chosen rules have looked at it
    not_run: tuple[NotRun, ...] = ()
    language_model: str | None = None  # that has read it, with its version
    tried: Tried | None = None  # of a template with choices: the letters it was checked as
    part_of: tuple[str, ...] = ()  # of a block: the letters that it was checked as a part of
    reading: Reading | None = None  # what was understood, for reports that show the letter; kept where asked for
    identifiers: Identifiers | None = None  # what points to persons, for reports that leave it out; where asked for
    requirements: tuple[Requirement, ...] = ()  # what it should hold, and where it does; kept with the reading

    @property
    def checked(self) -> bool:
        """Has the letter been checked?"""
        return self.status is Status.CHECKED

    @property
    def heaviest(self) -> SectionMetrics | None:
        """The part with the highest LIX, of those that are long enough for one; None where there are not two."""
        long_enough = [part for part in self.sections if part.long_enough]
        return max(long_enough, key=lambda part: part.metrics["lix"]) if len(long_enough) > 1 else None
