"""What a language model sees in a letter, as records of our own: word classes, what hangs under what, persons' names.

Word classes, relations and features are those of Universal Dependencies (universaldependencies.org), which Danish
models are trained on. Nothing here knows spaCy; :mod:`begrundelse_lint.language.grammar` makes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from begrundelse_lint.language.clean import CleanText
from begrundelse_lint.language.sentences import Sentence
from begrundelse_lint.letter import Span
from begrundelse_lint.records import record


@record
class ParsedWord:
    """A word or sign of a sentence, as the model reads it."""

    span: Span  # in the clean text
    text: str  # lower case
    word_class: str  # «NOUN», «VERB», «AUX», «PUNCT»
    head: int  # the word of the sentence that it hangs under, counted from 0; the sentence's top is its own
    relation: str  # «nsubj», «aux:pass»
    features: frozenset[str]  # «VerbForm=Fin»

    @property
    def kind(self) -> str:
        """The relation without its subtype: «acl» of «acl:relcl»."""
        return self.relation.partition(":")[0]


@record
class Analysis:
    """A letter as the model reads it."""

    sentences: tuple[tuple[ParsedWord, ...], ...] = ()  # one for each of the letter's, or none without a parser
    persons: tuple[Span, ...] = ()  # in the clean text, in order


class Analyst(Protocol):
    """What analyses letters: a language model."""

    name: str  # with its version

    @property
    def available(self) -> frozenset[str]:
        """What it can give (:mod:`begrundelse_lint.language.needs`)."""

    def analyse(self, text: CleanText, sentences: Sequence[Sentence]) -> Analysis:
        """What it sees in the sentences of a letter; their ends are taken as given."""
