"""The rules for people: all of them, a line each; and one of them in full."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from datetime import date

from begrundelse_lint.finding import Level
from begrundelse_lint.reports.layout import Layout, Piece
from begrundelse_lint.reports.look import Look
from begrundelse_lint.reports.words import LEVELS, day, listed, needed, provision
from begrundelse_lint.rules.model import Example, Examples, InForce, Rule, RuleSet
from begrundelse_lint.selection import Profile, in_profile

_COLOURS = {Level.FEJL: "red", Level.ADVARSEL: "yellow", Level.RAAD: "cyan"}
_OFF = "fra"
_IS_OFF = "Reglen er slået fra i konfigurationen. Skriv «begrundelse-lint config» for at se hvor."


def render(ruleset: RuleSet, look: Look, off: Collection[str] = ()) -> str:
    """Every rule on a line: code, level, title, name; those outside the usual profile, and those turned ``off``."""
    layout = Layout(look.width, look.colour)
    lines = [_row(rule, layout, rule.code in off) for rule in ruleset.rules.values()]
    marked = any(not in_profile(rule, rule.level, Profile.ANBEFALET) for rule in ruleset.rules.values())
    if marked:
        lines += ["", layout.paragraph("* Siges kun med --profile alle.")]
    return "\n".join(lines) + "\n"


def as_json(ruleset: RuleSet, off: Collection[str] = ()) -> str:
    """Every rule as JSON."""
    records = [_record(rule) | {"off": rule.code in off} for rule in ruleset.rules.values()]
    return json.dumps(records, ensure_ascii=False, indent=2) + "\n"


def explain(rule: Rule, examples: Examples, laws: Mapping[str, str], look: Look, *, off: bool = False) -> str:
    """One rule: what, why, how it is put right, source, examples; and that it is turned ``off`` here."""
    layout = Layout(look.width, look.colour)
    told = [layout.paragraph(Piece(_IS_OFF, "yellow"))] if off else []
    return "\n\n".join([*_explained(rule, examples, laws, layout), *told]) + "\n"


def _row(rule: Rule, layout: Layout, off: bool) -> str:
    star = "" if in_profile(rule, rule.level, Profile.ANBEFALET) else "*"
    level = (_OFF if off else f"{rule.level.value}{star}").ljust(9).replace(" ", "\u00a0")
    return layout.paragraph(
        Piece(rule.code, "bold"),
        " ",
        Piece(level, "dim" if off else _COLOURS[rule.level]),
        f" {rule.title} ",
        Piece(f"({rule.name})", "dim"),
        hang=17,
    )


def _record(rule: Rule) -> dict[str, object]:
    return {
        "code": rule.code,
        "name": rule.name,
        "level": rule.level.value,
        "title": rule.title,
        "checklist": rule.checklist,
        "message": rule.message,
        "suggestion": rule.suggestion,
        "why": rule.why,
        "basis": list(rule.source.law),
        "report": rule.source.report,
        "in_force": {"from": _iso(rule.in_force.first), "to": _iso(rule.in_force.last)},
        "profiles": [profile.value for profile in Profile if in_profile(rule, rule.level, profile)],
        "yields_to": list(rule.yields_to),
        "needs": list(rule.needs),
    }


def _explained(rule: Rule, examples: Examples, laws: Mapping[str, str], layout: Layout) -> Iterator[str]:
    head = Piece(f"{rule.code} {rule.name}", "bold")
    yield "\n".join(
        [
            layout.paragraph(head, " – ", Piece(LEVELS[rule.level][0], _COLOURS[rule.level])),
            layout.paragraph(rule.title),
        ]
    )
    for title, text in (
        ("Hvad", rule.message),
        ("Hvorfor", rule.why),
        ("Forslag", rule.suggestion),
        ("I huskelisten", f"{rule.checklist}." if rule.checklist else ""),
        ("Kilde", _source(rule, laws)),
        ("Gælder", _period(rule.in_force)),
        ("Vises", _shown(rule)),
        ("Kræver", needed(rule.needs) if rule.needs else ""),
    ):
        if text:
            yield layout.paragraph(Piece(f"{title}:", "bold"), f" {text}", hang=2)
    yield from _examples("Giver en bemærkning (→ viser hvor):", examples.fires, layout)
    yield from _examples("Giver ingen:", examples.silent, layout)


def _shown(rule: Rule) -> str:
    """From how many places on the usual profile shows it, where one is not enough."""
    if not rule.recommended or rule.recommended_from == 1:
        return ""
    return f"i profilen anbefalet fra {rule.recommended_from} steder i brevet og op; i profilen alle fra det første."


def _source(rule: Rule, laws: Mapping[str, str]) -> str:
    parts = [provision(text, laws) for text in rule.source.law]
    if rule.source.report:
        parts.append(f"Ankestyrelsens rapport {rule.source.report}")
    return f"{listed(parts)}." if parts else ""


def _period(period: InForce) -> str:
    first = f"fra {day(period.first)}" if period.first else ""
    last = f"til og med {day(period.last)}" if period.last else ""
    return " ".join(part for part in (first, last) if part)


def _examples(title: str, examples: tuple[Example, ...], layout: Layout) -> Iterator[str]:
    for number, example in enumerate(examples):
        lines = [
            layout.paragraph(line.rstrip(), indent=4, hang=2) if line.strip() else ""
            for line in example.text.strip("\n").splitlines()
        ]
        block = "\n".join(lines)
        yield f"{layout.paragraph(Piece(title, 'bold'))}\n{block}" if number == 0 else f"    …\n{block}"


def _iso(value: date | None) -> str | None:
    return value.isoformat() if value else None
