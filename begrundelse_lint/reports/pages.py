"""Pages: the templates and the style sheet that reports and the local page share."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from begrundelse_lint.finding import Level
from begrundelse_lint.reports.layout import glue
from begrundelse_lint.reports.words import LEVELS, number

TEMPLATES = Path(__file__).parent / "templates"
STYLE = TEMPLATES / "report.css"


def environment(*folders: Path) -> Environment:
    """An environment of templates; those in ``folders`` go before the shared ones.

    Everything is escaped: a letter with ``<script>`` in it stays a letter. A name that a template asks for and does
    not get is an error.
    """
    made = Environment(
        loader=FileSystemLoader([*folders, TEMPLATES]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["number"] = number
    made.filters["glued"] = glue
    made.globals["level_word"] = _level_word
    made.globals["level_class"] = _level_class
    return made


@cache
def style() -> str:
    """The style sheet."""
    return STYLE.read_text(encoding="utf-8")


def _level_word(level: Level) -> str:
    """«Fejl», «Advarsel», «Råd»."""
    return LEVELS[level][0].capitalize()


def _level_class(level: Level | None) -> str:
    """The level's name for styles, in ASCII."""
    return {Level.FEJL: "fejl", Level.ADVARSEL: "advarsel", Level.RAAD: "raad", None: "ingen"}[level]
