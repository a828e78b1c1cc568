"""What is shown of a single letter. Each function returns the exit code: 2 where the letter could not be read."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from begrundelse_lint import readers
from begrundelse_lint.commands.support import output
from begrundelse_lint.commands.support.paths import STDIN
from begrundelse_lint.letter import Letter, UnreadableLetterError

if TYPE_CHECKING:
    from begrundelse_lint.commands.support.checkers import Checkers

_NOT_READ = 2


def text(path: str) -> int:
    """The letter as it was read, with line numbers."""
    from begrundelse_lint.reports import letter_text

    letter = _letter(path)
    if letter is None:
        return _NOT_READ
    output.write(letter_text.render(letter, output.look_of(sys.stdout)))
    return 0


def facts(path: str, form: str, checkers: Checkers, model: str) -> int:
    """What was understood of the letter, statement by statement."""
    from begrundelse_lint.check import Checker, Options
    from begrundelse_lint.commands.support.models import Models
    from begrundelse_lint.reports import facts as report

    settings = checkers.settings(path)
    understood = Options(template=settings.template, date=settings.date)
    checker = Checker(checkers.rules(path).ruleset, understood, Models().get(model, wanted=True))
    letter = _letter(path)
    if letter is None:
        return _NOT_READ
    reading = checker.read(letter)
    output.write(report.as_json(reading) if form == "json" else report.render(reading, output.look_of(sys.stdout)))
    return 0


def _letter(path: str) -> Letter | None:
    """The letter, or None after a word on why there is none."""
    try:
        return readers.read_text(output.stdin()) if path == STDIN else readers.read(path)
    except UnreadableLetterError as error:
        output.say(f"Fejl: «{path}» kan ikke læses. {error}")
        return None
