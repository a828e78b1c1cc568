"""What a sentence decides: the outcomes said in it, and those that only look so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from begrundelse_lint.language.danish import AFTER_NO_NEGATION, COORDINATORS, NEGATIONS
from begrundelse_lint.letter import Span
from begrundelse_lint.understanding import citations
from begrundelse_lint.understanding.amounts import find_amounts
from begrundelse_lint.understanding.cited import role_of
from begrundelse_lint.understanding.clauses import MAIN, RELATIVE
from begrundelse_lint.understanding.decisions import EARLY_HELP, decides
from begrundelse_lint.understanding.place import CITIZEN, Place
from begrundelse_lint.understanding.provisions import EARLY_HELP_WORDS, provision_near
from begrundelse_lint.understanding.reading import Decision, Mention, Mood, Outcome, Polarity, Speaker, Time, Zone

PERIOD = "tidsrum"  # concept
# Concepts of ``rules/concepts/afgoerelser.yaml`` that are read with more than their words.
_OF_WHAT_WAS = frozenset({Outcome.UAENDRET, Outcome.NEDSAETTELSE, Outcome.OPHOER})
NEW_NUMBER, PARTLY, REQUEST = "nyt_antal", "delvist", "ansoegning_om_at"
_TICKED = re.compile(r"\[\s?[xX✓]\s?\]")
_MODALS = frozenset("kan kunne vil ville skal skulle bør".split())
_NEGATED_OUTCOME = {
    Outcome.BEVILLING: Outcome.AFSLAG,
    Outcome.TILBUD_82B: None,
    Outcome.AFSLAG: None,
    Outcome.DELVIS_BEVILLING: None,
    Outcome.OPHOER: None,
    Outcome.NEDSAETTELSE: None,
    Outcome.UAENDRET: Outcome.OPHOER,
}


def decisions(place: Place, found: Sequence[Mention]) -> Iterator[Decision]:
    """The statements that decide something.

    Of wordings that overlap the more telling wins: «du får afslag på støtte» is no grant.
    """
    if not decides(place.zone) or place.zone is Zone.ANSOEGNING:
        return
    telling = [(mention, outcome) for mention in found if (outcome := _outcome(place, mention)) is not None]
    for mention, outcome in telling:
        if any(
            other is not mention
            and _TELLING.index(rival) < _TELLING.index(outcome)
            and _overlap(mention.span, other.span)
            for other, rival in telling
        ):
            continue
        provision = provision_near(place, mention.span)
        if outcome is Outcome.TILBUD_82B and _other_provision(place, mention.span, provision):
            outcome = Outcome.BEVILLING
        yield Decision(
            span=mention.span,
            statement=place.index,
            zone=place.zone,
            speaker=mention.speaker,
            polarity=mention.polarity,
            mood=mention.mood,
            time=mention.time,
            outcome=outcome,
            provision=provision,
            heading=place.heading,
            weak=place.knowledge.concepts[mention.concept].weak,
        )
    if not telling:
        yield from _by_citation(place)


def _by_citation(place: Place) -> Iterator[Decision]:
    """A sentence of the result that gives the citizen something under a provision, in words that no list has («du er
    tilgodeset med et forløb efter § 82 b»).
    """
    if place.zone not in (Zone.RESULTAT, Zone.ANDET) or place.heading or not CITIZEN & set(place.words):
        return
    for citation in citations.find_citations(place.text, *place.sentence.span):
        word = place.word_at(citation.span.start)
        voice = place.voice(word)
        plain = (
            voice.mood is Mood.UDSAGN
            and voice.time is Time.NU
            and voice.status is None
            and place.speaker(citation.span.start, voice) is Speaker.KOMMUNEN
        )
        if (
            plain
            and _given_under(place, word)
            and role_of(place, citation, voice, voice.speaker, False) == "hjemmel"
            and not any(place.has(name) for name in _NO_RESULT)
        ):
            outcome = Outcome.AFSLAG if voice.negated else Outcome.BEVILLING
            yield Decision(
                **place.told(citation.span, voice, voice.speaker),
                outcome=outcome,
                provision=provision_near(place, citation.span),
                weak=True,
            )
            return


def _given_under(place: Place, word: int) -> bool:
    """«… efter servicelovens § 85»: given under the section, not told about it."""
    return any(before in _UNDER for before in place.words[max(0, word - 5) : word])


_UNDER = frozenset({"efter", "jf", "medfør", "henhold", "hjemmel"})
_NO_RESULT = (
    "tom_vurdering",
    "lovtekst_ord",
    "ansoegt",
    "ikke_stillingtagen",
    "maalgruppe",
    "foer",
    "paastaar_afgoerelse",
)


def _other_provision(place: Place, span: Span, provision: str | None) -> bool:
    """Is what is offered cited, in the same clause, as help under another provision than early help («tilbydes en
    plads efter § 107»)?
    """
    if provision is None or provision in EARLY_HELP or place.has(EARLY_HELP_WORDS):
        return False
    clause = place.spoken.clauses[place.spoken.clause_at(place.word_at(span.start))]
    return any(
        place.word_at(c.span.start) in range(clause.start, clause.end) and provision.endswith(f"§ {c.section}")
        for c in citations.find_citations(place.text, *place.sentence.span)
    )


# Of outcomes said in the same words, the first wins.
_TELLING = (
    Outcome.DELVIS_BEVILLING,
    Outcome.OPHOER,
    Outcome.NEDSAETTELSE,
    Outcome.AFSLAG,
    Outcome.TILBUD_82B,
    Outcome.UAENDRET,
    Outcome.BEVILLING,
)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _outcome(place: Place, mention: Mention) -> Outcome | None:
    """What a mention decides, if it is the municipality's own statement, now and without reserve."""
    concept = place.knowledge.concepts[mention.concept]
    if not concept.outcome or mention.speaker is not Speaker.KOMMUNEN or mention.mood is not Mood.UDSAGN:
        return None
    if mention.time is Time.FOER and not (concept.outcome in _OF_WHAT_WAS and _holds_its_time(place, mention)):
        return None
    if (
        _under_modal(place, mention)
        or (concept.field and not _is_field(place, mention))
        or _breaks_off(place, mention)
        or _asked_for(place, mention)
    ):
        return None
    if mention.concept == NEW_NUMBER and not _fewer(place):
        return None
    outcome = Outcome(concept.outcome)
    if outcome is Outcome.OPHOER and place.has(PERIOD):
        return None  # «Forløbet starter den 10. marts og slutter den 9. august»
    return _NEGATED_OUTCOME[outcome] if mention.polarity is Polarity.BENAEGTET else outcome


def _holds_its_time(place: Place, mention: Mention) -> bool:
    """Is what makes the clause one of the past part of the wording itself («den hidtidige støtte bibeholdes»)?"""
    first, last = place.word_at(mention.span.start), place.word_at(mention.span.end - 1)
    clause = place.spoken.clauses[place.spoken.clause_at(first)]
    past = [
        hit
        for hit in place.hits
        if hit.name in place.knowledge.concepts
        and place.knowledge.concepts[hit.name].time
        and clause.start <= hit.start < clause.end
    ]
    return bool(past) and all(first <= hit.start and hit.end - 1 <= last for hit in past)


def _breaks_off(place: Place, mention: Mention) -> bool:
    """A wording does not reach over into the next main clause («… stopper, men du beholder støtten»), nor does «ikke
    kun» say no.
    """
    first, last = place.word_at(mention.span.start), place.word_at(mention.span.end - 1)
    ends_in = place.spoken.clauses[place.spoken.clause_at(last)]
    if first < ends_in.start and (
        place.words[ends_in.start] in {"mens", "hvorimod"}
        or (ends_in.kind == MAIN and place.words[ends_in.start] in COORDINATORS)
    ):
        return mention.concept != PARTLY
    if first < ends_in.start and ends_in.kind == RELATIVE and place.voice(first).negated:
        return True  # «ikke anledning til at ændre den støtte, der fortsætter»
    return any(
        place.words[at] in NEGATIONS and place.words[at + 1 : at + 2] and place.words[at + 1] in AFTER_NO_NEGATION
        for at in range(first, last + 1)
    )


def _asked_for(place: Place, mention: Mention) -> bool:
    """«Din ansøgning om at få bevilget støtte»: what is named right after is what was asked for."""
    first = place.word_at(mention.span.start)
    return any(hit.name == REQUEST and hit.start < first <= hit.end + 2 for hit in place.hits)


def _fewer(place: Place) -> bool:
    """Of the amounts of the sentence, is the last less than the first («fra 6 til 4 timer»)?"""
    found = list(find_amounts(place.text, place.sentence.span.start, place.sentence.span.end))
    return len(found) > 1 and found[-1].high < found[0].high


def _is_field(place: Place, mention: Mention) -> bool:
    """Is it the value of a field or cell («Resultat: Afslag»), or a heading of its own?"""
    word = place.word_at(mention.span.start)
    clause = place.spoken.clauses[place.spoken.clause_at(word)]
    before = place.text[place.sentence.span.start : mention.span.start].rstrip()
    if _TICKED.fullmatch(before):
        return True
    return clause.start == word and (
        before.endswith((":", "|", "]", "☒", "☑", "–", "-")) or (not before and len(place.words) <= 5)
    )


def _under_modal(place: Place, mention: Mention) -> bool:
    """«Støtten kan ophøre», «kan blive bevilget»: possible, not decided.

    A refusal («kan ikke bevilges») is decided.
    """
    if mention.polarity is Polarity.BENAEGTET:
        return False
    first = place.word_at(mention.span.start)
    clause = place.spoken.clauses[place.spoken.clause_at(first)]
    before = place.words[max(clause.start, first - 4) : first]
    inside = place.words[first : place.word_at(mention.span.end - 1) + 1]
    return any(word in _MODALS for word in before) and not any(word in _MODALS or word == "ikke" for word in inside)
