"""What the letter decides: from the statements that decide something to the outcomes of the letter as a whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from begrundelse_lint.understanding.reading import Amount, Decision, LetterDecision, Outcome, Zone

# Zones in which a wording of outcome decides nothing: other people's rules, guidance, and what lies outside the
# letter's own text.
_SILENT_ZONES = frozenset(
    {
        Zone.BREVHOVED,
        Zone.LOV,
        Zone.KLAGEVEJLEDNING,
        Zone.BILAG,
        Zone.HILSEN,
        Zone.MULIGHEDER,
        Zone.KONTAKT,
        Zone.OPFOELGNING,
        Zone.EFTER_UNDERSKRIFT,
    }
)
_REASONING = frozenset({Zone.BEGRUNDELSE, Zone.OPLYSNINGER, Zone.STOETTE, Zone.ANSOEGNING})
EARLY_HELP = frozenset({"SEL § 82 a", "SEL § 82 b", "SEL § 82 c"})
_GRANTS = frozenset({Outcome.BEVILLING, Outcome.DELVIS_BEVILLING, Outcome.UAENDRET})


def decides(zone: Zone) -> bool:
    """Can a statement in this zone decide something?"""
    return zone not in _SILENT_ZONES


def resolve(
    decisions: Sequence[Decision], amounts: Sequence[Amount], weak: frozenset[int], applied: bool
) -> list[LetterDecision]:
    """The letter's decisions from the statements that decide.

    ``weak`` are statements that count only where nothing else does.
    """
    firm = [d for d in decisions if d.statement not in weak and not d.weak and not d.heading]
    in_result = [d for d in firm if d.zone is Zone.RESULTAT]
    elsewhere = [d for d in firm if d.zone not in _REASONING]
    weakly = [d for d in decisions if d.zone is Zone.RESULTAT and not d.heading]
    headings = [d for d in decisions if d.heading and d.statement not in weak]
    chosen = (
        in_result
        or elsewhere
        or weakly
        or firm
        or headings
        or [d for d in decisions if not d.heading]
        or list(decisions)
    )
    if in_result:
        chosen = [*in_result, *(d for d in elsewhere if d.zone is not Zone.RESULTAT and _adds(d, in_result))]
    groups: dict[str | None, list[Decision]] = defaultdict(list)
    for decision in chosen:
        groups[decision.provision].append(decision)
    _merge_unplaced(groups)
    resolved = [r for provision, group in groups.items() for r in _resolve_group(provision, group, amounts)]
    if not applied:
        resolved = [_reduced(r, amounts) for r in resolved]
    return _without_echo(resolved)


def _reduced(decision: LetterDecision, amounts: Sequence[Amount]) -> LetterDecision:
    """Support that «is adjusted» or «goes on» with fewer hours than it had is reduced, whatever the letter calls it."""
    if decision.outcome not in (Outcome.UAENDRET, Outcome.BEVILLING):
        return decision
    granted = [a for a in amounts if a.status == "bevilget" and a.per]
    had = [a for a in amounts if a.status == "tidligere" and a.per]
    for a in had:
        now = [g.high for g in granted if g.per == a.per]
        if now and max(*now, _total(granted, a.per)) < (a.low or a.high) - 0.5:
            return LetterDecision(Outcome.NEDSAETTELSE, decision.provision, decision.statement)
    return decision


def _adds(decision: Decision, result: Iterable[Decision]) -> bool:
    """A decision outside the result section counts where it is about a provision that the result section decides
    nothing of.
    """
    return decision.provision is not None and all(other.provision != decision.provision for other in result)


def _merge_unplaced(groups: dict[str | None, list[Decision]]) -> None:
    """Decisions that name no provision belong to the one that the letter decides under, where there is just one."""
    if None in groups and len(groups) >= 2:
        loose = groups.pop(None)
        target = next((p for p in groups if p not in EARLY_HELP), next(iter(groups)))
        groups[target].extend(loose)


def _resolve_group(provision: str | None, group: Sequence[Decision], amounts: Sequence[Amount]) -> list[LetterDecision]:
    said = {decision.outcome for decision in group}
    place = {outcome: next(d.statement for d in group if d.outcome is outcome) for outcome in said}
    if provision in EARLY_HELP:
        offers = said & {Outcome.BEVILLING, Outcome.TILBUD_82B, Outcome.DELVIS_BEVILLING}
        if offers:
            return [LetterDecision(Outcome.TILBUD_82B, provision, min(place[outcome] for outcome in offers))]
    outcome, at = _single(said, place, provision, amounts)
    if {Outcome.OPHOER, Outcome.UAENDRET} <= said and _partly_ends(group):
        outcome = Outcome.NEDSAETTELSE
    decisions = [LetterDecision(outcome, provision, at)]
    if Outcome.TILBUD_82B in said and provision not in EARLY_HELP:
        decisions = [d for d in decisions if d.outcome is not Outcome.TILBUD_82B]
        decisions.append(LetterDecision(Outcome.TILBUD_82B, "SEL § 82 b", place[Outcome.TILBUD_82B]))
    return decisions


def _partly_ends(group: Sequence[Decision]) -> bool:
    """«Støtten til madlavning stopper, men du beholder støtten til økonomi»: one sentence that ends some of it and
    goes on with the rest.
    """
    ends = [d for d in group if d.outcome is Outcome.OPHOER]
    goes_on = [d for d in group if d.outcome is Outcome.UAENDRET]
    return any(end.statement == on.statement and end.span.end <= on.span.start for end in ends for on in goes_on)


def _single(
    said: set[Outcome], place: dict[Outcome, int], provision: str | None, amounts: Sequence[Amount]
) -> tuple[Outcome, int]:
    """The one outcome that several statements about a provision come to (catalogue, «Outcome»)."""
    if Outcome.NEDSAETTELSE in said:
        return Outcome.NEDSAETTELSE, place[Outcome.NEDSAETTELSE]
    if Outcome.OPHOER in said and not said & _GRANTS:
        return Outcome.OPHOER, place[Outcome.OPHOER]
    if Outcome.OPHOER in said and Outcome.UAENDRET in said:
        first = min((Outcome.OPHOER, Outcome.UAENDRET), key=lambda outcome: place[outcome])
        return first, place[first]
    if Outcome.DELVIS_BEVILLING in said:
        return Outcome.DELVIS_BEVILLING, place[Outcome.DELVIS_BEVILLING]
    if Outcome.UAENDRET in said and Outcome.AFSLAG not in said:
        return Outcome.UAENDRET, place[Outcome.UAENDRET]
    if said & _GRANTS and Outcome.AFSLAG in said:
        grant = next(o for o in (Outcome.BEVILLING, Outcome.UAENDRET) if o in said)
        return Outcome.DELVIS_BEVILLING, place[grant]
    if Outcome.BEVILLING in said and _less_than_applied_for(amounts, provision):
        return Outcome.DELVIS_BEVILLING, place[Outcome.BEVILLING]
    order = (Outcome.OPHOER, Outcome.BEVILLING, Outcome.AFSLAG, Outcome.TILBUD_82B, Outcome.UAENDRET)
    outcome = next(o for o in order if o in said)
    return outcome, place[outcome]


def _less_than_applied_for(amounts: Sequence[Amount], provision: str | None) -> bool:
    granted = [a for a in amounts if a.status == "bevilget" and a.per and (a.provision or provision) == provision]
    applied = [a for a in amounts if a.status == "ansoegt" and a.per]
    for a in applied:
        same = [g.high for g in granted if g.per == a.per]
        if same and max(*same, _total(granted, a.per)) < (a.low or a.high) - 0.5:
            return True
    return False


def _total(granted: Sequence[Amount], per: str | None) -> float:
    """The sum of different amounts granted per period (an hour for this and two for that)."""
    return sum({(a.high, a.span): a.high for a in granted if a.per == per}.values()) if len(granted) > 1 else 0.0


def _without_echo(decisions: list[LetterDecision]) -> list[LetterDecision]:
    """The same outcome told for the same provision once; a provision-less echo of a placed outcome is dropped."""
    seen: dict[tuple[Outcome, str | None], LetterDecision] = {}
    for decision in decisions:
        seen.setdefault((decision.outcome, decision.provision), decision)
    return sorted(seen.values(), key=lambda decision: decision.statement)
