"""What kind of letter it is, by its effect."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from begrundelse_lint.understanding.knowledge import Knowledge
from begrundelse_lint.understanding.reading import Decision, Kind, Mention, Mood, Outcome, Polarity, Zone

CLAIM = "paastaar_afgoerelse"  # concept: the letter presents itself as a decision
UPHELD, SENT_ON = "fastholdt", "klagen_er_sendt"  # concepts: the decision stands, and the complaint has been sent on
NOT_YET = "endnu_ikke_afgjort"  # concept: it says that nothing is decided yet


def find_kind(
    mentions: Sequence[Mention], decisions: Sequence[Decision], weak: frozenset[int], guided: bool, knowledge: Knowledge
) -> Kind:
    """The kind of letter, from what speaks for each kind and from whether it decides anything.

    ``guided``: it tells the citizen how to complain, as only a decision does.
    """
    votes: Counter[str] = Counter()
    for mention in mentions:
        concept = knowledge.concepts[mention.concept]
        if concept.kind and mention.zone is not Zone.KLAGEVEJLEDNING:
            votes[concept.kind] += 3 if mention.zone is Zone.EMNE else 1
    # Closing running support is a decision by its effect, also where it is told as mere information.
    own = [d for d in decisions if not d.heading and (d.statement not in weak or d.outcome is Outcome.OPHOER)]
    claims = [
        m
        for m in mentions
        if m.concept == CLAIM
        and m.polarity is Polarity.BEKRAEFTET
        and m.mood is Mood.UDSAGN
        and m.zone not in {Zone.KLAGEVEJLEDNING, Zone.LOV}
    ]
    undecided = any(m.concept == NOT_YET for m in mentions)
    if votes["partshoering"] >= 3 and (undecided or not claims) and not (own and claims and not undecided):
        return Kind.PARTSHOERING
    told = {
        m.concept
        for m in mentions
        if m.polarity is Polarity.BEKRAEFTET and m.mood is Mood.UDSAGN and m.zone is not Zone.KLAGEVEJLEDNING
    }
    if {UPHELD, SENT_ON} <= told:
        return Kind.GENVURDERING
    if votes["genvurdering"] >= 3 and not own:
        return Kind.GENVURDERING
    if votes["genvurdering"] >= 4 and not claims:
        return Kind.GENVURDERING
    if own and not undecided:
        return Kind.AFGOERELSE
    for kind in ("partshoering", "genvurdering", "varsling", "kvittering"):
        if votes[kind] >= 2 and votes[kind] == max(votes.values()):
            return Kind(kind)
    if own or claims or decisions or (guided and not undecided):
        return Kind.AFGOERELSE if not undecided else Kind(max(votes, key=lambda k: votes[k])) if votes else Kind.ANDET
    return Kind(max(votes, key=lambda k: votes[k])) if votes else Kind.ANDET
