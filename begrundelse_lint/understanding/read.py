"""A letter in, a Reading out: the whole way of understanding on one page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from begrundelse_lint.language.clean import CleanText, clean
from begrundelse_lint.language.needs import GRAMMAR
from begrundelse_lint.language.sentences import Sentence, sentences
from begrundelse_lint.letter import Letter, Span, UnreadableLetterError
from begrundelse_lint.understanding import cited, granted, limits, outcomes
from begrundelse_lint.understanding import mentions as mentioned
from begrundelse_lint.understanding.activities import activities
from begrundelse_lint.understanding.blank_fields import (
    blank_amounts,
    blank_fields,
    looks_like_template,
    notes,
    seen,
    without_hidden,
)
from begrundelse_lint.understanding.conflicts import mark_conflicts
from begrundelse_lint.understanding.dates import letter_date
from begrundelse_lint.understanding.decisions import decides, resolve
from begrundelse_lint.understanding.durations import durations
from begrundelse_lint.understanding.fields import all_fields
from begrundelse_lint.understanding.kinds import CLAIM, find_kind
from begrundelse_lint.understanding.knowledge import Knowledge
from begrundelse_lint.understanding.legal_basis import (
    SUPPORT_PROVISION,
    applied_for_provision,
    default_provision,
    name_laws,
    provision_in_block,
    usual_provision,
    with_basis,
)
from begrundelse_lint.understanding.measures import readability
from begrundelse_lint.understanding.people import People, alike, find_people
from begrundelse_lint.understanding.place import Place
from begrundelse_lint.understanding.places import find_places
from begrundelse_lint.understanding.plain_facts import plain_facts, sized
from begrundelse_lint.understanding.quotes import quotes
from begrundelse_lint.understanding.reading import (
    Amount,
    Deadline,
    Decision,
    Fact,
    Kind,
    LetterDecision,
    Mention,
    Mood,
    Outcome,
    Passive,
    Polarity,
    Reading,
    Statement,
    Zone,
)
from begrundelse_lint.understanding.running import running_text
from begrundelse_lint.understanding.statute import statute_runs
from begrundelse_lint.understanding.views import find_views
from begrundelse_lint.understanding.whole_letter import mark_after_guidance, whole_letter_facts, whole_letter_measures
from begrundelse_lint.understanding.zones import Layout, find_zones

if TYPE_CHECKING:  # only where there is a language model
    from begrundelse_lint.language.analysis import Analyst

APPLIED = "ansoegt"  # concept: something was applied for
_ADVERSE = frozenset({Outcome.DELVIS_BEVILLING, Outcome.AFSLAG, Outcome.OPHOER, Outcome.NEDSAETTELSE})


def understand(
    letter: Letter,
    knowledge: Knowledge,
    *,
    on: date | None = None,
    template: bool | None = None,
    analyst: Analyst | None = None,
) -> Reading:
    """Reads a letter.

    Args:
        letter: the letter.
        knowledge: concepts, word lists and law tables.
        on: the date to judge by where the letter gives none (None: today).
        template: is it a template? None: told by the letter (many fields).
        analyst: a language model. What it gives is added; nothing else depends on it.

    Raises:
        UnreadableLetterError: there is not a word in it.
    """
    text = clean(letter)
    if not any(char.isalnum() for char in text.text):
        raise UnreadableLetterError("Der er ingen ord i filen, kun tegn. Der er intet at kontrollere.")
    people = find_people(text)
    found = sentences(text)
    words = alike(text, found, people)
    hits = [knowledge.index.find(sentence_words) for sentence_words in words]
    layout = find_zones(text, found, hits, knowledge)
    own_date = _date(text, layout, found)
    is_template = looks_like_template(letter, text, found, layout) if template is None else template
    fields = all_fields(text, letter.fields, template=is_template)
    told = notes(text, found, hits, fields) if is_template else []
    hidden = [*(field.span for field in fields), *told] if is_template else []
    if hidden:
        found = without_hidden(found, hidden)
        words = alike(text, found, people)
        hits = [knowledge.index.find(sentence_words) for sentence_words in words]
        layout = find_zones(text, found, hits, knowledge)
    places = list(find_places(text, found, words, hits, layout, knowledge))
    judged_on = own_date or on or date.today()
    gathered = _gather(text, places, own_date, judged_on)
    if hidden:
        gathered = [*seen(gathered, hidden), *blank_amounts(places, fields)]
    gathered += blank_fields(text, places, fields, told)
    reading = _conclude(letter, text, places, layout, people, gathered, own_date, judged_on, is_template, knowledge)
    return reading if analyst is None else _analysed(reading, analyst, places, people, knowledge)


def _analysed(
    reading: Reading, analyst: Analyst, places: Sequence[Place], people: People, knowledge: Knowledge
) -> Reading:
    """The reading with what a language model adds: facts of types of their own, and measures taken of them."""
    from begrundelse_lint.understanding.names import recognised_names, recognised_persons
    from begrundelse_lint.understanding.syntax import parsed_passive_percent, syntax

    analysis = analyst.analyse(reading.clean, [place.sentence for place in places])
    added: list[Fact] = list(syntax(analysis, [place for place in places if reading.statements[place.index].running]))
    numbers = reading.measures
    if GRAMMAR in analyst.available:
        numbers = numbers | {"parsed_passive_percent": parsed_passive_percent(added, numbers["sentences"])}
    added += recognised_names(places, analysis.persons)
    added += recognised_persons(places, people, knowledge, analysis.persons)
    return replace(reading, facts=(*reading.facts, *added), measures=numbers)


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


def _gather(text: CleanText, places: Sequence[Place], own_date: date | None, on: date) -> list[Fact]:
    gathered: list[Fact] = []
    for place in places:
        spoken_of = list(mentioned.mentions(place))
        decided = list(outcomes.decisions(place, spoken_of))
        gathered += spoken_of
        gathered += decided
        gathered += granted.amounts(place)
        gathered += cited.cited(place, decided, on)
        gathered += cited.consolidations(place, on)
        gathered += limits.time_limits(place, own_date)
        gathered += mentioned.terms(place)
        gathered.append(sized(place))
    gathered += cited.referred_back(places, gathered)
    gathered += durations(places, own_date)
    gathered += activities(places, [fact for fact in gathered if isinstance(fact, Decision)])
    gathered += find_views(places)
    gathered += [quote for place in places for quote in quotes(place)]
    gathered += plain_facts(text, places)
    return gathered


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
    gathered = name_laws(gathered, places, knowledge, on)
    mentions = [f for f in gathered if isinstance(f, Mention)]
    said = [f for f in gathered if isinstance(f, Decision)]
    amounts = [f for f in gathered if isinstance(f, Amount) and not f.blank]
    default = default_provision(gathered)
    applied_for = applied_for_provision(gathered, places)
    said_placed = [
        d
        if d.provision
        else replace(
            d, provision=provision_in_block(d, said, gathered, places) or usual_provision(d, default, applied_for)
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
    decisions = [_below_heading(d, places, gathered) for d in decisions]
    decisions = [with_basis(d, applied_for, gathered, knowledge) for d in decisions]
    outcomes = {d.outcome for d in decisions}
    adverse = bool(outcomes & _ADVERSE) or (Outcome.TILBUD_82B in outcomes and applied_for == SUPPORT_PROVISION)
    statute = statute_runs(places, layout.signature)
    running = running_text(places, frozenset(place.index for run in statute for place in run), layout.signature)
    statements = mark_after_guidance([_statement(place, place.index in running) for place in places])
    read_on = [places[index] for index in sorted(running)]
    gathered = whole_letter_facts(gathered, places, people, decisions, statute, read_on, knowledge)
    passive = frozenset(fact.statement for fact in gathered if isinstance(fact, Passive))
    reads = readability(read_on, text.text, passive)
    numbers = reads.measures | whole_letter_measures(gathered, statements, running, layout.signature)
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
        sections=reads.sections,
        longest=reads.longest,
    )


def _below_heading(decision: LetterDecision, places: Sequence[Place], gathered: Sequence[Fact]) -> LetterDecision:
    """A decision that only a heading tells in words of outcome stands in the sentence below that claims it, or says
    how much is given («Vi skruer ned», «Vi har besluttet, at det bliver til 2 timer»), where one does.
    """
    if not places[decision.statement].heading:
        return decision
    telling = {fact.statement for fact in gathered if isinstance(fact, Amount) and fact.status == "bevilget"}
    for place in places[decision.statement + 1 :]:
        if place.heading or not decides(place.zone):
            break
        if place.index in telling or place.has(CLAIM):
            return replace(decision, statement=place.index)
    return decision


def _statement(place: Place, running: bool) -> Statement:
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
        running=running,
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
