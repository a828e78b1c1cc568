"""A real browser for the tests that need one: Chromium, without a screen, driven by Playwright.

``page`` is a page of 1280 x 900 in light colours; ``open_page`` opens more, in other sizes, colours and media. Where
there is no Chromium the tests are skipped, and say so. No page may load anything from elsewhere: a request that leaves
this machine fails the test.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from chromium import OpenPage, chromium_path
from playwright.sync_api import Error, Request, sync_playwright

_HERE = Path(__file__).parent
_LOCAL = ("file:", "data:", "blob:", "about:", "http://127.0.0.1", "http://localhost", "http://[::1]")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test in this folder needs a browser."""
    for item in items:
        if _HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium, running."""
    with sync_playwright() as playwright:
        try:
            running = playwright.chromium.launch(
                executable_path=chromium_path(), args=["--no-sandbox", "--disable-gpu", "--font-render-hinting=none"]
            )
        except Error as error:
            pytest.skip(f"no Chromium to test with: {str(error).splitlines()[0]}")
        yield running
        running.close()


@pytest.fixture
def open_page(browser: Any) -> Iterator[OpenPage]:
    """Opens pages, each in a context of its own (no cookies shared), closed after the test."""
    contexts: list[Any] = []
    strayed: list[str] = []

    def watch(request: Request) -> None:
        if not request.url.startswith(_LOCAL):
            strayed.append(request.url)

    def opened(*, width: int = 1280, height: int = 900, colors: str = "light", **context: Any) -> Any:
        made = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=colors, locale="da-DK", **context
        )
        contexts.append(made)
        made.set_default_timeout(10_000)  # milliseconds
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
