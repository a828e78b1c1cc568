"""A letter with its remarks as a view that any page can render: from a checked letter to :class:`LetterView`.

The letter itself is shown where the reading was kept (``Checker(…, keep_reading=True)``); without it the remarks stand
alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from os.path import basename

from begrundelse_lint.checked import CheckedLetter
from begrundelse_lint.reports.view import glance, remarks
from begrundelse_lint.reports.view.checklist import checklist, told_spans
from begrundelse_lint.reports.view.model import Known, LetterView, NotRunRules
from begrundelse_lint.reports.view.readability import heavy_spans, readability
from begrundelse_lint.reports.view.text import passages
from begrundelse_lint.reports.view.verdict import verdict
from begrundelse_lint.reports.words import OUTCOMES, day, not_run, tried
from begrundelse_lint.rules.model import Examples
from begrundelse_lint.suppression import Suppressed
from begrundelse_lint.understanding.reading import Kind

__all__ = ["LetterView", "letter_view"]

_STDIN = "-"


def letter_view(
    letter: CheckedLetter,
    *,
    laws: Mapping[str, str] | None = None,
    examples: Mapping[str, Examples] | None = None,
    number: int = 1,
    alone: bool = True,
) -> LetterView:
    """What a person is shown of a letter.

    Args:
        letter: the letter, checked or not.
        laws: the laws' titles by their short names («SEL»).
        examples: the rules' examples by code; left out, remarks have none.
        number: the letter's number among those shown.
        alone: no other letters are shown with it.
    """
    title = "Indsat tekst" if letter.path == _STDIN else basename(letter.path) or letter.path
    if not letter.checked:
        return LetterView(
            number=number, alone=alone, title=title, path=letter.path, checked=False, reason=letter.reason
        )
    laws = laws or {}
    found = tuple(
        remarks.remark(at, finding, laws, examples or {}) for at, finding in enumerate(letter.findings, start=1)
    )
    marked = [mark for at, finding in enumerate(letter.findings, start=1) for mark in remarks.marks(at, finding)]
    reading = letter.reading
    return LetterView(
        number=number,
        alone=alone,
        title=title,
        path=letter.path,
        checked=True,
        form=glance.form(letter),
        outcomes=tuple(dict.fromkeys(OUTCOMES[made.outcome] for made in letter.decisions)),
        is_decision=letter.kind is Kind.AFGOERELSE,
        verdict=verdict(found, letter.rules_run, template=letter.template),
        glance=glance.glance(letter, laws),
        remarks=found,
        passages=passages(reading, marked, heavy_spans(reading), found) if reading else None,
        checklist=checklist(
            letter.requirements,
            found,
            marked,
            told_spans(reading, laws) if reading else {},
            {item.finding.rule for item in letter.suppressed},
            reading.clean.to_letter(reading.result).start if reading else 0,
        ),
        readability=readability(letter),
        known=tuple(_known(item) for item in letter.suppressed),
        rules_run=letter.rules_run,
        judged_on=day(letter.judged_on) if letter.judged_on else "",
        not_run=_not_run(letter),
        tried=tried(letter.tried, letter.part_of),
        misread=letter.misread,
    )


def _known(item: Suppressed) -> Known:
    return Known(
        title=item.finding.title,
        level=item.finding.level,
        lines=tuple(dict.fromkeys(place.line for place in item.finding.places)),
        reason=item.reason,
        written=item.by.written,
        until=day(item.by.until) if item.by.until else "",
    )


def _not_run(letter: CheckedLetter) -> tuple[NotRunRules, ...]:
    reasons: dict[str, list[str]] = {}
    for missed in letter.not_run:
        reasons.setdefault(not_run(missed.need, letter.language_model), []).append(f"{missed.rule} {missed.name}")
    return tuple(NotRunRules(reason, tuple(rules)) for reason, rules in reasons.items())
