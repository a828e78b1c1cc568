"""What a folder of good files becomes, and how folders are laid over each other."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from handmade import GOOD, rule, ruleset

from begrundelse_lint.finding import Level
from begrundelse_lint.rules import loader
from begrundelse_lint.rules.checks import Forbid, Measure
from begrundelse_lint.rules.law_reader import expand
from begrundelse_lint.rules.model import InForce, Templates
from begrundelse_lint.rules.patterns import Pattern
from begrundelse_lint.rules.shipped import shipped


def test_rules_stand_in_the_order_of_the_file_with_all_that_they_say() -> None:
    rules = loader.load(GOOD).rules
    assert list(rules) == ["ABC001", "ABC002", "ABC003", "ABC004"]
    first, second, third = rules["ABC001"], rules["ABC002"], rules["ABC003"]
    assert (first.level, first.recommended, first.source.report) == (Level.RAAD, True, "s. 39")
    assert second.source.law == ("SEL § 89",)
    assert second.in_force == InForce(date(2015, 1, 1), date(2099, 12, 31))
    assert second.yields_to == ("ABC001",)
    assert second.templates is Templates.ALSO
    assert third.check == Measure("lix", 45, None, 55, None, Level.ADVARSEL, (("words", 100),))


def test_examples_know_the_line_of_the_file_they_stand_on() -> None:
    fires = loader.load(GOOD).examples["ABC001"].fires
    lines = (GOOD / "rules.yaml").read_text(encoding="utf-8").splitlines()
    assert [lines[example.line - 1].strip() for example in fires] == ["Afgørelse", "- Du får støtte."]


def test_knowledge_is_loaded_with_its_index_and_law_tables() -> None:
    knowledge = loader.load(GOOD).knowledge
    assert knowledge.concepts["afslaar"].outcome == "afslag"
    assert knowledge.concepts["afslaar"].weak
    assert [term.plain for term in knowledge.terms] == ["hvis", "efter"]
    law = knowledge.laws["SEL"]
    assert law.sections[0].sections >= {"79", "80", "81", "82", "82 a", "82 d", "85"}
    assert law.no_appeal == {"79", "82 a", "82 b"}
    assert law.highest_stk == {"85": 1}
    assert law.consolidations[1].number == 150
    assert {hit.name for hit in knowledge.index.find(["målet", "er", "såfremt", "serviceloven"])} == {
        "formaal",
        "term:0",
        "law:SEL",
    }


@pytest.mark.parametrize(
    ("text", "sections"),
    [
        ("85", ["85"]),
        ("82 b", ["82 b"]),
        ("82 a-c", ["82 a", "82 b", "82 c"]),
        ("82 a-82 c", ["82 a", "82 b", "82 c"]),
        ("82a–c", ["82 a", "82 b", "82 c"]),
        ("1-3", ["1", "2", "3"]),
        ("82 a-83 c", []),
        ("82 a-", []),
        ("1-", []),
        ("x", []),
    ],
)
def test_ranges_of_sections_are_written_out(text: str, sections: list[str]) -> None:
    assert expand(text) == sections


def test_a_later_folder_replaces_a_rule_in_its_place(tmp_path: Path) -> None:
    text = (GOOD / "rules.yaml").read_text(encoding="utf-8")
    start = text.index("  - code: ABC002")
    own = "rules:\n" + text[start : text.index("  - code: ABC003")].replace("Timerne aftales senere", "Vores egen")
    loaded = ruleset(tmp_path, own)
    assert list(loaded.rules) == ["ABC001", "ABC002", "ABC003", "ABC004"]
    assert loaded.rules["ABC002"].title == "Vores egen"


def test_a_later_folder_replaces_a_named_condition_for_every_rule_that_uses_it(tmp_path: Path) -> None:
    plain = loader.load(GOOD).rules["ABC001"].when
    loaded = ruleset(tmp_path, "conditions:\n  bevilget: {letter: {adverse: false}}\n")
    assert loaded.rules["ABC001"].when != plain
    assert loaded.rules["ABC001"].when == loaded.rules["ABC002"].when


def test_a_concept_is_replaced_or_extended_by_a_later_folder(tmp_path: Path) -> None:
    (tmp_path / "concepts").mkdir()
    text = "concepts:\n  formaal: {extend: true, wordings: [sigtet er]}\n  kan_klage: {title: Ny, wordings: [klag]}\n"
    (tmp_path / "concepts" / "egne.yaml").write_text(text, encoding="utf-8")
    concepts = loader.load(GOOD, tmp_path).knowledge.concepts
    assert concepts["formaal"].wordings == ("målet er", "formålet med støtten", "sigtet er")
    assert concepts["formaal"].title == "Støttens formål"
    assert concepts["kan_klage"].wordings == ("klag",)


def test_a_word_list_is_added_to_and_a_word_replaced_by_a_later_folder(tmp_path: Path) -> None:
    (tmp_path / "words").mkdir()
    text = "words:\n  kancellisprog:\n    - {term: såfremt, plain: når}\n    - {term: endvidere, plain: også}\n"
    (tmp_path / "words" / "egne.yaml").write_text(text, encoding="utf-8")
    terms = loader.load(GOOD, tmp_path).knowledge.terms
    assert {term.wording: term.plain for term in terms} == {
        "i henhold til": "efter",
        "såfremt": "når",
        "endvidere": "også",
    }


def test_the_digest_follows_the_content_and_not_the_place(tmp_path: Path) -> None:
    import shutil

    copy = tmp_path / "kopi"
    shutil.copytree(GOOD, copy)
    assert loader.load(copy).digest == loader.load(GOOD).digest
    (copy / "words" / "ord.yaml").write_text("words: {a: [{term: b}], kancellisprog: [{term: c}]}\n", encoding="utf-8")
    assert loader.load(copy).digest != loader.load(GOOD).digest


def test_mentions_are_looked_for_in_the_letters_own_words_unless_the_rule_says_otherwise(tmp_path: Path) -> None:
    plain = rule(tmp_path, "forbid: {concept: formaal}").check
    assert isinstance(plain, Forbid) and isinstance(plain.pattern, Pattern)
    assert {demand.attribute for demand in plain.pattern.demands} == {"speaker", "polarity", "mood", "zone"}
    wide = rule(tmp_path, "forbid: {concept: formaal, speaker: alle, polarity: alle, mood: alle, zone: alle}").check
    assert isinstance(wide, Forbid) and isinstance(wide.pattern, Pattern)
    assert wide.pattern.demands == ()
    other = rule(tmp_path, "forbid: {fact: amount}").check
    assert isinstance(other, Forbid) and isinstance(other.pattern, Pattern)
    assert other.pattern.demands == ()


def test_rules_are_found_by_code_or_name_in_any_case() -> None:
    loaded = loader.load(GOOD)
    assert loaded.find("abc002") is loaded.find("Timer-Aftales") is loaded.rules["ABC002"]
    assert loaded.find("ABC999") is None


def test_the_shipped_rules_are_where_the_checkout_has_them() -> None:
    assert shipped().is_dir()
    assert (shipped() / "concepts").is_dir()
