"""Who the letter is to and about, and one way of address for all letters.

«De», the citizen's name in a letter to a guardian and «du» are the same person to every rule, as are «vi», «kommunen»
and «Lyngsted Kommune». :func:`alike` writes the words of a letter so; wordings are then written in the du-vi form
only.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from begrundelse_lint.language.clean import CleanText
from begrundelse_lint.language.danish import FINITE_AUXILIARIES, PREPOSITIONS
from begrundelse_lint.language.sentences import Sentence
from begrundelse_lint.records import record

_NAME = r"[A-ZÆØÅÉ][a-zæøåéèöäü]+(?:[-'][A-ZÆØÅ][a-zæøå]+)?"
_FULL_NAME = re.compile(
    rf"(?:(?:Fru|Frk\.?|Herr|Hr\.?|Advokat|Til)\s+)?((?:{_NAME}|[A-ZÆØÅ]\.)(?:\s+(?:{_NAME}|[A-ZÆØÅ]\.|af|de"
    rf"|von)){{1,4}})$"
)
_OFFICE = re.compile(
    r"kommune|center|forvaltning|afdeling|myndighed|visitation|service|rådhus|voksen|voksne|social|handicap"
    r"|psykiatri|støtte|team|borger|velfærd|ungdom",
    re.IGNORECASE,
)
_STREET = re.compile(r".*[^\d]\s*\d+\s*[A-Za-z]?(?:[,.]|$)|^\d{4}\s+\w+")
_GREETING = re.compile(
    rf"(?:Kære|Hej|Goddag|Til)\s+(?:(?:Fru|Hr\.?|fru|hr\.?)\s+)?({_NAME})((?:\s+{_NAME})*)"
    rf"(\s+og\s+{_NAME})?\s*[,!.:]?$"
)
_ABOUT = re.compile(
    rf"(?:(?:^|(?<=\n))(?:Om|Til sagen om)|værge for|repræsentant for|på vegne af|vedr(?:ørende|\.)?:?"
    rf"|angående:?|borger(?:ens navn)?:|sagen vedrører:?|om (?:din|Deres|jeres)|(?:din|Deres|jeres))\s+"
    rf"(?:(?:din|Deres|jeres|vores|borgeren?)\s+)?(?:(?:datter|søn|mor|far|bror|søster|barn|ægtefælle|mand"
    rf"|kone|hustru|klient|nevø|niece|moster|farmor|mormor|morfar|farfar|svoger)s?\b,?\s*)?"
    rf"({_NAME})(?=[\s,.:s]|$)"
)
# A reference line with a full name; one capital word alone may be any subject («Vedrørende: Afgørelse»).
_CONCERNS = re.compile(
    rf"^(?:Vedr(?:ører|ørende|\.)?|Angående|Borger|Sagen gælder|Om):?\s+({_NAME})(?:\s+{_NAME})+\s*(?:,|\(|$"
    rf"|født|f\.|cpr)",
    re.MULTILINE,
)
_GUARDIAN = re.compile(
    r"\bværge\b|partsrepræsentant|på (?:\w+s|vegne af) vegne|(?:din|Deres|jeres) (?:datter|søn|mor|far|bror"
    r"|søster)s? (?:støtte|afgørelse|ansøgning|hjælp|bevilling)",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    rf"^(?!Om |Til |Den |Sag|Dato|Vedr|Kære|Hej)({_NAME})(?: {_NAME})*,? (?:født|f\.|\(?cpr|sag|personnummer)",
    re.MULTILINE,
)
_REPRESENTS = re.compile(
    r"(?:som|er|egenskab af) (?:\w+s? ){0,3}(?:værge|partsrepræsentant|mor|far)\b|givet dig fuldmagt"
    r"|har fuldmagt|\bværge(?:n)? for\b|repræsentant for\b|(?:ansøgt|klaget|søgt|søgte) på \w+s vegne"
    r"|på \w+s vegne",
    re.IGNORECASE,
)

_NO_NAMES = frozenset("Ankestyrelsen Digital Post Kommune Deres Dem De Bostøtten Kommunen Du Vi Jeg".split())
_CITIZEN_WORDS = {
    "borgeren": "@",
    "ansøger": "@",
    "ansøgeren": "@",
    "borgerens": "@s",
    "ansøgers": "@s",
    "ansøgerens": "@s",
}
_THIRD_PERSON = {
    "hun": "@",
    "han": "@",
    "ham": "@",
    "hende": "@",
    "hans": "@s",
    "hendes": "@s",
    "sin": "@s",
    "sit": "@s",
    "sine": "@s",
}
_FORMAL = {"De": "du", "Dem": "dig", "Deres": "din"}
_PLURAL = {"i": "du", "jer": "dig", "jeres": "din"}  # citizen and representative together
_WE = frozenset(
    "kommunen forvaltningen afdelingen visitationen socialforvaltningen myndigheden visitationsudvalget "
    "udvalget jeg undertegnede socialafdelingen voksenafdelingen centret voksenvisitationen rådgiveren".split()
)
_WE_GENITIVE = frozenset("kommunens forvaltningens afdelingens visitationens myndighedens min mit mine".split())


@record
class People:
    """The addressee and the citizen, by first name where the letter tells; whether the letter speaks to somebody else
    about the citizen; and whether it says «De».
    """

    addressee: str | None
    citizen: str | None
    third_person: bool
    formal: bool


def find_people(text: CleanText) -> People:
    """Reads addressee, citizen and form of address from the letterhead, the greeting and the reference lines."""
    heads = [text.of(block.span) for block in text.blocks[:18]]
    addressee = _addressee(heads)
    greeted = next((match[1] for head in heads if (match := _GREETING.match(head))), None)
    whole = text.text
    represents = bool(_REPRESENTS.search(whole)) or bool(_GUARDIAN.search("\n".join(heads)))
    about = _about("\n".join(heads), whole[:3000]) if represents else _about("\n".join(heads), "")
    if about in {None, greeted, addressee} and represents:
        about = _most_named(whole, {greeted, addressee})
    third_person = about not in {None, greeted, addressee} and (represents or _name_count(whole, str(about)) >= 4)
    citizen = about if third_person else greeted or addressee
    inside = re.findall(r"(?<![.!?:\n»\"] )(?<!\n)\b(Dem|Deres|De)\b", whole)  # capital inside a sentence
    formal = len(inside) >= 2 or any(word != "De" for word in inside)
    return People(addressee or greeted, citizen, third_person, formal)


def _name_count(text: str, name: str) -> int:
    return len(re.findall(rf"\b{re.escape(name)}s?\b", text))


def _most_named(text: str, others: set[str | None]) -> str | None:
    """The first name that the running text of a letter to a representative uses most: the citizen's."""
    names = Counter(
        match[1]
        for match in re.finditer(rf"(?<=[a-zæøå,;] )({_NAME})(?![\w ]*\b(?:Kommune|vej|gade)\b)(?! [A-ZÆØÅ])", text)
    )
    found = next(
        (
            name
            for name, count in names.most_common(8)
            if name not in others and name.rstrip("s") not in others and count >= 3 and name not in _NO_NAMES
        ),
        None,
    )
    return found[:-1] if found and found.endswith("s") and names[found[:-1]] else found


def _addressee(heads: Sequence[str]) -> str | None:
    for index, head in enumerate(heads[:-1]):
        match = _FULL_NAME.match(head)
        if (
            match
            and not _OFFICE.search(head)
            and not _GREETING.match(head)
            and (_STREET.match(heads[index + 1]) or re.match(r"værge|partsrep", heads[index + 1]))
        ):
            return match[1].split()[0]
    return None


def _about(heads: str, text: str) -> str | None:
    if concerns := _CONCERNS.search(heads):
        return concerns[1]
    for where in (heads, text):
        for match in _ABOUT.finditer(where):
            if not _OFFICE.search(match[1]) and match[1] not in _NO_NAMES:
                return match[1]
    reference = _REFERENCE.search(heads)
    return reference[1] if reference else None


def alike(text: CleanText, sentences: Sequence[Sentence], people: People) -> list[list[str]]:
    """The words of every sentence with one way of address: «du» and «vi» (see ``docs/rule-language.md``)."""
    citizen = people.citizen.lower() if people.citizen else None
    table: dict[str, str] = dict(_CITIZEN_WORDS)
    if people.third_person:
        table |= _THIRD_PERSON
        if citizen:
            table |= {citizen: "@", citizen + "s": "@s", citizen + "'s": "@s"}
    return [_alike_sentence(text.text, sentence, table, people) for sentence in sentences]


def _alike_sentence(text: str, sentence: Sentence, table: dict[str, str], people: People) -> list[str]:
    # «anke-styrelsen», «støtte-kontaktperson»: letters in easy language part long words; wordings are compared without
    # hyphens.
    if sentence.words[:1] == ("borger",):  # «Borger siger selv …», in the style of notes
        table = table | {"borger": "@"}
    words = [table.get(word, word.replace("-", "") if len(word) > 1 else word) for word in sentence.words]
    for index, word in enumerate(words):
        if word in _WE or (word == "kommune" and index and text[sentence.spans[index - 1].start].isupper()):
            words[index] = "os" if index and _object_place(words, index, word) else "vi"
            if word == "kommune":
                words[index - 1] = "·"
        elif word in _WE_GENITIVE or (word == "kommunes" and index and text[sentence.spans[index - 1].start].isupper()):
            words[index] = "vores"
        elif people.formal and word in {"de", "dem", "deres"}:
            words[index] = _formal(text, sentence, index)
        elif word in _PLURAL and (word != "i" or _is_pronoun(text, sentence, index)):
            words[index] = _PLURAL[word]
    return words


def _is_pronoun(text: str, sentence: Sentence, index: int) -> bool:
    """«I» (you, plural) is capital inside a sentence; at its start a finite verb follows it («I kan klage», not «I
    ansøgningen …»).
    """
    if not text[sentence.spans[index].start].isupper():
        return False
    return index > 0 or (
        len(sentence.words) > 1 and sentence.words[1] in FINITE_AUXILIARIES | {"søgte", "skriver", "fortæller"}
    )


def _object_place(words: Sequence[str], index: int, word: str) -> bool:
    """«til kommunen», «til Lyngsted Kommune»: the municipality is not the subject."""
    before = index - 2 if word == "kommune" else index - 1
    return before >= 0 and words[before] in PREPOSITIONS


def _formal(text: str, sentence: Sentence, index: int) -> str:
    """«De» is the form of address where it is capital; at the start of a sentence, where what follows is no plural
    noun.
    """
    written = text[sentence.spans[index].start : sentence.spans[index].end]
    if not written[0].isupper() or written not in _FORMAL:
        return written.lower()
    if index == 0 and index + 1 < len(sentence.words) and written == "De":
        following = sentence.words[index + 1]
        if (
            following in {"to", "tre", "fire", "fem", "er", "andre", "nævnte", "ansøgte", "resterende", "øvrige"}
            and following != "er"
        ):
            return "de"
    return _FORMAL[written]
