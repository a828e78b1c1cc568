"""A template repository guarded by pre-commit, from the first defect to the day only new ones count.

Everything is real: git, the installed pre-commit, the hook from this checkout as pre-commit installs it, and twenty
templates in Word and Markdown. Only the network is not: the hook's environment is built from what is installed here.
"""

from __future__ import annotations

import importlib.util
import io
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from pathlib import Path

import docx
import pytest
from package import PROJECT

from begrundelse_lint import rules
from begrundelse_lint.check import Checker, Options
from begrundelse_lint.finding import Level

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed"),
    pytest.mark.skipif(importlib.util.find_spec("pre_commit") is None, reason="pre-commit is not installed"),
    pytest.mark.skipif(importlib.util.find_spec("hatchling") is None, reason="hatchling is not installed"),
]

TEMPLATES = 20
OF_THE_HOOK = ("begrundelse_lint", "rules", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")
SETTINGS = """\
repos:
  - repo: {hook}
    rev: {revision}
    hooks:
      - id: begrundelse-lint-templates
        files: ^skabeloner/
"""
OLD_BOARD = "Klager behandles af Det Sociale Nævn."
TWO_WEEKS = "Klagefristen er to uger."


class Repository:
    """A git repository of templates, and what is needed to commit to it without a network."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.folder = folder
        self.environment = os.environ | {
            "GIT_AUTHOR_NAME": "Ida",
            "GIT_AUTHOR_EMAIL": "ida@example.invalid",
            "GIT_COMMITTER_NAME": "Ida",
            "GIT_COMMITTER_EMAIL": "ida@example.invalid",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "HOME": str(home),
            "XDG_DATA_HOME": str(home / "data"),
            "PRE_COMMIT_HOME": str(home / "pre-commit"),
            "BEGRUNDELSE_LINT_CACHE": str(home / "cache"),
            "PYTHONPATH": sysconfig.get_path("purelib"),  # lent to the hook: what it depends on
            "PIP_NO_INDEX": "1",
            "PIP_NO_DEPS": "1",
            "PIP_NO_BUILD_ISOLATION": "0",  # pip's own way of saying that there is none
            "VIRTUALENV_NO_PERIODIC_UPDATE": "1",
            "PYTHONUTF8": "1",
        }
        folder.mkdir(parents=True)
        self.git("init", "--quiet", "--initial-branch=main")

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """A program in the repository."""
        return subprocess.run(
            words, cwd=self.folder, env=self.environment, capture_output=True, text=True, check=False, timeout=300
        )

    def git(self, *words: str) -> str:
        """git, which must succeed."""
        done = self.run("git", *words)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout.strip()

    def commit(self, message: str) -> tuple[bool, str]:
        """Add everything and commit: did it come through, and what was said?"""
        self.git("add", "--all")
        done = self.run("git", "commit", "--message", message)
        return done.returncode == 0, done.stdout + done.stderr

    def write(self, name: str, data: bytes) -> None:
        """Write a template."""
        path = self.folder / "skabeloner" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)


def as_docx(parts: Iterable[str]) -> bytes:
    """A Word file with these paragraphs."""
    document = docx.Document()
    for paragraph in parts:
        document.add_paragraph(paragraph)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a letter, which stand with blank lines between."""
    return re.split(r"\n\s*\n", text.strip())


def remarks(said: str) -> list[str]:
    """The rules of the defects told at level fejl; what is known stands on lines of its own."""
    return re.findall(r"^ +FEJL linje \d+ .*?\b([A-ZÆØÅ]{3}\d{3})\b", said, re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def templates() -> dict[str, bytes]:
    """Twenty templates without defects, from the corpus: those written as text in Markdown and in Word."""
    checker = Checker(rules.load(rules.shipped()), Options(template=True))
    found: dict[str, bytes] = {}
    for name, data in _of_the_corpus():
        checked = checker.check_bytes(data, name)
        if checked.checked and not any(finding.level is Level.FEJL for finding in checked.findings):
            found[name] = data
    assert len(found) >= TEMPLATES, "the corpus has too few templates without defects"
    return dict(list(found.items())[:TEMPLATES])


def _of_the_corpus() -> Iterator[tuple[str, bytes]]:
    for path in sorted((PROJECT / "corpus" / "templates").glob("*/*")):
        name = f"{path.parent.name}-{path.stem}"
        if path.parent.name in {"kilder", "blokke"}:  # what Word files are made from; parts of letters
            continue
        if path.suffix in {".txt", ".md"}:
            yield f"{name}.md", path.read_bytes()
            yield f"{name}-word.docx", as_docx(paragraphs(path.read_text(encoding="utf-8")))
        elif path.suffix == ".docx":
            yield path.parent.name + path.name, path.read_bytes()


@pytest.fixture
def hook(tmp_path: Path) -> Repository:
    """This checkout as a repository of hooks (a copy: it may hold what is not committed yet)."""
    made = Repository(tmp_path / "hook", tmp_path / "home")
    for name in OF_THE_HOOK:
        source = PROJECT / name
        if source.is_dir():
            shutil.copytree(source, made.folder / name, ignore=shutil.ignore_patterns("__pycache__", "_rules"))
        else:
            shutil.copy(source, made.folder / name)
    assert made.commit("the hook")[0]
    return made


def test_a_defect_stops_the_commit_and_with_a_baseline_only_a_new_one_does(
    tmp_path: Path, hook: Repository, templates: dict[str, bytes]
) -> None:
    there = Repository(tmp_path / "lager", tmp_path / "home")
    settings = SETTINGS.format(hook=hook.folder.as_posix(), revision=hook.git("rev-parse", "HEAD"))
    (there.folder / ".pre-commit-config.yaml").write_text(settings, encoding="utf-8")
    for name, data in templates.items():
        there.write(name, data)
    installed = there.run(sys.executable, "-m", "pre_commit", "install")
    assert installed.returncode == 0, installed.stderr

    # Twenty templates without defects are let through.
    came_through, said = there.commit("twenty templates")
    assert came_through, said

    # A defect stops the commit.
    word = next(name for name in templates if name.endswith("-word.docx"))
    sound = paragraphs(templates[word.replace("-word.docx", ".md")].decode())
    broken = [*sound[:3], OLD_BOARD, *sound[3:]]
    there.write(word, as_docx(broken))
    came_through, said = there.commit("a defect")
    assert not came_through
    old = remarks(said)
    assert old, said

    # With a baseline it is known, and the commit is let through.
    (there.folder / "begrundelse-lint.yaml").write_text("baseline: kendte.yaml\n", encoding="utf-8")
    installed_here = (tmp_path / "home" / "pre-commit").glob("repo*/py_env*/*/begrundelse-lint*")
    (program,) = [path for path in installed_here if path.stem == "begrundelse-lint"]
    listed = there.run(str(program), "baseline", "update", "--template", "skabeloner")
    assert listed.returncode == 0, listed.stderr
    came_through, said = there.commit("a baseline")
    assert came_through, said

    # Paragraphs are moved about: what is known stays known.
    moved = [*broken[:3], *broken[4:6], OLD_BOARD, *broken[6:]]
    there.write(word, as_docx(moved))
    came_through, said = there.commit("moved about")
    assert came_through, said

    # A new defect, in the same template and moved about once more: it alone stops the commit.
    there.write(word, as_docx([*broken[:3], *broken[4:7], OLD_BOARD, TWO_WEEKS, *broken[7:]]))
    came_through, said = there.commit("a new defect")
    assert not came_through
    new = remarks(said)
    assert new and not set(new) & set(old), said
    assert "Kendt linje" in said
