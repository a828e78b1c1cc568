"""The house: rooms on floors, and imports that run downwards only (docs/architecture.md)."""

from __future__ import annotations

import ast

import pytest
from package import NAME, imported, modules, own, room

# From the ground up. A room imports from floors below its own; on its own floor it knows only itself.
FLOORS: tuple[frozenset[str], ...] = (
    frozenset({"own_files", "records", "processes"}),
    frozenset({"letter", "written"}),
    frozenset({"finding"}),
    frozenset({"suppression"}),
    frozenset({"baseline"}),
    frozenset({"readers", "language"}),
    frozenset({"understanding"}),
    frozenset({"rules", "templates"}),
    frozenset({"selection"}),
    frozenset({"configuration"}),
    frozenset({"checked"}),
    frozenset({"check"}),
    frozenset({"combinations", "cache"}),
    frozenset({"scoring", "archive"}),
    frozenset({"reports"}),
    frozenset({"annotation"}),
    frozenset({"web"}),
    frozenset({"commands"}),
    frozenset({"__main__"}),
)
FLOOR_OF = {name: number for number, names in enumerate(FLOORS) for name in names}

# What may open a connection. The local page listens; nothing calls out.
NETWORK = frozenset(
    "aiohttp asyncio ftplib http httpx imaplib poplib requests smtplib socket socketserver ssl telnetlib urllib "
    "urllib3 webbrowser xmlrpc".split()
)
LISTENS = {"http", "socket", "webbrowser"}
ASKS_GIT = f"{NAME}.commands.support.changed"
ONLY_GRAMMAR_LOADS = "spacy"


def test_every_module_has_a_floor() -> None:
    strangers = {room(module) for module in modules() if module != NAME} - FLOOR_OF.keys()
    assert not strangers, "give them a floor in FLOORS, and a line in docs/architecture.md"


@pytest.mark.parametrize("module", sorted(set(modules()) - {NAME}))
def test_imports_run_downwards(module: str) -> None:
    here = room(module)
    upwards = {
        name
        for name in own(imported(modules()[module]))
        if room(name) != here and FLOOR_OF[room(name)] >= FLOOR_OF[here]
    }
    assert not upwards


@pytest.mark.parametrize("module", sorted(modules()))
def test_nothing_reaches_for_the_network(module: str) -> None:
    roots = {name.partition(".")[0] for name in imported(modules()[module])}
    allowed = LISTENS if room(module) == "web" or module == f"{NAME}.commands.web" else set()
    assert not roots & NETWORK - allowed


@pytest.mark.parametrize("module", sorted(modules()))
def test_only_the_question_what_has_changed_starts_another_program(module: str) -> None:
    """``--since`` asks git; the archive runs the linter itself several times over."""
    starters = {"subprocess", "pty"} if module != ASKS_GIT else set()
    assert not {name.partition(".")[0] for name in imported(modules()[module])} & starters
    calls = {
        node.attr
        for node in ast.walk(modules()[module])
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "os"
    }
    assert not [
        name for name in calls if name in {"system", "popen", "startfile"} or name.startswith(("exec", "spawn"))
    ]


@pytest.mark.parametrize("module", sorted(modules()))
def test_only_the_grammar_loads_spacy(module: str) -> None:
    roots = {name.partition(".")[0] for name in imported(modules()[module])}
    assert ONLY_GRAMMAR_LOADS not in roots or module == f"{NAME}.language.grammar"


@pytest.mark.parametrize("module", sorted(modules()))
def test_no_star_imports_and_nothing_relative(module: str) -> None:
    froms = [node for node in ast.walk(modules()[module]) if isinstance(node, ast.ImportFrom)]
    assert not [node.lineno for node in froms if node.level or any(alias.name == "*" for alias in node.names)]
