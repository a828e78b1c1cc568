"""The baseline's file: what is written is read again, sorted and line by line; mistakes are told with their place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from begrundelse_lint import baseline
from begrundelse_lint.baseline import Known
from begrundelse_lint.written.problems import MistakesError

MARK = "0123456789abcdef"
HEAD = "schema: begrundelse-lint-baseline/1\nletters:\n"
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"], exclude_characters="\ufeff"), min_size=1)


def known(**more: object) -> Known:
    """A known finding."""
    values: dict[str, object] = {"rule": "UDM901", "fingerprint": MARK, "reason": "Aftalt", "title": "Timer mangler"}
    return Known(**(values | more))  # type: ignore[arg-type]


def read(folder: Path, text: str) -> baseline.Letters:
    """What a file with this text says."""
    file = folder / "kendt.yaml"
    file.write_text(text, encoding="utf-8")
    return baseline.read(file)


def mistakes(folder: Path, text: str) -> list[str]:
    """What is said of a file with mistakes, without its folder."""
    with pytest.raises(MistakesError) as caught:
        read(folder, text)
    return [str(problem).removeprefix(f"{folder}/") for problem in caught.value.problems]


@given(
    paths=st.lists(WORDS, unique=True, max_size=3),
    reason=WORDS.filter(str.strip),
    count=st.integers(1, 9),
    until=st.none() | st.dates(min_value=date(2000, 1, 1)),
)
def test_what_is_written_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, paths: list[str], reason: str, count: int, until: date | None
) -> None:
    letters = {path: (known(reason=" ".join(reason.split()), count=count, until=until),) for path in paths}
    again = read(tmp_path_factory.mktemp("liste"), baseline.render(letters))
    assert baseline.render(again) == baseline.render(letters)


def test_the_file_is_sorted_and_a_new_finding_adds_lines_of_its_own() -> None:
    one, two = known(), known(rule="BEG901")
    before = baseline.render({"b.txt": (one,), "a.txt": (one,)}).splitlines()
    after = baseline.render({"a.txt": (one, two), "b.txt": (one,)}).splitlines()
    assert [line for line in after if line not in before] == ["    - rule: BEG901"]
    assert before.index('  "a.txt":') < before.index('  "b.txt":')


def test_an_empty_list_is_a_list(tmp_path: Path) -> None:
    assert read(tmp_path, baseline.render({})) == {}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("letters: {}", "kendt.yaml:1:1: listen mangler feltet «schema»."),
        ("schema: en-anden/1\nletters: {}", "kendt.yaml:1:9: «schema» skal være «begrundelse-lint-baseline/1»"),
        (
            f"{HEAD}  a.txt:\n    - rule: UDM901\n      fingerprint: 12\n      reason: Aftalt",
            "kendt.yaml:5:20: «fingerprint» skal være 16 cifre og bogstaver",
        ),
        (
            f'{HEAD}  a.txt:\n    - rule: UDM901\n      fingerprint: "{MARK}"\n      raeson: Aftalt',
            "kendt.yaml:6:7: ukendt felt «raeson» i bemærkningen; mente du «reason»?",
        ),
        ("schema: begrundelse-lint-baseline/1\nletters: [a, b]", "kendt.yaml:2:10: «letters» skal være stier"),
        (f"{HEAD}  a.txt: UDM901", "kendt.yaml:3:10: «a.txt» skal have en liste"),
        ("schema: [", "filen er ikke gyldig YAML"),
    ],
)
def test_mistakes_are_told_with_line_and_column(tmp_path: Path, text: str, told: str) -> None:
    assert [line for line in mistakes(tmp_path, text) if told in line], mistakes(tmp_path, text)


def test_a_list_that_is_not_there_says_how_it_is_made(tmp_path: Path) -> None:
    with pytest.raises(MistakesError, match="baseline update"):
        baseline.read(tmp_path / "ingen.yaml")
