"""Two selections of letters side by side: what got better and what got worse.

Two runs over the same letters (other rules, letters rewritten) are compared letter by letter; the letters of two years
are not the same, and are compared by their shares.
"""

from __future__ import annotations

from begrundelse_lint.archive.selection import Selection
from begrundelse_lint.archive.statistics import Share, difference, z_of_many
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
    certain: bool  # more than chance: for the same letters every change is; else by the shares, all rules considered


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
    rules = list(store.query("SELECT code, name, title FROM rule ORDER BY code"))
    z = z_of_many(len(rules))
    changes = []
    for code, name, title in rules:
        old, new = first.with_rule(code), second.with_rule(code)
        before_, after_ = Share(len(old), len(first.checked)), Share(len(new), len(second.checked))
        low, high = difference(before_, after_, z)
        changes.append(
            Change(
                code=code,
                name=name,
                title=title,
                before=before_,
                after=after_,
                gone=len((old - new) & both),
                new=len((new - old) & both),
                certain=len(old) != len(new) if paired else low > 0 or high < 0,
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
