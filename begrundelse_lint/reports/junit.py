"""JUnit XML for build servers: a suite for each letter, a failure for each finding.

A letter without findings is one test that passed, a known finding one that was skipped with its reason, a letter not
checked an error. The file holds no times, so that the same letters give the same file.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree as Xml

from begrundelse_lint.checked import CheckedLetter
from begrundelse_lint.finding import Finding
from begrundelse_lint.reports import files
from begrundelse_lint.reports.base import Results
from begrundelse_lint.reports.look import Look

# What XML 1.0 has no way to write.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(results: Results, look: Look) -> str:
    """The report."""
    root = Xml.Element("testsuites", name=results.tool.name)
    for letter in results.letters:
        root.append(_suite(letter))
    for count in ("tests", "failures", "errors"):
        root.set(count, str(sum(int(suite.get(count, "0")) for suite in root)))
    Xml.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + Xml.tostring(root, encoding="unicode") + "\n"


def _suite(letter: CheckedLetter) -> Xml.Element:
    path = _text(files.relative(letter.path))
    cases = _cases(letter)
    counts = {tag: sum(1 for case in cases if case.find(tag) is not None) for tag in ("failure", "error", "skipped")}
    suite = Xml.Element(
        "testsuite",
        name=path,
        tests=str(len(cases)),
        failures=str(counts["failure"]),
        errors=str(counts["error"]),
        skipped=str(counts["skipped"]),
        file=path,
    )
    for case in cases:
        case.set("classname", path)
        suite.append(case)
    return suite


def _cases(letter: CheckedLetter) -> list[Xml.Element]:
    if not letter.checked:
        return [_case("kontrolleret", "error", "ikke-kontrolleret", letter.reason or "", letter.reason or "")]
    cases = [_failure(letter, finding) for finding in letter.findings]
    if not cases:
        cases = [Xml.Element("testcase", name="ingen bemærkninger")]
    known = [
        _case(_name(letter, known.finding), "skipped", known.finding.level.value, f"Kendt: {known.reason}", "")
        for known in letter.suppressed
    ]
    return cases + known


def _failure(letter: CheckedLetter, finding: Finding) -> Xml.Element:
    quote = f"«{finding.place.quote}»" if finding.place.quote else ""
    sources = " · ".join([*finding.basis, *([f"rapporten {finding.report}"] if finding.report else [])])
    details = "\n".join(filter(None, [quote, finding.message, finding.why, finding.suggestion, sources]))
    return _case(_name(letter, finding), "failure", finding.level.value, finding.message, details)


def _name(letter: CheckedLetter, finding: Finding) -> str:
    page = f", side {finding.place.page}" if finding.place.page else ""
    return f"{finding.rule} {finding.name} (linje {finding.place.line}{page})"


def _case(name: str, outcome: str, kind: str, message: str, details: str) -> Xml.Element:
    case = Xml.Element("testcase", name=_text(name))
    told = Xml.SubElement(case, outcome, type=kind, message=_text(message))
    told.text = _text(details) or None
    return case


def _text(text: str) -> str:
    """Text that XML can hold."""
    return _NOT_XML.sub("\ufffd", text)
