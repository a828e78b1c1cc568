"""The activities of everyday life that a letter speaks of: which were applied for, granted or refused, and which the municipality has assessed.

Which words are an activity stands in ``rules/concepts`` (concepts with a ``topic``). The target group of SEL § 85 is assessed for each activity applied for
(report p. 29), and a grant says what the support is for (report p. 17).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from begrundelse_lint.language.matcher import Hit
from begrundelse_lint.understanding.clauses import CAUSE
from begrundelse_lint.understanding.facts import Place
from begrundelse_lint.understanding.reading import Activity, Decision, Mood, Outcome, Polarity, Speaker, Time, Zone
from begrundelse_lint.understanding.voices import Voice

ASSESSMENT, SUPPORT_WORDS = "opgave_vurdering", "stoetten"  # concepts this module asks for by name
_NOT_ABOUT_SUPPORT = frozenset({Zone.BREVHOVED, Zone.KLAGEVEJLEDNING, Zone.KONTAKT, Zone.HILSEN, Zone.BILAG, Zone.EFTER_UNDERSKRIFT, Zone.LOV, Zone.MULIGHEDER})
_ASSESSING = frozenset({Zone.BEGRUNDELSE, Zone.OPLYSNINGER, Zone.RESULTAT, Zone.STOETTE, Zone.ANDET})
_CITIZEN = frozenset({"du", "@", "han", "hun"})
_SUPPORT_BEGINS = ("støtte", "bostøtte", "hjælp", "bevil", "timer", "opgave", "indsats", "ydels")
_POINTS_BACK = frozenset({"det", "den", "de", "dette", "disse", "begge", "her", "dem"})
_REFUSES = frozenset({Outcome.AFSLAG, Outcome.OPHOER})


def activities(places: Sequence[Place], decided: Sequence[Decision]) -> Iterator[Activity]:
    """Every activity spoken of, with its role and whether it is assessed there."""
    by_statement: dict[int, list[Decision]] = {}
    for decision in decided:
        by_statement.setdefault(decision.statement, []).append(decision)
    following = {one.index: two for one, two in pairwise(places)}
    for place in places:
        if place.zone in _NOT_ABOUT_SUPPORT:
            continue
        seen: set[tuple[str, int]] = set()
        for hit in place.hits:
            topic = _topic(place, hit)
            if topic is None or (topic, clause := place.spoken.clause_at(hit.start)) in seen:
                continue
            seen.add((topic, clause))
            voice = place.voice(hit.start)
            span = place.span(hit)
            decisions = by_statement.get(place.index, [])
            yield Activity(
                span=span, statement=place.index, zone=place.zone, speaker=place.speaker(span.start, voice), polarity=voice.polarity, mood=voice.mood, time=voice.time,
                topic=topic, role=_role(place, hit, voice, decisions), assessed=_assessed(place, hit, voice, bool(decisions), following.get(place.index)),
            )  # fmt: skip


def _topic(place: Place, hit: Hit) -> str | None:
    concept = place.knowledge.concepts.get(hit.name)
    return concept.topic if concept else None


def _role(place: Place, hit: Hit, voice: Voice, decisions: Sequence[Decision]) -> str:
    """What the activity is spoken of as. The colour of its clause wins over the decision of its sentence."""
    if voice.status == "ansoegt" or place.zone is Zone.ANSOEGNING:
        return "ansoegt"
    if (voice.time is Time.FOER or voice.status == "tidligere") and any(word.startswith(_SUPPORT_BEGINS) for word in place.words):
        return "tidligere"
    if place.speaker(place.span(hit).start, voice) is not Speaker.KOMMUNEN or voice.mood is Mood.SPOERGSMAAL:
        return "omtalt"
    if place.spoken.clauses[place.spoken.clause_at(hit.start)].kind == CAUSE:
        return "omtalt"
    decision = _nearest(place, hit, decisions)
    if decision is None:
        return "omtalt"
    return "afslaaet" if decision.outcome in _REFUSES else "bevilget"


def _nearest(place: Place, hit: Hit, decisions: Sequence[Decision]) -> Decision | None:
    """The decision of the activity's own clause, else the last one before it, else the first."""
    at = place.span(hit).start
    clause = place.spoken.clause_at(hit.start)
    own = [d for d in decisions if place.spoken.clause_at(place.word_at(d.span.start)) == clause]
    before = [d for d in own or decisions if d.span.start <= at]
    return before[-1] if before else (own or decisions or [None])[0]  # type: ignore[list-item]


def _assessed(place: Place, hit: Hit, voice: Voice, decides: bool, following: Place | None) -> bool:
    """Does the municipality say how the citizen manages the activity: in the sentence, under it as a heading, or in the sentence that points back to it?"""
    own = place.speaker(place.span(hit).start, voice) in (Speaker.KOMMUNEN, Speaker.ANDRE) or _denied(place)
    applied = voice.status == "ansoegt" or place.zone is Zone.ANSOEGNING
    if own and not applied and place.zone in _ASSESSING and not place.heading and _assesses(place, decides):
        return True
    if following is None or following.zone not in _ASSESSING or following.heading or not following.words:
        return False
    same_paragraph = following.sentence.block == place.sentence.block
    if place.heading and place.zone in _ASSESSING and len(place.words) <= 8 and not applied:
        return _assesses(following, decides=False)
    return same_paragraph and following.words[0] in _POINTS_BACK and _speaks_itself(following) and following.has(ASSESSMENT)


def _assesses(place: Place, decides: bool) -> bool:
    """Words of ability or target group; where the sentence decides nothing, any statement about the citizen will do."""
    if not _speaks_itself(place) and not _denied(place):
        return False
    return place.has(ASSESSMENT) or (not decides and any(word in _CITIZEN for word in place.words))


def _speaks_itself(place: Place) -> bool:
    """Is some clause the municipality's own, or a retelling of what others saw, as a statement?"""
    return any(voice.speaker in (Speaker.KOMMUNEN, Speaker.ANDRE) and voice.mood is Mood.UDSAGN and voice.status != "ansoegt" for voice in place.spoken.voices)


def _denied(place: Place) -> bool:
    """«Funktionsevnen er ikke betydeligt nedsat i forhold til indkøb»: the statute's words with a «not» are an assessment."""
    return any(hit.name == ASSESSMENT and place.voice(hit.start).polarity is Polarity.BENAEGTET for hit in place.hits)
