"""First names that the letter gives the citizen: the citizen's own, and somebody else's left over from another letter.

A name is somebody else's in a statement about the citizen where (1) what is said with it is said of citizens («Henrik
har svært ved …», «Caroline bliver hurtigt træt», «Susannes funktionsevne», «Jonas, du er …»), and (2) the letter
nowhere lets the name be another person: a relative or helper by noun («din mor Karen»), a full name, a name of the
letterhead or signature, or one who does what others do («Frank skriver», «sammen med Lis»). First names come from a
word list.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import fields

from begrundelse_lint.letter import Span
from begrundelse_lint.understanding.knowledge import Knowledge
from begrundelse_lint.understanding.people import People
from begrundelse_lint.understanding.place import Place
from begrundelse_lint.understanding.reading import Person, RecognisedName, RecognisedPerson, Speaker, Zone

FIRST_NAMES = "fornavne"  # word list
# Concepts (rules/concepts/personer.yaml).
OTHERS = "andre_personer"  # nouns for other people
OTHERS_DO = "andres_goeren"
OF_CITIZEN = "siges_om_borgeren"  # after the name
BEFORE_CITIZEN = "borgeren_som_genstand"  # before the name
SURELY_CITIZEN = "siges_kun_om_borgeren"
_HEAD = frozenset({Zone.BREVHOVED, Zone.EMNE})
_NAMED_THERE = frozenset({Zone.BREVHOVED, Zone.EMNE, Zone.HILSEN, Zone.KONTAKT, Zone.BILAG, Zone.EFTER_UNDERSKRIFT})
# Before a name that is another person's: «med Frank», «hedder Bettina».
_COMPANY = frozenset("med hos og fra ved eller samt mellem som hedder kaldes kaldet".split())
_AFTER_OTHERS = re.compile(
    r"['’]?,? (?:som|der|din|dit|dine|vores|hans|hendes|en|et|fra|på|hos)\b| i [a-zæøå]{3,}(?:et|en)\b"
    r"|[ ,]+(?:[A-ZÆØÅ]\. )?[A-ZÆØÅ][a-zæøåé]+| \("
)
_FIELD = re.compile(
    r"(?:\d[\d.]*\s)?(?:navn|borger|modtager|ansøger|til|kære|hej)(?:ens)?(?:navn)?\s*[:|]?\s+", re.IGNORECASE
)
_YOU = frozenset("du dig din dit dine".split())
_NO_NAMES = _YOU | {"vi", "os", "vores", "·", "navn", "fornavn", "efternavn", "borger", "modtager", "ansøger"}
HIS = "hans"  # a name, and «his»: at the start of a sentence mostly the latter
_MOST_USES = 3  # a name used more often is somebody in the letter


def persons(
    places: Sequence[Place], people: People, knowledge: Knowledge, recognised: Collection[int] = ()
) -> list[Person]:
    """The names given to the citizen, own ones in the address and greeting first.

    ``recognised`` are offsets in the clean text where names begin that a language model has recognised; they count as
    names of the list.
    """
    listed = {f"term:{number}" for number, term in enumerate(knowledge.terms) if term.list == FIRST_NAMES}
    found = list(_named(places, knowledge, listed, recognised))
    own = {part for name in (people.addressee, people.citizen) if name for part in _parts(name)}
    own |= {part for place, at, name in found if place.zone in _HEAD for part in _parts(name)}
    persons = [
        _person(place, at, name, True)
        for place, at, name in found
        if place.zone in _HEAD and _is_name_field(place, at, people.addressee)
    ]
    uses: dict[str, list[tuple[Place, int]]] = {}
    for place, at, name in found:
        if not own.intersection(_parts(name)):
            uses.setdefault(name, []).append((place, at))
    for name, where in uses.items():
        if len(where) <= _MOST_USES and not any(_is_somebody_else(place, at) for place, at in where):
            persons += [
                _person(place, at, name, False)
                for place, at in where
                if _said_of_citizen(
                    place, at, _starts_at(place, at, recognised) or _is_listed(knowledge, listed, name.lower())
                )
            ]
    return persons


def recognised_persons(
    places: Sequence[Place], people: People, knowledge: Knowledge, spans: Sequence[Span]
) -> Iterator[RecognisedPerson]:
    """What :func:`persons` finds only with the names that a language model has recognised in the clean text."""
    known = {person.span for person in persons(places, people, knowledge)}
    for person in persons(places, people, knowledge, frozenset(span.start for span in spans)):
        if person.span not in known:
            yield RecognisedPerson(**{item.name: getattr(person, item.name) for item in fields(person)})


def recognised_names(places: Sequence[Place], spans: Sequence[Span]) -> Iterator[RecognisedName]:
    """The names that a language model has recognised."""
    starts = [place.sentence.span.start for place in places]
    for span in spans:
        place = places[max(0, bisect_right(starts, span.start) - 1)]
        yield RecognisedName(**place.plainly(span))


def _starts_at(place: Place, at: int, offsets: Collection[int]) -> bool:
    return place.sentence.spans[at].start in offsets


def _parts(name: str) -> list[str]:
    return name.lower().split("-")


def _is_listed(knowledge: Knowledge, listed: set[str], name: str) -> bool:
    """Does the name, or a part of a double name, stand on the list?"""
    return any(hit.name in listed for part in (name, *_parts(name)) for hit in knowledge.index.find([part]))


def _named(
    places: Sequence[Place], knowledge: Knowledge, listed: set[str], recognised: Collection[int]
) -> Iterator[tuple[Place, int, str]]:
    """Every name: (sentence, word, name without the -s of the genitive).

    Capitalised words inside a sentence may be names that the list lacks.
    """
    for place in places:
        on_list = {hit.start for hit in place.hits if hit.name in listed}
        for at, word in enumerate(place.sentence.words):
            span = place.sentence.spans[at]
            written = place.text[span.start : span.end]
            if (
                not written[0].isupper()
                or (written.isupper() and place.zone not in _HEAD)
                or place.words[at] in _NO_NAMES
                or (word == HIS and not at and not _is_surely_citizen(place, at + 1))
            ):
                continue
            if at in on_list or _starts_at(place, at, recognised):
                yield place, at, written
            elif word[-1] == "s" and _is_listed(knowledge, listed, word.removesuffix("s").rstrip("'’")):
                yield place, at, written[:-1].rstrip("'’")
            elif (at and place.sentence.words[at - 1].isalpha() and written[1:].islower() and len(written) > 2) or (
                "-" in word and _is_listed(knowledge, listed, word)
            ):
                yield place, at, written


def _is_name_field(place: Place, at: int, addressee: str | None) -> bool:
    """The addressee's own line, or a greeting or name field («Kære Hanne», «Navn: Hanne Holm»)."""
    before = place.text[place.sentence.span.start : place.sentence.spans[at].start]
    written = place.text[place.sentence.spans[at].start : place.sentence.spans[at].end]
    return (not before and place.zone is Zone.BREVHOVED and written == addressee) or bool(_FIELD.fullmatch(before))


def _is_somebody_else(place: Place, at: int) -> bool:
    """Does this use tell that the name is another person's?"""
    if place.zone in _NAMED_THERE:
        return True
    before = place.words[at - 1] if at else ""
    after = place.text[place.sentence.spans[at].end : place.sentence.span.end]
    if before in _COMPANY or _AFTER_OTHERS.match(after):
        return True
    if at and place.text[place.sentence.spans[at - 1].start].isupper() and at > 1:
        return True
    if _is_surely_citizen(place, at + 1):
        return False
    if before == "mens" and not _YOU.isdisjoint(place.words[:at]):
        return True  # «så du kan være alene, mens Mette er på arbejde»
    clause = place.spoken.clauses[place.spoken.clause_at(at)]
    if not re.match(r", (?:du|De|dig)\b", after) and not _YOU.isdisjoint(place.words[clause.start : clause.end]):
        return True  # «Sanne går gerne med dig»
    return any(
        (hit.name == OTHERS and 0 <= at - hit.end <= 1) or (hit.name == OTHERS_DO and 0 < hit.start - at <= 2)
        for hit in place.hits
    )


def _said_of_citizen(place: Place, at: int, listed: bool) -> bool:
    """Is what is said with the name said of citizens? Of a word that may be no name only what is surely so counts."""
    if place.speaker(place.sentence.spans[at].start, place.voice(at)) is not Speaker.KOMMUNEN:
        return False
    if _is_surely_citizen(place, at + 1):
        return True
    if not listed:
        return False
    after = place.text[place.sentence.spans[at].end : place.sentence.span.end]
    if re.match(r", (?:du|De|dig)\b", after):
        return True
    return any(
        (hit.name == OF_CITIZEN and hit.start == at + 1) or (hit.name == BEFORE_CITIZEN and hit.end == at)
        for hit in place.hits
    )


def _is_surely_citizen(place: Place, at: int) -> bool:
    """Do words begin here that are said of citizens only?"""
    return any(hit.name == SURELY_CITIZEN and hit.start == at for hit in place.hits)


def _person(place: Place, at: int, name: str, own: bool) -> Person:
    return Person(
        **place.plainly(Span(*place.sentence.spans[at])),
        name=name,
        own=own,
    )
