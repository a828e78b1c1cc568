"""Voices: for every clause of every sentence, who speaks, whether it is asserted, in what mood and about what time.

A concept may colour the clause it stands in and the clauses under that one («du fortæller, at …», «tidligere fik du
…»); a list item takes the colours of the sentence that opens the list; a quotation is the words of the law or of the
citizen.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from begrundelse_lint.language.matcher import Hit
from begrundelse_lint.language.sentences import Sentence
from begrundelse_lint.letter import Span
from begrundelse_lint.understanding.clauses import (
    CONDITION,
    CONTENT,
    MAIN,
    QUESTION,
    WHEN,
    Clause,
    clauses,
    conditional_start,
)
from begrundelse_lint.understanding.knowledge import Knowledge
from begrundelse_lint.understanding.reading import Mood, Polarity, Speaker, Time, Zone

_QUOTE = re.compile(r"[»][^»«\n]{12,}?[«]|[«][^»«\n]{12,}?[»]|[\"“”„][^\"“”\n]{8,}?[\"“”]")
LAW_PHRASES = "lovtekst_ord"  # concept: wordings of the statute itself


@dataclass(slots=True)
class Voice:
    """How one clause is said. ``status`` is what amounts of time in it are, where a wording tells."""

    speaker: Speaker = Speaker.KOMMUNEN
    negated: bool = False
    mood: Mood = Mood.UDSAGN
    time: Time = Time.NU
    status: str | None = None

    @property
    def polarity(self) -> Polarity:
        return Polarity.BENAEGTET if self.negated else Polarity.BEKRAEFTET


@dataclass(slots=True)
class Spoken:
    """A sentence with its clauses and their voices. ``quotes`` are spans of quoted words with whose words they are."""

    clauses: list[Clause]
    voices: list[Voice]
    quotes: list[tuple[Span, Speaker]]

    def clause_at(self, word: int) -> int:
        """The clause that a word belongs to."""
        for index, clause in enumerate(self.clauses):
            if clause.start <= word < clause.end:
                return index
        return len(self.clauses) - 1


def speak(
    text: str,
    sentence: Sentence,
    words: Sequence[str],
    hits: Sequence[Hit],
    zone: Zone,
    heading: bool,
    lead_in: Voice | None,
    unticked: bool,
    knowledge: Knowledge,
) -> Spoken:
    """The voices of one sentence."""
    gaps = _gaps(text, sentence)
    question = text[sentence.span.start : sentence.span.end].rstrip("\"»”«').").endswith("?")
    found = clauses(words, gaps, conditional_start(words, gaps, question)) if words else [Clause(0, 0, MAIN, None)]
    base = _base(zone, words, hits, lead_in)
    voices: list[Voice] = []
    colours = _colours(found, hits, knowledge)
    for index, clause in enumerate(found):
        parent = voices[clause.parent] if clause.parent is not None and clause.parent < index else None
        voices.append(_voice(clause, parent or base, parent is None, colours.get(index, ()), knowledge))
    _conditions_reach_main(found, voices)
    if question and not heading:
        for voice in voices:
            voice.mood = Mood.SPOERGSMAAL
    if unticked:
        for voice in voices:
            voice.mood = Mood.UVALGT
    return Spoken(found, voices, _quotes(text, sentence, hits, zone))


def _gaps(text: str, sentence: Sentence) -> list[str]:
    edges = [sentence.span.start, *(span.end for span in sentence.spans)]
    return [text[edges[i] : span.start] for i, span in enumerate(sentence.spans)]


def _base(zone: Zone, words: Sequence[str], hits: Sequence[Hit], lead_in: Voice | None) -> Voice:
    """The voice a sentence starts from: its lead-in's, or its zone's."""
    if lead_in is not None:
        return Voice(lead_in.speaker, lead_in.negated, lead_in.mood, lead_in.time, lead_in.status)
    voice = Voice()
    if zone is Zone.ANSOEGNING:
        voice.status = "ansoegt"
    statute = any(hit.name == LAW_PHRASES for hit in hits)
    about_citizen = any(word in {"du", "dig", "din", "dit", "dine", "@", "@s"} for word in words)
    if statute and not about_citizen:
        voice.speaker = Speaker.LOVEN
    return voice


def _colours(found: Sequence[Clause], hits: Sequence[Hit], knowledge: Knowledge) -> dict[int, list[Hit]]:
    """The hits that colour each clause."""
    colours: dict[int, list[Hit]] = {}
    for hit in hits:
        concept = knowledge.concepts.get(hit.name)
        if concept is None or not (concept.speaker or concept.mood or concept.time or concept.status):
            continue
        at = (
            hit.end - 1 if concept.time else hit.start
        )  # «den støtte, du har haft siden 2021, …»: the inner clause is what was
        index = next((i for i, c in enumerate(found) if c.start <= at < c.end), None)
        if index is not None:
            colours.setdefault(index, []).append(hit)
    return colours


def _voice(clause: Clause, parent: Voice, top: bool, colouring: Sequence[Hit], knowledge: Knowledge) -> Voice:
    inherits = top or clause.kind in (CONTENT, QUESTION)
    voice = Voice(parent.speaker, parent.negated if inherits else False, parent.mood, parent.time, parent.status)
    if bool(clause.negations):
        voice.negated = not voice.negated
    if clause.kind in (CONDITION, WHEN):
        voice.mood = Mood.BETINGELSE
    elif clause.kind == QUESTION:
        voice.mood = Mood.SPOERGSMAAL
    for hit in colouring:
        concept = knowledge.concepts[hit.name]
        voice.speaker = Speaker(concept.speaker) if concept.speaker else voice.speaker
        voice.mood = Mood(concept.mood) if concept.mood else voice.mood
        voice.time = Time(concept.time) if concept.time else voice.time
        voice.status = concept.status or voice.status
    return voice


def _conditions_reach_main(found: Sequence[Clause], voices: Sequence[Voice]) -> None:
    """A main clause under an «if» is itself conditional: «Får du afslag, kan du klage»."""
    for index, clause in enumerate(found):
        if clause.kind != CONDITION:
            continue
        if clause.parent is not None and found[clause.parent].kind == MAIN:
            voices[clause.parent].mood = Mood.BETINGELSE
        elif clause.parent is None and index + 1 < len(found):
            later = next((i for i in range(index + 1, len(found)) if found[i].kind == MAIN), None)
            if later is not None:
                voices[later].mood = Mood.BETINGELSE


def _quotes(text: str, sentence: Sentence, hits: Sequence[Hit], zone: Zone) -> list[tuple[Span, Speaker]]:
    found: list[tuple[Span, Speaker]] = []
    for match in _QUOTE.finditer(text, sentence.span.start, sentence.span.end):
        if match[0].count(" ") < 2:
            continue
        law = zone is Zone.LOV or any(
            hit.name == LAW_PHRASES and match.start() <= sentence.spans[hit.start].start < match.end() for hit in hits
        )
        found.append((Span(*match.span()), Speaker.LOVEN if law else Speaker.BORGEREN))
    return found
