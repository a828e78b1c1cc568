"""Readings made by hand, so that the engine is tested without the understanding."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from begrundelse_lint import letter as letters
from begrundelse_lint.language.clean import clean
from begrundelse_lint.language.sentences import Sentence
from begrundelse_lint.letter import Letter, Span
from begrundelse_lint.rules import loader
from begrundelse_lint.rules.model import Rule, RuleSet
from begrundelse_lint.understanding.reading import (
    Amount,
    Citation,
    Fact,
    Kind,
    LetterDecision,
    Mention,
    Mood,
    Outcome,
    Polarity,
    Reading,
    Speaker,
    Statement,
    Time,
    Zone,
)

HERE = Path(__file__).parent
GOOD = HERE / "good"
BROKEN = HERE / "broken"


def letter_of(*lines: str) -> Letter:
    return letters.from_text("\n".join(lines))


class Draft:
    """A letter of a statement a line, and facts put in by hand."""

    def __init__(self, *lines: str) -> None:
        self.letter = letter_of(*lines)
        self.clean = clean(self.letter)
        self.facts: list[Fact] = []
        self.zones: dict[int, Zone] = {}
        self.lead_ins: dict[int, int] = {}

    def about(self, words: str, **attributes: Any) -> dict[str, Any]:
        """What every fact has; ``words`` are where it stands (the first time they do)."""
        start = self.clean.text.index(words)
        number = next(block.index for block in self.clean.blocks if block.span.start <= start < block.span.end)
        return {
            "span": Span(start, start + len(words)),
            "statement": number,
            "zone": self.zones.get(number, Zone.RESULTAT),
            "speaker": Speaker.KOMMUNEN,
            "polarity": Polarity.BEKRAEFTET,
            "mood": Mood.UDSAGN,
            "time": Time.NU,
        } | attributes

    def mention(self, concept: str, words: str, **attributes: Any) -> Draft:
        self.facts.append(Mention(concept=concept, **self.about(words, **attributes)))
        return self

    def amount(self, words: str, high: float = 60, **attributes: Any) -> Draft:
        given = {"low": high, "high": high, "per": "uge", "status": "bevilget"} | attributes
        self.facts.append(Amount(**self.about(words, **given)))
        return self

    def citation(self, words: str, section: str = "85", **attributes: Any) -> Draft:
        self.facts.append(Citation(**self.about(words, **({"law": "SEL", "section": section} | attributes))))
        return self

    def reading(self, **attributes: Any) -> Reading:
        statements = tuple(self._statement(block.index) for block in self.clean.blocks)
        given: dict[str, Any] = {
            "kind": Kind.AFGOERELSE,
            "date": date(2024, 5, 14),
            "decisions": (LetterDecision(Outcome.BEVILLING, "SEL § 85", 0),),
            "applied_for": None,
            "adverse": False,
            "template": False,
            "citizen_is_addressee": True,
            "addressee": None,
            "citizen": None,
            "guidance": None,
            "result": statements[0].span,
        }
        return Reading(
            letter=self.letter,
            clean=self.clean,
            statements=statements,
            facts=tuple(self.facts),
            **(given | attributes),
        )

    def _statement(self, index: int) -> Statement:
        span = self.clean.blocks[index].span
        return Statement(
            index=index,
            sentence=Sentence(index, index, span, (), ()),
            span=span,
            zone=self.zones.get(index, Zone.RESULTAT),
            heading=False,
            lead_in=self.lead_ins.get(index),
            speaker=Speaker.KOMMUNEN,
            polarity=Polarity.BEKRAEFTET,
            mood=Mood.UDSAGN,
            time=Time.NU,
        )


_RULE = """rules:
  - code: XYZ001
    name: en-regel
    level: fejl
    title: Titel
    message: Besked.
    suggestion: Forslag.
    why: Fordi.
    source: {{report: s. 1}}
    examples: {{fires: [a, b], silent: [c, d]}}
{body}
"""


def rule(folder: Path, body: str) -> Rule:
    """A rule that holds these lines beside the usual ones, over the good rule set."""
    return ruleset(folder, _RULE.format(body="\n".join(f"    {line}" for line in body.strip().splitlines()))).rules[
        "XYZ001"
    ]


def ruleset(folder: Path, text: str) -> RuleSet:
    """The good rule set with one more file."""
    folder.mkdir(exist_ok=True)
    (folder / "mine.yaml").write_text(text, encoding="utf-8")
    return loader.load(GOOD, folder)
