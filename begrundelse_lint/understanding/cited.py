"""The sections and consolidation acts that a sentence cites, and what each is there for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from begrundelse_lint.understanding import citations
from begrundelse_lint.understanding.place import Place
from begrundelse_lint.understanding.provisions import is_procedural, law_at
from begrundelse_lint.understanding.reading import Citation, Consolidation, Decision, Fact, Mood, Speaker, Time, Zone
from begrundelse_lint.understanding.voices import Voice

APPLICATION, SAME_SECTION = "ansoegt", "samme_bestemmelse"  # concepts
_TELLS_NO_BASIS = frozenset(
    {Zone.BREVHOVED, Zone.LOV, Zone.KLAGEVEJLEDNING, Zone.KONTAKT, Zone.BILAG, Zone.ANSOEGNING, Zone.MULIGHEDER}
)


def consolidations(place: Place, on: date) -> Iterator[Consolidation]:
    """The consolidation acts cited."""
    for found in citations.find_consolidations(place.text, place.sentence.span.start, place.sentence.span.end):
        voice = place.voice(place.word_at(found.span.start))
        laws = place.knowledge.laws.values()
        known = [
            law
            for law in laws
            if any(
                a.number == found.number and (found.year is None or a.signed.year == found.year)
                for a in law.consolidations
            )
        ]
        named = [h.name[4:] for h in place.hits if h.name.startswith("law:")]
        law = next((law for law in known if law.code in named), known[0] if known else None)
        yield Consolidation(
            **place.told(found.span, voice, voice.speaker),
            law=law.code if law else (named[0] if named else None),
            number=found.number,
            year=found.year,
            state=citations.consolidation_state(law, found.number, found.year, on) if law else "ukendt",
        )


def cited(place: Place, found: Sequence[Decision], on: date) -> Iterator[Citation]:
    """The sections cited, with the law that is named beside each (what is not named there is found for the letter as
    a whole).
    """
    for citation in citations.find_citations(place.text, place.sentence.span.start, place.sentence.span.end):
        first = place.word_at(citation.span.start)
        voice = place.voice(first)
        speaker = place.speaker(citation.span.start, voice)
        code = law_at(place, citation)
        law = place.knowledge.laws.get(code or "")
        yield Citation(
            **place.told(citation.span, voice, speaker),
            law=code,
            section=citation.section,
            stk=citation.stk,
            nr=citation.nr,
            litra=citation.litra,
            role=role_of(place, citation, voice, speaker, bool(found)),
            law_named=code is not None,
            exists=law is None or citations.section_exists(law, citation.section, citation.stk, citation.litra, on),
        )


def role_of(place: Place, citation: citations.FoundCitation, voice: Voice, speaker: Speaker, decides_here: bool) -> str:
    """What a citation is there for (:data:`CITATION_ROLES`)."""
    if place.zone is Zone.KLAGEVEJLEDNING:
        return "klage"
    if is_procedural(place, citation):
        return "proces"
    first = place.word_at(citation.span.start)
    if decides_here:
        return "hjemmel"
    if (
        place.clause_has("henvist_ord", first)
        or place.zone is Zone.MULIGHEDER
        or place.clause_has("ikke_stillingtagen", first)
    ):
        return "afvist"
    if voice.status == "ansoegt" or speaker is Speaker.BORGEREN or place.clause_has(APPLICATION, first):
        return "ansoegt"
    if voice.time is Time.FOER or voice.status == "tidligere":
        return "tidligere"
    if voice.mood is not Mood.UDSAGN:
        return "omtale"
    if place.zone in {Zone.BREVHOVED, Zone.BILAG, Zone.KONTAKT, Zone.ANSOEGNING}:
        return "omtale"
    return "hjemmel"


def referred_back(places: Sequence[Place], gathered: Sequence[Fact]) -> Iterator[Citation]:
    """Sections that a sentence means without naming them («… ydes med hjemmel i nævnte bestemmelse»): the last one
    cited before it.
    """
    named = [fact for fact in gathered if isinstance(fact, Citation) and fact.role not in {"proces", "klage"}]
    for place in places:
        for hit in place.hits:
            before = [citation for citation in named if citation.statement < place.index]
            voice = place.voice(hit.start)
            plain = voice.mood is Mood.UDSAGN and voice.time is Time.NU and voice.status is None and not voice.negated
            if hit.name == SAME_SECTION and before and plain and place.zone not in _TELLS_NO_BASIS:
                yield replace(before[-1], **place.told(place.span(hit), voice), role="hjemmel")
