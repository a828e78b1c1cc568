"""A letter in, a Reading out: the whole way of understanding on one page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from begrundelse_lint.language.clean import CleanText, clean
from begrundelse_lint.language.sentences import Sentence, sentences
from begrundelse_lint.letter import Letter, Span, Style
from begrundelse_lint.understanding import citations, facts
from begrundelse_lint.understanding.activities import activities
from begrundelse_lint.understanding.conflicts import mark_conflicts
from begrundelse_lint.understanding.dates import letter_date
from begrundelse_lint.understanding.decisions import EARLY_HELP, resolve
from begrundelse_lint.understanding.durations import durations
from begrundelse_lint.understanding.facts import Place
from begrundelse_lint.understanding.fields import find_fields
from begrundelse_lint.understanding.kinds import CLAIM, find_kind
from begrundelse_lint.understanding.knowledge import Knowledge
from begrundelse_lint.understanding.measures import measures
from begrundelse_lint.understanding.people import People, alike, find_people
from begrundelse_lint.understanding.places import find_places
from begrundelse_lint.understanding.quotes import quotes
from begrundelse_lint.understanding.reading import (
    Amount,
    BlankField,
    Citation,
    Contact,
    Deadline,
    Decision,
    Fact,
    Kind,
    LetterDecision,
    Mention,
    Mood,
    Outcome,
    PersonNumber,
    Polarity,
    Reading,
    Sized,
    Speaker,
    Statement,
    Time,
    WriterNote,
    Zone,
)
from begrundelse_lint.understanding.views import find_views
from begrundelse_lint.understanding.whole_letter import mark_after_guidance, whole_letter_facts, whole_letter_measures
from begrundelse_lint.understanding.zones import Layout, find_zones

SUPPORT_PROVISION = "SEL § 85"
APPLIED = "ansoegt"  # concept: something was applied for
_ADVERSE = frozenset({Outcome.DELVIS_BEVILLING, Outcome.AFSLAG, Outcome.OPHOER, Outcome.NEDSAETTELSE})
_CPR = re.compile(r"(?<!\d)(\d{6})[-–\s]?(\d{4})(?!\d)")
_PHONE = re.compile(r"(?<!\d)(?:\+45\s?)?\d{2}\s?\d{2}\s?\d{2}\s?\d{2}(?!\d)")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w{2,}")


def understand(
    letter: Letter, knowledge: Knowledge, *, on: date | None = None, template: bool | None = None
) -> Reading:
    """Reads a letter.

    Args:
        letter: the letter.
        knowledge: concepts, word lists and law tables.
        on: the date to judge by where the letter gives none (None: today).
        template: is it a template? None: told by the letter (many fields).
    """
    text = clean(letter)
    people = find_people(text)
    found = sentences(text)
    words = alike(text, found, people)
    hits = [knowledge.index.find(sentence_words) for sentence_words in words]
    layout = find_zones(text, found, hits, knowledge)
    own_date = _date(text, layout, found)
    places = list(find_places(text, found, words, hits, layout, knowledge))
    judged_on = own_date or on or date.today()
    gathered = _gather(letter, text, places, own_date, judged_on)
    is_template = template if template is not None else _looks_like_template(gathered)
    return _conclude(letter, text, places, layout, people, gathered, own_date, judged_on, is_template, knowledge)


def _date(text: CleanText, layout: Layout, found: Sequence[Sentence]) -> date | None:
    head = [
        s.span.end
        for s, zone in zip(found, layout.zones, strict=True)
        if zone in (Zone.BREVHOVED, Zone.EMNE) and s.block < max(14, len(text.blocks) // 2)
    ]
    return letter_date(text.text, max(head, default=0)) or _margin_date(text, layout, found)


def _margin_date(text: CleanText, layout: Layout, found: Sequence[Sentence]) -> date | None:
    """A date in the page header, or beside the signature («Lindesund, den 3. maj 2025»)."""
    for sentence, zone in zip(found, layout.zones, strict=True):
        if zone in (Zone.BREVHOVED, Zone.HILSEN) and (
            day := letter_date(text.text[sentence.span.start : sentence.span.end], sentence.span.end)
        ):
            return day
    return None


def _gather(letter: Letter, text: CleanText, places: Sequence[Place], own_date: date | None, on: date) -> list[Fact]:
    gathered: list[Fact] = []
    for place in places:
        mentioned = list(facts.mentions(place))
        decided = list(facts.decisions(place, mentioned))
        gathered += mentioned
        gathered += decided
        gathered += facts.amounts(place)
        gathered += facts.cited(place, decided, on)
        gathered += facts.consolidations(place, on)
        gathered += facts.time_limits(place, own_date)
        gathered += facts.terms(place)
        gathered.append(_sized(place))
    gathered += durations(places, own_date)
    gathered += activities(places, [fact for fact in gathered if isinstance(fact, Decision)])
    gathered += find_views(places)
    gathered += [quote for place in places for quote in quotes(place)]
    gathered += _plain(letter, text, places)
    return gathered


def _sized(place: Place) -> Sized:
    voice = place.spoken.voices[0]
    return Sized(
        span=place.sentence.span,
        statement=place.index,
        zone=place.zone,
        speaker=place.speaker(place.sentence.span.start, voice),
        polarity=voice.polarity,
        mood=voice.mood,
        time=voice.time,
        unit="saetning",
        words=sum(1 for word in place.words if word != "§"),
        about_citizen=any(word in {"du", "dig", "din", "dit", "dine", "@", "@s"} for word in place.words),
    )


def _plain(letter: Letter, text: CleanText, places: Sequence[Place]) -> Iterator[Fact]:
    """Facts that stand anywhere, whoever speaks: blank fields, CPR numbers, ways to reach someone, help text."""

    def at(offset: int) -> Place:
        return next((place for place in reversed(places) if place.sentence.span.start <= offset), places[0])

    def common(span: Span) -> dict[str, Any]:
        place = at(span.start)
        return {
            "span": span,
            "statement": place.index,
            "zone": place.zone,
            "speaker": Speaker.KOMMUNEN,
            "polarity": Polarity.BEKRAEFTET,
            "mood": Mood.UDSAGN,
            "time": Time.NU,
        }

    for found in find_fields(text.text):
        place = at(found.span.start)
        applied = place.voice(place.word_at(found.span.start)).status == "ansoegt" if place.words else False
        yield BlankField(**common(found.span), notation=found.notation, holds=None if applied else found.holds)
    first: str | None = None
    for match in _CPR.finditer(text.text):
        digits = match[1] + match[2]
        if not _is_birthday(digits):
            continue
        first = first or digits
        yield PersonNumber(
            **common(Span(*match.span())), digits=digits, first=digits == first, example=len(set(digits)) == 1
        )
    for pattern, means in ((_PHONE, "telefon"), (_EMAIL, "email")):
        for match in pattern.finditer(text.text):
            yield Contact(**common(Span(*match.span())), means=means)
    for block in text.blocks:
        if block.style is Style.GUIDANCE:
            yield WriterNote(**common(block.span))


def _is_birthday(digits: str) -> bool:
    return (1 <= int(digits[:2]) <= 31 and 1 <= int(digits[2:4]) <= 12) or len(set(digits)) == 1


def _looks_like_template(gathered: Sequence[Fact]) -> bool:
    """A template told by the letter: fields where a letter has its addressee or date, and many of them."""
    fields = [fact for fact in gathered if isinstance(fact, BlankField)]
    head = [fact for fact in fields if fact.zone in (Zone.BREVHOVED, Zone.EMNE)]
    return len(fields) >= 8 and len(head) >= 2


def _conclude(
    letter: Letter,
    text: CleanText,
    places: Sequence[Place],
    layout: Layout,
    people: People,
    gathered: list[Fact],
    own_date: date | None,
    on: date,
    template: bool,
    knowledge: Knowledge,
) -> Reading:
    """From statements to the letter as a whole."""
    gathered = _name_laws(gathered, places, knowledge, on)
    mentions = [f for f in gathered if isinstance(f, Mention)]
    said = [f for f in gathered if isinstance(f, Decision)]
    amounts = [f for f in gathered if isinstance(f, Amount)]
    default = _default_provision(gathered)
    applied_for = _applied_for(gathered, places)
    said_placed = [
        d
        if d.provision
        else replace(
            d, provision=_provision_in_block(d, said, gathered, places) or _usual_provision(d, default, applied_for)
        )
        for d in said
    ]
    weak = frozenset(d.statement for d in said if d.weak) - frozenset(d.statement for d in said if not d.weak)
    guided = any(isinstance(f, Deadline) and f.of == "klage" and f.mood is Mood.UDSAGN for f in gathered)
    kind = find_kind(mentions, said, weak, guided, knowledge)
    decisions = (
        resolve(said_placed, amounts, weak, any(m.concept == APPLIED for m in mentions))
        if kind is Kind.AFGOERELSE and said_placed
        else []
    )
    decisions = [_known(d, applied_for, gathered, knowledge) for d in decisions]
    outcomes = {d.outcome for d in decisions}
    adverse = bool(outcomes & _ADVERSE) or (Outcome.TILBUD_82B in outcomes and applied_for == SUPPORT_PROVISION)
    statements = mark_after_guidance([_statement(place) for place in places])
    gathered = whole_letter_facts(gathered, places, people, decisions, layout.signature, knowledge)
    numbers = _measures(statements, text, layout)
    numbers |= whole_letter_measures(gathered, numbers)
    return Reading(
        letter=letter,
        clean=text,
        kind=kind,
        date=own_date,
        statements=statements,
        facts=tuple(mark_conflicts(gathered, places, decisions)),
        decisions=tuple(decisions),
        applied_for=applied_for,
        adverse=adverse,
        template=template,
        citizen_is_addressee=not people.third_person,
        addressee=people.addressee,
        citizen=people.citizen,
        guidance=_guidance(statements),
        result=_result(statements, decisions, mentions, layout),
        measures=numbers,
    )


def _name_laws(gathered: list[Fact], places: Sequence[Place], knowledge: Knowledge, on: date) -> list[Fact]:
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


def _default_provision(gathered: Sequence[Fact]) -> str | None:
    """The provision that the letter decides under, where just its citations are asked: the one cited most as legal
    basis.
    """
    basis = [
        f.provision for f in gathered if isinstance(f, Citation) and f.role == "hjemmel" and f.zone is not Zone.LOV
    ]
    basis = basis or [f.provision for f in gathered if isinstance(f, Citation) and f.role == "hjemmel"]
    return max(dict.fromkeys(basis), key=basis.count) if basis else None


def _usual_provision(decision: Decision, default: str | None, applied_for: str | None) -> str | None:
    """What a decision that names no provision is made under: a refusal refuses what was applied for, help is given
    under the letter's basis.
    """
    refuses = decision.outcome in (Outcome.AFSLAG, Outcome.DELVIS_BEVILLING)
    first, second = (applied_for, default) if refuses else (default, applied_for)
    if refuses and first is None and second in EARLY_HELP:
        return SUPPORT_PROVISION
    return first or second


def _provision_in_block(
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


def _applied_for(gathered: Sequence[Fact], places: Sequence[Place]) -> str | None:
    """The provision applied for: cited with the application, else § 85 where its support was asked for by name."""
    cited = [f for f in gathered if isinstance(f, Citation) and f.role == "ansoegt"]
    if cited:
        return cited[0].provision
    for place in places:
        if place.zone is Zone.KLAGEVEJLEDNING:
            continue
        if any(voice.status == "ansoegt" for voice in place.spoken.voices) and place.has(facts.SUPPORT):
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


def _known(
    decision: LetterDecision, applied_for: str | None, gathered: Sequence[Fact], knowledge: Knowledge
) -> LetterDecision:
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


def _statement(place: Place) -> Statement:
    voice = place.spoken.voices[0]
    return Statement(
        place.index,
        place.sentence,
        place.sentence.span,
        place.zone,
        place.heading,
        None,
        place.speaker(place.sentence.span.start, voice),
        voice.polarity,
        voice.mood,
        voice.time,
        in_list=place.lead_in is not None,
    )


def _guidance(statements: Sequence[Statement]) -> Span | None:
    """The heading or first line of the complaint guidance; a heading with nothing under it is none."""
    inside = [s for s in statements if s.zone is Zone.KLAGEVEJLEDNING]
    if not any(not s.heading and len(s.sentence.words) > 4 for s in inside):
        return None
    return inside[0].span


def _result(
    statements: Sequence[Statement], decisions: Sequence[LetterDecision], mentions: Sequence[Mention], layout: Layout
) -> Span:
    """Where the result is said: the first decision's sentence, else the sentence or heading that claims a decision,
    else the subject line.
    """
    if decisions:
        said = [statements[decision.statement] for decision in decisions]
        return next((statement for statement in said if not statement.heading), said[0]).span
    claims = [m for m in mentions if m.concept == CLAIM and m.zone not in (Zone.KLAGEVEJLEDNING, Zone.LOV)]
    if claims:
        best = next(
            (m for m in claims if m.polarity is Polarity.BEKRAEFTET and not statements[m.statement].heading), claims[0]
        )
        return statements[best.statement].span
    subject = next((s for s in statements if s.zone is Zone.EMNE), None) or next(
        (s for s in statements if s.zone is not Zone.BREVHOVED), statements[0]
    )
    return subject.span


def _measures(statements: Sequence[Statement], text: CleanText, layout: Layout) -> dict[str, float]:
    numbers = measures(statements, text, layout.signature)
    numbers["headings"] = float(sum(1 for s in statements if s.heading and s.zone is not Zone.EMNE))
    numbers["reasons_words"] = float(
        sum(
            len(s.sentence.words)
            for s in statements
            if s.zone in (Zone.BEGRUNDELSE, Zone.OPLYSNINGER) and not s.heading
        )
    )
    before = [s for s in statements if s.zone is not Zone.KLAGEVEJLEDNING and s.sentence.block < layout.signature]
    numbers["words_before_guidance"] = float(sum(len(s.sentence.words) for s in before))
    return numbers
