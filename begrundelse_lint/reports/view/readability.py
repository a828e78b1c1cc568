"""How heavy the letter reads: the figure and its band, and the sentences that are long."""

from __future__ import annotations

from begrundelse_lint.check import CheckedLetter
from begrundelse_lint.letter import Span
from begrundelse_lint.reports.view.model import Band, HeavySentence, Readability
from begrundelse_lint.reports.words import number
from begrundelse_lint.rules import texts
from begrundelse_lint.understanding.reading import Reading, Sized

LONG = 30  # words; more in a sentence are hard to hold together (Ankestyrelsen's report, p. 36)
_ENOUGH_WORDS = 100  # for the figure to mean anything
_BANDS = ((0, 25, "meget let"), (25, 35, "let"), (35, 45, "middel"), (45, 55, "svær"), (55, 70, "meget svær"))
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
    if lix is None or words < _ENOUGH_WORDS:
        return None
    return Readability(
        lix=lix,
        band=band_of(lix),
        bands=tuple(Band(name, low, high, here=name == band_of(lix)) for low, high, name in _BANDS),
        figures=tuple(
            (label, f"{number(letter.metrics[name])}{unit}") for name, label, unit in _FIGURES if name in letter.metrics
        ),
        heavy=_heavy(letter.reading) if letter.reading else (),
        long_from=LONG,
    )


def band_of(lix: float) -> str:
    """The usual Danish name for a LIX."""
    return next((name for _, high, name in _BANDS if lix < high), _BANDS[-1][2])


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
