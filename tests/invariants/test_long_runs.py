"""Text that no letter holds costs time in proportion to its length: nobody can stop the linter with a key held down."""

from __future__ import annotations

import time

import pytest

from begrundelse_lint import rules
from begrundelse_lint.check import Checker


@pytest.fixture(scope="module")
def checker() -> Checker:
    """The shipped rules."""
    return Checker(rules.load(rules.shipped()))


@pytest.mark.parametrize("text", ["a" * 150_000, "§ 85 " * 15_000], ids=["letters", "sections"])
def test_a_long_run_of_the_same_is_read_in_seconds(checker: Checker, text: str) -> None:
    start = time.process_time()
    assert checker.check_text(text).checked
    assert time.process_time() - start < 10  # where each place is tried from every other, it takes minutes
