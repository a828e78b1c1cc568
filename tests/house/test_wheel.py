"""The wheel: built, installed in a folder of its own, and a letter checked from there."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest
from package import CORPUS, PROJECT

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(importlib.util.find_spec("hatchling") is None, reason="hatchling is not installed"),
]


def run(*words: object, cwd: Path, **environment: str) -> str:
    """Standard output of a program that must succeed."""
    done = subprocess.run(
        [str(word) for word in words],
        cwd=cwd,
        env=os.environ | environment,
        capture_output=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr.decode() + done.stdout.decode()
    return done.stdout.decode()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder, cwd=PROJECT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty environment with the wheel in it; its dependencies are those installed here, lent by a path file."""
    folder = tmp_path_factory.mktemp("elsewhere") / "venv"
    venv.create(folder, symlinks=os.name != "nt", with_pip=False)
    paths = {"base": str(folder), "platbase": str(folder)}
    site = Path(sysconfig.get_path("purelib", "venv", vars=paths))
    with zipfile.ZipFile(wheel) as package:
        package.extractall(site)
    (site / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return folder


def python(installed: Path) -> Path:
    """The interpreter of an environment."""
    return installed / ("Scripts" if os.name == "nt" else "bin") / "python"


def test_the_wheel_holds_the_rules_and_the_types_and_nothing_of_the_tests(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    shipped = {path.relative_to(PROJECT / "rules").as_posix() for path in (PROJECT / "rules").rglob("*.yaml")}
    assert {f"begrundelse_lint/_rules/{name}" for name in shipped} <= names
    assert "begrundelse_lint/py.typed" in names
    pages = {path.relative_to(PROJECT).as_posix() for path in (PROJECT / "begrundelse_lint").glob("*/static/*")}
    pages |= {path.relative_to(PROJECT).as_posix() for path in (PROJECT / "begrundelse_lint").rglob("*.html")}
    assert pages and pages <= names
    assert {name.split("/")[0].split("-")[0] for name in names} == {"begrundelse_lint"}


def test_the_wheel_names_its_licence_and_its_program(wheel: Path) -> None:
    package = zipfile.ZipFile(wheel)
    (folder,) = {name.split("/")[0] for name in package.namelist() if ".dist-info/" in name}
    metadata = package.read(f"{folder}/METADATA").decode()
    assert "License-Expression: MPL-2.0" in metadata
    assert f"{folder}/licenses/LICENSE" in package.namelist()
    assert (
        "begrundelse-lint = begrundelse_lint.commands.cli:main" in package.read(f"{folder}/entry_points.txt").decode()
    )


def test_a_letter_is_checked_from_the_installed_wheel(installed: Path, tmp_path: Path) -> None:
    words = ["-I", "-m", "begrundelse_lint", "check", "--format", "json", "--fail-on", "aldrig"]
    letter = CORPUS / "jurist" / "02.txt"
    there = json.loads(run(python(installed), *words, letter, cwd=tmp_path, BEGRUNDELSE_LINT_CACHE=""))
    here = json.loads(run(sys.executable, *words[1:], letter, cwd=PROJECT, BEGRUNDELSE_LINT_CACHE=""))
    assert there["letters"][0]["status"] == "checked"
    assert there == here


def test_the_page_with_the_letter_is_made_from_the_installed_wheel(installed: Path, tmp_path: Path) -> None:
    words = ["-I", "-m", "begrundelse_lint", "check", "--format", "html", "--fail-on", "aldrig"]
    letter = CORPUS / "jurist" / "02.txt"
    there = run(python(installed), *words, letter, cwd=tmp_path, BEGRUNDELSE_LINT_CACHE="")
    assert there == run(sys.executable, *words[1:], letter, cwd=PROJECT, BEGRUNDELSE_LINT_CACHE="")


def test_it_is_the_installed_package_that_runs(installed: Path, tmp_path: Path) -> None:
    code = "import begrundelse_lint.rules as r; print(r.__file__); print(r.shipped())"
    for line in run(python(installed), "-I", "-c", code, cwd=tmp_path).splitlines():
        assert str(installed) in line


def test_a_first_configuration_is_written_from_the_installed_wheel(installed: Path, tmp_path: Path) -> None:
    run(python(installed), "-I", "-m", "begrundelse_lint", "init", "--pre-commit", cwd=tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {
        "begrundelse-lint.yaml",
        "begrundelse-lint.schema.json",
        ".pre-commit-config.yaml",
    }
