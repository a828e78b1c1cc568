"""The figures of ``score``, for people and as JSON."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any

from begrundelse_lint.finding import Level
from begrundelse_lint.scoring.counts import Score, precision_recall_f1

_SUMS = {"fejl+advarsel": (Level.FEJL, Level.ADVARSEL), "fejl": (Level.FEJL,), "råd": (Level.RAAD,)}


def as_json(total: Score, folders: Mapping[str, Score]) -> str:
    """Every figure of the whole, and of each folder. A figure of nothing is null."""
    return (
        json.dumps(
            _document(total) | {"folders": {name: _document(score) for name, score in folders.items()}},
            ensure_ascii=False,
            indent=1,
        )
        + "\n"
    )


def render(total: Score, folders: Mapping[str, Score], *, verbose: bool) -> str:
    """Rule by rule, folder by folder, and the whole."""
    parts = ["\n".join(sorted(total.remarks))] if verbose and total.remarks else []
    parts.append(_rules(total))
    if len(folders) > 1:
        parts.append(_folders(folders))
    parts.append(_whole(total))
    return "\n\n".join(parts) + "\n"


def _document(score: Score) -> dict[str, Any]:
    sums = {title: precision_recall_f1(*score.sums(levels)) for title, levels in _SUMS.items()}
    figures: dict[str, Any] = {
        title: {name: _known(value) for name, value in values.items()} for title, values in sums.items()
    }
    return figures | {name: _known(value) for name, value in score.figures().items()}


def _known(value: float) -> float | None:
    return None if math.isnan(value) else value


def _rules(score: Score) -> str:
    rows = [f"{'regel':8} {'niveau':9} {'fundet':>7} {'falske':>7} {'overset':>8}"]
    for rule in sorted(score.hits.keys() | score.alarms.keys() | score.misses.keys()):
        counts = f"{score.hits[rule]:7} {score.alarms[rule]:7} {score.misses[rule]:8}"
        rows.append(f"{rule:8} {score.levels[rule].value:9} {counts}")
    return "\n".join(rows)


def _folders(folders: Mapping[str, Score]) -> str:
    width = max([6, *map(len, folders)])
    rows = [f"{'mappe':{width}}  breve  præcision  dækning    F1    art  udfald  linje  pr. godt brev"]
    for name, score in folders.items():
        sums, of = precision_recall_f1(*score.sums(_SUMS["fejl+advarsel"])), score.figures()
        rows.append(
            f"{name:{width}} {len(score.kinds):6} {sums['precision']:10.3f} {sums['recall']:8.3f} {sums['f1']:5.3f} "
            f"{of['kind']:6.3f} {of['outcomes']:7.3f} {of['placed']:6.3f} {of['per_clean_letter']:14.2f}"
        )
    return "\n".join(rows)


def _whole(score: Score) -> str:
    rows = []
    for title, levels in _SUMS.items():
        hits, alarms, misses = score.sums(levels)
        found = precision_recall_f1(hits, alarms, misses)
        shares = f"præcision {found['precision']:.3f}  dækning {found['recall']:.3f}  F1 {found['f1']:.3f}"
        rows.append(f"{title:14} {shares}   (fundet {hits}, falske {alarms}, overset {misses})")
    of = score.figures()
    right = f"rigtig art {of['kind']:.3f}   rigtigt udfald {of['outcomes']:.3f}"
    rows.append(f"{right}   linje højst 2 fra facit {of['placed']:.3f}")
    rows.append(
        f"fejl og advarsler pr. godt brev {of['per_clean_letter']:.2f} "
        f"({len(score.clean)} breve, {of['clean_with_findings']:.2f} af dem med nogen)"
    )
    rows.append(
        f"og pr. mangelfuldt brev {of['per_defective_letter']:.2f} "
        f"({len(score.defective)} breve, {of['defective_silent']:.2f} af dem uden nogen)"
    )
    return "\n".join(rows)
