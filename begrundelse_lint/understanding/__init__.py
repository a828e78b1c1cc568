"""Understanding: from a letter's clean text to what it says (:func:`understand`)."""

from begrundelse_lint.understanding.read import understand

__all__ = ["understand"]
