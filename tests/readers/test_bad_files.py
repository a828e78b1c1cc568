"""Files that are no letters end in a plain Danish message, never in a traceback."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption

from begrundelse_lint.letter import UnreadableLetterError
from begrundelse_lint.readers import ENDINGS, UNREADABLE_ENDINGS, limits, read, read_text

from .making import OLE_MAGIC, docx, odt, para, pdf, pdf_of, rtf, write


def reason(data: bytes, name: str) -> str:
    """Why these bytes are not read as a letter."""
    with pytest.raises(UnreadableLetterError) as caught:
        read_text(data, name)
    return str(caught.value)


def reason_for_file(path: Path) -> str:
    with pytest.raises(UnreadableLetterError) as caught:
        read(path)
    return str(caught.value)


@pytest.mark.parametrize("ending", sorted(ENDINGS))
@pytest.mark.parametrize("content", [b"", b" \r\n\r\n"])
def test_an_empty_file_is_said_to_be_empty(tmp_path: Path, ending: str, content: bytes) -> None:
    path = tmp_path / f"brev{ending}"
    path.write_bytes(content)
    assert "tom" in reason_for_file(path)


@pytest.mark.parametrize("data", [docx(para("")), odt("<text:p/>"), rtf(""), b"<p>&nbsp;</p>"])
def test_a_letter_without_text_is_said_to_be_empty(data: bytes) -> None:
    endings = {b"PK": "docx", b"{\\": "rtf", b"<p": "html"}
    name = "odt" if b"mimetype" in data[:60] else endings[data[:2]]
    assert "tom" in reason(data, f"brev.{name}")


@pytest.mark.parametrize("ending", [".docx", ".odt", ".pdf", ".rtf"])
def test_noise_under_a_known_ending_is_refused(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"brev{ending}"
    path.write_bytes(bytes(range(1, 256)) * 10)
    assert "ødelagt eller i et andet format" in reason_for_file(path)


@pytest.mark.parametrize(("data", "name"), [(docx(para("Afgørelse")), "b.docx"), (odt("<text:p>A</text:p>"), "b.odt")])
def test_a_cut_off_package_is_refused(data: bytes, name: str) -> None:
    for size in (30, len(data) // 2, len(data) - 10):
        assert "afkortet" in reason(data[:size], name)


def test_a_cut_off_pdf_is_refused_though_pdfium_would_mend_it() -> None:
    data = pdf_of(["Afgørelse"], ["Klagevejledning"])
    for size in (100, len(data) // 2, len(data) - 30):
        assert "afkortet" in reason(data[:size], "brev.pdf")


def test_a_cut_off_rtf_is_refused() -> None:
    assert "afkortet" in reason(rtf(r"\pard Afg\'f8relse\par")[:-1], "brev.rtf")


def test_an_encrypted_word_file_says_so() -> None:
    data = OLE_MAGIC + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 100
    assert "krypteret med en adgangskode" in reason(data, "brev.docx")


def test_an_old_word_file_under_the_name_docx_says_so() -> None:
    data = OLE_MAGIC + b"\x00" * 600 + "WordDocument".encode("utf-16-le") + b"\x00" * 100
    assert "gamle Word-format" in reason(data, "brev.docx")


def test_an_encrypted_pdf_says_so_and_one_that_only_forbids_printing_is_read() -> None:
    locked = pdf(lambda canvas: write(canvas, ["Afgørelse"]), encrypt=StandardEncryption("hemmelig"))
    assert "krypteret" in reason(locked, "brev.pdf")
    open_ = pdf(lambda c: write(c, ["Afgørelse"]), encrypt=StandardEncryption("", "ejer", canPrint=0))
    assert read_text(open_, "brev.pdf").text == "Afgørelse"


def test_an_encrypted_odt_says_so() -> None:
    manifest = "<manifest:manifest><manifest:encryption-data/></manifest:manifest>"
    assert "krypteret" in reason(odt("<text:p>A</text:p>", **{"META-INF/manifest.xml": manifest}), "brev.odt")


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (pdf_of(["Afgørelse"]), "brev.docx", "en pdf"),
        (rtf("Hej"), "brev.docx", "rtf"),
        (docx(para("Hej")), "brev.pdf", "zip"),
        (b"<!DOCTYPE html><html>", "brev.docx", "html"),
    ],
)
def test_a_file_under_a_wrong_ending_is_told_the_right_one(data: bytes, name: str, says: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert says in reason_for_file(path)
    assert "Giv den endelsen" in reason_for_file(path)


@pytest.mark.parametrize("ending", [".doc", ".xyz", ".pages", ""])
def test_unknown_formats_are_told_to_be_saved_as_docx(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"brev{ending}"
    path.write_bytes(b"noget")
    assert "gem som .docx" in reason_for_file(path)


def test_known_and_unreadable_endings_do_not_overlap() -> None:
    assert not UNREADABLE_ENDINGS & ENDINGS.keys()
    assert ".doc" in UNREADABLE_ENDINGS


def test_missing_files_folders_and_lock_files_are_explained(tmp_path: Path) -> None:
    assert "findes ikke" in reason_for_file(tmp_path / "brev.txt")
    (tmp_path / "mappe.txt").mkdir()
    assert "mappe" in reason_for_file(tmp_path / "mappe.txt")
    (tmp_path / "~$brev.docx").write_bytes(b"\x05lars")
    assert "låsefil" in reason_for_file(tmp_path / "~$brev.docx")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "brev.txt")
    assert "almindelig fil" in reason_for_file(tmp_path / "brev.txt")


def test_a_file_without_leave_to_read_is_explained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "brev.txt"
    path.write_text("Afgørelse")

    def refuse(*args: object, **kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert "adgang" in reason_for_file(path)


def test_fifty_megabytes_of_text_are_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "brev.txt"
    with path.open("wb") as stream:
        stream.truncate(50 * 1024 * 1024)
    start = time.perf_counter()
    assert "25 MB" in reason_for_file(path)
    assert time.perf_counter() - start < 1


@pytest.mark.parametrize("name", ["brev.txt", "brev.md", "brev.html", "brev.rtf", "brev.docx", "brev.odt"])
def test_more_than_a_million_characters_are_refused(name: str) -> None:
    text = "Du får støtte. " * 70_000
    made = {"docx": docx(para(text)), "odt": odt(f"<text:p>{text}</text:p>"), "rtf": rtf(text), "html": text.encode()}
    assert "1.000.000 tegn" in reason(made.get(name[5:], text.encode()), name)


def test_more_than_200_pages_are_refused() -> None:
    assert "200 sider" in reason(pdf_of(*([["x"]] * 201)), "brev.pdf")


def zip_bomb(size: int, claims: int | None = None) -> bytes:
    """A docx whose body unpacks to ``size`` bytes; ``claims``: what its headers say instead."""
    parts: dict[str, Any] = {"word/document.xml": b" " * size}
    data = docx(**parts)
    if claims is None:
        return data
    real = zipfile.ZipFile(io.BytesIO(data)).getinfo("word/document.xml").file_size
    return data.replace(real.to_bytes(4, "little"), claims.to_bytes(4, "little"))


def test_a_zip_bomb_is_stopped_by_what_it_unpacks_to() -> None:
    bomb = zip_bomb(limits.MAX_UNPACKED_BYTES + 1)
    assert len(bomb) < 1024 * 1024
    assert "100 MB" in reason(bomb, "brev.docx")


def test_a_zip_bomb_that_lies_about_its_size_is_refused_too() -> None:
    assert reason(zip_bomb(limits.MAX_UNPACKED_BYTES + 1, claims=1000), "brev.docx")


def test_xml_with_a_dtd_is_refused() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'
    assert "ødelagt" in reason(docx(**{"word/document.xml": bomb}), "brev.docx")


def test_an_external_entity_is_not_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "hemmelig.txt"
    secret.write_text("fortroligt")
    xml = f'<!DOCTYPE x [<!ENTITY a SYSTEM "{secret.as_uri()}">]><x>&a;</x>'
    assert "fortroligt" not in reason(odt("", **{"content.xml": xml}), "brev.odt")


def test_a_part_of_very_many_elements_is_refused_before_it_is_parsed() -> None:
    parts: dict[str, Any] = {"word/document.xml": b"<x>" + b"<p/>" * (limits.MAX_XML_ELEMENTS + 1) + b"</x>"}
    assert "2.000.000" in reason(docx(**parts), "brev.docx")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"<div>" * 50_000 + b"Hej", "brev.html"),
        (b"{\\rtf1" + b"{" * 50_000 + b"Hej" + b"}" * 50_001, "brev.rtf"),
        (docx("<w:sdt><w:sdtContent>" * 500 + para("Hej") + "</w:sdtContent></w:sdt>" * 500), "brev.docx"),
    ],
)
def test_endless_nesting_is_refused_or_read_but_never_crashes(data: bytes, name: str) -> None:
    with contextlib.suppress(UnreadableLetterError):
        assert "Hej" in read_text(data, name).text


def test_reading_text_loads_no_document_library() -> None:
    script = (
        "import sys; from begrundelse_lint.readers import read_text; read_text('Hej', 'brev.txt');"
        "print([m for m in ('lxml', 'pypdfium2', 'selectolax', 'striprtf', 'zipfile') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
