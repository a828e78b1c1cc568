"""Grammar by a language model: the only place that loads spaCy, and only when it is asked for.

A model is no part of the linter and is never fetched by it. It may be a package (``da_core_news_sm``) or a folder.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from begrundelse_lint.language.analysis import Analysis, ParsedWord
from begrundelse_lint.language.clean import CleanText
from begrundelse_lint.language.needs import GRAMMAR, NAMES
from begrundelse_lint.language.sentences import Sentence
from begrundelse_lint.letter import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

AUTO, NONE = "auto", "none"
USUAL_MODEL = "da_core_news_sm"  # what «auto» means, where it is installed

_CLASSES_AND_FEATURES, _HEADS = "morphologizer", "parser"  # components, by their usual names
_RECOGNISERS = ("ner", "entity_ruler", "span_ruler")
_PERSON = frozenset({"PER", "PERSON"})  # what models call a person
_NOT_NEEDED = ("lemmatizer", "trainable_lemmatizer", "senter", "sentencizer")  # of the components of a model

_HOW_TO_GET = f"Hent en model med: python -m spacy download {USUAL_MODEL}"


class GrammarError(Exception):
    """The language model cannot be used; ``str(error)`` tells the user why, in Danish, and what to do."""


class Grammar:
    """A Danish pipeline that is ready to be used."""

    def __init__(self, name: str, pipeline: Language) -> None:
        self.name = name  # with its version, as reports show it
        self._pipeline = pipeline

    @property
    def available(self) -> frozenset[str]:
        """What rules may need of it (``needs`` in a rule): grammar takes both word classes with features and a parser,
        names a recogniser that knows persons.
        """
        pipes = self._pipeline
        grammar = pipes.has_pipe(_CLASSES_AND_FEATURES) and pipes.has_pipe(_HEADS)
        recognisers: list[Any] = [pipes.get_pipe(name) for name in _RECOGNISERS if pipes.has_pipe(name)]
        labels = {label for recogniser in recognisers for label in recogniser.labels}
        return frozenset(need for need, given in ((GRAMMAR, grammar), (NAMES, labels & _PERSON)) if given)

    def analyse(self, text: CleanText, sentences: Sequence[Sentence]) -> Analysis:
        """What the model sees in the sentences of a letter. Where they begin and end is our own splitter's word: the
        model is given one at a time, and may not part it.
        """
        docs = self._pipeline.pipe(self._sentence(text.of(sentence.span)) for sentence in sentences)
        available = self.available
        parsed: list[tuple[ParsedWord, ...]] = []
        persons: list[Span] = []
        for sentence, doc in zip(sentences, docs, strict=True):
            start = sentence.span.start
            if GRAMMAR in available:
                parsed.append(tuple(_words(doc, start)))
            if NAMES in available:
                persons += [
                    Span(start + entity.start_char, start + entity.end_char)
                    for entity in doc.ents
                    if entity.label_ in _PERSON
                ]
        return Analysis(tuple(parsed), tuple(persons))

    def _sentence(self, text: str) -> Doc:
        """A sentence cut into words, none of which may begin another sentence."""
        doc = self._pipeline.make_doc(text)
        for token in doc:
            token.is_sent_start = token.i == 0
        return doc


def _words(doc: Doc, start: int) -> Iterator[ParsedWord]:
    """The words of a sentence that begins at ``start`` in the clean text."""
    for token in doc:
        span = Span(start + token.idx, start + token.idx + len(token))
        features = frozenset(str(token.morph).split("|"))
        yield ParsedWord(span, token.lower_, token.pos_, token.head.i, token.dep_, features)


def load(model: str = AUTO) -> Grammar | None:
    """The grammar of a model by its name or folder; ``none`` is none, ``auto`` the usual one where it is installed.

    Raises:
        GrammarError: the model is not there, is made for another spaCy or another language, or is broken.
    """
    if model == NONE or (model == AUTO and find_spec(USUAL_MODEL) is None):
        return None
    name = USUAL_MODEL if model == AUTO else model
    meta = _meta(name)
    _check_fit(name, meta)
    import spacy

    try:
        pipeline = spacy.load(name)
    except Exception as error:  # whatever a model holds that is not as spaCy expects it
        raise GrammarError(
            f"Sprogmodellen «{name}» kan ikke indlæses ({type(error).__name__}). {_HOW_TO_GET}"
        ) from error
    for unneeded in _NOT_NEEDED:
        if unneeded in pipeline.pipe_names:
            pipeline.disable_pipe(unneeded)
    return Grammar(_shown(name, meta), pipeline)


def _meta(name: str) -> dict[str, Any]:
    """What a model says of itself, in the file ``meta.json`` that every model has."""
    folder = _folder(name)
    if folder is None:
        raise GrammarError(f"Sprogmodellen «{name}» findes ikke på denne computer. {_HOW_TO_GET}")
    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise GrammarError(f"«{name}» er ikke en sprogmodel til spaCy. {_HOW_TO_GET}") from error
    if not isinstance(meta, dict):
        raise GrammarError(f"«{name}» er ikke en sprogmodel til spaCy. {_HOW_TO_GET}")
    return meta


def _folder(name: str) -> Path | None:
    if Path(name).is_dir():
        return Path(name)
    found = find_spec(name) if name.isidentifier() else None
    return Path(found.origin).parent if found is not None and found.origin else None


def _check_fit(name: str, meta: dict[str, Any]) -> None:
    """Is the model Danish, and made for the spaCy that is here?"""
    if meta.get("lang") != "da":
        raise GrammarError(f"Sprogmodellen «{name}» er ikke dansk. {_HOW_TO_GET}")
    try:
        from spacy.about import __version__ as version
        from spacy.util import is_compatible_version
    except ImportError as error:
        raise GrammarError(
            "spaCy kan ikke indlæses, så sprogmodellen kan ikke bruges. Installer begrundelse-lint igen."
        ) from error
    wanted = str(meta.get("spacy_version", ""))
    if wanted and not is_compatible_version(version, wanted):
        raise GrammarError(
            f"Sprogmodellen «{name}» passer til spaCy {wanted}, og her er spaCy {version}. {_HOW_TO_GET}"
        )


def _shown(name: str, meta: dict[str, Any]) -> str:
    """«da_core_news_sm 3.8.0»; of a folder its last name only, which says nothing of the machine."""
    return f"{Path(name).name} {meta.get('version', '')}".strip()
