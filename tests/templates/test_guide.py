"""The guide for template owners (docs/skabeloner.md): what it shows as a field or a choice is one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from begrundelse_lint import rules
from begrundelse_lint.letter import from_text
from begrundelse_lint.templates.covering import MOST_TRIED
from begrundelse_lint.templates.expansion import expand
from begrundelse_lint.understanding import understand
from begrundelse_lint.understanding.reading import BlankField

GUIDE = (Path(__file__).parents[2] / "docs" / "skabeloner.md").read_text(encoding="utf-8")
KNOWLEDGE = rules.load(rules.shipped()).knowledge


def examples(heading: str) -> list[str]:
    """The code in the second column of the table under a heading."""
    section = GUIDE.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\|[^|]+\|(.+)\|$", section, re.MULTILINE)
    return [code for row in rows for code in re.findall(r"`([^`]+)`", row) if code not in {"<select>", "<mark>"}]


@pytest.mark.parametrize("field", examples("Felter"))
def test_every_field_of_the_guide_is_a_field(field: str) -> None:
    reading = understand(from_text(f"Afgørelse\n\nDet er {field} om det.\n"), KNOWLEDGE, template=True)
    assert [fact for fact in reading.facts if isinstance(fact, BlankField)]


def letters(text: str) -> int:
    expansion = expand(from_text(text))
    return len(expansion.variants) if expansion else 1


@pytest.mark.parametrize("choice", [code for code in examples("Valg") if not code.startswith("☐") and code != "ELLER"])
def test_every_choice_of_the_guide_is_a_choice(choice: str) -> None:
    whole = choice.replace(" … ", "\nDu kan ringe.\n").replace("{% if afslag %}", "\n{% if afslag %}")
    passage = "" if "støtte" in choice.lower() and "[" not in choice else " Du kan ringe til os."
    line = f"{whole}\n\nDu kan ringe.\n" if choice.startswith(("[Ved", "Alternativ")) else f"{whole}{passage}\n"
    assert letters(f"Svar\n\n{line}\nKlage\n\nDu kan klage.\n") > 1


def test_boxes_and_paragraphs_with_or_are_choices() -> None:
    assert letters("Svar\n\n☐ Bevilget\n☐ Afslået\n") == 2
    assert letters("Svar\n\nDu får støtte.\n\nELLER\n\nDu får afslag.\n") == 2


def test_the_bound_that_the_guide_tells_is_the_bound() -> None:
    assert f"højst {MOST_TRIED} breve" in GUIDE
