"""Which ways of choosing to try: all where they are few, else so that every two alternatives meet, within a bound."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product
from math import prod

from begrundelse_lint.templates.model import Choice, Cover, Sense, Tried

MOST_TRIED = 24
"""Letters that a template is checked as at most: a letter takes 10-20 ms."""
_ALL_LISTED = 5000  # ways of choosing that are counted one by one, so that those that contradict themselves are not

Picks = tuple[int, ...]  # for each choice, which alternative
Side = list[list[int]]  # for each choice, the alternatives that stand in letters of one kind
Goal = tuple[tuple[int, int], ...]  # alternatives (choice, which) that shall stand together in some letter

_YES = frozenset({Sense.NONE, Sense.YES})
_NO = frozenset({Sense.NONE, Sense.NO, Sense.NOT_EVEN_PARTLY})
_PARTLY = frozenset({Sense.NONE, Sense.PARTLY})
_EITHER = frozenset({Sense.NONE, Sense.YES, Sense.NO})  # of choices that know no part grant


def covering(choices: Sequence[Choice], most: int = MOST_TRIED) -> tuple[list[Picks], Tried]:
    """Ways of choosing to try, in a fixed order, and how much of all there are they cover.

    Ways that say yes in one place and no in another are left out, unless there are no others.
    """
    possible = prod(len(choice.alternatives) for choice in choices)
    sides = _sides(choices)
    if possible <= _ALL_LISTED:
        consistent = [picks for picks in product(*_ranges(choices)) if any(_all_in(picks, side) for side in sides)]
        possible = len(consistent)
        if possible <= most:
            return consistent, Tried(possible, possible, Cover.ALL)
    picked, complete = _pairwise(choices, sides, most)
    return picked, Tried(len(picked), possible, Cover.PAIRS if complete else Cover.SOME)


def _ranges(choices: Sequence[Choice]) -> list[range]:
    return [range(len(choice.alternatives)) for choice in choices]


def _sides(choices: Sequence[Choice]) -> list[Side]:
    """The letters that a template can be: grants, refusals, and part grants where it offers them. Where each of these
    contradicts itself somewhere, anything goes.
    """
    sides = [[_allowed(choice, kinds) for choice in choices] for kinds in (_YES, _NO)]
    if any(alternative.sense is Sense.PARTLY for choice in choices for alternative in choice.alternatives):
        sides.append([_allowed(choice, _PARTLY) or _allowed(choice, _EITHER) for choice in choices])
    possible = [side for side in sides if all(side)]
    return possible or [[[*range(len(choice.alternatives))] for choice in choices]]


def _allowed(choice: Choice, kinds: frozenset[Sense]) -> list[int]:
    """The alternatives of these kinds; of a choice that offers part grants, a part grant is one of them."""
    offered = {alternative.sense for alternative in choice.alternatives}
    if kinds is _PARTLY and Sense.PARTLY not in offered:
        return []
    return [at for at, alternative in enumerate(choice.alternatives) if alternative.sense in kinds]


def _all_in(picks: Picks, side: Side) -> bool:
    return all(at in allowed for at, allowed in zip(picks, side, strict=True))


def _pairwise(choices: Sequence[Choice], sides: Sequence[Side], most: int) -> tuple[list[Picks], bool]:
    """Letters in which every alternative stands, then every two that can stand together; False where the bound came
    first.
    """
    values = [(index, at) for index, choice in enumerate(choices) for at in range(len(choice.alternatives))]
    wanted: list[Goal] = [(value,) for value in values]
    wanted += [pair for pair in combinations(values, 2) if pair[0][0] != pair[1][0]]
    missing = {goal: None for goal in wanted if any(_fits(goal, side) for side in sides)}
    rows: list[Picks] = []
    while missing:
        if len(rows) == most:
            return rows, False
        goal = next(iter(missing))
        tries = [_row(goal, side, missing) for side in sides if _fits(goal, side)]
        rows.append(max(tries, key=lambda row: sum(reached in missing for reached in _reached(row))))
        for reached in _reached(rows[-1]):
            missing.pop(reached, None)
    return rows, True


def _fits(goal: Goal, side: Side) -> bool:
    return all(at in side[index] for index, at in goal)


def _row(goal: Goal, side: Side, missing: Mapping[Goal, None]) -> Picks:
    """A way of choosing with what is wanted in it, and of the rest what meets most that is still missing."""
    row: dict[int, int] = dict(goal)
    for index, allowed in enumerate(side):
        if index not in row:
            row[index] = max(allowed, key=lambda at: (_gain(row, (index, at), missing), -at))
    return tuple(row[index] for index in range(len(side)))


def _gain(row: Mapping[int, int], value: tuple[int, int], missing: Mapping[Goal, None]) -> int:
    """How much that is still missing an alternative meets, with what is picked already."""
    pairs = sum(tuple(sorted((value, other))) in missing for other in row.items())
    return pairs + ((value,) in missing)


def _reached(row: Picks) -> Iterator[Goal]:
    values = list(enumerate(row))
    yield from ((value,) for value in values)
    yield from combinations(values, 2)
