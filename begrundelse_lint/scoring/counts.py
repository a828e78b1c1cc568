"""Counting what the linter finds against what labelled letters hold. A rule counts once a letter."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from begrundelse_lint.checked import CheckedLetter
from begrundelse_lint.finding import Level
from begrundelse_lint.scoring.labels import Label

LINES_OFF = 2
"""A finding so many lines from its label still points at the right place."""


@dataclass
class Score:
    """Counts over some letters. Levels are those of the rules counted; a rule not among them is not counted."""

    levels: Mapping[str, Level]
    hits: Counter[str] = field(default_factory=Counter)
    alarms: Counter[str] = field(default_factory=Counter)
    misses: Counter[str] = field(default_factory=Counter)
    placed: int = 0
    kinds: list[bool] = field(default_factory=list)  # for each letter: was it right?
    outcomes: list[bool] = field(default_factory=list)  # for each decision; a template has those of all its letters
    clean: list[int] = field(default_factory=list)  # findings above råd in each letter without such defects
    defective: list[int] = field(default_factory=list)  # and in each letter with
    remarks: list[str] = field(default_factory=list)  # each miss and false alarm
    not_checked: list[str] = field(default_factory=list)

    def add(self, label: Label, letter: CheckedLetter) -> None:
        """Count one letter."""
        if not letter.checked:
            self.not_checked.append(f"{label.place}: ikke kontrolleret: {letter.reason}")
            return
        self.kinds.append(letter.kind == label.kind)
        if label.kind == "afgoerelse":
            self.outcomes.append(label.outcomes == {made.outcome.value for made in letter.decisions})
        want = self._lines(label.findings)
        got = self._lines((finding.rule, finding.place.line) for finding in letter.findings)
        for rule in sorted(want.keys() | got.keys()):
            self._count(rule, want.get(rule), got.get(rule), label.place)
        hard = sum(1 for rule in got if self.levels[rule] is not Level.RAAD)
        defects = any(self.levels[rule] is not Level.RAAD for rule in want)
        (self.defective if defects else self.clean).append(hard)

    def sums(self, levels: Iterable[Level]) -> tuple[int, int, int]:
        """True positives, false positives and false negatives of the rules of these levels."""
        wanted = set(levels)
        hits, alarms, misses = (
            sum(number for rule, number in count.items() if self.levels[rule] in wanted)
            for count in (self.hits, self.alarms, self.misses)
        )
        return hits, alarms, misses

    def figures(self) -> dict[str, float]:
        """The figures beside precision and recall; NaN where there was nothing to count."""
        return {
            "kind": _share(self.kinds),
            "outcomes": _share(self.outcomes),
            "placed": ratio(self.placed, self.hits.total()),
            "per_clean_letter": ratio(sum(self.clean), len(self.clean)),
            "clean_with_findings": ratio(sum(1 for number in self.clean if number), len(self.clean)),
            "per_defective_letter": ratio(sum(self.defective), len(self.defective)),
            "defective_silent": ratio(sum(1 for number in self.defective if not number), len(self.defective)),
        }

    def _lines(self, findings: Iterable[tuple[str, int | None]]) -> dict[str, list[int | None]]:
        lines: dict[str, list[int | None]] = defaultdict(list)
        for rule, line in findings:
            if rule in self.levels:
                lines[rule].append(line)
        return dict(lines)

    def _count(self, rule: str, want: list[int | None] | None, got: list[int | None] | None, place: str) -> None:
        if want and got:
            self.hits[rule] += 1
            self.placed += any(w is not None and g is not None and abs(w - g) <= LINES_OFF for w in want for g in got)
        elif want:
            self.misses[rule] += 1
            self.remarks.append(f"{place}:{want[0] or ''}: overset {rule}")
        elif got:
            self.alarms[rule] += 1
            self.remarks.append(f"{place}:{got[0] or ''}: falsk alarm {rule}")


def ratio(part: float, whole: float) -> float:
    """``part / whole``; NaN for nothing out of nothing."""
    return part / whole if whole else float("nan")


def precision_recall_f1(hits: int, alarms: int, misses: int) -> dict[str, float]:
    """The three usual figures."""
    return {
        "precision": ratio(hits, hits + alarms),
        "recall": ratio(hits, hits + misses),
        "f1": ratio(2 * hits, 2 * hits + alarms + misses),
    }


def unknown_rules(labels: Sequence[Label], known: Iterable[str]) -> list[str]:
    """Codes that labels name and no rule has."""
    return sorted({rule for label in labels for rule, _ in label.findings} - set(known))


def _share(right: list[bool]) -> float:
    return ratio(sum(right), len(right))
