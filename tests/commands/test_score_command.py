"""``score``: what is found against what labelled letters hold."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest
from program import Run

LETTERS = {
    "godt.txt": "Et brev uden svære ord.",
    "rigtigt.txt": "Første linje.\n\nHer er kancelli.\n\nOg en formular.",
    "falsk.txt": "Her er kancelli og paragraf.",
    "overset.txt": "Her er intet.",
    "skabelon.txt": "Her er {felt} og kancelli.",
}
GOLD = """\
- {file: godt.txt, kind: andet, date: null, decisions: [], applied_for: null, findings: []}
- file: rigtigt.txt
  kind: andet
  findings: [{rule: ORD001, line: 5}, {rule: ORD002, line: 1}]
- {file: falsk.txt, kind: kvittering, findings: []}
- {file: overset.txt, kind: andet, findings: [{rule: ORD001, line: 1}, {rule: ORD003}]}
- {file: skabelon.txt, kind: andet, template: true, findings: [{rule: ORD001, line: 1}]}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of labelled letters."""
    folder = tmp_path / "facit"
    folder.mkdir()
    for name, text in LETTERS.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "gold.yaml").write_text(GOLD, encoding="utf-8")
    return folder


def test_the_figures_are_counted_once_a_letter(run: Run, folder: Path, tmp_path: Path) -> None:
    result = run("score", folder, "--json", "tal.json")
    figures = json.loads((tmp_path / "tal.json").read_text("utf-8"))
    hard = figures["fejl+advarsel"]
    assert (hard["precision"], hard["recall"]) == (3 / 4, 3 / 4)  # found 3, false 1 (falsk.txt), missed 1 (overset.txt)
    assert figures["råd"] == {"precision": 0.0, "recall": 0.0, "f1": 0.0}
    assert figures["kind"] == 4 / 5
    assert figures["outcomes"] is None, "there is no decision among them"
    assert figures["placed"] == 2 / 3  # line 3 for 5, and 1; line 5 for 1 is off
    assert (figures["per_clean_letter"], figures["clean_with_findings"]) == (1 / 2, 1 / 2)
    assert (figures["per_defective_letter"], figures["defective_silent"]) == (1.0, 1 / 3)
    assert "fejl+advarsel  præcision 0.750  dækning 0.750  F1 0.750   (fundet 3, falske 1, overset 1)" in result.stdout
    assert result.exit_code == 0


def test_verbose_lists_every_miss_and_false_alarm(run: Run, folder: Path) -> None:
    text = run("score", folder, "--verbose").stdout
    assert "facit/falsk.txt:1: falsk alarm ORD001" in text
    assert "facit/overset.txt:1: overset ORD001" in text
    assert "falsk alarm" not in run("score", folder).stdout


def test_rules_may_be_chosen_and_left_out(run: Run, folder: Path) -> None:
    assert "ORD002" not in run("score", folder, "--select", "ORD001").stdout
    assert "ORD003" not in run("score", folder, "--ignore", "ordet-paragraf").stdout
    assert "Reglen «ABC» findes ikke." in run("score", folder, "--select", "ABC").stderr


def test_several_folders_have_a_line_each_and_a_total(run: Run, folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "mere"
    other.mkdir()
    (other / "a.txt").write_text("kancelli", encoding="utf-8")
    (other / "gold.yaml").write_text(
        "- {file: a.txt, kind: andet, findings: [{rule: ORD001, line: 1}]}", encoding="utf-8"
    )
    lines = run("score", "facit", "mere").stdout.splitlines()
    assert [line.split()[:4] for line in lines if line.startswith(("facit", "mere"))] == [
        ["facit", "5", "0.750", "0.750"],
        ["mere", "1", "1.000", "1.000"],
    ]
    assert any("(fundet 4, falske 1, overset 1)" in line for line in lines)


def test_a_letter_that_is_not_there_is_told_and_gives_2(run: Run, folder: Path) -> None:
    (folder / "godt.txt").unlink()
    result = run("score", folder)
    assert "facit/godt.txt: ikke kontrolleret: Filen findes ikke." in result.stderr
    assert result.exit_code == 2


def test_labels_that_name_unknown_rules_are_told(run: Run, folder: Path) -> None:
    gold = folder / "gold.yaml"
    gold.write_text(gold.read_text("utf-8").replace("ORD003", "ABC001"), encoding="utf-8")
    result = run("score", folder)
    assert "Facit nævner regler, som ikke findes og ikke er talt med: ABC001." in result.stderr
    assert result.exit_code == 2


@pytest.mark.parametrize(
    ("gold", "message"),
    [
        (None, "har ingen gold.yaml"),
        ("- {file: a.txt\n", "gold.yaml:2:1: filen kan ikke læses som YAML"),
        ("a: 1", "skal være en liste af breve"),
        ("- {kind: andet}", "brev nr. 1 er ikke skrevet, som det skal: der mangler 'file'"),
        ("- tekst", "brev nr. 1 er ikke skrevet, som det skal"),
    ],
)
def test_labels_that_cannot_be_read_are_told(run: Run, tmp_path: Path, gold: str | None, message: str) -> None:
    folder = tmp_path / "facit"
    folder.mkdir()
    if gold is not None:
        (folder / "gold.yaml").write_text(gold, encoding="utf-8")
    result = run("score", folder)
    assert message in result.stderr.replace("«file»", "'file'")
    assert result.exit_code == 2


def test_nothing_to_count_is_nan_and_no_crash(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "facit"
    folder.mkdir()
    (folder / "gold.yaml").write_text("[]", encoding="utf-8")
    result = run("score", folder)
    assert result.exit_code == 0
    assert f"F1 {math.nan:.3f}" in result.stdout
