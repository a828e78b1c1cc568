"""The XML of a part as it is written: every element is found in it, and edits change nothing else."""

from __future__ import annotations

import pytest

from begrundelse_lint.annotation.markup import Edit, Markup, after_characters, escaped, without
from begrundelse_lint.readers.packages import parse_xml

HARD = """<?xml version="1.0" standalone='yes'?>\r
<!-- <ikke> et element --><?mso x="<a/>"?>
<a:rod xmlns:a="x" b="1 > 2" c='"/>"' >
  <a:t>en<!-- </a:t> --> to</a:t><![CDATA[<a:ikke/>]]><a:t
    d="&lt;"
  /><a:t></a:t ><a:tø.1-x/>
</a:rod>
<!-- slut -->"""


def test_every_element_is_found_where_it_stands() -> None:
    markup = Markup(HARD.encode())
    places = markup.located(parse_xml(HARD.encode()))
    assert [markup.outer(place) for place in places.values()][1:] == [
        "<a:t>en<!-- </a:t> --> to</a:t>",
        '<a:t\n    d="&lt;"\n  />',
        "<a:t></a:t >",
        "<a:tø.1-x/>",
    ]
    assert [place.empty for place in places.values()] == [False, False, True, False, True]


def test_edits_change_nothing_else() -> None:
    markup = Markup(HARD.encode())
    assert markup.edited([]) == HARD.encode()
    at = HARD.index(" to<")
    assert markup.edited([Edit(at, at, "X"), Edit(at, at, "Y")]) == HARD.replace(" to<", "XY to<").encode()


@pytest.mark.parametrize(("data", "after"), [("<a/>", "<a>x</a>"), ("<b:a ></b:a >", "<b:a >x</b:a >")])
def test_something_is_added_at_the_end_of_an_element(data: str, after: str) -> None:
    markup = Markup(data.encode())
    assert markup.edited([markup.added_to(markup.root, "x")]) == after.encode()


def test_elements_are_taken_out_whole() -> None:
    data = b"<a><b>x<c/></b> <b/><d/></a>"
    assert without(data, lambda element: element.tag == "b") == b"<a> <d/></a>"


def test_characters_are_counted_as_people_see_them() -> None:
    assert after_characters("a&amp;b\r\nc", 2) == len("a&amp;")
    assert after_characters("a&amp;b\r\nc", 4) == len("a&amp;b\r\n")
    assert after_characters("abc", 4) is None
    assert after_characters("a<!-- x -->b", 1) is None


def test_what_xml_cannot_hold_is_left_out() -> None:
    assert escaped('a\x00b\ud800 < & > "æ\n') == "ab &lt; &amp; &gt; &quot;æ\n"
