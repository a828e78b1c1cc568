"""Hooks, action and snippets, held against the schemas of those who read them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from package import CORPUS, PROJECT

from begrundelse_lint.readers import ENDINGS

SNIPPETS = {
    "azure-pipelines.yml": "azure-pipelines",
    ".gitlab-ci.yml": "gitlab-ci",
    ".github/workflows/skabeloner.yml": "github-workflows",
}


def snippet(name: str) -> str:
    """The YAML in docs/ci.md that begins with this file's name."""
    text = (PROJECT / "docs" / "ci.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```yaml\n# (\S+)\n(.*?)```", text, re.DOTALL)
    return str(dict(blocks)[name])


def accepted(path: Path, schema: str) -> str:
    """What check-jsonschema says against a file; nothing where its schema accepts it."""
    pytest.importorskip("check_jsonschema")
    words = [sys.executable, "-m", "check_jsonschema", "--regex-variant", "nonunicode", str(path)]
    transform = ["--data-transform", schema] if schema in {"azure-pipelines", "gitlab-ci"} else []
    words += ["--builtin-schema", f"vendor.{schema}", *transform]
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=120)
    return "" if done.returncode == 0 else done.stdout + done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("name", SNIPPETS)
def test_the_snippets_of_the_guide_are_what_build_servers_read(name: str, tmp_path: Path) -> None:
    file = tmp_path / "a.yml"
    file.write_text(snippet(name), encoding="utf-8")
    assert accepted(file, SNIPPETS[name]) == ""


@pytest.mark.slow
def test_the_action_is_one_by_githubs_schema() -> None:
    assert accepted(PROJECT / "action.yml", "github-actions") == ""


@pytest.mark.slow
def test_a_snippet_with_a_mistake_is_not_accepted(tmp_path: Path) -> None:
    file = tmp_path / "a.yml"
    file.write_text(snippet(".gitlab-ci.yml").replace("script:", "scripts:"), encoding="utf-8")
    assert accepted(file, "gitlab-ci")


def test_the_hooks_look_at_every_ending_that_is_read() -> None:
    hooks = yaml.safe_load((PROJECT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    for hook in hooks:
        pattern = re.compile(hook["files"])
        assert {ending for ending in ENDINGS if pattern.search(f"skabeloner/a{ending}")} == ENDINGS.keys()
        assert not pattern.search("skabeloner/a.yaml")


def test_pre_commit_accepts_the_hooks() -> None:
    clientlib = pytest.importorskip("pre_commit.clientlib")
    hooks = clientlib.load_manifest(str(PROJECT / ".pre-commit-hooks.yaml"))
    assert {hook["id"] for hook in hooks} == {"begrundelse-lint", "begrundelse-lint-templates"}


def test_the_hook_that_the_guide_names_is_there() -> None:
    hooks = yaml.safe_load((PROJECT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    asked = yaml.safe_load(snippet(".pre-commit-config.yaml"))["repos"][0]["hooks"]
    assert {hook["id"] for hook in asked} <= {hook["id"] for hook in hooks}


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="the action runs in bash")
def test_the_actions_script_checks_what_it_is_told_and_writes_the_reports(tmp_path: Path) -> None:
    action = yaml.safe_load((PROJECT / "action.yml").read_text(encoding="utf-8"))
    step = action["runs"]["steps"][-1]
    program = tmp_path / "bin" / "begrundelse-lint"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m begrundelse_lint "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    (tmp_path / "et brev.txt").write_bytes((CORPUS / "vaerge" / "08.txt").read_bytes())
    given = {name: str(spec.get("default", "")) for name, spec in action["inputs"].items()}
    given |= {"paths": "et brev.txt\n", "sarif": "ud/a.sarif", "junit": "b.xml", "options": "--select\nUDM001\n"}
    env = {name: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda m: given[m[1]], v) for name, v in step["env"].items()}
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        env=os.environ | env | {"PATH": f"{program.parent}:{os.environ['PATH']}", "PYTHONPATH": str(PROJECT)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 1, done.stderr
    assert "::error file=et brev.txt,line=29," in done.stdout
    (result,) = json.loads((tmp_path / "ud" / "a.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert result["ruleId"] == "UDM001"
    assert (tmp_path / "b.xml").is_file()
