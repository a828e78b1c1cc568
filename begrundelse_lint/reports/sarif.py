"""SARIF 2.1.0 (OASIS), which code hosts and editors read.

A letter that was not checked is told three times, for the readers look in different places: the invocation did not
succeed, a notification says why, and a result stands at the file, so that no host takes old findings there for mended.
Regions are of files that have lines of their own; in others GitHub wants a line all the same and is given the first,
and the letter's line stands in the message and in a logical location.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from begrundelse_lint.checked import CheckedLetter
from begrundelse_lint.finding import Finding, Level, Place
from begrundelse_lint.reports import files
from begrundelse_lint.reports.base import Results
from begrundelse_lint.reports.look import Look
from begrundelse_lint.reports.words import not_run, provision
from begrundelse_lint.suppression import Origin, Suppressed

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
NOT_CHECKED = "ikke-kontrolleret"
_ROOT = "%SRCROOT%"
_LEVELS = {Level.FEJL: "error", Level.ADVARSEL: "warning", Level.RAAD: "note"}
_NOT_RUN = "regel-ikke-proevet"


def render(results: Results, look: Look) -> str:
    """The log, with one run."""
    return json.dumps(_Log(results).document(), ensure_ascii=False, indent=2) + "\n"


class _Log:
    """Holds what every part refers to by number: the letters and the rules."""

    def __init__(self, results: Results) -> None:
        self.results = results
        self.rules = [_not_checked_rule(), *self._rules()]
        self.index = {rule["id"]: number for number, rule in enumerate(self.rules)}

    def document(self) -> dict[str, Any]:
        """The whole log."""
        tool = self.results.tool
        driver = {
            "name": tool.name,
            "version": tool.version,
            "language": "da",
            "rules": self.rules,
            "notifications": [
                _notification(NOT_CHECKED, "IkkeKontrolleret", "Brevet er ikke kontrolleret."),
                _notification(_NOT_RUN, "RegelIkkeProevet", "En regel er ikke prøvet på brevet."),
            ],
            "properties": {"rules": tool.rules, "languageModel": tool.language_model},
        }
        run = {
            "tool": {"driver": driver},
            "invocations": [self._invocation()],
            "originalUriBaseIds": {_ROOT: {"description": {"text": "Mappen, som programmet er kørt i."}}},
            "artifacts": [
                {"location": _file(letter, index), "roles": ["analysisTarget"]}
                for index, letter in enumerate(self.results.letters)
            ],
            "columnKind": "unicodeCodePoints",
            "results": [
                told for index, letter in enumerate(self.results.letters) for told in self._results(letter, index)
            ],
        }
        return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}

    # what was found

    def _results(self, letter: CheckedLetter, index: int) -> Iterable[dict[str, Any]]:
        if not letter.checked:
            return [self._not_checked(letter, index)]
        told = [self._result(letter, index, finding) for finding in letter.findings]
        return told + [self._suppressed(letter, index, known) for known in letter.suppressed]

    def _result(self, letter: CheckedLetter, index: int, finding: Finding) -> dict[str, Any]:
        where = files.where(letter.path, finding.place)
        message = f"{finding.message} {finding.suggestion}".strip()
        result: dict[str, Any] = {
            "ruleId": finding.rule,
            "ruleIndex": self.index[finding.rule],
            "level": _LEVELS[finding.level],
            "message": {"text": f"{where.capitalize()}: {message}" if where else message},
            "locations": [_location(letter, index, finding.place)],
            "partialFingerprints": {
                "begrundelseLint/v1": finding.fingerprint,
                "primaryLocationLineHash": f"{finding.fingerprint}:1",  # the only one that GitHub looks at
            },
            "suppressions": [],
        }
        if finding.more:
            result["relatedLocations"] = [
                {"id": number} | _location(letter, index, place) for number, place in enumerate(finding.more, start=1)
            ]
        return result

    def _suppressed(self, letter: CheckedLetter, index: int, known: Suppressed) -> dict[str, Any]:
        suppression = {
            "kind": "inSource" if known.by.origin is Origin.LETTER else "external",
            "status": "accepted",
            "justification": known.reason,
        }
        return self._result(letter, index, known.finding) | {"suppressions": [suppression]}

    def _not_checked(self, letter: CheckedLetter, index: int) -> dict[str, Any]:
        return {
            "ruleId": NOT_CHECKED,
            "ruleIndex": self.index[NOT_CHECKED],
            "level": "error",
            "message": {"text": f"Brevet er ikke kontrolleret. {letter.reason or ''}".strip()},
            "locations": [{"physicalLocation": {"artifactLocation": _file(letter, index), "region": {"startLine": 1}}}],
            "suppressions": [],
        }

    # how it went

    def _invocation(self) -> dict[str, Any]:
        told = [
            note for index, letter in enumerate(self.results.letters) for note in self._notifications(letter, index)
        ]
        return {"executionSuccessful": not self.results.not_checked, "toolExecutionNotifications": told}

    def _notifications(self, letter: CheckedLetter, index: int) -> Iterable[dict[str, Any]]:
        locations = [{"physicalLocation": {"artifactLocation": _file(letter, index)}}]
        if not letter.checked:
            yield {
                "descriptor": {"id": NOT_CHECKED, "index": 0},
                "level": "error",
                "message": {"text": f"Brevet er ikke kontrolleret. {letter.reason or ''}".strip()},
                "locations": locations,
            }
        for missed in letter.not_run:
            why = not_run(missed.need, letter.language_model)
            yield {
                "descriptor": {"id": _NOT_RUN, "index": 1},
                "level": "note",
                "message": {"text": f"Reglen {missed.rule} {missed.name} er ikke prøvet: {why}."},
                "locations": locations,
            }

    # the rules

    def _rules(self) -> list[dict[str, Any]]:
        """The rules that speak, by code."""
        known = [known.finding for letter in self.results.letters for known in letter.suppressed]
        first: dict[str, Finding] = {}
        for finding in (*self.results.findings, *known):
            first.setdefault(finding.rule, finding)
        return [self._rule(finding) for _, finding in sorted(first.items())]

    def _rule(self, finding: Finding) -> dict[str, Any]:
        sources = [provision(text, self.results.laws) for text in finding.basis]
        if finding.report:
            sources.append(f"Ankestyrelsens rapport {finding.report}")
        return {
            "id": finding.rule,
            "name": "".join(word.capitalize() for word in finding.name.split("-")),
            "shortDescription": {"text": _sentence(finding.title)},
            "fullDescription": {"text": _sentence(finding.why or finding.title)},
            "help": {
                "text": "\n".join(filter(None, [finding.why, *sources])),
                "markdown": "\n\n".join(
                    [f"**{finding.title}**", finding.why, "\n".join(f"- {source}" for source in sources)]
                ).strip(),
            },
            "defaultConfiguration": {"level": _LEVELS[finding.level]},
            "properties": {"tags": [finding.level.value, finding.name]},
        }


def _not_checked_rule() -> dict[str, Any]:
    why = "Et brev, der ikke er kontrolleret, kan ikke regnes for at være i orden."
    return {
        "id": NOT_CHECKED,
        "name": "IkkeKontrolleret",
        "shortDescription": {"text": "Brevet er ikke kontrolleret."},
        "fullDescription": {"text": why},
        "help": {"text": why, "markdown": why},
        "defaultConfiguration": {"level": "error"},
    }


def _notification(code: str, name: str, text: str) -> dict[str, Any]:
    said = {"text": text}
    return {"id": code, "name": name, "shortDescription": said, "fullDescription": said, "help": said}


def _location(letter: CheckedLetter, index: int, place: Place) -> dict[str, Any]:
    location: dict[str, Any] = {
        "physicalLocation": {"artifactLocation": _file(letter, index), "region": _region(letter, place)}
    }
    if where := files.where(letter.path, place):
        location["logicalLocations"] = [
            {"name": where, "fullyQualifiedName": f"{files.relative(letter.path)}: {where}"}
        ]
    return location


def _region(letter: CheckedLetter, place: Place) -> dict[str, Any]:
    if not files.has_own_lines(letter.path):
        return {"startLine": 1}
    region: dict[str, Any] = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
    return region | ({"snippet": {"text": place.quote}} if place.quote else {})


def _file(letter: CheckedLetter, index: int) -> dict[str, Any]:
    uri = files.uri(letter.path)
    return {"uri": uri} | ({} if uri.startswith("file:") else {"uriBaseId": _ROOT}) | {"index": index}


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
