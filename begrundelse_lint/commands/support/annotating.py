"""Comments into a Word letter and out of it again. Each function returns the exit code: 2 where nothing was written."""

from __future__ import annotations

import os
import re
from itertools import count
from pathlib import Path

import click

from begrundelse_lint import annotation, readers
from begrundelse_lint.commands.support import checking, output
from begrundelse_lint.commands.support.checkers import Checkers
from begrundelse_lint.letter import UnreadableLetterError
from begrundelse_lint.readers import ENDINGS
from begrundelse_lint.reports.words import LEVELS, listed, some

_NOT_WRITTEN = 2
_WITH, _WITHOUT = "bemærkninger", "uden-bemærkninger"
_OURS = re.compile(rf"\.({_WITH}|{_WITHOUT})(-\d+)?$")
_WORD_ENDINGS = [ending for ending, reader in ENDINGS.items() if reader == "docx"]


def annotate(path: str, file: str | None, checkers: Checkers) -> int:
    """Check the letter, and write it with its remarks as comments.

    Raises:
        click.ClickException: no Word file; a configuration or rules cannot be used; the result cannot be written.
    """
    _require_word(path)
    try:
        data = readers.bytes_of(Path(path))
        results = checking.check_bytes(data, path, checkers)
        annotated = annotation.annotate(data, results.letters[0], laws=results.laws)
    except UnreadableLetterError as error:
        return _refused(path, error)
    written = _write(annotated, path, file or _beside(path, _WITH))
    if annotation.is_signed(data):
        output.say("Brevet er underskrevet digitalt. Underskriften gælder ikke for filen med kommentarer.")
    levels = results.by_level()
    counts = listed([some(levels[level], *words) for level, words in LEVELS.items() if levels[level]])
    output.write(f"{written}: {f'{counts}, som kommentarer i brevet' if counts else 'ingen bemærkninger'}.\n")
    output.say("Slet kommentarerne, før brevet sendes: i Word, eller med denne kommando:")
    output.say(f"  begrundelse-lint annotate --remove {output.as_word(written)}")
    return checking.exit_code(results, checkers)


def remove(path: str, file: str | None) -> int:
    """Write the letter without the comments that :func:`annotate` wrote.

    Raises:
        click.ClickException: no Word file, or the result cannot be written.
    """
    _require_word(path)
    try:
        data = readers.bytes_of(Path(path))
        bare = annotation.remove(data)
    except UnreadableLetterError as error:
        return _refused(path, error)
    if bare == data and file is None:
        output.say(f"Der er ingen kommentarer fra programmet i «{path}», så der er ikke skrevet nogen ny fil.")
        return 0
    output.write(f"{_write(bare, path, file or _beside(path, _WITHOUT))}: brevet uden programmets kommentarer.\n")
    return 0


def _require_word(path: str) -> None:
    """
    Raises:
        click.UsageError: the path is not that of a Word file.
    """
    if Path(path).suffix.lower() not in _WORD_ENDINGS:
        raise click.UsageError(
            f"Kommentarer kan kun skrives i breve fra Word ({', '.join(_WORD_ENDINGS)}), og det er «{path}» ikke. "
            "Er det en tekst, du selv kan rette i, så gem den som .docx først.",
            click.get_current_context(silent=True),
        )


def _refused(path: str, error: UnreadableLetterError) -> int:
    output.say(f"Fejl i «{path}»: {error}\nDer er ikke skrevet nogen fil.")
    return _NOT_WRITTEN


def _write(data: bytes, path: str, file: str) -> str:
    """Write the letter at ``path`` to a file, but not over another letter.

    Raises:
        click.UsageError: a file of another kind, or somebody else's; or it cannot be written.
    """
    context = click.get_current_context(silent=True)
    if Path(file).suffix.lower() != Path(path).suffix.lower():
        raise click.UsageError(f"«{file}» skal ende på {Path(path).suffix}, ligesom brevet.", context)
    if os.path.isfile(file) and not os.path.samefile(file, path) and not _is_ours(file):
        raise click.UsageError(
            f"«{file}» findes i forvejen og bliver ikke overskrevet. Vælg et andet filnavn, eller slet filen først.",
            context,
        )
    output.write_letter(data, file)
    return file


def _is_ours(file: str) -> bool:
    try:
        return annotation.has_comments(readers.bytes_of(Path(file)))
    except UnreadableLetterError:
        return False


def _beside(path: str, what: str) -> str:
    """A name beside the letter that no file has: nothing that somebody may have worked on is written over."""
    letter = Path(path)
    stem = _OURS.sub("", letter.stem)
    numbers = ("" if number == 1 else f"-{number}" for number in count(1))
    names = (letter.with_name(f"{stem}.{what}{number}{letter.suffix}") for number in numbers)
    return str(next(name for name in names if not name.exists()))
