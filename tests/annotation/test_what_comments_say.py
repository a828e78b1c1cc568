"""What a caseworker reads in the comments."""

from __future__ import annotations

from dataclasses import replace

from commented import AT, checked, comments, noted, rule_about, written

from begrundelse_lint import annotation
from begrundelse_lint.finding import Level
from begrundelse_lint.suppression import Origin, Suppressed, Suppression
from tests.readers.making import docx, para

BRIEF = docx(para("Afgørelse"), para("3. november 2025"), para("Udfyld en formular efter § 85."))

KNOWN = Suppression(rule="ORD001", reason="Står i aftalen", origin=Origin.BASELINE, written="liste.json")


def test_a_remark_tells_what_is_wrong_how_to_mend_it_why_and_where_it_stands() -> None:
    rule = rule_about("formular", title="Ordet er svært", suggestion="Skriv «skema», jf. § 85.", why="Det er let.")
    assert comments(noted(BRIEF, rule))[1].lines == [
        "Fejl: Ordet er svært",
        "Der står «formular» i brevet.",
        "Forslag: Skriv «skema», jf. §\u00a085.",
        "Hvorfor: Det er let.",
        "Forvaltningslovens §\u00a022 · Ankestyrelsens rapport s.\u00a036 · ORD001",
    ]


def test_a_message_that_only_repeats_the_headline_is_left_out() -> None:
    rule = rule_about("formular", title="Ordet er svært", message="Ordet er svært.", suggestion="", why="")
    assert comments(noted(BRIEF, rule))[1].lines[:2] == [
        "Fejl: Ordet er svært",
        "Forvaltningslovens §\u00a022 · Ankestyrelsens rapport s.\u00a036 · ORD001",
    ]


def test_the_headline_is_bold_and_the_language_danish() -> None:
    text = written(noted(BRIEF, "formular"), "word/comments.xml")
    headline = text.partition("Fejl: formular")[0].rpartition("<w:r>")[2]
    assert "<w:b/>" in headline and '<w:lang w:val="da-DK"/>' in headline


def test_comments_use_the_files_own_styles_for_comments() -> None:
    styles = "".join(
        f'<w:style w:type="{kind}" w:styleId="{id_}"><w:name w:val="{name}"/></w:style>'
        for kind, id_, name in (
            ("paragraph", "Kommentartekst", "annotation text"),
            ("character", "Kommentarhenvisning", "annotation reference"),
        )
    )
    annotated = noted(docx(para("Udfyld en formular"), styles=styles), "formular")
    assert '<w:pStyle w:val="Kommentartekst"/>' in written(annotated, "word/comments.xml")
    assert '<w:rStyle w:val="Kommentarhenvisning"/></w:rPr><w:commentReference' in written(annotated)


def test_comments_say_who_wrote_them_and_when() -> None:
    text = written(noted(BRIEF, "formular"), "word/comments.xml")
    assert text.count('w:author="begrundelse-lint" w:date="2026-11-22T14:05:09Z" w:initials="BL"') == 2


def test_the_comment_at_the_top_tells_what_to_do_what_was_read_and_how_to_be_rid_of_it() -> None:
    top = comments(noted(BRIEF, "formular", rule_about("Udfyld", 2, Level.RAAD)))[0]
    assert top.marked == "Afgørelse"
    assert top.lines[:2] == [
        "Ret dette, før brevet sendes",
        "1 fejl og 1 råd. Hver bemærkning står som en kommentar ved de ord, den gælder.",
    ]
    assert "Dato: 3. november 2025" in [line.replace("\u00a0", " ") for line in top.lines]
    assert "Slet kommentarerne, før brevet sendes." in top.lines[-2]
    assert top.lines[-1].startswith("2 regler er prøvet, som de gjaldt den 3.\u00a0november 2025 · begrundelse-lint ")


def test_the_comment_at_the_top_of_a_letter_without_remarks_promises_nothing() -> None:
    (top,) = comments(noted(BRIEF))
    assert top.lines[0] == "Ingen bemærkninger"
    assert "Et brev uden bemærkninger kan stadig være forkert." in top.lines[1]


def test_the_comment_at_the_top_tells_what_was_not_tried() -> None:
    top = comments(noted(BRIEF, rule_about("formular", needs=("grammar",))))[0]
    assert "Ikke prøvet: ORD001 ordet-formular (der er ingen sprogmodel)" in top.lines


def test_a_remark_that_is_known_gets_no_comment_but_is_told_at_the_top() -> None:
    letter = checked(BRIEF, "formular")
    known = Suppressed(letter.findings[0], KNOWN)
    told = comments(annotation.annotate(BRIEF, replace(letter, findings=(), suppressed=(known,)), at=AT))
    assert len(told) == 1
    assert "Kendt i forvejen: formular (Står i aftalen)" in told[0].lines


def test_a_letter_that_decides_nothing_is_told_as_such() -> None:
    top = comments(noted(docx(para("Tak for din ansøgning."))))[0]
    assert any("ikke læst som en afgørelse" in line for line in top.lines)
