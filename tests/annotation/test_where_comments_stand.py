"""A comment stands at the very words it is about, whatever Word has made of them."""

from __future__ import annotations

import pytest
from commented import COMMENTS, comments, faults, marked_words, noted, parts, text_of, written

from begrundelse_lint import annotation
from tests.readers.making import docx, field, para, run, table


def control(content: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def link(*content: str) -> str:
    return f'<w:hyperlink w:anchor="klage">{"".join(content)}</w:hyperlink>'


def inserted(*content: str) -> str:
    return f'<w:ins w:id="7" w:author="Jens">{"".join(content)}</w:ins>'


def deleted(text: str) -> str:
    return f'<w:del w:id="8" w:author="Jens"><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def box(*paragraphs: str) -> str:
    inside = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps">'
        f"<w:drawing><wps:txbx>{inside}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def one_mark(*blocks: str, word: str = "formular", **letter: str) -> str:
    """The words marked for the only remark; besides, nothing else of the file has changed, and it is sound."""
    data = docx(para("Kære Jeppe"), *blocks, **letter)
    annotated = noted(data, word)
    assert text_of(annotated) == text_of(data)
    assert faults(annotated) <= faults(data)
    assert parts(annotation.remove(annotated)) == parts(data)
    ((_, marked),) = marked_words(annotated)
    return marked


def test_at_a_word_inside_a_run() -> None:
    assert one_mark(para("Udfyld en formular, tak.")) == "formular"


def test_at_a_word_that_is_a_run_of_its_own() -> None:
    data = docx(para("Udfyld en ", run("formular", "<w:b/>"), ", tak."))
    assert marked_words(noted(data, "formular")) == [("formular", "formular")]
    assert "0BE6" not in written(noted(data, "formular")).partition("Udfyld")[2], "no run needed to be cut"


def test_at_a_word_torn_over_runs() -> None:
    assert one_mark(para("Udfyld en for", run("mul", "<w:i/>"), "ar, tak.")) == "formular"


def test_a_cut_run_keeps_its_look_in_both_halves() -> None:
    look = '<w:rFonts w:ascii="Georgia"/><w:b/><w:color w:val="FF0000"/>'
    body = written(noted(docx(para(run("en formular her", look))), "formular"))
    assert body.count(f"<w:rPr>{look}</w:rPr>") == 3


def test_blanks_at_a_cut_stay_and_blanks_that_word_passes_over_stay_passed_over() -> None:
    careless = "<w:r><w:t> Udfyld en formular nu </w:t></w:r>"  # does not ask for its blanks to be kept
    assert one_mark(para(careless)) == "formular"
    body = written(noted(docx(para("Kære Jeppe"), para(careless)), "formular"))
    assert "<w:t> Udfyld en</w:t>" in body and '<w:t xml:space="preserve"> </w:t>' in body
    assert '<w:t xml:space="preserve"> nu</w:t>' in body and "<w:t> </w:t>" in body


@pytest.mark.parametrize("before", ["AT&amp;T og ", "3 &lt; 4: ", "&#230;ble ", "\U0001f600 ", "a\r\nb "])
def test_characters_count_once_however_they_are_written(before: str) -> None:
    assert one_mark(para(run(f"{before}en formular."))) == "formular"


def test_at_a_word_with_a_soft_hyphen_and_across_a_tab() -> None:
    parted = "<w:r><w:t>for</w:t><w:softHyphen/><w:t>mular</w:t><w:tab/><w:t>side 2</w:t></w:r>"
    assert one_mark(para(parted)) == "formular"
    across = "<w:r><w:t>formular</w:t><w:tab/><w:t>side 2</w:t></w:r>"
    assert one_mark(para(across), word="formular side") == "formular\tside"


def test_at_a_word_before_a_break_in_its_run() -> None:
    assert one_mark(para("<w:r><w:t>Send en formular</w:t><w:br/><w:t>straks</w:t></w:r>")) == "formular"


def test_in_a_hyperlink() -> None:
    assert one_mark(para("Se ", link(run("en formular her")))) == "formular"


def test_from_outside_a_hyperlink_into_it() -> None:
    assert one_mark(para("Udfyld en ", link(run("formular nu"))), word="en formular") == "en formular"


def test_in_text_that_somebody_has_inserted_and_beside_what_is_deleted() -> None:
    assert one_mark(para("Udfyld en ", deleted("blanket"), inserted(run("ny formular")), ".")) == "formular"


def test_a_followed_change_of_look_gets_a_number_of_its_own_in_each_half() -> None:
    change = '<w:b/><w:rPrChange w:id="4" w:author="Jens"><w:rPr/></w:rPrChange>'
    assert one_mark(para(run("Udfyld en formular nu", change))) == "formular"
    body = written(noted(docx(para(run("Udfyld en formular nu", change))), "formular"))
    numbers = [part.partition('"')[0] for part in body.split('<w:rPrChange w:id="')[1:]]
    assert len(numbers) == len(set(numbers)) == 3


def test_in_a_content_control_with_free_text() -> None:
    assert one_mark(para("Se ", control(run("en formular her"), "<w:richText/>"))) == "formular"


@pytest.mark.parametrize(
    "kind", ["<w:text/>", "<w:dropDownList/>", '<w:dataBinding w:xpath="/x" w:storeItemID="y"/>', "<w:showingPlcHdr/>"]
)
def test_around_a_content_control_that_word_fills_in(kind: str) -> None:
    assert one_mark(para("Se ", control(run("en formular her"), kind), " i dag.")) == "en formular her"


def test_in_a_content_control_around_paragraphs() -> None:
    assert one_mark(control(para("Udfyld en formular nu."), '<w:tag w:val="x"/>')) == "formular"


def test_locked_text_is_left_alone_and_the_comment_stands_at_the_nearest_paragraph_that_is_free() -> None:
    locked = control(para("Udfyld en formular nu.") + para("Klag her."), '<w:lock w:val="sdtContentLocked"/>')
    data = docx(para("Kære Jeppe"), para("Vi ses."), locked, para("Venlig hilsen"))
    annotated = noted(data, "formular", "Klag")
    assert written(data).partition("<w:sdt>")[2].partition("</w:sdt>")[0] in written(annotated)
    assert [(c.marked, c.lines[1]) for c in comments(annotated)[1:]] == [
        ("Vi ses.", "Det gælder ordene «formular»."),
        ("Venlig hilsen", "Det gælder ordene «Klag»."),
    ]


def test_where_all_text_is_locked_the_comments_stand_at_the_words_all_the_same() -> None:
    data = docx(control(para("Udfyld en formular nu."), '<w:lock w:val="contentLocked"/>'))
    assert marked_words(noted(data, "formular")) == [("formular", "formular")]


def test_around_a_field_never_in_it() -> None:
    assert one_mark(para("Udfyld ", field(" MERGEFIELD Blanket ", "en formular her"), " nu.")) == "en formular her"
    simple = f'<w:fldSimple w:instr="DOCPROPERTY x">{run("en formular her")}</w:fldSimple>'
    assert one_mark(para("Udfyld ", simple, " nu.")) == "en formular her"


def test_around_the_outer_of_two_fields() -> None:
    inner = field(" MERGEFIELD Blanket ", "formular")
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    outer = marks[0] + "<w:r><w:instrText> IF 1 </w:instrText></w:r>" + marks[1] + run("en ") + inner + marks[2]
    assert one_mark(para("Udfyld ", outer, " nu.")) == "en formular"


def test_in_a_field_of_one_run() -> None:
    marks = [f'<w:fldChar w:fldCharType="{kind}"/>' for kind in ("begin", "separate", "end")]
    packed = (
        f"<w:r>{marks[0]}<w:instrText>DATE</w:instrText>{marks[1]}<w:t>formular</w:t>{marks[2]}<w:t> nu</w:t></w:r>"
    )
    assert one_mark(para("Udfyld ", packed)) == "formular"


def test_in_what_somebody_typed_into_a_form() -> None:
    assert one_mark(para("Emne: ", field(" FORMTEXT ", "en formular her"))) == "formular"


def test_in_a_table_in_a_table() -> None:
    inner = table(["post", "en formular"])
    assert one_mark(table([inner + para(""), "timer"])) == "formular"


def test_from_one_cell_to_the_next() -> None:
    assert one_mark(table(["en formular", "straks"]), word="formular | straks") == "formular¶straks"


def test_over_two_paragraphs_that_a_deleted_end_joins() -> None:
    gone = '<w:rPr><w:del w:id="3" w:author="Jens"/></w:rPr>'
    marked = one_mark(para("Udfyld en formular", properties=gone), para(" nu."), word="formular nu")
    assert marked == "formular¶ nu"


def test_a_text_box_is_marked_where_it_hangs_and_the_comment_says_which_words() -> None:
    data = docx(para("Kære Jeppe"), para(box(para("Udfyld en formular")), "Venlig hilsen"))
    annotated = noted(data, "formular")
    (comment,) = comments(annotated)[1:]
    assert comment.lines[1] == "Det gælder ordene «formular»."
    assert comment.marked.replace("¶", "") == "Udfyld en formular" * 2, "both versions of the box, and nothing else"
    assert "commentRangeStart" not in written(annotated).partition("txbxContent")[2].rpartition("txbxContent")[0]
    assert parts(annotation.remove(annotated)) == parts(data)


def test_a_footnote_is_marked_at_its_number() -> None:
    note = '<w:footnote w:id="2">' + para("Udfyld en formular.") + "</w:footnote>"
    reference = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>'
    annotated = noted(docx(para("Kære Jeppe"), para("Send den", reference, " i dag."), footnotes=note), "formular")
    (comment,) = comments(annotated)[1:]
    assert (comment.marked, comment.lines[1]) == ("", "Det gælder ordene «formular».")
    body = written(annotated)
    assert body.index("Send den") < body.index(f'commentRangeStart w:id="{comment.number}"') < body.index("footnoteRef")


def test_a_remark_on_a_page_header_stands_at_the_top() -> None:
    annotated = noted(docx(para("Kære Jeppe"), header=para("Vores formular")), "formular")
    top, remark = comments(annotated)
    assert top.marked == remark.marked == "Kære Jeppe"
    assert remark.lines[1] == "Det gælder ordene «formular»."
    assert b"comment" not in parts(annotated)["word/header.xml"]


def test_math_is_marked_whole() -> None:
    formula = (
        '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">'
        "<m:r><m:t>x=formular</m:t></m:r></m:oMath>"
    )
    data = docx(para("Kære Jeppe"), para("Se ", formula, " her."))
    body = written(noted(data, "formular"))
    assert "<m:r><m:t>x=formular</m:t></m:r>" in body
    assert parts(annotation.remove(noted(data, "formular"))) == parts(data)


def test_two_remarks_that_cross_and_two_at_the_same_words() -> None:
    data = docx(para("Udfyld en ny formular nu."))
    found = marked_words(noted(data, "en ny", "ny formular", "formular", "formular"))
    assert found == [
        ("en ny", "en ny"),
        ("ny formular", "ny formular"),
        ("formular", "formular"),
        ("formular", "formular"),
    ]


def test_further_places_of_a_remark_have_short_comments() -> None:
    annotated = noted(docx(*[para(f"Formular {n}: en formular.") for n in range(3)]), "formular")
    first, *further = comments(annotated)[1:]
    assert "Det samme gælder 2 steder mere i brevet." in first.lines
    assert [comment.marked for comment in further] == ["formular"] * 2
    short = "Det samme gælder her. Forklaringen står ved «formular»."
    assert [comment.lines for comment in further] == [["Fejl: formular", short]] * 2


def test_a_remark_with_very_many_places_marks_the_first_and_tells_the_rest() -> None:
    annotated = noted(docx(*[para("En formular.") for _ in range(40)]), "formular")
    assert len(comments(annotated)) == 11
    assert "Det samme gælder 39 steder mere i brevet. De første 9 af dem er mærket." in comments(annotated)[1].lines


def test_comments_are_numbered_in_the_order_of_the_letter() -> None:
    annotated = noted(
        docx(para("Kære Jeppe"), para("først en formular"), para("så et kancelli")), "kancelli", "formular"
    )
    assert [(c.number, c.marked) for c in comments(annotated)] == [
        ("0", "Kære Jeppe"), ("1", "formular"), ("2", "kancelli"),
    ]  # fmt: skip


def test_a_letter_without_remarks_says_so_at_the_top() -> None:
    annotated = noted(docx(para("Kære Jeppe")))
    (comment,) = comments(annotated)
    assert comment.lines[0] == "Ingen bemærkninger"
    assert COMMENTS in parts(annotated)
