"""What a letter says: its statements, the facts in them, and what follows for the letter as a whole.

The values of the enumerations are the words that rules (YAML) and ``facts`` use; they are Danish and ASCII. Spans are
offsets into the clean text (:class:`begrundelse_lint.language.clean.CleanText`), which leads back to the letter.
"""

from __future__ import annotations

from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from begrundelse_lint.language.clean import CleanText
from begrundelse_lint.language.needs import GRAMMAR, NAMES
from begrundelse_lint.language.sentences import Sentence
from begrundelse_lint.letter import Letter, Span
from begrundelse_lint.records import record


class Kind(StrEnum):
    """What the letter is, by its effect (rule catalogue, «Kind of letter»)."""

    AFGOERELSE = "afgoerelse"
    PARTSHOERING = "partshoering"
    KVITTERING = "kvittering"
    VARSLING = "varsling"
    GENVURDERING = "genvurdering"
    ANDET = "andet"


class Outcome(StrEnum):
    """What a decision decides (rule catalogue, «Outcome»)."""

    BEVILLING = "bevilling"
    DELVIS_BEVILLING = "delvis_bevilling"
    AFSLAG = "afslag"
    TILBUD_82B = "tilbud_82b"
    OPHOER = "ophoer"
    NEDSAETTELSE = "nedsaettelse"
    UAENDRET = "uaendret"


class Zone(StrEnum):
    """The part of the letter a statement stands in."""

    BREVHOVED = "brevhoved"  # sender, addressee, date, case number; page headers and footers
    EMNE = "emne"  # subject line and greeting
    ANSOEGNING = "ansoegning"  # what was applied for
    RESULTAT = "resultat"
    STOETTE = "stoette"  # what the support is, its amount, purpose, terms
    BEGRUNDELSE = "begrundelse"
    OPLYSNINGER = "oplysninger"  # the facts of the case, sources, hearing
    LOV = "lov"  # the rules, quoted or retold
    MULIGHEDER = "muligheder"  # other help
    OPFOELGNING = "opfoelgning"
    KLAGEVEJLEDNING = "klagevejledning"
    KONTAKT = "kontakt"
    HILSEN = "hilsen"  # greeting and signature
    BILAG = "bilag"  # enclosures, copies
    EFTER_UNDERSKRIFT = "efter_underskrift"
    ANDET = "andet"


class Speaker(StrEnum):
    """Who says it. The municipality retelling what it saw or was told as a fact is still the municipality."""

    KOMMUNEN = "kommunen"
    BORGEREN = "borgeren"  # the citizen, a relative or a representative, as reported
    ANDRE = "andre"  # doctors, schools, other authorities, as reported
    LOVEN = "loven"  # statute text, quoted or retold in general terms


class Polarity(StrEnum):
    BEKRAEFTET = "bekraeftet"
    BENAEGTET = "benaegtet"


class Mood(StrEnum):
    UDSAGN = "udsagn"
    BETINGELSE = "betingelse"  # «hvis …», «kan blive …»
    LOEFTE = "loefte"  # «vil senere …», «tager stilling, når …»
    SPOERGSMAAL = "spoergsmaal"
    UVALGT = "uvalgt"  # a box that is not ticked, an alternative not chosen


class Time(StrEnum):
    NU = "nu"
    FOER = "foer"
    SENERE = "senere"


@record(kw_only=True)
class Fact:
    """Something said in a statement.

    Who speaks, polarity, mood and time are the fact's own (its clause's), not the whole sentence's. ``needs`` names
    what only a language model gives: a rule that asks for such facts must say that it needs it, and no other fact
    depends on a model.
    """

    needs: ClassVar[str | None] = None

    span: Span
    statement: int  # index into Reading.statements
    zone: Zone
    speaker: Speaker
    polarity: Polarity
    mood: Mood
    time: Time


@record(kw_only=True)
class Mention(Fact):
    """A concept (a named group of wordings, ``rules/concepts/``) is spoken of."""

    concept: str


CITATION_ROLES = ("hjemmel", "ansoegt", "tidligere", "proces", "klage", "lovtekst", "afvist", "omtale")


@record(kw_only=True)
class Citation(Fact):
    """A section of a law («servicelovens § 85, stk. 1»)."""

    law: str | None  # «SEL»; None: nowhere in the letter is a law named for it
    section: str  # «85», «82 b»
    stk: int | None = None
    nr: str | None = None
    litra: str | None = None
    role: Annotated[str, CITATION_ROLES] = "omtale"  # what it is there for
    law_named: bool = True  # a law is named for it somewhere in the letter
    exists: bool = True  # by the law tables, on the letter's date

    @property
    def provision(self) -> str:
        """Law and section as the catalogue writes them: «SEL § 85»."""
        return f"{self.law or 'SEL'} § {self.section}"


CONSOLIDATION_STATES = ("gaeldende", "afloest", "ukendt")


@record(kw_only=True)
class Consolidation(Fact):
    """A consolidation act («lovbekendtgørelse nr. 1129 af 22. september 2025»)."""

    law: str | None
    number: int
    year: int | None
    state: Annotated[str, CONSOLIDATION_STATES]  # on the letter's date


PERIODS = ("dag", "uge", "to_uger", "maaned", "kvartal", "aar", "besoeg", "i_alt")
AMOUNT_STATUSES = ("bevilget", "ansoegt", "tidligere", "afslaaet", "andet")


@record(kw_only=True)
class Amount(Fact):
    """An amount of time («6-8 timer om måneden»). Minutes; ``low`` and ``high`` are equal for exact amounts."""

    low: float | None  # None: no floor («op til 6 timer»)
    high: float
    per: Annotated[str | None, PERIODS]  # None: no frequency or period
    status: Annotated[str, AMOUNT_STATUSES]
    provision: str | None = None
    ratio: float = 1.0  # high / low; 99 where there is no floor
    conflicts: bool = False  # differs from an amount granted before it for the same support
    blank: bool = False  # the number is a field of the template («{timer} timer om ugen»); low and high say nothing


@record(kw_only=True)
class Decision(Fact):
    """A statement of its own in which the letter decides something, before the letter's outcomes are worked out."""

    outcome: Outcome
    provision: str | None
    heading: bool = False
    weak: bool = False  # said in words that decide only where nothing else does («vi lukker din sag»)
    contradicts: bool = False  # a heading that says another outcome than the letter decides


ACTIVITY_ROLES = ("ansoegt", "tidligere", "bevilget", "afslaaet", "omtalt")


@record(kw_only=True)
class Activity(Fact):
    """An activity of everyday life that support may be for («indkøb», «at komme op om morgenen»)."""

    topic: str  # which activity: the ``topic`` of a concept
    role: Annotated[str, ACTIVITY_ROLES]  # applied for, supported before, granted, refused, or only spoken of
    assessed: bool = (
        False  # the municipality says here how the citizen manages it, or whether they are in the target group for it
    )


DEADLINES = ("klage", "genvurdering", "hoering", "andet")


@record(kw_only=True)
class Deadline(Fact):
    """A time limit («senest fire uger efter …», «inden den 14. maj 2025»)."""

    of: Annotated[str, DEADLINES]
    days: int | None  # length in days
    on: date | None = None
    days_from_letter: int | None = None  # for a date: days after the letter's own


@record(kw_only=True)
class Duration(Fact):
    """How long something lasts («i 6 måneder», «fra den 1. marts til den 31. juli 2021»), in days."""

    days: int | None  # None: only the last day is told, and no first day to count from
    provision: str | None
    status: Annotated[str, AMOUNT_STATUSES]
    until: date | None = None  # the last day, where it is told


FIELD_CONTENTS = (
    "timer",
    "periode",
    "slut",
    "paragraf",
    "begrundelse",
    "oplysninger",
    "maalgruppe",
    "indhold",
    "formaal",
    "kilder",
    "frist",
    "telefon",
    "dato",
    "navn",
    "muligheder",
    "klageinstans",
    "klagevejledning",
    "partshoering",
    "synspunkt",
    "andet",
)


@record(kw_only=True)
class BlankField(Fact):
    """A field of the template that holds nothing («[indsæt …]», «XX timer», «han/hun»).

    A field that will hold several things is told once for each.
    """

    notation: str
    holds: Annotated[str | None, FIELD_CONTENTS] = None  # what it will hold, told by its name and the words around it
    choices: str | None = None  # what it offers to choose between («bevilges / afslås»)


@record(kw_only=True)
class PersonNumber(Fact):
    """A full CPR number."""

    digits: str
    first: bool  # the first number in the letter, or the same once more
    example: bool  # made of one repeated digit


@record(kw_only=True)
class Term(Fact):
    """An entry of a word list (``rules/words``) is used."""

    list: str
    plain: str | None = None  # the plain alternative
    explained: bool = False  # at or near its first use
    note: str | None = None
    first: bool = True  # its first use in the letter's own text
    uses: int = 1  # how often the letter's own text uses it, or a word of the same meaning
    capitals: bool = False  # the list writes it in capitals («SEL»): meant only where the letter does so too


@record(kw_only=True)
class Abbreviation(Fact):
    """An abbreviation in capitals that stands on no word list («MDT»), at its first use."""

    explained: bool  # written out there
    plain: str | None = None  # on no list: nobody can say
    uses: int = 1


@record(kw_only=True)
class Passive(Fact):
    """A verb in the passive («bevilges», «bliver sendt»), told by its form alone."""


@record(kw_only=True)
class ParsedPassive(Fact):
    """A verb in the passive, told by its grammar: a verb form in -s, or «blive» with a participle under it."""

    needs = GRAMMAR


@record(kw_only=True)
class NominalStyle(Fact):
    """A sentence with nouns made of verbs («vurdering», «tilrettelæggelse»), which say as things what somebody does."""

    needs = GRAMMAR

    nouns: int  # how many
    per_verb: float  # for each verb that says what is done (auxiliaries say nothing of their own)
    named: str  # «vurdering», «tilrettelæggelse»


@record(kw_only=True)
class NestedClauses(Fact):
    """A sentence with subordinate clauses («at …», «som …», «fordi …»)."""

    needs = GRAMMAR

    depth: int  # how many stand inside each other, at most


@record(kw_only=True)
class LeftBracket(Fact):
    """What a sentence puts before the verb that carries it; the reader must keep it in mind until the verb comes."""

    needs = GRAMMAR

    words: int


ADDRESS_FORMS = ("du", "de", "tredje_person")


@record(kw_only=True)
class Address(Fact):
    """How the letter's own text speaks of the citizen it is written to."""

    form: Annotated[str, ADDRESS_FORMS]
    shift: bool = False  # the first place that changes between the second and the third person


PERSON_ROLES = ("borgeren", "andre")


@record(kw_only=True)
class Person(Fact):
    """A first name that the letter gives the citizen: in the address and greeting, or in what it says of them."""

    name: str
    of: Annotated[str, PERSON_ROLES] = "borgeren"
    own: bool = True  # the citizen's own; False: somebody else's, in a statement about the citizen


@record(kw_only=True)
class RecognisedName(Fact):
    """A person's name, as a language model recognises it."""

    needs = NAMES


@record(kw_only=True)
class RecognisedPerson(Fact):
    """As :class:`Person`, of names that only a language model recognises."""

    needs = NAMES

    name: str
    of: Annotated[str, PERSON_ROLES] = "borgeren"
    own: bool = True


CONTACT_MEANS = ("telefon", "email", "digital_post", "web")


@record(kw_only=True)
class Contact(Fact):
    """A way to reach someone."""

    means: Annotated[str, CONTACT_MEANS]


@record(kw_only=True)
class WriterNote(Fact):
    """A line that the file marks as help text to the writer (a style or colour of its own)."""


@record(kw_only=True)
class View(Fact):
    """A reported view of the citizen, or of somebody who speaks for them, on what should be decided or on the
    information used.
    """

    objection: bool  # a disagreement or argument; else a wish, worry or opinion about the support
    filed: bool  # met with no more than that it was received («indgået i sagen»)
    answered: bool  # the municipality takes it up, there or later


@record(kw_only=True)
class Quote(Fact):
    """Words in quotation marks, a few at least. ``speaker``: whose they are."""


UNITS = ("saetning", "afsnit", "lovtekst")


@record(kw_only=True)
class Sized(Fact):
    """A sentence, a paragraph, or a run of statute text before the signature, with its length."""

    unit: Annotated[str, UNITS]
    words: int
    about_citizen: bool = False  # it speaks of the citizen


# Of the running text, as ``docs/readability.md`` defines it: told for the letter and for each section of it.
TEXT_MEASURES = (
    "lix",
    "words",
    "sentences",
    "words_per_sentence",
    "long_words",
    "long_words_percent",
    "longest_sentence",
    "passive_sentences",
    "passive_percent",
)
MEASURES = (
    *TEXT_MEASURES,
    "unexplained_terms",
    "headings",
    "reasons_words",
    "statute_words",
    "words_before_guidance",
    "parsed_passive_percent",
)


MEASURES_BY_MODEL = {"parsed_passive_percent": GRAMMAR}
"""Measures that are taken only where a language model gives what they need."""


@record
class Section:
    """What readability is like in one part of the letter, told by its zone. Parts of the same zone are one."""

    zone: Zone
    span: Span  # its first sentence of running text
    measures: dict[str, float]  # TEXT_MEASURES


@record
class Statement:
    """A sentence or list item (or heading) with what it says."""

    index: int
    sentence: Sentence
    span: Span
    zone: Zone
    heading: bool
    lead_in: int | None  # for a list item: the statement that opens the list
    speaker: Speaker
    polarity: Polarity
    mood: Mood
    time: Time
    in_list: bool = False  # an item of a list that a sentence or heading opens
    after_guidance: bool = False  # it stands in or after the complaint guidance
    running: bool = False  # it belongs to the running text that readability is measured on


@record
class LetterDecision:
    """One decision of the letter as a whole. ``statement`` indexes the statement that says it."""

    outcome: Outcome
    provision: str | None
    statement: int
    support: bool = False  # it is about support under SEL § 85, named or meant
    as_applied_for: bool | None = None  # under the provision applied for; None: not known
    appealable: bool | None = None  # by the law tables; None: not known

    @property
    def law(self) -> str | None:
        """The law of the provision («SEL»)."""
        return self.provision.split(" § ")[0] if self.provision else None


@record
class Reading:
    """A letter, understood."""

    letter: Letter
    clean: CleanText
    kind: Kind
    date: date | None
    statements: tuple[Statement, ...]
    facts: tuple[Fact, ...]
    decisions: tuple[LetterDecision, ...]
    applied_for: str | None
    adverse: bool
    template: bool
    citizen_is_addressee: bool
    addressee: str | None
    citizen: str | None  # the first name the letter uses for the citizen, where it can be told
    guidance: Span | None  # heading or first line of the complaint guidance
    result: Span  # where the result is said; the first line that claims a decision, else the subject line
    measures: dict[str, float] = field(default_factory=dict)
    sections: tuple[Section, ...] = ()  # in the order of the letter
    longest: Span | None = None  # the longest sentence of the running text
