"""The Word templates of the corpus are what their sources say."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

from begrundelse_lint import readers
from begrundelse_lint.letter import Mark, Style

CORPUS = Path(__file__).parents[2] / "corpus"


def _made() -> dict[str, bytes]:
    spec = importlib.util.spec_from_file_location("make_docx", CORPUS / "making" / "make_docx.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return {str(path.relative_to(CORPUS)): data for path, data in module.files()}


MADE = _made()


@pytest.mark.parametrize("name", MADE)
def test_a_stored_file_is_what_its_source_makes(name: str) -> None:
    assert (CORPUS / name).read_bytes() == MADE[name], "python corpus/making/make_docx.py"


def test_the_corpus_has_every_mark_that_word_templates_have() -> None:
    letters = [readers.read(CORPUS / name) for name in MADE]
    marks = {field.mark for letter in letters for field in letter.fields}
    assert {Mark.UNFILLED, Mark.COLOURED} <= marks
    assert any(field.choices for letter in letters for field in letter.fields)
    assert any(line.style is Style.GUIDANCE for letter in letters for line in letter.lines)
