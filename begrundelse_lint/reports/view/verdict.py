"""What to do now, told by the gravest remark."""

from __future__ import annotations

from collections.abc import Sequence

from begrundelse_lint.finding import Level
from begrundelse_lint.reports.view.model import Remark, Verdict
from begrundelse_lint.reports.words import LEVELS, some

_LETTER = {
    Level.FEJL: "Ret dette, før brevet sendes",
    Level.ADVARSEL: "Se på dette, før brevet sendes",
    Level.RAAD: "Brevet kan blive bedre",
}
_TEMPLATE = {
    Level.FEJL: "Ret dette i skabelonen",
    Level.ADVARSEL: "Se på dette i skabelonen",
    Level.RAAD: "Skabelonen kan blive bedre",
}
_ADVICE = {
    Level.FEJL: "En fejl betyder, at brevet ser ud til at mangle noget, som loven kræver.",
    Level.ADVARSEL: "Der er ingen fejl. En advarsel er noget, Ankestyrelsen anbefaler, eller som du må vurdere selv.",
    Level.RAAD: "Der er hverken fejl eller advarsler. Rådene gør brevet lettere at forstå.",
}
_NO_REMARKS = "Ingen bemærkninger"


def verdict(remarks: Sequence[Remark], rules_run: int, *, template: bool) -> Verdict:
    """What to do with a letter (or a template) that has these remarks."""
    counts = {level: sum(1 for remark in remarks if remark.level is level) for level in LEVELS}
    gravest = next((level for level, count in counts.items() if count), None)
    if gravest is None:
        asked = some(rules_run, "regel", "regler")
        return Verdict(headline=_NO_REMARKS, advice=f"{asked} er prøvet.", gravest=None, counts=())
    return Verdict(
        headline=(_TEMPLATE if template else _LETTER)[gravest],
        advice=_ADVICE[gravest],
        gravest=gravest,
        counts=tuple((level, some(count, *LEVELS[level])) for level, count in counts.items() if count),
    )
