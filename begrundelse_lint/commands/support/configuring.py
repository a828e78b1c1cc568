"""What is shown of a configuration, and a first one written. Each function returns the exit code."""

from __future__ import annotations

import os
import sys

from begrundelse_lint.commands.support import output
from begrundelse_lint.commands.support.checkers import Checkers
from begrundelse_lint.configuration import discovery
from begrundelse_lint.reports import configuration as report

_SOME_LETTER = "brev"  # stands for the letters of a folder


def show(path: str, form: str, checkers: Checkers) -> int:
    """What holds for a letter or a folder; or the schema that configuration files are written by."""
    if form == "schema":
        from begrundelse_lint.configuration import schema

        output.write(schema.render())
        return 0
    letter = os.path.join(path, _SOME_LETTER) if os.path.isdir(path) else path
    for file in discovery.misnamed(os.path.dirname(letter)):
        output.say(f"«{file}» bliver ikke læst. En konfiguration hedder {discovery.OWN_NAMES[0]}.")
    held = checkers.held(letter)
    checker = checkers.of(letter)
    spoken = report.Spoken(len(checker.ruleset.rules), len(checker.choice.speaking))
    if form == "json":
        output.write(report.as_json(path, held, spoken))
    else:
        output.write(report.render(path, held, spoken, output.look_of(sys.stdout)))
    return 0
