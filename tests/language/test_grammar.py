"""Language models: found by name or folder, checked before they are loaded, refused in plain Danish."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
import spacy
from click.testing import CliRunner, Result

from begrundelse_lint.commands.cli import cli
from begrundelse_lint.language import grammar
from begrundelse_lint.language.analysis import Analysis
from begrundelse_lint.language.clean import clean
from begrundelse_lint.language.grammar import Grammar, GrammarError
from begrundelse_lint.language.sentences import sentences
from begrundelse_lint.letter import Span, from_text


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A small Danish pipeline of our own, saved to disk as spaCy saves it."""
    pipeline = spacy.blank("da")
    pipeline.meta["name"] = "prøve"
    pipeline.meta["version"] = "1.2.3"
    ruler = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PER", "pattern": "Jeppe"}])
    folder = tmp_path / "lille_model"
    pipeline.to_disk(folder)
    return folder


def say_of_itself(model: Path, **values: object) -> Path:
    """Change what a model says of itself."""
    file = model / "meta.json"
    file.write_text(json.dumps(json.loads(file.read_text(encoding="utf-8")) | values), encoding="utf-8")
    return model


def checked(folder: Path, model: object, form: str = "json") -> Result:
    """A check of a letter with this model."""
    letter = folder / "brev.txt"
    letter.write_text("Afgørelse\n\nDu får støtte.\n", encoding="utf-8")
    words = ["check", "--fail-on", "aldrig", "--format", form, "--language-model", str(model), str(letter)]
    return CliRunner().invoke(cli, words)


def analysed(model: Grammar | None, text: str) -> Analysis:
    """What a model sees in a letter."""
    assert model is not None
    words = clean(from_text(text))
    return model.analyse(words, sentences(words))


def test_a_model_in_a_folder_is_loaded_and_sees_what_it_was_made_to_see(model: Path) -> None:
    loaded = grammar.load(str(model))
    assert loaded is not None
    assert loaded.name == "lille_model 1.2.3"
    seen = analysed(loaded, "Afgørelse\n\nDin bostøtte er Jeppe.")
    assert seen.persons == (Span(26, 31),)


def test_a_model_gives_what_its_parts_can_give(model: Path, small_grammar: Grammar) -> None:
    loaded = grammar.load(str(model))
    assert loaded is not None
    assert loaded.available == {"names"}
    assert small_grammar.available == {"grammar", "names"}


@pytest.mark.parametrize("parts", [["parser"], ["morphologizer"], ["tagger", "parser"]])
def test_grammar_takes_word_classes_with_features_and_a_parser(parts: list[str], tmp_path: Path) -> None:
    labels = {"tagger": "NOUN", "morphologizer": "POS=NOUN", "parser": "nsubj"}
    pipeline = spacy.blank("da")
    for name in parts:
        pipeline.add_pipe(name).add_label(labels[name])  # type: ignore[attr-defined]
    pipeline.initialize()
    pipeline.to_disk(tmp_path / "model")
    loaded = grammar.load(str(tmp_path / "model"))
    assert loaded is not None
    assert loaded.available == frozenset()
    assert analysed(loaded, "Du får støtte.") == Analysis()


def test_words_have_class_head_and_relation_at_their_place_in_the_letter(small_grammar: Grammar) -> None:
    heading, said = analysed(small_grammar, "Afgørelse\n\nTimerne tildeles af kommunen.").sentences
    assert [word.text for word in heading] == ["afgørelse"]
    timerne, tildeles, *_ = said
    assert (timerne.span, timerne.word_class, timerne.head, timerne.relation) == (Span(10, 17), "NOUN", 1, "nsubj")
    assert (tildeles.head, tildeles.features) == (1, {"VerbForm=Fin", "Voice=Pass"})


def test_the_sentences_of_a_letter_are_our_own(small_grammar: Grammar) -> None:
    """A model that would end a sentence after «nr.» or at a comma is not asked."""
    text = "Du får støtte efter servicelovens § 85, stk. 1, nr. 2, jf. bekendtgørelse. Storm bor alene."
    parsed = analysed(small_grammar, text).sentences
    assert len(parsed) == 2
    for words in parsed:
        assert sum(1 for at, word in enumerate(words) if word.head == at) == 1, "one top a sentence"


def test_a_model_that_is_a_package_is_found_by_its_name(model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = model.parent / "da_min_model"
    inside = package / "da_min_model-1.2.3"
    package.mkdir()
    model.rename(inside)
    (package / "meta.json").write_bytes((inside / "meta.json").read_bytes())
    (package / "__init__.py").write_text(
        "from pathlib import Path\nfrom spacy.util import load_model_from_init_py\n"
        "def load(**overrides): return load_model_from_init_py(__file__, **overrides)\n",
        encoding="utf-8",
    )
    installed = model.parent / "da_min_model-1.2.3.dist-info"
    installed.mkdir()
    (installed / "METADATA").write_text("Metadata-Version: 2.1\nName: da_min_model\nVersion: 1.2.3\n", encoding="utf-8")
    say_of_itself(package, name="min_model")
    monkeypatch.syspath_prepend(package.parent)
    loaded = grammar.load("da_min_model")
    assert loaded is not None
    assert loaded.name == "da_min_model 1.2.3"
    sys.modules.pop("da_min_model", None)


def test_none_and_a_model_that_is_not_installed_for_auto_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grammar, "USUAL_MODEL", "da_ikke_installeret")
    assert grammar.load("none") is None
    assert grammar.load("auto") is None


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"spacy_version": ">=2.0.0,<3.0.0"}, "passer til spaCy >=2.0.0,<3.0.0, og her er spaCy"),
        ({"lang": "nb"}, "er ikke dansk"),
    ],
)
def test_a_model_that_does_not_fit_is_refused(model: Path, values: dict[str, object], told: str) -> None:
    with pytest.raises(GrammarError, match=told):
        grammar.load(str(say_of_itself(model, **values)))


def test_a_model_that_is_not_there_is_told_with_the_way_to_get_one() -> None:
    with pytest.raises(GrammarError, match=r"«da_findes_ikke» findes ikke .* python -m spacy download da_core_news_sm"):
        grammar.load("da_findes_ikke")


@pytest.mark.parametrize("content", [b"{", b"[]", None])
def test_a_folder_that_is_no_model_is_refused(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "meta.json").write_bytes(content)
    with pytest.raises(GrammarError, match="er ikke en sprogmodel til spaCy"):
        grammar.load(str(tmp_path))


def test_a_broken_model_is_refused(model: Path) -> None:
    (model / "config.cfg").write_text("[nlp]\nlang = \n", encoding="utf-8")
    with pytest.raises(GrammarError, match="kan ikke indlæses"):
        grammar.load(str(model))


def test_the_report_says_which_model_was_used(model: Path, tmp_path: Path) -> None:
    told = json.loads(checked(tmp_path, model).stdout)
    assert told["tool"]["language_model"] == "lille_model 1.2.3"
    assert "Sprogmodel: lille_model 1.2.3" in checked(tmp_path, model, form="tekst").stdout


@pytest.mark.parametrize("word", ["none", "auto"])
def test_where_no_rule_needs_one_none_is_loaded(word: str, tmp_path: Path) -> None:
    told = json.loads(checked(tmp_path, word).stdout)
    assert told["tool"]["language_model"] is None


def test_a_model_named_that_cannot_be_used_stops_the_check(tmp_path: Path) -> None:
    result = checked(tmp_path, "da_findes_ikke")
    assert result.exit_code == 2
    assert "da_findes_ikke" in result.stderr
    assert result.stdout == ""
