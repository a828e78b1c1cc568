"""The amounts of time in a sentence, and what each is: granted, applied for, earlier, refused, something else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from begrundelse_lint.letter import Span
from begrundelse_lint.understanding.amounts import FoundAmount, find_amounts, period_of
from begrundelse_lint.understanding.place import Place
from begrundelse_lint.understanding.provisions import SUPPORT, provision_near
from begrundelse_lint.understanding.reading import Amount, Mood, Outcome, Speaker, Time, Zone
from begrundelse_lint.understanding.voices import Voice


def amounts(place: Place) -> Iterator[Amount]:
    """The amounts of time, each with what it is: granted, applied for, earlier, refused, or something else."""
    for found in find_amounts(place.text, place.sentence.span.start, place.sentence.span.end):
        first = place.word_at(found.span.start)
        voice = place.voice(first)
        speaker = place.speaker(found.span.start, voice)
        yield Amount(
            **place.told(found.span, voice, speaker),
            low=found.low,
            high=found.high,
            per=found.per,
            status=_amount_status(place, found, first, voice, speaker),
            provision=provision_near(place, found.span),
            ratio=99.0 if found.low is None else round(found.high / found.low, 2) if found.low else 1.0,
        )


_UNIT = re.compile(
    r"\s*(?:hele\s+|ugentlige\s+|månedlige\s+)?(?:støtte)?(?:time|minut|kvarter)\w*|\s*t\.(?=\s*(?:/|pr\.|om))",
    re.IGNORECASE,
)
_CEILING = re.compile(r"(?:op\s+til|højst|maksimalt|maks\.?|max\.?|indtil)\s+$", re.IGNORECASE)


def unit_after(place: Place, field: Span) -> Amount | None:
    """The amount whose number is a blank field: «{timer} timer om ugen», «op til [antal] timer»; None where no unit
    stands after the field.
    """
    start, end = place.sentence.span
    unit = _UNIT.match(place.text, field.end, end)
    if unit is None:
        return None
    span = Span(field.start, unit.end())
    voice = place.voice(place.word_at(span.start))
    floorless = _CEILING.search(place.text, start, field.start) is not None
    return Amount(
        **place.told(span, voice),
        low=None if floorless else 1.0,
        high=1.0,
        per=period_of(place.text, span, start, end),
        status=what_is_granted(place, span),
        provision=provision_near(place, span),
        ratio=99.0 if floorless else 1.0,
        blank=True,
    )


def what_is_granted(place: Place, span: Span) -> str:
    """What an amount at a place is: granted, applied for, earlier, refused, or something else (AMOUNT_STATUSES)."""
    word = place.word_at(span.start)
    voice = place.voice(word)
    return _status(place, word, voice, place.speaker(span.start, voice))


AMOUNT_OF_OUTCOME = {
    Outcome.BEVILLING: "bevilget",
    Outcome.DELVIS_BEVILLING: "bevilget",
    Outcome.UAENDRET: "bevilget",
    Outcome.NEDSAETTELSE: "bevilget",
    Outcome.TILBUD_82B: "bevilget",
    Outcome.AFSLAG: "afslaaet",
}
_STATES_GRANT = frozenset({Zone.RESULTAT, Zone.STOETTE, Zone.EMNE})
_HELP = ("støtte", "bostøtte", "hjælp", "besøg", "timerne", "ramme", "bevilling", "ledsag")


def _status(place: Place, word: int, voice: Voice, speaker: Speaker) -> str:
    """What an amount is.

    The nearest thing said about it wins: its clause's colour, who speaks, the outcome of its clause, its zone.
    """
    if place.zone in {Zone.KLAGEVEJLEDNING, Zone.KONTAKT, Zone.LOV, Zone.BREVHOVED, Zone.BILAG, Zone.HILSEN}:
        return "andet"
    if _from_part(place, word):
        return "tidligere"
    if _instead_of(place, word):
        return (
            "ansoegt"
            if any(after.startswith(("søgt", "ansøgt", "bedt", "ønsk")) for after in place.words[word : word + 8])
            else "tidligere"
        )
    decided = _decided_beside(place, word)
    if voice.status:
        # «Din ansøgning om 3 timer om ugen imødekommes»: what is applied for is what is granted.
        granted = (
            voice.status == "ansoegt"
            and decided == "bevilget"
            and not voice.negated
            and any(w.startswith("ansøgning") for w in place.words[:word])
        )
        return "bevilget" if granted else voice.status
    if speaker in {Speaker.BORGEREN, Speaker.ANDRE, Speaker.LOVEN}:
        return "ansoegt" if speaker is Speaker.BORGEREN else "andet"
    if voice.mood in {Mood.BETINGELSE, Mood.SPOERGSMAAL, Mood.UVALGT}:
        return "andet"
    if voice.time is Time.FOER:
        return "tidligere"
    if voice.negated:
        return "afslaaet"
    if decided:
        return decided
    if place.zone in _STATES_GRANT or place.has(SUPPORT) or place.clause_has("udmaaling_ord", word):
        return "bevilget"
    if any(
        AMOUNT_OF_OUTCOME.get(Outcome(o)) == "bevilget"
        for h in place.hits
        if h.name in place.knowledge.concepts and (o := place.knowledge.concepts[h.name].outcome)
    ):
        return "bevilget"
    if place.granting and place.zone is Zone.ANDET:
        return "bevilget"  # «Du skal have en bostøtte. Hun kommer to gange om ugen, en time ad gangen.»
    if place.zone is Zone.ANDET and any(w.startswith(_HELP) for w in place.words):
        return "bevilget"
    return "andet"


def _decided_beside(place: Place, word: int) -> str | None:
    """What the nearest wording of outcome in the clause makes of an amount; words before it count more than words
    after it.
    """
    clause = place.spoken.clauses[place.spoken.clause_at(word)]
    found: list[tuple[int, str]] = []
    for hit in place.hits:
        concept = place.knowledge.concepts.get(hit.name)
        if concept is None or concept.outcome is None or concept.field or not clause.start <= hit.start < clause.end:
            continue
        if status := AMOUNT_OF_OUTCOME.get(Outcome(concept.outcome)):
            distance = 0 if hit.start <= word < hit.end else word - hit.end if hit.end <= word else 3 + hit.start - word
            found.append((distance, status))
    refused = [pair for pair in found if pair[1] == "afslaaet"]
    nearest = min(found, default=None)
    return "afslaaet" if nearest and refused and min(refused)[0] == nearest[0] else nearest[1] if nearest else None


def _amount_status(place: Place, found: FoundAmount, first: int, voice: Voice, speaker: Speaker) -> str:
    if found.former:
        return (
            "andet" if voice.time is Time.FOER else "tidligere"
        )  # «blev i 2023 ændret fra 6 til 4 timer» is an older story
    return _status(place, first, voice, speaker)


def _instead_of(place: Place, word: int) -> bool:
    """«2 timer i stedet for 4 timer»: the second amount is what it was, or what was asked for."""
    before = " ".join(place.words[max(0, word - 5) : word])
    return any(instead in before for instead in ("i stedet for", "frem for", "fremfor"))


def _from_part(place: Place, word: int) -> bool:
    """«fra 4 til 2 timer»: the first amount is what it was."""
    before = place.words[max(0, word - 2) : word]
    return "fra" in before and "til" in place.words[word + 1 : word + 6]
