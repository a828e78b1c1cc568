"""A baseline brought up to date: reasons stay, what is mended goes, what was not looked at is left alone."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from made import finding, place

from begrundelse_lint.baseline import REASON, Known, Letters, Seen, updated
from begrundelse_lint.finding import Finding, fingerprint

RULES = frozenset({"UDM901", "BEG901"})
FOUND = finding()
OLD = Known(rule="UDM901", fingerprint=FOUND.fingerprint, reason="Står i aftalen", until=date(2027, 6, 30))


def of(letters: Letters, path: str = "a.txt") -> list[tuple[str, str, int]]:
    """Rule, reason and count of what is known of a letter."""
    return [(known.rule, known.reason, known.count) for known in letters.get(path, ())]


def now(*findings: Finding, rules: Collection[str] = RULES, before: str | None = None) -> Seen:
    """A letter as it was found."""
    return Seen(findings, rules, before)


def test_a_new_finding_is_known_with_the_reason_given() -> None:
    assert of(updated({}, {"a.txt": now(FOUND)})) == [("UDM901", REASON, 1)]
    assert of(updated({}, {"a.txt": now(FOUND)}, reason="Rettes til maj")) == [("UDM901", "Rettes til maj", 1)]


def test_a_reason_and_a_last_day_once_written_stay() -> None:
    (known,) = updated({"a.txt": (OLD,)}, {"a.txt": now(FOUND)}, reason="En anden")["a.txt"]
    assert (known.reason, known.until) == ("Står i aftalen", date(2027, 6, 30))


def test_a_finding_that_has_been_mended_is_left_out_and_so_is_a_letter_without_any() -> None:
    assert updated({"a.txt": (OLD,)}, {"a.txt": now()}) == {}


def test_findings_of_rules_that_were_not_run_stay() -> None:
    assert of(updated({"a.txt": (OLD,)}, {"a.txt": now(rules={"BEG901"})})) == [("UDM901", "Står i aftalen", 1)]


def test_letters_that_were_not_looked_at_stay_and_those_that_are_gone_do_not() -> None:
    old = {"a.txt": (OLD,), "b.txt": (OLD,), "c.txt": (OLD,)}
    assert set(updated(old, {"a.txt": now(FOUND)}, gone=["c.txt"])) == {"a.txt", "b.txt"}


def test_a_renamed_letter_takes_its_reasons_along() -> None:
    letters = updated({"a.txt": (OLD,)}, {"ny.txt": now(FOUND, before="a.txt")})
    assert "a.txt" not in letters
    assert of(letters, "ny.txt") == [("UDM901", "Står i aftalen", 1)]


def test_places_with_the_same_words_are_counted() -> None:
    twice = finding(place=place(4), more=(place(9), place(12, "Andre ord")))
    letters = updated({}, {"a.txt": now(twice)})
    assert {(known.fingerprint, known.count) for known in letters["a.txt"]} == {
        (FOUND.fingerprint, 2),
        (fingerprint("UDM901", "Andre ord"), 1),
    }
