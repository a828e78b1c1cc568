"""Mistakes in files that people write: where, what is wrong and what is allowed, in plain Danish and all at once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

_MOST_ALLOWED = 25  # words that are told in full
_SHOWN = 8  # of more words than that, those most like the one written


class Spot(NamedTuple):
    """A place in a file; line and column are 1-based, the column in characters."""

    path: Path
    line: int
    column: int


class Problem(NamedTuple):
    """One mistake in a file. ``message`` is for the person who wrote the file."""

    path: Path
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message}"


class MistakesError(Exception):
    """Files hold mistakes; ``problems`` are all of them, in the order of the files."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems), key=lambda p: (str(p.path), p.line, p.column, p.message))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class Notes:
    """Collects mistakes while reading goes on."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._settled: set[Spot] = set()

    def add(self, spot: Spot, message: str, *, settles: bool = False) -> None:
        """Note a mistake at a place; one that ``settles`` it leaves nothing more to say of what stands there."""
        if spot not in self._settled:
            self.problems.append(Problem(*spot, message))
        if settles:
            self._settled.add(spot)

    def raise_if_any(self) -> None:
        """Stop here if anything was noted.

        Raises:
            MistakesError: something was.
        """
        if self.problems:
            raise MistakesError(self.problems)


def quoted(words: Iterable[object], last: str = "eller") -> str:
    """«a», «b» eller «c»: a Danish list."""
    texts = [f"«{word}»" for word in words]
    return f" {last} ".join(part for part in (", ".join(texts[:-1]), *texts[-1:]) if part)


def nearest(word: object, allowed: Iterable[object]) -> str:
    """«; mente du «x»?» for the nearest allowed word, else nothing."""
    from difflib import get_close_matches  # only needed once something is wrong

    spelt = {str(choice).casefold(): choice for choice in allowed}
    near = get_close_matches(str(word).casefold(), spelt, n=1, cutoff=0.6)
    return f"; mente du «{spelt[near[0]]}»?" if near else ""


def unknown(what: str, word: object, allowed: Iterable[object]) -> str:
    """What to say of a word that is not among the allowed ones."""
    choices = sorted({str(choice) for choice in allowed})
    hint = nearest(word, choices)
    if not choices:
        return f"ukendt {what} «{word}». Der er ingen at vælge imellem."
    return f"ukendt {what} «{word}»{hint or '.'} Tilladt: {_shown(word, choices)}."


def _shown(word: object, choices: list[str]) -> str:
    """The allowed words, or those of them that are most like the one written."""
    if len(choices) <= _MOST_ALLOWED:
        return quoted(choices)
    from difflib import get_close_matches

    return f"{quoted(get_close_matches(str(word), choices, n=_SHOWN, cutoff=0), 'og')} … ({len(choices)} i alt)"
