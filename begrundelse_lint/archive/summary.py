"""What a selection of an archive comes to: numbers that an overview shows.

Groups of fewer letters than ``smallest`` are put together and not shown by name: people are behind them.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from datetime import date
from statistics import median
from typing import Any

from begrundelse_lint.archive.selection import OUTCOME, YEAR, Selection
from begrundelse_lint.archive.statistics import Share
from begrundelse_lint.archive.store import Store
from begrundelse_lint.finding import Level
from begrundelse_lint.records import record
from begrundelse_lint.understanding.reading import Kind

MOST_LETTERS = 10  # to look at first
MOST_EXAMPLES = 5  # paths told of each reason that letters were not checked
LIX_STEP = 5  # the width of a column in the picture of readability
_ENOUGH_WORDS = 100  # for a readability number to mean anything


@record(kw_only=True)
class RuleCount:
    """A rule, and how many letters it speaks of."""

    code: str
    name: str
    title: str
    level: Level  # the heaviest it has spoken with here
    letters: Share


@record(kw_only=True)
class Group:
    """Checked letters that have something in common."""

    name: str
    letters: int
    fejl: Share  # those with a fejl
    heavy: Share  # those with a fejl or an advarsel


@record(kw_only=True)
class Grouping:
    """The groups by one thing.

    ``small`` are the letters of groups too small to be shown, ``none`` those that are in no group.
    """

    by: str
    groups: tuple[Group, ...]
    small: int = 0
    small_groups: int = 0
    none: int = 0


@record(kw_only=True)
class FirstLetter:
    """A letter to look at first."""

    path: str
    kind: Kind | None
    date: dt.date | None
    fejl: int
    advarsler: int
    titles: tuple[str, ...]  # of its defects, the heaviest first


@record(kw_only=True)
class Missed:
    """Why letters could not be checked; ``examples`` are some of their paths."""

    reason: str
    letters: int
    examples: tuple[str, ...]


@record(kw_only=True)
class Summary:
    """The whole overview."""

    selection: str
    source: str
    started: dt.datetime
    finished: dt.datetime | None
    letters: int
    checked: int
    missed: tuple[Missed, ...]
    levels: tuple[tuple[Level, Share], ...]  # letters with a finding of this level
    clean: Share  # letters with neither fejl nor advarsel
    rules: tuple[RuleCount, ...]
    over_time: Grouping
    groupings: tuple[Grouping, ...]
    kinds: tuple[tuple[Kind, int], ...]
    lix: tuple[tuple[int, int], ...]  # from this number on, so many letters
    lix_middle: float | None  # the median
    first: tuple[FirstLetter, ...]
    smallest: int


def summarize(store: Store, selection: Selection, smallest: int = 5) -> Summary:
    """The overview of the letters selected."""
    ask = _Questions(store, selection)
    checked = ask.count("status = 'checked'")
    lix = ask.lix()
    return Summary(
        selection=selection.name,
        source=selection.run.source,
        started=selection.run.started,
        finished=selection.run.finished,
        letters=ask.count("1"),
        checked=checked,
        missed=ask.missed(),
        levels=tuple((level, Share(ask.with_level(level), checked)) for level in Level),
        clean=Share(ask.clean(), checked),
        rules=ask.rules(checked),
        over_time=ask.grouping(YEAR, smallest),
        groupings=tuple(ask.grouping(by, smallest) for by in (OUTCOME, *ask.names())),
        kinds=ask.kinds(),
        lix=_columns(lix),
        lix_middle=median(lix) if lix else None,
        first=ask.first(),
        smallest=smallest,
    )


class _Questions:
    """Asks the store about the letters selected."""

    def __init__(self, store: Store, selection: Selection) -> None:
        self._store = store
        self._condition, self._values = selection.where()

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """Rows of a question about ``chosen``: the results of the letters selected, with the letters themselves."""
        chosen = (
            "WITH chosen AS (SELECT letter.path AS path, result.* FROM seen JOIN result ON result.id = seen.result "
            f"JOIN letter ON letter.id = seen.letter WHERE {self._condition}) "
        )
        return list(self._store.query(chosen + sql, [*self._values, *values]))

    def count(self, condition: str) -> int:
        """How many letters meet a condition."""
        return int(self.rows(f"SELECT count(*) FROM chosen WHERE {condition}")[0][0])

    def with_level(self, level: Level) -> int:
        """How many letters have a finding of this level."""
        return int(
            self.rows(
                "SELECT count(DISTINCT chosen.id) FROM chosen JOIN finding ON finding.result = chosen.id "
                "WHERE finding.level = ?",
                level.value,
            )[0][0]
        )

    def clean(self) -> int:
        """How many checked letters have neither fejl nor advarsel."""
        return int(
            self.rows(
                "SELECT count(*) FROM chosen WHERE status = 'checked' AND id NOT IN "
                "(SELECT result FROM finding WHERE level IN (?, ?))",
                Level.FEJL.value,
                Level.ADVARSEL.value,
            )[0][0]
        )

    def missed(self) -> tuple[Missed, ...]:
        """The letters not checked, by reason."""
        reasons = self.rows(
            "SELECT reason, count(*) FROM chosen WHERE status <> 'checked' "
            "GROUP BY reason ORDER BY count(*) DESC, reason"
        )
        paths = "SELECT path FROM chosen WHERE status <> 'checked' AND reason = ? ORDER BY path LIMIT ?"
        return tuple(
            Missed(
                reason=reason,
                letters=count,
                examples=tuple(path for (path,) in self.rows(paths, reason, MOST_EXAMPLES)),
            )
            for reason, count in reasons
        )

    def rules(self, checked: int) -> tuple[RuleCount, ...]:
        """The rules that have spoken, the most frequent first."""
        rows = self.rows(
            "SELECT finding.rule, rule.name, rule.title, count(DISTINCT chosen.id), "
            f"max({_weight('finding.level')}) FROM chosen JOIN finding ON finding.result = chosen.id "
            "LEFT JOIN rule ON rule.code = finding.rule GROUP BY finding.rule ORDER BY 4 DESC, 1"
        )
        return tuple(
            RuleCount(code=code, name=name, title=title, level=_BY_WEIGHT[weight], letters=Share(count, checked))
            for code, name, title, count, weight in rows
        )

    def names(self) -> list[str]:
        """What letters are grouped by."""
        return [
            name
            for (name,) in self.rows(
                "SELECT DISTINCT name FROM chosen JOIN metadata ON metadata.letter = chosen.letter ORDER BY name"
            )
        ]

    def kinds(self) -> tuple[tuple[Kind, int], ...]:
        """The kinds of the checked letters, the most frequent first."""
        rows = self.rows(
            "SELECT kind, count(*) FROM chosen WHERE kind IS NOT NULL GROUP BY kind ORDER BY count(*) DESC, kind"
        )
        return tuple((Kind(kind), count) for kind, count in rows)

    def grouping(self, by: str, smallest: int) -> Grouping:
        """The checked letters by one thing."""
        member = _MEMBERS.get(by, _BY_METADATA)
        values = () if by in _MEMBERS else (by,)
        rows = self.rows(
            f"SELECT member.value, count(*), sum(fejl > 0), sum(fejl + advarsel > 0) FROM ({member}) AS member "
            "JOIN (SELECT chosen.id AS id, coalesce(sum(level = 'fejl'), 0) AS fejl, "
            "coalesce(sum(level = 'advarsel'), 0) AS advarsel FROM chosen LEFT JOIN finding "
            "ON finding.result = chosen.id WHERE status = 'checked' GROUP BY chosen.id) AS counted "
            "ON counted.id = member.result GROUP BY member.value ORDER BY member.value",
            *values,
        )
        shown = [row for row in rows if row[0] is not None and row[1] >= smallest]
        small = [row for row in rows if row[0] is not None and row[1] < smallest]
        groups = tuple(
            Group(name=str(name), letters=count, fejl=Share(fejl, count), heavy=Share(heavy, count))
            for name, count, fejl, heavy in shown
        )
        return Grouping(
            by=by,
            groups=groups,
            small=sum(row[1] for row in small),
            small_groups=len(small),
            none=sum(row[1] for row in rows if row[0] is None),
        )

    def lix(self) -> list[float]:
        """The readability numbers of letters long enough to have one, sorted."""
        rows = self.rows(
            "SELECT lix.value FROM chosen JOIN metric AS lix ON lix.result = chosen.id AND lix.name = 'lix' "
            "JOIN metric AS words ON words.result = chosen.id AND words.name = 'words' "
            "WHERE words.value >= ? ORDER BY 1",
            _ENOUGH_WORDS,
        )
        return [value for (value,) in rows]

    def first(self) -> tuple[FirstLetter, ...]:
        """The letters with the most fejl, then advarsler; the newest first where they have as many."""
        rows = self.rows(
            "SELECT chosen.id, path, kind, date, sum(level = 'fejl') AS fejl, sum(level = 'advarsel') AS advarsler "
            "FROM chosen JOIN finding ON finding.result = chosen.id GROUP BY chosen.id HAVING fejl + advarsler > 0 "
            "ORDER BY fejl DESC, advarsler DESC, date DESC, path LIMIT ?",
            MOST_LETTERS,
        )
        titles = (
            f"SELECT title FROM finding JOIN rule ON rule.code = finding.rule WHERE result = ? "
            f"ORDER BY {_weight('finding.level')} DESC, finding.id"
        )
        return tuple(
            FirstLetter(
                path=path,
                kind=Kind(kind) if kind else None,
                date=date.fromisoformat(day) if day else None,
                fejl=fejl,
                advarsler=advarsler,
                titles=tuple(title for (title,) in self._store.query(titles, [number])),
            )
            for number, path, kind, day, fejl, advarsler in rows
        )


_MEMBERS = {
    YEAR: "SELECT id AS result, substr(date, 1, 4) AS value FROM chosen",
    OUTCOME: (
        "SELECT DISTINCT chosen.id AS result, outcome AS value FROM chosen LEFT JOIN decision ON result = chosen.id"
    ),
}
_BY_METADATA = (
    "SELECT chosen.id AS result, metadata.value AS value FROM chosen LEFT JOIN metadata "
    "ON metadata.letter = chosen.letter AND metadata.name = ?"
)
_BY_WEIGHT = {level.weight: level for level in Level}


def _weight(column: str) -> str:
    cases = " ".join(f"WHEN '{level.value}' THEN {level.weight}" for level in Level)
    return f"CASE {column} {cases} END"


def _columns(values: Sequence[float]) -> tuple[tuple[int, int], ...]:
    """How many values lie in each step of :data:`LIX_STEP`, from the lowest that has any to the highest."""
    if not values:
        return ()
    counts = Counter(int(value // LIX_STEP) for value in values)
    return tuple((step * LIX_STEP, counts[step]) for step in range(min(counts), max(counts) + 1))
