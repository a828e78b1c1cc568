"""The local page in a real browser: a letter in, its remarks, the text mended, the file taken home."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from chromium import OpenPage
from handing_in import DEFECTIVE, MENDED, Running
from local_page import REMARKS, comments, drop, paste, said, saved, select, served, titles

pytestmark = pytest.mark.skipif(os.name == "nt", reason="starts and ends the program by signals of Unix")

STANDARDS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
NARROWEST = 320
SMALLEST_TARGET = 24
HOSTILE = (
    "<script>window.harmed = 1</script><img src=x onerror='window.harmed = 1'>{{7*7}}${7*7}</textarea><b>fed</b>"
    "\u202eteksten vender\u202c \u2066isoleret\u2069 '\"><svg onload=window.harmed=1> javascript:alert(1)"
)


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The program, serving the page."""
    with served(tmp_path_factory.mktemp("served")) as found:
        yield found


@pytest.fixture
def open_local(open_page: OpenPage, program: Running) -> Iterator[OpenPage]:
    """Opens the page, each time in a browser of its own; nothing may go wrong on it."""
    wrong: list[str] = []

    def opened(**context: Any) -> Any:
        made = open_page(accept_downloads=True, **context)
        made.on("pageerror", lambda error: wrong.append(str(error)))
        made.on("console", lambda line: line.type == "error" and wrong.append(line.text))
        made.goto(program.address)
        return made

    yield opened
    assert not wrong


@pytest.fixture
def page(open_local: OpenPage) -> Any:
    """The page."""
    return open_local()


def test_a_word_letter_is_dropped_read_mended_and_taken_home_with_its_comments(page: Any) -> None:
    drop(page)
    said(page, "3 fejl.")
    assert sorted(titles(page)) == sorted(REMARKS)
    assert page.locator("mark", has_text="Caroline").is_visible()

    page.get_by_role("button", name="Prøv at rette her").click()
    said(page, "3 fejl.")
    select(page, "bostøtte efter § 85")
    page.keyboard.type("3 timers bostøtte om ugen efter § 85")
    said(page, "2 fejl.")
    assert "Omfanget af støtten mangler" not in titles(page)
    select(page, "efter § 85")
    page.keyboard.type("efter servicelovens § 85")
    said(page, "1 fejl.")
    select(page, " Caroline bliver hurtigt træt af mange ord.")
    page.keyboard.press("Delete")
    said(page, "Ingen bemærkninger.")
    assert titles(page) == []

    name, data = saved(page, "Hent Word-fil med bemærkninger")
    assert name == "brev.bemærkninger.docx"
    page.get_by_text(f"«{name}» er gemt").wait_for()
    assert all(any(title in comment for comment in comments(data)) for title in REMARKS)


def test_the_report_is_taken_home_as_one_file(page: Any) -> None:
    drop(page)
    said(page, "3 fejl.")
    name, data = saved(page, "Hent rapport")
    assert name == "brev.bemærkninger.html"
    assert all(title in data.decode() for title in REMARKS)


def test_a_pasted_text_is_checked_while_one_writes_and_the_caret_stays(page: Any) -> None:
    paste(page, DEFECTIVE)
    said(page, "3 fejl.")
    assert sorted(titles(page)) == sorted(REMARKS)
    select(page, "Caroline bliver")
    page.keyboard.type("Du bliver")
    before = page.evaluate("[document.activeElement.id, document.getElementById('text').selectionStart]")
    said(page, "2 fejl.")
    after = page.evaluate("[document.activeElement.id, document.getElementById('text').selectionStart]")
    assert before == after == ["text", DEFECTIVE.index("Caroline") + len("Du bliver")]
    for _ in "Du bliver":
        page.keyboard.press("Control+z")
        if "Caroline" in page.evaluate("document.getElementById('text').value"):
            break
    said(page, "3 fejl.")


def test_nothing_of_the_text_lies_over_the_bar_above_it(page: Any) -> None:
    paste(page, DEFECTIVE)
    said(page, "3 fejl.")
    page.evaluate("window.scrollTo(0, 500)")
    top = page.evaluate(
        """() => {
            const bar = document.getElementById("bar").getBoundingClientRect();
            const points = [40, 200, 600].map(x => document.elementFromPoint(x, bar.top + bar.height - 6));
            return bar.top === 0 && points.every(part => part.closest("#bar"));
        }"""
    )
    assert top


def test_marks_follow_their_words_before_the_text_is_read_anew(page: Any) -> None:
    paste(page, DEFECTIVE)
    said(page, "3 fejl.")
    page.route("**/kontrol", lambda route: None)  # from now on the program does not answer
    select(page, "Sølvig Kommune\nVoksenrådgivningen")
    page.keyboard.type("Kommunen\n\n😀")
    marked = page.locator("#mirror mark").all_inner_texts()
    assert "Caroline" in marked and any("§ 85" in words for words in marked)


def test_words_and_marks_lie_on_one_another(page: Any) -> None:
    """The mirror breaks lines where the textarea does: it gives the textarea exactly the height it needs."""
    wide = "et meget langt ord: " + "socialpædagogisk" * 12 + "\n\t- indrykket  med   mange blanke\n"
    paste(page, DEFECTIVE + wide + "\n" + "ord " * 300 + "\n\n\n")
    said(page, "3 fejl.")
    for width in (1280, 700, NARROWEST):
        page.set_viewport_size({"width": width, "height": 900})
        hidden = page.evaluate(
            "() => { const area = document.getElementById('text'); return area.scrollHeight - area.clientHeight; }"
        )
        assert hidden == 0, width


def test_from_a_remark_to_its_words_and_from_the_words_to_the_remark(page: Any) -> None:
    paste(page, DEFECTIVE)
    said(page, "3 fejl.")
    card = page.locator("#remarks .remark", has_text="Oplysninger om en anden person")
    card.locator("a", has_text="linje").first.click()
    assert (
        page.evaluate(
            "getSelection().toString() || document.getElementById('text').value.slice("
            "document.getElementById('text').selectionStart, document.getElementById('text').selectionEnd)"
        )
        == "Caroline"
    )
    page.wait_for_function("() => document.querySelector('#remarks .pointed')?.textContent.includes('anden person')")


def test_what_is_unfolded_stays_unfolded_while_one_writes(page: Any) -> None:
    paste(page, DEFECTIVE)
    said(page, "3 fejl.")
    card = page.locator("#remarks .remark", has_text="Omfanget af støtten mangler")
    card.locator("summary").click()
    select(page, "Caroline bliver")
    page.keyboard.type("Du bliver")
    said(page, "2 fejl.")
    assert card.locator("details").evaluate("part => part.open")


def test_a_screen_reader_hears_what_came_of_it_once_and_not_at_every_key(page: Any) -> None:
    paste(page, DEFECTIVE)
    said(page, "3 fejl.")
    page.wait_for_timeout(1500)
    page.evaluate(
        """() => {
            window.heard = [];
            const place = document.getElementById("said");
            const hear = () => place.ariaLive === "polite" && place.textContent && heard.push(place.textContent);
            new MutationObserver(hear).observe(place, {childList: true, characterData: true, subtree: true});
        }"""
    )
    select(page, "Caroline bliver hurtigt træt af mange ord")
    page.keyboard.type("Du bliver hurtigt træt af mange ord, og du vil gerne have dem skrevet ned", delay=25)
    said(page, "2 fejl.")
    page.wait_for_timeout(1800)
    assert page.evaluate("heard") == ["2 fejl."]


def test_by_keyboard_alone_from_the_file_to_the_mended_text(page: Any, tmp_path: Path) -> None:
    path = tmp_path / "brev.txt"
    path.write_text(DEFECTIVE, encoding="utf-8")
    page.on("filechooser", lambda chooser: None)  # from now on the browser tells of choosers and shows none
    page.keyboard.press("Tab")  # «Gå til indholdet»
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "file"
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Enter")
    chooser.value.set_files(path)
    said(page, "3 fejl.")
    page.wait_for_function("() => document.activeElement.id === 'title'")
    reached = []
    while "Prøv at rette her" not in reached and len(reached) < 6:
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.textContent.trim()"))
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.id === 'text'")
    page.locator("#remarks .remark").first.wait_for()
    page.keyboard.press("Control+End")
    page.keyboard.type("P.S. ")
    said(page, "3 fejl.")
    page.keyboard.press("Tab")  # out of the text again: no trap
    assert page.evaluate("document.activeElement.closest('#remarks') !== null")


def test_the_choice_of_what_to_see_is_followed_at_once(page: Any) -> None:
    paste(page, MENDED.replace("Har du spørgsmål", f"Du kan {'selv gå ud ' * 15}hver dag. Har du spørgsmål"))
    page.get_by_label("Alt", exact=True).check()
    page.wait_for_function("() => document.getElementById('said').textContent.includes('råd')")
    page.get_by_label("Kun lovkrav").check()
    said(page, "Ingen bemærkninger.")


@pytest.mark.parametrize("colors", ["light", "dark"])
def test_the_checker_of_accessibility_finds_nothing(open_local: OpenPage, colors: str) -> None:
    page = open_local(colors=colors)

    def check(state: str) -> None:
        found = Axe().run(page, options=STANDARDS)
        assert found.violations_count == 0, f"{state}: {found.generate_report()}"

    check("empty")
    drop(page)
    said(page, "3 fejl.")
    page.get_by_text("Flere valg").click()
    check("a file")
    page.get_by_role("button", name="Prøv at rette her").click()
    page.locator("#remarks .remark").first.wait_for()
    check("a text")
    page.keyboard.type("Rettet. ")
    page.get_by_role("button", name="Nyt brev").click()
    check("a question")
    page.get_by_role("button", name="Fortsæt uden dem").click()
    page.locator("main[data-state=empty]").wait_for()
    drop(page, b"", "tom.txt")
    page.get_by_text("Ikke kontrolleret", exact=True).wait_for()
    check("not checked")


def test_a_narrow_window_never_scrolls_sideways_and_everything_can_be_hit(open_local: OpenPage) -> None:
    page = open_local(width=NARROWEST)
    for state in ("empty", "file", "editing"):
        if state == "file":
            drop(page, name="et-meget-langt-navn-uden-nogen-mellemrum-i-hele-navnet.docx")
            said(page, "3 fejl.")
        elif state == "editing":
            page.get_by_role("button", name="Prøv at rette her").click()
            page.locator("#remarks .remark").first.wait_for()
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROWEST, state
        small = page.evaluate(
            """least => [...document.querySelectorAll('a, button, summary, select, label, textarea, input')]
                .filter(part => {
                    const box = part.getBoundingClientRect();
                    return box.width > 2 && part.type !== "radio" && (box.height < least || box.width < least);
                }).map(part => part.outerHTML)""",
            SMALLEST_TARGET,
        )
        assert not small, state


@pytest.mark.parametrize("way", ["pasted", "dropped"])
def test_a_letter_stays_a_letter_whatever_is_written_in_it(page: Any, way: str) -> None:
    text = DEFECTIVE.replace("Caroline", f"Caroline {HOSTILE}")
    if way == "pasted":
        paste(page, text)
        page.locator("#remarks .remark").first.wait_for()
    else:
        drop(page, text.encode(), f"{HOSTILE[:48].replace('/', '')}.txt")
        page.locator("#letter .remark").first.wait_for()
        assert "<script>" in page.locator("#title").inner_text()
        page.get_by_role("button", name="Prøv at rette her").click()
        page.locator("#remarks .remark").first.wait_for()
    assert page.evaluate("document.getElementById('text').value").strip() == text.strip()
    assert page.evaluate("window.harmed") is None
    assert page.locator("main script, main img, main b, #mirror svg").count() == 0
    assert "49" not in page.locator("#overview").inner_text()


def test_a_huge_text_and_one_with_nothing_in_it_leave_the_page_usable(page: Any) -> None:
    page.locator("#text").fill("ord " * 260_000)
    page.wait_for_function("() => document.getElementById('said').textContent.includes('for lang')", timeout=30_000)
    page.locator("#text").fill(DEFECTIVE)
    said(page, "3 fejl.")
    page.locator("#text").fill("  \n ")
    assert page.locator("main").get_attribute("data-state") == "empty"
    drop(page, b"\x00\x00", "nul.txt")
    page.get_by_text("Ikke kontrolleret", exact=True).wait_for()


def test_what_is_no_letter_is_told_and_not_called_clean(page: Any) -> None:
    for data, name, reason in (
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "brev.doc", "gamle Word-format"),
        (b"GIF89a", "billede.gif", "Formatet .gif kan ikke læses"),
        (b"PK\x03\x04", "brev.docx", "ødelagt"),
    ):
        drop(page, data, name)
        page.wait_for_function("word => document.getElementById('said').textContent.includes(word)", arg=reason)
        assert page.get_by_text("Ikke kontrolleret", exact=True).is_visible()
        assert not page.get_by_role("button", name="Hent Word-fil").is_visible()


def test_two_people_at_once_see_their_own_letters(open_local: OpenPage) -> None:
    pages = {name: open_local() for name in ("Anna", "Bodil")}
    for name, page in pages.items():
        drop(page, DEFECTIVE.replace("Mathilde", name).encode(), f"{name}.txt")
    for name, page in pages.items():
        said(page, "3 fejl.")
        assert page.locator("#title").inner_text() == f"{name}.txt"
        assert f"Kære {name}" in page.locator("#letter").inner_text()
    one, other = pages.values()
    one.get_by_role("button", name="Prøv at rette her").click()
    select(one, "Caroline bliver")
    one.keyboard.type("Du bliver")
    said(one, "2 fejl.")
    assert other.locator("#said").inner_text() == "3 fejl."


def test_nothing_is_left_in_the_browser(page: Any) -> None:
    paste(page, DEFECTIVE)
    said(page, "3 fejl.")
    left = page.evaluate("async () => [localStorage.length, sessionStorage.length, (await caches.keys()).length]")
    assert left == [0, 0, 0]
    assert page.evaluate("document.cookie") == ""
    assert "key=" not in page.url


def test_what_was_mended_is_not_lost_without_a_question(page: Any) -> None:
    drop(page)
    said(page, "3 fejl.")
    page.get_by_role("button", name="Prøv at rette her").click()
    said(page, "3 fejl.")
    page.keyboard.type("Rettet. ")
    page.get_by_role("button", name="Nyt brev").click()
    page.get_by_role("button", name="Bliv her").click()
    assert page.evaluate("document.getElementById('text').value").startswith("Rettet. ")
    drop(page, MENDED.encode(), "andet.txt")
    page.get_by_role("button", name="Fortsæt uden dem").click()
    said(page, "Ingen bemærkninger.")
    assert page.locator("#title").inner_text() == "andet.txt"


def test_back_from_the_text_the_file_is_shown_as_it_is(page: Any) -> None:
    drop(page)
    said(page, "3 fejl.")
    page.get_by_role("button", name="Prøv at rette her").click()
    select(page, "Caroline bliver")
    page.keyboard.type("Du bliver")
    said(page, "2 fejl.")
    page.get_by_role("button", name="Tilbage til filen").click()
    said(page, "3 fejl.")
    assert page.locator("#letter").get_by_text("Caroline").first.is_visible()


def test_when_the_program_is_gone_nothing_old_is_left_standing(open_page: OpenPage, tmp_path: Path) -> None:
    with served(tmp_path) as program:
        page = open_page()
        page.goto(program.address)
        paste(page, DEFECTIVE)
        said(page, "3 fejl.")
        program.end()
        page.keyboard.type("Mere tekst. ")
        page.get_by_role("alert").get_by_text("Programmet svarer ikke").wait_for()
        assert titles(page) == []
        assert page.locator("#said").inner_text() == "Ikke kontrolleret."
        assert "Mere tekst." in page.evaluate("document.getElementById('text').value")


def test_the_program_is_closed_from_the_page(open_page: OpenPage, tmp_path: Path) -> None:
    with served(tmp_path) as program:
        page = open_page()
        page.goto(program.address)
        page.get_by_role("button", name="Luk programmet").click()
        page.get_by_role("heading", name="Programmet er lukket").wait_for()
        assert program.process.wait(20) == 0


def test_on_paper_there_is_the_letter_with_its_remarks_and_no_buttons(page: Any) -> None:
    paste(page, DEFECTIVE)
    said(page, "3 fejl.")
    page.emulate_media(media="print")
    assert not page.get_by_role("button", name="Hent rapport").is_visible()
    assert page.locator("#mirror").evaluate("part => getComputedStyle(part).color") == "rgb(0, 0, 0)"
    assert page.locator("#remarks .remark").count() == 3
