"""Templates: one text that becomes many letters.

A template holds choices («[bevilges / afslås]», a drop-down, «Ved afslag: …», blocks put together); each way of
choosing gives a letter. Here a template is expanded into such letters (:func:`expand`), within a bound, each with the
way back to the template's own places; what is found in them is put together again (:func:`merge`).
"""

from begrundelse_lint.templates.blocks import Composed, compose
from begrundelse_lint.templates.expansion import Expansion, Variant, expand, expand_with
from begrundelse_lint.templates.merging import Judged, Told, merge
from begrundelse_lint.templates.model import Choice, Cover, Tried

__all__ = [
    "Choice",
    "Composed",
    "Cover",
    "Expansion",
    "Judged",
    "Told",
    "Tried",
    "Variant",
    "compose",
    "expand",
    "expand_with",
    "merge",
]
