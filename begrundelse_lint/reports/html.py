"""A page for people: each letter with its remarks beside the text. One file, which loads nothing from anywhere."""

from __future__ import annotations

from begrundelse_lint.finding import Level
from begrundelse_lint.reports.base import Results
from begrundelse_lint.reports.look import Look
from begrundelse_lint.reports.pages import environment, style
from begrundelse_lint.reports.view import letter_view

_TEMPLATE = "report.html"


def render(results: Results, look: Look) -> str:
    """The results as an HTML document."""
    alone = len(results.letters) == 1
    letters = [
        letter_view(letter, laws=results.laws, examples=results.examples, number=number, alone=alone)
        for number, letter in enumerate(results.letters, start=1)
    ]
    return (
        environment()
        .get_template(_TEMPLATE)
        .render(letters=letters, tool=results.tool, grades=list(Level), style=style())
    )
