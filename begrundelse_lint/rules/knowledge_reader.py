"""Reads concepts and word lists from YAML, and lays those of one folder over those of another."""

from __future__ import annotations

import dataclasses
import typing
from typing import Any

from begrundelse_lint.language.wordings import WordingError, parse
from begrundelse_lint.rules import vocabulary
from begrundelse_lint.understanding.knowledge import Concept, Term
from begrundelse_lint.written.form import Form
from begrundelse_lint.written.problems import Notes
from begrundelse_lint.written.yaml_tree import Value


def field_types(cls: type, skip: tuple[str, ...]) -> dict[str, type]:
    """The fields of a dataclass that YAML may give: bool or str by name."""
    hints = typing.get_type_hints(cls)
    return {f.name: bool if hints[f.name] is bool else str for f in dataclasses.fields(cls) if f.name not in skip}


def wordings(form: Form, name: str, notes: Notes) -> tuple[str, ...]:
    """The wordings of a field; malformed ones are noted."""
    items = form.items(name)
    for item in items:
        try:
            parse(str(item.data))
        except WordingError as error:
            notes.add(item.spot, f"ordlyden «{item.data}» kan ikke bruges: {error}.")
    if name in form and not items and isinstance(form.fields[name].data, list):
        notes.add(form.spot(name), f"«{name}» er en tom liste.")
    return tuple(" ".join(str(item.data).split()) for item in items)


def read_concept(name: str, value: Value, below: Concept | None, notes: Notes) -> Concept | None:
    """A concept; with ``extend: true`` what it adds to the one that lies ``below`` it."""
    types = field_types(Concept, skip=("name", "wordings"))
    extends = isinstance(value.data, dict) and "extend" in value.data and value.data["extend"].data is True
    form = Form(
        value, notes, f"begrebet «{name}»", (*types, "wordings", "extend"), () if extends else ("title", "wordings")
    )
    form.truth("extend")
    if extends and below is None:
        notes.add(form.spot("extend"), f"«{name}» findes ikke i forvejen, så der er intet at udvide.")
    given: dict[str, Any] = {field: _meaning(form, field, kind) for field, kind in types.items() if field in form}
    words = wordings(form, "wordings", notes)
    if extends and below is not None:
        return dataclasses.replace(below, wordings=tuple(dict.fromkeys((*below.wordings, *words))), **given)
    return Concept(name=name, wordings=words, **({"title": name} | given))


def _meaning(form: Form, field: str, kind: type) -> str | bool:
    if kind is bool:
        return form.truth(field)
    words = vocabulary.concept_words().get(field)
    if words:
        return form.choice(field, words, "")
    return form.text(field)


def read_words(name: str, value: Value, notes: Notes) -> list[Term]:
    """The entries of a word list."""
    if not isinstance(value.data, list):
        notes.add(value.spot, f"ordlisten «{name}» skal være en liste, ikke {value.kind}.")
        return []
    extra = field_types(Term, skip=("list", "wording"))
    terms: list[Term] = []
    for item in value.data:
        form = Form(item, notes, f"ordlisten «{name}»", ("term", *extra), ("term",))
        words = wordings(form, "term", notes)
        rest: dict[str, Any] = {
            f: form.truth(f) if kind is bool else form.text(f) for f, kind in extra.items() if f in form
        }
        terms.extend(Term(list=name, wording=word, **rest) for word in words)
    return terms
