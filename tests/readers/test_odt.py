"""OpenDocument texts."""

from __future__ import annotations

import pytest

from begrundelse_lint.letter import Letter, Style
from begrundelse_lint.readers import read_text

from .making import fields, odt, styled, texts


def letter_of(content: str, automatic: str = "", styles: str = "") -> Letter:
    return read_text(odt(content, automatic, styles), "brev.odt")


def p(text: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def style(name: str, text_properties: str = "", parent: str = "", family: str = "paragraph") -> str:
    above = f'style:parent-style-name="{parent}"' if parent else ""
    return (
        f'<style:style style:name="{name}" style:family="{family}" {above}>'
        f"<style:text-properties {text_properties}/></style:style>"
    )


def test_spaces_tabs_and_breaks_are_read_as_they_are_shown() -> None:
    letter = letter_of(p('\n  Kære<text:s text:c="2"/>  Jeppe \n<text:tab/>x<text:line-break/>y'))
    assert letter.text == "Kære   Jeppe \tx\ny"


def test_comments_deleted_text_and_hidden_text_are_left_out() -> None:
    deletion = f"<text:changed-region><text:deletion>{p('slettet')}</text:deletion></text:changed-region>"
    tracked = f"<text:tracked-changes>{deletion}</text:tracked-changes>"
    hidden = '<text:span text:style-name="T1">skjult</text:span>'
    comment = "<office:annotation><text:p>husk</text:p></office:annotation>"
    letter = letter_of(
        tracked + p(f"Du får {comment}{hidden}støtte."), style("T1", 'text:display="none"', family="text")
    )
    assert texts(letter) == ["Du får støtte."]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('<text:placeholder text:placeholder-type="text">&lt;Navn&gt;</text:placeholder>', ["<Navn>"]),
        ("<text:database-display>&lt;Navn&gt;</text:database-display>", ["<Navn>"]),
        ("<text:database-display>Jeppe</text:database-display>", []),
        ('<text:text-input text:description="Navn">Navn</text:text-input>', ["Navn"]),
    ],
)
def test_unfilled_fields_are_marked(content: str, expected: list[str]) -> None:
    assert fields(letter_of(p(f"Kære {content}!"))) == expected


LISTS = """
<text:list-style style:name="L"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>
<text:list-style style:name="N">
<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/></text:list-style>
"""


def test_bullets_and_numbers_are_written_out_and_counted_on() -> None:
    def listed(content: str, attributes: str) -> str:
        return f"<text:list {attributes}><text:list-item>{content}</text:list-item></text:list>"

    number = 'text:style-name="N"'
    first = listed(p("Send klagen") + p("mere") + listed(p("straks"), ""), number)
    on = listed(p("Vent"), number + ' text:continue-numbering="true"')
    new = listed(p("Igen"), number)
    bullets = listed(p("post"), 'text:style-name="L"')
    letter = letter_of(bullets + first + p("x") + on + new, LISTS)
    assert texts(letter) == ["- post", "1. Send klagen", "mere", "a) straks", "x", "2. Vent", "1. Igen"]
    assert "- post" in styled(letter, Style.LIST)


def test_headings_guidance_and_bold_lines_are_known() -> None:
    styles = style("Vejl._20_tekst") + style("P1", parent="Vejl._20_tekst") + style("P2", 'fo:font-weight="bold"')
    letter = letter_of(
        '<text:h text:outline-level="1">Afgørelse</text:h>' + p("Slet dette", "P1") + p("Begrundelse", "P2"), styles
    )
    assert [line.style for line in letter.lines] == [Style.HEADING, Style.GUIDANCE, Style.HEADING]


def test_tables_text_boxes_and_notes_are_read() -> None:
    cells = "".join(f"<table:table-cell>{p(text)}</table:table-cell>" for text in ("Post", "1 time"))
    table = f"<table:table><table:table-row>{cells}<table:covered-table-cell/></table:table-row></table:table>"
    box = f"<draw:frame><draw:text-box>{p('Telefon')}</draw:text-box></draw:frame>"
    citation = "<text:note-citation>1</text:note-citation>"
    note = f"<text:note>{citation}<text:note-body>{p('Jf. § 85.')}</text:note-body></text:note>"
    letter = letter_of(table + p(f"{box}Du får støtte{note}."))
    assert texts(letter) == ["Post | 1 time", "Telefon", "Du får støtte.", "Jf. § 85."]


def test_header_comes_first_and_footer_last() -> None:
    page = (
        '<office:master-styles><style:master-page style:name="Standard">'
        f"<style:header>{p('Kommunen')}</style:header><style:footer>{p('Side 1')}</style:footer>"
        '</style:master-page><style:master-page style:name="Ubrugt">'
        f"<style:header>{p('ubrugt')}</style:header></style:master-page></office:master-styles>"
    )
    letter = letter_of(p("Brev"), styles=page)
    assert texts(letter) == ["Kommunen", "Brev", "Side 1"]
    assert [line.style for line in letter.lines] == [Style.PAGE_HEADER, Style.BODY, Style.PAGE_FOOTER]
