"""The facts of each statement, one function for each type of fact. All look at one sentence and its voices."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from begrundelse_lint.language.danish import AFTER_NO_NEGATION, COORDINATORS, NEGATIONS
from begrundelse_lint.language.matcher import Hit
from begrundelse_lint.language.sentences import Sentence
from begrundelse_lint.letter import Span
from begrundelse_lint.records import record
from begrundelse_lint.understanding import citations, deadlines
from begrundelse_lint.understanding.amounts import FoundAmount, find_amounts
from begrundelse_lint.understanding.clauses import MAIN, RELATIVE
from begrundelse_lint.understanding.dates import find_dates
from begrundelse_lint.understanding.decisions import EARLY_HELP as EARLY_HELP_PROVISIONS
from begrundelse_lint.understanding.decisions import decides
from begrundelse_lint.understanding.knowledge import Knowledge
from begrundelse_lint.understanding.reading import (
    Amount,
    Citation,
    Consolidation,
    Deadline,
    Decision,
    Mention,
    Mood,
    Outcome,
    Polarity,
    Speaker,
    Term,
    Time,
    Zone,
)
from begrundelse_lint.understanding.voices import Spoken, Voice

# Concepts that this module asks for by name (``rules/concepts/laesning.yaml``).
SUPPORT, EARLY_HELP, PERIOD = "stoetten", "tidlig_indsats", "tidsrum"
REASSESSMENT, COMPLAINT_TIME, HEARING = "genvurdering_ord", "klagefrist_ord", "hoering_ord"
OTHER_TIME, HOW_TO_COMPLAIN = "frist_andet", "klage_hvordan"
# Concepts of ``rules/concepts/afgoerelser.yaml`` that are read with more than their words.
_OF_WHAT_WAS = frozenset({Outcome.UAENDRET, Outcome.NEDSAETTELSE, Outcome.OPHOER})
NEW_NUMBER, PARTLY, REQUEST = "nyt_antal", "delvist", "ansoegning_om_at"
_TICKED = re.compile(r"\[\s?[xX✓]\s?\]")
_MODALS = frozenset("kan kunne vil ville skal skulle bør".split())
_NEGATED_OUTCOME = {
    Outcome.BEVILLING: Outcome.AFSLAG,
    Outcome.TILBUD_82B: None,
    Outcome.AFSLAG: None,
    Outcome.DELVIS_BEVILLING: None,
    Outcome.OPHOER: None,
    Outcome.NEDSAETTELSE: None,
    Outcome.UAENDRET: Outcome.OPHOER,
}


@record
class Place:
    """One sentence with all that is known of it so far."""

    text: str
    index: int
    sentence: Sentence
    words: Sequence[str]
    hits: Sequence[Hit]
    zone: Zone
    heading: bool
    spoken: Spoken
    lead_in: Voice | None
    knowledge: Knowledge
    granting: bool = False  # its paragraph has granted something

    def voice(self, word: int) -> Voice:
        """The voice of the clause that a word belongs to."""
        return self.spoken.voices[self.spoken.clause_at(word)]

    def word_at(self, offset: int) -> int:
        """The word that stands at, or first after, an offset of the clean text."""
        for index, span in enumerate(self.sentence.spans):
            if span.end > offset:
                return index
        return max(0, len(self.words) - 1)

    def span(self, hit: Hit) -> Span:
        """The clean-text span of a hit."""
        return Span(self.sentence.spans[hit.start].start, self.sentence.spans[hit.end - 1].end)

    def speaker(self, at: int, voice: Voice) -> Speaker:
        """Who speaks at an offset: quoted words are not the municipality's."""
        return next((who for span, who in self.spoken.quotes if span.start <= at < span.end), voice.speaker)

    def has(self, name: str) -> bool:
        """Does a concept occur in the sentence?"""
        return any(hit.name == name for hit in self.hits)

    def clause_has(self, name: str, word: int) -> bool:
        """Does a concept occur in the clause of a word?"""
        clause = self.spoken.clauses[self.spoken.clause_at(word)]
        return any(hit.name == name and clause.start <= hit.start < clause.end for hit in self.hits)


def mentions(place: Place) -> Iterator[Mention]:
    """The concepts spoken of."""
    for hit in place.hits:
        if hit.name not in place.knowledge.concepts:
            continue
        span = place.span(hit)
        voice = place.voice(hit.start)
        yield Mention(
            span=span,
            statement=place.index,
            zone=place.zone,
            speaker=place.speaker(span.start, voice),
            polarity=_polarity(place, hit, voice),
            mood=Mood.SPOERGSMAAL if _ends_in_doubt(place, hit) else voice.mood,
            time=voice.time,
            concept=hit.name,
        )


def _ends_in_doubt(place: Place, hit: Hit) -> bool:
    """Does the wording run into a clause with «om» («det skal ikke vise, om du hører under § 85»)?"""
    last = place.spoken.clause_at(hit.end - 1)
    opening = place.words[place.spoken.clauses[last].start]
    return opening in {"om", "hvorvidt"} and place.spoken.voices[last].mood is Mood.SPOERGSMAAL


def _polarity(place: Place, hit: Hit, voice: Voice) -> Polarity:
    """The polarity of a hit: its clause's, not counting the negations that are part of the wording itself."""
    clause = place.spoken.clauses[place.spoken.clause_at(hit.start)]
    inside = sum(1 for at in clause.negations if hit.start <= at < hit.end)
    if not inside:
        return voice.polarity
    negated_without = voice.negated if len(clause.negations) > inside else not voice.negated
    return Polarity.BENAEGTET if negated_without else Polarity.BEKRAEFTET


def decisions(place: Place, found: Sequence[Mention]) -> Iterator[Decision]:
    """The statements that decide something.

    Of wordings that overlap the more telling wins: «du får afslag på støtte» is no grant.
    """
    if not decides(place.zone) or place.zone is Zone.ANSOEGNING:
        return
    telling = [(mention, outcome) for mention in found if (outcome := _outcome(place, mention)) is not None]
    for mention, outcome in telling:
        if any(
            other is not mention
            and _TELLING.index(rival) < _TELLING.index(outcome)
            and _overlap(mention.span, other.span)
            for other, rival in telling
        ):
            continue
        provision = provision_near(place, mention.span)
        if outcome is Outcome.TILBUD_82B and _other_provision(place, mention.span, provision):
            outcome = Outcome.BEVILLING
        yield Decision(
            span=mention.span,
            statement=place.index,
            zone=place.zone,
            speaker=mention.speaker,
            polarity=mention.polarity,
            mood=mention.mood,
            time=mention.time,
            outcome=outcome,
            provision=provision,
            heading=place.heading,
            weak=place.knowledge.concepts[mention.concept].weak,
        )
    if not telling:
        yield from _by_citation(place)


def _by_citation(place: Place) -> Iterator[Decision]:
    """A sentence of the result that gives the citizen something under a provision, in words that no list has («du er
    tilgodeset med et forløb efter § 82 b»).
    """
    if place.zone not in (Zone.RESULTAT, Zone.ANDET) or place.heading or not _CITIZEN & set(place.words):
        return
    for citation in citations.find_citations(place.text, *place.sentence.span):
        word = place.word_at(citation.span.start)
        voice = place.voice(word)
        plain = (
            voice.mood is Mood.UDSAGN
            and voice.time is Time.NU
            and voice.status is None
            and place.speaker(citation.span.start, voice) is Speaker.KOMMUNEN
        )
        if (
            plain
            and _given_under(place, word)
            and _role(place, citation, voice, voice.speaker, False) == "hjemmel"
            and not any(place.has(name) for name in _NO_RESULT)
        ):
            outcome = Outcome.AFSLAG if voice.negated else Outcome.BEVILLING
            yield Decision(
                span=citation.span,
                statement=place.index,
                zone=place.zone,
                speaker=voice.speaker,
                polarity=voice.polarity,
                mood=voice.mood,
                time=voice.time,
                outcome=outcome,
                provision=provision_near(place, citation.span),
                weak=True,
            )
            return


def _given_under(place: Place, word: int) -> bool:
    """«… efter servicelovens § 85»: given under the section, not told about it."""
    return any(before in _UNDER for before in place.words[max(0, word - 5) : word])


_UNDER = frozenset({"efter", "jf", "medfør", "henhold", "hjemmel"})
_CITIZEN = frozenset({"du", "dig", "din", "dit", "dine", "@", "@s"})
_NO_RESULT = (
    "tom_vurdering",
    "lovtekst_ord",
    "ansoegt",
    "ikke_stillingtagen",
    "maalgruppe",
    "foer",
    "paastaar_afgoerelse",
)


def _other_provision(place: Place, span: Span, provision: str | None) -> bool:
    """Is what is offered cited, in the same clause, as help under another provision than early help («tilbydes en
    plads efter § 107»)?
    """
    if provision is None or provision in EARLY_HELP_PROVISIONS or place.has(EARLY_HELP):
        return False
    clause = place.spoken.clauses[place.spoken.clause_at(place.word_at(span.start))]
    return any(
        place.word_at(c.span.start) in range(clause.start, clause.end) and provision.endswith(f"§ {c.section}")
        for c in citations.find_citations(place.text, *place.sentence.span)
    )


# Of outcomes said in the same words, the first wins.
_TELLING = (
    Outcome.DELVIS_BEVILLING,
    Outcome.OPHOER,
    Outcome.NEDSAETTELSE,
    Outcome.AFSLAG,
    Outcome.TILBUD_82B,
    Outcome.UAENDRET,
    Outcome.BEVILLING,
)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _outcome(place: Place, mention: Mention) -> Outcome | None:
    """What a mention decides, if it is the municipality's own statement, now and without reserve."""
    concept = place.knowledge.concepts[mention.concept]
    if not concept.outcome or mention.speaker is not Speaker.KOMMUNEN or mention.mood is not Mood.UDSAGN:
        return None
    if mention.time is Time.FOER and not (concept.outcome in _OF_WHAT_WAS and _holds_its_time(place, mention)):
        return None
    if (
        _under_modal(place, mention)
        or (concept.field and not _is_field(place, mention))
        or _breaks_off(place, mention)
        or _asked_for(place, mention)
    ):
        return None
    if mention.concept == NEW_NUMBER and not _fewer(place):
        return None
    outcome = Outcome(concept.outcome)
    if outcome is Outcome.OPHOER and place.has(PERIOD):
        return None  # «Forløbet starter den 10. marts og slutter den 9. august»
    return _NEGATED_OUTCOME[outcome] if mention.polarity is Polarity.BENAEGTET else outcome


def _holds_its_time(place: Place, mention: Mention) -> bool:
    """Is what makes the clause one of the past part of the wording itself («den hidtidige støtte bibeholdes»)?"""
    first, last = place.word_at(mention.span.start), place.word_at(mention.span.end - 1)
    clause = place.spoken.clauses[place.spoken.clause_at(first)]
    past = [
        hit
        for hit in place.hits
        if hit.name in place.knowledge.concepts
        and place.knowledge.concepts[hit.name].time
        and clause.start <= hit.start < clause.end
    ]
    return bool(past) and all(first <= hit.start and hit.end - 1 <= last for hit in past)


def _breaks_off(place: Place, mention: Mention) -> bool:
    """A wording does not reach over into the next main clause («… stopper, men du beholder støtten»), nor does «ikke
    kun» say no.
    """
    first, last = place.word_at(mention.span.start), place.word_at(mention.span.end - 1)
    ends_in = place.spoken.clauses[place.spoken.clause_at(last)]
    if first < ends_in.start and (
        place.words[ends_in.start] in {"mens", "hvorimod"}
        or (ends_in.kind == MAIN and place.words[ends_in.start] in COORDINATORS)
    ):
        return mention.concept != PARTLY
    if first < ends_in.start and ends_in.kind == RELATIVE and place.voice(first).negated:
        return True  # «ikke anledning til at ændre den støtte, der fortsætter»
    return any(
        place.words[at] in NEGATIONS and place.words[at + 1 : at + 2] and place.words[at + 1] in AFTER_NO_NEGATION
        for at in range(first, last + 1)
    )


def _asked_for(place: Place, mention: Mention) -> bool:
    """«Din ansøgning om at få bevilget støtte»: what is named right after is what was asked for."""
    first = place.word_at(mention.span.start)
    return any(hit.name == REQUEST and hit.start < first <= hit.end + 2 for hit in place.hits)


def _fewer(place: Place) -> bool:
    """Of the amounts of the sentence, is the last less than the first («fra 6 til 4 timer»)?"""
    found = list(find_amounts(place.text, place.sentence.span.start, place.sentence.span.end))
    return len(found) > 1 and found[-1].high < found[0].high


def _is_field(place: Place, mention: Mention) -> bool:
    """Is it the value of a field or cell («Resultat: Afslag»), or a heading of its own?"""
    word = place.word_at(mention.span.start)
    clause = place.spoken.clauses[place.spoken.clause_at(word)]
    before = place.text[place.sentence.span.start : mention.span.start].rstrip()
    if _TICKED.fullmatch(before):
        return True
    return clause.start == word and (
        before.endswith((":", "|", "]", "☒", "☑", "–", "-")) or (not before and len(place.words) <= 5)
    )


def _under_modal(place: Place, mention: Mention) -> bool:
    """«Støtten kan ophøre», «kan blive bevilget»: possible, not decided.

    A refusal («kan ikke bevilges») is decided.
    """
    if mention.polarity is Polarity.BENAEGTET:
        return False
    first = place.word_at(mention.span.start)
    clause = place.spoken.clauses[place.spoken.clause_at(first)]
    before = place.words[max(clause.start, first - 4) : first]
    inside = place.words[first : place.word_at(mention.span.end - 1) + 1]
    return any(word in _MODALS for word in before) and not any(word in _MODALS or word == "ikke" for word in inside)


def provision_near(place: Place, span: Span) -> str | None:
    """The provision named in the same sentence: in its clause first, then the nearest; else what its words name."""
    clause = place.spoken.clause_at(place.word_at(span.start))
    material = [
        c
        for c in citations.find_citations(place.text, *place.sentence.span)
        if not _procedural(place, c) and not place.clause_has("henvist_ord", place.word_at(c.span.start))
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
    if place.has(EARLY_HELP):
        return "SEL § 82 b"
    return "SEL § 85" if place.has(SUPPORT) else None


def _procedural(place: Place, citation: citations.FoundCitation) -> bool:
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


def amounts(place: Place) -> Iterator[Amount]:
    """The amounts of time, each with what it is: granted, applied for, earlier, refused, or something else."""
    for found in find_amounts(place.text, place.sentence.span.start, place.sentence.span.end):
        first = place.word_at(found.span.start)
        voice = place.voice(first)
        speaker = place.speaker(found.span.start, voice)
        yield Amount(
            span=found.span,
            statement=place.index,
            zone=place.zone,
            speaker=speaker,
            polarity=voice.polarity,
            mood=voice.mood,
            time=voice.time,
            low=found.low,
            high=found.high,
            per=found.per,
            status=_amount_status(place, found, first, voice, speaker),
            provision=provision_near(place, found.span),
            ratio=99.0 if found.low is None else round(found.high / found.low, 2) if found.low else 1.0,
        )


AMOUNT_OF_OUTCOME = {
    Outcome.BEVILLING: "bevilget",
    Outcome.DELVIS_BEVILLING: "bevilget",
    Outcome.UAENDRET: "bevilget",
    Outcome.NEDSAETTELSE: "bevilget",
    Outcome.TILBUD_82B: "bevilget",
    Outcome.AFSLAG: "afslaaet",
}
_STATES_GRANT = frozenset({Zone.RESULTAT, Zone.STOETTE, Zone.EMNE})
_HELP = ("støtte", "bostøtte", "hjælp", "besøg", "timerne", "ramme", "bevilling", "ledsag")


def _status(place: Place, word: int, voice: Voice, speaker: Speaker) -> str:
    """What an amount is.

    The nearest thing said about it wins: its clause's colour, who speaks, the outcome of its clause, its zone.
    """
    if place.zone in {Zone.KLAGEVEJLEDNING, Zone.KONTAKT, Zone.LOV, Zone.BREVHOVED, Zone.BILAG, Zone.HILSEN}:
        return "andet"
    if _from_part(place, word):
        return "tidligere"
    if _instead_of(place, word):
        return (
            "ansoegt"
            if any(after.startswith(("søgt", "ansøgt", "bedt", "ønsk")) for after in place.words[word : word + 8])
            else "tidligere"
        )
    decided = _decided_beside(place, word)
    if voice.status:
        # «Din ansøgning om 3 timer om ugen imødekommes»: what is applied for is what is granted.
        granted = (
            voice.status == "ansoegt"
            and decided == "bevilget"
            and not voice.negated
            and any(w.startswith("ansøgning") for w in place.words[:word])
        )
        return "bevilget" if granted else voice.status
    if speaker in {Speaker.BORGEREN, Speaker.ANDRE, Speaker.LOVEN}:
        return "ansoegt" if speaker is Speaker.BORGEREN else "andet"
    if voice.mood in {Mood.BETINGELSE, Mood.SPOERGSMAAL, Mood.UVALGT}:
        return "andet"
    if voice.time is Time.FOER:
        return "tidligere"
    if voice.negated:
        return "afslaaet"
    if decided:
        return decided
    if place.zone in _STATES_GRANT or place.has(SUPPORT) or place.clause_has("udmaaling_ord", word):
        return "bevilget"
    if any(
        AMOUNT_OF_OUTCOME.get(Outcome(o)) == "bevilget"
        for h in place.hits
        if h.name in place.knowledge.concepts and (o := place.knowledge.concepts[h.name].outcome)
    ):
        return "bevilget"
    if place.granting and place.zone is Zone.ANDET:
        return "bevilget"  # «Du skal have en bostøtte. Hun kommer to gange om ugen, en time ad gangen.»
    if place.zone is Zone.ANDET and any(w.startswith(_HELP) for w in place.words):
        return "bevilget"
    return "andet"


def _decided_beside(place: Place, word: int) -> str | None:
    """What the nearest wording of outcome in the clause makes of an amount; words before it count more than words
    after it.
    """
    clause = place.spoken.clauses[place.spoken.clause_at(word)]
    found: list[tuple[int, str]] = []
    for hit in place.hits:
        concept = place.knowledge.concepts.get(hit.name)
        if concept is None or concept.outcome is None or concept.field or not clause.start <= hit.start < clause.end:
            continue
        if status := AMOUNT_OF_OUTCOME.get(Outcome(concept.outcome)):
            distance = 0 if hit.start <= word < hit.end else word - hit.end if hit.end <= word else 3 + hit.start - word
            found.append((distance, status))
    refused = [pair for pair in found if pair[1] == "afslaaet"]
    nearest = min(found, default=None)
    return "afslaaet" if nearest and refused and min(refused)[0] == nearest[0] else nearest[1] if nearest else None


def _amount_status(place: Place, found: FoundAmount, first: int, voice: Voice, speaker: Speaker) -> str:
    if found.former:
        return (
            "andet" if voice.time is Time.FOER else "tidligere"
        )  # «blev i 2023 ændret fra 6 til 4 timer» is an older story
    return _status(place, first, voice, speaker)


def _instead_of(place: Place, word: int) -> bool:
    """«2 timer i stedet for 4 timer»: the second amount is what it was, or what was asked for."""
    before = " ".join(place.words[max(0, word - 5) : word])
    return any(instead in before for instead in ("i stedet for", "frem for", "fremfor"))


def _from_part(place: Place, word: int) -> bool:
    """«fra 4 til 2 timer»: the first amount is what it was."""
    before = place.words[max(0, word - 2) : word]
    return "fra" in before and "til" in place.words[word + 1 : word + 6]


def consolidations(place: Place, on: date) -> Iterator[Consolidation]:
    """The consolidation acts cited."""
    for found in citations.find_consolidations(place.text, place.sentence.span.start, place.sentence.span.end):
        voice = place.voice(place.word_at(found.span.start))
        laws = place.knowledge.laws.values()
        known = [
            law
            for law in laws
            if any(
                a.number == found.number and (found.year is None or a.signed.year == found.year)
                for a in law.consolidations
            )
        ]
        named = [h.name[4:] for h in place.hits if h.name.startswith("law:")]
        law = next((law for law in known if law.code in named), known[0] if known else None)
        yield Consolidation(
            span=found.span,
            statement=place.index,
            zone=place.zone,
            speaker=voice.speaker,
            polarity=voice.polarity,
            mood=voice.mood,
            time=voice.time,
            law=law.code if law else (named[0] if named else None),
            number=found.number,
            year=found.year,
            state=citations.consolidation_state(law, found.number, found.year, on) if law else "ukendt",
        )


def cited(place: Place, found: Sequence[Decision], on: date) -> Iterator[Citation]:
    """The sections cited, with the law that is named beside each (what is not named there is found for the letter as
    a whole).
    """
    for citation in citations.find_citations(place.text, place.sentence.span.start, place.sentence.span.end):
        first = place.word_at(citation.span.start)
        voice = place.voice(first)
        speaker = place.speaker(citation.span.start, voice)
        code = law_at(place, citation)
        law = place.knowledge.laws.get(code or "")
        yield Citation(
            span=citation.span,
            statement=place.index,
            zone=place.zone,
            speaker=speaker,
            polarity=voice.polarity,
            mood=voice.mood,
            time=voice.time,
            law=code,
            section=citation.section,
            stk=citation.stk,
            nr=citation.nr,
            litra=citation.litra,
            role=_role(place, citation, voice, speaker, bool(found)),
            law_named=code is not None,
            exists=law is None or citations.section_exists(law, citation.section, citation.stk, citation.litra, on),
        )


def _role(place: Place, citation: citations.FoundCitation, voice: Voice, speaker: Speaker, decides_here: bool) -> str:
    """What a citation is there for (:data:`CITATION_ROLES`)."""
    if place.zone is Zone.KLAGEVEJLEDNING:
        return "klage"
    if _procedural(place, citation):
        return "proces"
    first = place.word_at(citation.span.start)
    if decides_here:
        return "hjemmel"
    if (
        place.clause_has("henvist_ord", first)
        or place.zone is Zone.MULIGHEDER
        or place.clause_has("ikke_stillingtagen", first)
    ):
        return "afvist"
    if voice.status == "ansoegt" or (speaker is Speaker.BORGEREN):
        return "ansoegt"
    if voice.time is Time.FOER or voice.status == "tidligere":
        return "tidligere"
    if voice.mood is not Mood.UDSAGN:
        return "omtale"
    if place.zone in {Zone.BREVHOVED, Zone.BILAG, Zone.KONTAKT, Zone.ANSOEGNING}:
        return "omtale"
    return "hjemmel"


_SHORTEST_LIMIT = 7  # days


def time_limits(place: Place, letter_date: date | None) -> Iterator[Deadline]:
    """The time limits told."""
    start, end = place.sentence.span
    for length in deadlines.find_lengths(place.text, start, end):
        if length.days < _SHORTEST_LIMIT and not deadlines.is_deadline(place.text, start, length.span.start):
            continue  # «en dag», «to døgn»
        yield from _deadline(place, length.span, length.days, None, letter_date)
    for found in find_dates(place.text, start, end, letter_date.year if letter_date else 2000):
        if deadlines.is_deadline(place.text, start, found.span.start):
            yield from _deadline(place, found.span, None, found.day, letter_date)


def _deadline(
    place: Place, span: Span, days: int | None, on: date | None, letter_date: date | None
) -> Iterator[Deadline]:
    word = place.word_at(span.start)
    voice = place.voice(word)
    yield Deadline(
        span=span,
        statement=place.index,
        zone=place.zone,
        speaker=voice.speaker,
        polarity=voice.polarity,
        mood=voice.mood,
        time=voice.time,
        of=_deadline_of(place, word),
        days=days,
        on=on,
        days_from_letter=(on - letter_date).days if on and letter_date else None,
    )


def _deadline_of(place: Place, word: int) -> str:
    """Whose time limit it is: the citizen's for complaining, the municipality's for looking again, the hearing's."""
    if place.has(HEARING) and place.zone is not Zone.KLAGEVEJLEDNING:
        return "hoering"
    clause = place.spoken.clauses[place.spoken.clause_at(word)]
    complains = any(other.startswith("klag") for other in place.words[clause.start : clause.end])
    if place.clause_has(OTHER_TIME, word) and not complains:
        return "andet"  # «Ankestyrelsen bruger ofte 13 uger», «aktindsigt inden 7 dage»
    complaint, again = place.clause_has(COMPLAINT_TIME, word), place.clause_has(REASSESSMENT, word)
    if place.zone is not Zone.KLAGEVEJLEDNING:
        return "klage" if complaint and place.has(HOW_TO_COMPLAIN) else "andet"
    if again and not complaint:
        return "genvurdering"
    if complaint:
        return "klage"
    if place.has(REASSESSMENT):
        return "klage" if place.has(COMPLAINT_TIME) else "genvurdering"
    return "klage"


def terms(place: Place) -> Iterator[Term]:
    """Entries of the word lists."""
    for hit in place.hits:
        if hit.name.startswith("term:"):
            entry = place.knowledge.terms[int(hit.name[5:])]
            voice = place.voice(hit.start)
            span = place.span(hit)
            yield Term(
                span=span,
                statement=place.index,
                zone=place.zone,
                speaker=place.speaker(span.start, voice),
                polarity=voice.polarity,
                mood=voice.mood,
                time=voice.time,
                list=entry.list,
                plain=entry.plain,
                capitals=entry.wording.isupper(),
            )
