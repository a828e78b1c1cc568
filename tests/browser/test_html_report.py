"""The report in a real browser: readable, reachable and printable for everybody, light and dark, wide and narrow."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from chromium import OpenPage
from made import not_checked, results
from pypdfium2 import PdfDocument
from shown import CORPUS, DEFECTIVE, checked, laws, shipped

from begrundelse_lint.letter import from_text
from begrundelse_lint.reports.base import Results
from begrundelse_lint.reports.html import render
from begrundelse_lint.reports.look import Look
from begrundelse_lint.selection import Profile

STANDARDS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
NARROWEST = 320  # CSS pixels: a page of 1280 enlarged four times (WCAG 1.4.10)
SMALLEST_TARGET = 24  # CSS pixels (WCAG 2.5.8)
WIDE = CORPUS / "jurist" / "02.txt"


def written(folder: Path, name: str, *letters: Any) -> str:
    """A report on these letters as a file; its address."""
    made = results(*letters)
    path = folder / f"{name}.html"
    path.write_text(render(Results(made.tool, letters, laws(), shipped().examples), Look()), encoding="utf-8")
    return path.as_uri()


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The addresses of reports on one letter, and on several."""
    folder = tmp_path_factory.mktemp("reports")
    long = "Du kan " + "selv gå ud " * 15 + "hver dag."
    heavy = checked(DEFECTIVE.replace("Ring til mig", f"{long}\n\nRing til mig"), Profile.ALLE)
    wide = checked(from_text(WIDE.read_text(encoding="utf-8"), "jurist/02.txt"), Profile.ALLE)
    return {
        "one": written(folder, "one", heavy),
        "several": written(folder, "several", heavy, wide, not_checked()),
        "bare": written(folder, "bare", *(_bare(heavy),)),
    }


def _bare(letter: Any) -> Any:
    from begrundelse_lint.reports.redaction import without_quotes

    return without_quotes(letter)


@pytest.mark.parametrize("colors", ["light", "dark"])
@pytest.mark.parametrize("name", ["one", "several", "bare"])
def test_the_checker_of_accessibility_finds_nothing(
    open_page: OpenPage, reports: dict[str, str], name: str, colors: str
) -> None:
    page = open_page(colors=colors)
    page.goto(reports[name])
    page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
    found = Axe().run(page, options=STANDARDS)
    assert found.violations_count == 0, found.generate_report()


def test_a_narrow_window_never_scrolls_sideways(open_page: OpenPage, reports: dict[str, str]) -> None:
    for name, address in reports.items():
        page = open_page(width=NARROWEST)
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROWEST, name


def test_remarks_stand_beside_their_paragraph_where_there_is_room_and_below_it_where_there_is_none(
    open_page: OpenPage, reports: dict[str, str]
) -> None:
    boxes = {}
    for width in (1280, NARROWEST):
        page = open_page(width=width)
        page.goto(reports["one"])
        passage = page.locator(".with-remarks").first
        boxes[width] = passage.locator(".first").bounding_box(), passage.locator(".remark").first.bounding_box()
    text, remark = boxes[1280]
    assert remark["x"] >= text["x"] + text["width"]
    assert abs(remark["y"] - text["y"]) < 30
    text, remark = boxes[NARROWEST]
    assert remark["y"] >= text["y"] + text["height"]


def test_no_remark_covers_another_or_the_text(page: Any, reports: dict[str, str]) -> None:
    page.goto(reports["several"])
    covered = page.evaluate(
        """() => {
            const parts = [...document.querySelectorAll('.remark, .sheet .paragraph')];
            const boxes = parts.map(part => part.getBoundingClientRect());
            const beside = (a, b) => a.right <= b.left + 1 || b.right <= a.left + 1;
            const below = (a, b) => a.bottom <= b.top + 1 || b.bottom <= a.top + 1;
            const over = (a, b) => !beside(a, b) && !below(a, b);
            return boxes.some((a, i) => boxes.slice(i + 1).some(b => over(a, b)));
        }"""
    )
    assert not covered


def test_by_keyboard_one_goes_to_a_remark_and_back_to_its_words(page: Any, reports: dict[str, str]) -> None:
    page.goto(reports["one"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Gå til indholdet"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Bemærkninger"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    first = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    remark = page.locator(":target")
    assert remark.locator("h3").inner_text() == first
    assert remark.evaluate("e => e === document.activeElement")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.locator(":target").get_attribute("id").startswith("b1-sted-")


def test_what_has_the_focus_can_be_seen(page: Any, reports: dict[str, str]) -> None:
    page.goto(reports["one"])
    for _ in range(12):
        page.keyboard.press("Tab")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
        assert float(outline.removesuffix("px")) >= 2


def test_links_and_buttons_are_large_enough_to_hit(open_page: OpenPage, reports: dict[str, str]) -> None:
    page = open_page(width=NARROWEST)
    page.goto(reports["several"])
    small = page.evaluate(
        """least => [...document.querySelectorAll('main a, main summary')].filter(e => {
            const box = e.getBoundingClientRect();
            return box.width > 0 && (box.height < least || box.width < least);
        }).map(e => e.outerHTML)""",
        SMALLEST_TARGET,
    )
    assert not small


def test_nobody_is_moved_about_who_asked_not_to_be(open_page: OpenPage, reports: dict[str, str]) -> None:
    page = open_page(reduced_motion="reduce")
    page.goto(reports["one"])
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_everything_can_be_read_without_scripts(open_page: OpenPage, reports: dict[str, str]) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(reports["one"])
    assert page.get_by_text("Klagefristen er forkert").first.is_visible()
    page.locator("summary").first.click()
    assert page.locator(".example").first.is_visible()


def test_printed_on_a4_every_remark_is_whole_and_beside_the_letter(
    page: Any, reports: dict[str, str], tmp_path: Path
) -> None:
    page.goto(reports["one"])
    paper = PdfDocument(page.pdf(path=tmp_path / "paper.pdf", prefer_css_page_size=True))
    width, height = paper[0].get_size()
    assert (round(width), round(height)) == (595, 842)
    text = " ".join("\n".join(sheet.get_textpage().get_text_bounded() for sheet in paper).split())
    for said in ("Klagefristen er forkert", "Vi bevilger dig støtte", "Huskeliste", "Ankestyrelsens rapport s. 18-19"):
        assert said in text
    assert "Gå til indholdet" not in text
    assert len(paper) <= 5
