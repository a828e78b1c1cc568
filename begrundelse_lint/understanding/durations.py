"""How long help lasts.

Support under SEL § 82 b is limited in time and lasts six months at most (the section's own words), so its length must
be told. A length of something else (how long the citizen has been ill, when a talk about the help will be) is no
duration of the help: it has another status than «bevilget».
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from begrundelse_lint.understanding.amounts import find_amounts
from begrundelse_lint.understanding.dates import find_dates
from begrundelse_lint.understanding.place import Place
from begrundelse_lint.understanding.provisions import provision_near
from begrundelse_lint.understanding.reading import Duration, Mood, Speaker, Time, Zone
from begrundelse_lint.understanding.stretches import Stretch, find_stretches, first_day, may_hold_stretch
from begrundelse_lint.understanding.voices import Voice

HELP = "hjaelpen_ord"  # concept: words for the help that a letter gives
_OUTSIDE = frozenset(
    "brevhoved klagevejledning kontakt hilsen bilag efter_underskrift lov muligheder ansoegning".split()
)
_OF_THE_CASE = frozenset({Zone.BEGRUNDELSE, Zone.OPLYSNINGER})  # told of the citizen, unless the sentence decides
_GIVES_HELP = frozenset({Zone.RESULTAT, Zone.STOETTE, Zone.EMNE})
_CITIZEN = frozenset({"du", "dig", "din", "dit", "@"})
_MOST = re.compile(r"\b(?:op\s+til|højst|maksimalt|mere\s+end|længere\s+end)\b", re.IGNORECASE)


def durations(places: Sequence[Place], letter_date: date | None) -> Iterator[Duration]:
    """Every length of time and every last day, with what it is the length of (``status``)."""
    year = letter_date.year if letter_date else 2000
    begins: date | None = None  # the last first day told
    for place in places:
        start, end = place.sentence.span
        if not may_hold_stretch(place.text, start, end):
            continue
        dates = list(find_dates(place.text, start, end, year))
        if place.zone not in _OUTSIDE:
            begins = first_day(place.text, start, dates) or begins
        for found in find_stretches(place.text, start, end, dates, (begins, letter_date)):
            voice = place.voice(place.word_at(found.span.start))
            speaker = place.speaker(found.span.start, voice)
            yield Duration(
                **place.told(found.span, voice, speaker),
                days=found.days,
                until=found.until,
                provision=provision_near(place, found.span),
                status=_status(place, found, voice, speaker),
            )


def _status(place: Place, found: Stretch, voice: Voice, speaker: Speaker) -> str:
    """What the length is of: of help that the letter gives, or of something else (:data:`AMOUNT_STATUSES`)."""
    if place.zone in _OUTSIDE or voice.mood in (Mood.BETINGELSE, Mood.SPOERGSMAAL, Mood.UVALGT):
        return "andet"
    if voice.status:
        return voice.status
    if speaker is not Speaker.KOMMUNEN:
        return "ansoegt" if speaker is Speaker.BORGEREN else "andet"
    if voice.time is Time.FOER:
        return "tidligere"
    before = place.text[max(place.sentence.span.start, found.span.start - 30) : found.span.start]
    if voice.negated or (_MOST.search(before) and _CITIZEN.isdisjoint(place.words)):
        return "andet"  # «støtten kan ikke vare mere end seks måneder»: the rule retold
    if _decides(place) or (place.zone in _GIVES_HELP and found.until):
        return "bevilget"
    if place.zone in _OF_THE_CASE:
        return "andet"
    told_of_help = place.has(HELP) or next(find_amounts(place.text, *place.sentence.span), None) is not None
    return "bevilget" if told_of_help else "andet"


def _decides(place: Place) -> bool:
    concepts = place.knowledge.concepts
    return any(hit.name in concepts and concepts[hit.name].outcome is not None for hit in place.hits)
