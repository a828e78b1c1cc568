"""What a check costs, as ratios within one run: machines differ, ratios between programs run in turn hardly do.

    python benchmarks/cost.py [--rounds N]

Cold: ``begrundelse-lint check`` of one text letter, as a process, against ``python -c pass``. The stored rules and the
compiled modules are there already, as from the second check on. A configuration is read anew each time.
Warm: a letter checked in a process that runs already, against spaCy's blank Danish pipeline with a sentencizer on the
same text.
Page: a pasted letter of 600 words or more as the local page asks about it while one writes: the request, the check in
its process, and the answer with the remarks; all that the server does but for the socket.
Needs begrundelse-lint installed in the environment that runs it (``make bench`` sees to that).
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import median

PROJECT = Path(__file__).resolve().parent.parent
LETTERS = sorted((PROJECT / "corpus" / "tuned").glob("*/*.txt"))
ONE_LETTER = PROJECT / "corpus" / "tuned" / "jurist" / "02.txt"


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=15, help="how often each is run (default 15)")
    rounds = parser.parse_args().rounds
    rows = [*cold(rounds), *warm(rounds), *page(rounds)]
    width = max(len(name) for name, *_ in rows)
    print(f"{'':{width}}  {'median':>10}  {'ratio':>6}")
    for name, seconds, ratio in rows:
        shown = f"{ratio:6.1f}" if ratio is not None else f"{1:6}"
        print(f"{name:{width}}  {seconds * 1000:7.1f} ms  {shown}")


Row = tuple[str, float, float | None]


def cold(rounds: int) -> list[Row]:
    """Processes, in turn."""
    with tempfile.TemporaryDirectory() as cache:
        environment = os.environ | {"BEGRUNDELSE_LINT_CACHE": cache, "PYTHONPYCACHEPREFIX": f"{cache}/pyc"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        check = [sys.executable, "-m", "begrundelse_lint", "check"]
        commands = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "check, one letter, cold": [*check, str(ONE_LETTER)],
            "the same with a configuration": [*check, str(ONE_LETTER), "--config", str(_configuration(Path(cache)))],
            "check --help, cold": [*check, "--help"],
        }
        times = in_turn([lambda words=words: _run(words, environment) for words in commands.values()], rounds)
    return _rows(list(commands), times)


def _configuration(folder: Path) -> Path:
    """A configuration as a municipality might have it."""
    path = folder / "begrundelse-lint.yaml"
    path.write_text(
        "profile: anbefalet\nlevels: {hoejt-lixtal: fra}\nlimits: {lang-saetning: 25}\n"
        "overrides:\n  - paths: [skabeloner/]\n    template: true\n    profile: alle\n",
        encoding="utf-8",
    )
    return path


def warm(rounds: int) -> list[Row]:
    """Letters in one process, in turn; the time of one letter, on the average of the corpus."""
    import spacy

    from begrundelse_lint import rules
    from begrundelse_lint.check import Checker

    pipeline = spacy.blank("da")
    pipeline.add_pipe("sentencizer")
    checker = Checker(rules.load(rules.shipped()))
    texts = [path.read_text(encoding="utf-8") for path in LETTERS]

    def by_spacy() -> None:
        for text in texts:
            pipeline(text)

    def by_check() -> None:
        for text in texts:
            checker.check_text(text)

    times = in_turn([by_spacy, by_check], max(3, rounds // 3))
    per_letter = [[seconds / len(texts) for seconds in row] for row in times]
    return _rows(["spaCy blank + sentencizer, a letter", "check, a letter, warm"], per_letter)


def page(rounds: int) -> list[Row]:
    """Requests to the local page's application, in turn with the page itself, which checks nothing."""
    from begrundelse_lint.commands.support.page import Rules, desk
    from begrundelse_lint.web.app import create_app
    from begrundelse_lint.web.guard import TICKET_HEADER
    from begrundelse_lint.web.site import local
    from begrundelse_lint.web.workers import Workers

    text = min((path.read_text(encoding="utf-8") for path in LETTERS), key=_from_600_words)
    here, host = local(8585), "127.0.0.1:8585"
    workers = Workers(partial(desk, Rules(no_config=True)), processes=1, seconds=30)
    try:
        visitor = create_app(here, workers).test_client()
        visitor.get("/", query_string={"key": here.key}, headers={"Host": host})
        opened = visitor.get("/", headers={"Host": host}).text
        ticket = re.search(r'name="ticket" content="([^"]+)"', opened)
        assert ticket
        headers = {"Host": host, "Origin": f"http://{host}", TICKET_HEADER: ticket[1]}

        def ask() -> None:
            answer = visitor.post("/kontrol", data={"text": text, "editing": "1"}, headers=headers)
            assert answer.get_json()["checked"]

        times = in_turn([lambda: visitor.get("/", headers={"Host": host}), ask], max(9, rounds))
    finally:
        workers.close()
    return _rows(["the page, opened", f"the page, a pasted letter of {len(text.split())} words"], times)


def _from_600_words(text: str) -> int:
    """How far a letter lies above 600 words; those below come last."""
    words = len(text.split())
    return words - 600 if words >= 600 else 10_000 - words


def in_turn(
    runs: Sequence[Callable[[], object]], rounds: int, clock: Callable[[], float] = time.perf_counter
) -> list[list[float]]:
    """The times of each, run one after the other in every round, after one round that does not count."""
    times: list[list[float]] = [[] for _ in runs]
    for number in range(rounds + 1):
        for run, kept in zip(runs, times, strict=True):
            start = clock()
            run()
            if number:
                kept.append(clock() - start)
    return times


def _rows(names: list[str], times: list[list[float]]) -> list[Row]:
    """Medians, and the median of the ratios to the first within each round."""
    ratios = [median(b / a for a, b in zip(times[0], row, strict=True)) for row in times]
    return [
        (name, median(row), ratio if number else None)
        for number, (name, row, ratio) in enumerate(zip(names, times, ratios, strict=True))
    ]


def _run(words: list[str], environment: dict[str, str]) -> None:
    done = subprocess.run(words, env=environment, capture_output=True, check=False)
    assert done.returncode in (0, 1), done.stderr.decode()


if __name__ == "__main__":
    main()
