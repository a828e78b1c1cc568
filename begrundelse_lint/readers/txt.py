"""Plain text: the file's own lines, as they are, but for words to the linter."""

from __future__ import annotations

from begrundelse_lint.letter import Letter, LineDraft, split_lines
from begrundelse_lint.readers.assembly import assemble
from begrundelse_lint.readers.encoding import decode


def read(data: bytes, path: str) -> Letter:
    """The letter in a text file.

    Raises:
        UnreadableLetterError: no text, too much text, or bytes that are no text.
    """
    return of_text(decode(data), path)


def of_text(text: str, path: str) -> Letter:
    """The letter in a text that is decoded already.

    Raises:
        UnreadableLetterError: no text, or too much.
    """
    if "<!--" not in text:
        return assemble(path, "txt", (LineDraft(line) for line in split_lines(text)))
    from begrundelse_lint.readers.comments import placed, uncommented

    lines, found = uncommented(split_lines(text), every=False)
    drafts = [LineDraft(line, number=number) for number, line in lines]
    return assemble(path, "txt", drafts, placed(found, drafts))
