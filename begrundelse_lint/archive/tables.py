"""The tables behind an overview: letters, findings, rules and groups, row by row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import Enum
from typing import Any, NamedTuple

from begrundelse_lint.archive.selection import Selection
from begrundelse_lint.archive.store import Store
from begrundelse_lint.archive.summary import Grouping, Summary

Cell = str | int | float | dt.date | None


class Type(Enum):
    """What a column holds; cells may be empty in all."""

    TEXT = "tekst"
    NUMBER = "tal"
    WHOLE = "helt tal"
    SHARE = "andel"  # 0 to 1
    DATE = "dato"
    PATH = "sti"  # of a letter, from the root of its source


class Column(NamedTuple):
    """A column; ``name`` is its heading, in Danish."""

    name: str
    type: Type = Type.TEXT


class Table(NamedTuple):
    """A table. ``rows`` gives them anew at each call; they are not held in memory."""

    name: str
    columns: Sequence[Column]
    rows: Callable[[], Iterator[Sequence[Cell]]]


def tables(store: Store, selection: Selection, summary: Summary, words: Words) -> list[Table]:
    """Every table of a selection of letters."""
    return [
        _letters(store, selection, words),
        _findings(store, selection, words),
        _rules(summary, words),
        _groups(summary, words),
    ]


class Words(NamedTuple):
    """The words that people read, by the store's own."""

    kinds: Mapping[str, str]
    outcomes: Mapping[str, str]
    levels: Mapping[str, str]
    statuses: Mapping[str, str]


def _count(level: str) -> str:
    """How many findings of a level a letter has, in SQL; nothing for one that is not checked, which is not without."""
    count = f"SELECT count(*) FROM finding WHERE finding.result = result.id AND level = '{level}'"
    return f"CASE status WHEN 'checked' THEN ({count}) END"


def _letters(store: Store, selection: Selection, words: Words) -> Table:
    names = _names(store, selection)
    columns = [
        Column("Brev", Type.PATH),
        *(Column(name.capitalize()) for name in names),
        Column("Status"),
        Column("Årsag"),
        Column("Brevtype"),
        Column("Dato", Type.DATE),
        Column("Udfald"),
        Column("Bestemmelser"),
        Column("Fejl", Type.WHOLE),
        Column("Advarsler", Type.WHOLE),
        Column("Råd", Type.WHOLE),
        Column("Lixtal", Type.NUMBER),
        Column("Ord", Type.WHOLE),
    ]
    condition, values = selection.where()
    metadata = "".join(
        ", (SELECT value FROM metadata WHERE metadata.letter = letter.id AND metadata.name = ?)" for _ in names
    )
    sql = (
        f"SELECT path{metadata}, status, reason, kind, date, "
        "(SELECT group_concat(outcome, ',') FROM decision WHERE decision.result = result.id), "
        "(SELECT group_concat(provision, ', ') FROM (SELECT DISTINCT provision FROM decision "
        "WHERE decision.result = result.id AND provision IS NOT NULL)), "
        f"{_count('fejl')}, {_count('advarsel')}, {_count('råd')}, "
        "(SELECT value FROM metric WHERE metric.result = result.id AND metric.name = 'lix'), "
        "(SELECT value FROM metric WHERE metric.result = result.id AND metric.name = 'words') "
        "FROM seen JOIN result ON result.id = seen.result JOIN letter ON letter.id = seen.letter "
        f"WHERE {condition} ORDER BY path"
    )

    def rows() -> Iterator[Sequence[Cell]]:
        for row in store.query(sql, [*names, *values]):
            path, *rest = row
            said, (status, reason, kind, day, outcomes, *numbers) = rest[: len(names)], rest[len(names) :]
            yield [
                path,
                *said,
                words.statuses[status],
                reason,
                words.kinds.get(kind, kind),
                dt.date.fromisoformat(day) if day else None,
                ", ".join(words.outcomes.get(one, one) for one in outcomes.split(",")) if outcomes else None,
                *numbers[:-1],
                int(numbers[-1]) if numbers[-1] is not None else None,
            ]

    return Table("Breve", columns, rows)


def _findings(store: Store, selection: Selection, words: Words) -> Table:
    columns = [
        Column("Brev", Type.PATH),
        Column("Niveau"),
        Column("Regel"),
        Column("Navn"),
        Column("Mangel"),
        Column("Linje", Type.WHOLE),
        Column("Side", Type.WHOLE),
        Column("Citat"),
        Column("Hjemmel"),
        Column("Mærke"),
    ]
    condition, values = selection.where()
    sql = (
        "SELECT path, finding.level, finding.rule, rule.name, rule.title, line, page, quote, basis, fingerprint "
        "FROM seen JOIN finding ON finding.result = seen.result JOIN letter ON letter.id = seen.letter "
        f"LEFT JOIN rule ON rule.code = finding.rule WHERE {condition} ORDER BY path, finding.id"
    )

    def rows() -> Iterator[Sequence[Cell]]:
        for path, level, *rest in store.query(sql, values):
            yield [path, words.levels[level], *rest]

    return Table("Bemærkninger", columns, rows)


def _rules(summary: Summary, words: Words) -> Table:
    columns = [
        Column("Regel"),
        Column("Navn"),
        Column("Mangel"),
        Column("Niveau"),
        Column("Breve", Type.WHOLE),
        Column("Af", Type.WHOLE),
        Column("Andel", Type.SHARE),
        Column("Mindst", Type.SHARE),
        Column("Højst", Type.SHARE),
    ]

    def rows() -> Iterator[Sequence[Cell]]:
        for rule in summary.rules:
            share = rule.letters
            yield [
                rule.code,
                rule.name,
                rule.title,
                words.levels[rule.level],
                share.count,
                share.of,
                share.share,
                *share.interval,
            ]

    return Table("Regler", columns, rows)


def _groups(summary: Summary, words: Words) -> Table:
    columns = [
        Column("Efter"),
        Column("Gruppe"),
        Column("Breve", Type.WHOLE),
        Column("Med fejl", Type.WHOLE),
        Column("Andel med fejl", Type.SHARE),
        Column("Mindst", Type.SHARE),
        Column("Højst", Type.SHARE),
        Column("Med fejl eller advarsel", Type.WHOLE),
        Column("Andel med fejl eller advarsel", Type.SHARE),
    ]

    def rows() -> Iterator[Sequence[Cell]]:
        for grouping in (summary.over_time, *summary.groupings):
            yield from _of(grouping, words)

    return Table("Grupper", columns, rows)


def _of(grouping: Grouping, words: Words) -> Iterator[Sequence[Cell]]:
    for group in grouping.groups:
        yield [
            grouping.by,
            words.outcomes.get(group.name, group.name),
            group.letters,
            group.fejl.count,
            group.fejl.share,
            *group.fejl.interval,
            group.heavy.count,
            group.heavy.share,
        ]


def _names(store: Store, selection: Selection) -> list[str]:
    condition, values = selection.where()
    rows: Iterator[tuple[Any, ...]] = store.query(
        "SELECT DISTINCT metadata.name FROM seen JOIN metadata ON metadata.letter = seen.letter "
        f"WHERE {condition} ORDER BY 1",
        values,
    )
    return [name for (name,) in rows]
