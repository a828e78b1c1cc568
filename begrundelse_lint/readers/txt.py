"""Plain text: the file's own lines, as they are."""

from __future__ import annotations

from begrundelse_lint.letter import Letter, LineDraft, split_lines
from begrundelse_lint.readers.assembly import assemble
from begrundelse_lint.readers.encoding import decode


def read(data: bytes, path: str) -> Letter:
    """The letter in a text file.

    Raises:
        UnreadableLetterError: no text, too much text, or bytes that are no text.
    """
    return assemble(path, "txt", (LineDraft(line) for line in split_lines(decode(data))))
