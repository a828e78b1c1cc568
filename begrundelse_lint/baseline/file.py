"""The baseline's file, read strictly and written so that a change of one finding changes its own lines alone."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from begrundelse_lint.records import record
from begrundelse_lint.written import yaml_tree
from begrundelse_lint.written.form import Form
from begrundelse_lint.written.problems import MistakesError, Notes, Spot
from begrundelse_lint.written.yaml_tree import Value

SCHEMA = "begrundelse-lint-baseline/1"
_TOP = ("schema", "letters")
_FIELDS = ("rule", "fingerprint", "count", "title", "reason", "until")
_REQUIRED = ("rule", "fingerprint", "reason")
_FINGERPRINT = re.compile(r"[0-9a-f]{16}")
_HEADING = """\
# Kendte bemærkninger: de fejler ikke længere, men vises som kendte. Listen laves af
# «begrundelse-lint baseline update». Skriv gerne en grund («reason») og en sidste dag («until»)
# ved hver; de bliver stående. Listen indeholder ingen ord fra brevene.
"""


@record(kw_only=True)
class Known:
    """A finding of one letter that is known."""

    rule: str
    fingerprint: str
    reason: str
    count: int = 1  # places with these words
    title: str = ""  # the rule's, for those who read the file
    until: date | None = None
    line: int = 0  # where it stands in the file, 1-based; 0: not yet there


Letters = Mapping[str, tuple[Known, ...]]
"""What is known of each letter, by its path from the file's folder, with ``/`` between."""


def read(path: Path) -> Letters:
    """What a baseline says.

    Raises:
        MistakesError: it cannot be read, or holds mistakes.
    """
    notes = Notes()
    try:
        tree = yaml_tree.read(path, path.read_bytes(), notes)
    except OSError as error:
        told = "filen findes ikke" if isinstance(error, FileNotFoundError) else "filen kan ikke åbnes"
        notes.add(
            Spot(path, 1, 1), f"{told}. «begrundelse-lint baseline update» laver listen over kendte bemærkninger."
        )
        raise MistakesError(notes.problems) from error
    letters = _letters(Form(tree, notes, "listen", _TOP, _TOP), notes) if tree is not None else {}
    notes.raise_if_any()
    return letters


def _letters(form: Form, notes: Notes) -> dict[str, tuple[Known, ...]]:
    form.choice("schema", (SCHEMA,), SCHEMA)
    letters = form.fields.get("letters")
    if letters is None or letters.data is None:
        return {}
    if not isinstance(letters.data, dict):
        form.wrong("letters", "stier til breve, hver med en liste")
        return {}
    return {path: tuple(_entries(path, value, notes)) for path, value in letters.data.items()}


def _entries(path: str, value: Value, notes: Notes) -> list[Known]:
    if not isinstance(value.data, list):
        notes.add(value.spot, f"«{path}» skal have en liste, ikke {value.kind}.")
        return []
    return [
        _known(Form(item, notes, "bemærkningen", _FIELDS, ("rule", "fingerprint", "reason"))) for item in value.data
    ]


def _known(form: Form) -> Known:
    mark = form.fields.get("fingerprint")
    told = str(mark.data) if mark is not None else ""
    if mark is not None and not (isinstance(mark.data, str) and _FINGERPRINT.fullmatch(mark.data)):
        form.wrong("fingerprint", "16 cifre og bogstaver fra a til f i anførselstegn")
    count = form.whole("count", 1)
    if count == 0:
        form.wrong("count", "et helt tal fra 1 og op")
    return Known(
        rule=form.text("rule"),
        fingerprint=told,
        reason=form.text("reason"),
        count=count,
        title=form.text("title"),
        until=form.day("until"),
        line=form.value.spot.line,
    )


def render(letters: Letters) -> str:
    """The file's text, sorted by path, rule and fingerprint."""
    lines = [_HEADING, f"schema: {SCHEMA}", "letters:" if letters else "letters: {}"]
    for path, known in sorted(letters.items()):
        lines.append(f"  {_quoted(path)}:")
        for item in sorted(known, key=lambda item: (item.rule, item.fingerprint)):
            lines += _lines(item)
    return "\n".join(lines) + "\n"


def _lines(item: Known) -> list[str]:
    fields = {
        "rule": item.rule,
        "title": _quoted(item.title) if item.title else None,
        "fingerprint": _quoted(item.fingerprint),
        "count": item.count if item.count != 1 else None,
        "reason": _quoted(item.reason),
        "until": item.until.isoformat() if item.until else None,
    }
    said = [f"{name}: {value}" for name, value in fields.items() if value is not None]
    return [f"    - {said[0]}", *(f"      {line}" for line in said[1:])]


def _quoted(text: str) -> str:
    """A YAML text: JSON's double-quoted ones are YAML's too."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\x7f")
