"""What a second run over many templates costs, of which nothing has changed: the first run against the second.

    python benchmarks/templates.py [--templates N]

The templates are the corpus's letters, each a little different from the next, half as Markdown and half as Word files:
once as they are (most have something to tell), and once with a baseline, as a guarded repository has them. Each run is
a process. Needs begrundelse-lint and python-docx installed in the environment that runs it.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import docx

PROJECT = Path(__file__).resolve().parent.parent
LETTERS = sorted(path for path in (PROJECT / "corpus" / "tuned").glob("*/*") if path.suffix in {".txt", ".md"})
BASELINE = "kendte.yaml"


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--templates", type=int, default=1000, help="how many (default 1000)")
    count = parser.parse_args().templates
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make(folder / "skabeloner", count)
        print(f"{'':40}  {'first':>9}  {'second':>9}  {'ratio':>6}")
        for said, words in (("as they are", []), ("with a baseline", ["--baseline", BASELINE])):
            if words:
                run(folder, "baseline", "update", "skabeloner", *words)
            for form in ("tekst", "sarif"):
                check = ["check", "skabeloner", "--fail-on", "aldrig", "--format", form, *words]
                first, second = run(folder, *check, "--no-cache"), min(run(folder, *check) for _ in range(3))
                row = f"{count} templates {said}, {form}"
                print(f"{row:40}  {first:7.2f} s  {second:7.2f} s  {first / second:6.1f}")


def make(folder: Path, count: int) -> None:
    """Write the templates; no two are alike."""
    folder.mkdir()
    for number in range(count):
        text = LETTERS[number % len(LETTERS)].read_text(encoding="utf-8") + f"\nSkabelon nr. {number}\n"
        if number % 2:
            (folder / f"{number:04}.md").write_text(text, encoding="utf-8")
        else:
            document = docx.Document()
            for paragraph in re.split(r"\n\s*\n", text):
                document.add_paragraph(paragraph)
            document.save(str(folder / f"{number:04}.docx"))


def run(folder: Path, *words: str) -> float:
    """Seconds that a run of the program takes."""
    environment = os.environ | {
        "BEGRUNDELSE_LINT_CACHE": str(folder / "cache"),
        "PYTHONPYCACHEPREFIX": str(folder / "pyc"),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "begrundelse_lint", *words],
        cwd=folder,
        env=environment,
        capture_output=True,
        check=False,
    )
    seconds = time.perf_counter() - start
    if done.returncode:
        sys.exit(done.stderr.decode())
    return seconds


if __name__ == "__main__":
    main()
