"""LibreOffice opens the letter, and meets the comments at the very words; what it saves can be rid of them again."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from commented import COMMENTS, noted, written
from lxml import etree

from begrundelse_lint import annotation
from begrundelse_lint.readers import read_bytes
from tests.readers.making import docx, field, para, run, table

SOFFICE = shutil.which("soffice")
pytestmark = [pytest.mark.slow, pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")]

OFFICE, TEXT = (f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("office", "text"))
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"

LETTER = docx(
    para("Kære Jeppe"),
    para("Udfyld en kancelli", run("for", "<w:b/>"), "mular, tak."),
    para("Læs ", f'<w:hyperlink w:anchor="klage">{run("den anden paragraf her")}</w:hyperlink>'),
    para('<w:ins w:id="7" w:author="Jens">', run("Et nyt nummer"), "</w:ins>", " er sat ind."),
    table(["første celle", "anden celle"]),
    para("Felt: ", field(" MERGEFIELD Navn ", "hele flettefeltet"), " nu."),
    para("Begynder her og", properties='<w:rPr><w:del w:id="3" w:author="Jens"/></w:rPr>'),
    para(" slutter der."),
)
WORDS = ("kancelliformular", "anden paragraf", "nyt nummer", "celle | anden", "flettefeltet", "her og slutter")
MARKED = ("kancelliformular", "anden paragraf", "nyt nummer", "celleanden", "hele flettefeltet", "her og slutter")


def converted(data: bytes, to: str, folder: Path) -> bytes:
    """The file as LibreOffice writes it."""
    (folder / "ind").mkdir()
    source = folder / "ind" / "brev.docx"
    source.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
    words = [str(SOFFICE), profile, "--headless", "--convert-to", to, "--outdir", str(folder), str(source)]
    subprocess.run(words, check=True, capture_output=True, timeout=120)
    return (folder / f"brev.{to}").read_bytes()


def annotations(odt: bytes) -> list[tuple[str, str, str]]:
    """Author, first line and anchored words of each comment in an OpenDocument text."""
    with zipfile.ZipFile(io.BytesIO(odt)) as package:
        root = etree.fromstring(package.read("content.xml"))
    found: dict[str, tuple[str, str]] = {}
    marked: dict[str, str] = {}
    _walk(root.find(f".//{OFFICE}text"), found, marked, set())
    return [(*said, marked[name]) for name, said in found.items()]


def _walk(
    element: etree._Element | None, found: dict[str, tuple[str, str]], marked: dict[str, str], open_: set[str]
) -> None:
    assert element is not None
    name = element.get(f"{OFFICE}name", "")
    if element.tag == f"{OFFICE}annotation":
        first = next(element.iter(f"{TEXT}p"))
        found[name] = (element.findtext(CREATOR, ""), "".join(str(text) for text in first.itertext()))
        marked[name] = ""
        open_.add(name)
        return
    if element.tag == f"{OFFICE}annotation-end":
        open_.discard(name)
        return
    if element.tag == f"{TEXT}tracked-changes":
        return
    texts = [element.text, *(child for child in element)]
    for item in texts:
        if isinstance(item, str):
            _add(item, marked, open_)
        elif item is not None:
            _walk(item, found, marked, open_)
            _add(item.tail or "", marked, open_)


def _add(text: str, marked: dict[str, str], open_: set[str]) -> None:
    for name in open_:
        marked[name] += text


def test_the_comments_arrive_at_the_very_words(tmp_path: Path) -> None:
    first, *others = annotations(converted(noted(LETTER, *WORDS), "odt", tmp_path))
    assert first == ("begrundelse-lint", "Ret dette, før brevet sendes", "Kære Jeppe")
    assert others == [("begrundelse-lint", f"Fejl: {word}", marked) for word, marked in zip(WORDS, MARKED, strict=True)]


def test_what_another_program_has_saved_loses_our_comments_and_nothing_else(tmp_path: Path) -> None:
    words = WORDS[:-1]  # over a deleted paragraph end, LibreOffice itself loses the comment and leaves its mark
    saved = converted(noted(LETTER, *words), "docx", tmp_path)
    assert written(saved, COMMENTS).count('"begrundelse-lint"') == len(words) + 1
    bare = annotation.remove(saved)
    assert "begrundelse-lint" not in written(bare, COMMENTS) and "commentR" not in written(bare)
    assert read_bytes(bare, "brev.docx").text == read_bytes(saved, "brev.docx").text
