"""Rule sets kept ready on disk: the same as those from YAML, found by content, and never a reason to fail."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from handmade import GOOD

from begrundelse_lint import own_files
from begrundelse_lint.rules import cache, loader, stored
from begrundelse_lint.written.problems import MistakesError

posix = pytest.mark.skipif(not hasattr(os, "getuid"), reason="owners and modes are POSIX")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache folder."""
    folder = tmp_path / "cache"
    monkeypatch.setenv(own_files.VARIABLE, str(folder))
    return folder


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """A copy of the good rule set."""
    return Path(shutil.copytree(GOOD, tmp_path / "rules"))


def only_file(place: Path) -> Path:
    (file,) = place.iterdir()
    return file


def fail(*_: Path) -> None:
    raise AssertionError("read from YAML")


def test_what_is_stored_is_what_was_read(place: Path, rules: Path) -> None:
    fresh = cache.load(rules)
    again = cache.load(rules)
    assert again is not fresh
    assert again.rules == fresh.rules == loader.load(rules).rules
    assert again.knowledge == fresh.knowledge
    assert again.digest == fresh.digest
    assert again.examples == fresh.examples


def test_a_folder_that_is_not_read_is_told_also_where_the_rest_is_stored(place: Path, rules: Path) -> None:
    cache.load(rules)
    empty = rules.parent / "egne"
    empty.mkdir()
    with pytest.raises(MistakesError, match="ingen regelfiler"):
        cache.load(rules, empty)
    (rules / "begreber").mkdir()
    (rules / "begreber" / "mine.yaml").write_text("concepts: {}\n", encoding="utf-8")
    with pytest.raises(MistakesError, match="«begreber» læses ikke"):
        cache.load(rules)


def test_a_stored_rule_set_is_not_read_from_yaml(place: Path, rules: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.load(rules)
    monkeypatch.setattr(loader, "load", fail)
    assert cache.load(rules).rules


def test_a_hit_imports_neither_yaml_nor_what_reads_it(place: Path, rules: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from begrundelse_lint import rules; "
        f"found = rules.load(Path({str(rules)!r})); assert found.rules and found.examples; "
        "print(*sorted(name for name in sys.modules if 'yaml' in name or name.endswith(('.loader', '.vocabulary'))))"
    )
    told = [subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True) for _ in "ab"]
    assert "yaml" in told[0].stdout.split()
    assert told[1].stdout.split() == []


def test_a_change_in_any_file_is_seen(place: Path, rules: Path) -> None:
    before = cache.load(rules)
    words = rules / "words" / "ord.yaml"
    words.write_text(words.read_text(encoding="utf-8").replace("hvis", "når"), encoding="utf-8")
    after = cache.load(rules)
    assert after.knowledge.terms[0].plain == "når"
    assert after.digest != before.digest


def test_rules_with_mistakes_are_not_stored(place: Path, rules: Path) -> None:
    (rules / "a.yaml").write_text("rules: [{}]\n", encoding="utf-8")
    for _ in "ab":
        with pytest.raises(MistakesError):
            cache.load(rules)
    assert not place.exists()


@pytest.mark.parametrize("damage", [b"", b"x" * 40, b"\0" * 4000], ids=["empty", "short", "long"])
def test_a_broken_file_is_ignored_and_written_anew(place: Path, rules: Path, damage: bytes) -> None:
    cache.load(rules)
    file = only_file(place)
    whole = file.read_bytes()
    file.write_bytes(damage)
    assert cache.load(rules).rules
    assert only_file(place).read_bytes() == whole


def test_a_file_cut_short_or_changed_in_one_byte_is_ignored(place: Path, rules: Path) -> None:
    cache.load(rules)
    file = only_file(place)
    whole = file.read_bytes()
    for damaged in (whole[:-1], whole[:100], whole[:50] + bytes([whole[50] ^ 1]) + whole[51:]):
        file.write_bytes(damaged)
        assert cache.load(rules).rules == loader.load(rules).rules


def test_another_shape_of_the_model_finds_nothing(place: Path, rules: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.load(rules)
    monkeypatch.setattr(stored, "SHAPE", "en anden")
    cache.load(rules)
    assert len(list(place.iterdir())) == 2


@posix
def test_the_folder_and_its_files_are_the_users_own(place: Path, rules: Path) -> None:
    cache.load(rules)
    assert place.stat().st_mode & 0o777 == 0o700
    assert only_file(place).stat().st_mode & 0o777 == 0o600


@posix
def test_a_file_or_folder_that_others_can_write_to_is_not_trusted(
    place: Path, rules: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.load(rules)
    file = only_file(place)
    monkeypatch.setattr("begrundelse_lint.rules.cache.marshal.loads", fail)
    file.chmod(0o666)
    assert cache.load(rules).rules  # written anew, as the user's own
    place.chmod(0o777)
    assert cache.load(rules).rules


def test_a_folder_that_cannot_be_used_is_no_error(tmp_path: Path, rules: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "fil").write_text("", encoding="utf-8")
    monkeypatch.setenv(own_files.VARIABLE, str(tmp_path / "fil" / "cache"))
    assert cache.load(rules).rules
    monkeypatch.setenv(own_files.VARIABLE, str(tmp_path / "fil"))
    assert cache.load(rules).rules


def test_it_can_be_switched_off(rules: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(own_files.VARIABLE, "")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert cache.load(rules).rules
    assert not (tmp_path / "xdg").exists()


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="XDG")
def test_it_lies_where_the_system_keeps_caches(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(own_files.VARIABLE, raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert own_files.cache_folder() == tmp_path / "begrundelse-lint"
    monkeypatch.setenv("XDG_CACHE_HOME", "")
    monkeypatch.setenv("HOME", str(tmp_path / "hjem"))
    assert own_files.cache_folder() == tmp_path / "hjem" / ".cache" / "begrundelse-lint"


def test_old_rule_sets_are_tidied_away(place: Path, rules: Path) -> None:
    words = rules / "words" / "ord.yaml"
    for number in range(9):
        words.write_text(f"words: {{kancellisprog: [{{term: ord{number}}}]}}\n", encoding="utf-8")
        cache.load(rules)
    assert len(list(place.iterdir())) == 6
    assert [term.wording for term in cache.load(rules).knowledge.terms] == ["ord8"]


def test_a_hit_is_quick(place: Path, rules: Path) -> None:
    cache.load(rules)
    times = []
    for _ in range(10):
        start = time.perf_counter()
        cache.load(rules)
        times.append(time.perf_counter() - start)
    assert min(times) < 0.05  # about 1 ms; the bound is for slow machines
