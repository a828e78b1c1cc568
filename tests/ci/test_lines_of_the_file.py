"""What a code host is told of a letter leads back to the line of the file that holds the words."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from package import CORPUS

from begrundelse_lint import rules
from begrundelse_lint.check import Checker, Options
from begrundelse_lint.checked import CheckedLetter
from begrundelse_lint.reports import github, gitlab, sarif
from begrundelse_lint.reports.base import Results, Tool
from begrundelse_lint.reports.look import Look
from begrundelse_lint.selection import Profile

SAID = "<!-- begrundelse-lint: ignorér LAS001 – kun for at flytte linjerne -->\n\n"


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> dict[str, CheckedLetter]:
    """Letters of the corpus, each after a comment, by the names that reports tell them under."""
    folder = tmp_path_factory.mktemp("breve")
    checker = Checker(rules.load(rules.shipped()), Options(Profile.ALLE))
    found = {}
    for source in sorted(CORPUS.glob("*/0[12].*")):
        if source.suffix in {".txt", ".md"}:
            path = folder / f"{source.parent.name}{source.name}"
            path.write_text(SAID + source.read_text(encoding="utf-8"), encoding="utf-8")
            found[path.as_posix()] = checker.check(path)
    return found


def words(text: str) -> list[str]:
    """The words of a text, whatever stands between them."""
    return re.findall(r"[^\W_]+", text)


def holds(path: str, line: int, quote: str) -> bool:
    """Does the quote begin on this line of the file?"""
    lines = Path(path).read_text(encoding="utf-8").split("\n")
    return words(quote)[0] in words(lines[line - 1])


def results(checked: dict[str, CheckedLetter]) -> Results:
    """What the check came to."""
    return Results(Tool("1", "abc"), list(checked.values()))


def test_annotations_and_regions_stand_where_the_words_are(checked: dict[str, CheckedLetter]) -> None:
    there = results(checked)
    quotes = [(path, one.place.quote) for path, letter in checked.items() for one in letter.findings]
    assert len(quotes) > 50, "too few findings to say anything"
    annotated = [
        (match["file"].replace("%3A", ":"), int(match["line"]))
        for line in github.render(there, Look()).split("\n")
        if (match := re.match(r"::\w+ file=(?P<file>[^,]+),line=(?P<line>\d+),", line))
    ]
    (run,) = json.loads(sarif.render(there, Look()))["runs"]
    regions = [result["locations"][0]["physicalLocation"]["region"]["startLine"] for result in run["results"]]
    issues = [issue["location"]["lines"]["begin"] for issue in json.loads(gitlab.render(there, Look()))]
    assert len(annotated) == len(regions) == len(issues) == len(quotes)
    for (path, quote), (file, line), region, issue in zip(quotes, annotated, regions, issues, strict=True):
        assert file == path
        assert line == region == issue
        assert holds(path, line, quote), f"{path}:{line}: {quote}"
