"""What the grammar of its sentences says of a letter: passives, nominal style, nested clauses, left brackets.

Only with a language model (:mod:`begrundelse_lint.language.analysis`), and never for the legal rules: every fact here
has a type that rules must declare their need for. Looked at is the running text that readability is measured on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from begrundelse_lint.language.analysis import Analysis, ParsedWord
from begrundelse_lint.language.danish import BLIVE, NO_S_PASSIVES
from begrundelse_lint.letter import Span
from begrundelse_lint.understanding.place import Place, Told
from begrundelse_lint.understanding.reading import Fact, LeftBracket, NestedClauses, NominalStyle, ParsedPassive

NO_ACTION = "navneord_uden_handling"  # concept: nouns in -ing, -else and the like that name things
_VERBAL = (
    *("ing", "ingen", "inger", "ingerne", "else", "elsen", "elser", "elserne"),
    *("tion", "tionen", "tioner", "tionerne", "sion", "sionen", "sioner", "sionerne", "sel", "slen", "sler", "slerne"),
)
_SHORTEST = 7  # letters: «ting», «ring», «gift» are no verbs made nouns
_CLAUSES = frozenset({"advcl", "acl", "ccomp", "csubj"})
_HELPERS = frozenset({"aux", "cop"})
_FINITE, _PARTICIPLE, _PASSIVE = "VerbForm=Fin", "VerbForm=Part", "Voice=Pass"
_SIGNS = frozenset({"PUNCT", "SPACE", "SYM"})

Words = Sequence[ParsedWord]


def syntax(analysis: Analysis, running: Sequence[Place]) -> Iterator[Fact]:
    """The facts that grammar gives about the sentences of the running text."""
    if not analysis.sentences:
        return
    for place in running:
        words = analysis.sentences[place.index]
        yield from _passives(words, place)
        yield from _nominal_style(words, place)
        yield from _nested_clauses(words, place)
        yield from _left_bracket(words, place)


def parsed_passive_percent(found: Sequence[Fact], sentences: float) -> float:
    """Sentences with a passive by their grammar, in percent of all."""
    with_passive = {fact.statement for fact in found if isinstance(fact, ParsedPassive)}
    return round(100 * len(with_passive) / sentences, 1) if sentences else 0.0


def _passives(words: Words, place: Place) -> Iterator[ParsedPassive]:
    """«bevilges»; «bliver … sendt», where «bliver» hangs under the participle."""
    for word in words:
        if word.text in BLIVE and word.kind == "aux" and _PARTICIPLE in words[word.head].features:
            ends = sorted((word.span, words[word.head].span))
            yield _passive(place, Span(ends[0].start, ends[1].end))
        elif _PASSIVE in word.features and word.text.endswith("s") and word.text not in NO_S_PASSIVES:
            yield _passive(place, word.span)


def _passive(place: Place, span: Span) -> ParsedPassive:
    return ParsedPassive(**place.told(span, place.voice(place.word_at(span.start))))


def _nominal_style(words: Words, place: Place) -> Iterator[NominalStyle]:
    things = {
        place.sentence.spans[at].start
        for hit in place.hits
        if hit.name == NO_ACTION
        for at in range(hit.start, hit.end)
    }
    nouns = [word for word in words if _is_verbal(word) and word.span.start not in things]
    if nouns:
        verbs = sum(1 for word in words if word.word_class == "VERB" and word.kind != "amod")
        yield NominalStyle(
            **_of_sentence(place),
            nouns=len(nouns),
            per_verb=round(len(nouns) / max(1, verbs), 1),
            named=", ".join(dict.fromkeys(f"«{word.text}»" for word in nouns)),
        )


def _is_verbal(word: ParsedWord) -> bool:
    """A noun made of a verb, by its ending (also in the genitive)."""
    bare = word.text.removesuffix("s") if word.text.endswith(tuple(f"{end}s" for end in _VERBAL)) else word.text
    return word.word_class == "NOUN" and len(bare) >= _SHORTEST and bare.endswith(_VERBAL)


def _nested_clauses(words: Words, place: Place) -> Iterator[NestedClauses]:
    opens = {at for at, word in enumerate(words) if word.kind in _CLAUSES and _finite_verb(words, at) is not None}
    depth = max((sum(1 for above in _upwards(words, at) if above in opens) for at in opens), default=0)
    if depth:
        yield NestedClauses(**_of_sentence(place), depth=depth)


def _left_bracket(words: Words, place: Place) -> Iterator[LeftBracket]:
    top = next((at for at, word in enumerate(words) if word.head == at and word.word_class not in _SIGNS), None)
    verb = _finite_verb(words, top) if top is not None else None
    before = [word for word in words[:verb] if word.word_class not in _SIGNS] if verb else []
    if before:
        yield LeftBracket(
            **place.told(Span(before[0].span.start, before[-1].span.end), place.spoken.voices[0]), words=len(before)
        )


def _finite_verb(words: Words, at: int) -> int | None:
    """The verb of a clause that shows its time: its head, or a helper under that («er blevet sendt»)."""
    if _FINITE in words[at].features:
        return at
    helpers = (
        index
        for index, word in enumerate(words)
        if word.head == at and index != at and word.kind in _HELPERS and _FINITE in word.features
    )
    return next(helpers, None)


def _upwards(words: Words, at: int) -> Iterator[int]:
    """A word and all that it hangs under."""
    for _ in words:  # so that a model's ring ends
        yield at
        if words[at].head == at:
            return
        at = words[at].head


def _of_sentence(place: Place) -> Told:
    return place.told(place.sentence.span, place.spoken.voices[0])
