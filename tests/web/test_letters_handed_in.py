"""A letter in, its remarks out: as a file in any format, as text, as a report, as the Word file with comments."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from handing_in import DEFECTIVE, MENDED, PROJECT, SECRET, Post, desk, word_letter

from begrundelse_lint.letter import from_text
from begrundelse_lint.readers import limits
from begrundelse_lint.web import app as application
from begrundelse_lint.web.desk import Desk
from begrundelse_lint.web.drafts import draft
from begrundelse_lint.web.letters import HandedIn, wishes

CORPUS = PROJECT / "corpus" / "tuned"
HOSTILE = "<script>alert(1)</script> <img src=x onerror=alert(1)> {{ 7*7 }} {% raw %} \x00 \u202ekære\u202c </textarea>"


def as_file(data: bytes, name: str) -> dict[str, Any]:
    """A file as a form holds it."""
    return {"file": (io.BytesIO(data), name)}


def shown(post: Post, **data: Any) -> dict[str, Any]:
    """What the page is told of a letter."""
    answer = post("/kontrol", **data)
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.get_json()
    return told


def test_a_word_letter_with_three_defects_gets_three_remarks(post: Post) -> None:
    told = shown(post, **as_file(word_letter(), "brev.docx"))
    assert (told["checked"], told["title"], told["said"], told["word"]) == (True, "brev.docx", "3 fejl.", True)
    for title in ("Omfanget af støtten mangler", "Loven er ikke nævnt ved navn", "Oplysninger om en anden person"):
        assert title in told["overview"] and title in told["letter"]


def test_the_same_text_pasted_gets_the_same_remarks_with_their_places(post: Post) -> None:
    told = shown(post, text=DEFECTIVE, editing="1")
    assert told["said"] == "3 fejl."
    assert told["remarks"].count("<article") == 3
    quoted = {DEFECTIVE[mark["start"] : mark["end"]] for mark in told["marks"]}
    assert {"Vi bevilger dig bostøtte efter § 85.", "§ 85", "Caroline"} <= quoted


def test_a_mended_text_gets_none(post: Post) -> None:
    assert shown(post, text=MENDED, editing="1")["said"] == "Ingen bemærkninger."


def test_no_remarks_on_what_was_not_read_as_a_decision_are_no_green_light(post: Post) -> None:
    said = shown(post, text="Hej\n\nVi ses i morgen.", editing="1")["said"]
    assert said == "Ingen bemærkninger, men brevet er ikke læst som en afgørelse."


def test_the_text_to_edit_gets_the_remarks_that_the_file_got(post: Post) -> None:
    file = shown(post, **as_file(word_letter(), "brev.docx"))
    edited = shown(post, text=file["draft"], name="brev.docx", editing="1")
    assert (edited["said"], edited["title"]) == (file["said"], "brev.docx")


@pytest.mark.parametrize("path", sorted(CORPUS.glob("jurist/*.txt"))[:4], ids=lambda path: path.name)
def test_a_text_file_is_edited_as_it_is(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert draft(from_text(text)) == text.rstrip("\n")


def test_the_page_says_what_it_was_asked_to_say(post: Post) -> None:
    long = MENDED.replace("Har du spørgsmål", f"Du kan {'selv gå ud ' * 15}hver dag. Har du spørgsmål")
    assert shown(post, text=long, editing="1", profile="lovkrav")["said"] == "Ingen bemærkninger."
    assert "råd" in shown(post, text=long, editing="1", profile="alle")["said"]


def test_a_letter_without_a_date_is_judged_by_the_day_that_was_given(post: Post) -> None:
    undated = DEFECTIVE.replace("3. november 2020\n", "")
    assert "efter loven den 1. maj 2021" in shown(post, text=undated, date="2021-05-01")["panels"]


@pytest.mark.parametrize("wish", [{"profile": "nej"}, {"template": "måske"}, {"date": "1. maj"}])
def test_a_wish_that_means_nothing_is_refused(post: Post, wish: dict[str, str]) -> None:
    answer = post("/kontrol", text=DEFECTIVE, **wish)
    assert (answer.status_code, answer.get_json()["message"][:20]) == (400, "Valgene kan ikke for")


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"", "brev.txt", "Filen er tom"),
        (b"", "", "Filen er tom"),
        (b"PK\x03\x04rest", "brev.docx", "ødelagt"),
        (b"%PDF-1.4 rest", "brev.pdf", "ødelagt"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "brev.doc", "gamle Word-format"),
        (b"GIF89a", "billede.gif", "Formatet .gif kan ikke læses"),
        (b"tekst", "brev", "ingen endelse"),
        (b"tekst", "../../etc/passwd", "ingen endelse"),
    ],
)
def test_what_cannot_be_read_is_not_called_clean(post: Post, data: bytes, name: str, reason: str) -> None:
    told = shown(post, **as_file(data, name)) if name else shown(post, text="")
    assert not told["checked"] and not told["word"]
    assert told["said"].startswith("Brevet er ikke kontrolleret.") and reason in told["said"]
    assert "Ikke kontrolleret" in told["overview"]


def test_a_zip_bomb_is_told_and_not_unpacked(post: Post) -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * (limits.MAX_UNPACKED_BYTES + 1))
        package.writestr("[Content_Types].xml", b"<Types/>")
    told = shown(post, **as_file(bomb.getvalue(), "brev.docx"))
    assert not told["checked"]


def test_a_file_that_is_too_large_is_refused_in_danish(post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = post("/kontrol", **as_file(b"x" * (limits.MAX_FILE_BYTES + application._FORM + 1), "brev.txt"))
    assert (answer.status_code, answer.get_json()["message"]) == (413, "Brevet er for stort. Grænsen er 25 MB.")


def test_a_text_that_is_too_long_is_told(post: Post) -> None:
    assert "Teksten er for lang" in shown(post, text="ord " * 300_000, editing="1")["said"]


@pytest.mark.parametrize(
    "text", [HOSTILE, f"{DEFECTIVE}\n{HOSTILE}", "%PDF-1.7 er ikke en pdf, men tekst", "{\\rtf1 x}"]
)
@pytest.mark.parametrize("editing", ["", "1"])
def test_a_letter_stays_a_letter_whatever_is_written_in_it(post: Post, text: str, editing: str) -> None:
    told = shown(post, text=text, editing=editing)
    page = "".join(told[piece] for piece in ("overview", "letter", "remarks", "panels"))
    assert "<script" not in page and "<img" not in page and "<textarea" not in page and "</textarea" not in page
    assert "49" not in told["title"] and told["checked"]


def test_a_file_s_name_is_text_too(post: Post) -> None:
    told = shown(post, **as_file(b"tekst", "<img src=x onerror=alert(1)>.txt"))
    assert told["title"] == "<img src=x onerror=alert(1)>.txt"  # put into the page as text
    assert "<img" not in told["overview"] + told["letter"]


def test_the_report_comes_as_a_file(post: Post) -> None:
    answer = post("/rapport", **as_file(word_letter(), "Brev til Åse.docx"))
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert "Brev%20til%20%C3%85se%2Ebem%C3%A6rkninger%2Ehtml" in answer.headers["Content-Disposition"]
    assert "Omfanget af støtten mangler" in answer.text


def test_the_word_file_comes_back_with_the_remarks_as_comments(post: Post) -> None:
    answer = post("/word", **as_file(word_letter(), "brev.docx"))
    assert answer.status_code == 200
    document = Document(io.BytesIO(answer.data))
    comments = "\n".join(comment.text for comment in document.comments)
    for title in ("Omfanget af støtten mangler", "Loven er ikke nævnt ved navn", "Oplysninger om en anden person"):
        assert title in comments
    assert [p.text for p in document.paragraphs] == [p.text for p in Document(io.BytesIO(word_letter())).paragraphs]


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [(b"tekst", "brev.txt", "Kun Word-filer"), (b"PK\x03\x04", "brev.docx", "ødelagt"), (b"", "brev.docx", "tom")],
)
def test_what_is_no_word_letter_gets_no_comments_but_a_reason(post: Post, data: bytes, name: str, reason: str) -> None:
    answer = post("/word", **as_file(data, name))
    assert answer.status_code == 422
    assert reason in answer.get_json()["message"]


def test_an_error_of_ours_is_told_without_the_letter_s_words(
    post: Post, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise ValueError(SECRET)

    monkeypatch.setattr(Desk, "show", broken)
    answer = post("/kontrol", text=SECRET)
    assert answer.status_code == 500
    assert "gik i stykker" in answer.get_json()["message"]
    assert SECRET not in answer.text and SECRET not in caplog.text


def test_two_letters_do_not_know_of_each_other() -> None:
    first = HandedIn("første.txt", DEFECTIVE.encode(), wishes("alle"))
    second = HandedIn("anden.txt", MENDED.encode(), wishes())
    before = desk().show(second)
    desk().show(first)
    assert desk().show(second) == before
