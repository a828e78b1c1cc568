"""Comments in text files are no part of the letter, and move neither lines nor columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from begrundelse_lint.letter import Comment, Letter
from begrundelse_lint.readers import read_text

SAID = "<!-- begrundelse-lint: ignorér ABC001 – grunden -->"


def letter(text: str, ending: str = "md") -> Letter:
    """The letter read from such a file."""
    return read_text(text, f"brev.{ending}")


def numbered(read: Letter) -> list[tuple[int, str]]:
    """The lines with their numbers."""
    return [(line.number, read.line_text(line)) for line in read.lines]


@pytest.mark.parametrize("ending", ["md", "txt"])
def test_a_comment_on_a_line_of_its_own_leaves_the_other_lines_their_numbers(ending: str) -> None:
    read = letter(f"Kære Ida\n\n{SAID}\nDu får støtte\ntre timer.\n\nHilsen", ending)
    assert numbered(read) == [(1, "Kære Ida"), (2, ""), (4, "Du får støtte"), (5, "tre timer."), (6, ""), (7, "Hilsen")]
    assert read.comments == (Comment("ignorér ABC001 – grunden", 3, (4, 5)),)


@pytest.mark.parametrize("ending", ["md", "txt"])
def test_a_comment_in_a_line_leaves_the_words_their_columns(ending: str) -> None:
    read = letter(f"Du får {SAID} støtte.", ending)
    assert read.text == f"Du får {' ' * len(SAID)} støtte."
    assert read.position(read.text.index("støtte")).column == len(f"Du får {SAID} ") + 1
    assert read.comments[0].lines == (1, 1)


def test_a_comment_inside_a_paragraph_does_not_part_it() -> None:
    read = letter(f"Du får støtte\n{SAID}\ntre timer.", "txt")
    assert read.text == "Du får støtte\ntre timer."


def test_a_comment_may_run_over_several_lines() -> None:
    read = letter("Et\n<!-- begrundelse-lint:\n ignorér ABC001\n – grunden -->\nTo")
    assert numbered(read) == [(1, "Et"), (5, "To")]
    assert read.comments == (Comment("ignorér ABC001 – grunden", 2, (5, 5)),)


def test_other_comments_are_no_part_of_markdown_and_stay_in_plain_text() -> None:
    assert letter("Et\n<!-- husk bilag -->\nTo").text == "Et\nTo"
    assert letter("Et\n<!-- husk bilag -->\nTo", "txt").text == "Et\n<!-- husk bilag -->\nTo"


def test_a_comment_after_the_last_words_stands_at_nothing() -> None:
    (comment,) = letter(f"Et\n\n{SAID}").comments
    assert comment.lines == (3, 3)


@pytest.mark.parametrize(
    ("page", "at"),
    [
        (f"{SAID}<!doctype html><html><body><p>Et</p><p>To</p></body></html>", 1),
        (f"<p>Et</p>{SAID}<p>To</p>", 2),
        (f"<p>Et</p><p>To {SAID} mere</p><p>Tre</p>", 2),
        (f"<p>Et</p><table><tr><td>a</td><td>b</td></tr><tr><td>c {SAID}</td><td>d</td></tr></table>", 3),
    ],
)
def test_a_comment_in_a_page_stands_at_the_paragraph_it_is_in_or_before(page: str, at: int) -> None:
    read = letter(page, "html")
    assert [comment.lines for comment in read.comments] == [(at, at)]
    assert "ignorér" not in read.text


@given(st.lists(st.sampled_from(["Du får støtte.", "", "Hilsen Ida", "- et punkt"]), min_size=1), st.integers(0, 9))
def test_the_letter_reads_as_it_does_without_the_comment(lines: list[str], at: int) -> None:
    """Wherever a comment stands on a line of its own, the text is the same; only numbers tell."""
    lines = [*lines, "Slut."]
    with_comment = [*lines[:at], SAID, *lines[at:]]
    for ending in ("txt", "md"):
        plain, read = letter("\n".join(lines), ending), letter("\n".join(with_comment), ending)
        assert read.text == plain.text
        assert [read.line_text(line) for line in read.lines] == [with_comment[line.number - 1] for line in read.lines]
