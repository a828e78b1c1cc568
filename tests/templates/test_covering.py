"""Which of a template's letters are tried: all where they are few, else so that every two alternatives meet."""

from __future__ import annotations

from itertools import combinations, product

from hypothesis import given
from hypothesis import strategies as st

from begrundelse_lint.templates.covering import covering
from begrundelse_lint.templates.model import Alternative, Choice, Cover, Sense

SENSES = st.sampled_from([Sense.NO, Sense.NONE, Sense.NONE, Sense.NONE, Sense.YES, Sense.PARTLY])
CHOICES = st.lists(st.lists(SENSES, min_size=2, max_size=4), min_size=1, max_size=8).map(
    lambda rows: [choice(number, senses) for number, senses in enumerate(rows)]
)


def choice(number: int, senses: list[Sense]) -> Choice:
    return Choice((str(number),), tuple(Alternative(f"{number}.{at}", sense=s) for at, s in enumerate(senses)), number)


def plain(*sizes: int) -> list[Choice]:
    return [choice(number, [Sense.NONE] * size) for number, size in enumerate(sizes)]


def test_few_letters_are_all_tried() -> None:
    picks, tried = covering(plain(2, 3))
    assert picks == list(product(range(2), range(3)))
    assert (tried.letters, tried.possible, tried.cover) == (6, 6, Cover.ALL)


def test_of_many_letters_every_two_alternatives_meet_in_one() -> None:
    picks, tried = covering(plain(2, 2, 2, 2, 2, 3, 3))
    assert tried.cover is Cover.PAIRS and tried.possible == 288 and len(picks) <= 16
    for (one, size), (other, more) in combinations(enumerate([2, 2, 2, 2, 2, 3, 3]), 2):
        met = {(row[one], row[other]) for row in picks}
        assert met == set(product(range(size), range(more)))


def test_where_the_bound_comes_first_it_is_told_and_every_alternative_has_been_tried() -> None:
    picks, tried = covering(plain(*[6] * 30))
    assert tried.cover is Cover.SOME and len(picks) == tried.letters == 24
    assert all({row[index] for row in picks} == set(range(6)) for index in range(30))


@given(CHOICES)
def test_no_letter_contradicts_itself_unless_all_do_and_none_comes_twice(choices: list[Choice]) -> None:
    picks, tried = covering(choices)
    assert len(picks) == len(set(picks)) == tried.letters and 1 <= len(picks) <= 24
    said = [{choice.alternatives[at].sense for choice, at in zip(choices, row, strict=True)} for row in picks]
    parts = any(alternative.sense is Sense.PARTLY for choice in choices for alternative in choice.alternatives)
    if not parts and any({Sense.YES, Sense.NO} <= senses for senses in said):
        sides = (Sense.YES, Sense.NO)
        assert not any(all(any(a.sense is not side for a in c.alternatives) for c in choices) for side in sides)


@given(CHOICES)
def test_the_same_choices_give_the_same_letters(choices: list[Choice]) -> None:
    assert covering(choices) == covering(choices)
