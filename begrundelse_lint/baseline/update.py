"""A baseline brought up to date: what is found now is known, what is found no more is left out, reasons stay."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from begrundelse_lint.baseline.file import Known, Letters
from begrundelse_lint.finding import Finding
from begrundelse_lint.records import record

REASON = "Fandtes allerede, da listen blev lavet"


@record
class Seen:
    """A letter as it was found: its findings, and the codes of the rules that have looked at it."""

    findings: Sequence[Finding]
    rules: Collection[str]
    before: str | None = None  # the path it was known by, where it has been renamed


def updated(old: Letters, seen: Mapping[str, Seen], gone: Iterable[str] = (), reason: str = REASON) -> Letters:
    """The letters with what was seen of them now.

    Letters not seen stay as they are, but for those ``gone``; so do findings of rules that were not run. Findings known
    before keep their reason and last day, new ones get ``reason``.
    """
    left_out = {*gone, *(letter.before for letter in seen.values())}
    kept = {path: known for path, known in old.items() if path not in left_out and path not in seen}
    now = {path: _letter(old.get(letter.before or path, ()), letter, reason) for path, letter in seen.items()}
    return kept | {path: known for path, known in now.items() if known}


def _letter(old: Sequence[Known], letter: Seen, reason: str) -> tuple[Known, ...]:
    before = {(known.rule, known.fingerprint): known for known in old}
    not_run = [known for known in old if known.rule not in letter.rules]
    titles = {finding.rule: finding.title for finding in letter.findings}
    counts = Counter(
        (finding.rule, finding.fingerprint_at(place)) for finding in letter.findings for place in finding.places
    )
    now = [_known(key, count, titles[key[0]], before.get(key), reason) for key, count in counts.items()]
    return (*not_run, *now)


def _known(key: tuple[str, str], count: int, title: str, before: Known | None, reason: str) -> Known:
    return Known(
        rule=key[0],
        fingerprint=key[1],
        reason=before.reason if before else reason,
        count=count,
        title=title,
        until=before.until if before else None,
    )
