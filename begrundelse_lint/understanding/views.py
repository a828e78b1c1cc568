"""The views of the citizen and those who speak for them, and whether the letter answers them.

A view is an opinion on what should be decided or on the information used («Du mener, at lægen kun så dig på en god
dag»); the application itself and an account of daily life are none. It is answered where the municipality takes it
up: in the sentences that follow, or later by name («Dit synspunkt om … kan ikke føre til …») or by the same things.
Taking it in («indgået i sagen») is no answer. Which words say so stands in ``rules/concepts/synspunkter.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from begrundelse_lint.understanding.place import Place
from begrundelse_lint.understanding.reading import Mood, Speaker, View, Zone

OBJECTION, WISH, DISAGREES, APPLICATION = "synspunkt", "synspunkt_oenske", "synspunkt_uenig", "synspunkt_i_ansoegning"
FILED, ANSWER, ANSWER_WORD = "synspunkt_henlagt", "synspunkt_svar", "svar_ord"
CAUSE, COURSE, HEARD = "aarsag", "sagens_gang", "hoert"
_SOURCES = ("kilde", "andre_personer", "oplysningsord")  # who or what a view is about, and no topic of the case
_COMMON = ("konklusion_ord", "borgeren_siger", OBJECTION, WISH, FILED, ANSWER)  # words in these tell no subject
_ELSEWHERE = frozenset(
    {
        Zone.BREVHOVED,
        Zone.EMNE,
        Zone.ANSOEGNING,
        Zone.LOV,
        Zone.KLAGEVEJLEDNING,
        Zone.KONTAKT,
        Zone.HILSEN,
        Zone.BILAG,
        Zone.EFTER_UNDERSKRIFT,
    }
)
_NEAR = 3  # statements of the municipality after a view that may answer it
_STEM, _SHORTEST = 5, 5  # letters
_NO_SUBJECT = frozenset("noget nogle bruge brugt hvord hvorf sagen siger andre under efter altid denne".split())


def find_views(places: Sequence[Place]) -> Iterator[View]:
    """Every statement that reports a view."""
    for place in places:
        if place.heading or place.zone in _ELSEWHERE or place.has(APPLICATION):
            continue
        hits = [
            hit
            for hit in place.hits
            if (hit.name in (OBJECTION, WISH) and _reported(place, hit.start))
            or (hit.name == DISAGREES and place.voice(hit.start).mood is Mood.UDSAGN)
        ]
        if not hits:
            continue
        first = min(hits, key=lambda hit: hit.start)
        voice = place.voice(first.start)
        filed, answered = _reply(place, places)
        yield View(
            **place.told(place.sentence.span, voice, Speaker.BORGEREN),
            objection=any(hit.name != WISH for hit in hits),
            filed=filed,
            answered=answered,
        )


def _reported(place: Place, word: int) -> bool:
    """Do these words belong to what the citizen or a relative is told to have said?"""
    voice = place.voice(word)
    return (
        place.speaker(place.sentence.spans[word].start, voice) is Speaker.BORGEREN and voice.mood is not Mood.BETINGELSE
    )


def _reply(view: Place, places: Sequence[Place]) -> tuple[bool, bool]:
    """Is the view only taken in, and is it answered?"""
    subject = _subject(view)
    filed = _own(view, FILED)
    if _own(view, ANSWER) or _goes_on_with_answer(view):
        return filed, True
    near, same_part = _NEAR, True
    filed_soon = _filed_soon(view, places)
    for place in places[view.index + 1 :]:
        same_part = same_part and not place.heading
        if place.heading or place.zone in _ELSEWHERE or _speaks_on(place):
            continue
        if place.has(ANSWER):
            return filed, True
        if near and place.has(FILED):
            filed, near = True, 0
            continue
        shared = len(subject & _subject(place))
        same_paragraph = place.sentence.block == view.sentence.block
        if filed and same_paragraph and shared and place.has(ANSWER_WORD):
            return filed, True
        if near:
            near -= 1
            in_words = place.has(ANSWER_WORD) and (same_part or shared)
            by_subject = shared >= (1 if same_part else 2) or (same_paragraph and not filed_soon)
            if in_words or (by_subject and not _tells_course(place)):
                return filed, True
        if (shared >= 2 and (place.has(CAUSE) or not filed)) or (
            shared and not filed and (place.has(CAUSE) or place.has(ANSWER_WORD))
        ):
            return filed, True
    return filed, False


def _filed_soon(view: Place, places: Sequence[Place]) -> bool:
    """Is the view taken in («lagt på sagen») a little further down its paragraph?"""
    following = places[view.index + 1 : view.index + 1 + _NEAR]
    return any(place.has(FILED) and place.sentence.block == view.sentence.block for place in following)


def _tells_course(place: Place) -> bool:
    """How the case was handled, and that the citizen has seen the papers, is no reply."""
    return place.has(COURSE) or place.has(HEARD)


def _speaks_on(place: Place) -> bool:
    """The citizen goes on speaking: what follows is no reply yet."""
    return place.spoken.voices[0].speaker is Speaker.BORGEREN and not any(
        voice.speaker is Speaker.KOMMUNEN for voice in place.spoken.voices
    )


def _own(place: Place, concept: str) -> bool:
    """Does the municipality itself say this in the sentence that reports the view?"""
    return any(hit.name == concept and not _reported(place, hit.start) for hit in place.hits)


def _goes_on_with_answer(place: Place) -> bool:
    """«Du mener, at …; det kan vi ikke følge, fordi …»: words of an answer in a clause of the municipality after the
    view.
    """
    said = [index for index, voice in enumerate(place.spoken.voices) if voice.speaker is Speaker.BORGEREN]
    return (
        any(
            hit.name == ANSWER_WORD and place.spoken.clause_at(hit.start) > said[0] and not _reported(place, hit.start)
            for hit in place.hits
        )
        if said
        else False
    )


def _subject(place: Place) -> frozenset[str]:
    """The stems of the words that tell what a sentence is about."""
    common = {
        at
        for hit in place.hits
        if hit.name in (*_COMMON, *_SOURCES) and hit.end - hit.start <= 2
        for at in range(hit.start, hit.end)
    }
    return frozenset(
        word[:_STEM]
        for at, word in enumerate(place.words)
        if len(word) >= _SHORTEST and at not in common and word.isalpha() and word[:_STEM] not in _NO_SUBJECT
    )
