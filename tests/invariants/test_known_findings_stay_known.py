"""What a baseline holds stays known when the paragraphs of a letter are moved about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from package import CORPUS, PROJECT

from begrundelse_lint import rules
from begrundelse_lint.check import Checker, Options
from begrundelse_lint.letter import from_text

_WORDS_OF_A_PARAGRAPH = 20
_SWAPS = 2  # of each letter
_MAY_CHANGE = 0.04  # rules that point at the first of several places, and words that come to stand in another part


def _moved(text: str) -> Iterator[str]:
    """The letter with two neighbouring paragraphs of running text changed over."""
    blocks = re.split(r"\n\s*\n", text)
    long = [len(block.split()) > _WORDS_OF_A_PARAGRAPH for block in blocks]
    for at in [at for at in range(len(blocks) - 1) if long[at] and long[at + 1]][:_SWAPS]:
        yield "\n\n".join([*blocks[:at], blocks[at + 1], blocks[at], *blocks[at + 2 :]])


def test_moving_paragraphs_changes_no_fingerprint() -> None:
    checker = Checker(rules.load(rules.shipped()))

    def prints(text: str) -> dict[str, set[str]]:
        found = checker.check_letter(from_text(text)).findings
        return {one.rule: {one.fingerprint_at(place) for place in one.places} for one in found}

    same, other = 0, []
    for path in sorted(CORPUS.glob("[j-n]*/*.txt")):
        text = path.read_text(encoding="utf-8")
        before = prints(text)
        for moved in _moved(text):
            after = prints(moved)
            changed = [rule for rule in before.keys() & after.keys() if before[rule] != after[rule]]
            same += len(before.keys() & after.keys()) - len(changed)
            other += [f"{path.name}: {rule}" for rule in changed]
    assert same > 100, "too few findings to say anything"
    assert len(other) <= _MAY_CHANGE * same, other


def test_a_comment_to_the_linter_changes_no_finding_but_its_line() -> None:
    """Also in templates with choices, which are expanded by their lines."""
    checker = Checker(rules.load(rules.shipped()), Options(template=True))
    said = "<!-- begrundelse-lint: ignorér intet-her – kun for at flytte linjerne -->\n"
    for path in sorted((PROJECT / "corpus" / "templates").glob("*/*.txt")):
        text = path.read_text(encoding="utf-8")
        plain, moved = checker.check_text(text, "a.md"), checker.check_text(said + text, "a.md")
        assert plain.checked, path
        assert [(one.rule, one.fingerprint, one.place.line + 1) for one in plain.findings] == [
            (one.rule, one.fingerprint, one.place.line) for one in moved.findings
        ]
        assert [made.line + 1 for made in plain.decisions] == [made.line for made in moved.decisions]
