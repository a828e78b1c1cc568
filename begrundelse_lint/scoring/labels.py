"""Labelled letters: a folder's ``gold.yaml``, read strictly enough that a slip in it is told and not counted."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

FILE = "gold.yaml"


class LabelError(ValueError):
    """The labels cannot be used; ``str(error)`` says where and why, in Danish."""


@dataclass(frozen=True, slots=True)
class Label:
    """What is true of one letter."""

    folder: Path
    file: str
    kind: str
    template: bool
    outcomes: frozenset[str]
    findings: tuple[tuple[str, int | None], ...]  # code and line

    @property
    def path(self) -> Path:
        """The letter's file."""
        return self.folder / self.file

    @property
    def place(self) -> str:
        """Folder and file, for telling about it."""
        return f"{self.folder.name}/{self.file}"


def read(folder: Path) -> list[Label]:
    """The labels of a folder's letters.

    Raises:
        LabelError: there is no gold.yaml, or it is not written as it should be.
    """
    import yaml

    path = folder / FILE
    try:
        entries = yaml.safe_load(path.read_bytes())
    except FileNotFoundError as error:
        raise LabelError(f"Mappen «{folder}» har ingen {FILE}.") from error
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f":{mark.line + 1}:{mark.column + 1}" if mark else ""
        raise LabelError(f"{path}{place}: filen kan ikke læses som YAML.") from error
    if not isinstance(entries, list):
        raise LabelError(f"{path}: filen skal være en liste af breve.")
    return [_label(folder, entry, number) for number, entry in enumerate(entries, start=1)]


def _label(folder: Path, entry: Any, number: int) -> Label:
    try:
        return Label(
            folder=folder,
            file=str(entry["file"]),
            kind=str(entry["kind"]),
            template=bool(entry.get("template")),
            outcomes=frozenset(str(made["outcome"]) for made in entry.get("decisions") or ()),
            findings=tuple((str(found["rule"]), found.get("line")) for found in entry.get("findings") or ()),
        )
    except (AttributeError, KeyError, TypeError) as error:
        raise LabelError(
            f"{folder / FILE}: brev nr. {number} er ikke skrevet, som det skal: der mangler {error}."
        ) from error
