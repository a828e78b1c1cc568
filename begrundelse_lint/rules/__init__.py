"""Rules: what they are, how they are read from YAML, and how they judge a letter's reading.

:func:`load` gives the rules of one or more folders, each laid over those before it; :func:`shipped` says where the rules
that come with the program are.
"""

from begrundelse_lint.rules.cache import load
from begrundelse_lint.rules.model import RuleSet
from begrundelse_lint.rules.problems import RuleFileError
from begrundelse_lint.rules.shipped import shipped

__all__ = ["RuleFileError", "RuleSet", "load", "shipped"]
