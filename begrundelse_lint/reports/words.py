"""The linter's own words as people read them: kinds, outcomes, levels, dates, numbers, sections of laws."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from begrundelse_lint.finding import Level
from begrundelse_lint.language.needs import GRAMMAR, NAMES
from begrundelse_lint.templates.model import Cover, Tried
from begrundelse_lint.understanding.reading import Kind, Outcome, Zone

KINDS = {
    Kind.AFGOERELSE: "afgørelse",
    Kind.PARTSHOERING: "partshøring",
    Kind.KVITTERING: "kvittering",
    Kind.VARSLING: "varsling",
    Kind.GENVURDERING: "genvurdering efter klage",
    Kind.ANDET: "andet brev",
}
OUTCOMES = {
    Outcome.BEVILLING: "bevilling",
    Outcome.DELVIS_BEVILLING: "delvis bevilling",
    Outcome.AFSLAG: "afslag",
    Outcome.TILBUD_82B: "tilbud",
    Outcome.OPHOER: "ophør",
    Outcome.NEDSAETTELSE: "nedsættelse",
    Outcome.UAENDRET: "uændret støtte",
}
LEVELS = {Level.FEJL: ("fejl", "fejl"), Level.ADVARSEL: ("advarsel", "advarsler"), Level.RAAD: ("råd", "råd")}
"""Level -> one, many."""

ZONES = {
    Zone.BREVHOVED: "brevhovedet",
    Zone.EMNE: "emnet",
    Zone.ANSOEGNING: "ansøgningen",
    Zone.RESULTAT: "afgørelsen",
    Zone.STOETTE: "støttens indhold",
    Zone.BEGRUNDELSE: "begrundelsen",
    Zone.OPLYSNINGER: "oplysningerne i sagen",
    Zone.LOV: "reglerne",
    Zone.MULIGHEDER: "andre muligheder",
    Zone.OPFOELGNING: "opfølgningen",
    Zone.KLAGEVEJLEDNING: "klagevejledningen",
    Zone.KONTAKT: "kontaktoplysningerne",
    Zone.HILSEN: "hilsenen",
    Zone.BILAG: "bilagene",
    Zone.EFTER_UNDERSKRIFT: "det efter underskriften",
    Zone.ANDET: "teksten",
}
LIX_BANDS = ((0, 25, "meget let"), (25, 35, "let"), (35, 45, "middel"), (45, 55, "svær"), (55, 70, "meget svær"))
"""From, to (not included), and the usual Danish name (Björnsson's scale as it is used in Denmark); the last has no end
but that of a drawn scale."""

ENOUGH_FOR_LIX = 100  # words: the LIX of fewer says little

_GIVEN = {GRAMMAR: ("kan grammatik", "kan ikke grammatik"), NAMES: ("kender navne", "kender ikke navne")}
"""What rules may need of a language model -> of one that gives it, and of one that does not."""

NOT_A_DECISION = "Brevet er ikke læst som en afgørelse, så reglerne om afgørelser er ikke brugt."

_MONTHS = [
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
]
_SECTION = re.compile(r"([A-ZÆØÅ]{2,}) (§.*)")


def day(value: date) -> str:
    """«9. september 2024»."""
    return f"{value.day}. {_MONTHS[value.month - 1]} {value.year}"


def lix_band(lix: float) -> str:
    """The usual Danish name for a LIX: «middel»."""
    return next((name for _, high, name in LIX_BANDS if lix < high), LIX_BANDS[-1][2])


def number(value: float, decimals: int = 0) -> str:
    """A number in Danish: «12,5», «1.250»."""
    return f"{value:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


def some(count: int, one: str, many: str) -> str:
    """«1 brev», «3 breve»."""
    return f"{number(count)} {one if count == 1 else many}"


def provision(text: str, laws: Mapping[str, str]) -> str:
    """A section with the law's name written out: «SEL § 85» -> «servicelovens § 85»; unknown laws stay as they are."""
    match = _SECTION.fullmatch(text.strip())
    title = laws.get(match[1], "") if match else ""
    if not match or not title:
        return text
    return f"{title}s {match[2]}" if title.endswith("loven") else f"{match[2]} i {title}"


def not_run(need: str, language_model: str | None) -> str:
    """Why a rule was not run, which needs ``need`` of a language model: there is none, or the one in use lacks it."""
    if language_model is None:
        return "der er ingen sprogmodel"
    return f"sprogmodellen {_GIVEN[need][1]}"


def needed(needs: Sequence[str]) -> str:
    """What a rule needs to be run at all."""
    return f"en sprogmodel, der {listed([_GIVEN[need][0] for need in needs])}. Uden den er reglen ikke prøvet."


def tried(letters: Tried | None, part_of: Sequence[str]) -> str:
    """How a template with choices, or a block of letters, has been checked; nothing to tell of other letters."""
    if part_of:
        return f"En blok, der er kontrolleret som en del af {listed([f'«{name}»' for name in part_of])}."
    if letters is None or letters.possible <= 1:
        return ""
    if letters.cover is Cover.ALL:
        return f"Skabelonen er prøvet som alle de {number(letters.letters)} breve, den kan blive til."
    of = f"Skabelonen er prøvet som {number(letters.letters)} af de {number(letters.possible)} breve, den kan blive til"
    if letters.cover is Cover.PAIRS:
        return f"{of}: alle par af valg er med, men ikke alle kombinationer."
    return f"{of}. Der er for mange valg til at prøve dem to og to."


def listed(parts: list[str]) -> str:
    """«a», «a og b», «a, b og c»."""
    return f"{', '.join(parts[:-1])} og {parts[-1]}" if len(parts) > 1 else "".join(parts)
