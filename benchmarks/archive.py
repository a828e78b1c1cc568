"""What an archive costs: ``make bench-archive``, or ``python benchmarks/archive.py [LETTERS]`` (20,000 where not said).

Letters are variations of the corpus: other names, numbers and years, now and then a paragraph less; a quarter is pdf, a
quarter docx, the rest text. Everything is told as a ratio within one run:

- overhead: processor time of an archive run with one process against the same letters read and checked in one loop;
- scaling: a run with two processes against one with one, by the clock;
- memory: the most that all processes of a run hold at once, for all letters against a tenth of them.
"""

from __future__ import annotations

import io
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

import psutil
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from begrundelse_lint.check import Checker
from begrundelse_lint.commands.support.checkers import Checkers

PROJECT = Path(__file__).parents[1]
CORPUS = PROJECT / "corpus" / "tuned"
LETTERS = 20_000
_NAMES = ("Anna", "Bent", "Clara", "David", "Else", "Finn", "Grete", "Hans", "Ida", "Jens", "Karen", "Lars")
_CONTENT_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def write_letters(folder: Path, count: int) -> None:
    """Write so many letters in folders of 500; the same ones every time."""
    originals = [path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*/[0-9]*.txt"))]
    chance = random.Random(85)
    for number in range(count):
        place = folder / f"{number // 500:03}"
        place.mkdir(parents=True, exist_ok=True)
        text = _varied(originals[number % len(originals)], chance)
        ending, data = (("pdf", _pdf), ("docx", _docx), ("txt", _txt), ("txt", _txt))[number % 4]
        (place / f"{number:06}.{ending}").write_bytes(data(text))


def _varied(text: str, chance: random.Random) -> str:
    """The letter of somebody else: another number and year of the case, and now and then a paragraph less."""
    text = re.sub(r"\b\d{2,3}(?=\s+\d{2}\b)", lambda _: str(chance.randint(10, 99)), text)
    text = re.sub(r"\b20[12]\d\b", lambda match: str(int(match[0]) - chance.randint(0, 1)), text)
    paragraphs = text.split("\n\n")
    if len(paragraphs) > 6 and chance.random() < 0.5:
        del paragraphs[chance.randrange(3, len(paragraphs) - 2)]
    return "\n\n".join([*paragraphs, f"Journal {chance.randint(10_000, 99_999)}, {chance.choice(_NAMES)}"])


def _txt(text: str) -> bytes:
    return text.encode()


def _docx(text: str) -> bytes:
    paragraphs = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>' for line in text.split("\n")
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _CONTENT_TYPES)
        package.writestr("_rels/.rels", _RELATIONS)
        package.writestr(
            "word/document.xml", f'<w:document xmlns:w="{_WORD}"><w:body>{paragraphs}</w:body></w:document>'
        )
    return made.getvalue()


def _pdf(text: str) -> bytes:
    made = io.BytesIO()
    canvas = Canvas(made, A4)
    y = 800.0
    for line in _wrapped(text):
        if y < 60:
            canvas.showPage()
            y = 800.0
        canvas.drawString(60, y, line)
        y -= 14
    canvas.save()
    return made.getvalue()


def _wrapped(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        words, row = line.split(" "), ""
        for word in words:
            if len(row) + len(word) > 84:
                yield row
                row = ""
            row = f"{row} {word}".strip()
        yield row


class Run:
    """A run of ``begrundelse-lint archive``: seconds by the clock and of processors, and the most memory (MiB)."""

    def __init__(self, folder: Path, store: Path, processes: int) -> None:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        start = time.perf_counter()
        words = ("-m", "begrundelse_lint", "archive", str(folder), "--store", str(store), "--processes", str(processes))
        process = subprocess.Popen(
            [sys.executable, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=_environment()
        )
        watch = _Memory(process.pid)
        process.wait()
        self.clock = time.perf_counter() - start
        self.memory = watch.most()
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


class _Memory:
    """Watches what a process and those it has started hold."""

    def __init__(self, pid: int) -> None:
        self._process = psutil.Process(pid)
        self._most = 0.0
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def most(self) -> float:
        """The most at one moment, in MiB."""
        self._thread.join()
        return self._most

    def _watch(self) -> None:
        while self._process.is_running():
            try:
                all_ = [self._process, *self._process.children(recursive=True)]
                self._most = max(self._most, sum(one.memory_info().rss for one in all_) / 2**20)
            except psutil.NoSuchProcess:
                pass
            if self._process.status() == psutil.STATUS_ZOMBIE:
                return
            time.sleep(0.25)


def checked_in_a_loop(checker: Checker, letters: list[Path]) -> tuple[float, float]:
    """Seconds by the clock and of the processor to read and check letters one after the other."""
    clock, processor = time.perf_counter(), time.process_time()
    for letter in letters:
        checker.check(letter)
    return time.perf_counter() - clock, time.process_time() - processor


def _environment() -> dict[str, str]:
    return dict(os.environ) | {"PYTHONPATH": str(PROJECT)}


def main(count: int) -> None:
    """Measure, and print a line for each figure."""
    tenth = count // 10
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        write_letters(folder / "alle", count)
        for number in range(tenth):
            some = next((folder / "alle").glob(f"{number // 500:03}/{number:06}.*"))
            target = folder / "tiendedel" / some.parent.name / some.name
            target.parent.mkdir(parents=True, exist_ok=True)
            os.link(some, target)
        letters = sorted((folder / "tiendedel").rglob("*.*"))
        checker = Checkers(search=False).of(folder)
        checked_in_a_loop(checker, letters[:50])  # what is only done once
        clock, processor = checked_in_a_loop(checker, letters)
        one = Run(folder / "tiendedel", folder / "1.sqlite", 1)
        two = Run(folder / "tiendedel", folder / "2.sqlite", 2)
        again = Run(folder / "tiendedel", folder / "2.sqlite", 2)
        all_ = Run(folder / "alle", folder / "alle.sqlite", 2)
    print(f"letters: {count:,}, half of them pdf and docx; ratios over {tenth:,} of them where not said")
    print(f"check in a loop             {tenth / clock:8.1f} letters a second")
    print(f"                            {1000 * processor / tenth:8.1f} ms of processor a letter")
    print(f"archive, one process        {tenth / one.clock:8.1f} letters a second and core")
    print(f"overhead, processor time    {100 * (one.processor / processor - 1):8.1f} %")
    print(f"overhead, by the clock      {100 * (one.clock / clock - 1):8.1f} %")
    print(f"two processes against one   {one.clock / two.clock:8.2f} times as fast")
    print(f"a second run                {two.clock / again.clock:8.1f} times as fast as the first")
    print(f"all letters, two processes  {count / all_.clock:8.1f} letters a second")
    print(f"memory, all against a tenth {all_.memory / two.memory:8.2f} ({all_.memory:.0f} and {two.memory:.0f} MiB)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else LETTERS)
