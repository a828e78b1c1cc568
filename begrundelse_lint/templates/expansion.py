"""A template and its letters: each as the readers would have given it, with the way back to the template's places."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from begrundelse_lint.language.clean import clean
from begrundelse_lint.letter import Letter, LineDraft, MarkedField, Span, UnreadableLetterError, build
from begrundelse_lint.records import record
from begrundelse_lint.templates.brackets import find_in_sentences, strike_notes
from begrundelse_lint.templates.covering import Picks, covering
from begrundelse_lint.templates.model import Alternative, Choice, Insertion, Sense, Tried
from begrundelse_lint.templates.offers import find_boxes, find_drop_downs
from begrundelse_lint.templates.passages import find_passages, steering

_CLOSES = ".,;:!?)"


@record
class Variant:
    """One letter that a template becomes. ``picks`` say which alternative of each factor it has."""

    letter: Letter
    origins: array[int]  # where each character comes from in the template
    picks: Picks

    def to_template(self, span: Span) -> Span:
        """The stretch of the template that a stretch of the letter came from."""
        if not self.origins:
            return Span(0, 0)
        start = self.origins[min(span.start, len(self.origins) - 1)]
        if span.end <= span.start:
            return Span(start, start)
        last = self.origins[min(span.end, len(self.origins)) - 1]
        return Span(start, max(start, last) + 1)


@record
class Expansion:
    """The letters of a template, and what there is to choose: each factor is one choice, or several chosen alike."""

    template: Letter
    factors: tuple[tuple[Choice, ...], ...]
    variants: tuple[Variant, ...]
    tried: Tried


def expand(letter: Letter) -> Expansion | None:
    """The letters of a template, within a bound; None where there is nothing to choose or take away."""
    expansion = expand_with(letter, ())
    return None if len(expansion.variants) == 1 and expansion.variants[0].letter.text == letter.text else expansion


def expand_with(letter: Letter, more: Sequence[Choice]) -> Expansion:
    """The letters of a template with choices that do not stand in its text (blocks to put together)."""
    text = clean(letter)
    always = [*steering(letter, text), *strike_notes(letter, text)]
    passages = list(find_passages(letter, text))
    choices = [*more, *passages, *find_drop_downs(letter), *find_boxes(letter, text), *find_in_sentences(letter, text)]
    factors = _factors(choices)
    picked, tried = covering([_joined(factor) for factor in factors])
    variants = (_variant(letter, factors, picks, always) for picks in picked)
    return Expansion(letter, factors, tuple(variant for variant in variants if variant is not None), tried)


def _factors(choices: Iterable[Choice]) -> tuple[tuple[Choice, ...], ...]:
    """Choices between the same alternatives are one: who chooses «hun» chooses it everywhere."""
    by_key: dict[tuple[str, ...], list[Choice]] = {}
    for choice in choices:
        by_key.setdefault(choice.key, []).append(choice)
    return tuple(tuple(same) for same in by_key.values())


def _joined(factor: Sequence[Choice]) -> Choice:
    """What the covering needs to know of a factor: how many alternatives, and the sense that any place gives them."""
    first = factor[0]
    told = [
        next((c.alternatives[at].sense for c in factor if c.alternatives[at].sense is not Sense.NONE), Sense.NONE)
        for at in range(len(first.alternatives))
    ]
    alternatives = tuple(
        Alternative(one.label, sense=sense) for one, sense in zip(first.alternatives, told, strict=True)
    )
    return Choice(first.key, alternatives, first.line)


def _variant(
    letter: Letter, factors: Sequence[Sequence[Choice]], picks: Picks, always: Iterable[Span]
) -> Variant | None:
    cuts = list(always)
    insertions: list[Insertion] = []
    for factor, at in zip(factors, picks, strict=True):
        for choice in factor:
            cuts += choice.alternatives[at].cuts
            insertions += choice.alternatives[at].insertions
    try:
        variant = _edited(letter, _merged(cuts), {item.span: item for item in insertions}, picks)
    except UnreadableLetterError:  # nothing is left: no letter
        return None
    return variant if any(char.isalnum() for char in variant.letter.text) else None


def _merged(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if span.end <= span.start:
            continue
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _edited(letter: Letter, cuts: Sequence[Span], insertions: Mapping[Span, Insertion], picks: Picks) -> Variant:
    """The letter without some stretches and with others in their places."""
    cut_starts = [cut.start for cut in cuts]
    inserted = {span.start: item for span, item in insertions.items() if not _is_cut(cuts, cut_starts, span)}
    gone = _merged([*cuts, *(item.span for item in inserted.values())])
    starts = [span.start for span in gone]
    drafts: list[LineDraft] = []
    origins: array[int] = array("L")
    for line in letter.lines:
        kept = list(_kept(letter.text, line.start, line.end, gone, starts, inserted))
        text = "".join(piece for piece, _ in kept)
        if not text.strip() and line.end > line.start and letter.text[line.start : line.end].strip():
            continue  # all of it is gone
        places = [origin for piece, at in kept for origin in _places(piece, at)]
        fields = tuple(_moved(letter.fields, places, line.start, line.end))
        if drafts:
            origins.append(max(0, line.start - 1))  # the line break before it
        origins.extend(places)
        drafts.append(LineDraft(text, line.page, line.style, line.starts_block, (), fields))
    return Variant(build(letter.path, letter.format, drafts), origins, picks)


def _is_cut(cuts: Sequence[Span], starts: Sequence[int], span: Span) -> bool:
    at = bisect_right(starts, span.start) - 1
    return at >= 0 and span.end <= cuts[at].end and span.start >= cuts[at].start


def _kept(
    text: str, start: int, end: int, gone: Sequence[Span], starts: Sequence[int], inserted: Mapping[int, Insertion]
) -> Iterator[tuple[str, int | Span]]:
    """What stays of a line: stretches with where they begin, and insertions with the place that they take."""
    at = start
    number = max(0, bisect_right(starts, start) - 1)
    while number < len(gone) and gone[number].start < end:
        cut = gone[number]
        number += 1
        if cut.end <= at:
            continue
        if cut.start > at:
            yield text[at : cut.start], at
        yield from (
            (item.text, item.span)
            for offset, item in inserted.items()
            if max(start, cut.start) <= offset < min(end, cut.end)
        )
        at = min(cut.end, end)
    if at < end:
        yield text[at:end], at


def _places(piece: str, at: int | Span) -> Iterable[int]:
    if isinstance(at, Span):
        return [*([at.start] * (len(piece) - 1)), max(at.start, at.end - 1)] if piece else []
    return range(at, at + len(piece))


def _moved(fields: Sequence[MarkedField], places: Sequence[int], start: int, end: int) -> Iterator[MarkedField]:
    """The fields of a line that are still whole in it, by their new offsets."""
    here = {origin: at for at, origin in reversed(list(enumerate(places)))}
    for field in fields:
        if start <= field.start and field.end <= end and field.end > field.start and len(field.choices) < 2:
            if field.start in here and here.get(field.end - 1) == here[field.start] + field.end - field.start - 1:
                yield field._replace(start=here[field.start], end=here[field.start] + field.end - field.start)
