"""How much of what points to persons is found in the letters of the gold; run it for the figures and the misses.

python -m tests.privacy.recall
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from begrundelse_lint import readers, rules
from begrundelse_lint.letter import Span
from begrundelse_lint.rules.model import RuleSet
from begrundelse_lint.understanding import understand
from begrundelse_lint.understanding.identifiers import Identifier, Kind, find_identifiers

HERE = Path(__file__).parent
GOLD = (HERE / "gold.yaml", HERE / "gold_later.yaml")
CORPUS = HERE.parent.parent / "corpus"
_WORD = re.compile(r"[^\W_]+")


class Letter(NamedTuple):
    """A letter of the gold, with what was found in it. Everything is counted word by word."""

    path: str
    text: str
    persons: list[Span]  # words of persons' names, by the gold
    others: list[Span]  # words and digits of addresses and numbers
    places: list[Span]  # words of names of towns and houses
    found: list[Identifier]

    def hidden(self, word: Span) -> bool:
        """Is a word left out?"""
        return any(span.start <= word.start and word.end <= span.end for span, _ in self.found)

    @property
    def named(self) -> list[Span]:
        """The words that are left out as persons' names."""
        return [word for span, kind in self.found if kind is Kind.NAME for word in _words(self.text, span)]


class Share(NamedTuple):
    """So many of so many."""

    part: int
    whole: int

    @property
    def value(self) -> float:
        """Between 0 and 1."""
        return self.part / self.whole if self.whole else 1.0

    def __str__(self) -> str:
        return f"{self.value:.3f} ({self.part} of {self.whole})"


@cache
def ruleset() -> RuleSet:
    """The shipped rules, for their word lists."""
    return rules.load(rules.shipped())


@cache
def letters() -> tuple[Letter, ...]:
    """Every letter of the gold."""
    gold = {path: told for file in GOLD for path, told in yaml.safe_load(file.read_text(encoding="utf-8")).items()}
    return tuple(_letter(path, told) for path, told in gold.items())


def _letter(path: str, told: dict[str, list[Any]]) -> Letter:
    reading = understand(readers.read(CORPUS / path), ruleset().knowledge)
    text = reading.clean.text
    found = find_identifiers(reading, ruleset().knowledge).find(text)
    spans = {name: _places(text, map(str, told.get(name, []))) for name in ("persons", "others", "places")}
    persons = [word for word in spans["persons"] if not _inside(word, spans["others"])]
    return Letter(path, text, persons, spans["others"], spans["places"], found)


def _places(text: str, written: Iterable[str]) -> list[Span]:
    """The words of every place where these stand; a name also with the -s of the genitive."""
    found: set[Span] = set()
    for one in written:
        pattern = r"\s+".join(map(re.escape, one.split()))
        matches = list(re.finditer(rf"(?<!\w)({pattern})(?=(?:s|['’]s?)?(?!\w))", text))
        assert matches, f"«{one}» does not stand in the letter"
        found.update(word for match in matches for word in _words(text, Span(*match.span(1))))
    return sorted(found)


def _words(text: str, span: Span) -> list[Span]:
    return [Span(*match.span()) for match in _WORD.finditer(text, span.start, span.end)]


def _inside(word: Span, others: list[Span]) -> bool:
    return any(other.start <= word.start and word.end <= other.end for other in others)


def recall_of_persons() -> Share:
    """Words of persons' names that are left out, of all."""
    words = [letter.hidden(word) for letter in letters() for word in letter.persons]
    return Share(sum(words), len(words))


def recall_of_others() -> Share:
    """Words and digits of addresses and numbers that are left out, of all."""
    words = [letter.hidden(word) for letter in letters() for word in letter.others]
    return Share(sum(words), len(words))


def precision_of_persons() -> Share:
    """Words left out as names that are persons' names, of all that are."""
    words = [_inside(word, letter.persons) for letter in letters() for word in letter.named]
    return Share(sum(words), len(words))


def missed() -> list[str]:
    """What is not left out and should be, with its letter."""
    return [
        _shown(letter, word)
        for letter in letters()
        for word in (*letter.persons, *letter.others)
        if not letter.hidden(word)
    ]


def hidden_in_vain() -> list[str]:
    """What is left out as a name and is none, with its letter."""
    return [
        _shown(letter, word)
        for letter in letters()
        for word in letter.named
        if not _inside(word, [*letter.persons, *letter.others])
    ]


def _shown(letter: Letter, word: Span) -> str:
    around = letter.text[max(0, word.start - 30) : word.end + 20]
    return f"{letter.path}: {letter.text[word.start : word.end]} (… {around!r})"


if __name__ == "__main__":
    print(f"letters: {len(letters())}")
    print(f"recall, words of persons' names: {recall_of_persons()}")
    print(f"recall, addresses and numbers: {recall_of_others()}")
    print(f"precision of names left out: {precision_of_persons()}")
    for what, words in (("missed", missed()), ("hidden in vain", hidden_in_vain())):
        print(f"{what}: {len(words)}", *words, sep="\n  ")
