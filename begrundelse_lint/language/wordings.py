"""Wordings: the little language in which concepts say how a thing is said (described in ``docs/rule-language.md``).

A wording is read into plain tuples, so that a vocabulary can be stored and loaded without compiling a single regular
expression; :mod:`.matcher` finds them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

NUMBER = "<tal>"  # not «#»: that begins a comment in YAML
SHORT_GAP = 3
LONG_GAP = 8
_MAX_SEQUENCES = 400

# An element is a tuple (type, optional, alternatives) or, for a gap, a number of words.
Word = tuple[str, str]  # ("=", "støtte"), ("^", "bevilg"), ("$", "støtte"), ("~", "støtte"), ("!", "anke"), ("#", "")
Element = tuple[bool, tuple[Word, ...]]
Sequence_ = tuple[Element | int, ...]


class WordingError(ValueError):
    """A wording is not written as the language allows; ``str(error)`` says what is wrong, in Danish."""


_TOKEN = re.compile(r"\(|\)\??|\||[^\s()|]+")


def parse(wording: str) -> list[Sequence_]:
    """The sequences of elements that a wording stands for.

    Raises:
        WordingError: unbalanced brackets, an empty alternative, a gap at either end, or too many combinations.
    """
    tokens = _TOKEN.findall(wording)
    if tokens and any(_gap(token) for token in (tokens[0], tokens[-1])):
        raise WordingError(f"«{wording}»: en ordlyd skal begynde og slutte med et ord")
    choices, rest = _alternatives(tokens, wording)
    if rest or len(choices) != 1:
        raise WordingError(f"«{wording}»: parenteserne passer ikke sammen")
    sequences = [_trimmed(sequence) for sequence in choices[0]]
    if len(sequences) > _MAX_SEQUENCES:
        raise WordingError(f"«{wording}»: for mange kombinationer i én ordlyd; del den op")
    if not sequences or not all(sequences):
        raise WordingError(f"«{wording}»: alle ord kan mangle")
    return [variant for sequence in sequences for variant in _without_optional_start(sequence)]


def _gap(token: str) -> int | None:
    return {"..": SHORT_GAP, "...": LONG_GAP, "…": LONG_GAP}.get(token)


def _alternatives(tokens: list[str], wording: str) -> tuple[list[list[Sequence_]], list[str]]:
    """Reads «a b|c (d|e)» up to a closing bracket: for each alternative its sequences; and the tokens left."""
    choices: list[list[Sequence_]] = []
    places: list[list[Sequence_]] = []
    while tokens and not tokens[0].startswith(")"):
        token, tokens = tokens[0], tokens[1:]
        if token == "(":
            inner, tokens = _alternatives(tokens, wording)
            if not tokens or not all(inner):
                raise WordingError(
                    f"«{wording}»: parenteserne passer ikke sammen, eller der er et tomt valg i en parentes"
                )
            places.append(_choice(inner) + ([()] if tokens[0] == ")?" else []))
            tokens = tokens[1:]
        elif token == "|":
            choices.append(_combined(places))
            places = []
        else:
            places.append([(_gap(token) or _element(token),)])
    choices.append(_combined(places))
    return choices, tokens


def _combined(places: list[list[Sequence_]]) -> list[Sequence_]:
    return [tuple(element for part in parts for element in part) for parts in product(*places)] if places else []


def _choice(inner: list[list[Sequence_]]) -> list[Sequence_]:
    """The alternatives of a group; those of one word each are one place with several words, so that wordings do not
    multiply.
    """
    words: list[Word] = []
    longer: list[Sequence_] = []
    for sequence in (sequence for choice in inner for sequence in choice):
        first = sequence[0]
        if len(sequence) == 1 and not isinstance(first, int) and not first[0]:
            words.extend(first[1])
        else:
            longer.append(sequence)
    return [((False, tuple(words)),), *longer] if words else longer


def _trimmed(sequence: Sequence_) -> Sequence_:
    """Without the gaps that a missing optional part leaves at either end."""
    start, end = 0, len(sequence)
    while start < end and isinstance(sequence[start], int):
        start += 1
    while end > start and isinstance(sequence[end - 1], int):
        end -= 1
    return sequence[start:end]


def _element(text: str) -> Element:
    optional = text.endswith("?")
    return optional, tuple(_word(alternative) for alternative in (text[:-1] if optional else text).split("/"))


def _word(text: str) -> Word:
    if text.startswith("!") and len(text) > 1:
        return "!", text[1:].strip("*").lower()
    core = text.strip("*").lower().replace("-", "")  # words are compared without hyphens, see people.alike
    if text == NUMBER:
        return "#", ""
    if not core or "*" in core:
        raise WordingError(f"«{text}» er ikke et ord; * kan kun stå først og sidst i et ord")
    if text.startswith("*") and text.endswith("*"):
        return "~", core
    if text.endswith("*"):
        return "^", core
    return ("$", core) if text.startswith("*") else ("=", core)


def _without_optional_start(sequence: Sequence_) -> Iterator[Sequence_]:
    """A wording whose first word may be missing also starts at its second."""
    first = sequence[0]
    yield sequence
    if not isinstance(first, int) and first[0] and len(sequence) > 1:
        rest = sequence[1:]
        while rest and isinstance(rest[0], int):
            rest = rest[1:]
        if rest:
            yield from _without_optional_start(rest)
