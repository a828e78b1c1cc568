"""How long help lasts («i 12 uger», «trekvart år», «fra den 1. april til den 31. december», «slutter den 18. december»).

Support under SEL § 82 b is limited in time and lasts six months at most (the section's own words), so its length must be told. A length of something else
(ages, deadlines, how long ago, when a talk about the help will be) is no duration of the help: it has another status than «bevilget».
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from begrundelse_lint.language.danish import MONTH_NUMBERS, NUMBER_WORDS
from begrundelse_lint.letter import Span
from begrundelse_lint.understanding import deadlines
from begrundelse_lint.understanding.amounts import find_amounts
from begrundelse_lint.understanding.dates import FoundDate, find_dates
from begrundelse_lint.understanding.facts import Place, provision_near
from begrundelse_lint.understanding.reading import Duration, Mood, Speaker, Time, Zone
from begrundelse_lint.understanding.voices import Voice

HELP = "hjaelpen_ord"  # concept: words for the help that a letter gives
_OUTSIDE = frozenset({Zone.BREVHOVED, Zone.KLAGEVEJLEDNING, Zone.KONTAKT, Zone.HILSEN, Zone.BILAG, Zone.EFTER_UNDERSKRIFT, Zone.LOV, Zone.MULIGHEDER, Zone.ANSOEGNING})
_OF_THE_CASE = frozenset({Zone.BEGRUNDELSE, Zone.OPLYSNINGER})  # lengths told here are about the citizen unless the sentence decides
_GIVES_HELP = frozenset({Zone.RESULTAT, Zone.STOETTE, Zone.EMNE})
_SHORTEST = 14  # days; anything shorter is a frequency or a deadline

_MONTHS = "|".join(sorted((name for name in MONTH_NUMBERS if len(name) > 2), key=len, reverse=True))
_TO = r"(?:til(?:\s+og\s+med)?|t\.?\s?o\.?\s?m\.?|frem\s+til|indtil|løber\s+til|[-–])"
_BETWEEN = re.compile(rf"[\s,|]*(?:og\s+)?(?:{_TO}|slutter|ophører|afsluttes|stopper)[\s,:]*(?:\w+dag\s+)?(?:den|d\.)?\s*", re.IGNORECASE)
_ENDS = re.compile(
    r"(?:til\s+og\s+med|t\.?\s?o\.?\s?m\.?|indtil|frem\s+til|til|slut\w*|stopper|ophører|udløber|afslut\w*|sidste\s+(?:gang|dag|møde)(?:\s+er)?|(?:er|senest)\s+færdigt?)"
    r"[\s:|,]*(?:bliver\s+|er\s+|igen\s+|senest\s+|automatisk\s+)*(?:\w+dag\s+)?(?:den|d\.)?\s*$",
    re.IGNORECASE,
)
_STARTS = re.compile(r"(?:fra|begynder|starter|start\w*|opstart|første\s+gang|pr\.|per|virkning)[\s:|,]*(?:er\s+|fra\s+|med\s+)*(?:\w+dag\s+)?(?:den|d\.)?\s*$", re.IGNORECASE)
_MONTH_SPAN = re.compile(rf"\b(?:fra|perioden|i|periode:?)\s+(?:\w+\s+af\s+)?(?P<a>{_MONTHS})(?:\s+(?P<ya>20\d\d))?\s*{_TO}\s*(?:\w+\s+af\s+)?(?P<b>{_MONTHS})(?:\s+(?P<yb>20\d\d))?\b", re.IGNORECASE)
_WEEK_SPAN = re.compile(r"\buge\s+(?P<a>\d\d?)\s*(?:-|–|til(?:\s+og\s+med)?)\s*(?:uge\s+)?(?P<b>\d\d?)\b", re.IGNORECASE)
_VAGUE_END = re.compile(r"\b(?:til|indtil|frem\s+til)\s+(?:udgangen\s+af|slutningen\s+af|ultimo|sommerferien|sommeren|jul|nytår|påske|efteråret|foråret|månedsskiftet|årsskiftet)\b|\bresten\s+af\s+(?:året|skoleåret)\b", re.IGNORECASE)
_FRACTIONS = re.compile(r"\b(?:(?P<half>(?:et\s+)?halvt\s+års?)|(?P<three>trekvart\s+års?|(?:tre\s+)?kvart\s+års?)|(?P<more>halvandet\s+års?)|(?P<month>halvanden\s+måneds?)|(?P<quarter>(?:et|i)\s+kvartal))\b", re.IGNORECASE)
_FRACTION_DAYS = {"half": 183, "three": 274, "more": 548, "month": 46, "quarter": 92}
_TIMES = re.compile(r"\b(?:på|i|over|af|varer|alt|:)\s+(?:ca\.\s+|i\s+alt\s+)?(?:[3-9]|1\d|2\d|tre|fire|fem|seks|syv|otte|ni|ti|tolv)\s+(?:gange|mødegange|samtaler|kursusgange|lektioner)\b(?!\s+(?:om|pr|hver|i\s+ugen))", re.IGNORECASE)
_LASTS = re.compile(
    r"(?:\b(?:i|over|varer|vare|varede|varighed\w*|på|løber|gælder|periode\w*|for|næste|kommende|strækker\s+sig|længde\w*|er)\s*|[:|]\s*)"
    r"(?:(?:er|på|over|af|i|de|en\s+periode\s+på|op\s+til|ca\.?|cirka|omkring|højst|maksimalt|næste|første|i\s+alt)\s+)*$",
    re.IGNORECASE,
)
_NOT_LASTING = re.compile(r"(?:\b(?:efter|om|inden(?:\s+for)?|senest|hver|siden|frist\w*|sidste|seneste|alder\w*|søn|datter|barn|børn|dreng|pige)\s+(?:\w+\s+){0,1})$", re.IGNORECASE)
_AFTER = re.compile(r"\s*(?:siden|gammel|tilbage|efter|før|forud|senere)\b", re.IGNORECASE)
_HYPHENED = re.compile(r"\b(?P<n>\d+|" + "|".join(word for word in NUMBER_WORDS if len(word) > 1) + r")-(?P<unit>uge|måned|dag)(?:e?r?s|e?r)?\b", re.IGNORECASE)  # «et 12-ugers forløb»
_UNIT_DAYS = {"uge": 7.0, "måned": 30.5, "dag": 1.0}
_GENITIVE = re.compile(r"s\s+(?:\w+\s+)?(?:forløb|støtte|tilbud|indsats|hjælp|periode|mestring|kursus)", re.IGNORECASE)
_MOST = re.compile(r"\b(?:op\s+til|højst|maksimalt|mere\s+end|længere\s+end)\b", re.IGNORECASE)


class _Found(NamedTuple):
    span: Span
    days: int | None
    until: date | None


def durations(places: Sequence[Place], letter_date: date | None) -> Iterator[Duration]:
    """Every length of time and every last day, with what it is the length of (``status``)."""
    year = letter_date.year if letter_date else 2000
    start: date | None = None  # the last first day told («begynder den 1. september»)
    for place in places:
        dates = list(find_dates(place.text, *place.sentence.span, year))
        start = next((d.day for d in dates if _is(_STARTS, place, d)), start) if place.zone not in _OUTSIDE else start
        for found in _in(place, dates, start, letter_date):
            word = place.word_at(found.span.start)
            voice = place.voice(word)
            speaker = place.speaker(found.span.start, voice)
            yield Duration(
                span=found.span, statement=place.index, zone=place.zone, speaker=speaker, polarity=voice.polarity, mood=voice.mood, time=voice.time,
                days=found.days, until=found.until, provision=provision_near(place, found.span), status=_status(place, found, voice, speaker),
            )  # fmt: skip


def _in(place: Place, dates: Sequence[FoundDate], start: date | None, letter_date: date | None) -> Iterator[_Found]:
    text, (begin, end) = place.text, place.sentence.span
    paired: set[int] = set()
    for first, last in zip(dates, dates[1:], strict=False):
        if _BETWEEN.fullmatch(text, first.span.end, last.span.start):
            paired |= {first.span.start, last.span.start}
            yield _between(first, last)
    for found in dates:
        if found.span.start not in paired and _is(_ENDS, place, found) and not deadlines.is_deadline(text, begin, found.span.start):
            count_from = start if start and start < found.day else letter_date
            yield _Found(found.span, (found.day - count_from).days + 1 if count_from and count_from < found.day else None, found.day)
    for match in _MONTH_SPAN.finditer(text, begin, end):
        months = (MONTH_NUMBERS[match["b"].lower()] - MONTH_NUMBERS[match["a"].lower()]) % 12 + 1
        years = int(match["yb"]) - int(match["ya"]) if match["ya"] and match["yb"] else 0
        yield _Found(Span(*match.span()), round(30.5 * (months + (12 * years if years > 1 else 0))), None)
    for match in _WEEK_SPAN.finditer(text, begin, end):
        yield _Found(Span(*match.span()), 7 * ((int(match["b"]) - int(match["a"])) % 52 + 1), None)
    for pattern in (_VAGUE_END, _TIMES):
        for match in pattern.finditer(text, begin, end):
            yield _Found(Span(*match.span()), None, None)
    for match in _FRACTIONS.finditer(text, begin, end):
        if match.lastgroup and _lasts(place, Span(*match.span())):
            yield _Found(Span(*match.span()), _FRACTION_DAYS[match.lastgroup], None)
    for match in _HYPHENED.finditer(text, begin, end):
        number = match["n"].lower()
        yield _Found(Span(*match.span()), round((NUMBER_WORDS.get(number) or float(number)) * _UNIT_DAYS[match["unit"].lower()]), None)
    for length in deadlines.find_lengths(text, begin, end):
        if length.days >= _SHORTEST and _lasts(place, length.span):
            yield _Found(length.span, length.days, None)


def _is(pattern: re.Pattern[str], place: Place, found: FoundDate) -> bool:
    return bool(pattern.search(place.text[max(place.sentence.span.start, found.span.start - 45) : found.span.start]))


def _between(first: FoundDate, last: FoundDate) -> _Found:
    begin, finish = first.day, last.day
    if last.year and not first.year:
        begin = begin.replace(year=finish.year, day=min(begin.day, 28)) if begin.month == 2 else begin.replace(year=finish.year)
        begin = begin - timedelta(days=365) if begin > finish else begin
    elif first.year and not last.year:
        finish = finish + timedelta(days=365 * (begin.year - finish.year + (1 if (finish.month, finish.day) < (begin.month, begin.day) else 0)))
    days = (finish - begin).days + 1
    return _Found(Span(first.span.start, last.span.end), days if days > 0 else None, finish)


def _lasts(place: Place, span: Span) -> bool:
    """Is it how long something lasts, rather than an age, a deadline or how long ago?"""
    before = place.text[max(place.sentence.span.start, span.start - 45) : span.start]
    after = place.text[span.end : span.end + 30]
    words = place.text[span.start : span.end].lower()
    if _NOT_LASTING.search(before) or _AFTER.match(after):
        return False
    if words.endswith(("s", "s.")) and _GENITIVE.match(place.text[span.end - 1 : span.end + 40]):
        return True
    if re.match(r"\s+(?:frem|fremover|lang[et]?|forløb)\b", after):
        return True
    years = words.endswith("år") and not re.search(r"halv|kvart", words)
    return bool(_LASTS.search(before)) and not (years and (re.search(r"\b(?:på|er)\s+$", before) or words.split()[0] not in {"et", "1", "ét", "to", "2"}))


def _status(place: Place, found: _Found, voice: Voice, speaker: Speaker) -> str:
    """What the length is of: of help that the letter gives, or of something else (:data:`AMOUNT_STATUSES`)."""
    if place.zone in _OUTSIDE or voice.mood in (Mood.BETINGELSE, Mood.SPOERGSMAAL, Mood.UVALGT):
        return "andet"
    if voice.status:
        return voice.status
    if speaker is not Speaker.KOMMUNEN:
        return "ansoegt" if speaker is Speaker.BORGEREN else "andet"
    if voice.time is Time.FOER:
        return "tidligere"
    before = place.text[max(place.sentence.span.start, found.span.start - 30) : found.span.start]
    if voice.negated or (_MOST.search(before) and not any(word in {"du", "dig", "din", "dit", "@"} for word in place.words)):
        return "andet"  # «støtten kan ikke vare mere end seks måneder»: the rule retold
    decides = any((concept := place.knowledge.concepts.get(hit.name)) is not None and concept.outcome is not None for hit in place.hits)
    told_of_help = place.has(HELP) or next(find_amounts(place.text, *place.sentence.span), None) is not None
    if decides or place.zone in _GIVES_HELP or (place.zone not in _OF_THE_CASE and told_of_help):
        return "bevilget"
    return "andet"
