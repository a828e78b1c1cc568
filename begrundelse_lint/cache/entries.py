"""A checked letter as plain data without words, and back.

Plain data is what :mod:`marshal` holds: numbers, texts, tuples, lists. What is kept is tried at once: an entry that
does not give back what was found is not made.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date
from enum import Enum
from typing import Any

from begrundelse_lint.cache.words import HoldsWordsError, Wording, whole
from begrundelse_lint.checked import CheckedLetter, DecisionMade, SectionMetrics, Status
from begrundelse_lint.finding import Finding, Level, Place
from begrundelse_lint.letter import Span
from begrundelse_lint.rules.engine import NotRun
from begrundelse_lint.rules.model import Rule
from begrundelse_lint.suppression import wordless
from begrundelse_lint.templates.model import Cover, Tried
from begrundelse_lint.understanding.reading import Kind, Outcome, Zone

# Every field of a checked letter is one of these; a test holds that.
KEPT = frozenset(
    {"status", "kind", "date", "judged_on", "template", "decisions", "metrics", "sections", "longest_sentence_line",
     "rules_run", "not_run", "language_model", "tried"}
)  # fmt: skip
"""Figures, days, codes: no words of the letter."""

MADE_AGAIN = frozenset({"path", "findings", "suppressed", "unused"})
NOT_THERE = frozenset({"reason", "noted", "misread", "part_of", "reading", "identifiers", "requirements"})
"""A letter that has one of these is not kept."""

_CLASSES: tuple[type[Any], ...] = (DecisionMade, NotRun, Tried, SectionMetrics)
_ENUMS: tuple[type[Enum], ...] = (Kind, Outcome, Cover, Zone, Status)
_RECORD, _ENUM, _DAY, _LIST, _TUPLE, _MAPPING = range(6)

Entry = tuple[Any, Any, Any]
"""The letter's own facts, its findings, and what is said of each of them (None: not kept)."""


def pack(letter: CheckedLetter, rules: Mapping[str, Rule], source: str | None) -> Entry | None:
    """The entry of a letter whose findings are all there, whatever is known of them; None where it cannot be kept."""
    names = {field.name for field in fields(letter)}
    if names != KEPT & names | MADE_AGAIN | NOT_THERE or any(getattr(letter, name) for name in NOT_THERE):
        return None
    try:
        facts = {name: _plain(getattr(letter, name)) for name in KEPT & names}
        findings = [_finding(finding) for finding in letter.findings]
    except KeyError:  # a kind of record that is not known here
        return None
    entry: Entry = (facts, findings, _said(letter.findings, rules, source) if source is not None else None)
    silent = unpack(entry, letter.path, rules)
    if [wordless(finding) for finding in silent.findings] != [wordless(finding) for finding in letter.findings]:
        return None
    if source is not None and with_words(silent, entry, source) != letter:
        return facts, findings, None
    return entry


def unpack(entry: Entry, path: str, rules: Mapping[str, Rule]) -> CheckedLetter:
    """The letter, with findings that say nothing but what rule and which places.

    Raises:
        Exception: the entry is not one of these.
    """
    facts, findings, _ = entry
    return CheckedLetter(
        path=path,
        **{name: _value(value) for name, value in facts.items()},
        findings=tuple(_silent(plain, rules) for plain in findings),
    )


def with_words(letter: CheckedLetter, entry: Entry, source: str) -> CheckedLetter | None:
    """The letter with all that was said; None where that was not kept. ``source`` is the file's text."""
    said = entry[2]
    if said is None:
        return None
    pairs = zip(letter.findings, said, strict=True)
    return replace(letter, findings=tuple(_speaking(finding, words, source) for finding, words in pairs))


# findings


def _finding(finding: Finding) -> tuple[Any, ...]:
    places = [
        (*place.span, place.line, place.column, place.end_line, place.end_column, place.page,
         bytes.fromhex(finding.fingerprint_at(place)))
        for place in finding.places
    ]  # fmt: skip
    return finding.rule, finding.level.value, finding.whole_letter, places


def _silent(plain: tuple[Any, ...], rules: Mapping[str, Rule]) -> Finding:
    code, level, whole_letter, places = plain
    rule = rules[code]
    first, *more = (
        Place(Span(start, end), line, column, end_line, end_column, page, "", mark.hex())
        for start, end, line, column, end_line, end_column, page, mark in places
    )
    return Finding(
        rule=code,
        name=rule.name,
        level=Level(level),
        title=rule.title,
        message=rule.title,
        suggestion="",
        why=rule.why,
        basis=rule.source.law,
        report=rule.source.report,
        place=first,
        more=tuple(more),
        whole_letter=whole_letter,
    )


# what is said of them


def _said(findings: tuple[Finding, ...], rules: Mapping[str, Rule], source: str) -> list[Any] | None:
    wording = Wording(source)
    try:
        return [_words(finding, rules[finding.rule], wording) for finding in findings]
    except HoldsWordsError:
        return None


def _words(finding: Finding, rule: Rule, wording: Wording) -> tuple[Any, ...]:
    places = [
        (
            wording.parts(place.quote),
            wording.parts(place.message, rule.message),
            wording.parts(place.suggestion, rule.suggestion),
            place.fingerprint != "",
        )
        for place in finding.places
    ]
    return (
        wording.parts(finding.message, rule.message),
        wording.parts(finding.suggestion, rule.suggestion),
        None if finding.when is None else wording.parts(finding.when, rule.message),
        places,
    )


def _speaking(finding: Finding, words: tuple[Any, ...], source: str) -> Finding:
    message, suggestion, when, said = words
    first, *more = (_place(place, one, source) for place, one in zip(finding.places, said, strict=True))
    return replace(
        finding,
        message=whole(message, source),
        suggestion=whole(suggestion, source),
        when=None if when is None else whole(when, source),
        place=first,
        more=tuple(more),
    )


def _place(place: Place, said: tuple[Any, ...], source: str) -> Place:
    quote, message, suggestion, has_mark = said
    return replace(
        place,
        quote=whole(quote, source),
        message=whole(message, source),
        suggestion=whole(suggestion, source),
        fingerprint=place.fingerprint if has_mark else "",
    )


# facts


def _plain(value: Any) -> Any:
    """Plain data for a value.

    Raises:
        KeyError: a kind of value that is not known here.
    """
    kind = type(value)
    if kind in _CLASSES:
        items = value if isinstance(value, tuple) else (getattr(value, field.name) for field in fields(value))
        return _RECORD, _CLASSES.index(kind), [_plain(item) for item in items]
    if isinstance(value, Enum):
        return _ENUM, {enum: number for number, enum in enumerate(_ENUMS)}[kind], str(value.value)
    if isinstance(value, date):
        return _DAY, value.toordinal()
    if kind is list or kind is tuple:
        return (_LIST if kind is list else _TUPLE), [_plain(item) for item in value]
    if isinstance(value, dict):
        return _MAPPING, {key: _plain(item) for key, item in value.items()}
    if value is None or kind in (bool, int, float, str):
        return value
    raise KeyError(kind)


def _value(plain: Any) -> Any:
    if type(plain) is not tuple:
        return plain
    kind, *rest = plain
    if kind == _RECORD:
        return _CLASSES[rest[0]](*[_value(item) for item in rest[1]])
    if kind == _ENUM:
        return _ENUMS[rest[0]](rest[1])
    if kind == _DAY:
        return date.fromordinal(rest[0])
    if kind == _MAPPING:
        return {key: _value(item) for key, item in rest[0].items()}
    items = [_value(item) for item in rest[0]]
    return items if kind == _LIST else tuple(items)
