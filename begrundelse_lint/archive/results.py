"""What is kept of a letter: plain data of a few kilobytes, and no words of the letter unless asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import field

from begrundelse_lint.archive.sources import Item
from begrundelse_lint.checked import CheckedLetter, DecisionMade, Status
from begrundelse_lint.finding import Finding
from begrundelse_lint.records import record


@record(kw_only=True)
class Found:
    """A finding, by its place; ``quote`` and ``message`` hold words of the letter and are kept where asked for."""

    rule: str
    level: str
    line: int
    column: int
    end_line: int
    end_column: int
    page: int | None
    fingerprint: str
    places: int  # how many places it speaks of
    quote: str | None = None
    message: str | None = None


@record(kw_only=True)
class Result:
    """What came of a letter (:class:`~begrundelse_lint.checked.CheckedLetter`, as far as it is kept)."""

    status: str = Status.NOT_CHECKED.value
    reason: str | None = None
    kind: str | None = None
    date: dt.date | None = None
    judged_on: dt.date | None = None
    template: bool = False
    decisions: tuple[DecisionMade, ...] = ()
    metrics: Mapping[str, float] = field(default_factory=dict)
    findings: tuple[Found, ...] = ()
    rules_run: int = 0
    rules_not_run: tuple[str, ...] = ()


@record(kw_only=True)
class Examined:
    """A letter of the archive with its result; ``result`` is None where the store has it already."""

    item: Item
    sha256: str | None = None  # of the content; None: it could not be read
    result: Result | None = None
    seconds: float = 0.0  # in the worker
    transient: bool = False  # not checked for a reason of this run (time, a dead worker): to be tried again


def result_of(letter: CheckedLetter, *, quotes: bool) -> Result:
    """What is kept of a checked letter."""
    return Result(
        status=letter.status.value,
        reason=letter.reason,
        kind=letter.kind.value if letter.kind else None,
        date=letter.date,
        judged_on=letter.judged_on,
        template=letter.template,
        decisions=letter.decisions,
        metrics=dict(letter.metrics),
        findings=tuple(_found(finding, quotes) for finding in letter.findings),
        rules_run=letter.rules_run,
        rules_not_run=tuple(missed.rule for missed in letter.not_run),
    )


def not_checked(item: Item, reason: str, *, transient: bool = False) -> Examined:
    """The result of a letter that no checker has seen, and why (Danish)."""
    return Examined(item=item, result=Result(reason=reason), transient=transient)


def _found(finding: Finding, quotes: bool) -> Found:
    place = finding.place
    return Found(
        rule=finding.rule,
        level=finding.level.value,
        line=place.line,
        column=place.column,
        end_line=place.end_line,
        end_column=place.end_column,
        page=place.page,
        fingerprint=finding.fingerprint,
        places=1 + len(finding.more),
        quote=place.quote if quotes else None,
        message=finding.message if quotes else None,
    )
