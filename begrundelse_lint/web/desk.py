"""What is done with a letter that was handed in: it is checked, and shown, reported or given back with comments.

A desk knows nothing of the web. It stands in a process of its own (:mod:`begrundelse_lint.web.workers`), and what it
answers can be sent from there: text, bytes, plain records.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

from begrundelse_lint import __version__
from begrundelse_lint.check import Checker, Options
from begrundelse_lint.checked import CheckedLetter
from begrundelse_lint.letter import UnreadableLetterError
from begrundelse_lint.readers import ENDINGS
from begrundelse_lint.records import record
from begrundelse_lint.reports import html
from begrundelse_lint.reports.base import Results, Tool
from begrundelse_lint.reports.look import Look
from begrundelse_lint.reports.pages import environment
from begrundelse_lint.reports.view import LetterView, letter_view
from begrundelse_lint.reports.words import listed
from begrundelse_lint.web import drafts
from begrundelse_lint.web.letters import PASTED, HandedIn

TEMPLATES = Path(__file__).parent / "templates"
_WORD = "docx"


@record(kw_only=True)
class Shown:
    """A letter as the page shows it: pieces of the page, ready, and where the remarks point in the text.

    ``draft`` is the letter's text as people can edit it, with ``marks`` in it; only where it was asked for.
    """

    checked: bool
    title: str
    said: str  # what came of it, in a line
    overview: str
    letter: str
    remarks: str
    panels: str
    draft: str | None
    marks: tuple[drafts.Mark, ...]
    word: bool  # can it be given back with comments?


class Desk:
    """Checks letters, by the checker that ``checkers`` gives for what people chose."""

    def __init__(self, checkers: Callable[[Options], Checker]) -> None:
        self._checkers = checkers

    def show(self, handed_in: HandedIn, editing: bool = False) -> Shown:
        """The letter with its remarks; ``editing``: the remarks for a text that is being edited on the page."""
        checker, letter = self._checked(handed_in)
        view = letter_view(letter, laws=_laws(checker), examples=checker.ruleset.examples)
        pieces = self._pieces
        return Shown(
            checked=letter.checked,
            title=view.title,
            said=_said(view),
            overview=pieces.overview(view),
            letter="" if editing else pieces.letter(view),
            remarks=pieces.remarks(view) if editing else "",
            panels=pieces.panels(view),
            draft=None if editing or letter.reading is None else drafts.draft(letter.reading.letter),
            marks=drafts.marks(letter, handed_in.content) if isinstance(handed_in.content, str) else (),
            word=_is_word(handed_in) and letter.checked,
        )

    def report(self, handed_in: HandedIn) -> str:
        """The report that ``check --format html`` writes."""
        checker, letter = self._checked(handed_in)
        tool = Tool(__version__, checker.ruleset.digest, letter.language_model)
        return html.render(Results(tool, [letter], _laws(checker), checker.ruleset.examples), Look())

    def annotated(self, handed_in: HandedIn) -> bytes | str:
        """The Word file with comments; or, as text, why there is none."""
        from begrundelse_lint.annotation import annotate

        checker, letter = self._checked(handed_in)
        if not letter.checked:
            return letter.reason or ""
        if not _is_word(handed_in) or isinstance(handed_in.content, str):
            return "Kun Word-filer kan få bemærkningerne skrevet ind. Hent i stedet rapporten."
        try:
            return annotate(handed_in.content, letter, laws=_laws(checker))
        except UnreadableLetterError as error:
            return str(error)

    def _checked(self, handed_in: HandedIn) -> tuple[Checker, CheckedLetter]:
        checker = self._checkers(handed_in.wishes.options)
        if isinstance(handed_in.content, bytes):
            return checker, checker.check_bytes(handed_in.content, handed_in.name)
        return checker, replace(checker.check_text(handed_in.content, PASTED), path=handed_in.name)

    @cached_property
    def _pieces(self) -> Any:
        return environment(TEMPLATES).get_template("pieces.html").module


def _laws(checker: Checker) -> dict[str, str]:
    return {code: law.title for code, law in checker.ruleset.knowledge.laws.items()}


def _is_word(handed_in: HandedIn) -> bool:
    return isinstance(handed_in.content, bytes) and ENDINGS.get(Path(handed_in.name).suffix.lower()) == _WORD


def _said(view: LetterView) -> str:
    """What came of it, for eyes and for screen readers."""
    if not view.checked or view.verdict is None:
        return f"Brevet er ikke kontrolleret. {view.reason}"
    counts = listed([count for _, count in view.verdict.counts])
    if not counts and not view.is_decision:  # no green light for what may have been misread
        return "Ingen bemærkninger, men brevet er ikke læst som en afgørelse."
    return f"{counts}." if counts else "Ingen bemærkninger."
