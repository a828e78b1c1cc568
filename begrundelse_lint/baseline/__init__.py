"""The baseline: findings that were there when somebody began, so that only new ones fail.

It is a YAML file in the repository of the letters. A known finding is the letter's path (from the file's folder), the
rule, the fingerprint of the words it points at, how many places have them, and a reason. It holds no words of letters.
"""

from __future__ import annotations

from begrundelse_lint.baseline.file import SCHEMA, Known, Letters, read, render
from begrundelse_lint.baseline.lookup import Baseline
from begrundelse_lint.baseline.update import REASON, Seen, updated

__all__ = ["REASON", "SCHEMA", "Baseline", "Known", "Letters", "Seen", "read", "render", "updated"]
