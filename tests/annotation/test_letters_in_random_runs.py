"""However Word has torn a letter into runs: comments stand at the words, and go without a trace."""

from __future__ import annotations

from commented import marked_words, noted, parts, text_of
from hypothesis import given, settings
from hypothesis import strategies as st

from begrundelse_lint import annotation
from begrundelse_lint.annotation.markup import escaped
from tests.readers.making import docx, field, para

WORDS = ("formular", "kancelli", "en ny", "nummer")
LOOKS = ("", "<w:b/>", '<w:rStyle w:val="Strong"/>', '<w:i/><w:rPrChange w:id="5" w:author="J"><w:rPr/></w:rPrChange>')
AROUND = (
    "{}", "{}", "{}", '<w:ins w:id="3" w:author="J">{}</w:ins>', '<w:hyperlink w:anchor="a">{}</w:hyperlink>',
    "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>", '<w:smartTag w:element="a">{}</w:smartTag>',
)  # fmt: skip
BETWEEN = (
    "", "", "", '<w:proofErr w:type="spellStart"/>', '<w:bookmarkStart w:id="9" w:name="b"/><w:bookmarkEnd w:id="9"/>',
    '<w:del w:id="6" w:author="J"><w:r><w:delText>væk</w:delText></w:r></w:del>',
    "<w:r><w:lastRenderedPageBreak/></w:r>", field(" PAGE ", ""),
)  # fmt: skip

sentences = st.lists(st.sampled_from([*WORDS, "du", "får", "æ & ø", "<b>", "\u00a7 85", "\U0001f600"]), min_size=1).map(
    " ".join
)


@st.composite
def paragraphs(draw: st.DrawFn) -> str:
    """A sentence in runs of any length, looks and wrappers, with things between them."""
    text = draw(sentences)
    made = ""
    while text:
        length = draw(st.integers(1, 12))
        piece, text = text[:length], text[length:]
        texts = f'<w:t xml:space="preserve">{escaped(piece)}</w:t>'
        if len(piece) > 1 and draw(st.booleans()):
            texts = "".join(f'<w:t xml:space="preserve">{escaped(part)}</w:t>' for part in (piece[:1], piece[1:]))
        look = draw(st.sampled_from(LOOKS))
        run = f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{texts}</w:r>"
        made += draw(st.sampled_from(AROUND)).format(run) + draw(st.sampled_from(BETWEEN))
    return para(made)


@settings(deadline=None, max_examples=150)
@given(st.lists(paragraphs(), min_size=1, max_size=4))
def test_comments_stand_at_the_words_and_go_without_a_trace(blocks: list[str]) -> None:
    data = docx(para("Kære Jeppe"), *blocks)
    annotated = noted(data, *WORDS)
    found = marked_words(annotated)
    assert all(title == marked for title, marked in found)
    assert {title for title, _ in found} == {word for word in WORDS if word in text_of(data)}
    assert text_of(annotated) == text_of(data)
    assert parts(annotation.remove(annotated)) == parts(data)
    assert parts(noted(annotated, *WORDS)) == parts(annotated)
