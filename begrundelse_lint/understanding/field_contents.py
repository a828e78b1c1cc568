"""What a blank field will hold, told by its name, by the words around it, and by the heading it stands under.

«{timer} timer om ugen» will hold hours, «[indsæt begrundelse]» reasons, «fordi {tekst}» reasons, and a field alone
under «Begrundelse» reasons too. What a field is told to hold is what rules ask for with ``blank``.
"""

from __future__ import annotations

import re

from begrundelse_lint.understanding.reading import Zone

# By the field's name; FIELD_CONTENTS in reading.py.
_CONTENTS = (
    ("telefon", r"telefon|tlf|mobil|mail"),
    ("frist", r"klagefrist|frist(?!\w*høring)"),
    ("timer", r"timer\b|timer(?=[_.])|timeantal|timetal|antal_?timer|minut|omfang|udmål|udmaal|interval|\bt_pr"),
    ("slut", r"slut|ophørsdato|ophoersdato|til_?dato"),
    ("periode", r"periode|varighed|\buger\b|\bmåneder\b|hyppighed|frekvens"),
    ("paragraf", r"§|paragraf|lovgrundlag|retsgrundlag|hjemmel|bestemmelse"),
    ("partshoering", r"høring|hoering|partshør"),
    ("synspunkt", r"synspunkt|bemærkning|bemaerkning|indvending|\bsvar|_svar|ønske|oensk"),
    ("begrundelse", r"begrund|vurdering|forhold|hensyn|vægt|vaegt|årsag|aarsag|hvorfor|regnet ud|afgørende|fakta"),
    ("maalgruppe", r"målgruppe|maalgruppe|funktionsevne|nedsat|personkreds"),
    ("formaal", r"formål|formaal|\bmål\b|målet|\bmaal|\bmål_|_mål\b|_maal"),
    (
        "oplysninger",
        (
            r"oplysning|situation|citat|vanskel|klarer|selv kan|bolig|egne ord|borgers_ord|borgerens[ _]ord"
            r"|borger[._]ord|fremstilling|hverdag|svært|fortalt"
        ),
    ),
    ("kilder", r"kilde|attest|udredning|udtalelse|dokument|epikrise|notat|status fra"),
    ("indhold", r"opgave|indhold|støttes|indsats|ydelse|hjælpen"),
    ("muligheder", r"tilbud|mulighed|forening|myndighed|værested|anden hjælp"),
    ("klageinstans", r"klageinstans|klagemyndighed"),
    ("klagevejledning", r"klagevejledning|klagetekst|klageafsnit|klageadgang|^\W*(?:indsæt |tekst om )?klage\W*$"),
    ("dato", r"dato|\bdag\b"),
    (
        "navn",
        r"navn|adresse|postnr|kommune|afdeling|forvaltning|sagsbehandler|leverand|borger|modtager|titel|stilling",
    ),
)
_NAMED = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _CONTENTS}
_WEAK = frozenset({"navn", "dato", "telefon"})  # the words around the field may tell more than such a name

# By the words right before the field.
_BEFORE = tuple(
    (name, re.compile(rf"(?:{pattern})\s*$", re.IGNORECASE))
    for name, pattern in (
        ("telefon", r"tlf\.?:?|telefon\w*:?|mobil\w*:?|ring(?:e)?\b[^.]{0,30} (?:til|på)|nummer:?"),
        (
            "begrundelse",
            (
                r"\bfordi(?: du)?|\bidet(?: du)?|vægt på(?:, at(?: du)?)?:?"
                r"|afgørende (?:er|har været)(?:, at(?: du)?)?:?|skyldes(?:, at)?|hensyn til"
                r"|(?:begrundelsen|grunden|årsagen)(?: er)?(?:, at)?:?"
            ),
        ),
        ("formaal", r"(?:mål|formål)(?:et)?(?: med [\wæøå ]{1,30})?(?: er|:)(?:, at(?: du)?| at)?"),
        (
            "synspunkt",
            r"(?:anfør(?:t|er)|mener|bemærke(?:t|r)|indvendt|indvender|uenig[^.]{0,20}fordi),?(?: selv)?(?:,? at)?:?",
        ),
        (
            "oplysninger",
            (
                r"(?:fortalt?e?|fortæller|oplyste?|oplyser|sagde|siger|skriver|skrev|beskrevet|beskriver|ønsker"
                r"|har svært ved),?(?: selv)?(?:,? at)?(?: du)?:?"
            ),
        ),
        ("paragraf", r"§{1,2}|(?:efter|jf\.?|medfør af|henhold til|grundlag af) (?:servicelovens|lovens|reglerne i)"),
        ("frist", r"(?:senest|inden|frist\w*:?)(?: den)?"),
        (
            "indhold",
            (
                r"(?:hjælp|støtten|støtte|hjælpen|bostøtten|vejledning)\b[^.,;]{0,30}?(?:\btil|\bmed|består af|består i"
                r"|omfatter|som)(?: at)?:?"
            ),
        ),
        ("slut", r"\b(?:til og med|til den|indtil|ophører|slutter|stopper|udløber)(?: den)?"),
    )
)
_HOURS_AFTER = re.compile(r"\s*(?:hele\s+)?(?:time|minut|kvarter|t\.)", re.IGNORECASE)
_SPAN_AFTER = re.compile(r"\s*(?:uger?|måned(?:er)?|mdr|dage)\b", re.IGNORECASE)
_RATE_AFTER = re.compile(r"\s*(?:om ugen|pr\.? uge|ugentlig|om måneden|pr\.? måned|i alt pr)", re.IGNORECASE)
_IN_ZONE = {
    Zone.BEGRUNDELSE: "begrundelse",
    Zone.OPLYSNINGER: "oplysninger",
    Zone.STOETTE: "indhold",
    Zone.MULIGHEDER: "muligheder",
    Zone.KLAGEVEJLEDNING: "klagevejledning",
    Zone.KONTAKT: "telefon",
    Zone.LOV: "paragraf",
}
# Sentences of a note that tell how to use the template, not what to write.
_EDITING = re.compile(
    r"\W*(?:obs|nb|bemærk|husk|slet\w*|fjern\w*|gentag\w*|kopi\w*|bruge?s?|anvend\w*|vælg\w*|medtag\w*|udelad\w*|undgå"
    r"|skriv (?:aldrig|ikke|højst|maks)|denne|dette|skabelon\w*|teksten|afsnittet|linjen|boksen|paradigme\w*|modul\w*"
    r"|kun\b|ved\b|hvis\b|såfremt\b|alternativ\w*|eller\W*$|enten\W*$|flere \w+ tilføjes|felter)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ])")


def contents(name: str, before: str, after: str, heading: str, zone: Zone, *, alone: bool) -> tuple[str, ...]:
    """What the field called ``name`` will hold; nothing where that cannot be told.

    Args:
        name: what the field is called, or the instruction in it.
        before: the words before it in its paragraph, other fields among them.
        after: those after it.
        heading: the heading it stands under, where there is one.
        zone: the part of the letter it stands in.
        alone: is there nothing else in its paragraph?
    """
    if _HOURS_AFTER.match(after) or (_RATE_AFTER.match(after) and not _named(name)):
        return ("timer",)
    named = named_contents(name)
    if [content for content in named if content not in _WEAK]:
        return named
    if _SPAN_AFTER.match(after):
        return ("periode",)
    around = next((content for content, pattern in _BEFORE if pattern.search(before)), None)
    if around == "frist" and zone is not Zone.KLAGEVEJLEDNING:
        around = None
    if around is not None:
        return tuple(dict.fromkeys((*named, around)))
    if alone and not named and not is_editing(name):
        return _under(heading, zone)
    return named


def named_contents(name: str) -> tuple[str, ...]:
    """What a name, or the instructions in it, ask for; sentences that only tell how to use the template ask nothing."""
    asked = [part for part in _SENTENCE_END.split(name.strip("[]{}()<>«» ")) if not _EDITING.match(part)]
    return tuple(dict.fromkeys(content for part in asked for content in _named(part)))


def is_editing(name: str) -> bool:
    """Does a note only tell how to use the template («Slettes, hvis …»)?"""
    return all(_EDITING.match(part) for part in _SENTENCE_END.split(name.strip("[]{}()<>«» ")))


def _named(name: str) -> list[str]:
    """In the order of the name. «Begrundelse for timetallet» is reasons: hours named after them are not told."""
    found = sorted((match.start(), content) for content, pattern in _NAMED.items() if (match := pattern.search(name)))
    names = [content for _, content in found]
    if "timer" in names and set(names[: names.index("timer")]) & {"begrundelse", "synspunkt", "dato", "telefon"}:
        names.remove("timer")
    if "frist" in names and "partshoering" in names:
        names.remove("frist")
    return names


def _under(heading: str, zone: Zone) -> tuple[str, ...]:
    named = [content for content in _named(heading) if content not in _WEAK]
    by_zone = _IN_ZONE.get(zone)
    return tuple(dict.fromkeys((*named, *((by_zone,) if by_zone else ()))))
