"""Rules: written in YAML, loaded strictly, and judged by an engine that knows no rule by name.

:func:`load` gives the rules of one or more folders, each laid over those before it (from the cache where it can);
:func:`shipped` says where the rules are that come with the program; :func:`judge` says what rules say of a letter.
Importing this imports no YAML: that is for :mod:`loader`, which is only needed where a rule set is not stored yet.
"""

from __future__ import annotations

from begrundelse_lint.rules.cache import load
from begrundelse_lint.rules.engine import NotRun, judge
from begrundelse_lint.rules.model import Rule, RuleSet
from begrundelse_lint.rules.shipped import shipped
from begrundelse_lint.written.problems import MistakesError, Problem

__all__ = ["MistakesError", "NotRun", "Problem", "Rule", "RuleSet", "judge", "load", "shipped"]
