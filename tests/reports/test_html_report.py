"""The page: valid, in one file that loads nothing, and a letter can make nothing of it but text."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import html5lib
import pytest
from made import NOT_RUN, finding, letter, not_checked, place, results
from selectolax.lexbor import LexborHTMLParser
from shown import DEFECTIVE, checked, laws, shipped

from begrundelse_lint.checked import CheckedLetter
from begrundelse_lint.finding import Place
from begrundelse_lint.letter import Span
from begrundelse_lint.reports.base import Results
from begrundelse_lint.reports.html import render
from begrundelse_lint.reports.look import Look
from begrundelse_lint.reports.redaction import without_quotes
from begrundelse_lint.suppression import Origin, Suppressed, Suppression

HOSTILE = """\
<script>alert(1)</script> Kommune
9. september 2024

Kære <img src=x onerror=alert(1)>

Du får afslag på støtte efter servicelovens § 85. </mark></p><h1>Overtaget</h1>
{{ 7*7 }} {% include "x" %} &amp; &lt; "onmouseover="alert(1)
"""


def page(*letters: CheckedLetter) -> str:
    """The report on these letters."""
    made = results(*letters)
    return render(Results(made.tool, made.letters, laws(), shipped().examples), Look())


def tree(html: str) -> LexborHTMLParser:
    return LexborHTMLParser(html)


def texts(html: str, selector: str) -> list[str]:
    return [" ".join(node.text().split()) for node in tree(html).css(selector)]


def lines_of(html: str) -> list[str]:
    """The letter's lines as they stand on the page, without the numbers of remarks."""
    found = tree(html)
    for reference in found.css(".line .reference"):
        reference.decompose()
    return [" ".join(line.text().split()) for line in found.css(".line")]


def many_places() -> tuple[Place, ...]:
    """Places on twenty further lines."""
    return tuple(replace(place(line), span=Span(line, line + 1)) for line in range(21, 41))


def every_kind_of_page() -> dict[str, str]:
    """Pages that between them render every part of the templates."""
    whole = checked()
    by = Suppression(rule="UDM901", reason="Rettes <b>senere</b>", origin=Origin.BASELINE, written="kendt.yaml:3")
    known = replace(whole, suppressed=(Suppressed(finding(), by),), not_run=(NOT_RUN,))
    return {
        "one letter": page(whole),
        "a letter with known remarks and rules not run": page(known),
        "a clean letter": page(letter()),
        "a letter without its text": page(without_quotes(whole)),
        "a letter not checked": page(not_checked()),
        "several letters": page(whole, not_checked(), letter(finding(), path="b.docx")),
        "no letters": page(),
        "a hostile letter": page(checked(HOSTILE)),
        "places on further lines": page(letter(finding(more=many_places()))),
    }


PAGES = every_kind_of_page()


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_valid_html(name: str) -> None:
    html5lib.HTMLParser(strict=True).parse(PAGES[name])


@pytest.mark.parametrize("name", PAGES)
def test_every_link_leads_to_something_on_the_page_and_every_id_stands_once(name: str) -> None:
    found = tree(PAGES[name])
    ids = [node.attributes["id"] for node in found.css("[id]")]
    assert len(ids) == len(set(ids))
    targets = [str(node.attributes["href"]) for node in found.css("a")]
    assert targets
    assert {target[1:] for target in targets} <= set(ids)
    assert all(target.startswith("#") for target in targets)
    labels = [str(node.attributes["aria-labelledby"]) for node in found.css("[aria-labelledby]")]
    assert set(labels) <= set(ids)


@pytest.mark.parametrize("name", PAGES)
def test_the_page_loads_nothing_and_runs_nothing(name: str) -> None:
    found = tree(PAGES[name])
    assert not found.css("script, link, img, iframe, object, embed, video, audio, form, base")
    assert not re.search(r"url\(|@import|https?://", PAGES[name].replace("http://www.w3.org", ""))
    attributes = {attribute for node in found.css("*") for attribute in node.attributes}
    assert not {attribute for attribute in attributes if attribute.startswith("on") or attribute == "style"}


@pytest.mark.parametrize("name", PAGES)
def test_headings_go_down_one_step_at_a_time_from_one_first_heading(name: str) -> None:
    levels = [int((node.tag or "h0")[1]) for node in tree(PAGES[name]).css("h1, h2, h3, h4, h5, h6")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_letter_is_text_whatever_stands_in_it() -> None:
    html = PAGES["a hostile letter"]
    lines = lines_of(html)
    assert "<script>alert(1)</script> Kommune" in lines
    assert "Kære <img src=x onerror=alert(1)>" in lines
    assert any(line.startswith('{{ 7*7 }} {% include "x" %} &amp; &lt;') for line in lines)
    assert texts(html, "h1") == ["brev.txt"]


def test_the_name_of_a_file_is_text_too() -> None:
    html = page(letter(path="<b>brev</b>.txt"), not_checked(path="</title><script>.pdf"))
    assert not tree(html).css("b, script")


def test_a_mark_leads_to_its_remark_and_back() -> None:
    found = tree(PAGES["one letter"])
    references = found.css(".sheet .reference")
    assert references
    for reference in references:
        (remark,) = found.css(str(reference.attributes["href"]))
        number = reference.text()
        label = str(reference.attributes["aria-label"])
        assert label.startswith(f"{number}, ")
        title = remark.css_first("h3")
        assert title is not None
        assert title.text() in label
        (back,) = remark.css(".tag .line-link")
        assert found.css(f"{back.attributes['href']}")


def test_each_remark_says_what_to_do_why_and_where_it_comes_from() -> None:
    html = PAGES["one letter"]
    (limit,) = [text for text in texts(html, ".remark") if "Klagefristen er forkert" in text]
    for part in ("Fejl", "Forslag:", "Hvorfor:", "Retssikkerhedsloven", "Eksempler"):
        assert part in limit


def test_the_level_is_told_in_words_and_by_a_shape() -> None:
    for tag in tree(PAGES["one letter"]).css(".remark .tag"):
        assert tag.text().split()[0] in {"Fejl", "Advarsel", "Råd"}
        assert tag.css("svg use")


def test_a_remark_with_many_places_names_the_first_and_counts_the_rest() -> None:
    (remark,) = texts(PAGES["places on further lines"], ".remark .spots")
    assert remark.startswith("Også linje 21, linje 22")
    assert remark.endswith("og 8 steder til.")


def test_several_letters_begin_with_an_index_and_those_not_checked() -> None:
    html = PAGES["several letters"]
    assert texts(html, "h1") == ["Bemærkninger til 3 breve"]
    assert texts(html, "h2")[:2] == ["Ikke kontrolleret: 1", "Oversigt"]
    assert "Filen er scannet uden tekst." in html
    rows = texts(html, ".index tbody tr")
    assert [row.split()[0] for row in rows] == ["brev.txt", "b.docx"]


def test_a_letter_not_checked_is_never_called_clean() -> None:
    html = PAGES["a letter not checked"]
    assert "Ikke kontrolleret" in html
    assert "Filen er scannet uden tekst." in html
    assert "Ingen bemærkninger" not in html


def test_known_remarks_and_rules_not_run_are_told() -> None:
    html = PAGES["a letter with known remarks and rules not run"]
    assert "1 bemærkning er kendt" in html
    assert "Rettes &lt;b&gt;senere&lt;/b&gt;" in html
    assert "Ikke prøvet, fordi der er ingen sprogmodel: LAS906 mange-passiver." in html


def test_without_quotes_the_page_says_so_and_shows_no_word_of_the_letter() -> None:
    html = PAGES["a letter without its text"]
    assert "Brevets tekst er udeladt" in html
    for words in ("Kære Anna", "Bente Holm", "aftales med din bostøtte", "12 34 56 78"):
        assert words in DEFECTIVE
        assert words not in html
