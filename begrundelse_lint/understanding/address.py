"""How a letter speaks of the citizen it is written to: «du», «De», or in the third person («borgeren», «ansøger»).

Only letters to the citizen are read; in a letter to a guardian the citizen is rightly spoken of. «Han» and «hun» are
not read: without a noun before them they may be a relative or a caseworker.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from begrundelse_lint.language.danish import DETERMINERS, SUBJECT_PRONOUNS
from begrundelse_lint.letter import Span
from begrundelse_lint.understanding.place import Place
from begrundelse_lint.understanding.reading import Address, Mood, Speaker, Zone

# Concepts (rules/concepts/skabelonrester.yaml): citizens in general; a note to whoever writes the letter.
IN_GENERAL, WRITER_NOTE = "borgere_i_almindelighed", "hjaelpetekst"
_SECOND = {"du": "du", "dig": "du", "din": "du", "dit": "du", "dine": "du"}
_DEFINITE = frozenset("borgeren borgerens ansøgeren ansøgerens".split())
_BARE = frozenset("borger borgers ansøger ansøgers".split())
_NOT_BEFORE_BARE = (
    DETERMINERS
    | SUBJECT_PRONOUNS
    | frozenset("som den enkelte anden andre voksen voksne ny nye til for af med".split())
)
_NO_THIRD = frozenset(
    {
        Zone.BREVHOVED,
        Zone.LOV,
        Zone.KLAGEVEJLEDNING,
        Zone.BILAG,
        Zone.HILSEN,
        Zone.KONTAKT,
        Zone.EFTER_UNDERSKRIFT,
        Zone.MULIGHEDER,
    }
)
_NO_SECOND = frozenset({Zone.BREVHOVED, Zone.BILAG, Zone.HILSEN, Zone.EFTER_UNDERSKRIFT})


def addresses(places: Sequence[Place], formal: bool) -> list[Address]:
    """Every place where the citizen is addressed or spoken of; ``formal``: the letter says «De»."""
    found = [address for place in places for address in _in_sentence(place, formal)]
    forms = [address.form == "tredje_person" for address in found]
    shift = next((at for at in range(1, len(found)) if forms[at] != forms[0]), None)
    if shift is not None:
        found[shift] = replace(found[shift], shift=True)
    return found


def _in_sentence(place: Place, formal: bool) -> Iterator[Address]:
    if place.heading and place.zone is not Zone.EMNE:
        return
    general = place.has(IN_GENERAL) or place.has(WRITER_NOTE)
    for at, word in enumerate(place.words):
        if word in _SECOND and place.zone not in _NO_SECOND:
            written = place.sentence.words[at]
            yield _address(place, at, "de" if formal and written.startswith("de") else "du")
        elif not general and place.zone not in _NO_THIRD and _third(place, at):
            yield _address(place, at, "tredje_person")


def _address(place: Place, at: int, form: str) -> Address:
    voice = place.voice(at)
    span = Span(*place.sentence.spans[at])
    return Address(
        **place.told(span, voice),
        form=form,
    )


def _third(place: Place, at: int) -> bool:
    """«borgeren», «ansøger» of this citizen, in a statement of its own; no label, field or verb («De ansøger om»)."""
    word = place.sentence.words[at]
    if word not in _DEFINITE and word not in _BARE:
        return False
    span = place.sentence.spans[at]
    before, after = place.text[span.start - 1 : span.start], place.text[span.end : span.end + 2]
    if (
        before in {"{", "[", "<", "«", "-", "/"}
        or (word in _BARE and after[:1] in {":", "}", "]", ">", "_", ".", "|", "/", "-"})
        or after.startswith((":", " |", "/"))
    ):
        return False
    if at == 0 and re.match(r"(?: \w+){0,3}:", place.text[span.end : place.sentence.span.end]):
        return False  # «Borgers navn: …»
    voice = place.voice(at)
    if (
        (
            at and place.speaker(span.start, voice) is not Speaker.KOMMUNEN
        )  # «Borger oplyser, at …» is still the municipality's word
        or voice.mood in {Mood.UVALGT, Mood.SPOERGSMAAL}
        or (at and voice.mood is Mood.BETINGELSE)
    ):
        return False
    if word in _DEFINITE:
        return place.words[at - 1 : at] != ["den"] or at == 0
    following = place.sentence.words[at + 1 : at + 2]
    if word in {"borgers", "ansøgers"}:
        return at == 0 or place.words[at - 1] not in _NOT_BEFORE_BARE - {"til", "for", "af", "med"}
    if not following or following[0] in _SECOND or following[0] in {"de", "dem", "i", "om", "man"}:
        return False
    return at == 0 or place.words[at - 1] not in _NOT_BEFORE_BARE
