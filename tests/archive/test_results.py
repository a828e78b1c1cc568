"""What is made of an archive: the overview, the tables, a comparison, and a sample with its verdicts."""

from __future__ import annotations

import csv
import sqlite3
from datetime import date
from pathlib import Path

import pytest
from archiver import archive
from python_calamine import CalamineWorkbook

from begrundelse_lint.archive.sample import Verdict, draw, judge, overall
from begrundelse_lint.archive.selection import SelectionError, select
from begrundelse_lint.archive.statistics import Share, difference
from begrundelse_lint.archive.store import Store
from begrundelse_lint.archive.summary import summarize


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, module_letters: Path) -> Path:
    """The store of eighteen letters in two units, one letter that cannot be read, and one of a unit of its own."""
    made = tmp_path_factory.mktemp("arkiv") / "resultat.sqlite"
    (module_letters / "nord" / "2020" / "tom.txt").write_bytes(b"")
    (module_letters / "vest" / "2021").mkdir(parents=True)
    (module_letters / "vest" / "2021" / "ene.txt").write_text("Afgørelse\n\nDu får afslag.\n", encoding="utf-8")
    ran = archive(module_letters, "--store", made, "--metadata", "{enhed}/{aar}/*", "--quotes")
    assert ran.returncode == 2
    return made


def test_the_overview_counts_every_letter_once(store: Path) -> None:
    with Store(store) as opened:
        summary = summarize(opened, select(opened))
    assert (summary.letters, summary.checked) == (20, 19)
    assert [(missed.letters, missed.examples) for missed in summary.missed] == [(1, ("nord/2020/tom.txt",))]
    assert sum(count for _, count in summary.kinds) == 19
    assert all(share.of == 19 for _, share in summary.levels)
    assert summary.clean.count + _with_fejl_or_advarsel(store) == 19


def test_groups_of_few_letters_are_not_shown(store: Path) -> None:
    with Store(store) as opened:
        summary = summarize(opened, select(opened), smallest=5)
        everyone = summarize(opened, select(opened), smallest=1)
    units = next(grouping for grouping in summary.groupings if grouping.by == "enhed")
    assert [group.name for group in units.groups] == ["nord", "syd"]
    assert (units.small, units.small_groups) == (1, 1)
    assert [g.name for g in next(one for one in everyone.groupings if one.by == "enhed").groups] == [
        "nord",
        "syd",
        "vest",
    ]


def test_a_part_of_an_archive_is_chosen_by_what_letters_are_grouped_by(store: Path) -> None:
    with Store(store) as opened:
        assert summarize(opened, select(opened, "enhed=syd")).letters == 10
        assert summarize(opened, select(opened, "1, enhed=syd, aar=2020")).letters == 4
        for wrong, told in (
            ("enhed=øst", "enhed kan være: nord, syd, vest"),
            ("team=a", "kendes ikke"),
            ("7", "ikke en kørsel"),
        ):
            with pytest.raises(SelectionError, match=told):
                select(opened, wrong)


def test_the_page_and_the_workbook_stand_beside_the_store(store: Path) -> None:
    assert archive("report", store).returncode == 0
    page = store.with_suffix(".html").read_text(encoding="utf-8")
    assert "Overblik over 20 breve" in page and "Filen er tom" in page
    assert "http" not in page.replace("http-equiv", "").replace("http://www.w3.org", "")
    book = CalamineWorkbook.from_path(store.with_suffix(".xlsx"))
    assert book.sheet_names == ["Om", "Breve", "Bemærkninger", "Regler", "Grupper"]
    head, *rows = book.get_sheet_by_name("Breve").to_python()
    assert head[:5] == ["Brev", "Aar", "Enhed", "Status", "Årsag"]
    assert len(rows) == 20
    by_path = {row[0]: dict(zip(head, row, strict=True)) for row in rows}
    empty = by_path["nord/2020/tom.txt"]
    assert empty["Status"] == "ikke kontrolleret"
    assert [empty[level] for level in ("Fejl", "Advarsler", "Råd")] == ["", "", ""]
    assert by_path["nord/2020/01.txt"]["Fejl"] != ""
    assert isinstance(by_path["nord/2020/01.txt"]["Dato"], date)


def test_the_sheets_are_printed_across_with_all_their_columns(store: Path, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    archive("report", store, "--xlsx", tmp_path / "tal.xlsx")
    archive("sample", store, "--output", tmp_path / "skema.xlsx")
    for file, plain in (("tal.xlsx", "Om"), ("skema.xlsx", "Sådan gør du")):
        book = load_workbook(tmp_path / file)
        for sheet in book:
            assert sheet.sheet_properties.pageSetUpPr.fitToPage
            assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
            assert sheet.print_title_rows == (None if sheet.title == plain else "$1:$1")


def test_letters_in_no_group_are_told(letters: Path, tmp_path: Path) -> None:
    said = archive(letters, "--store", tmp_path / "r.sqlite", "--metadata", "nord/{aar}/*").stderr
    assert "10 breve er ikke med i nogen gruppe" in said
    assert "gruppe" not in archive(letters, "--store", tmp_path / "s.sqlite").stderr


def test_every_format_of_a_table_says_the_same(store: Path, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="the extra «parquet» is not installed")
    ran = archive(
        "report", store, "--csv", tmp_path / "csv", "--parquet", tmp_path / "pq", "--xlsx", tmp_path / "x.xlsx"
    )
    assert ran.returncode == 0, ran.stderr
    for name in ("breve", "bemærkninger", "regler", "grupper"):
        with (tmp_path / "csv" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as stream:
            head, *rows = csv.reader(stream, delimiter=";")
        table = parquet.read_table(tmp_path / "pq" / f"{name}.parquet")
        sheet = CalamineWorkbook.from_path(tmp_path / "x.xlsx").get_sheet_by_name(name.capitalize()).to_python()
        assert table.column_names == head == sheet[0]
        assert table.num_rows == len(rows) == len(sheet) - 1 > 0
        first = [row[0] for row in rows]
        assert first == table.column(0).to_pylist() == [row[0] for row in sheet[1:]]


def test_cells_that_a_spreadsheet_would_run_are_text(tmp_path: Path) -> None:
    folder = tmp_path / "breve"
    folder.mkdir()
    (folder / "=1+1.txt").write_text("Afgørelse\n\nDu får afslag.\n", encoding="utf-8")
    made = tmp_path / "r.sqlite"
    archive(folder, "--store", made)
    archive("report", made, "--csv", tmp_path / "csv")
    assert "\n'=1+1.txt;" in (tmp_path / "csv" / "breve.csv").read_text(encoding="utf-8-sig")


def test_the_same_letters_are_compared_letter_by_letter(letters: Path, tmp_path: Path) -> None:
    made = tmp_path / "r.sqlite"
    letter = letters / "nord" / "ny.txt"
    letter.write_text("Afgørelse\n\nDu får støtte efter servicelovens § 85.\n", encoding="utf-8")
    archive(letters, "--store", made)
    letter.write_text("Afgørelse\n\nDu får 2 timers støtte om ugen efter servicelovens § 85.\n", encoding="utf-8")
    archive(letters, "--store", made)
    shown = archive("compare", made, "1", "2").stdout
    better = shown.partition("Bedre")[2]
    assert "UDM001" in better and "1 rettet" in better
    assert "tilfældigt" not in shown


def test_years_are_compared_by_their_shares_and_small_differences_may_be_chance(store: Path) -> None:
    shown = archive("compare", store, "aar=2020", "aar=2021").stdout
    assert "Måske tilfældigt" in shown
    assert "Bedre" not in shown and "Værre" not in shown


def test_a_share_of_few_letters_is_unsure() -> None:
    low, high = Share(0, 5).interval
    assert low == 0 and 0.4 < high < 0.5  # Wilson: 0.434
    assert Share(50, 100).interval == pytest.approx((0.4038, 0.5962), abs=1e-4)
    # Newcombe (1998), table II, case a: 56 of 70 and 48 of 80, method 10
    assert difference(Share(48, 80), Share(56, 70)) == pytest.approx((0.0524, 0.3339), abs=1e-4)


def test_a_sample_has_findings_of_every_rule_and_the_same_seed_draws_the_same(store: Path) -> None:
    with Store(store) as opened:
        chosen = select(opened)
        first, again = draw(opened, chosen, 2, 3, seed=7), draw(opened, chosen, 2, 3, seed=7)
        other = draw(opened, chosen, 2, 3, seed=8)
    assert first == again != other
    drawn = [one.code for one in first.drawn]
    assert {code: drawn.count(code) for code in drawn} == {code: min(2, count) for code, count in first.of.items()}


def test_verdicts_come_back_as_how_often_each_rule_is_right(store: Path, tmp_path: Path) -> None:
    form = tmp_path / "skema.xlsx"
    assert archive("sample", store, "--output", form).returncode == 0
    assert "ingen vurderinger" in archive("sample", store, "--verdicts", form).stdout
    _answer(form, ["rigtig", "rigtig", "Forkert", "i tvivl"])
    shown = archive("sample", store, "--verdicts", form)
    assert shown.returncode == 0
    assert "Alle bemærkninger" in shown.stdout and "ikke vurderet" in shown.stdout
    _answer(form, ["måske"])
    refused = archive("sample", store, "--verdicts", form)
    assert refused.returncode == 2 and "række 2" in refused.stderr and "«rigtig»" in refused.stderr


def test_a_form_of_another_archive_is_refused(store: Path, letters: Path, tmp_path: Path) -> None:
    form, other = tmp_path / "skema.xlsx", tmp_path / "andet.sqlite"
    archive("sample", store, "--output", form)
    _answer(form, ["rigtig"] * 10)
    archive(letters / "syd", "--store", other)
    refused = archive("sample", other, "--verdicts", form)
    assert refused.returncode == 2 and "andet resultat" in refused.stderr
    assert archive("sample", store, "--verdicts", form).returncode == 0


def test_the_whole_is_weighed_by_how_often_rules_speak(store: Path) -> None:
    with sqlite3.connect(store) as opened:
        counts = opened.execute("SELECT rule, count(*), min(id) FROM finding GROUP BY rule ORDER BY 2 DESC").fetchall()
    (_, many, first), *_, (_, few, last) = counts
    with Store(store) as opened:
        rules = judge(opened, {first: Verdict.RIGHT, last: Verdict.WRONG})
    found = overall(rules)
    assert found is not None
    assert found[0] == pytest.approx(many / (many + few))
    assert found[1].low <= found[0] <= found[1].high


def _with_fejl_or_advarsel(store: Path) -> int:
    with sqlite3.connect(store) as opened:
        rows = opened.execute(
            "SELECT count(DISTINCT result) FROM finding WHERE level IN ('fejl', 'advarsel')"
        ).fetchone()
    return int(rows[0])


def _answer(form: Path, verdicts: list[str]) -> None:
    """Fill in a form as its reader would, with another program than the one that made it."""
    from openpyxl import load_workbook

    book = load_workbook(form)
    for row, verdict in enumerate(verdicts, 2):
        book["Bemærkninger"].cell(row, 9, verdict)
    book.save(form)


def test_an_overview_that_lies_among_the_letters_is_no_letter(letters: Path) -> None:
    made = letters / "resultat.sqlite"
    archive(letters, "--store", made)
    assert archive("report", made).returncode == 0
    assert (letters / "resultat.html").exists()
    assert archive(letters, "--store", made).stdout.startswith("18 breve i arkivet.")
