"""A first configuration, written into a folder that has none."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import click

from begrundelse_lint import configuration
from begrundelse_lint.commands.support import output
from begrundelse_lint.configuration import discovery, schema
from begrundelse_lint.written.problems import MistakesError

_STARTS = Path(configuration.__file__).parent / "start"
_SCHEMA = "begrundelse-lint.schema.json"


class _Addition(NamedTuple):
    """A file for another program, and what the user has to do for it to be used."""

    start: str
    path: str
    next_: str


_ADDITIONS = {
    "pre-commit": _Addition(
        "pre-commit.yaml", ".pre-commit-config.yaml", "pre-commit install   kontrollerer ændrede breve før hver commit"
    ),
    "github": _Addition(
        "github.yml", ".github/workflows/begrundelse-lint.yml", "Læg filerne op på GitHub, så kører kontrollen selv."
    ),
    "gitlab": _Addition(
        "gitlab.yml",
        ".gitlab/begrundelse-lint.yml",
        "Skriv i .gitlab-ci.yml:   include: [{local: .gitlab/begrundelse-lint.yml}]",
    ),
}


def init(folder: Path, additions: Sequence[str]) -> int:
    """Write the configuration, and the files asked for beside it; the exit code.

    Raises:
        click.UsageError: there is a configuration already and nothing else was asked for, or one of the other files is
            there; nothing is written then.
    """
    chosen = [_ADDITIONS[name] for name in additions]
    there = _there(folder)
    if there is not None and not chosen:
        raise click.UsageError(f"Der er allerede en konfiguration: {there}. Den er ikke rørt.")
    taken = [addition.path for addition in chosen if (folder / addition.path).exists()]
    if taken:
        raise click.UsageError(f"{', '.join(taken)} findes allerede. Intet er skrevet.")
    written = [] if there is not None else _configuration(folder)
    for addition in chosen:
        output.write(_start(addition.start), str(folder / addition.path))
        written.append(addition.path)
    output.write("\n".join(_told(written, there, chosen)) + "\n")
    return 0


def _there(folder: Path) -> Path | None:
    """The configuration that the folder has already."""
    try:
        found = discovery.nearest(folder, {})
    except MistakesError as error:
        return error.problems[0].path
    return found if found is not None and found.parent == folder.resolve() else None


def _configuration(folder: Path) -> list[str]:
    name = discovery.OWN_NAMES[0]
    output.write(_start(name), str(folder / name))
    output.write(schema.render(), str(folder / _SCHEMA))
    return [name, f"{_SCHEMA} (hjælper med at skrive, i editorer som VS Code)"]


def _start(name: str) -> str:
    return (_STARTS / name).read_text(encoding="utf-8")


def _told(written: Sequence[str], there: Path | None, additions: Sequence[_Addition]) -> list[str]:
    kept = [f"Konfigurationen {there.name} var der i forvejen og er ikke rørt."] if there is not None else []
    steps = [
        *([] if there is not None else [f"Ret {discovery.OWN_NAMES[0]}, så den passer til jeres breve."]),
        *(addition.next_ for addition in additions),
        "begrundelse-lint config    viser, hvad der gælder",
        "begrundelse-lint check .   kontrollerer brevene",
    ]
    return [
        *kept,
        "Skrevet:",
        *(f"  {name}" for name in written),
        "",
        "Det næste:",
        *(f"  {number}. {step}" for number, step in enumerate(steps, start=1)),
    ]
