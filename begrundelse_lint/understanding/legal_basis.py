"""Which provision the letter as a whole decides under, was asked for, and means by a bare section."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from begrundelse_lint.understanding import citations
from begrundelse_lint.understanding.decisions import EARLY_HELP
from begrundelse_lint.understanding.knowledge import Knowledge
from begrundelse_lint.understanding.place import Place
from begrundelse_lint.understanding.provisions import SUPPORT
from begrundelse_lint.understanding.reading import Citation, Decision, Fact, LetterDecision, Outcome, Zone

SUPPORT_PROVISION = "SEL § 85"


def name_laws(gathered: list[Fact], places: Sequence[Place], knowledge: Knowledge, on: date) -> list[Fact]:
    """Gives citations without a law of their own the law that the letter names for that section, or for its sections
    at all.
    """
    found = [f for f in gathered if isinstance(f, Citation)]
    by_section = {c.section: c.law for c in reversed(found) if c.law}
    named = {hit.name[4:] for place in places for hit in place.hits if hit.name.startswith("law:")}
    material = [code for code in knowledge.laws if code in named and not knowledge.laws[code].procedural]
    default = material[0] if material else None
    for index, fact in enumerate(gathered):
        if isinstance(fact, Citation) and fact.law is None:
            law = by_section.get(fact.section) or default
            known = knowledge.laws.get(law or "SEL")
            exists = (
                known is None
                or citations.section_exists(known, fact.section, fact.stk, fact.litra, on)
                or _may_be_another_law(fact, law, places, knowledge, on)
            )
            procedural = known is not None and fact.section in known.procedural_sections and fact.role == "hjemmel"
            gathered[index] = replace(
                fact, law=law, law_named=law is not None, exists=exists, role="proces" if procedural else fact.role
            )
    return gathered


def _may_be_another_law(
    citation: Citation, law: str | None, places: Sequence[Place], knowledge: Knowledge, on: date
) -> bool:
    """May a bare section be another law's than the letter's own: one named in the sentence, the one before or the one
    after, or a law of procedure?
    """
    near = places[max(0, citation.statement - 1) : citation.statement + 2]
    if any(hit.name.startswith("law:") and hit.name[4:] != law for place in near for hit in place.hits):
        return True
    own = knowledge.laws.get(law or "SEL")
    if own is None or citations.section_exists(own, citation.section, None, None, on):
        return False
    return any(
        other.procedural and citations.section_exists(other, citation.section, None, None, on)
        for other in knowledge.laws.values()
    )


def default_provision(gathered: Sequence[Fact]) -> str | None:
    """The provision that the letter decides under, where just its citations are asked: the one cited most as legal
    basis.
    """
    basis = [
        f.provision for f in gathered if isinstance(f, Citation) and f.role == "hjemmel" and f.zone is not Zone.LOV
    ]
    basis = basis or [f.provision for f in gathered if isinstance(f, Citation) and f.role == "hjemmel"]
    return max(dict.fromkeys(basis), key=basis.count) if basis else None


def usual_provision(decision: Decision, default: str | None, applied_for: str | None) -> str | None:
    """What a decision that names no provision is made under: a refusal refuses what was applied for, help is given
    under the letter's basis.
    """
    refuses = decision.outcome in (Outcome.AFSLAG, Outcome.DELVIS_BEVILLING)
    first, second = (applied_for, default) if refuses else (default, applied_for)
    if refuses and first is None and second in EARLY_HELP:
        return SUPPORT_PROVISION
    return first or second


def provision_in_block(
    decision: Decision, said: Sequence[Decision], gathered: Sequence[Fact], places: Sequence[Place]
) -> str | None:
    """The provision named in the next sentence of the paragraph («Du får ikke tilskud til taxa.

    Det svar står efter § 117.»), unless that decides something itself.
    """
    block = places[decision.statement].sentence.block
    before = [
        d
        for d in said
        if d.provision and d.statement < decision.statement and places[d.statement].sentence.block == block
    ]
    if before and decision.outcome is not Outcome.AFSLAG:
        return before[-1].provision  # «… et forløb efter § 82 b. Det er noget, vi kan give, når …»
    following = decision.statement + 1
    if (
        following >= len(places)
        or places[following].sentence.block != places[decision.statement].sentence.block
        or any(d.statement == following for d in said)
    ):
        return None
    cited = [f for f in gathered if isinstance(f, Citation) and f.statement == following and f.role == "hjemmel"]
    return cited[0].provision if cited else None


def applied_for_provision(gathered: Sequence[Fact], places: Sequence[Place]) -> str | None:
    """The provision applied for: cited with the application, else § 85 where its support was asked for by name."""
    cited = [f for f in gathered if isinstance(f, Citation) and f.role == "ansoegt"]
    if cited:
        return cited[0].provision
    for place in places:
        if place.zone is Zone.KLAGEVEJLEDNING:
            continue
        if any(voice.status == "ansoegt" for voice in place.spoken.voices) and place.has(SUPPORT):
            found = [
                f
                for f in gathered
                if isinstance(f, Citation)
                and f.statement == place.index
                and f.role == "hjemmel"
                and f.provision not in EARLY_HELP
            ]
            return found[0].provision if found else SUPPORT_PROVISION
    return None


def with_basis(
    decision: LetterDecision, applied_for: str | None, gathered: Sequence[Fact], knowledge: Knowledge
) -> LetterDecision:
    """A decision with what its provision tells: is it § 85 support, as applied for, open to appeal."""
    provision = decision.provision
    support = provision == SUPPORT_PROVISION or (provision is None and applied_for in (SUPPORT_PROVISION, None))
    law = knowledge.laws.get(decision.law or "")
    appealable = provision.split(" § ")[1] not in law.no_appeal if law and provision else None
    return replace(
        decision,
        support=support,
        as_applied_for=provision == applied_for if provision and applied_for else None,
        appealable=appealable,
    )
