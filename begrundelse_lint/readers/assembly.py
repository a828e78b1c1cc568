"""From a reader's lines to the letter, within the limit on text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from begrundelse_lint.letter import Comment, Letter, LineDraft, build
from begrundelse_lint.readers import limits


def assemble(path: str, format_name: str, drafts: Iterable[LineDraft], comments: Iterable[Comment] = ()) -> Letter:
    """The letter of these lines.

    Raises:
        UnreadableLetterError: there is no text, or more than ``limits.MAX_TEXT_CHARACTERS``.
    """
    return build(path, format_name, _within_limit(drafts), comments)


def _within_limit(drafts: Iterable[LineDraft]) -> Iterator[LineDraft]:
    characters = 0
    for draft in drafts:
        characters += len(draft.text) + 1
        limits.check_text_length(characters)
        yield draft
