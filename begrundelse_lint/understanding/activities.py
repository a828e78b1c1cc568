"""The activities of everyday life in a letter: applied for, granted or refused, and assessed by the municipality.

Which words are an activity stands in ``rules/concepts`` (concepts with a ``topic``). The target group of SEL § 85 is
assessed for each activity applied for (report p. 29), and a grant says what the support is for (report p. 17).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from begrundelse_lint.language.matcher import Hit
from begrundelse_lint.understanding.clauses import CAUSE
from begrundelse_lint.understanding.place import Place
from begrundelse_lint.understanding.reading import Activity, Decision, Mood, Outcome, Polarity, Speaker, Time, Zone
from begrundelse_lint.understanding.voices import Voice

ASSESSMENT = "opgave_vurdering"  # concept: how the citizen manages a task
_NOT_ABOUT_SUPPORT = frozenset(
    {
        Zone.BREVHOVED,
        Zone.KLAGEVEJLEDNING,
        Zone.KONTAKT,
        Zone.HILSEN,
        Zone.BILAG,
        Zone.EFTER_UNDERSKRIFT,
        Zone.LOV,
        Zone.MULIGHEDER,
    }
)
_ASSESSING = frozenset({Zone.BEGRUNDELSE, Zone.OPLYSNINGER, Zone.RESULTAT, Zone.STOETTE, Zone.ANDET})
_CITIZEN = frozenset({"du", "@", "han", "hun"})
_SUPPORT_BEGINS = ("støtte", "bostøtte", "hjælp", "bevil", "timer", "opgave", "indsats", "ydels")
_UNDER_HEADING = 8  # sentences under a heading that are looked at
_POINTS_BACK = frozenset({"det", "den", "de", "dette", "disse", "begge", "her", "dem"})
_REFUSES = frozenset({Outcome.AFSLAG, Outcome.OPHOER})


def activities(places: Sequence[Place], decided: Sequence[Decision]) -> Iterator[Activity]:
    """Every activity spoken of, with its role and whether it is assessed there."""
    by_statement: dict[int, list[Decision]] = {}
    for decision in decided:
        by_statement.setdefault(decision.statement, []).append(decision)
    following = _followers(places)
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
            role = _role(place, hit, voice, decisions)
            yield Activity(
                **place.told(span, voice),
                topic=topic,
                role=role,
                assessed=_assessed(place, hit, role, bool(decisions), following[place.index]),
            )


def _topic(place: Place, hit: Hit) -> str | None:
    concept = place.knowledge.concepts.get(hit.name)
    return concept.topic if concept else None


def _role(place: Place, hit: Hit, voice: Voice, decisions: Sequence[Decision]) -> str:
    """What the activity is spoken of as. The colour of its clause wins over the decision of its sentence."""
    if voice.status == "ansoegt" or place.zone is Zone.ANSOEGNING:
        return "ansoegt"
    if (voice.time is Time.FOER or voice.status == "tidligere") and any(
        word.startswith(_SUPPORT_BEGINS) for word in place.words
    ):
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


def _assessed(place: Place, hit: Hit, role: str, decides: bool, following: Sequence[Place]) -> bool:
    """Does the municipality say how the citizen manages it?

    In the sentence itself, in those under it as a heading, or in the next one that points back to it.
    """
    if place.zone not in _ASSESSING or role == "ansoegt":
        return place.zone in _ASSESSING and _pointed_back_to(place, following)
    if place.heading:
        return len(place.words) <= 8 and any(_assesses(after, decides=False) for after in following)
    own = place.speaker(place.span(hit).start, place.voice(hit.start)) in (Speaker.KOMMUNEN, Speaker.ANDRE) or _denied(
        place
    )
    if own and (_assesses_now(place) if role == "tidligere" else _assesses(place, decides)):
        return True
    return _pointed_back_to(place, following)


def _followers(places: Sequence[Place]) -> list[Sequence[Place]]:
    """For a heading the sentences under it, for another sentence the one after it."""
    found: list[Sequence[Place]] = []
    for index, place in enumerate(places):
        stop = index + 2
        if place.heading:
            stop = next((later for later in range(index + 1, len(places)) if places[later].heading), len(places))
        found.append(places[index + 1 : min(stop, index + 1 + _UNDER_HEADING)])
    return found


def _pointed_back_to(place: Place, following: Sequence[Place]) -> bool:
    """«Du har søgt om hjælp til indkøb. Det kan du selv.»"""
    after = following[0] if following else None
    if after is None or place.heading or after.heading or not after.words or after.zone not in _ASSESSING:
        return False
    return (
        after.sentence.block == place.sentence.block
        and after.words[0] in _POINTS_BACK
        and _speaks_itself(after)
        and after.has(ASSESSMENT)
    )


def _assesses(place: Place, decides: bool) -> bool:
    """Words of ability or target group; where the sentence decides nothing, any statement about the citizen will do."""
    if not _speaks_itself(place) and not _denied(place):
        return False
    return place.has(ASSESSMENT) or (not decides and any(word in _CITIZEN for word in place.words))


def _assesses_now(place: Place) -> bool:
    """Words of ability or target group in a clause about the present («… til mad, som du ikke længere behøver»)."""
    return any(hit.name == ASSESSMENT and place.voice(hit.start).time is Time.NU for hit in place.hits)


def _speaks_itself(place: Place) -> bool:
    """Is some clause the municipality's own, or a retelling of what others saw, as a statement?"""
    return any(
        voice.speaker in (Speaker.KOMMUNEN, Speaker.ANDRE) and voice.mood is Mood.UDSAGN and voice.status != "ansoegt"
        for voice in place.spoken.voices
    )


def _denied(place: Place) -> bool:
    """«Funktionsevnen er ikke betydeligt nedsat»: the statute's words with a «not» are an assessment."""
    return any(hit.name == ASSESSMENT and place.voice(hit.start).polarity is Polarity.BENAEGTET for hit in place.hits)
