"""The pictures in the user guide, taken of the page as it is. ``make pictures`` writes them anew."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from chromium import OpenPage
from handing_in import DEFECTIVE, PROJECT, word_letter
from local_page import drop, said, select, served
from PIL import Image

from begrundelse_lint import rules
from begrundelse_lint.check import Checker

pytestmark = pytest.mark.skipif(os.name == "nt", reason="starts and ends the program by signals of Unix")

PICTURES = PROJECT / "docs" / "billeder"
WANTED = "BEGRUNDELSE_LINT_PICTURES"
WIDTH, HEIGHT = 1100, 760
Taken = Callable[..., None]


@pytest.fixture
def page(open_page: OpenPage, tmp_path: Path) -> Iterator[Any]:
    """The page as the guide shows it: nothing moves, and the caret does not blink."""
    with served(tmp_path) as program:
        made = open_page(width=WIDTH, height=HEIGHT, reduced_motion="reduce")
        made.goto(program.address)
        yield made


@pytest.fixture
def taken(page: Any, tmp_path: Path) -> Taken:
    """Takes a picture; keeps it where it was asked for. One that the guide shows must be there, and of this size."""

    def take(name: str) -> None:
        folder = PICTURES if os.environ.get(WANTED) else tmp_path
        page.screenshot(path=folder / name, animations="disabled", caret="hide")
        with Image.open(folder / name) as new, Image.open(PICTURES / name) as kept:
            assert new.size == kept.size == (WIDTH, HEIGHT)
            assert len(new.convert("L").getcolors()) > 20, "an empty page"

    return take


def test_the_pictures_of_the_guide(page: Any, taken: Taken) -> None:
    taken("start.png")
    drop(page, word_letter(DEFECTIVE), "Brev til Mathilde.docx")
    said(page, "3 fejl.")
    page.evaluate("document.activeElement.blur(); window.scrollTo(0, 0)")
    taken("brevet.png")
    page.locator("#letter mark", has_text="Vi bevilger").evaluate(
        "mark => window.scrollTo(0, mark.getBoundingClientRect().top + window.scrollY - 260)"
    )
    taken("bemaerkninger.png")
    page.get_by_role("button", name="Prøv at rette her").click()
    page.locator("#remarks .remark").first.wait_for()
    select(page, "bostøtte efter § 85")
    page.keyboard.type("3 timers bostøtte om ugen efter § 85")
    said(page, "2 fejl.")
    page.evaluate("window.scrollTo(0, 0)")
    page.locator("#mirror mark").first.evaluate(
        "mark => window.scrollTo(0, mark.getBoundingClientRect().top + window.scrollY - 380)"
    )
    taken("ret.png")


def test_the_guide_is_as_easy_to_read_as_letters_should_be() -> None:
    text = (PROJECT / "docs" / "brugervejledning.md").read_text(encoding="utf-8")
    guide = re.sub(r"!\[.*?\]\(.*?\)|^\|.*$|\*\*", "", text, flags=re.MULTILINE)
    metrics = Checker(rules.load(rules.shipped())).check_text(guide).metrics
    assert metrics["words"] > 250
    assert metrics["lix"] < 30


def test_every_picture_is_shown_in_the_guide_and_every_one_shown_is_there() -> None:
    guide = (PROJECT / "docs" / "brugervejledning.md").read_text(encoding="utf-8")
    shown = {part.partition(")")[0] for part in guide.split("](billeder/")[1:]}
    assert shown == {path.name for path in PICTURES.glob("*.png")}
