"""What the linter understood of a letter, statement by statement: for writing rules, and for finding out why."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from enum import StrEnum
from typing import Any

from begrundelse_lint.letter import Span
from begrundelse_lint.reports.layout import Layout, Piece
from begrundelse_lint.reports.look import Look
from begrundelse_lint.reports.words import listed
from begrundelse_lint.understanding.reading import Fact, Mood, Polarity, Reading, Speaker, Statement, Time

_VOICE = {"speaker": Speaker.KOMMUNEN, "polarity": Polarity.BEKRAEFTET, "mood": Mood.UDSAGN, "time": Time.NU}
"""How a statement is read unless it is shown otherwise."""
_SHARED = frozenset(item.name for item in fields(Fact))


def as_json(reading: Reading) -> str:
    """Everything understood, as JSON. Its keys follow the fact types and may change with them."""
    by_statement = _facts_by_statement(reading)
    document = {
        **_about(reading),
        "statements": [
            {
                "line": _line(reading, statement.span),
                "text": reading.clean.of(statement.span),
                "zone": statement.zone.value,
                "heading": statement.heading,
                **{name: getattr(statement, name).value for name in _VOICE},
                "facts": [_fact(reading, fact) for fact in by_statement.get(statement.index, [])],
            }
            for statement in reading.statements
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2, default=str) + "\n"


def render(reading: Reading, look: Look) -> str:
    """The same for people."""
    layout = Layout(look.width, look.colour)
    by_statement = _facts_by_statement(reading)
    blocks = [_top(reading, layout)]
    for statement in reading.statements:
        facts = by_statement.get(statement.index, [])
        lines = [_statement(reading, statement, layout), *_fact_lines(reading, facts, statement, layout)]
        blocks.append("\n".join(lines))
    return blocks[0] + "\n\n" + "\n".join(blocks[1:]) + "\n"


def _about(reading: Reading) -> dict[str, Any]:
    """The letter as a whole."""
    return {
        "path": reading.letter.path,
        "kind": reading.kind.value,
        "date": reading.date.isoformat() if reading.date else None,
        "addressee": reading.addressee,
        "citizen": reading.citizen,
        "decisions": [
            {
                "outcome": made.outcome.value,
                "provision": made.provision,
                "line": _line(reading, reading.statements[made.statement].span),
            }
            for made in reading.decisions
        ],
        "applied_for": reading.applied_for,
        "adverse": reading.adverse,
        "template": reading.template,
        "choices": _choices(reading),
        "result_line": _line(reading, reading.result),
        "guidance_line": _line(reading, reading.guidance) if reading.guidance else None,
        "measures": {name: round(value, 2) for name, value in reading.measures.items()},
    }


def _choices(reading: Reading) -> list[dict[str, Any]]:
    """What is to be chosen in a template; those that are chosen alike stand together."""
    if not reading.template:
        return []
    from begrundelse_lint.templates.expansion import expand

    expansion = expand(reading.letter)
    return [
        {
            "lines": [choice.line for choice in factor],
            "alternatives": [alternative.label for alternative in factor[0].alternatives],
        }
        for factor in (expansion.factors if expansion else ())
    ]


def _chosen(choice: dict[str, Any]) -> str:
    """«bevilges / afslås (linje 12 og 18)»."""
    return f"{' / '.join(choice['alternatives'])} (linje {listed([str(line) for line in choice['lines']])})"


def _top(reading: Reading, layout: Layout) -> str:
    about = _about(reading)
    decided = [
        f"{made['outcome']} ({made['provision'] or 'ingen paragraf'}), linje {made['line']}"
        for made in about["decisions"]
    ]
    rows = {
        "Brev": about["path"],
        "Art": about["kind"],
        "Dato": about["date"] or "ikke fundet",
        "Modtager": about["addressee"] or "ikke fundet",
        "Borger": about["citizen"] or "ikke fundet",
        "Afgør": "; ".join(decided) or "intet",
        "Søgt om": about["applied_for"] or "ikke sagt",
        "Ikke fuldt medhold": "ja" if about["adverse"] else "nej",
        "Skabelon": "ja" if about["template"] else "nej",
        **({"Valg, der ikke er truffet": "; ".join(map(_chosen, about["choices"]))} if about["choices"] else {}),
        "Resultatet": f"linje {about['result_line']}: {_shortened(reading, reading.result)}",
        "Klagevejledning": f"linje {about['guidance_line']}" if about["guidance_line"] else "ikke fundet",
        "Mål": ", ".join(f"{name} {value:g}" for name, value in about["measures"].items()) or "ingen",
    }
    width = max(map(len, rows)) + 2
    return "\n".join(
        layout.paragraph(Piece(f"{name}:".ljust(width).replace(" ", "\u00a0"), "bold"), value, hang=width)
        for name, value in rows.items()
    )


def _statement(reading: Reading, statement: Statement, layout: Layout) -> str:
    voice = [getattr(statement, name).value for name, usual in _VOICE.items() if getattr(statement, name) is not usual]
    marks = [statement.zone.value, *(["overskrift"] if statement.heading else []), *voice]
    if statement.lead_in is not None:
        marks.append(f"under linje {_line(reading, reading.statements[statement.lead_in].span)}")
    front = f"{_line(reading, statement.span):>4} [{', '.join(marks)}]".replace(" ", "\u00a0")
    return layout.paragraph(Piece(front, "cyan"), f" {reading.clean.of(statement.span)}", hang=5)


def _fact_lines(reading: Reading, facts: list[Fact], statement: Statement, layout: Layout) -> Iterator[str]:
    """A line for each fact: type, attributes, words where they are fewer than the statement's. Equal ones share it."""
    words: dict[tuple[str, str], list[str]] = {}
    for fact in facts:
        shown = [f"«{reading.clean.of(fact.span)}»"] if fact.span != statement.span else []
        words.setdefault((_type(fact), _told(fact, statement)), []).extend(shown)
    for (kind, told), quotes in words.items():
        tail = Piece("".join(f" {quote}" for quote in quotes), "dim")
        yield layout.paragraph(Piece(kind, "yellow"), told, tail, indent=7, hang=2)


def _told(fact: Fact, statement: Statement) -> str:
    """A fact's attributes, and what it says otherwise than its statement."""
    said = {name: value for name, value in _attributes(fact).items() if value is not None and value is not False}
    for name in ("zone", *_VOICE):
        if getattr(fact, name) is not getattr(statement, name):
            said[name] = getattr(fact, name)
    return "".join(f" {name}={_shown(value)}" for name, value in said.items())


def _fact(reading: Reading, fact: Fact) -> dict[str, Any]:
    place = reading.letter.position(reading.clean.to_letter(fact.span).start)
    return {
        "fact": _type(fact),
        "text": reading.clean.of(fact.span),
        "line": place.line,
        "column": place.column,
        "zone": fact.zone.value,
        **{name: getattr(fact, name).value for name in _VOICE},
        **{name: value.isoformat() if isinstance(value, date) else value for name, value in _attributes(fact).items()},
    }


def _attributes(fact: Fact) -> dict[str, Any]:
    """What this type of fact says beside what all facts say."""
    return {item.name: getattr(fact, item.name) for item in fields(fact) if item.name not in _SHARED}


def _shown(value: object) -> str:
    if isinstance(value, float):
        return f"{value:g}"
    if value is True:
        return "ja"
    text = value.value if isinstance(value, StrEnum) else str(value)
    return f"«{text}»" if " " in text else text


def _type(fact: Fact) -> str:
    """The type's name as rules write it: ``PersonNumber`` is ``person_number``."""
    name = type(fact).__name__
    return "".join(
        f"_{char.lower()}" if char.isupper() and position else char.lower() for position, char in enumerate(name)
    )


def _facts_by_statement(reading: Reading) -> dict[int, list[Fact]]:
    grouped: dict[int, list[Fact]] = {}
    for fact in reading.facts:
        grouped.setdefault(fact.statement, []).append(fact)
    return grouped


def _line(reading: Reading, span: Span) -> int:
    return reading.letter.position(reading.clean.to_letter(span).start).line


def _shortened(reading: Reading, span: Span, most: int = 60) -> str:
    words = " ".join(reading.clean.of(span).split())
    return f"«{words if len(words) <= most else words[: most - 1].rstrip() + '…'}»"
