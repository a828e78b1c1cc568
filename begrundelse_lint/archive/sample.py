"""A random sample of findings for people to judge, and how often the rules are right by their verdicts.

The sample is stratified: so many findings of each rule, drawn at random, so that rare rules are judged too; of a rule's
findings, those of all groups and years have the same chance. Letters without findings are drawn as well: what people
find in them tells what the rules miss. The same seed draws the same sample from the same results.
"""

from __future__ import annotations

import math
import random
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

from begrundelse_lint.archive.selection import Selection
from begrundelse_lint.archive.statistics import Interval, Share, Z
from begrundelse_lint.archive.store import Store
from begrundelse_lint.records import record

T = TypeVar("T")


class UnknownFindingError(LookupError):
    """A verdict is about a finding that the store has not, or has of another letter; ``str(error)`` is in Danish."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"Bemærkning nr. {number} er ikke den samme i resultatet. Hører skemaet til et andet resultat?"
        )


class Verdict(StrEnum):
    """What a reader says of a finding; the words are those of the form."""

    RIGHT = "rigtig"
    WRONG = "forkert"
    UNSURE = "i tvivl"


@record(kw_only=True)
class Drawn:
    """A finding that was drawn. ``number`` is its number in the store."""

    number: int
    path: str
    code: str
    title: str
    level: str
    line: int
    page: int | None
    quote: str | None


@record(kw_only=True)
class Sample:
    """A sample, and from how many findings of each rule it was drawn (all that are there, by code)."""

    drawn: tuple[Drawn, ...]
    without: tuple[str, ...]  # letters without findings: their paths
    of: Mapping[str, int]
    seed: int


@record(kw_only=True)
class Precision:
    """How often a rule is right, by the verdicts. ``unsure`` are in neither number."""

    code: str
    title: str
    right: Share
    unsure: int
    findings: int  # of this rule in the store


def draw(store: Store, selection: Selection, per_rule: int, without: int, seed: int) -> Sample:
    """Draw ``per_rule`` findings of each rule and ``without`` letters without findings; all, where there are fewer."""
    condition, values = selection.where()
    rows = store.query(
        "SELECT finding.id, path, finding.rule, coalesce(title, ''), finding.level, line, page, quote FROM seen "
        "JOIN finding ON finding.result = seen.result JOIN letter ON letter.id = seen.letter "
        f"LEFT JOIN rule ON rule.code = finding.rule WHERE {condition} ORDER BY finding.rule, path, finding.id",
        values,
    )
    by_rule: dict[str, list[Drawn]] = {}
    for number, path, code, title, level, line, page, quote in rows:
        by_rule.setdefault(code, []).append(
            Drawn(number=number, path=path, code=code, title=title, level=level, line=line, page=page, quote=quote)
        )
    clean = [
        path
        for (path,) in store.query(
            "SELECT path FROM seen JOIN result ON result.id = seen.result JOIN letter ON letter.id = seen.letter "
            f"WHERE {condition} AND status = 'checked' AND result.id NOT IN (SELECT result FROM finding) ORDER BY path",
            values,
        )
    ]
    chance = random.Random(seed)
    drawn = [one for found in by_rule.values() for one in _some(found, per_rule, chance)]
    return Sample(
        drawn=tuple(drawn),
        without=tuple(sorted(_some(clean, without, chance))),
        of={code: len(found) for code, found in by_rule.items()},
        seed=seed,
    )


def recognise(store: Store, shown: Mapping[int, tuple[str, str]]) -> None:
    """Hold the letter and rule that a form shows at each number against the store: every store counts from 1.

    Raises:
        UnknownFindingError: at the first that is another in this store.
    """
    for number, (path, code) in shown.items():
        same = store.query(
            "SELECT 1 FROM finding JOIN seen ON seen.result = finding.result JOIN letter ON letter.id = seen.letter "
            "WHERE finding.id = ? AND rule = ? AND path = ? LIMIT 1",
            [number, code, path],
        )
        if next(same, None) is None:
            raise UnknownFindingError(number)


def judge(store: Store, verdicts: Mapping[int, Verdict]) -> tuple[Precision, ...]:
    """How often each rule is right, by the verdicts on findings (by their numbers in the store); by code."""
    found: dict[str, list[Verdict]] = {}
    titles: dict[str, str] = {}
    for number, verdict in verdicts.items():
        rows = list(
            store.query(
                "SELECT rule, coalesce(title, '') FROM finding LEFT JOIN rule ON rule.code = rule WHERE finding.id = ?",
                [number],
            )
        )
        if not rows:
            raise UnknownFindingError(number)
        ((code, titles[code]),) = rows
        found.setdefault(code, []).append(verdict)
    counts = _counts(store, min(verdicts, default=0))
    return tuple(
        Precision(
            code=code,
            title=titles[code],
            right=Share(judged.count(Verdict.RIGHT), len(judged) - judged.count(Verdict.UNSURE)),
            unsure=judged.count(Verdict.UNSURE),
            findings=counts[code],
        )
        for code, judged in sorted(found.items())
    )


def overall(rules: Sequence[Precision]) -> tuple[float, Interval] | None:
    """How many of all findings are right: the rules' shares weighed by how often they speak (stratified estimate)."""
    judged = [rule for rule in rules if rule.right.of]
    total = sum(rule.findings for rule in judged)
    if not total:
        return None
    mean = sum(rule.findings * rule.right.share for rule in judged) / total
    variance = sum((rule.findings / total) ** 2 * _variance(rule) for rule in judged)
    half = Z * math.sqrt(variance)
    return mean, Interval(max(0.0, mean - half), min(1.0, mean + half))


def _variance(rule: Precision) -> float:
    """Of a rule's share, with the part of its findings that was not read (Agresti and Coull's two added of each)."""
    n, left = rule.right.of, max(0, rule.findings - rule.right.of)
    share = (rule.right.count + 2) / (n + 4)
    return share * (1 - share) / (n + 4) * (left / rule.findings if rule.findings else 0.0)


def _counts(store: Store, number: int) -> dict[str, int]:
    """How many findings of each rule the newest run has that holds this one."""
    return dict(
        store.query(
            "SELECT rule, count(*) FROM finding JOIN seen ON seen.result = finding.result WHERE run = "
            "(SELECT max(run) FROM seen JOIN finding ON finding.result = seen.result WHERE finding.id = ?) "
            "GROUP BY rule",
            [number],
        )
    )


def _some(all_: Sequence[T], count: int, chance: random.Random) -> list[T]:
    return chance.sample(all_, min(count, len(all_)))
