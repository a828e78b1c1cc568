"""Results made by hand: reports need no letters and no rules."""

from __future__ import annotations

from datetime import date

from begrundelse_lint.checked import CheckedLetter, DecisionMade, Status
from begrundelse_lint.finding import Finding, Level, Place
from begrundelse_lint.letter import Span
from begrundelse_lint.reports.base import Results, Tool
from begrundelse_lint.rules.engine import NotRun
from begrundelse_lint.understanding.reading import Kind, Outcome

TOOL = Tool("1.2.3", "abc123")
LAWS = {"SEL": "serviceloven", "FVL": "forvaltningsloven", "RSL": "lov om retssikkerhed"}


def place(line: int = 20, quote: str = "Du får støtte.", page: int | None = None) -> Place:
    """A place on a line."""
    return Place(Span(100, 100 + len(quote)), line, 5, line, 5 + len(quote), page, quote)


def finding(code: str = "UDM901", level: Level = Level.FEJL, **more: object) -> Finding:
    """A finding like those of the shipped rules."""
    values: dict[str, object] = {
        "rule": code,
        "name": "udmaaling-mangler",
        "level": level,
        "title": "Antallet af timer mangler",
        "message": "Brevet bevilger støtte, men siger ikke hvor meget.",
        "suggestion": "Skriv antallet af timer eller et interval og hvor ofte, for eksempel «2-3 timer om ugen».",
        "why": "Borgeren skal skriftligt vide, hvilken hjælp der er bevilget.",
        "basis": ("SEL § 89",),
        "report": "s. 7, 17-19",
        "place": place(),
        "more": (),
    }
    return Finding(**(values | more))  # type: ignore[arg-type]


def letter(*findings: Finding, path: str = "breve/a.docx", **more: object) -> CheckedLetter:
    """A checked decision letter."""
    values: dict[str, object] = {
        "path": path,
        "status": Status.CHECKED,
        "kind": Kind.AFGOERELSE,
        "date": date(2024, 9, 9),
        "judged_on": date(2024, 9, 9),
        "decisions": (DecisionMade(Outcome.DELVIS_BEVILLING, "SEL § 85", 20),),
        "metrics": {"lix": 38.44, "words": 1250.0, "words_per_sentence": 14.2},
        "findings": findings,
        "rules_run": 12,
    }
    return CheckedLetter(**(values | more))  # type: ignore[arg-type]


def not_checked(path: str = "breve/scan.pdf", reason: str = "Filen er scannet uden tekst.") -> CheckedLetter:
    """A letter that was not checked."""
    return CheckedLetter(path=path, reason=reason)


def results(*letters: CheckedLetter) -> Results:
    """What a check came to."""
    return Results(TOOL, letters, LAWS)


NOT_RUN = NotRun("LAS906", "mange-passiver", "grammar")
