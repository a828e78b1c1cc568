"""Two selections of letters side by side: what got better and what got worse.

Two runs over the same letters (other rules, letters rewritten) are compared letter by letter; the letters of two years
are not the same, and are compared by their shares.
"""

from __future__ import annotations

from begrundelse_lint.archive.selection import Selection
from begrundelse_lint.archive.statistics import Interval, Share, difference
from begrundelse_lint.archive.store import Store
from begrundelse_lint.records import record


@record(kw_only=True)
class Change:
    """How often a rule speaks before and after. ``gone`` and ``new`` are letters that are in both selections."""

    code: str
    name: str
    title: str
    before: Share
    after: Share
    gone: int
    new: int
    paired: bool  # every letter of either is in both

    @property
    def rise(self) -> Interval:
        """How much the share has risen (−1 to 1), with 95 % confidence; only for letters that are not the same."""
        return difference(self.before, self.after)

    @property
    def certain(self) -> bool:
        """Is it more than chance? For the same letters every change is one."""
        if self.paired:
            return self.gone != self.new
        low, high = self.rise
        return low > 0 or high < 0


@record(kw_only=True)
class Comparison:
    """What has changed. ``changes`` begins with what got worse most; rules that speak alike in both are left out."""

    before: str
    after: str
    letters_before: int  # checked
    letters_after: int
    both: int  # letters checked in both
    changes: tuple[Change, ...]
    unchanged: int  # rules that speak as often as before


def compare(store: Store, before: Selection, after: Selection) -> Comparison:
    """Compare two selections."""
    first, second = _Letters(store, before), _Letters(store, after)
    both = first.checked & second.checked
    paired = first.checked == second.checked
    changes = []
    for code, name, title in store.query("SELECT code, name, title FROM rule ORDER BY code"):
        old, new = first.with_rule(code), second.with_rule(code)
        changes.append(
            Change(
                code=code,
                name=name,
                title=title,
                before=Share(len(old), len(first.checked)),
                after=Share(len(new), len(second.checked)),
                gone=len((old - new) & both),
                new=len((new - old) & both),
                paired=paired,
            )
        )
    moved = [change for change in changes if change.before.share != change.after.share or change.gone or change.new]
    return Comparison(
        before=before.name,
        after=after.name,
        letters_before=len(first.checked),
        letters_after=len(second.checked),
        both=len(both),
        changes=tuple(sorted(moved, key=lambda change: (change.before.share - change.after.share, change.code))),
        unchanged=len(changes) - len(moved),
    )


class _Letters:
    """The checked letters of a selection, by their numbers in the store."""

    def __init__(self, store: Store, selection: Selection) -> None:
        self._store = store
        self._condition, self._values = selection.where()
        self.checked = self._set(
            f"SELECT seen.letter FROM seen JOIN result ON result.id = seen.result WHERE {self._condition} "
            "AND status = 'checked'"
        )

    def with_rule(self, code: str) -> set[int]:
        """Those that a rule speaks of."""
        return self._set(
            f"SELECT DISTINCT seen.letter FROM seen JOIN finding ON finding.result = seen.result "
            f"WHERE {self._condition} AND rule = ?",
            code,
        )

    def _set(self, sql: str, *values: object) -> set[int]:
        return {number for (number,) in self._store.query(sql, [*self._values, *values])}
