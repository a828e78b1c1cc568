"""A small rule set of our own, so that these tests do not lean on the shipped rules."""

from __future__ import annotations

from dataclasses import dataclass

from begrundelse_lint.finding import Level
from begrundelse_lint.letter import Span
from begrundelse_lint.rules.checks import Check, Defect
from begrundelse_lint.rules.facts import Facts
from begrundelse_lint.rules.model import Rule, RuleSet, Source
from begrundelse_lint.understanding.knowledge import Knowledge, Law
from begrundelse_lint.understanding.reading import Mention, Mood, Polarity, Speaker, Time, Zone


@dataclass(frozen=True)
class Says(Check):
    """Complains of a word, or breaks on it."""

    word: str
    breaks: bool = False

    def defect(self, facts: Facts) -> Defect | None:
        text = facts.reading.clean.text
        at = text.find(self.word)
        if at < 0:
            return None
        if self.breaks:
            raise RuntimeError(f"broke on «{text}»")
        return Defect(tuple(_mention(Span(m, m + len(self.word))) for m in _all(text, self.word)))


def _all(text: str, word: str) -> list[int]:
    return [at for at in range(len(text)) if text.startswith(word, at)]


def _mention(span: Span) -> Mention:
    return Mention(
        span=span,
        statement=0,
        zone=Zone.ANDET,
        speaker=Speaker.KOMMUNEN,
        polarity=Polarity.BEKRAEFTET,
        mood=Mood.UDSAGN,
        time=Time.NU,
        concept="ord",
    )


def rule(code: str, word: str, level: Level = Level.FEJL, **more: object) -> Rule:
    """A rule that complains of a word."""
    values: dict[str, object] = {
        "code": code,
        "name": f"ordet-{word}",
        "level": level,
        "title": f"Ordet {word} bruges",
        "message": "Der står «{citat}» i brevet.",
        "suggestion": "Vælg et andet ord.",
        "why": "Ordet er svært.",
        "source": Source(("FVL § 22",), "s. 36"),
        "check": Says(word),
    }
    return Rule(**(values | more))  # type: ignore[arg-type]


RULES = (
    rule("ORD001", "kancelli"),
    rule("ORD002", "formular", Level.ADVARSEL),
    rule("ORD003", "paragraf", Level.RAAD),
    rule("ORD004", "rolig", Level.RAAD, recommended=True),
    rule("TAL001", "nummer", yields_to=("ORD001",)),
    rule("TAL002", "ulykke", check=Says("ulykke", breaks=True)),
    rule("TAL003", "grammatik", Level.RAAD, needs=("grammar",), recommended=True),
)

LAWS = {"FVL": Law("FVL", "forvaltningsloven", ())}


def rule_set(*rules: Rule) -> RuleSet:
    """A rule set of these rules, else of all stand-ins."""
    return RuleSet({r.code: r for r in rules or RULES}, Knowledge(laws=dict(LAWS)), "abc123")
