"""The figures that the gates are about, and raising the gates."""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from begrundelse_lint.finding import Level
from begrundelse_lint.scoring import labels
from begrundelse_lint.scoring.counts import Score, precision_recall_f1, ratio
from begrundelse_lint.scoring.labels import Label

from .labelled import PARTS, checked, checker, folders

FILE = Path(__file__).with_name("gates.yaml")
HARD = (Level.FEJL, Level.ADVARSEL)
HEAD = """\
# The figures that the linter has reached on the labelled letters, rounded to two decimals on the safe side. They
# only rise: «python -m tests.accuracy.gates --raise» writes what is reached now; «--new» takes in styles that stand
# behind no gate yet. A gate that must be lowered (a label was wrong) is lowered by hand, and the commit says why.
"""


class Figure(NamedTuple):
    """One of the figures: how it is counted, and which way is better."""

    value: Callable[[Score, Iterable[Label]], float]
    less_is_better: bool = False


def _f1(*levels: Level) -> Callable[[Score, Iterable[Label]], float]:
    return lambda score, entries: precision_recall_f1(*score.sums(levels))["f1"]


def _of(name: str) -> Callable[[Score, Iterable[Label]], float]:
    return lambda score, entries: score.figures()[name]


def _right_findings(score: Score, entries: Iterable[Label]) -> float:
    """The share of the letters with defects of which at least one is found."""
    defective = [label for label in entries if _wanted(label)]
    found = [not _wanted(label).isdisjoint(finding.rule for finding in checked(label).findings) for label in defective]
    return ratio(sum(found), len(found))


def _wanted(label: Label) -> set[str]:
    return {rule for rule, _ in label.findings if _levels()[rule] in HARD}


FIGURES: Mapping[str, Figure] = {
    "f1_fejl_advarsel": Figure(_f1(*HARD)),
    "f1_raad": Figure(_f1(Level.RAAD)),
    "kind": Figure(_of("kind")),
    "outcomes": Figure(_of("outcomes")),
    "lines": Figure(_of("placed")),
    "findings_per_sound_letter": Figure(_of("per_clean_letter"), less_is_better=True),
    "defective_letters_with_a_right_finding": Figure(_right_findings),
}


@cache
def gates() -> dict[str, Any]:
    """The gates of each part of the corpus."""
    return dict(yaml.safe_load(FILE.read_text(encoding="utf-8")))


def styles(part: str) -> list[str]:
    """The styles whose letters a part's gates are about."""
    return list(gates()[part]["styles"])


@cache
def reached(part: str) -> dict[str, float]:
    """The figures over a part's styles."""
    where = {style: folder for stored in PARTS for style, folder in folders(stored).items()}
    return figures(label for style in styles(part) for label in labels.read(where[style]))


def figures(found: Iterable[Label]) -> dict[str, float]:
    """The figures over some letters."""
    entries = tuple(found)
    score = Score(_levels())
    for label in entries:
        score.add(label, checked(label))
    return {name: figure.value(score, entries) for name, figure in FIGURES.items()}


@cache
def _levels() -> dict[str, Level]:
    return {code: rule.level for code, rule in checker().choice.speaking.items()}


def _rounded(figure: str, value: float) -> float:
    """Two decimals, never better than the value."""
    rounding = math.ceil if FIGURES[figure].less_is_better else math.floor
    return rounding(round(value * 100, 9)) / 100


def raised(part: str) -> dict[str, float]:
    """A part's gates where they are as high as what is reached, or already higher."""
    now = {figure: _rounded(figure, value) for figure, value in reached(part).items()}
    old = gates()[part].get("figures") or now
    better = {figure: min if kind.less_is_better else max for figure, kind in FIGURES.items()}
    return {figure: better[figure](old[figure], value) for figure, value in now.items()}


def adopt() -> None:
    """Put the styles that stand behind no gate under the part that holds them; that part's gates are set anew."""
    behind = {style for part in gates() for style in styles(part)}
    for part, gate in gates().items():
        new = [style for style in folders(part) if style not in behind]
        if new:
            gate["styles"] = sorted([*gate["styles"], *new])
            del gate["figures"]


def main(arguments: list[str]) -> None:
    """Show the figures beside the gates; raise them where asked to."""
    if "--new" in arguments:
        adopt()
    for part, gate in gates().items():
        for figure, value in reached(part).items():
            print(f"{part:9} {figure:40} {value:6.3f}  {(gate.get('figures') or {}).get(figure, '')}")
    if arguments:
        today = date.today().isoformat()
        new = {part: {"reached": today, "styles": styles(part), "figures": raised(part)} for part in gates()}
        for part, gate in new.items():
            if gates()[part].get("figures") == gate["figures"]:
                gate["reached"] = gates()[part]["reached"]
        body = yaml.safe_dump(new, sort_keys=False, allow_unicode=True, default_flow_style=None, width=120)
        FILE.write_text(HEAD + body, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
