"""JSON for machines, schema ``begrundelse-lint/1`` (DESIGN, contract C2). New keys may come; none changes meaning."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from begrundelse_lint.checked import CheckedLetter
from begrundelse_lint.finding import Finding, Place
from begrundelse_lint.reports.base import Results
from begrundelse_lint.reports.look import Look
from begrundelse_lint.reports.words import ENOUGH_FOR_LIX, lix_band, not_run
from begrundelse_lint.suppression import Suppressed
from begrundelse_lint.templates.model import Tried

SCHEMA = "begrundelse-lint/1"
_DECIMALS = 2


def render(results: Results, look: Look) -> str:
    """The results as a JSON document."""
    tool = results.tool
    document = {
        "schema": SCHEMA,
        "tool": {
            "name": tool.name,
            "version": tool.version,
            "rules": tool.rules,
            "language_model": tool.language_model,
        },
        "letters": [_letter(letter) for letter in results.letters],
        "unused_suppressions": [
            {"rule": item.rule, "written": item.written, "until": item.until.isoformat() if item.until else None}
            for item in results.unused
        ],
        "summary": {
            "letters": len(results.letters),
            "checked": len(results.checked),
            "not_checked": len(results.not_checked),
            "by_level": results.by_level(),
            "by_rule": results.by_rule(),
            "suppressed": results.known,
        },
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _letter(letter: CheckedLetter) -> dict[str, Any]:
    return {
        "path": letter.path,
        "status": letter.status.value,
        "reason": letter.reason,
        "kind": letter.kind.value if letter.kind else None,
        "date": letter.date.isoformat() if letter.date else None,
        "judged_on": letter.judged_on.isoformat() if letter.judged_on else None,
        "template": letter.template if letter.checked else None,
        "part_of": list(letter.part_of),
        "variants": _variants(letter.tried) if letter.tried else None,
        "decisions": [
            {"outcome": made.outcome.value, "provision": made.provision, "line": made.line} for made in letter.decisions
        ],
        "language_model": letter.language_model,
        "metrics": _rounded(letter.metrics),
        "sections": [
            {"section": part.zone.value, "line": part.line, "metrics": _rounded(part.metrics)}
            for part in letter.sections
        ],
        "readability": _readability(letter) if letter.checked else None,
        "findings": [_finding(finding) for finding in letter.findings],
        "misread": list(letter.misread),
        "suppressed": [_suppressed(known) for known in letter.suppressed],
        "not_run": [
            {"rule": missed.rule, "name": missed.name, "reason": not_run(missed.need, letter.language_model)}
            for missed in letter.not_run
        ],
    }


def _readability(letter: CheckedLetter) -> dict[str, Any]:
    """What stands beside the numbers in ``metrics``: the band, a line, and the heaviest part."""
    heaviest = letter.heaviest
    enough = letter.metrics.get("words", 0) >= ENOUGH_FOR_LIX
    return {
        "band": lix_band(letter.metrics["lix"]) if enough else None,
        "longest_sentence_line": letter.longest_sentence_line,
        "heaviest": heaviest.zone.value if heaviest else None,
    }


def _rounded(metrics: Mapping[str, float]) -> dict[str, float]:
    return {name: round(value, _DECIMALS) for name, value in metrics.items()}


def _variants(tried: Tried) -> dict[str, Any]:
    """The letters that a template with choices was checked as."""
    return {"letters": tried.letters, "possible": tried.possible, "cover": tried.cover.value}


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "name": finding.name,
        "level": finding.level.value,
        "message": finding.message,
        "suggestion": finding.suggestion,
        **_place(finding.place),
        "basis": list(finding.basis),
        "report": finding.report,
        "fingerprint": finding.fingerprint,
        "title": finding.title,
        "why": finding.why,
        "when": finding.when,
        "more": [_place(place) | {"fingerprint": finding.fingerprint_at(place)} for place in finding.more],
    }


def _suppressed(known: Suppressed) -> dict[str, Any]:
    """A finding that is known: where and why, without the letter's words."""
    finding = known.finding
    return {
        "rule": finding.rule,
        "name": finding.name,
        "level": finding.level.value,
        "title": finding.title,
        "fingerprint": finding.fingerprint,
        "lines": [place.line for place in finding.places],
        "reason": known.reason,
        "until": known.by.until.isoformat() if known.by.until else None,
        "origin": known.by.origin.value,
        "written": known.by.written,
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "page": place.page,
        "quote": place.quote,
    }
