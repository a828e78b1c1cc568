"""How heavy the letter reads: the figure and its band, and the sentences that are long."""

from __future__ import annotations

from collections.abc import Iterator

from begrundelse_lint.checked import CheckedLetter
from begrundelse_lint.letter import Span
from begrundelse_lint.reports.view.model import Band, HeavySentence, Readability, SectionWeight
from begrundelse_lint.reports.words import ENOUGH_FOR_LIX, LIX_BANDS, ZONES, lix_band, number
from begrundelse_lint.rules import texts
from begrundelse_lint.understanding.reading import Reading, Sized

LONG = 30  # words; more in a sentence are hard to hold together (Ankestyrelsen's report, p. 36)
_FIGURES = (
    ("words", "Ord i brevets tekst", ""),
    ("words_per_sentence", "Ord pr. sætning", ""),
    ("longest_sentence", "Ord i den længste sætning", ""),
    ("long_words_percent", "Lange ord (over 6 bogstaver)", "\u00a0%"),
    ("passive_percent", "Sætninger i passiv («det vurderes»)", "\u00a0%"),
)


def readability(letter: CheckedLetter) -> Readability | None:
    """The figures of a letter; None where it is too short to say anything."""
    lix, words = letter.metrics.get("lix"), letter.metrics.get("words", 0)
    if lix is None or words < ENOUGH_FOR_LIX:
        return None
    return Readability(
        lix=lix,
        band=lix_band(lix),
        bands=tuple(Band(name, low, high, here=name == lix_band(lix)) for low, high, name in LIX_BANDS),
        figures=tuple(
            (label, f"{number(letter.metrics[name])}{unit}") for name, label, unit in _FIGURES if name in letter.metrics
        ),
        heavy=_heavy(letter.reading) if letter.reading else (),
        long_from=LONG,
        sections=tuple(_sections(letter)),
    )


def _sections(letter: CheckedLetter) -> Iterator[SectionWeight]:
    """The parts of the letter, in order; of those with few words the LIX is not told."""
    heaviest = letter.heaviest
    for part in letter.sections:
        if part.long_enough:
            lix = part.metrics["lix"]
            name = ZONES[part.zone].capitalize()
            words = int(part.metrics["words"])
            yield SectionWeight(name, part.line, lix, lix_band(lix), words, heaviest=part is heaviest)


def heavy_spans(reading: Reading) -> list[Span]:
    """The long sentences, in ``Letter.text``."""
    return [reading.clean.to_letter(fact.span) for fact in _long_sentences(reading)]


def _heavy(reading: Reading) -> tuple[HeavySentence, ...]:
    """The long sentences, longest first."""
    found = sorted(_long_sentences(reading), key=lambda fact: (-fact.words, fact.span))
    return tuple(
        HeavySentence(
            reading.letter.position(reading.clean.to_letter(fact.span).start).line,
            fact.words,
            texts.quote(reading.clean.of(fact.span)),
        )
        for fact in found
    )


def _long_sentences(reading: Reading) -> list[Sized]:
    return [
        fact
        for fact in reading.facts
        if isinstance(fact, Sized)
        and fact.unit == "saetning"
        and fact.words > LONG
        and reading.statements[fact.statement].running
    ]
