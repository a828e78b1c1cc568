"""Shares of letters, and how sure they are."""

from __future__ import annotations

import math
from statistics import NormalDist
from typing import NamedTuple

from begrundelse_lint.records import record

Z = 1.959963984540054
"""Of the normal distribution: 95 % lie so many standard deviations from the middle, or nearer."""


class Interval(NamedTuple):
    """Between what shares the truth lies, with 95 % confidence (0 to 1)."""

    low: float
    high: float


@record
class Share:
    """So many of so many letters."""

    count: int
    of: int

    @property
    def share(self) -> float:
        """From 0 to 1; 0 of none is 0."""
        return self.count / self.of if self.of else 0.0

    @property
    def interval(self) -> Interval:
        """Where the truth lies with 95 % confidence."""
        return self.interval_at(Z)

    def interval_at(self, z: float) -> Interval:
        """The same for another confidence: ``z`` standard deviations of the normal distribution.

        By Wilson's score, which holds for few letters and for shares near 0 and 1 (Wilson 1927).
        """
        if not self.of:
            return Interval(0.0, 1.0)
        n, p, z2 = self.of, self.share, z * z
        middle = (p + z2 / (2 * n)) / (1 + z2 / n)
        half = z * math.sqrt(p * (1 - p) / n + z2 / (4 * n * n)) / (1 + z2 / n)
        return Interval(max(0.0, middle - half), min(1.0, middle + half))


def difference(before: Share, after: Share, z: float = Z) -> Interval:
    """How much the share has risen (−1 to 1), by Newcombe's method on Wilson's intervals (Newcombe 1998, method 10).

    For letters that are not the same before and after.
    """
    first, second = before.interval_at(z), after.interval_at(z)
    rise = after.share - before.share
    low = math.hypot(after.share - second.low, first.high - before.share)
    high = math.hypot(second.high - after.share, before.share - first.low)
    return Interval(max(-1.0, rise - low), min(1.0, rise + high))


def z_of_many(questions: int) -> float:
    """The ``z`` at which so many questions asked at once have one false answer in 20 times at most (Bonferroni)."""
    return NormalDist().inv_cdf(1 - 0.05 / 2 / max(1, questions))
