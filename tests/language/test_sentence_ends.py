"""Where sentences end: hard cases written for it, and whole letters whose ends were marked by hand.

The cases and letters stand in ``ends/``, with «‖» at every true end. Counted are ends, as characters of the letter.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from begrundelse_lint.language.clean import clean
from begrundelse_lint.language.sentences import sentences
from begrundelse_lint.letter import Letter, from_text
from begrundelse_lint.readers import md

END, BREAK = "‖", "⏎"
FOLDER = Path(__file__).with_name("ends")
HARD = FOLDER / "hard_cases.txt"
LETTERS = sorted(path for path in FOLDER.iterdir() if path != HARD)
LISTED = "the breaks that nlp tools get wrong in legal Danish"
LOWEST = 0.95


class Marked(NamedTuple):
    """A text and where its sentences end."""

    group: str
    text: str
    ends: frozenset[int]


class Counts(NamedTuple):
    """Ends that are right, false and missed."""

    right: int
    false: int
    missed: int

    @property
    def f(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / (2 * self.right + self.false + self.missed)


def unmarked(marked: str, group: str = "") -> Marked:
    """The text without its marks, and where they stood."""
    text = ""
    ends = []
    *before, last = marked.split(END)
    for part in before:
        text += part
        ends.append(len(text))
    return Marked(group, text + last, frozenset(ends))


def hard_cases() -> Iterator[Marked]:
    """The hard cases, each with the heading it stands under."""
    group = ""
    for line in HARD.read_text(encoding="utf-8").splitlines():
        if line.startswith("="):
            group = line.removeprefix("=").strip()
        elif line and not line.startswith("#"):
            yield unmarked(line.replace(BREAK, "\n"), group)


def found(letter: Letter) -> frozenset[int]:
    """The ends that the linter finds."""
    text = clean(letter)
    return frozenset(text.to_letter(sentence.span).end for sentence in sentences(text))


def counts(letters: list[tuple[Letter, Marked]], *, inside: bool = False) -> Counts:
    """How many ends are right. ``inside``: without the last end of each line, which is easily found."""
    right = false = missed = 0
    for letter, marked in letters:
        true, told = marked.ends, found(letter)
        if inside:
            line_ends = {line.end for line in letter.lines}
            true, told = true - line_ends, told - line_ends
        right += len(true & told)
        false += len(told - true)
        missed += len(true - told)
    return Counts(right, false, missed)


CASES = list(hard_cases())


def read_cases() -> list[tuple[Letter, Marked]]:
    return [(from_text(case.text), case) for case in CASES]


def read_letters() -> list[tuple[Letter, Marked]]:
    read = []
    for path in LETTERS:
        marked = unmarked(path.read_text(encoding="utf-8"))
        letter = md.read(marked.text.encode(), path.name) if path.suffix == ".md" else from_text(marked.text)
        read.append((letter, marked))
    return read


def test_there_are_two_hundred_hard_cases_and_eight_letters() -> None:
    assert len(CASES) >= 200
    assert len(LETTERS) >= 8
    assert sum(len(marked.ends) for _, marked in read_letters()) >= 400


@pytest.mark.parametrize("inside", [False, True], ids=["all ends", "ends inside a line"])
def test_nearly_every_end_of_the_hard_cases_is_found_and_no_other(inside: bool) -> None:
    assert counts(read_cases(), inside=inside).f >= LOWEST


@pytest.mark.parametrize("inside", [False, True], ids=["all ends", "ends inside a line"])
def test_nearly_every_end_of_whole_letters_is_found_and_no_other(inside: bool) -> None:
    assert counts(read_letters(), inside=inside).f >= LOWEST


@pytest.mark.parametrize("case", [case for case in CASES if case.group == LISTED], ids=lambda case: case.text[:40])
def test_a_break_that_tools_get_wrong_is_right(case: Marked) -> None:
    assert found(from_text(case.text)) == case.ends
