"""Which ways of choosing to try: all where they are few, else so that every two alternatives meet, within a bound."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product
from math import prod

from begrundelse_lint.templates.model import Choice, Cover, Tried

MOST_TRIED = 24
"""Letters that a template is checked as at most: a letter takes 10-20 ms."""
_ALL_LISTED = 5000  # ways of choosing that are counted one by one, so that those that contradict themselves are not

Picks = tuple[int, ...]  # for each choice, which alternative
Goal = tuple[tuple[int, int], ...]  # alternatives (choice, which) that shall stand together in some letter


def covering(choices: Sequence[Choice], most: int = MOST_TRIED) -> tuple[list[Picks], Tried]:
    """Ways of choosing to try, in a fixed order, and how much of all there are they cover.

    Ways that say yes in one place and no in another are left out, unless there are no others.
    """
    possible = prod(len(choice.alternatives) for choice in choices)
    sides = [side for side in ({0, 1}, {0, -1}) if all(_allowed(choice, side) for choice in choices)] or [{-1, 0, 1}]
    if possible <= _ALL_LISTED:
        consistent = [picks for picks in product(*_ranges(choices)) if any(_said(choices, picks) <= s for s in sides)]
        possible = len(consistent)
        if possible <= most:
            return consistent, Tried(possible, possible, Cover.ALL)
    picked, complete = _pairwise(choices, sides, most)
    return picked, Tried(len(picked), possible, Cover.PAIRS if complete else Cover.SOME)


def _ranges(choices: Sequence[Choice]) -> list[range]:
    return [range(len(choice.alternatives)) for choice in choices]


def _said(choices: Sequence[Choice], picks: Picks) -> set[int]:
    return {choice.alternatives[at].sense for choice, at in zip(choices, picks, strict=True)}


def _allowed(choice: Choice, side: set[int]) -> list[int]:
    """The alternatives that say nothing against a side."""
    return [at for at, alternative in enumerate(choice.alternatives) if alternative.sense in side]


def _pairwise(choices: Sequence[Choice], sides: Sequence[set[int]], most: int) -> tuple[list[Picks], bool]:
    """Letters in which every alternative stands, then every two that can stand together; False where the bound came
    first.
    """
    values = [(index, at) for index, choice in enumerate(choices) for at in range(len(choice.alternatives))]
    wanted: list[Goal] = [(value,) for value in values]
    wanted += [pair for pair in combinations(values, 2) if pair[0][0] != pair[1][0]]
    missing = {goal: None for goal in wanted if any(_fits(choices, goal, side) for side in sides)}
    rows: list[Picks] = []
    while missing:
        if len(rows) == most:
            return rows, False
        goal = next(iter(missing))
        tries = [_row(choices, goal, side, missing) for side in sides if _fits(choices, goal, side)]
        rows.append(max(tries, key=lambda row: sum(reached in missing for reached in _reached(row))))
        for reached in _reached(rows[-1]):
            missing.pop(reached, None)
    return rows, True


def _fits(choices: Sequence[Choice], goal: Goal, side: set[int]) -> bool:
    return all(choices[index].alternatives[at].sense in side for index, at in goal)


def _row(choices: Sequence[Choice], goal: Goal, side: set[int], missing: Mapping[Goal, None]) -> Picks:
    """A way of choosing with what is wanted in it, and of the rest what meets most that is still missing."""
    row: dict[int, int] = dict(goal)
    for index, choice in enumerate(choices):
        if index not in row:
            row[index] = max(_allowed(choice, side), key=lambda at: (_gain(row, (index, at), missing), -at))
    return tuple(row[index] for index in range(len(choices)))


def _gain(row: Mapping[int, int], value: tuple[int, int], missing: Mapping[Goal, None]) -> int:
    """How much that is still missing an alternative meets, with what is picked already."""
    pairs = sum(tuple(sorted((value, other))) in missing for other in row.items())
    return pairs + ((value,) in missing)


def _reached(row: Picks) -> Iterator[Goal]:
    values = list(enumerate(row))
    yield from ((value,) for value in values)
    yield from combinations(values, 2)
