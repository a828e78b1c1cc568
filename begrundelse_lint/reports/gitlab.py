"""GitLab's code quality report: a JSON list of issues, which GitLab shows in the merge request.

GitLab tells what is new by comparing fingerprints with the target branch, so they hold neither line nor message. It has
no word for findings that are known; they are left out.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from begrundelse_lint.checked import CheckedLetter
from begrundelse_lint.finding import Finding, Level, Place
from begrundelse_lint.reports import files
from begrundelse_lint.reports.base import Results
from begrundelse_lint.reports.look import Look

NOT_CHECKED = "ikke-kontrolleret"
_SEVERITIES = {Level.FEJL: "critical", Level.ADVARSEL: "major", Level.RAAD: "minor"}


def render(results: Results, look: Look) -> str:
    """The report."""
    issues = [issue for letter in results.letters for issue in _issues(letter)]
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"


def _issues(letter: CheckedLetter) -> list[dict[str, Any]]:
    if not letter.checked:
        return [_not_checked(letter)]
    return [_issue(letter, finding) for finding in letter.findings]


def _issue(letter: CheckedLetter, finding: Finding) -> dict[str, Any]:
    where = files.where(letter.path, finding.place)
    told = [f"{finding.title}{f' ({where})' if where else ''}.", finding.message, finding.suggestion]
    return {
        "type": "issue",
        "check_name": f"{finding.rule} {finding.name}",
        "description": " ".join(dict.fromkeys(filter(None, told))),
        "content": {"body": finding.why},
        "categories": ["Clarity" if finding.level is Level.RAAD else "Bug Risk"],
        "severity": _SEVERITIES[finding.level],
        "fingerprint": _fingerprint(letter, finding.rule, finding.fingerprint),
        "location": {"path": files.relative(letter.path), "lines": _lines(letter, finding.place)},
        "other_locations": [
            {"path": files.relative(letter.path), "lines": _lines(letter, place)} for place in finding.more
        ],
    }


def _not_checked(letter: CheckedLetter) -> dict[str, Any]:
    return {
        "type": "issue",
        "check_name": NOT_CHECKED,
        "description": f"Brevet er ikke kontrolleret. {letter.reason or ''}".strip(),
        "categories": ["Bug Risk"],
        "severity": "blocker",
        "fingerprint": _fingerprint(letter, NOT_CHECKED),
        "location": {"path": files.relative(letter.path), "lines": {"begin": 1}},
    }


def _lines(letter: CheckedLetter, place: Place) -> dict[str, int]:
    if not files.has_own_lines(letter.path):
        return {"begin": 1}
    return {"begin": place.line, "end": place.end_line}


def _fingerprint(letter: CheckedLetter, *parts: str) -> str:
    """One of its own for each issue of the report: a rule speaks once of a letter."""
    return hashlib.sha256("\n".join([files.relative(letter.path), *parts]).encode()).hexdigest()
