"""``--no-names``: what points to persons is found in letters, and stands in no report."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from begrundelse_lint.check import Checker, Options
from begrundelse_lint.checked import CheckedLetter
from begrundelse_lint.commands.cli import cli
from begrundelse_lint.language.grammar import Grammar
from begrundelse_lint.letter import from_text
from begrundelse_lint.reports.base import Results, Tool
from begrundelse_lint.reports.formats import FORMATS
from begrundelse_lint.reports.redaction import without_names
from begrundelse_lint.selection import Profile
from begrundelse_lint.suppression import Origin, Suppression
from begrundelse_lint.understanding import understand
from begrundelse_lint.understanding.identifiers import Identifiers, Kind, find_identifiers

from . import recall

HERE = Path(__file__).parent
HOSTILE: list[dict[str, Any]] = yaml.safe_load((HERE / "hostile.yaml").read_text(encoding="utf-8"))
GOLD: dict[str, dict[str, list[Any]]] = {
    path: told for file in recall.GOLD for path, told in yaml.safe_load(file.read_text(encoding="utf-8")).items()
}


def hidden(text: str, model: Grammar | None = None) -> str:
    """A letter without what points to persons."""
    knowledge = recall.ruleset().knowledge
    reading = understand(from_text(text), knowledge, analyst=model)
    return find_identifiers(reading, knowledge).hide(reading.clean.text)


# How much is found


def test_the_gold_holds_letters_of_many_hands() -> None:
    assert len(GOLD) >= 30
    assert len({str(Path(path).parent) for path in GOLD}) >= 20
    assert recall.recall_of_persons().whole > 300


def test_nearly_every_name_is_found() -> None:
    assert recall.recall_of_persons().value >= 0.99, "\n".join(recall.missed())


def test_nearly_every_address_and_number_is_found() -> None:
    assert recall.recall_of_others().value >= 0.99, "\n".join(recall.missed())


def test_few_other_words_are_hidden() -> None:
    assert recall.precision_of_persons().value >= 0.97, "\n".join(recall.hidden_in_vain())


@pytest.mark.parametrize("case", HOSTILE, ids=lambda case: case["why"])
def test_letters_that_nobody_tidied_up(case: dict[str, Any]) -> None:
    told = hidden(case["text"])
    assert [word for word in case.get("hidden", []) if word in told] == [], told
    assert [word for word in case.get("kept", []) if word not in told] == [], told


def test_each_kind_is_told_as_what_it_is() -> None:
    letter = (
        "Mette Holm\nEngvej 4\n5999 Lindesund\n\nCpr-nr.: 010190-1234\nSagsnr.: 24/20917\nFødt 01-01-90\n\n"
        "Kære Mette\n\nRing 12 34 56 78 eller skriv til m@x.dk."
    )
    assert {str(kind) for kind in Kind} == set(re.findall(r"\[([^\]]+)\]", hidden(letter)))


def test_a_name_that_only_a_model_knows_is_found_with_one(small_grammar: Grammar) -> None:
    said = "Afgørelse\n\nXiomara har svært ved at komme op."
    assert "Xiomara" in hidden(said)
    assert "Xiomara" not in hidden(said, small_grammar)


@given(
    before=st.text(max_size=30),
    after=st.text(max_size=30),
    name=st.sampled_from(["Mette Holm", "METTE", "Mettes", "Holm", "M. Holm", "78 00 25 48", "Engvej 4"]),
)
def test_whatever_stands_around_them_what_is_known_is_hidden(before: str, after: str, name: str) -> None:
    known = Identifiers(
        ("holm", "mette"), frozenset({"mette"}), (("78 00 25 48", Kind.PHONE), ("Engvej 4", Kind.ADDRESS))
    )
    told = known.hide(f"{before} {name} {after}")
    assert name not in told.removeprefix(before).removesuffix(after)
    assert known.hide(told) == told, "what is hidden stays hidden, and nothing more comes"


# What reports show

LETTER = """\
Mathilde Kjeldgaard
Tornbyvej 130
9898 Sølvig

3. november 2020
Cpr-nr.: 040498-1234
Sagsnr.: 20/20917

Kære Mathilde

Afgørelse
Jeg bevilger Mathilde bostøtte efter servicelovens § 85. Skriv til dorrit@solvig.dk eller ring på 78 00 25 48.
Caroline har svært ved at komme op. Din cpr-veninde har nummer 010190-4321.

Du kan klage inden fire uger. Klagen sender du til Sølvig Kommune.

Venlig hilsen
Dorrit Sandvad
"""
SECRETS = [
    "Mathilde",
    "Kjeldgaard",
    "Tornbyvej",
    "040498",
    "1234",
    "20/20917",
    "solvig.dk",
    "78 00",
    "Caroline",
    "Dorrit",
]


def run(*words: object) -> Result:
    """The program with these words."""
    return CliRunner().invoke(cli, ["check", "--no-config", "--fail-on", "aldrig", "--no-names", *map(str, words)])


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """A letter full of names, with a name in its path."""
    folder = tmp_path / "Bente Nielsen"
    folder.mkdir()
    path = folder / "afgørelse Mathilde Kjeldgaard 040498-1234.txt"
    path.write_text(LETTER, encoding="utf-8")
    return path


@pytest.mark.parametrize("form", FORMATS)
def test_no_format_shows_a_person(form: str, letter: Path) -> None:
    told = run("--profile", "alle", "--format", form, letter)
    assert told.stdout.strip()
    assert [secret for secret in (*SECRETS, "Bente", "Nielsen") if secret in told.stdout] == []


@pytest.mark.slow
@pytest.mark.parametrize("path", GOLD)
def test_no_report_on_a_letter_of_the_gold_names_anybody(path: str) -> None:
    told = run("--profile", "alle", "--format", "json", recall.CORPUS / path).stdout
    findings = json.dumps(json.loads(told)["letters"][0], ensure_ascii=False)
    names = {part for name in GOLD[path]["persons"] for part in name.split()}
    assert {name for name in names if re.search(rf"(?<!\w){name}(?:s)?(?!\w)", findings)} == set()


def test_the_words_around_a_name_stay(letter: Path) -> None:
    quotes = [
        finding["quote"] for finding in json.loads(run("--format", "json", letter).stdout)["letters"][0]["findings"]
    ]
    assert any(quote.startswith("Jeg bevilger [navn] bostøtte") for quote in quotes)


def test_the_user_is_told_that_a_person_must_look_too(letter: Path) -> None:
    assert "Se rapporten igennem, før du deler den." in run(letter).stderr


def test_without_the_option_nothing_changes(letter: Path) -> None:
    told = CliRunner().invoke(cli, ["check", "--no-config", "--fail-on", "aldrig", str(letter)])
    assert "Mathilde" in told.stdout and "[navn]" not in told.stdout


def test_the_exit_code_and_the_findings_are_the_same(letter: Path) -> None:
    with_, without = (
        CliRunner().invoke(cli, ["check", "--no-config", "--format", "json", *option, str(letter)])
        for option in ([], ["--no-names"])
    )
    assert with_.exit_code == without.exit_code == 1
    told = [json.loads(result.stdout)["letters"][0]["findings"] for result in (with_, without)]
    places, nameless = ([(one["rule"], one["line"], one["column"]) for one in findings] for findings in told)
    assert places == nameless


def test_names_in_the_path_of_a_letter_that_cannot_be_read_are_hidden(tmp_path: Path) -> None:
    path = tmp_path / "Bente Lundsgaard_2024.txt"
    path.write_bytes(b"")
    told = run(path).stdout
    assert "[navn]_2024.txt" in told
    assert "Bente" not in told and "Lundsgaard" not in told


def test_letters_whose_paths_become_one_are_told_apart(tmp_path: Path) -> None:
    for name in ("brev Mette.txt", "brev Sanne.txt"):
        (tmp_path / name).write_text(LETTER, encoding="utf-8")
    paths = [one["path"] for one in json.loads(run("--format", "json", tmp_path).stdout)["letters"]]
    assert [Path(path).name for path in paths] == ["brev [navn].txt", "brev [navn] (2).txt"]


def test_no_quotes_and_no_names_go_together(letter: Path) -> None:
    told = run("--no-quotes", letter).stdout
    assert "Jeg bevilger" not in told and "[navn]" not in told.partition("\n")[2] and "Mathilde" not in told


def test_an_example_in_a_suggestion_stays_when_quotes_and_names_go(letter: Path) -> None:
    told = " ".join(run("--no-quotes", "--template", "--select", "SKA005", letter).stdout.split())
    assert "for eksempel [navn], eller" in told


def checked(**more: Any) -> CheckedLetter:
    """The letter, checked so that names can be left out."""
    checker = Checker(recall.ruleset(), Options(Profile.ALLE), find_identifiers=True, **more)
    return checker.check_letter(from_text(LETTER, path="brev.txt"))


def results(letter: CheckedLetter) -> Results:
    return without_names(Results(Tool("1", "x"), [letter]))


def test_the_letter_itself_and_what_was_found_of_it_are_gone() -> None:
    (shown,) = results(checked(keep_reading=True)).letters
    assert (shown.reading, shown.identifiers) == (None, None)
    assert shown.requirements
    assert [secret for secret in SECRETS if secret in repr(shown)] == []


def test_a_fingerprint_of_hidden_words_cannot_be_guessed_from_the_number() -> None:
    before = {finding.rule: finding for finding in checked().findings}
    after = {finding.rule: finding for finding in results(checked()).letters[0].findings}
    changed = {rule for rule in before if before[rule].place.quote != after[rule].place.quote}
    assert changed
    for rule, finding in after.items():
        assert (finding.fingerprint == before[rule].fingerprint) is (rule not in changed)


def test_reasons_for_what_is_known_lose_names_as_well() -> None:
    known = Suppression(rule="UDM001", reason="Aftalt med Mathilde", origin=Origin.BASELINE, written="fil.yaml:3")
    checker = Checker(recall.ruleset(), Options(Profile.ALLE), find_identifiers=True)
    letter = checker.check_letter(from_text(LETTER), [known])
    (suppressed,) = results(letter).letters[0].suppressed
    assert suppressed.reason == "Aftalt med [navn]"


def test_of_a_letter_checked_without_looking_for_names_nothing_is_quoted() -> None:
    (shown,) = results(replace(checked(), identifiers=None)).letters
    assert {place.quote for finding in shown.findings for place in finding.places} == {""}


def test_where_nothing_is_known_a_text_stays_as_it_is() -> None:
    assert Identifiers().hide("Kære Mette") == "Kære Mette"
    assert Identifiers().hide_in_path("breve/Mette.txt") == "breve/Mette.txt"
