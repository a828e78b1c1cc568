"""What the comments say: each remark at its place, and at the top of the letter what it comes to as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from begrundelse_lint import __version__
from begrundelse_lint.annotation.comments import Comment, Words
from begrundelse_lint.finding import Level
from begrundelse_lint.reports.view.model import LetterView, Readability, Remark
from begrundelse_lint.reports.words import LEVELS, NOT_A_DECISION, listed, number, some

_MOST_PLACES = 10  # of one remark; more would bury the other remarks
_LONGEST_QUOTE = 60  # enough to find the place by

_WHERE = "Hver bemærkning står som en kommentar ved de ord, den gælder."
_STILL = "Programmet læser ord og kender ikke sagen. Et brev uden bemærkninger kan stadig være forkert."
_TAKE_AWAY = (
    "Slet kommentarerne, før brevet sendes. I Word: Gennemse, Slet, Slet alle kommentarer i dokumentet. Er der også "
    "kommentarer fra andre, så slet kun dem fra begrundelse-lint."
)


def marked_places(remark: Remark) -> int:
    """How many places of a remark have a comment of their own. Advice has one, which quotes the other places."""
    return 1 if remark.level is Level.RAAD else min(len(remark.spots), _MOST_PLACES)


def of_remark(remark: Remark, *, quoted: bool) -> Comment:
    """The comment at a remark's first place; ``quoted``: with the words it is about, which are not marked exactly."""
    return [*_opening(remark, remark.spots[0].quote if quoted else ""), *_body(remark)]


def of_further_place(remark: Remark, place: int, *, quoted: bool) -> Comment:
    """The comment at another place of the same remark."""
    said = [Words(f"Det samme gælder her. Forklaringen står ved «{_shortened(remark.spots[0].quote)}».")]
    return [*_opening(remark, remark.spots[place].quote if quoted else ""), said]


def _opening(remark: Remark, quote: str) -> Iterator[list[Words]]:
    yield [Words(f"{LEVELS[remark.level][0].capitalize()}: {remark.title}", bold=True)]
    if quote:
        yield [Words(f"Det gælder ordene «{_shortened(quote)}».")]


def _body(remark: Remark) -> Iterator[list[Words]]:
    if remark.message:
        yield [Words(remark.message)]
    if len(remark.spots) > 1:
        yield [Words(_elsewhere(remark))]
    if remark.suggestion:
        yield [Words("Forslag: ", bold=True), Words(remark.suggestion)]
    if remark.why:
        yield [Words("Hvorfor: ", bold=True), Words(remark.why)]
    yield [Words(" · ".join([*remark.sources, remark.rule]))]


def _elsewhere(remark: Remark) -> str:
    """Where else the remark applies."""
    first, *further = [_shortened(spot.quote) for spot in remark.spots]
    others = [f"«{quote}»" for quote in dict.fromkeys(further) if quote not in ("", first)]
    if marked_places(remark) == 1 and others:
        rest = len(others) - _MOST_PLACES
        return f"Det samme gælder {listed([*others[:_MOST_PLACES], f'{number(rest)} til'] if rest > 0 else others)}."
    unmarked = 1 < marked_places(remark) < len(remark.spots)
    marked = f" De første {marked_places(remark) - 1} af dem er mærket." if unmarked else ""
    return f"Det samme gælder {some(len(further), 'sted', 'steder')} mere i brevet.{marked}"


def _shortened(quote: str) -> str:
    if len(quote) <= _LONGEST_QUOTE:
        return quote
    return quote[:_LONGEST_QUOTE].rsplit(" ", 1)[0].rstrip(" ,;:…") + " …"


def summary(letter: LetterView) -> Comment:
    """The comment at the top of the letter."""
    return list(_summary(letter))


def _summary(letter: LetterView) -> Iterator[list[Words]]:
    verdict = letter.verdict
    if verdict is not None:
        yield [Words(verdict.headline, bold=True)]
        if verdict.counts:
            counts = listed([count for _, count in verdict.counts])
            yield [Words(f"{counts[0].upper()}{counts[1:]}. {_WHERE}")]
        yield [Words(verdict.advice if verdict.counts else _STILL)]
    for row in letter.glance:
        told = listed([answer.text for answer in row.told]) or "ikke fundet i brevet"
        yield [Words(f"{row.label}: ", bold=True), Words(told)]
    if not letter.is_decision:
        yield [Words(NOT_A_DECISION)]
    if letter.readability is not None:
        yield [Words("Læsbarhed: ", bold=True), Words(_weight(letter.readability))]
    for known in letter.known:
        yield [Words("Kendt i forvejen: ", bold=True), Words(f"{known.title} ({known.reason})")]
    for missed in letter.not_run:
        yield [Words("Ikke prøvet: ", bold=True), Words(f"{listed(list(missed.rules))} ({missed.reason})")]
    yield [Words(_TAKE_AWAY)]
    asked = some(letter.rules_run, "regel", "regler")
    yield [Words(f"{asked} er prøvet, som de gjaldt den {letter.judged_on} · begrundelse-lint {__version__}")]


def _weight(readability: Readability) -> str:
    """«middel (lixtal 41), tungest i begrundelsen»."""
    heaviest = next((part.name for part in readability.sections if part.heaviest), "")
    return f"{readability.band} (lixtal {number(readability.lix)})" + (f", tungest: {heaviest}" if heaviest else "")
