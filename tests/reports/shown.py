"""Letters as people are shown them: checked by the shipped rules, or cut at places that a test chooses."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from begrundelse_lint import rules
from begrundelse_lint.check import Checker, Options
from begrundelse_lint.checked import CheckedLetter
from begrundelse_lint.letter import Letter, from_text
from begrundelse_lint.reports.view import letter_view
from begrundelse_lint.reports.view.model import LetterView, Paragraph
from begrundelse_lint.rules.model import RuleSet
from begrundelse_lint.selection import Profile
from begrundelse_lint.understanding import understand
from begrundelse_lint.understanding.reading import Reading

CORPUS = Path(__file__).parent.parent.parent / "corpus" / "tuned"

DEFECTIVE = """\
Lyngsted Kommune
Socialafdelingen

9. september 2024

Kære Anna

Afgørelse om socialpædagogisk støtte

Du har søgt om støtte til at åbne din post og til at lave mad.

Vi bevilger dig støtte til at åbne din post efter servicelovens § 85. Du får afslag på
støtte til madlavning. Støttens omfang aftales med din bostøtte.

Vi har lagt vægt på, at du selv laver mad, men at du ikke åbner din post uden hjælp. Det
fortalte du på mødet den 1. september.

Sådan klager du
Du kan klage til Ankestyrelsen inden 6 uger. Send klagen til os, så ser vi på sagen igen.

Ring til mig på 12 34 56 78.

Venlig hilsen
Bente Holm
"""
"""The amount is left to the provider, and the time to complain is six weeks."""


@cache
def shipped() -> RuleSet:
    """The rules that the linter comes with."""
    return rules.load(rules.shipped())


@cache
def laws() -> dict[str, str]:
    """The laws' titles."""
    return {code: law.title for code, law in shipped().knowledge.laws.items()}


def checked(text: str | Letter = DEFECTIVE, profile: Profile = Profile.ANBEFALET) -> CheckedLetter:
    """A letter checked, with its reading."""
    checker = Checker(shipped(), Options(profile), keep_reading=True)
    return checker.check_letter(text if isinstance(text, Letter) else from_text(text, "brev.txt"))


def view(text: str | Letter = DEFECTIVE, profile: Profile = Profile.ANBEFALET) -> LetterView:
    """A letter as it is shown."""
    return letter_view(checked(text, profile), laws=laws(), examples=shipped().examples)


def reading(text: str) -> Reading:
    """A letter understood."""
    return understand(from_text(text), shipped().knowledge)


def words(paragraph: Paragraph) -> str:
    """A paragraph's text as it runs on the page."""
    parts = []
    for line in paragraph.lines:
        parts.append("".join(stretch.text for stretch in line.stretches) + ("" if line.glued else " "))
    return "".join(parts).rstrip()
