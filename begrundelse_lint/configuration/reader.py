"""Reads configuration files into layers, each with the files that it extends, the most general first.

Imported only where there is a configuration file. Every mistake is noted with its place.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from begrundelse_lint.configuration import names
from begrundelse_lint.configuration.discovery import TABLE
from begrundelse_lint.configuration.fields import SETTINGS, layer, located
from begrundelse_lint.configuration.layers import Layer
from begrundelse_lint.rules.model import RuleSet
from begrundelse_lint.written import yaml_tree
from begrundelse_lint.written.form import Form
from begrundelse_lint.written.problems import MistakesError, Notes, Spot
from begrundelse_lint.written.yaml_tree import Value

LoadRules = Callable[[Sequence[Path]], RuleSet]

TOP = ("extends", *SETTINGS, "overrides")
OVERRIDE = ("paths", *(name for name in SETTINGS if name not in ("blocks", "exclude")))  # which name files themselves


def read(path: Path, load: LoadRules) -> tuple[Layer, ...]:
    """What a configuration file says, after what it extends says. ``load`` gives a rule set with some folders of rules.

    Raises:
        MistakesError: the file, one that it extends or the rules that it names hold mistakes.
    """
    notes = Notes()
    layers = _file(path, notes, ())
    folders = [entry.value for layer in layers for entry in layer.entries.get("rules", ())]
    try:
        names.check(layers, load([folder for folder in folders if folder.is_dir()]), notes)
    except MistakesError as error:
        notes.problems += error.problems
    notes.raise_if_any()
    return layers


def _file(path: Path, notes: Notes, above: tuple[Path, ...]) -> tuple[Layer, ...]:
    """The layers of a file; ``above`` are the files that extend it, the outermost first."""
    tree = _tree(path, notes)
    if tree is None:
        return ()
    form = Form(tree, notes, "konfigurationen", TOP)
    layers: list[Layer] = []
    for base, spot in located(form, "extends", path.parent):
        layers += _extended(base, spot, notes, (*above, path.resolve()))
    layers.append(layer(form, path.parent))
    layers += [_override(value, notes, path.parent) for value in form.values("overrides")]
    return tuple(layers)


def _extended(base: Path, spot: Spot, notes: Notes, above: tuple[Path, ...]) -> tuple[Layer, ...]:
    if base.resolve() in above:
        circle = " → ".join(path.name for path in (*above[above.index(base.resolve()) :], base))
        notes.add(spot, f"konfigurationerne bygger på hinanden i ring: {circle}.")
    elif base.is_dir():
        notes.add(spot, f"«{base}» er en mappe; skriv navnet på konfigurationsfilen i den.")
    elif not base.is_file():
        notes.add(spot, f"filen «{base}» findes ikke.")
    else:
        return _file(base, notes, above)
    return ()


def _override(value: Value, notes: Notes, folder: Path) -> Layer:
    return layer(Form(value, notes, "undtagelsen i «overrides»", OVERRIDE, ("paths",)), folder)


def _tree(path: Path, notes: Notes) -> Value | None:
    """What the file holds for the linter; a file of nothing but comments says nothing."""
    start = Spot(path, 1, 1)
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        notes.add(start, "filen findes ikke.")
        return None
    except OSError:
        notes.add(start, "filen kan ikke læses. Se efter, om du har adgang til den.")
        return None
    if path.suffix != ".toml":
        return yaml_tree.read(path, content, notes, empty=Value({}, start))
    from begrundelse_lint.written import toml_tree

    return toml_tree.read(path, content, notes, table=("tool", TABLE))
