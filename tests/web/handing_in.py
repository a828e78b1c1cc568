"""What the tests of the page hand in, and how they ask for things."""

from __future__ import annotations

import io
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import docx
from werkzeug.test import TestResponse

from begrundelse_lint.commands.support.page import Rules
from begrundelse_lint.commands.support.page import desk as real_desk
from begrundelse_lint.web.desk import Desk

PORT = 8585
HOST = f"127.0.0.1:{PORT}"
Post = Callable[..., TestResponse]
"""Sends a form as the page's own script does, and gives the answer."""

PROJECT = Path(__file__).resolve().parents[2]
ADDRESS = re.compile(r"http://\S+")

# Three defects and no more: no amount of support, a law that is not named, another person's name.
DEFECTIVE = """Sølvig Kommune
Voksenrådgivningen

3. november 2020

Kære Mathilde

Afgørelse om bostøtte

Du har søgt om hjælp til at komme i bad og til at handle ind.

Vi bevilger dig bostøtte efter § 85. Målet er, at du selv kan stå for dit bad om et halvt år. Du får hjælp til bad og
indkøb, indtil vi vurderer støtten igen den 1. maj 2021.

Vi har lagt vægt på, at du ikke har været i bad uden hjælp i tre måneder, og at du ikke kan overskue at handle ind.
Det har du selv fortalt os den 14. oktober 2020. Din funktionsevne er betydeligt nedsat, og du har derfor et
væsentligt behov for hjælp. Caroline bliver hurtigt træt af mange ord.

Du kan klage over afgørelsen inden fire uger fra den dag, du får brevet. Send klagen til Sølvig Kommune,
Voksenrådgivningen, Torvet 1, 9898 Sølvig. Vi ser på sagen igen og sender klagen videre til Ankestyrelsen, hvis vi
ikke giver dig medhold.

Har du spørgsmål, kan du ringe til mig på 78 00 25 48.

Venlig hilsen

Dorrit Sandvad
Socialrådgiver
"""
MENDED = DEFECTIVE.replace("bostøtte efter § 85", "3 timers bostøtte om ugen efter servicelovens § 85").replace(
    " Caroline bliver hurtigt træt af mange ord.", ""
)
SECRET = "Zebrastribe"  # a word that no message of ours holds


def word_letter(text: str = DEFECTIVE) -> bytes:
    """The text as a Word file, a paragraph for each that a blank line ends."""
    document = docx.Document()
    for paragraph in text.strip().split("\n\n"):
        document.add_paragraph(paragraph.replace("\n", " ") if len(paragraph) > 100 else paragraph)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


@cache
def desk() -> Desk:
    """A desk with the shipped rules."""
    return real_desk(Rules(no_config=True))


class AtOnce:
    """Work done where one stands, without processes."""

    def run(self, task: Callable[..., Any], *given: object) -> Any:
        """What the task returns."""
        return task(desk(), *given)


# What processes of workers are given to do.


def no_desk() -> Any:
    """A desk for tasks that need none."""
    return "desk"


def echo(desk: Any, word: str) -> str:
    """The word back."""
    return f"{desk}: {word}"


def process(desk: Any) -> int:
    """Which process this is."""
    return os.getpid()


def think(desk: Any, seconds: float) -> float:
    """Takes its time."""
    time.sleep(seconds)
    return seconds


def stumble(desk: Any, word: str) -> None:
    """An error whose message holds the word."""
    raise ValueError(word)


def die(desk: Any) -> None:
    """As a library does that breaks."""
    os.kill(os.getpid(), signal.SIGKILL)


def devour(desk: Any) -> int:
    """Takes more memory than a letter may."""
    return len(b"x" * (8 * 1024**3))


# The program as a process.


class Running:
    """``begrundelse-lint web`` as a process, once it listens."""

    def __init__(self, started: subprocess.Popen[str]) -> None:
        self.process = started
        self.told: list[str] = []
        self._listening = threading.Event()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        assert self._listening.wait(60), self.told

    @property
    def address(self) -> str:
        """Where the page is opened; with its key, where it is one's own."""
        return next(found[0] for line in self.told if (found := ADDRESS.search(line)))

    @property
    def port(self) -> int:
        """The port it listens on."""
        return int(next(found[1] for line in self.told if (found := re.search(r":(\d{4,5})\b", line))))

    def end(self, how: int = signal.SIGTERM) -> int:
        """Tell it to end; its exit code."""
        self.process.send_signal(how)
        code = self.process.wait(60)
        self._reader.join(10)
        return code

    def _read(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.told.append(line)
            if re.search(r":\d{4,5}\b", line):
                self._listening.set()


@contextmanager
def running(
    *words: object, cwd: Path, environment: dict[str, str] | None = None, before: str = ""
) -> Iterator[Running]:
    """The page served by a process of its own; ``before`` is code that it runs first."""
    code = f"{before}\nfrom begrundelse_lint.commands.cli import main\nif __name__ == '__main__': main()\n"
    script = cwd / "program.py"
    script.write_text(code, encoding="utf-8")
    started = subprocess.Popen(
        [sys.executable, str(script), "web", "--no-browser", "--no-config", *map(str, words)],
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(PROJECT), "PYTHONUTF8": "1"} | (environment or {}),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield Running(started)
    finally:
        if started.poll() is None:
            started.kill()
            started.wait(10)
