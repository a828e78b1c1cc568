"""The JSON Schema of rule files, for editors. Made from the same dataclasses that the loader checks against."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from begrundelse_lint.rules import law_reader, rule_reader, vocabulary
from begrundelse_lint.rules.conditions import KINDS
from begrundelse_lint.rules.conditions.base import CONDITION, PATTERN, Schema, fields
from begrundelse_lint.rules.facts import type_name
from begrundelse_lint.rules.knowledge_reader import field_types
from begrundelse_lint.rules.points import PLACES
from begrundelse_lint.rules.reader import AROUND, BESIDE
from begrundelse_lint.rules.value_reader import EVERYTHING
from begrundelse_lint.rules.vocabulary import MENTION, Attribute
from begrundelse_lint.understanding.knowledge import Concept, ConsolidationAct, SectionRange, Term
from begrundelse_lint.understanding.reading import BlankField

_TEXT: Schema = {"type": "string", "minLength": 1}
_TEXTS: Schema = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}
_NUMBER: Schema = {"type": "number"}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_TRUTH: Schema = {"type": "boolean"}
_DATE: Schema = {"type": "string", "format": "date"}
_TYPES: Mapping[str, Schema] = {"text": _TEXT, "number": _NUMBER, "truth": _TRUTH, "date": _DATE}


def render() -> str:
    """The schema as text."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def schema() -> Schema:
    """The schema of every kind of rule file."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Regelfiler til begrundelse-lint",
        "type": "object",
        "properties": {
            "rules": {"type": "array", "items": {"$ref": "#/$defs/rule"}},
            "conditions": _map_of(CONDITION),
            "concepts": _map_of({"$ref": "#/$defs/concept"}),
            "words": _map_of({"type": "array", "items": term()}),
            "laws": _map_of({"$ref": "#/$defs/law"}),
        },
        "additionalProperties": False,
        "$defs": _definitions(),
    }


def _definitions() -> Schema:
    facts = vocabulary.fact_types()
    return {
        "rule": _rule(),
        "concept": _concept(),
        "law": _law(),
        "condition": {"oneOf": [fields({word: kind.schema()}, [word]) for word, kind in KINDS.items()]},
        "pattern": {"anyOf": [{"$ref": f"#/$defs/{name}"} for name in ("any_of", *facts)]},
        "any_of": fields({"any_of": {"type": "array", "items": PATTERN, "minItems": 1}}, ["any_of"]),
        **{f"fact_{name}": _wanted(attribute) for name, attribute in _common().items()},
        **{name: _fact(name, attributes) for name, attributes in facts.items()},
        "beside": {"anyOf": [PATTERN, {"type": "array", "items": PATTERN}]},
        "around": fields({"within": _COUNT, "find": PATTERN, "same": _TEXT}, ["within", "find"]),
        "letter": _asked(vocabulary.letter_attributes()),
        "decision": _asked(vocabulary.decision_attributes()),
        "blank": _wanted(facts[type_name(BlankField)]["holds"]),
        "measure_name": {"enum": list(vocabulary.measures())} if vocabulary.measures() else _TEXT,
        "point": {
            "anyOf": [{"enum": list(PLACES)}, PATTERN, fields({"decision": {"$ref": "#/$defs/decision"}}, ["decision"])]
        },
    }


def _map_of(item: Schema) -> Schema:
    return {"type": "object", "additionalProperties": item}


def _common() -> dict[str, Attribute]:
    """The attributes that facts of every type have."""
    first, *rest = vocabulary.fact_types().values()
    return {name: attribute for name, attribute in first.items() if all(other.get(name) == attribute for other in rest)}


def _fact(name: str, attributes: Mapping[str, Attribute]) -> Schema:
    around: Schema = {"$ref": "#/$defs/around"}
    beside: Schema = {"$ref": "#/$defs/beside"}
    common = _common()
    properties: dict[str, Schema] = {"fact": {"const": name}}
    properties |= {
        attribute.name: {"$ref": f"#/$defs/fact_{attribute.name}"} if attribute.name in common else _wanted(attribute)
        for attribute in attributes.values()
    }
    properties |= {word: beside for word in BESIDE} | {word: around for word in AROUND}
    found = fields(properties, [] if name == MENTION else ["fact"])
    if name == MENTION:
        found["anyOf"] = [{"required": [word]} for word in ("fact", "concept", "group") if word in properties]
    return found


def _asked(attributes: Mapping[str, Attribute]) -> Schema:
    return fields({attribute.name: _wanted(attribute) for attribute in attributes.values()})


def _wanted(attribute: Attribute) -> Schema:
    """What a rule may ask of an attribute: a value, a list, the opposite, bounds."""
    words: list[Any] = list(attribute.values or ())
    value: Schema = {"enum": [*words, None] if attribute.nullable else words} if words else dict(_TYPES[attribute.kind])
    if attribute.nullable and not words:
        value["type"] = [value["type"], "null"]
    values: Schema = {"anyOf": [value, {"type": "array", "items": value, "minItems": 1}]}
    forms = [
        value,
        {"type": "array", "items": value, "minItems": 1},
        {"const": EVERYTHING},
        fields({"not": values}, ["not"]),
    ]
    if attribute.kind in ("number", "date"):
        bound = _TYPES[attribute.kind]
        forms.append({**fields({"above": bound, "below": bound}), "minProperties": 1})
    return {"anyOf": forms}


def _rule() -> Schema:
    examples: Schema = {"type": "array", "items": _TEXT, "minItems": rule_reader.EXAMPLES}
    point: Schema = {"$ref": "#/$defs/point"}
    properties: dict[str, Schema] = {
        **{name: _TEXT for name in rule_reader.REQUIRED},
        "code": {"type": "string", "pattern": f"^{rule_reader.CODE.pattern}$"},
        "name": {"type": "string", "pattern": f"^{rule_reader.NAME.pattern}$"},
        "level": {"enum": list(rule_reader.LEVELS)},
        "source": {**fields({"law": _TEXTS, "report": _TEXT}), "minProperties": 1},
        "examples": fields({"fires": examples, "silent": examples}, ["fires", "silent"]),
        "in_force": fields({"from": _DATE, "to": _DATE}),
        "recommended": {"anyOf": [_TRUTH, fields({"places": _COUNT}, ["places"])]},
        "worst_first": _TEXT,
        "yields_to": _TEXTS,
        "templates": {"enum": [True, False, "only"]},
        "needs": {"type": "array", "items": {"enum": list(rule_reader.NEEDS)}},
        "when": CONDITION,
        "because": PATTERN,
        "point": {"anyOf": [point, {"type": "array", "items": point}]},
        "checklist": _TEXT,
        "require": CONDITION,
        "forbid": PATTERN,
        "limit": fields({"of": PATTERN, "at_most": _COUNT, "same": _TEXT}, ["of", "at_most"]),
        "measure": _measure(),
    }
    found = fields(properties, rule_reader.REQUIRED)
    found["oneOf"] = [{"required": [check]} for check in rule_reader.CHECKS]
    return found


def _measure() -> Schema:
    bounds: dict[str, Schema] = {"above": _NUMBER, "below": _NUMBER}
    worse = fields({**bounds, "level": {"enum": list(rule_reader.LEVELS)}}, ["level"])
    name: Schema = {"$ref": "#/$defs/measure_name"}
    return fields(
        {"name": name, **bounds, "escalate": worse, "at_least": _map_of(_NUMBER), "shown_by": PATTERN}, ["name"]
    )


def _concept() -> Schema:
    types = field_types(Concept, skip=("name", "wordings"))
    plain: dict[str, Schema] = {name: _TRUTH if kind is bool else _TEXT for name, kind in types.items()}
    meanings: dict[str, Schema] = {
        name: {"enum": list(words)} for name, words in vocabulary.concept_words().items() if name in types
    }
    return fields({**plain, **meanings, "wordings": _TEXTS, "extend": _TRUTH})


def term() -> Schema:
    """The schema of an entry of a word list."""
    types = field_types(Term, skip=("list", "wording"))
    return fields(
        {"term": _TEXT, **{name: _TRUTH if kind is bool else _TEXT for name, kind in types.items()}}, ["term"]
    )


def _law() -> Schema:
    return fields({name: _LAW_TYPES[kind] for name, kind in law_reader.types().items()}, ["title", "names"])


_ACT = fields({"number": _COUNT, "signed": _DATE}, ["number", "signed"])
_RANGE = fields({"list": _TEXTS, "from": _DATE, "to": _DATE}, ["list"])
_LAW_TYPES: Mapping[object, Schema] = {
    str: _TEXT,
    bool: _TRUTH,
    int | None: _COUNT,
    date | None: _DATE,
    tuple[str, ...]: _TEXTS,
    frozenset[str]: _TEXTS,
    dict[str, int]: _map_of(_COUNT),
    tuple[ConsolidationAct, ...]: {"type": "array", "items": _ACT},
    tuple[SectionRange, ...]: {"type": "array", "items": _RANGE},
}
