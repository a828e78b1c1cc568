"""The package as source: its modules, and what each of them imports."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import begrundelse_lint

NAME = "begrundelse_lint"
FOLDER = Path(begrundelse_lint.__file__).parent
PROJECT = FOLDER.parent
CORPUS = PROJECT / "corpus" / "tuned"


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of the package by its dotted name, parsed."""
    found = {}
    for path in sorted(FOLDER.rglob("*.py")):
        parts = path.relative_to(FOLDER.parent).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name] = ast.parse(path.read_text(encoding="utf-8"), str(path))
    return found


def imported(tree: ast.Module) -> set[str]:
    """The modules that a module imports, wherever the import stands; of the package also those a registry names."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            found |= {name if name in modules() else node.module for name in names}
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in modules():
            found.add(node.value)
    return found


def own(names: set[str]) -> set[str]:
    """Those of the package, but for its bare name (the version, and where it lies)."""
    return {name for name in names if name.startswith(f"{NAME}.")}


def room(module: str) -> str:
    """The part of the house that a module belongs to: the first name under the package."""
    return module.removeprefix(f"{NAME}.").partition(".")[0]
