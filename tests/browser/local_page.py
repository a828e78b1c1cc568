"""The local page as people use it."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from docx import Document
from handing_in import Running, running, word_letter

REMARKS = (
    "Omfanget af støtten mangler",
    "Loven er ikke nævnt ved navn",
    "Oplysninger om en anden person",
)
_DROP = """([data, name]) => {
    const bytes = Uint8Array.from(atob(data), character => character.charCodeAt(0));
    const held = new DataTransfer();
    held.items.add(new File([bytes], name));
    for (const kind of ["dragenter", "dragover", "drop"])
        document.body.dispatchEvent(new DragEvent(kind, {dataTransfer: held, bubbles: true, cancelable: true}));
}"""


@contextmanager
def served(folder: Path) -> Iterator[Running]:
    """The page, served by the program from this folder."""
    with running("--port", 0, cwd=folder, environment={"BEGRUNDELSE_LINT_CACHE": ""}) as program:
        yield program


def drop(page: Any, data: bytes | None = None, name: str = "brev.docx") -> None:
    """Let a file fall on the page."""
    page.evaluate(_DROP, [base64.b64encode(word_letter() if data is None else data).decode(), name])


def said(page: Any, words: str) -> None:
    """Wait until the page says this of the letter."""
    page.wait_for_function("words => document.getElementById('said').textContent === words", arg=words, timeout=15_000)


def titles(page: Any) -> list[str]:
    """The titles of the remarks that are shown beside the letter."""
    found = page.locator(".remark :is(h3, h4)")
    return [title.strip() for title in found.all_inner_texts()]


def paste(page: Any, text: str) -> None:
    """Put text where the caret is, as pasting does: in one piece, and to be undone."""
    page.locator("#text").focus()
    page.keyboard.insert_text(text)


def select(page: Any, words: str) -> None:
    """Select words in the text that is edited."""
    page.evaluate(
        """words => {
            const area = document.getElementById("text");
            const at = area.value.indexOf(words);
            if (at < 0) throw new Error(words);
            area.focus();
            area.setSelectionRange(at, at + words.length);
        }""",
        words,
    )


def saved(page: Any, button: str) -> tuple[str, bytes]:
    """The file that a button gives: its name and its content."""
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def comments(data: bytes) -> list[str]:
    """The comments in a Word file."""
    return [comment.text for comment in Document(io.BytesIO(data)).comments]
