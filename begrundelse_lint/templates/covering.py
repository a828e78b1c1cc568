"""Which ways of choosing to try: all where they are few, else so that every two alternatives meet, within a bound."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product
from math import prod

from begrundelse_lint.templates.model import Choice, Cover, Tried

MOST_TRIED = 24
"""Letters that a template is checked as at most: a letter takes 10-20 ms."""
_ALL_LISTED = 5000  # ways of choosing that are counted one by one, so that those that contradict themselves are not

Picks = tuple[int, ...]  # for each choice, which alternative


def covering(choices: Sequence[Choice], most: int = MOST_TRIED) -> tuple[list[Picks], Tried]:
    """Ways of choosing to try, in a fixed order, and how much of all there are they cover.

    Ways that say yes in one place and no in another are left out.
    """
    sizes = [len(choice.alternatives) for choice in choices]
    possible = prod(sizes)
    if possible <= _ALL_LISTED:
        consistent = [picks for picks in product(*map(range, sizes)) if is_consistent(choices, picks)]
        possible = len(consistent)
        if possible <= most:
            return consistent, Tried(possible, possible, Cover.ALL)
    picked, complete = _pairwise(choices, most)
    return picked, Tried(len(picked), possible, Cover.PAIRS if complete else Cover.SOME)


def is_consistent(choices: Sequence[Choice], picks: Sequence[int | None]) -> bool:
    """Do the alternatives picked so far (None: not yet) all say yes, or all no?"""
    told = {choice.alternatives[at].sense for choice, at in zip(choices, picks, strict=True) if at is not None}
    return not {1, -1} <= told


def _pairwise(choices: Sequence[Choice], most: int) -> tuple[list[Picks], bool]:
    """Letters in which every alternative stands, then every two that can stand together; False where the bound came
    first.
    """
    values = [(index, at) for index, choice in enumerate(choices) for at in range(len(choice.alternatives))]
    wanted: list[tuple[tuple[int, int], ...]] = [(value,) for value in values]
    wanted += [pair for pair in combinations(values, 2) if pair[0][0] != pair[1][0] and _can(choices, pair)]
    missing = dict.fromkeys(wanted)
    rows: list[Picks] = []
    while missing:
        if len(rows) == most:
            return rows, False
        row = _row(choices, next(iter(missing)), missing)
        rows.append(row)
        for goal in _reached(row):
            missing.pop(goal, None)
    return rows, True


def _can(choices: Sequence[Choice], goal: Sequence[tuple[int, int]]) -> bool:
    return is_consistent([choices[index] for index, _ in goal], [at for _, at in goal])


def _row(
    choices: Sequence[Choice], goal: Sequence[tuple[int, int]], missing: dict[tuple[tuple[int, int], ...], None]
) -> Picks:
    """A way of choosing with what is wanted in it, and of the rest what meets most that is still missing."""
    row: list[int | None] = [None] * len(choices)
    for index, at in goal:
        row[index] = at
    for index, choice in enumerate(choices):
        if row[index] is None:
            row[index] = max(
                range(len(choice.alternatives)),
                key=lambda at: (_fits(choices, row, index, at), _gain(row, index, at, missing), -at),
            )
    return tuple(at for at in row if at is not None)


def _fits(choices: Sequence[Choice], row: Sequence[int | None], index: int, at: int) -> bool:
    return is_consistent(choices, [at if here == index else picked for here, picked in enumerate(row)])


def _gain(row: Sequence[int | None], index: int, at: int, missing: dict[tuple[tuple[int, int], ...], None]) -> int:
    others = [(here, picked) for here, picked in enumerate(row) if picked is not None and here != index]
    return sum(tuple(sorted(((index, at), other))) in missing for other in others) + (((index, at),) in missing)


def _reached(row: Picks) -> Iterator[tuple[tuple[int, int], ...]]:
    values = list(enumerate(row))
    yield from ((value,) for value in values)
    yield from combinations(values, 2)
