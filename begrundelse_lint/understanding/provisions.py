"""Which law and section a stretch of a sentence is about."""

from __future__ import annotations

from begrundelse_lint.letter import Span
from begrundelse_lint.understanding import citations
from begrundelse_lint.understanding.place import Place

# Concepts (``rules/concepts/laesning.yaml``).
SUPPORT, EARLY_HELP_WORDS = "stoetten", "tidlig_indsats"


def provision_near(place: Place, span: Span) -> str | None:
    """The provision named in the same sentence: in its clause first, then the nearest; else what its words name."""
    clause = place.spoken.clause_at(place.word_at(span.start))
    material = [
        c
        for c in citations.find_citations(place.text, *place.sentence.span)
        if not is_procedural(place, c) and not place.clause_has("henvist_ord", place.word_at(c.span.start))
    ]
    if material:
        nearest = min(
            material,
            key=lambda c: (
                place.spoken.clause_at(place.word_at(c.span.start)) != clause,
                c.span.start < span.start,
                abs(c.span.start - span.start),
            ),
        )
        return f"{law_at(place, nearest) or 'SEL'} § {nearest.section}"
    if place.has(EARLY_HELP_WORDS):
        return "SEL § 82 b"
    return "SEL § 85" if place.has(SUPPORT) else None


def is_procedural(place: Place, citation: citations.FoundCitation) -> bool:
    law = place.knowledge.laws.get(law_at(place, citation) or "")
    return law is not None and (law.procedural or citation.section in law.procedural_sections)


def law_at(place: Place, citation: citations.FoundCitation) -> str | None:
    """The law named together with a citation: right before it («servicelovens § 85»), or after it («§ 85 i lov om
    social service»).
    """
    first = place.word_at(citation.span.start)
    last = place.word_at(citation.span.end - 1)
    before = [
        hit
        for hit in place.hits
        if hit.name.startswith("law:")
        and 0 <= first - hit.end <= 3
        and "." not in place.text[place.span(hit).end : citation.span.start].replace("lov nr.", "")
    ]
    if before:
        return max(before, key=lambda hit: hit.end).name[4:]
    after = [
        hit
        for hit in place.hits
        if hit.name.startswith("law:")
        and 0 < hit.start - last <= 4
        and place.words[last + 1 : last + 2] in (["i"], ["efter"], ["af"], ["fra"])
    ]
    return min(after, key=lambda hit: hit.start).name[4:] if after else None
