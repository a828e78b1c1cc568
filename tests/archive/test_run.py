"""A run over an archive: what it keeps, what it reads again, and what may stop it."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from archiver import HANGS, KILLS, KILLS_ONCE, archive, checkers, command, has_begun, recipe, surroundings

from begrundelse_lint.archive import sources
from begrundelse_lint.archive.engines.local import LocalEngine
from begrundelse_lint.archive.run import Archive, Tally
from begrundelse_lint.archive.store import Store, StoreError

Rows = list[tuple[object, ...]]
Read = Callable[[Path], Rows]


def test_the_store_holds_what_a_check_finds(letters: Path, tmp_path: Path, results: Read) -> None:
    store = tmp_path / "resultat.sqlite"
    assert archive(letters, "--store", store).returncode == 0
    checked = subprocess.run(
        [sys.executable, "-m", "begrundelse_lint", "check", "--format", "json", str(letters)],
        capture_output=True,
        env=surroundings(),
        check=False,
    )
    expected = {
        Path(letter["path"]).relative_to(letters).as_posix(): sorted(
            f"{finding['rule']} {finding['line']}:{finding['column']} {finding['fingerprint']}"
            for finding in letter["findings"]
        )
        for letter in json.loads(checked.stdout)["letters"]
    }
    kept = {str(row[0]): sorted(str(row[9]).split(", ")) if row[9] else [] for row in results(store)}
    assert kept == expected


def test_no_words_of_a_letter_are_kept_unless_asked_for(letters: Path, tmp_path: Path) -> None:
    silent, quoting = tmp_path / "tavs.sqlite", tmp_path / "citat.sqlite"
    archive(letters, "--store", silent)
    archive(letters, "--store", quoting, "--quotes")
    lines = {
        line.strip()
        for letter in letters.rglob("*.txt")
        for line in letter.read_text(encoding="utf-8").splitlines()
        if len(line.strip()) > 40
    }
    assert not [line for line in lines if line.encode() in silent.read_bytes()]
    with sqlite3.connect(quoting) as store:
        assert store.execute("SELECT count(*) FROM finding WHERE quote <> ''").fetchone()[0] > 0


def test_words_asked_for_later_are_kept_later(letters: Path, tmp_path: Path) -> None:
    store = tmp_path / "resultat.sqlite"
    archive(letters, "--store", store)
    archive(letters, "--store", store, "--quotes")
    with sqlite3.connect(store) as opened:
        kept = (
            "SELECT count(*) FROM seen JOIN finding ON finding.result = seen.result WHERE run = 2 AND quote IS NOT NULL"
        )
        assert opened.execute(kept).fetchone()[0] > 0


def test_quotes_are_kept_without_names_where_asked_for(tmp_path: Path) -> None:
    folder = tmp_path / "breve"
    folder.mkdir()
    letter = "Kære Mette Lindgaard\n\nAfgørelse\n\nDu får støtte af Mette Lindgaard efter servicelovens § 85.\n"
    (folder / "brev.txt").write_text(letter, encoding="utf-8")
    named, nameless = tmp_path / "navne.sqlite", tmp_path / "uden.sqlite"
    archive(folder, "--store", named, "--quotes")
    archive(folder, "--store", nameless, "--quotes", "--no-names")
    assert b"Lindgaard" in named.read_bytes()
    assert b"Lindgaard" not in nameless.read_bytes() and b"[navn]" in nameless.read_bytes()


def test_letters_that_have_not_changed_are_not_read_again(letters: Path, tmp_path: Path, results: Read) -> None:
    store = tmp_path / "resultat.sqlite"
    archive(letters, "--store", store)
    first = results(store)
    again = archive(letters, "--store", store)
    assert "ikke ændret siden sidst" in again.stdout and "læst nu" not in again.stdout
    assert results(store) == first


def test_a_letter_that_changes_is_read_and_one_only_touched_keeps_its_result(letters: Path, tmp_path: Path) -> None:
    store = tmp_path / "resultat.sqlite"
    archive(letters, "--store", store)
    changed, touched = sorted(letters.rglob("*.txt"))[:2]
    changed.write_text(changed.read_text(encoding="utf-8") + "\nEn linje mere.\n", encoding="utf-8")
    os.utime(touched, (1, 1))
    assert " 1 er læst nu" in archive(letters, "--store", store).stdout
    with sqlite3.connect(store) as opened:
        counts = dict(
            opened.execute("SELECT path, count(*) FROM letter JOIN result ON result.letter = letter.id GROUP BY path")
        )
    assert counts.pop(changed.relative_to(letters).as_posix()) == 2
    assert set(counts.values()) == {1}


def test_other_rules_read_every_letter_again_and_keep_what_was_found_before(letters: Path, tmp_path: Path) -> None:
    store = tmp_path / "resultat.sqlite"
    archive(letters, "--store", store)
    assert "læst nu" in archive(letters, "--store", store, "--profile", "lovkrav").stdout
    with sqlite3.connect(store) as opened:
        assert opened.execute("SELECT count(DISTINCT checker), count(*) FROM result").fetchone() == (2, 36)


def test_a_letter_without_a_date_is_judged_anew_another_day(tmp_path: Path) -> None:
    folder = tmp_path / "breve"
    folder.mkdir()
    text = "Afgørelse\n\nDu får 2 timers støtte om ugen efter servicelovens § 85.\n"
    (folder / "uden dato.txt").write_text(text, encoding="utf-8")
    (folder / "med dato.txt").write_text(f"Den 3. marts 2023\n\n{text}", encoding="utf-8")
    store = tmp_path / "resultat.sqlite"
    assert " 2 er læst nu" in _run(folder, store, tmp_path, today=date(2024, 5, 1))
    assert " 0 er læst nu" in _run(folder, store, tmp_path, today=date(2024, 5, 1))
    assert " 1 er læst nu" in _run(folder, store, tmp_path, today=date(2024, 5, 2))


def test_a_zip_file_and_a_list_give_what_the_folder_gives(letters: Path, tmp_path: Path, results: Read) -> None:
    package, listed = tmp_path / "breve.zip", tmp_path / "liste.txt"
    paths = sorted(letters.rglob("*.txt"))
    with zipfile.ZipFile(package, "w") as made:
        for path in paths:
            made.write(path, path.relative_to(letters).as_posix())
    listed.write_text("\n".join(["# mine breve", "", *map(str, [*paths, paths[0]])]), encoding="utf-8")
    stores = {where: tmp_path / f"{number}.sqlite" for number, where in enumerate((letters, package, listed))}
    for where, store in stores.items():
        assert archive(where, "--store", store).returncode == 0
    by_folder, by_zip, by_list = (results(store) for store in stores.values())
    assert by_zip == by_folder
    assert [row[1:] for row in sorted(by_list, key=lambda row: str(row[0]))] == [row[1:] for row in by_folder]


def test_names_hidden_by_a_key_say_nothing_and_stay_the_same(letters: Path, tmp_path: Path) -> None:
    store, key = tmp_path / "resultat.sqlite", tmp_path / "nøgle"
    archive(letters, "--store", store, "--hide-paths", key)
    assert "ikke ændret" in archive(letters, "--store", store, "--hide-paths", key).stdout
    content = store.read_bytes()
    assert b"nord" not in content and str(letters).encode() not in content
    if os.name == "posix":
        assert key.stat().st_mode & 0o077 == 0


def test_folders_say_what_letters_are_grouped_by(letters: Path, tmp_path: Path) -> None:
    store = tmp_path / "resultat.sqlite"
    archive(letters, "--store", store, "--metadata", "{enhed}/{aar}/*")
    with sqlite3.connect(store) as opened:
        units = opened.execute("SELECT value, count(*) FROM metadata WHERE name = 'enhed' GROUP BY value").fetchall()
    assert units == [("nord", 8), ("syd", 10)]


def test_the_configuration_in_the_folder_holds_for_the_archive(letters: Path, tmp_path: Path) -> None:
    (letters / "LÆS MIG.md").write_text("Her ligger breve.", encoding="utf-8")
    said = 'metadata: "{enhed}/{aar}/*"\nprofile: lovkrav\nexclude: ["*.md"]\n'
    (letters / "begrundelse-lint.yaml").write_text(said, encoding="utf-8")
    store = tmp_path / "resultat.sqlite"
    archive(letters, "--store", store)
    with sqlite3.connect(store) as opened:
        assert opened.execute("SELECT count(*) FROM metadata WHERE name = 'aar'").fetchone() == (18,)
        assert opened.execute("SELECT count(*) FROM letter").fetchone() == (18,)
        assert opened.execute("SELECT DISTINCT level FROM finding").fetchall() == [("fejl",)]


def test_caseworkers_are_kept_under_a_pseudonym(letters: Path, tmp_path: Path) -> None:
    table, store = tmp_path / "hvem.csv", tmp_path / "resultat.sqlite"
    rows = ["fil;sagsbehandler;team", "01.txt;Mette Lindgaard;A", "02.txt;Bent Krog;A", "03.txt;mette  lindgaard;Bo"]
    table.write_text("\n".join(rows), encoding="utf-8")
    archive(letters, "--store", store, "--metadata-file", table, "--pseudonym", "team")
    with sqlite3.connect(store) as opened:
        said = dict(
            opened.execute(
                "SELECT substr(path, -6), value FROM metadata JOIN letter ON letter.id = letter "
                "WHERE name = 'sagsbehandler' AND path LIKE 'syd/%'"
            )
        )
    assert said["01.txt"] == said["03.txt"] != said["02.txt"]
    content = store.read_bytes()
    assert b"Lindgaard" not in content and b"Krog" not in content


# what may stop a run


@pytest.mark.slow
def test_a_run_killed_at_any_moment_ends_as_an_unbroken_one(letters: Path, tmp_path: Path, results: Read) -> None:
    for copy in range(12):
        shutil.copytree(letters / "nord", letters / f"nord {copy}")
    whole, broken = tmp_path / "hel.sqlite", tmp_path / "brudt.sqlite"
    start = time.monotonic()
    archive(letters, "--store", whole)
    lasts = time.monotonic() - start
    chance = random.Random(85)
    for _ in range(5):
        process = subprocess.Popen(
            command(letters, "--store", broken),
            env=surroundings(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(chance.uniform(0.2, 0.9) * lasts)
        process.kill()
        process.wait()
    assert archive(letters, "--store", broken).returncode == 0
    assert results(broken) == results(whole)
    with sqlite3.connect(broken) as opened:
        assert opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        twice = opened.execute("SELECT letter FROM result GROUP BY letter HAVING count(*) > 1").fetchall()
    assert not twice


@pytest.mark.skipif(os.name != "posix", reason="Windows has no SIGINT for one process")
def test_ctrl_c_keeps_what_is_done(letters: Path, tmp_path: Path) -> None:
    for copy in range(50):
        shutil.copytree(letters / "nord", letters / f"nord {copy}")
    store = tmp_path / "resultat.sqlite"
    with Store(store, create=True):
        pass
    process = subprocess.Popen(
        command(letters, "--store", store), env=surroundings(), stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )
    assert has_begun(store, process)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=30)
    assert process.returncode == 2
    assert "Kør samme kommando igen for at fortsætte" in said
    assert "Traceback" not in said
    assert "da kørslen blev stoppet sidst" in archive(letters, "--store", store).stdout


@pytest.mark.skipif(os.name != "posix", reason="letters that kill need signals")
def test_a_letter_that_hangs_or_kills_costs_itself_only(letters: Path, tmp_path: Path) -> None:
    first = next(iter(letters.rglob("*.txt")))
    for name in (HANGS, KILLS, KILLS_ONCE):
        shutil.copy(first, letters / name)
    store = tmp_path / "resultat.sqlite"
    _run(letters, store, tmp_path, seconds=4)
    with sqlite3.connect(store) as opened:
        told = dict(opened.execute("SELECT path, reason FROM result JOIN letter ON letter.id = result.letter"))
    assert "for lang tid" in told.pop(HANGS)
    assert "gå i stykker" in told.pop(KILLS)
    assert set(told.values()) == {None}
    assert len(told) == 19


def test_files_that_are_no_letters_are_told(letters: Path, tmp_path: Path) -> None:
    (letters / "tom.txt").write_bytes(b"")
    (letters / "brudt.pdf").write_bytes(b"%PDF-1.7 \x00\x01 ingenting")
    (letters / "gammel.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    with zipfile.ZipFile(letters / "bombe.docx", "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("[Content_Types].xml", "<Types/>")
        bomb.writestr("word/document.xml", b" " * 200_000_000)
    if hasattr(os, "mkfifo"):
        os.mkfifo(letters / "endeløs.txt")
        (letters / "nul.txt").symlink_to("/dev/zero")
    ran = archive(letters, "--store", tmp_path / "resultat.sqlite")
    assert ran.returncode == 2
    assert ("6 breve er" if hasattr(os, "mkfifo") else "4 breve er") in ran.stdout
    assert "18 " not in ran.stderr
    with sqlite3.connect(tmp_path / "resultat.sqlite") as opened:
        assert opened.execute("SELECT count(*) FROM result WHERE status = 'checked'").fetchone() == (18,)


def test_a_file_removed_while_running_is_told(letters: Path, tmp_path: Path) -> None:
    class Vanishing(sources.Folder):
        def items(self):  # type: ignore[no-untyped-def]
            for item in super().items():
                if item.path.endswith("02.txt"):
                    Path(item.file).unlink()
                yield item

    store = tmp_path / "resultat.sqlite"
    _run(letters, store, tmp_path, source=Vanishing(letters))
    with sqlite3.connect(store) as opened:
        told = opened.execute("SELECT DISTINCT reason FROM result WHERE status <> 'checked'").fetchall()
    assert told == [("Filen findes ikke.",)]


def test_a_full_disk_is_told_and_loses_nothing(letters: Path, tmp_path: Path, results: Read) -> None:
    store, other = tmp_path / "resultat.sqlite", tmp_path / "andet.sqlite"
    with Store(store, create=True) as opened:
        small = opened.query("PRAGMA page_count").__next__()[0]
    with pytest.raises(StoreError, match="ikke plads på disken"):
        _run(letters, store, tmp_path, most_pages=small)
    _run(letters, store, tmp_path)
    _run(letters, other, tmp_path)
    assert results(store) == results(other)


def test_two_runs_do_not_write_in_one_store(tmp_path: Path) -> None:
    store = tmp_path / "resultat.sqlite"
    with Store(store, create=True) as first:
        first.add_checker("nøgle")
        with pytest.raises(StoreError, match="anden kørsel"):
            Store(store, create=True, patience=0.1)


def _run(
    where: Path,
    store: Path,
    marks: Path,
    *,
    today: date = date(2024, 5, 1),
    seconds: float = 60,
    source: sources.Source | None = None,
    most_pages: int | None = None,
) -> str:
    """A run in this process with two workers; how many letters it read."""
    with Store(store, create=True) as opened:
        if most_pages is not None:
            next(opened.query(f"PRAGMA max_page_count = {most_pages}"))
        tally = Tally()
        Archive(
            source=source or sources.Folder(where),
            store=opened,
            engine=LocalEngine(2, seconds),
            checkers=checkers(today),
            recipe=recipe(marks, today),
            about={},
            today=today,
        ).run(tally)
    return f" {tally.examined} er læst nu"
