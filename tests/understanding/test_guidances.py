"""A complaint guidance that says all it must is heard, whoever wrote it; and when one thing is taken out, that one is
missed.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from begrundelse_lint import rules
from begrundelse_lint.letter import from_text
from begrundelse_lint.rules.engine import judge
from begrundelse_lint.understanding import understand

GUIDANCES = yaml.safe_load((Path(__file__).parent / "guidances.yaml").read_text(encoding="utf-8"))
LETTER = """Lyngsted Kommune
Voksenafdelingen

Lis Holm
Møllevej 3
4799 Lyngsted

12. maj 2024

Afgørelse om støtte

Afgørelse
Du får afslag på socialpædagogisk støtte efter servicelovens § 85. Vi har lagt vægt på, at du selv køber ind.

{guidance}
Med venlig hilsen

Bo Berg
"""


@pytest.fixture(scope="module")
def ruleset() -> rules.RuleSet:
    return rules.load(rules.shipped())


def complaint_findings(ruleset: rules.RuleSet, guidance: str) -> set[str]:
    reading = understand(from_text(LETTER.format(guidance=guidance)), ruleset.knowledge)
    findings, _ = judge(reading, tuple(rule for code, rule in ruleset.rules.items() if code[:3] == "KLA"))
    return {finding.name for finding in findings}


@pytest.mark.parametrize("guidance", GUIDANCES, ids=lambda text: text.splitlines()[0][:40])
def test_a_full_guidance_gives_no_finding(ruleset: rules.RuleSet, guidance: str) -> None:
    assert complaint_findings(ruleset, guidance) == set()


@pytest.mark.parametrize(
    "guidance", [g for g in GUIDANCES if "nkestyrelse" in g], ids=lambda text: text.splitlines()[0][:40]
)
def test_a_guidance_without_its_body_is_told_so(ruleset: rules.RuleSet, guidance: str) -> None:
    assert "klageinstans-mangler" in complaint_findings(ruleset, guidance.replace("Ankestyrelsen", "klageinstansen"))


@pytest.mark.parametrize("wrong", ["14 dage", "seks uger", "to måneder"])
@pytest.mark.parametrize("guidance", GUIDANCES[:3], ids=lambda text: text.splitlines()[0][:40])
def test_another_deadline_is_wrong(ruleset: rules.RuleSet, guidance: str, wrong: str) -> None:
    changed = guidance.replace("4 uger", wrong).replace("fire uger", wrong)
    assert "klagefrist-forkert" in complaint_findings(ruleset, changed)
