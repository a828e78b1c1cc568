"""Is an alternative a yes or a no to the citizen? Letters that say both in different places are not tried.

Nobody who writes a letter chooses «bevilges» in the result and «Afslag på» in the heading; a template that offers both
is not wrong for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from begrundelse_lint.templates.model import Sense

_NO = re.compile(r"\b(?:ikke|afslag\w*|afslå\w*|afvis\w*|nej|ingen)\b", re.IGNORECASE)
_PARTLY = re.compile(r"\b(?:delvis\w*|noget af|en del af|nedsæt\w*|nedsat til|i stedet)\b", re.IGNORECASE)
_YES = re.compile(r"\b(?:bevil\w*|imødekom\w*|medhold|ja|får|tildel\w*|godkend\w*)\b", re.IGNORECASE)
_ABOUT_RESULT = re.compile(
    r"bevil|afslag|afslå|imødekom|medhold|støtte|nedsat|målgruppe|personkreds|omfattet|berettiget|\bret til|opfyld"
    r"|afgørelse|ansøgning|udfald|resultat",
    re.IGNORECASE,
)


def senses(labels: Sequence[str], around: str) -> list[Sense]:
    """What each alternative says; ``around`` is the sentence or line the choice stands in."""
    if not _ABOUT_RESULT.search(" ".join((around, *labels))):
        return [Sense.NONE] * len(labels)
    told = [sense_of(label) for label in labels]
    if Sense.NO not in told:
        return [Sense.NONE] * len(labels)
    if Sense.YES not in told:  # «er / er ikke»: what is no no is a yes
        return [Sense.YES if sense is Sense.NONE else sense for sense in told]
    return told


def sense_of(label: str) -> Sense:
    """What a label alone says («Ved afslag:»)."""
    if _PARTLY.search(label):
        return Sense.PARTLY
    return Sense.NO if _NO.search(label) else Sense.YES if _YES.search(label) else Sense.NONE


def without(sense: Sense) -> Sense:
    """What leaving out a passage says that is for letters of this sense: who grants a part keeps what is for grants."""
    return {Sense.YES: Sense.NOT_EVEN_PARTLY, Sense.NO: Sense.YES}.get(sense, Sense.NONE)
