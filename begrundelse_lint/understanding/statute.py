"""Runs of statute text: the law's own words, word for word or nearly so, as they stand in the letter.

Told by how statutes are printed («§ 85. Kommunalbestyrelsen …», «Stk. 2. …»), by quotation marks around a section, and
by phrases that only the law has (concept ``lovens_tekst``). A rule retold in plain words is none of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from begrundelse_lint.letter import Span
from begrundelse_lint.understanding.place import Place
from begrundelse_lint.understanding.reading import Sized, Speaker, Zone

STATUTE_PHRASES = "lovens_tekst"  # concept: rules/concepts/lovtekst.yaml
_SECTION_PRINTED = re.compile(
    r"[»«\"“”]?\s*§+\s*\d+(?:\s?[a-zA-Z])?(?:,?\s*stk\.?\s*\d+)?\s*\.(?:\s+(?:Stk\.\s*\d+\.\s*)?[A-ZÆØÅ»«\"“”]|$)"
)
_PARAGRAPH_PRINTED = re.compile(r"[»«\"“”]?\s*(?:Stk|Nr)\.\s*\d+[.)]")
_QUOTE_MARK = re.compile(r"[«»\"“”„]")
_SHORTEST = 8  # words: a run below this is a catchword, no text
_ADDRESSES = frozenset({"du", "dig", "din", "dit", "dine", "@", "@s", "vi", "os", "vores"})
_NO_STATUTE = frozenset({Zone.BREVHOVED, Zone.EMNE, Zone.HILSEN, Zone.BILAG, Zone.EFTER_UNDERSKRIFT})


def statute_runs(places: Sequence[Place], signature: int) -> list[list[Place]]:
    """The runs of statute text before the signature, in order.

    Args:
        places: every sentence of the letter.
        signature: the block that the signature begins in.
    """
    return [run for run in _runs(places, signature) if _words(run) >= _SHORTEST]


def statute_facts(runs: Iterable[Sequence[Place]]) -> Iterator[Sized]:
    """Each run with its words, which are the law's own."""
    for run in runs:
        first = run[0]
        yield Sized(
            **first.plainly(Span(first.sentence.span.start, first.sentence.span.end), Speaker.LOVEN),
            unit="lovtekst",
            words=_words(run),
        )


def _runs(places: Sequence[Place], signature: int) -> Iterator[list[Place]]:
    run: list[Place] = []
    printed = quoted = False  # inside a section printed as in the statute book; inside a quotation of several sentences
    for place in places:
        if not place.index or places[place.index - 1].sentence.block != place.sentence.block:
            printed = _begins_printed(place, printed and bool(run))
        outside = place.sentence.block >= signature or place.zone in _NO_STATUTE
        was_quoted = quoted and not place.heading
        quoted = _stays_quoted(place, was_quoted)
        if not outside and (_is_statute(place) or (_impersonal(place) and (printed or was_quoted or quoted))):
            run.append(place)
            continue
        if run and not (place.heading and len(place.words) <= 3):
            yield run
            run = []
    yield run


def _stays_quoted(place: Place, quoted: bool) -> bool:
    """Does a quotation of the law go on after this sentence? One opens only where a section or the law is spoken of."""
    words = place.text[place.sentence.span.start : place.sentence.span.end]
    if len(_QUOTE_MARK.findall(words)) % 2 == 0:
        return quoted
    return not quoted and (place.zone is Zone.LOV or "§" in words or place.has(STATUTE_PHRASES))


def _begins_printed(place: Place, continues: bool) -> bool:
    """Does the paragraph stand as in the statute book? A «Stk. 2.» only below a section."""
    words = place.text[place.sentence.span.start : place.sentence.span.end + 40]
    return not place.heading and bool(_SECTION_PRINTED.match(words) or (continues and _PARAGRAPH_PRINTED.match(words)))


def _impersonal(place: Place) -> bool:
    return _ADDRESSES.isdisjoint(place.words)


def _is_statute(place: Place) -> bool:
    """A sentence in the law's own phrases, or one with a quotation of the law that is most of it."""
    quoted = sum(
        1
        for span, who in place.spoken.quotes
        if who is Speaker.LOVEN
        for at in place.sentence.spans
        if span.start <= at.start < span.end
    )
    return (place.has(STATUTE_PHRASES) and _impersonal(place) and len(place.words) >= _SHORTEST) or 2 * quoted > len(
        place.words
    )


def _words(run: Iterable[Place]) -> int:
    return sum(place.sentence.length for place in run)
