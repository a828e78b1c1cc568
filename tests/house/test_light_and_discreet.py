"""What a check imports and touches: what a text letter needs, no network, nothing written but the rules' cache."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from package import CORPUS, NAME, PROJECT

LETTER = CORPUS / "jurist" / "02.txt"

_RUN = """
import json, os, sys
events = []
def hook(event, args):
    if event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.")):
        events.append(event)
    elif event in ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn"):
        events.append(event)
    elif event == "open" and isinstance(args[0], (str, bytes)):
        mode, flags = args[1], args[2]
        if (flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)) or (isinstance(mode, str) and set(mode) & set("wax+")):
            events.append("write " + os.fsdecode(args[0]))
sys.addaudithook(hook)
from begrundelse_lint.commands.cli import main
code = 0
try:
    main()
except SystemExit as error:
    code = error.code
print(json.dumps({"code": code, "modules": sorted(sys.modules), "events": events}), file=sys.stderr)
"""

# What belongs to other formats, to grammar, to rules not yet stored and to terminals.
HEAVY = frozenset(
    "argparse asyncio docx email http importlib.metadata importlib.resources jinja2 logging lxml numpy pypdfium2 rich "
    "selectolax shutil socket spacy ssl subprocess tempfile thinc tomllib yaml zipfile".split()
)
NOT_ASKED_FOR = frozenset(
    f"{NAME}.{module}"
    for module in "archive configuration.fields configuration.reader language.analysis language.grammar readers.docx "
    "readers.html readers.md readers.odt readers.pdf readers.rtf reports.json rules.loader rules.needs rules.schema "
    "scoring.counts templates.expansion templates.merging web understanding.syntax written.yaml_tree".split()
)


class Ran:
    """What a run of the program came to."""

    def __init__(self, cache: Path, *words: object) -> None:
        done = subprocess.run(
            [sys.executable, "-c", _RUN, *map(str, words)],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            cwd=cache.parent,
            env=os.environ | {"BEGRUNDELSE_LINT_CACHE": str(cache), "PYTHONPATH": str(PROJECT), "PYTHONUTF8": "1"},
            timeout=120,
            check=False,
        )
        last = done.stderr.decode().splitlines()[-1]
        told = json.loads(last)
        self.output = done.stdout.decode()
        self.code: int = told["code"]
        self.modules = set(told["modules"])
        self.events: list[str] = told["events"]


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that holds the shipped rules."""
    folder = tmp_path_factory.mktemp("run") / "cache"
    first = Ran(folder, "check", LETTER)
    assert first.code in (0, 1), first.output
    return folder


def test_a_text_letter_is_checked_without_what_other_letters_need(cache: Path) -> None:
    ran = Ran(cache, "check", LETTER)
    assert ran.code in (0, 1)
    assert not ran.modules & HEAVY
    assert not ran.modules & NOT_ASKED_FOR


def test_help_imports_nothing_of_the_check(cache: Path) -> None:
    ran = Ran(cache, "check", "--help")
    assert ran.code == 0
    assert f"{NAME}.understanding" not in ran.modules
    assert f"{NAME}.rules" not in ran.modules


@pytest.mark.parametrize("form", ["tekst", "json"])
def test_a_check_opens_no_connection_starts_no_program_and_writes_nothing(cache: Path, form: str) -> None:
    assert Ran(cache, "check", "--format", form, LETTER).events == []


def test_the_first_check_writes_the_stored_rules_and_no_words_of_the_letter(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    events = Ran(folder, "check", LETTER).events
    (written,) = [event for event in events if ".pyc" not in event]
    assert written.startswith(f"write {folder}")
    stored = b"".join(path.read_bytes() for path in folder.iterdir())
    for line in LETTER.read_text(encoding="utf-8").splitlines():
        assert len(line) < 60 or line.encode() not in stored


def test_the_same_letter_gives_the_same_findings_with_and_without_the_cache(cache: Path, tmp_path: Path) -> None:
    stored = Ran(cache, "check", "--format", "json", LETTER).output
    read = Ran(tmp_path / "new", "check", "--format", "json", LETTER).output
    assert stored == read
