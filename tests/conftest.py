"""What the tests of several rooms need."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from begrundelse_lint.language import grammar
from begrundelse_lint.language.grammar import Grammar


@pytest.fixture(scope="session")
def small_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a Danish pipeline trained on a few invented sentences (``tests/language/small_model.py``)."""
    import small_model

    return small_model.build(tmp_path_factory.mktemp("model") / "lille_model")


@pytest.fixture(scope="session")
def small_grammar(small_model: Path) -> Grammar:
    """That pipeline, loaded as any other."""
    loaded = grammar.load(str(small_model))
    assert loaded is not None
    return loaded


# How long one example takes is the machine's matter, not the letter's.
settings.register_profile("house", deadline=None)
settings.load_profile("house")
