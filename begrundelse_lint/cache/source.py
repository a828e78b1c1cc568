"""A letter's file as one text, made quickly: not the letter as it is read, but all of its words are there.

Only for finding again the words that an entry says stand there. A pdf or rtf file shows no words without its reader.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Callable

from begrundelse_lint.readers import ENDINGS

_TAG = re.compile(r"<[^>]*>")
_PARTS = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml|content\.xml|styles\.xml")


def text_of(data: bytes, ending: str) -> str | None:
    """The file's text; None for a format that has none to show. ``ending`` is that of its name, in small letters.

    Raises:
        Exception: the file is not what its name says.
    """
    show = _SHOWN.get(ENDINGS.get(ending, ""))
    return show(data) if show is not None else None


def _plain(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _page(data: bytes) -> str:
    return html.unescape(_plain(data))


def _package(data: bytes) -> str:
    """The texts of an office file's parts that hold any."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = sorted(name for name in package.namelist() if _PARTS.fullmatch(name))
        return "\n".join(html.unescape(_TAG.sub("", _plain(package.read(name)))) for name in names)


_SHOWN: dict[str, Callable[[bytes], str]] = {
    "txt": _plain,
    "md": _plain,
    "html": _page,
    "docx": _package,
    "odt": _package,
}
