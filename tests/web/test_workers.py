"""Whatever a letter does to the process that reads it, the others get their answers."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from typing import Any

import handing_in as tasks
import pytest

from begrundelse_lint.web.workers import Broken, Busy, TooSlow, Workers

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals and limits of Unix")


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    """Two processes, and half a second for each letter."""
    made = Workers(tasks.no_desk, processes=2, seconds=1.0)
    made.start()
    made.run(tasks.echo, "begin")
    yield made
    made.close()


def test_the_answer_comes_from_another_process(workers: Workers) -> None:
    assert workers.run(tasks.echo, "hej") == "desk: hej"
    assert workers.run(tasks.process) != os.getpid()


def test_a_letter_that_takes_too_long_is_given_up_and_the_next_is_read(workers: Workers) -> None:
    start = time.monotonic()
    with pytest.raises(TooSlow, match="mere end 1 sekunder"):
        workers.run(tasks.think, 60.0)
    assert time.monotonic() - start < 10
    assert workers.run(tasks.echo, "hej") == "desk: hej"


def test_a_letter_that_ends_the_process_ends_nothing_else(workers: Workers) -> None:
    for _ in range(3):
        with pytest.raises(Broken, match="gik i stykker"):
            workers.run(tasks.die)
    assert workers.run(tasks.echo, "hej") == "desk: hej"


def test_an_error_is_told_by_its_place_and_not_by_its_message(workers: Workers) -> None:
    with pytest.raises(Broken) as told:
        workers.run(tasks.stumble, tasks.SECRET)
    assert "ValueError i handing_in.py" in str(told.value)
    assert tasks.SECRET not in str(told.value)


def test_a_letter_that_wants_all_the_memory_does_not_get_it(workers: Workers) -> None:
    with pytest.raises(Broken, match="MemoryError"):
        workers.run(tasks.devour)


def test_letters_are_read_at_the_same_time_and_answers_are_not_mixed_up(workers: Workers) -> None:
    answers: dict[str, Any] = {}

    def ask(word: str) -> None:
        answers[word] = workers.run(tasks.echo, word)

    threads = [threading.Thread(target=ask, args=[str(number)]) for number in range(40)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == {str(number): f"desk: {number}" for number in range(40)}


def test_whoever_waits_too_long_is_told_that_it_is_busy() -> None:
    one = Workers(tasks.no_desk, processes=1, seconds=1.0)
    told: list[str] = []

    def ask(seconds: float) -> None:
        try:
            one.run(tasks.think, seconds)
        except Busy as busy:
            told.append(str(busy))

    try:
        one.run(tasks.echo, "begin")
        threads = [threading.Thread(target=ask, args=[0.8]) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        one.close()
    assert told and all("travlt" in words for words in told)
