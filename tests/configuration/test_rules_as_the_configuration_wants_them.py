"""Levels, limits and words of a configuration: what a check says then."""

from __future__ import annotations

from pathlib import Path

from configured import Write, rules_with, settings

from begrundelse_lint import rules
from begrundelse_lint.check import Checker, Options
from begrundelse_lint.configuration.adaptation import adapt
from begrundelse_lint.finding import Finding, Level

OWN_RULE = """
rules:
  - code: EGEN001
    name: egen-regel
    level: fejl
    title: Egen regel
    message: Egen regel.
    suggestion: Skriv det.
    why: Sådan har vi aftalt det.
    source: {report: s. 36}
    require: {find: {concept: alle}}
    examples: {fires: [a, b], silent: [c, d]}
"""

LETTER = """Afgørelse

Du får 2 timers støtte om ugen efter servicelovens § 85.

Vi har brugt voksenudredningsmetoden, og målet er at styrke din egenomsorg, så du kan klare dig længere hjemme.
Vi har set på, om du kan vaske op, lave mad, gøre rent, købe ind, åbne din post, betale regninger og ringe til din læge.
"""


def found(folder: Path) -> dict[str, Finding]:
    """What is said of the letter under a folder's configuration, by code."""
    wanted = settings(folder / "brev.txt")
    base = rules.load(rules.shipped(), *wanted.rules, terms=wanted.words) if wanted.words else rules_with(wanted.rules)
    adapted = adapt(base, wanted)
    options = Options(wanted.profile, wanted.select, (*wanted.ignore, *adapted.off))
    checked = Checker(adapted.ruleset, options).check_text(LETTER)
    assert checked.checked
    return {finding.rule: finding for finding in checked.findings}


def test_a_level_is_that_of_every_finding_of_the_rule(write: Write, tmp_path: Path) -> None:
    assert found(tmp_path)["LAS003"].level is Level.RAAD
    write("levels: {LAS003: fejl}\nprofile: lovkrav\n")
    assert found(tmp_path)["LAS003"].level is Level.FEJL


def test_a_rule_with_a_level_of_its_own_is_part_of_the_usual_profile(write: Write, tmp_path: Path) -> None:
    quiet = next(rule for rule in rules_with().rules.values() if rule.level is Level.RAAD and not rule.recommended)
    write(f"levels: {{{quiet.name}: råd}}\n")
    adapted = adapt(rules_with(), settings(tmp_path / "brev.txt"))
    assert Checker(adapted.ruleset).choice.speaking.keys() - Checker(rules_with()).choice.speaking.keys() == {
        quiet.code
    }


def test_a_level_for_a_group_can_have_exceptions(write: Write, tmp_path: Path) -> None:
    write("levels: {LAS: fra, LAS003: advarsel}\nprofile: alle\n")
    assert {code for code in found(tmp_path) if code.startswith("LAS")} == {"LAS003"}


def test_a_limit_is_measured_by_and_told(write: Write, tmp_path: Path) -> None:
    assert "LAS002" not in found(tmp_path)
    write("limits: {LAS002: 20}\n")
    assert "Over 20 ord" in found(tmp_path)["LAS002"].message


def test_a_limit_can_be_set_for_each_level(write: Write, tmp_path: Path) -> None:
    write("limits: {hoejt-lixtal: {råd: 1, advarsel: 2}}\n")
    adapted = adapt(rules_with(), settings(tmp_path / "brev.txt"))
    lix = adapted.ruleset.rules["LAS001"]
    checked = Checker(adapted.ruleset, Options(select=("LAS001",))).check_text(LETTER * 3)
    (finding,) = checked.findings
    assert (lix.level, finding.level) == (Level.RAAD, Level.ADVARSEL)
    assert "Over 2 " in finding.message


def test_what_is_changed_makes_another_rule_set(write: Write, tmp_path: Path) -> None:
    digests = {adapt(rules_with(), settings(tmp_path / "brev.txt")).ruleset.digest}
    for text in ("levels: {LAS003: fejl}", "limits: {LAS002: 20}", "limits: {LAS002: 21}"):
        write(text)
        digests.add(adapt(rules_with(), settings(tmp_path / "brev.txt")).ruleset.digest)
    assert len(digests) == 4


def test_a_word_that_is_allowed_is_not_spoken_of(write: Write, tmp_path: Path) -> None:
    assert found(tmp_path)["LAS003"].place.quote.startswith("voksenudredningsmetode")
    write("words: {fagtermer: [{term: voksenudredning*, allow: true}]}\n")
    finding = found(tmp_path)["LAS003"]
    assert finding.place.quote == "egenomsorg" and not finding.more
    write("words: {fagtermer: [{term: voksenudredning*, allow: true}, {term: din egenomsorg, allow: true}]}\n")
    assert "LAS003" not in found(tmp_path)


def test_an_abbreviation_that_is_allowed_is_not_taken_for_an_unknown_one(write: Write, tmp_path: Path) -> None:
    letter = (
        "Afgørelse\n\nDu får 2 timers støtte om ugen efter servicelovens § 85.\n\nVi har talt med HKT om din støtte.\n"
    )
    assert "LAS004" in {finding.rule for finding in Checker(rules_with()).check_text(letter).findings}
    write("words: {forkortelser: [{term: HKT, allow: true}]}\n")
    ruleset = rules.load(rules.shipped(), terms=settings(tmp_path / "brev.txt").words)
    assert "LAS004" not in {finding.rule for finding in Checker(ruleset).check_text(letter).findings}


def test_a_word_of_ones_own_is_spoken_of(write: Write, tmp_path: Path) -> None:
    write("words: {fagtermer: [{term: post, plain: breve}]}\n")
    assert "post" in {place.quote for place in found(tmp_path)["LAS003"].places}


def test_rules_for_some_paths_may_be_named_for_all(write: Write, tmp_path: Path) -> None:
    write(OWN_RULE, "regler/egne.yaml")
    write(
        "levels: {EGEN001: råd, LAS003: fra}\nignore: [egen-regel]\nlimits: {LAS002: 20}\n"
        "overrides: [{paths: [skabeloner/], rules: regler}]\n"
    )
    everywhere = adapt(rules_with(), settings(tmp_path / "brev.txt"))
    templates = settings(tmp_path / "skabeloner" / "brev.txt")
    there = adapt(rules_with(templates.rules), templates)
    assert everywhere.off == there.off == ("LAS003",)
    assert "EGEN001" not in everywhere.ruleset.rules
    assert there.ruleset.rules["EGEN001"].level is Level.RAAD
