"""A sentence that says nothing new to the rules changes no finding, wherever in the letter it stands.

The sentences, the places where they may stand, and the rules that they may change all the same, are in
distractors.yaml; distractors_known.yaml holds what is known to go wrong, each entry to be taken out when mended.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

import pytest
import yaml

from begrundelse_lint.letter import Letter
from begrundelse_lint.scoring.labels import Label
from begrundelse_lint.understanding.reading import Address, Reading, Statement

from .labelled import findings_of, labels_of, letter_of, name, reading_of, with_sentence

HERE = Path(__file__).parent
DISTRACTORS: list[dict[str, Any]] = yaml.safe_load((HERE / "distractors.yaml").read_text(encoding="utf-8"))
KNOWN: Mapping[str, Mapping[str, str]] = (
    yaml.safe_load((HERE / "distractors_known.yaml").read_text(encoding="utf-8")) or {}
)
PLACES = [(distractor, zone) for distractor in DISTRACTORS for zone in distractor["after"]]
SOUND_LETTERS, DEFECTIVE_LETTERS = 6, 4  # for each place: so many letters, drawn by their names
STYLES = frozenset(  # letters added later draw nothing anew
    "a b f assistent digitalpost handicapcenter jurist konsulent landkommune letlaest naboomraade naevn notat "
    "oekommune omvendt ordvalg psykiatri skema storby system teamleder ung vaerge".split()
)
_TO_CITIZEN = re.compile(r"\b(?:du|dig|din|dit|dine)\b", re.IGNORECASE)
_FORMAL = {"du": "De", "dig": "Dem", "din": "Deres", "dit": "Deres", "dine": "Deres"}
_REFERS_BACK = re.compile(  # the next sentence would speak of another one
    r"(?:Det|Den|Dette|Denne|De|Disse|Derfor|Dermed|Men|Og|Også|Dog|Herved|Heri|Heraf|Dér|Der|Sådan|Så|Samme|Han|Hun|I|Nu)\b"
)


class Whole(NamedTuple):
    """A letter as it stands in the corpus."""

    letter: Letter
    reading: Reading
    said: frozenset[tuple[str, str]]


@cache
def whole(label: Label) -> Whole:
    letter = letter_of(label)
    reading = reading_of(letter)
    return Whole(letter, reading, said(reading))


def said(reading: Reading) -> frozenset[tuple[str, str]]:
    """The findings: rule and quoted words. What is decided counts as well."""
    found = [(finding.rule, finding.place.quote) for finding in findings_of(reading)]
    decided = [("afgør", f"{decision.outcome}: {decision.provision}") for decision in reading.decisions]
    return frozenset([*found, *decided, ("art", reading.kind)])


def test_there_are_enough_distractors() -> None:
    assert len({distractor["text"] for distractor in DISTRACTORS}) >= 40


@pytest.mark.parametrize(
    ("distractor", "zone"), PLACES, ids=[f"{distractor['about']}, {zone}" for distractor, zone in PLACES]
)
def test_a_distractor_changes_nothing(distractor: dict[str, Any], zone: str) -> None:
    changed = {name(label): _changes(distractor, label, at) for label, at in _letters(distractor, zone)}
    assert changed, "no letter has a place for it"
    known = KNOWN.get(f"{distractor['text']} ({zone})", {})
    assert {letter: change for letter, change in changed.items() if change and letter not in known} == {}
    assert [letter for letter in known if not changed.get(letter)] == [], "mended: take it off the list"


def _changes(distractor: Mapping[str, Any], label: Label, at: Statement) -> str:
    """What the sentence changes in the letter; nothing at best."""
    before = whole(label)
    clean = before.reading.clean
    paragraph, end = clean.to_letter(clean.blocks[at.sentence.block].span), clean.to_letter(at.span).end
    sentence = _as_addressed(distractor["text"], before.reading)
    after = said(reading_of(with_sentence(before.letter, paragraph, end, sentence)))
    changes = sorted((*item, "comes") for item in after - before.said) + sorted(
        (*item, "goes") for item in before.said - after
    )
    return "; ".join(
        f"{rule} {way}: {words[:60]}" for rule, words, way in changes if rule not in distractor.get("may", ())
    )


def _letters(distractor: Mapping[str, Any], zone: str) -> Iterator[tuple[Label, Statement]]:
    """Letters with a place for the sentence, some sound and some not, always the same ones."""
    wanted = {True: SOUND_LETTERS, False: DEFECTIVE_LETTERS}
    for label in sorted(
        _decision_letters(), key=lambda label: crc32(f"{distractor['text']}{zone}{name(label)}".encode())
    ):
        sound = not label.findings
        if not wanted[sound] or label.outcomes & set(distractor.get("unless", ())):
            continue
        if not _fits(distractor["text"], whole(label).reading):
            continue
        place = _place(whole(label).reading, zone)
        if place is not None:
            wanted[sound] -= 1
            yield label, place


@cache
def _decision_letters() -> tuple[Label, ...]:
    every = [label for part in ("tuned", "shared") for label in labels_of(part)]
    return tuple(
        label for label in every if label.folder.name in STYLES and label.kind == "afgoerelse" and not label.template
    )


def _fits(text: str, reading: Reading) -> bool:
    """Can the sentence be said in this letter? One with «du» only to the citizen."""
    return not _TO_CITIZEN.search(text) or (reading.citizen_is_addressee and _form(reading) in ("du", "de"))


def _form(reading: Reading) -> str | None:
    forms = [fact.form for fact in reading.facts if isinstance(fact, Address)]
    return max(sorted(set(forms)), key=forms.count) if forms else None


def _as_addressed(text: str, reading: Reading) -> str:
    return _TO_CITIZEN.sub(lambda match: _FORMAL[match[0].lower()], text) if _form(reading) == "de" else text


def _place(reading: Reading, zone: str) -> Statement | None:
    """The first running sentence of the zone, where the next one does not refer back to it."""
    letter = reading.letter
    for statement in reading.statements:
        if statement.zone != zone or statement.heading or statement.in_list or statement.lead_in is not None:
            continue
        words = reading.clean.of(statement.span)
        there = reading.clean.to_letter(statement.span)
        line = letter.line_text(letter.line_at(there.start))
        rest = letter.text[there.end :].split("\n")[0].strip()
        if words.endswith(".") and len(words.split()) > 4 and "|" not in line and not _REFERS_BACK.match(rest):
            return statement
    return None
