"""Letters that have not changed are told of as before, without being read, and nothing of them is kept in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path

import docx
import pytest
from package import CORPUS

from begrundelse_lint import rules
from begrundelse_lint.cache import Memory, entries, store
from begrundelse_lint.cache.store import Store
from begrundelse_lint.check import Checker, Options
from begrundelse_lint.checked import CheckedLetter
from begrundelse_lint.rules.model import RuleSet
from begrundelse_lint.selection import Profile
from begrundelse_lint.suppression import Origin, Suppression

SOME = sorted(path for path in CORPUS.glob("[a-k]*/0[12].*") if path.suffix in {".txt", ".md"})
TODAY = date(2026, 11, 22)
Remember = Callable[..., CheckedLetter]


@pytest.fixture(scope="module")
def shipped() -> RuleSet:
    """The rules that the linter comes with."""
    return rules.load(rules.shipped())


@pytest.fixture
def checker(shipped: RuleSet) -> Checker:
    """A checker that says all it can."""
    return Checker(shipped, Options(Profile.ALLE), today=TODAY)


@pytest.fixture
def letters(tmp_path: Path) -> list[Path]:
    """Letters of the corpus: as text, as Word files and as pages."""
    folder = tmp_path / "breve"
    folder.mkdir()
    return [path for number, source in enumerate(SOME) for path in _written(folder / f"{number:02}", source)]


def _written(stem: Path, source: Path) -> Iterator[Path]:
    text = source.read_text(encoding="utf-8")
    path = stem.with_suffix(source.suffix)
    path.write_text(text, encoding="utf-8")
    yield path
    paragraphs = re.split(r"\n\s*\n", text)
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(str(stem.with_suffix(".docx")))
    yield stem.with_suffix(".docx")
    page = "".join(f"<p>{paragraph.replace('&', '&amp;').replace('<', '&lt;')}</p>" for paragraph in paragraphs)
    stem.with_suffix(".html").write_text(f"<meta charset=utf-8>{page}", encoding="utf-8")
    yield stem.with_suffix(".html")


def remembered(folder: Path, checker: Checker, paths: list[Path], *known: Suppression) -> list[CheckedLetter]:
    """A run over some letters that keeps what it finds."""
    memory = Memory(folder / "cache")
    found = [memory.check(checker, str(path), known) for path in paths]
    memory.save()
    return found


def unread(checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on no letter may be understood."""

    def fail(*_: object) -> CheckedLetter:
        raise AssertionError("a letter that has not changed was understood again")

    for name in ("examine", "check", "check_bytes"):
        monkeypatch.setattr(checker, name, fail)


def kept(folder: Path) -> bytes:
    """All that is kept."""
    return b"".join(path.read_bytes() for path in sorted((folder / "cache").iterdir()))


def test_a_second_run_says_the_same_and_understands_no_letter(
    tmp_path: Path, checker: Checker, letters: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = [checker.check(path) for path in letters]
    assert remembered(tmp_path, checker, letters) == plain
    assert sum(bool(letter.findings) for letter in plain) > len(plain) / 2
    unread(checker, monkeypatch)
    assert remembered(tmp_path, checker, letters) == plain


def test_no_word_of_a_letter_is_kept_but_those_the_linter_has_too(
    tmp_path: Path, checker: Checker, letters: list[Path], shipped: RuleSet
) -> None:
    found = remembered(tmp_path, checker, letters)
    there = " ".join(re.findall(r"\w+", kept(tmp_path).decode("utf-8", "replace")))
    own = " ".join(re.findall(r"\w+", repr([shipped.rules, shipped.knowledge, entries.KEPT])))
    quotes = [re.findall(r"\w+", place.quote) for letter in found for one in letter.findings for place in one.places]
    names = {word for words in quotes for word in words if len(word) > 3 and word.lower() not in own.lower()}
    runs = {" ".join(words[at : at + 3]) for words in quotes for at in range(len(words) - 2)}
    strange = {words for words in runs if words not in own}
    assert len(names) > 10 and len(strange) > 100, "too few words to say anything"
    assert {words for words in names | strange if re.search(rf"\b{re.escape(words)}\b", there)} == set()


def test_what_is_known_is_taken_out_of_what_is_remembered(
    tmp_path: Path, checker: Checker, letters: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    (first, *_) = [letter for letter in remembered(tmp_path, checker, letters) if len(letter.findings) > 1]
    one = first.findings[0]
    by_mark = Suppression(
        rule=one.rule, reason="Aftalt", origin=Origin.CONFIGURATION, written="a:1", fingerprint=one.fingerprint
    )
    by_words = Suppression(
        rule=one.name, reason="Aftalt", origin=Origin.CONFIGURATION, written="a:2", quote=one.place.quote
    )
    for known in (by_mark, by_words):
        fresh = checker.check(first.path, [known])
        assert fresh.suppressed
        with monkeypatch.context() as closed:
            unread(checker, closed)
            assert remembered(tmp_path, checker, [Path(first.path)], known) == [fresh]


def test_a_changed_letter_is_read_again(tmp_path: Path, checker: Checker, letters: list[Path]) -> None:
    remembered(tmp_path, checker, letters[:1])
    letters[0].write_text("En rolig dag.", encoding="utf-8")
    assert remembered(tmp_path, checker, letters[:1]) == [checker.check(letters[0])]


def test_a_moved_letter_is_remembered_under_its_new_name(
    tmp_path: Path, checker: Checker, letters: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    remembered(tmp_path, checker, letters[:1])
    moved = letters[0].rename(letters[0].with_stem("flyttet"))
    unread(checker, monkeypatch)
    (found,) = remembered(tmp_path, checker, [moved])
    assert found.path == str(moved)


def test_other_rules_and_other_choices_remember_nothing(tmp_path: Path, shipped: RuleSet, letters: list[Path]) -> None:
    remembered(tmp_path, Checker(shipped, Options(Profile.ALLE)), letters[:1])
    for options in (Options(), Options(Profile.ALLE, template=True), Options(Profile.ALLE, ignore=["LAS"])):
        other = Checker(shipped, options)
        assert remembered(tmp_path, other, letters[:1]) == [other.check(letters[0])]
    assert len(list((tmp_path / "cache").iterdir())) == 4


def test_a_letter_without_a_date_is_judged_by_the_day(tmp_path: Path, shipped: RuleSet) -> None:
    undated, dated = tmp_path / "a.txt", tmp_path / "b.txt"
    undated.write_text("Kære Ida\n\nDu får støtte efter servicelovens § 85.\n", encoding="utf-8")
    dated.write_text("9. september 2024\n\nKære Ida\n\nDu får støtte efter § 85.\n", encoding="utf-8")
    for today in (TODAY, date(2026, 11, 23)):
        checker = Checker(shipped, today=today)
        found = remembered(tmp_path, checker, [undated, dated])
        assert [letter.judged_on for letter in found] == [today, date(2024, 9, 9)]


def test_letters_not_checked_and_letters_with_comments_are_not_remembered(
    tmp_path: Path, checker: Checker, letters: list[Path]
) -> None:
    empty, said = tmp_path / "tom.txt", tmp_path / "sagt.md"
    empty.write_bytes(b"")
    said.write_text("<!-- begrundelse-lint: ignorér LAS – grund -->\nKære Ida", encoding="utf-8")
    first = remembered(tmp_path, checker, [empty, said, tmp_path / "ikke.txt"])
    assert remembered(tmp_path, checker, [empty, said, tmp_path / "ikke.txt"]) == first
    assert [letter.checked for letter in first] == [False, True, False]
    assert not (tmp_path / "cache").exists()


def test_what_is_damaged_is_not_believed(tmp_path: Path, checker: Checker, letters: list[Path]) -> None:
    plain = remembered(tmp_path, checker, letters[:3])
    (file,) = (tmp_path / "cache").iterdir()
    data = file.read_bytes()
    for damaged in (b"", data[: len(data) // 2], data[:-1] + b"x", b"\0" * 40):
        file.write_bytes(damaged)
        assert remembered(tmp_path, checker, letters[:3]) == plain


def test_an_entry_of_another_shape_is_not_believed(tmp_path: Path, checker: Checker, letters: list[Path]) -> None:
    remembered(tmp_path, checker, letters[:1])
    (file,) = (tmp_path / "cache").iterdir()
    there = Store(tmp_path / "cache", file.name.removeprefix(store.PREFIX))
    (key,) = there._entries
    for strange in ((), ("a", "b", "c"), ({"kind": (1, 99, "x")}, [], [])):
        there.put(key, strange)
        there.save()
        assert remembered(tmp_path, checker, letters[:1]) == [checker.check(letters[0])]


def test_two_runs_at_once_keep_what_both_have_found(tmp_path: Path) -> None:
    one, other = Store(tmp_path, "a"), Store(tmp_path, "a")
    one.put(b"1", 1)
    other.put(b"2", 2)
    one.save()
    other.save()
    both = Store(tmp_path, "a")
    assert (both.get(b"1"), both.get(b"2")) == (1, 2)


def test_what_is_kept_has_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "MOST_ENTRIES", 3)
    monkeypatch.setattr(store, "MOST_FILES", 2)
    first = Store(tmp_path, "a")
    for number in range(3):
        first.put(bytes([number]), number)
    first.save()
    again = Store(tmp_path, "a")
    again.get(b"\0")
    again.put(b"\x09", 9)
    again.save()
    assert list(Store(tmp_path, "a")._entries.values()) == [2, 0, 9]
    for name in "bcd":
        later = Store(tmp_path, name)
        later.put(b"1", 1)
        later.save()
    assert len(list(tmp_path.iterdir())) == 2


def test_every_field_of_a_checked_letter_is_kept_made_again_or_not_there() -> None:
    """Who adds a field says which: a field that holds words must not be KEPT."""
    names = {field.name for field in fields(CheckedLetter)}
    groups = (entries.KEPT, entries.MADE_AGAIN, entries.NOT_THERE)
    assert names <= frozenset.union(*groups)
    assert sum(len(group) for group in groups) == len(frozenset.union(*groups))
