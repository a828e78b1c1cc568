"""Are technical terms and abbreviations explained where they are first used?

Explained is a term that is followed or preceded by its meaning: in brackets, after «det vil sige» or «altså» (concept
``forklarer_ord``), in the words of the plain alternative that the word list gives, or as the short form in brackets
after the full one («Ældre Sagens Netværk (ÆSN)»).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from begrundelse_lint.letter import Span
from begrundelse_lint.understanding.knowledge import Knowledge
from begrundelse_lint.understanding.names import FIRST_NAMES
from begrundelse_lint.understanding.place import Place
from begrundelse_lint.understanding.reading import Abbreviation, Fact, Speaker, Term, Zone

EXPLAINS = "forklarer_ord"  # concept: rules/concepts/laesbarhed.yaml
TO_BE_EXPLAINED = frozenset({"fagtermer", "forkortelser"})  # lists: rules/words
_OUTSIDE = frozenset({Zone.BREVHOVED, Zone.HILSEN, Zone.BILAG, Zone.EFTER_UNDERSKRIFT})
_BRACKET = re.compile(r"[»«\"”]?\s*[,:]?\s*[(\[]([^)\]]*)")
_CAPITALS = re.compile(r"(?<![\w.-])[A-ZÆØÅ]{2,6}(?:-[a-zæøå]+)?(?!\w|\.\w)")
_ROMAN = re.compile(r"[IVX]+")
_NEAR = 1  # an explanation may stand in the sentence after


def explain_terms(facts: Sequence[Fact], places: Sequence[Place]) -> Iterator[Fact]:
    """The facts, with ``first`` and ``explained`` set on terms; terms of the same meaning are one.

    An entry that the list writes in capitals is only meant where the letter writes it so. First names are no terms.
    """
    explained: dict[tuple[str, str | None, str], bool] = {}
    for fact in facts:
        if not isinstance(fact, Term):
            yield fact
            continue
        place = places[fact.statement]
        if fact.list == FIRST_NAMES or (fact.capitals and not _in_capitals(place, fact.span)):
            continue
        if fact.zone in _OUTSIDE or _is_title(place, fact.span):
            yield replace(fact, first=False, explained=True)
            continue
        key = (fact.list, fact.plain, "" if fact.plain else place.text[fact.span.start : fact.span.end].lower())
        first = key not in explained
        if first:
            explained[key] = _is_explained(fact.span, fact.plain, place, places)
        yield replace(fact, first=first, explained=explained[key])


def needs_explanation(fact: Term | Abbreviation) -> bool:
    """Is it a technical term or an abbreviation, at its first use, said by the municipality and not explained?"""
    if fact.explained or fact.speaker is not Speaker.KOMMUNEN:
        return False
    return isinstance(fact, Abbreviation) or (fact.first and fact.list in TO_BE_EXPLAINED)


def _in_capitals(place: Place, span: Span) -> bool:
    """Written in capitals, in a sentence that is not all capitals."""
    written = place.text[span.start : span.end]
    return written.upper() == written and not place.text[place.sentence.span.start : place.sentence.span.end].isupper()


def _is_title(place: Place, span: Span) -> bool:
    """A capital inside a sentence: the name of an office or offer («Visitation Voksne», «Recovery Huset»)."""
    written = place.text[span.start : span.end]
    return span.start > place.sentence.span.start and written[:1].isupper() and written[1:].islower()


def abbreviations(places: Sequence[Place], known: frozenset[Span], knowledge: Knowledge) -> Iterator[Abbreviation]:
    """Abbreviations in capitals at their first use, but for ``known`` spans: words of a list and names of laws."""
    seen: set[str] = set()
    starts = {span.start for span in known}
    for place in places:
        sentence = place.text[place.sentence.span.start : place.sentence.span.end]
        if place.zone in _OUTSIDE or place.zone is Zone.EMNE or sentence.isupper():
            continue
        for match in _CAPITALS.finditer(place.text, *place.sentence.span):
            if (
                match[0] in seen
                or match.start() in starts
                or _ROMAN.fullmatch(match[0])
                or _among_capitals(place.text, match)
                or _begins_known(match[0], knowledge)
            ):
                continue
            seen.add(match[0])
            voice = place.voice(place.word_at(match.start()))
            span = Span(*match.span())
            yield Abbreviation(
                **place.plainly(span, voice.speaker),
                explained=_is_explained(span, None, place, places),
            )


def _begins_known(written: str, knowledge: Knowledge) -> bool:
    """«CPR-lås», «ADHD-medicin»: the first part of the compound stands on a list."""
    first, hyphen, _ = written.partition("-")
    return bool(hyphen) and any(hit.name.startswith("term:") for hit in knowledge.index.find([first.lower()]))


def _among_capitals(text: str, match: re.Match[str]) -> bool:
    """A word of a line or phrase in capitals («SÅDAN KLAGER DU») is no abbreviation."""
    around = text[max(0, match.start() - 12) : match.start()] + text[match.end() : match.end() + 12]
    return len(re.findall(r"[A-ZÆØÅ]{2,}", around)) > 0


def _is_explained(span: Span, plain: str | None, place: Place, places: Sequence[Place]) -> bool:
    before = place.text[place.sentence.span.start : span.start]
    after = place.text[span.end : place.sentence.span.end]
    if _in_brackets(before, after) or _brackets_tell(after):
        return True
    near = places[place.index : place.index + _NEAR + 1]
    if any(near_place.has(EXPLAINS) for near_place in near[:1]) or _next_explains(near[1:], place):
        return True
    return bool(plain) and _says(
        str(plain), places[max(0, place.index - _NEAR) : place.index + _NEAR + 1], place.text[span.start : span.end]
    )


def _next_explains(following: Sequence[Place], place: Place) -> bool:
    """«… en VUM. Det er en metode til …»: the next sentence of the paragraph begins by saying what it is."""
    return any(
        hit.name == EXPLAINS and hit.start <= 2
        for other in following
        if other.sentence.block == place.sentence.block
        for hit in other.hits
    )


def _in_brackets(before: str, after: str) -> bool:
    """«voksenudredningsmetoden (VUM)»: the short form after the long one."""
    return bool(re.search(r"\w[»«\"”]?\s*[(\[]\s*[»«\"“]?$", before)) and bool(re.match(r"[^(\[]{0,20}[)\]]", after))


def _brackets_tell(after: str) -> bool:
    """«epikrise (sygehusets brev til din læge)»: brackets with words in them, not only a section or a date."""
    match = _BRACKET.match(after)
    return (
        match is not None
        and len(re.findall(r"[a-zæøå]{3,}", match[1])) >= 1
        and "§" not in match[1]
        and not re.match(r"\s*(?:jf|se|af|den|dateret|bilag)\b", match[1])
    )


def _says(plain: str, places: Sequence[Place], term: str) -> bool:
    """Do the sentences around say the plain alternative in (most of) its own words?"""
    wanted = {word[:5] for word in re.findall(r"\w{4,}", plain.lower())} - {term.lower()[:5]}
    if not wanted:
        return False
    said = {word[:5] for other in places for word in other.sentence.words}
    return len(wanted & said) * 3 >= len(wanted) * 2
