"""Findings as remarks: numbered in the order of the letter, with their sources in words and the rule's examples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from begrundelse_lint.finding import Finding, Place
from begrundelse_lint.reports.view.model import Example, PlaceRef, Remark, Spot
from begrundelse_lint.reports.view.text import Marked
from begrundelse_lint.reports.words import provision
from begrundelse_lint.rules import examples as rule_examples
from begrundelse_lint.rules.model import Example as RuleExample
from begrundelse_lint.rules.model import Examples


def remark(number: int, finding: Finding, laws: Mapping[str, str], examples: Mapping[str, Examples]) -> Remark:
    """One finding as remark ``number``."""
    shown = examples.get(finding.rule, Examples())
    return Remark(
        number=number,
        rule=finding.rule,
        name=finding.name,
        level=finding.level,
        title=finding.title,
        message="" if finding.message.rstrip(".") == finding.title.rstrip(".") else finding.message,
        why=finding.why,
        suggestion=finding.suggestion,
        sources=_sources(finding, laws),
        spots=tuple(_spots(finding)),
        whole_letter=finding.whole_letter,
        fires=_example(shown.fires),
        silent=_example(shown.silent),
        fingerprint=finding.fingerprint,
    )


def places(finding: Finding) -> list[Place]:
    """Every place of a finding, each once."""
    return list({place.span: place for place in reversed(finding.places)}.values())[::-1]


def marks(number: int, finding: Finding) -> list[Marked]:
    """The places of remark ``number`` in the letter's text; none where it is about the letter as a whole."""
    if finding.whole_letter:
        return []
    return [
        Marked(place.span, PlaceRef(number, at), finding.level) for at, place in enumerate(places(finding), start=1)
    ]


def _spots(finding: Finding) -> Iterator[Spot]:
    seen: set[int] = set()
    told = _tells_of_all(finding)
    for number, place in enumerate(places(finding), start=1):
        note = _note(place, finding) if number > 1 and not told else ""
        yield Spot(number, place.line, place.page, place.quote, note, repeated=place.line in seen)
        seen.add(place.line)


def _tells_of_all(finding: Finding) -> bool:
    """Does the finding itself name the words of its further places («…», «…» and «…»)?"""
    said = finding.message + finding.suggestion
    return any(f"«{place.quote}»" in said for place in finding.more if place.quote)


def _note(place: Place, finding: Finding) -> str:
    """What the finding says of a further place: the advice where that differs («Skriv i stedet: hvis.»)."""
    if place.suggestion and place.suggestion != finding.suggestion:
        return f"«{place.quote}» – {place.suggestion}" if place.quote else place.suggestion
    return (
        place.message if _without_quote(place.message, place) != _without_quote(finding.message, finding.place) else ""
    )


def _without_quote(message: str, place: Place) -> str:
    """What a message says whatever the place: the marked words show what it quotes."""
    return message.replace(place.quote, "") if place.quote else message


def _sources(finding: Finding, laws: Mapping[str, str]) -> tuple[str, ...]:
    named = [provision(text, laws) for text in finding.basis]
    report = [f"Ankestyrelsens rapport {finding.report}"] if finding.report else []
    return tuple(text[0].upper() + text[1:] for text in (*named, *report))


def _example(examples: tuple[RuleExample, ...]) -> Example | None:
    """The first example of a rule; the first is written to be the plainest."""
    if not examples:
        return None
    text, marked = rule_examples.without_mark(examples[0].text)
    lines = text.strip("\n").split("\n")
    skipped = len(text) - len(text.lstrip("\n"))
    return Example(tuple(lines), marked - skipped if marked is not None else None)
