"""Configuration files as these tests write them."""

from __future__ import annotations

from pathlib import Path

import pytest
from configured import Write


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a file below the test's folder."""

    def file(text: str, name: str = "begrundelse-lint.yaml") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return file
