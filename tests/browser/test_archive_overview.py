"""The overview of an archive in a real browser, for three letters and for three thousand."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from archiver import PROJECT, checkers
from axe_playwright_python.sync_playwright import Axe
from chromium import OpenPage

from begrundelse_lint.archive.results import Examined, result_of
from begrundelse_lint.archive.selection import select
from begrundelse_lint.archive.sources import Item
from begrundelse_lint.archive.store import Store
from begrundelse_lint.archive.summary import summarize
from begrundelse_lint.commands.support.archiving import rules_of
from begrundelse_lint.reports.archive.overview import render

STANDARDS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
NARROWEST = 320  # CSS pixels
_NOON = datetime(2024, 5, 1, 12)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[int, str]:
    """The addresses of overviews, by how many letters they are about."""
    folder = tmp_path_factory.mktemp("overblik")
    return {count: _overview(folder, count) for count in (3, 3000)}


def _overview(folder: Path, count: int) -> str:
    """A store of so many results: those of thirty letters, again and again, and one letter not checked."""
    checker = checkers(date(2024, 5, 1)).of("")
    letters = sorted((PROJECT / "corpus" / "tuned").glob("*/0[12].txt"))[:30]
    results = [result_of(checker.check(letter), quotes=False) for letter in letters[: min(count, 30)]]
    with Store(folder / f"{count}.sqlite", create=True) as store:
        run = store.begin("/arkiv", {}, _NOON)
        store.add_checker("nøgle")
        store.add_rules(rules_of(checker))
        for number in range(count):
            path = f"enhed {number % 7}/{number:04}.txt"
            store.add_metadata(path, {"enhed": f"Enhed {number % 7}"})
            examined = Examined(item=Item(path, path), sha256="", result=results[number % len(results)])
            store.add(run, path, "nøgle", examined)
        store.finish(run, _NOON)
        page = folder / f"{count}.html"
        page.write_text(render(summarize(store, select(store)), "0"), encoding="utf-8")
    return page.as_uri()


@pytest.mark.parametrize("colors", ["light", "dark"])
@pytest.mark.parametrize("count", [3, 3000])
def test_the_checker_of_accessibility_finds_nothing(
    open_page: OpenPage, pages: dict[int, str], count: int, colors: str
) -> None:
    page = open_page(colors=colors)
    page.goto(pages[count])
    found = Axe().run(page, options=STANDARDS)
    assert found.violations_count == 0, found.generate_report()


def test_a_narrow_window_never_scrolls_sideways(open_page: OpenPage, pages: dict[int, str]) -> None:
    for address in pages.values():
        page = open_page(width=NARROWEST)
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROWEST


def test_no_bar_is_longer_than_its_ground(open_page: OpenPage, pages: dict[int, str]) -> None:
    page = open_page()
    page.goto(pages[3000])
    widths = page.evaluate("[...document.querySelectorAll('.bar-share')].map(bar => bar.getBBox().width)")
    assert len(widths) > 20
    assert 0 < max(widths) <= 200


def test_small_groups_are_not_named(open_page: OpenPage, pages: dict[int, str]) -> None:
    page = open_page()
    page.goto(pages[3])
    assert "Enhed 1" not in page.inner_text("main")
    page.goto(pages[3000])
    assert "Enhed 1" in page.inner_text("main")
