"""The JSON Schema of configuration files, for editors: the fields and words that the reader knows."""

from __future__ import annotations

import json
from collections.abc import Mapping

from begrundelse_lint.configuration import fields as known
from begrundelse_lint.configuration import reader
from begrundelse_lint.configuration.settings import NEVER
from begrundelse_lint.rules.conditions.base import Schema, fields
from begrundelse_lint.rules.schema import term

_TEXT: Schema = {"type": "string", "minLength": 1}
_TEXTS: Schema = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}
_SOME_TEXTS: Schema = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT, "minItems": 1}]}
_NUMBER: Schema = {"type": "number"}
_NAME_IN_PATH = r"\{[a-zæøå][a-zæøå0-9_]*\}"
_NAMES_IN_PATHS: Schema = {"type": "string", "pattern": rf"^[^{{}}]*{_NAME_IN_PATH}([^{{}}]|{_NAME_IN_PATH})*$"}
_DATE: Schema = {"type": "string", "format": "date"}


def render() -> str:
    """The schema as text."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def schema() -> Schema:
    """The schema of a ``begrundelse-lint.yaml``, and of ``[tool.begrundelse-lint]``."""
    override = fields({name: _setting(name) for name in reader.OVERRIDE}, ["paths"])
    top = {name: _setting(name) for name in reader.TOP}
    top["overrides"]["items"] = override
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Konfiguration af begrundelse-lint",
        **fields(top),
    }


def _setting(name: str) -> Schema:
    form, description = _SETTINGS[name]
    return {"description": description, **form}


def _map_of(item: Schema) -> Schema:
    return {"type": "object", "additionalProperties": item}


def _list_of(item: Schema) -> Schema:
    return {"type": "array", "items": item}


_SUPPRESSION: Schema = {
    **fields({name: _DATE if name == "until" else _TEXT for name in known.SUPPRESSION}, ["rule", "reason"]),
    "anyOf": [{"required": [name]} for name in ("fingerprint", "quote", "paths")],
}
_SUPPRESSION["properties"]["paths"] = _SOME_TEXTS

_SETTINGS: Mapping[str, tuple[Schema, str]] = {
    "extends": (_TEXTS, "Konfigurationsfiler, som denne bygger på. Det, der står her, går forud."),
    "profile": (
        {"enum": list(known.PROFILES)},
        "Hvor meget der siges: kun lovens krav, også Ankestyrelsens anbefalinger, eller alt.",
    ),
    "select": (_TEXTS, "Kun disse regler, uanset profil: koder, navne eller grupper."),
    "ignore": (_TEXTS, "Ikke disse regler: koder, navne eller grupper."),
    "levels": (_map_of({"enum": [*known.LEVELS, known.OFF]}), "Et andet niveau for regler; «fra» slår dem fra."),
    "limits": (
        _map_of({"anyOf": [_NUMBER, fields({level: _NUMBER for level in known.LEVELS})]}),
        "En anden grænse for regler, der måler noget.",
    ),
    "fail_on": ({"enum": [*known.LEVELS, NEVER]}, "Fra hvilket niveau kontrollen slutter med kode 1."),
    "exclude": (_TEXTS, "Filer, der ikke er breve: mønstre som «README.md» eller «arkiv/**»."),
    "template": ({"enum": [True, False, known.AUTO]}, "Er brevene skabeloner? auto: det ses på brevet."),
    "date": (_DATE, "Dato for breve, der ikke selv har en."),
    "language_model": (_TEXT, "Sprogmodel: auto, none eller en models navn eller mappe."),
    "rules": (_TEXTS, "Mapper med egne regler, ordlister og begreber, lagt oven på de medfølgende."),
    "words": (_map_of(_list_of(term())), "Egne ord på ordlisterne, eller ord, der er tilladt (allow: true)."),
    "baseline": (_TEXT, "Filen med de bemærkninger, der er kendt i forvejen."),
    "metadata": (_NAMES_IN_PATHS, "Hvad et arkivs breve grupperes efter, læst af deres stier: «{enhed}/{aar}/*»."),
    "suppressions": (
        _list_of(_SUPPRESSION),
        "Bemærkninger, der er taget stilling til, og hvorfor.",
    ),
    "blocks": (
        _list_of(fields({"name": _TEXT, "parts": _SOME_TEXTS}, known.BLOCKS)),
        "Breve, der sættes sammen af flere filer.",
    ),
    "overrides": ({"type": "array"}, "Indstillinger for nogle af brevene; senere går forud for tidligere."),
    "paths": (_SOME_TEXTS, "De breve, det gælder: mønstre som «skabeloner/**» eller «*.docx»."),
}
