"""The commands of ``begrundelse-lint``, a file each and no logic. A new command is one file and one line here."""

from __future__ import annotations

COMMANDS = {
    "check": "begrundelse_lint.commands.check",
    "annotate": "begrundelse_lint.commands.annotate",
    "web": "begrundelse_lint.commands.web",
    "facts": "begrundelse_lint.commands.facts",
    "text": "begrundelse_lint.commands.text",
    "rules": "begrundelse_lint.commands.rules",
    "explain": "begrundelse_lint.commands.explain",
    "test-rules": "begrundelse_lint.commands.test_rules",
    "baseline": "begrundelse_lint.commands.baseline",
    "init": "begrundelse_lint.commands.init",
    "config": "begrundelse_lint.commands.config",
    "archive": "begrundelse_lint.commands.archive",
    "completion": "begrundelse_lint.commands.completion",
    "score": "begrundelse_lint.commands.score",
}
"""Command -> its module with ``command``, imported only when asked for. Help lists them in this order."""
