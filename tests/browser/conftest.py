"""A real browser for the tests that need one: Chromium, without a screen, driven by Playwright.

``page`` is a page of 1280 x 900 in light colours; ``open_page`` opens more, in other sizes, colours and media. Where
there is no Chromium the tests are skipped, and say so. No page may load anything from elsewhere: a request that leaves
this machine fails the test.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest

playwright_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_HERE = Path(__file__).parent
_LOCAL = ("file:", "data:", "blob:", "about:", "http://127.0.0.1", "http://localhost", "http://[::1]")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test in this folder needs a browser."""
    for item in items:
        if _HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


class OpenPage(Protocol):
    """Opens a page of its own: ``width`` and ``height`` in CSS pixels, ``colors`` light or dark."""

    def __call__(self, *, width: int = ..., height: int = ..., colors: str = ..., **context: Any) -> Any: ...


def chromium_path() -> str | None:
    """Chromium as the environment names it (``CHROMIUM``), else as it is found on the path; None: Playwright's own."""
    return os.environ.get("CHROMIUM") or next((found for name in _NAMES if (found := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium, running."""
    with playwright_api.sync_playwright() as playwright:
        try:
            running = playwright.chromium.launch(
                executable_path=chromium_path(), args=["--no-sandbox", "--disable-gpu", "--font-render-hinting=none"]
            )
        except playwright_api.Error as error:
            pytest.skip(f"no Chromium to test with: {str(error).splitlines()[0]}")
        yield running
        running.close()


@pytest.fixture
def open_page(browser: Any) -> Iterator[OpenPage]:
    """Opens pages, each in a context of its own (no cookies shared), closed after the test."""
    contexts: list[Any] = []
    strayed: list[str] = []

    def watch(request: Any) -> None:
        if not request.url.startswith(_LOCAL):
            strayed.append(request.url)

    def opened(*, width: int = 1280, height: int = 900, colors: str = "light", **context: Any) -> Any:
        made = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=colors, locale="da-DK", **context
        )
        contexts.append(made)
        made.on("request", watch)
        return made.new_page()

    yield opened
    for context in contexts:
        context.close()
    assert not strayed, "the page asked for something from elsewhere"


@pytest.fixture
def page(open_page: OpenPage) -> Any:
    """A page of 1280 x 900 in light colours."""
    return open_page()
