"""What only a language model can give, and what rules may therefore need (``needs`` in a rule)."""

from __future__ import annotations

GRAMMAR = "grammar"  # word classes with features, and what hangs under what
NAMES = "names"  # persons' names
