"""The JSON Schema of rule files, against the loader: what one takes the other takes too."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from handmade import BROKEN, GOOD, HERE
from jsonschema import Draft202012Validator

from begrundelse_lint.rules import schema, vocabulary
from begrundelse_lint.rules.conditions import KINDS

STORED = HERE.parent.parent / "docs" / "rules.schema.json"
VALIDATOR = Draft202012Validator(schema.schema())

# Mistakes that a schema cannot see: they are about names, order, or more than one place.
BEYOND = {
    "checklist_of_nothing_required", "code_twice", "conditions_in_a_ring", "consolidations_out_of_order",
    "count_of_unknown_attribute", "count_without_bounds", "date_is_text", "dates_in_the_wrong_order",
    "extends_nothing", "key_twice", "malformed_provision", "malformed_sections", "malformed_term",
    "malformed_wording", "measure_without_bounds", "name_twice", "need_not_said", "need_of_a_measure_not_said",
    "no_wordings", "placeholder_of_another_check",
    "recommended_error", "rules_in_the_wrong_place", "same_of_unknown_attribute", "two_marks_in_an_example",
    "unknown_concept", "unknown_law", "unknown_named_condition", "unknown_placeholder", "unknown_word_list",
    "worst_first_no_number", "worst_first_without_forbid",
    "unknown_yields_to", "yields_to_in_a_ring",
}  # fmt: skip


def plain(path: Path) -> Any:
    return as_json(yaml.safe_load(path.read_text(encoding="utf-8")))


def as_json(value: Any) -> Any:
    """Dates are texts in JSON, keys are texts."""
    if isinstance(value, dict):
        return {str(key): as_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_json(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def test_the_schema_in_the_docs_is_the_one_the_model_gives() -> None:
    assert STORED.read_text(encoding="utf-8") == schema.render(), (
        "write it anew: python -m begrundelse_lint rules --format schema"
    )


def test_the_schema_is_a_valid_schema() -> None:
    Draft202012Validator.check_schema(schema.schema())


@pytest.mark.parametrize("path", sorted(GOOD.rglob("*.yaml")), ids=lambda path: path.stem)
def test_good_files_are_good_by_the_schema(path: Path) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(plain(path))] == []


@pytest.mark.parametrize("path", sorted(BROKEN.glob("*/*.yaml")), ids=lambda path: path.stem)
def test_broken_files_are_broken_by_the_schema_where_it_can_see_it(path: Path) -> None:
    if path.stem in BEYOND:
        return
    try:
        content = plain(path)
    except (yaml.YAMLError, UnicodeDecodeError, ValueError, RecursionError):
        return
    assert content is None or not VALIDATOR.is_valid(content)


def test_every_kind_of_condition_and_fact_is_in_the_schema() -> None:
    definitions = schema.schema()["$defs"]
    assert {next(iter(one["properties"])) for one in definitions["condition"]["oneOf"]} == set(KINDS)
    assert set(vocabulary.fact_types()) <= set(definitions)
