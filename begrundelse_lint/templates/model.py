"""What a choice is: alternatives, and what goes from the template when one of them is chosen."""

from __future__ import annotations

from enum import Enum, StrEnum
from typing import NamedTuple

from begrundelse_lint.letter import Span
from begrundelse_lint.records import record


class Sense(Enum):
    """What an alternative says to the citizen's application."""

    NONE = "none"
    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    NOT_EVEN_PARTLY = "not_even_partly"  # what is for grants is left out


class Insertion(NamedTuple):
    """Words that stand in the letter and not in the template (what a drop-down offers), and the place they take."""

    span: Span
    text: str


class Alternative(NamedTuple):
    """One way of choosing. ``label`` is what people call it; spans are of ``Letter.text``."""

    label: str
    cuts: tuple[Span, ...] = ()
    insertions: tuple[Insertion, ...] = ()
    sense: Sense = Sense.NONE


@record
class Choice:
    """Alternatives of which every letter has one. Choices with the same ``key`` are chosen alike."""

    key: tuple[str, ...]
    alternatives: tuple[Alternative, ...]
    line: int  # the first line that it stands in


class Cover(StrEnum):
    """How much of what can be chosen has been tried."""

    ALL = "alle"  # every way of choosing
    PAIRS = "par"  # every two alternatives of different choices together in some letter
    SOME = "nogle"  # fewer: as many as the bound allows, every alternative first


@record
class Tried:
    """The letters that a template was checked as: how many, of how many that can be chosen, and how picked."""

    letters: int
    possible: int
    cover: Cover
