"""Reads law tables from YAML: how laws are named, their consolidations, their sections by date."""

from __future__ import annotations

import dataclasses
import re
import typing
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache

from begrundelse_lint.rules.knowledge_reader import wordings
from begrundelse_lint.understanding.knowledge import ConsolidationAct, Law, SectionRange
from begrundelse_lint.written.form import Form
from begrundelse_lint.written.problems import Notes
from begrundelse_lint.written.yaml_tree import Value

FieldReader = Callable[[Form, str, Notes], typing.Any]
_RANGE = re.compile(r"(?P<first>\d+)( ?(?P<letter>[a-z]))?( ?[-–] ?(?P<last>\d+)?( ?(?P<last_letter>[a-z]))?)?")


def read_law(code: str, value: Value, notes: Notes) -> Law:
    """A law by its short name («SEL»)."""
    form = Form(value, notes, f"loven «{code}»", types(), ("title", "names"))
    given = {name: _READERS[kind](form, name, notes) for name, kind in types().items() if name in form}
    return Law(**({"code": code, "title": "", "names": ()} | given))


@cache
def types() -> dict[str, object]:
    """What a law table may hold: the fields of :class:`Law` and their types."""
    hints = typing.get_type_hints(Law)
    return {f.name: hints[f.name] for f in dataclasses.fields(Law) if f.name != "code"}


def _acts(form: Form, name: str, notes: Notes) -> Iterator[ConsolidationAct]:
    before = None
    for item in form.values(name):
        act = Form(item, notes, "«consolidations»", ("number", "signed"), ("number", "signed"))
        number, signed = act.whole("number"), act.day("signed")
        if signed is None:
            continue
        if before and signed < before:
            notes.add(
                act.spot("signed"),
                f"lovbekendtgørelserne skal stå i rækkefølge efter dato; {signed} står efter {before}.",
            )
        before = signed
        yield ConsolidationAct(number, signed)


def _ranges(form: Form, name: str, notes: Notes) -> Iterator[SectionRange]:
    for item in form.values(name):
        part = Form(item, notes, "«sections»", ("list", "from", "to"), ("list",))
        first, last = part.day("from"), part.day("to")
        if first and last and last < first:
            notes.add(part.spot("to"), f"«to» ({last}) ligger før «from» ({first}).")
        yield SectionRange(frozenset(_sections(part, "list", notes)), first, last)


def _sections(form: Form, name: str, notes: Notes) -> Iterator[str]:
    for item in form.items(name):
        found = expand(str(item.data).strip())
        if not found:
            notes.add(item.spot, f"«{item.data}» er ikke paragraffer; skriv «85», «82 b», «82 a-d» eller «79-81».")
        yield from found


def expand(text: str) -> list[str]:
    """The sections that a range stands for («82 a-c»: 82 a, 82 b, 82 c); none where it is not one."""
    match = _RANGE.fullmatch(text)
    if not match:
        return []
    first, letter, last, last_letter = int(match["first"]), match["letter"], match["last"], match["last_letter"]
    if letter:
        if last_letter is None and "-" not in text.replace("–", "-"):
            return [f"{first} {letter}"]
        if last_letter is None or (last and int(last) != first):
            return []
        return [f"{first} {chr(c)}" for c in range(ord(letter), ord(last_letter) + 1)]
    if last_letter:
        return []
    return [str(number) for number in range(first, int(last or first) + 1)] if last or text.isdigit() else []


def _numbers(form: Form, name: str, notes: Notes) -> dict[str, int]:
    """A number for each section."""
    value = form.fields[name]
    sections = tuple(value.data) if isinstance(value.data, dict) else ()
    numbers = Form(value, notes, f"«{name}»", sections)
    for section in sections:
        if len(expand(section)) != 1:
            notes.add(value.keys[section], f"«{section}» er ikke en paragraf; skriv «85» eller «82 b».")
    return {section: numbers.whole(section) for section in sections}


# How a field of a law table is read, by its type. A new field of one of these types is read at once.
_READERS: dict[object, FieldReader] = {
    str: lambda form, name, notes: form.text(name),
    bool: lambda form, name, notes: form.truth(name),
    int | None: lambda form, name, notes: form.whole(name),
    date | None: lambda form, name, notes: form.day(name),
    tuple[str, ...]: wordings,
    frozenset[str]: lambda form, name, notes: frozenset(_sections(form, name, notes)),
    dict[str, int]: _numbers,
    tuple[ConsolidationAct, ...]: lambda form, name, notes: tuple(_acts(form, name, notes)),
    tuple[SectionRange, ...]: lambda form, name, notes: tuple(_ranges(form, name, notes)),
}
