"""Where Chromium is found, and what the tests in it are given."""

from __future__ import annotations

import os
import shutil
from typing import Any, Protocol

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


class OpenPage(Protocol):
    """Opens a page of its own: ``width`` and ``height`` in CSS pixels, ``colors`` light or dark."""

    def __call__(self, *, width: int = ..., height: int = ..., colors: str = ..., **context: Any) -> Any: ...


def chromium_path() -> str | None:
    """Chromium as the environment names it (``CHROMIUM``), else as it is found on the path; None: Playwright's own."""
    return os.environ.get("CHROMIUM") or next((found for name in _NAMES if (found := shutil.which(name))), None)
