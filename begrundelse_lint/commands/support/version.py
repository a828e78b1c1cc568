"""The version, as ``begrundelse_lint/__init__.py`` states it (reading the installed metadata costs 20 ms)."""

from __future__ import annotations

import begrundelse_lint

VERSION: str = getattr(begrundelse_lint, "__version__", "0")
