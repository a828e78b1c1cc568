"""Are technical terms and abbreviations explained where they are first used?

Explained is a term that is followed or preceded by its meaning: in brackets, after «det vil sige» or «altså» (concept
``forklarer_ord``), before «det kalder vi» (concept ``navngiver_ord``), in the words of the plain alternative that the
word list gives, or as the short form in brackets after the full one («Ældre Sagens Netværk (ÆSN)»). First uses are told
among the municipality's own words in the running text; an explanation counts wherever it stands.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from begrundelse_lint.letter import Span
from begrundelse_lint.understanding.knowledge import Knowledge
from begrundelse_lint.understanding.mentions import ALLOWED
from begrundelse_lint.understanding.names import FIRST_NAMES
from begrundelse_lint.understanding.place import Place
from begrundelse_lint.understanding.reading import Abbreviation, Fact, Speaker, Term

EXPLAINS = "forklarer_ord"  # concepts: rules/concepts/laesbarhed.yaml
NAMES = "navngiver_ord"
TO_BE_EXPLAINED = frozenset({"fagtermer", "forkortelser"})  # lists: rules/words
_BRACKET = re.compile(r"[»«\"”]?\s*[,:]?\s*[(\[]([^)\]]*)")
_CAPITALS = re.compile(r"(?<![\w.-])[A-ZÆØÅ]{2,6}(?:-[a-zæøå]+)?(?!\w|\.\w)")
_ROMAN = re.compile(r"[IVX]+")
_NEAR = 1  # an explanation may stand in the sentence before or after
_ENOUGH_TO_TELL = 2  # words of a plain alternative: one alone («hjælpen») is said everywhere
_REACH = 5  # words between a term and what explains it
_NAMING_REACH = 3  # words between «det kalder vi» and the term

Key = tuple[str, str]  # a list, and the meaning: terms of the same meaning are one


def explain_terms(facts: Sequence[Fact], places: Sequence[Place], running: Collection[int]) -> Iterator[Fact]:
    """The facts, with ``first``, ``explained`` and ``uses`` set on terms; terms of the same meaning are one.

    An entry that the list writes in capitals is only meant where the letter writes it so. First names are no terms, nor
    is a term inside a longer one («fornødent» in «i fornødent omfang»).
    """
    terms = [fact for fact in facts if isinstance(fact, Term) and _is_meant(fact, places[fact.statement])]
    longest = {id(term) for term in _longest(terms)}
    own = Counter(_key(term, places) for term in terms if id(term) in longest and _is_own(term, places, running))
    explained: dict[Key, bool] = {}
    used: set[Key] = set()
    for fact in facts:
        if not isinstance(fact, Term) or fact.list == ALLOWED:
            yield fact
        elif id(fact) in longest:
            key = _key(fact, places)
            is_own = _is_own(fact, places, running)
            if not explained.get(key) and not (is_own and key in used):
                explained[key] = _is_explained(fact.span, fact.plain, places[fact.statement], places)
            yield replace(fact, first=is_own and key not in used, explained=explained[key], uses=own[key])
            if is_own:
                used.add(key)


def _is_meant(term: Term, place: Place) -> bool:
    return term.list not in {FIRST_NAMES, ALLOWED} and (not term.capitals or _in_capitals(place, term.span))


def _longest(terms: Sequence[Term]) -> Iterator[Term]:
    """The terms without those that lie inside a longer one."""
    end = 0
    for term in sorted(terms, key=lambda term: (term.span.start, -term.span.end)):
        if term.span.end > end:
            yield term
            end = term.span.end


def _is_own(term: Term, places: Sequence[Place], running: Collection[int]) -> bool:
    """Does the municipality say it in the running text, and is it no name?"""
    return (
        term.statement in running
        and term.speaker is Speaker.KOMMUNEN
        and not _is_title(places[term.statement], term.span)
    )


def _key(term: Term, places: Sequence[Place]) -> Key:
    written = places[term.statement].text[term.span.start : term.span.end]
    return term.list, term.plain or written.lower()


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


def abbreviations(
    places: Sequence[Place], known: frozenset[Span], running: Collection[int], knowledge: Knowledge
) -> Iterator[Abbreviation]:
    """Abbreviations in capitals at their first use, but for ``known`` spans: words of a list and names of laws."""
    starts = {span.start for span in known}
    found: dict[str, Abbreviation] = {}
    for place in places:
        if place.index not in running or place.text[place.sentence.span.start : place.sentence.span.end].isupper():
            continue
        for match in _CAPITALS.finditer(place.text, *place.sentence.span):
            written = match[0]
            if written in found:
                found[written] = replace(found[written], uses=found[written].uses + 1)
            elif not (
                match.start() in starts
                or _ROMAN.fullmatch(written)
                or _among_capitals(place.text, match)
                or _begins_known(written, knowledge)
            ):
                voice = place.voice(place.word_at(match.start()))
                span = Span(*match.span())
                found[written] = Abbreviation(
                    **place.plainly(span, place.speaker(span.start, voice)),
                    explained=_is_explained(span, None, place, places),
                )
    yield from found.values()


def _begins_known(written: str, knowledge: Knowledge) -> bool:
    """«CPR-lås», «ADHD-medicin»: the first part of the compound stands on a list, and needs no explanation."""
    first, hyphen, _ = written.partition("-")
    hits = knowledge.index.find([first.lower()]) if hyphen else []
    entries = [knowledge.terms[int(hit.name.removeprefix("term:"))] for hit in hits if hit.name.startswith("term:")]
    return bool(entries) and all(entry.allow or entry.list not in TO_BE_EXPLAINED for entry in entries)


def _among_capitals(text: str, match: re.Match[str]) -> bool:
    """A word of a line or phrase in capitals («SÅDAN KLAGER DU») is no abbreviation."""
    around = text[max(0, match.start() - 12) : match.start()] + text[match.end() : match.end() + 12]
    return len(re.findall(r"[A-ZÆØÅ]{2,}", around)) > 0


def _is_explained(span: Span, plain: str | None, place: Place, places: Sequence[Place]) -> bool:
    before = place.text[place.sentence.span.start : span.start]
    after = place.text[span.end : place.sentence.span.end]
    if _in_brackets(before, after) or _brackets_tell(after) or _told_beside(span, place):
        return True
    following = places[place.index + 1 : place.index + 1 + _NEAR]
    if _next_explains(following, place):
        return True
    return bool(plain) and _says(
        str(plain), places[max(0, place.index - _NEAR) : place.index + _NEAR + 1], place.text[span.start : span.end]
    )


def _told_beside(span: Span, place: Place) -> bool:
    """«VUM, det vil sige en metode …», «… det kalder vi recovery»."""
    first, last = place.word_at(span.start), place.word_at(span.end - 1)
    return any(
        (hit.name == EXPLAINS and 0 < hit.start - last <= _REACH + 1)
        or (hit.name == NAMES and 0 < first - hit.end + 1 <= _NAMING_REACH + 1)
        for hit in place.hits
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
    if len(wanted) < _ENOUGH_TO_TELL:
        return False
    said = {word[:5] for other in places for word in other.sentence.words}
    return len(wanted & said) * 3 >= len(wanted) * 2
