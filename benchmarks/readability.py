"""What readability costs a letter: everything on, against a linter that knows nothing of it.

    python benchmarks/readability.py [--rounds N]

Off are the LAS rules, the word lists and concepts that only they ask for, and the facts and measures of the running
text; these are taken out of the modules while the other side runs. Both sides check the same letters in turn in one
process, by the processor's clock; the difference is told for a letter of 600 words.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median
from unittest.mock import patch

from cost import LETTERS, in_turn

from begrundelse_lint import rules
from begrundelse_lint.check import Checker, Options
from begrundelse_lint.selection import Profile
from begrundelse_lint.understanding.measures import Readability

UNDERSTANDING = "begrundelse_lint.understanding"
WORDS = 600
ONLY_FOR_READABILITY = (
    "LAS-laesbarhed.yaml",
    "concepts/laesbarhed.yaml",
    "words/fagtermer.yaml",
    "words/forkortelser.yaml",
    "words/kancellisprog.yaml",
)
NOTHING = Readability({}, (), None)


def main() -> None:
    """Measure and print the two sides and their difference."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=9, help="how often each is run (default 9)")
    rounds = parser.parse_args().rounds
    texts = [path.read_text(encoding="utf-8") for path in LETTERS]
    words = sum(len(text.split()) for text in texts)
    options = Options(Profile.ALLE)
    shipped = Checker(rules.load(rules.shipped()), options)
    with tempfile.TemporaryDirectory() as folder:
        bare = Checker(rules.load(_without_readability(Path(folder) / "rules")), options)

    def on() -> None:
        for text in texts:
            shipped.check_text(text)

    def off() -> None:
        with _nothing_read():
            for text in texts:
                bare.check_text(text)

    without, with_it = in_turn([off, on], rounds, time.process_time)
    dearer = median(b - a for a, b in zip(without, with_it, strict=True))
    ratio = median(b / a for a, b in zip(without, with_it, strict=True))
    for name, seconds in (("without readability", median(without)), ("with readability", median(with_it))):
        print(f"{name:24}{seconds / words * WORDS * 1000:7.2f} ms for a letter of {WORDS} words")
    print(f"{'difference':24}{dearer / words * WORDS * 1000:7.2f} ms, ratio {ratio:.2f}")


def _without_readability(folder: Path) -> Path:
    """The shipped rules without those of readability, and without what only those ask for."""
    shutil.copytree(rules.shipped(), folder)
    for name in ONLY_FOR_READABILITY:
        (folder / name).unlink()
    for path in folder.glob("*.yaml"):  # grammar's rules of readability need a model, which is not here
        if path.name.startswith("LAS"):
            path.unlink()
    return folder


@contextmanager
def _nothing_read() -> Iterator[None]:
    """The facts and measures of the running text are not looked for."""
    with ExitStack() as off:
        for name, stand_in in {
            "whole_letter.explain_terms": lambda facts, places, running: facts,
            "whole_letter.abbreviations": lambda *_: (),
            "whole_letter.paragraphs": lambda places: (),
            "whole_letter.passives": lambda *_, **__: (),
            "read.running_text": lambda *_: frozenset(),
            "read.readability": lambda *_: NOTHING,
        }.items():
            off.enter_context(patch(f"{UNDERSTANDING}.{name}", stand_in))
        yield


if __name__ == "__main__":
    main()
