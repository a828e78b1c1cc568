"""Writing to the terminal, a pipe or a file: UTF-8 everywhere, colours only where wanted, a closed pipe quietly."""

from __future__ import annotations

import errno
import os
import re
import sys
from pathlib import Path
from typing import TextIO

import click

from begrundelse_lint.reports.look import Look

_NARROWEST, _WIDEST, _IN_A_PIPE = 40, 120, 80


def use_utf8() -> None:
    """Let standard output and error take every letter, also where the terminal is set to another alphabet."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=None if os.environ.get("PYTHONIOENCODING") else "utf-8", errors="replace")


def look_of(stream: TextIO) -> Look:
    """Width and colours that suit a stream. NO_COLOR and FORCE_COLOR decide where they are set; COLUMNS too."""
    terminal = stream.isatty()
    return Look(width=max(_NARROWEST, min(_columns(stream, terminal), _WIDEST)), colour=_colours(terminal))


def look_of_file() -> Look:
    """A report in a file: as in a pipe, whatever the terminal."""
    return Look(width=_IN_A_PIPE)


def _columns(stream: TextIO, terminal: bool) -> int:
    """As ``shutil.get_terminal_size``, which costs three times what this module does to import."""
    said = os.environ.get("COLUMNS", "")
    if said.isdecimal() and int(said):
        return int(said)
    try:
        return os.get_terminal_size(stream.fileno()).columns or _IN_A_PIPE if terminal else _IN_A_PIPE
    except (OSError, ValueError):
        return _IN_A_PIPE


def _colours(terminal: bool) -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return terminal and os.environ.get("TERM") != "dumb"


def write(text: str, file: str | None = None) -> None:
    """Write a report to standard output, or to a file (its folder is made).

    Raises:
        click.UsageError: the file cannot be written.
    """
    if file is None:
        _to_stdout(text)
        return
    try:
        path = Path(file)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8", "replace"))
    except (OSError, ValueError) as error:
        raise click.UsageError(f"«{file}» kan ikke skrives: {why(error)}.") from error


def write_letter(data: bytes, file: str) -> None:
    """Write a letter to a file, whole or not at all: what stood there is lost only when the new one is there.

    Raises:
        click.UsageError: the file cannot be written.
    """
    path = Path(os.path.realpath(file))
    new = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "")
        try:
            with new.open("xb") as stream:
                stream.write(data)
            if path.exists():
                new.chmod(path.stat().st_mode)
            new.replace(path)
        finally:
            new.unlink(missing_ok=True)
    except (OSError, ValueError) as error:
        raise click.UsageError(f"«{file}» kan ikke skrives: {why(error)}.") from error


def why(error: OSError | ValueError) -> str:
    number = getattr(error, "errno", None)
    known = {
        errno.EACCES: "du har ikke adgang",
        errno.EPERM: "du har ikke adgang",
        errno.EISDIR: "det er en mappe",
        errno.ENOTDIR: "en del af stien er en fil",
        errno.EEXIST: "en del af stien er en fil",
        errno.ENOSPC: "der er ikke plads på disken",
        errno.EROFS: "disken kan kun læses",
        errno.ENAMETOOLONG: "navnet er for langt",
    }
    return known.get(number or 0, f"fejl {number} fra styresystemet" if number else "navnet er ugyldigt")


def _to_stdout(text: str) -> None:
    try:
        click.echo(text, nl=not text.endswith("\n"), color=True)  # the report itself knows whether to use colours
        sys.stdout.flush()
    except OSError as error:
        if error.errno not in (errno.EPIPE, errno.EINVAL):  # Windows says EINVAL of a closed pipe
            raise
        close_quietly()


def close_quietly() -> None:
    """The reader of the pipe has left («… | head»): send the rest nowhere, so that Python does not complain at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())


def as_word(path: str | Path) -> str:
    """A path as it is written on the command line, in every shell: in quotes where it holds more than plain signs."""
    word = str(path)
    return word if re.fullmatch(r"[\w./\\:+-]+", word) else f'"{word}"'


def stdin() -> bytes:
    """What stands on standard input."""
    stream = sys.stdin.buffer
    if stream.isatty():
        say("Skriv eller indsæt brevet, og slut med Ctrl-D (i Windows: Ctrl-Z og Enter).")
    return stream.read()


def say(message: str) -> None:
    """A word to the user on standard error."""
    click.echo(message, err=True)
