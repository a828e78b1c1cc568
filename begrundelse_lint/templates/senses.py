"""Is an alternative a yes or a no to the citizen? Letters that say both in different places are not tried.

Nobody who writes a letter chooses «bevilges» in the result and «Afslag på» in the heading; a template that offers both
is not wrong for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_NO = re.compile(r"\b(?:ikke|afslag\w*|afslå\w*|afvis\w*|nej|ingen)\b", re.IGNORECASE)
_PARTLY = re.compile(r"\b(?:delvis\w*|noget af|en del af|nedsæt\w*|nedsat til|i stedet)\b", re.IGNORECASE)
_YES = re.compile(r"\b(?:bevil\w*|imødekom\w*|medhold|ja|får|tildel\w*|godkend\w*)\b", re.IGNORECASE)
_ABOUT_RESULT = re.compile(
    r"bevil|afslag|afslå|imødekom|medhold|støtte|nedsat|målgruppe|personkreds|omfattet|berettiget|\bret til|opfyld"
    r"|afgørelse|ansøgning|udfald|resultat",
    re.IGNORECASE,
)


def senses(labels: Sequence[str], around: str) -> list[int]:
    """For each alternative 1 (yes), -1 (no) or 0. ``around`` is the sentence or line the choice stands in."""
    if not _ABOUT_RESULT.search(" ".join((around, *labels))):
        return [0] * len(labels)
    told = [_sense(label) for label in labels]
    if -1 in told and 1 not in told:  # «er / er ikke»: what is no no is a yes
        told = [sense or (0 if _PARTLY.search(label) else 1) for sense, label in zip(told, labels, strict=True)]
    return told if -1 in told else [0] * len(labels)


def sense_of(label: str) -> int:
    """What a single condition says («Ved afslag:»)."""
    return _sense(label)


def _sense(label: str) -> int:
    if _PARTLY.search(label):
        return 0
    return -1 if _NO.search(label) else 1 if _YES.search(label) else 0
