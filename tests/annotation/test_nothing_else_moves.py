"""Comments go in and out of a letter; everything else in the file stays as it is, to the byte."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from commented import BODY, COMMENTS, comments, faults, marked_words, noted, parts, written
from docx import Document

from begrundelse_lint import annotation
from begrundelse_lint.checked import CheckedLetter
from begrundelse_lint.letter import UnreadableLetterError
from begrundelse_lint.readers import read_bytes
from tests.readers.making import docx, para, run, zipped

CONTENT_TYPES, RELATIONSHIPS = "[Content_Types].xml", "word/_rels/document.xml.rels"
LETTER = docx(
    para("Kære Jeppe"),
    para("Udfyld en formular nu, og send din formular."),
    styles='<w:style w:type="paragraph" w:styleId="Normal" w:default="1"><w:name w:val="Normal"/></w:style>',
    header=para("Lindesund Kommune"),
    footer=para("Side 1"),
    **{"word/media/logo.png": b"\x89PNG\r\n", "customXml/item1.xml": "<sag nr='12'/>"},
)


def from_another_program(**with_comment: str) -> bytes:
    """A letter written by python-docx, with a comment of somebody's."""
    document = Document()
    document.add_paragraph("Kære Jeppe")
    paragraph = document.add_paragraph("Udfyld en ")
    word = paragraph.add_run("formular")
    paragraph.add_run(" nu.")
    if with_comment:
        document.add_comment(word, **with_comment)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def changed_parts(before: bytes, after: bytes) -> set[str]:
    """The parts that are new, gone or different."""
    old, new = parts(before), parts(after)
    return {name for name in old.keys() | new.keys() if old.get(name) != new.get(name)}


def test_only_what_comments_need_is_changed() -> None:
    annotated = noted(LETTER, "formular")
    assert changed_parts(LETTER, annotated) == {BODY, COMMENTS, CONTENT_TYPES, RELATIONSHIPS}
    assert list(parts(annotated)) == [*parts(LETTER), COMMENTS]


def test_of_the_body_nothing_is_taken_away_only_added() -> None:
    after = iter(written(noted(LETTER, "formular")))
    assert all(character in after for character in written(LETTER))


def test_taking_the_comments_out_gives_back_every_part_as_it_was() -> None:
    assert parts(annotation.remove(noted(LETTER, "formular"))) == parts(LETTER)


def test_a_letter_without_our_comments_comes_back_as_the_same_bytes() -> None:
    assert annotation.remove(LETTER) is LETTER


def test_annotating_again_replaces_the_comments() -> None:
    once = noted(LETTER, "formular")
    assert parts(noted(once, "formular")) == parts(once)
    assert marked_words(noted(once, "send")) == [("send", "send")]


def test_the_letter_reads_the_same_with_comments() -> None:
    before, after = (read_bytes(data, "brev.docx") for data in (LETTER, noted(LETTER, "formular")))
    assert before.text == after.text
    assert [line.sources for line in before.lines] == [line.sources for line in after.lines]


def test_entries_of_the_package_keep_their_order_times_and_compression() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for number, (name, content) in enumerate(parts(LETTER).items()):
            entry = zipfile.ZipInfo(name, (2020, 1, 1 + number, 12, 0, 0))
            package.writestr(entry, content, zipfile.ZIP_STORED if number % 2 else zipfile.ZIP_DEFLATED)

    def entries(data: bytes) -> list[tuple[object, ...]]:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return [(i.filename, i.date_time, i.compress_type, i.create_system) for i in package.infolist()]

    before, after = entries(buffer.getvalue()), entries(noted(buffer.getvalue(), "formular"))
    assert after[:-1] == before
    assert after[-1][:2] == (COMMENTS, (1980, 1, 1, 0, 0, 0))


def test_the_same_letter_gives_the_same_bytes() -> None:
    assert noted(LETTER, "formular") == noted(LETTER, "formular")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_the_body_keeps_its_encoding_declaration_and_line_ends(encoding: str) -> None:
    declared = {"utf-8-sig": "utf-8"}.get(encoding, encoding)
    text = f"<?xml version='1.0' encoding='{declared}'?>\r\n<!-- skrevet af os -->\r\n" + written(LETTER)
    data = zipped(parts(LETTER) | {BODY: text.replace("<w:body>", "<w:body >").encode(encoding)})
    annotated = noted(data, "formular")
    assert parts(annotated)[BODY].decode(encoding).startswith(text[:60])
    assert parts(annotation.remove(annotated)) == parts(data)


def test_a_body_with_other_prefixes_and_the_strict_namespaces() -> None:
    strict = (
        '<document xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main"><body><p><r><t>Kære Jeppe</t></r></p>'
        "<p><r><t>Udfyld en formular.</t></r></p></body></document>"
    )
    data = zipped(parts(LETTER) | {BODY: strict})
    annotated = noted(data, "formular")
    assert "/ooxml/wordprocessingml/main" in written(annotated, COMMENTS)
    assert "http://purl.oclc.org/ooxml/officeDocument/relationships/comments" in written(annotated, RELATIONSHIPS)
    assert parts(annotation.remove(annotated)) == parts(data)
    assert read_bytes(annotated, "brev.docx").text == "Kære Jeppe\nUdfyld en formular."


def test_a_body_that_leads_to_nothing_yet_gets_its_relationships() -> None:
    data = zipped({name: part for name, part in parts(LETTER).items() if name != RELATIONSHIPS})
    annotated = noted(data, "formular")
    assert comments(annotated)[1].marked == "formular"
    assert parts(annotation.remove(annotated)) == parts(data)


def test_a_name_that_something_else_has_is_not_taken() -> None:
    data = docx(para("Kære Jeppe"), **{"word/Comments.xml": "<x>Husk at rette</x>"})
    annotated = noted(data)
    assert written(annotated, "word/Comments.xml") == "<x>Husk at rette</x>"
    assert "begrundelse-lint" in written(annotated, "word/comments1.xml")
    assert parts(annotation.remove(annotated)) == parts(data)


# the comments of others

BY_JENS = {"text": "Husk bilaget", "author": "Jens", "initials": "J"}


def test_comments_of_others_stay_and_keep_their_numbers() -> None:
    data = from_another_program(**BY_JENS)
    annotated = noted(data, "formular", "Udfyld")
    assert [(c.author, c.number, c.marked) for c in comments(annotated)] == [
        ("Jens", "0", "formular"),
        ("begrundelse-lint", "1", "Kære Jeppe"),
        ("begrundelse-lint", "2", "Udfyld"),
        ("begrundelse-lint", "3", "formular"),
    ]
    assert faults(annotated) <= faults(data)
    assert parts(annotation.remove(annotated)) == parts(data)


def test_annotating_again_leaves_the_comments_of_others() -> None:
    data = from_another_program(**BY_JENS)
    assert parts(noted(noted(data, "formular"), "formular")) == parts(noted(data, "formular"))


def test_an_empty_part_for_comments_is_used_and_left() -> None:
    data = from_another_program()
    assert COMMENTS not in parts(data)
    annotated = noted(data, "formular")
    emptied = annotation.remove(zipped(parts(annotated) | {COMMENTS: _as_word_writes_it(parts(annotated)[COMMENTS])}))
    assert parts(emptied)[COMMENTS].count(b"<w:comment ") == 0
    assert comments(noted(emptied, "formular"))[1].marked == "formular"


def _as_word_writes_it(data: bytes) -> bytes:
    return data.replace(
        b"<w:comments ", b'<w:comments xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    )


# after Word has saved the letter

W14, W15 = (
    "http://schemas.microsoft.com/office/word/2010/wordml",
    "http://schemas.microsoft.com/office/word/2012/wordml",
)
W16 = "http://schemas.microsoft.com/office/word/2016/wordml/cid"


def saved_by_word(data: bytes) -> bytes:
    """The file as Word saves it after somebody has answered the second of our comments and one person of theirs."""
    files = parts(data)
    number = iter(range(1, 100))
    files[COMMENTS] = re.sub(
        rb"<w:p>", lambda match: b'<w:p w14:paraId="%08X">' % next(number), _as_word_writes_it(files[COMMENTS])
    )
    last = [int(block.rpartition(b'w14:paraId="')[2][:8], 16) for block in files[COMMENTS].split(b"</w:comment>")[:-1]]
    answer = (
        f'<w:comment w:id="90" w:author="Jens"><w:p w14:paraId="{200:08X}"><w:r><w:t>Er rettet</w:t></w:r></w:p>'
        "</w:comment></w:comments>"
    )
    files[COMMENTS] = files[COMMENTS].replace(b"</w:comments>", answer.encode())
    entries = "".join(f'<w15:commentEx w15:paraId="{key:08X}" w15:done="0"/>' for key in last)
    entries += f'<w15:commentEx w15:paraId="{200:08X}" w15:paraIdParent="{last[1]:08X}" w15:done="0"/>'
    files["word/commentsExtended.xml"] = f'<w15:commentsEx xmlns:w15="{W15}">{entries}</w15:commentsEx>'.encode()
    ids = "".join(f'<w16cid:commentId w16cid:paraId="{k:08X}" w16cid:durableId="{k + 7:08X}"/>' for k in (*last, 200))
    files["word/commentsIds.xml"] = f'<w16cid:commentsIds xmlns:w16cid="{W16}">{ids}</w16cid:commentsIds>'.encode()
    people = "".join(f'<w15:person w15:author="{name}"/>' for name in ("begrundelse-lint", "Jens"))
    files["word/people.xml"] = f'<w15:people xmlns:w15="{W15}">{people}</w15:people>'.encode()
    for kind in ("commentsExtended", "commentsIds", "people"):
        relationship = f'<Relationship Id="w{kind}" Type="http://schemas.microsoft.com/x/{kind}" Target="{kind}.xml"/>'
        files[RELATIONSHIPS] = files[RELATIONSHIPS].replace(b"</Rel", f"{relationship}</Rel".encode())
    second = re.search(rb'<w:commentRangeStart w:id="1"/>', files[BODY])
    assert second
    files[BODY] = files[BODY].replace(second[0], second[0] + b'<w:commentRangeStart w:id="90"/>')
    end = re.search(rb'<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>', files[BODY])
    assert end
    files[BODY] = files[BODY].replace(end[0], end[0] + end[0].replace(b'"1"', b'"90"'))
    return zipped(files)


def test_an_answer_to_our_comment_stays_as_a_comment_of_its_own() -> None:
    bare = annotation.remove(saved_by_word(noted(LETTER, "formular")))
    (answer,) = comments(bare)
    assert (answer.author, answer.marked, answer.lines) == ("Jens", "formular", ["Er rettet"])
    kept = {name: written(bare, f"word/{name}.xml") for name in ("commentsExtended", "commentsIds", "people")}
    assert kept["commentsExtended"].count("<w15:commentEx ") == kept["commentsIds"].count("<w16cid:commentId ") == 1
    assert "paraIdParent" not in kept["commentsExtended"]
    assert 'author="Jens"' in kept["people"] and "begrundelse-lint" not in kept["people"]


def test_a_run_that_somebody_has_changed_beside_a_cut_stays_in_two() -> None:
    annotated = parts(noted(LETTER, "formular"))
    bold = annotated[BODY].replace(
        b'<w:r w:rsidR="0BE60001"><w:rPr></w:rPr><w:t xml:space="preserve">formular',
        b'<w:r w:rsidR="0BE60001"><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">formularen',
    )
    assert bold != annotated[BODY]
    bare = annotation.remove(zipped(annotated | {BODY: bold}))
    assert "\nUdfyld en formularen nu, og send din formularen.\n" in read_bytes(bare, "brev.docx").text
    assert written(bare).count("<w:b/>") == 2
    assert "0BE6" not in written(bare) and "comment" not in written(bare)


def test_text_typed_beside_a_cut_stays_and_no_blank_is_lost() -> None:
    data = docx(para("Kære Jeppe"), para("<w:r><w:t>Udfyld en formular</w:t></w:r>"))
    annotated = parts(noted(data, "formular"))
    typed = annotated[BODY].replace(b">formular</w:t>", b">formular og en </w:t>")
    assert typed != annotated[BODY]
    bare = annotation.remove(zipped(annotated | {BODY: typed}))
    assert read_bytes(bare, "brev.docx").text == "Kære Jeppe\nUdfyld en formular og en "
    assert '<w:t xml:space="preserve">formular og en </w:t>' in written(bare)


def test_cuts_that_are_left_when_all_comments_were_deleted_in_word_are_undone() -> None:
    annotated = parts(noted(LETTER, "formular"))
    body = re.sub(rb"<w:commentRange[^>]*>|<w:r><w:commentReference[^>]*></w:r>", b"", annotated[BODY])
    deleted = {name: part for name, part in annotated.items() if name != COMMENTS} | {BODY: body}
    assert written(annotation.remove(zipped(deleted))) == written(LETTER)


def test_a_mark_that_shares_its_run_with_text_goes_alone() -> None:
    annotated = parts(noted(LETTER, "formular"))
    sign = b'<w:commentReference w:id="1"/>'
    assert sign + b"</w:r>" in annotated[BODY]
    shared = zipped(annotated | {BODY: annotated[BODY].replace(sign, sign + b"<w:t>!</w:t>")})
    assert "formular! nu" in read_bytes(annotation.remove(shared), "brev.docx").text


# letters that cannot have comments


def test_a_letter_with_all_its_text_in_the_page_header_gets_none() -> None:
    with pytest.raises(UnreadableLetterError, match="brødteksten"):
        noted(docx("<w:p/>", header=para("Kære Jeppe")))


@pytest.mark.parametrize("data", [b"Hej", b"PK\x03\x04", LETTER[: len(LETTER) // 2]])
def test_what_is_no_word_file_is_told(data: bytes) -> None:
    with pytest.raises(UnreadableLetterError):
        annotation.remove(data)


def test_a_letter_that_was_not_checked_gets_none() -> None:
    with pytest.raises(UnreadableLetterError, match="Filen er tom"):
        annotation.annotate(LETTER, CheckedLetter(path="brev.docx", reason="Filen er tom."))


def test_runs_of_other_programs_with_nothing_in_them_do_no_harm() -> None:
    empty = "<w:r/><w:r><w:t/></w:r><w:r></w:r>"
    data = docx(para("Kære Jeppe"), para(empty, run("Udfyld en formular"), empty))
    assert marked_words(noted(data, "formular")) == [("formular", "formular")]
    assert parts(annotation.remove(noted(data, "formular"))) == parts(data)
