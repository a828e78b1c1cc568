"""A Danish pipeline for the tests, trained in seconds on the sentences of ``treebank.tsv``.

It is made and saved as real ones are (morphologizer, parser and recogniser of names over one layer of word vectors) and
is loaded by the code that loads real ones. It knows its own sentences by heart; of others it says whatever it says,
which is what a bad model does.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import fix_random_seed, minibatch

TREEBANK = Path(__file__).parent / "treebank.tsv"
_WIDTH, _ROUNDS, _BATCH = 48, 60, 16
_WORD_VECTORS = {
    "@architectures": "spacy.HashEmbedCNN.v2",
    "pretrained_vectors": None,
    "width": _WIDTH,
    "depth": 3,
    "embed_size": 500,
    "window_size": 1,
    "maxout_pieces": 2,
    "subword_features": True,
}
_LISTENS = {"tok2vec": {"@architectures": "spacy.Tok2VecListener.v1", "width": _WIDTH}}


def build(folder: Path, rounds: int = _ROUNDS) -> Path:
    """Train the pipeline and save it in a folder. With few ``rounds`` it is a bad one."""
    fix_random_seed(0)
    pipeline = spacy.blank("da")
    pipeline.meta |= {"name": "prøve", "version": "1.2.3"}
    pipeline.add_pipe("tok2vec", config={"model": _WORD_VECTORS})
    pipeline.add_pipe("morphologizer", config={"model": _LISTENS})
    pipeline.add_pipe("parser", config={"model": _LISTENS, "min_action_freq": 1})
    pipeline.add_pipe("ner", config={"model": _LISTENS})
    examples = [Example(_bare(doc), doc) for doc in annotated(pipeline)]
    optimizer = pipeline.initialize(lambda: examples)
    for _ in range(rounds):
        for batch in minibatch(examples, _BATCH):
            pipeline.update(batch, sgd=optimizer, drop=0.1)
    pipeline.to_disk(folder)
    return folder


def annotated(pipeline: Language) -> Iterator[Doc]:
    """The sentences of the treebank with their annotations."""
    for rows in _sentences():
        words = [row[1] for row in rows]
        yield Doc(
            pipeline.vocab,
            words=words,
            spaces=[after not in ".," for after in (*words[1:], ".")],
            pos=[row[2] for row in rows],
            morphs=["" if row[3] == "_" else row[3] for row in rows],
            heads=[at if row[4] == "0" else int(row[4]) - 1 for at, row in enumerate(rows)],
            deps=["ROOT" if row[5] == "root" else row[5] for row in rows],
            ents=[row[6] if len(row) > 6 else "O" for row in rows],
        )


@cache
def _sentences() -> tuple[list[list[str]], ...]:
    blocks = TREEBANK.read_text(encoding="utf-8").split("\n\n")
    rows = ([line.split("\t") for line in block.splitlines() if not line.startswith("#")] for block in blocks)
    return tuple(block for block in rows if block)


def _bare(doc: Doc) -> Any:
    return Doc(doc.vocab, words=[token.text for token in doc], spaces=[bool(token.whitespace_) for token in doc])
