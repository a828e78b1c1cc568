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


def with_places(level: Level, *quotes: str) -> list[str]:
    """The lines of the comments on a remark with these places, each a paragraph of the letter."""
    data = docx(para("Kære Jeppe"), *map(para, quotes))
    letter = checked(data, *(rule_about(quote, at, level, title="Ordet") for at, quote in enumerate(quotes, start=1)))
    first, *others = letter.findings
    one = replace(first, more=tuple(finding.place for finding in others))
    told = comments(annotation.annotate(data, replace(letter, findings=(one,)), at=AT))[1:]
    return [line for comment in told for line in comment.lines if "Det samme" in line]


def test_advice_has_one_comment_which_quotes_its_other_places() -> None:
    assert with_places(Level.RAAD, "medens", "såfremt", "herom") == ["Det samme gælder «såfremt» og «herom»."]
    many = with_places(Level.RAAD, *(f"ord nummer {number} her" for number in range(10, 30)))
    assert many[0].endswith("«ord nummer 20 her» og 9 til.")
    long = with_places(Level.RAAD, "medens", "en meget lang sætning og " * 5 + "slut")
    assert long == ["Det samme gælder «en meget lang sætning og en meget lang sætning og en meget …»."]


def test_each_place_of_an_error_has_a_comment_that_leads_to_the_first() -> None:
    lines = with_places(Level.FEJL, "medens", "såfremt", "herom")
    leads = "Det samme gælder her. Forklaringen står ved «medens»."
    assert lines == ["Det samme gælder 2 steder mere i brevet.", leads, leads]


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
