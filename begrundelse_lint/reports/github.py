"""Annotations for GitHub Actions: a workflow command on a line of its own for each finding.

The commands and what is escaped in them are those that the runner reads (``::error file=…,line=…,title=…::…``). A line
is given where it is one of the file's own; in a Word letter or a pdf it stands in the title.
"""

from __future__ import annotations

from collections.abc import Iterator

from begrundelse_lint.checked import CheckedLetter
from begrundelse_lint.finding import Finding, Level, Place
from begrundelse_lint.reports import files
from begrundelse_lint.reports.base import Results
from begrundelse_lint.reports.look import Look
from begrundelse_lint.reports.words import some

_COMMANDS = {Level.FEJL: "error", Level.ADVARSEL: "warning", Level.RAAD: "notice"}
_IN_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = _IN_DATA | str.maketrans({":": "%3A", ",": "%2C"})


def render(results: Results, look: Look) -> str:
    """The annotations, and a line for people that says how many letters they are about."""
    lines = [line for letter in results.letters for line in _letter(letter)]
    return "\n".join([*lines, _total(results)]) + "\n"


def _letter(letter: CheckedLetter) -> Iterator[str]:
    file = files.relative(letter.path)
    if not letter.checked:
        yield _command("error", letter.reason or "", file=file, title="Ikke kontrolleret")
    for finding in letter.findings:
        where = files.where(letter.path, finding.place)
        title = f"{finding.title} ({finding.rule} {finding.name}{', ' if where else ''}{where})"
        lines = _lines(finding.place) if files.has_own_lines(letter.path) else {}
        yield _command(_COMMANDS[finding.level], _said(finding), file=file, **lines, title=title)


def _lines(place: Place) -> dict[str, int]:
    """Where the place is. GitHub takes columns only where it begins and ends on one line."""
    lines = {"line": place.line, "endLine": place.end_line}
    if place.line == place.end_line:
        lines |= {"col": place.column, "endColumn": max(place.column, place.end_column)}
    return lines


def _said(finding: Finding) -> str:
    return "\n".join(filter(None, [finding.message, finding.why, finding.suggestion]))


def _command(name: str, data: str, **properties: str | int) -> str:
    told = ",".join(f"{key}={str(value).translate(_IN_PROPERTY)}" for key, value in properties.items())
    return f"::{name} {told}::{data.translate(_IN_DATA)}"


def _total(results: Results) -> str:
    """No command: the log's own last line."""
    told = [some(len(results.checked), "brev", "breve") + " kontrolleret"]
    if results.not_checked:
        told.append(some(len(results.not_checked), "brev", "breve") + " IKKE KONTROLLERET")
    told.append(some(len(results.findings), "bemærkning", "bemærkninger"))
    if results.known:
        told.append(some(results.known, "kendt bemærkning", "kendte bemærkninger") + " ikke vist")
    return f"I alt: {', '.join(told)}."
