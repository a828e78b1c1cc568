"""The overview page of an archive: one file, which loads nothing from anywhere and prints on A4."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from begrundelse_lint.archive.statistics import Share
from begrundelse_lint.archive.summary import LIX_STEP, Grouping, Summary
from begrundelse_lint.finding import Level
from begrundelse_lint.records import record
from begrundelse_lint.reports.pages import TEMPLATES, environment, style
from begrundelse_lint.reports.words import KINDS, LEVELS, OUTCOMES, day, lix_band, number, some

_TEMPLATE = "archive.html"
_STYLE = TEMPLATES / "archive.css"
_CLASSES = {Level.FEJL: "fejl", Level.ADVARSEL: "advarsel", Level.RAAD: "raad"}
_SCALES = (0.1, 0.2, 0.5, 1.0)
_STYLES = {"meget let": "let", "let": "let", "middel": "middel", "svær": "svaer", "meget svær": "svaer"}


@record
class Row:
    """A row of a picture of shares; ``style`` chooses its colour."""

    name: str
    share: Share
    style: str = "fejl"
    note: str = ""


@record
class Column:
    """A column of a picture of counts."""

    name: str
    count: int
    style: str


@record
class Group:
    """A picture of shares by one thing, and what it does not show."""

    by: str
    rows: Sequence[Row]
    small: int
    small_groups: int
    none: int


def render(summary: Summary, version: str, about: Sequence[str] = ()) -> str:
    """The overview as an HTML document. ``about`` says how the letters were checked, in a few words each."""
    made = environment()
    made.globals.update(percent=percent, scale_of=_scale, some=some, day=day, band=lix_band)
    levels = dict(summary.levels)
    return made.get_template(_TEMPLATE).render(
        summary=summary,
        with_fejl=levels[Level.FEJL],
        levels=[Row(LEVELS[level][0].capitalize(), share, _CLASSES[level]) for level, share in summary.levels],
        rules=list(_rules(summary)),
        groupings=[_group(grouping) for grouping in (summary.over_time, *summary.groupings)],
        lix=list(_columns(summary)),
        kinds=KINDS,
        version=version,
        about=about,
        style=style() + _STYLE.read_text(encoding="utf-8"),
    )


def _rules(summary: Summary) -> Iterator[tuple[str, list[Row]]]:
    """The rules that have spoken, level by level, the heaviest first."""
    for level in Level:
        rules = [rule for rule in summary.rules if rule.level is level]
        if rules:
            yield (
                LEVELS[level][1].capitalize(),
                [Row(rule.title, rule.letters, _CLASSES[level], f"{rule.code} {rule.name}") for rule in rules],
            )


def percent(share: float) -> str:
    """«12 %», and «0,4 %» where whole numbers would say nothing."""
    value = 100 * share
    decimals = 1 if 0 < value < 1 or 99 < value < 100 else 0
    return f"{number(value, decimals)}\u00a0%"


def _scale(rows: Sequence[Row]) -> float:
    """Where the bars of a picture end: the least of a few round shares that all of them fit in."""
    most = max((row.share.interval.high for row in rows), default=1.0)
    return next((scale for scale in _SCALES if most <= scale), 1.0)


def _group(grouping: Grouping) -> Group:
    outcomes = {outcome.value: word for outcome, word in OUTCOMES.items()}
    rows = [Row(outcomes.get(group.name, group.name), group.fejl) for group in grouping.groups]
    return Group(grouping.by, rows, grouping.small, grouping.small_groups, grouping.none)


def _columns(summary: Summary) -> Iterator[Column]:
    for low, count in summary.lix:
        yield Column(f"{low}-{low + LIX_STEP - 1}", count, _STYLES[lix_band(low)])
