"""How large a letter may be, and the messages when it is larger.

A decision letter is a few pages. The limits stand far above that and are there for files that are no letters,
and for files made to exhaust the machine.
"""

from __future__ import annotations

from begrundelse_lint.letter import UnreadableLetterError

MAX_FILE_BYTES = 25 * 1024 * 1024
MAX_PAGES = 200
MAX_UNPACKED_BYTES = 100 * 1024 * 1024
MAX_TEXT_CHARACTERS = 1_000_000
MAX_XML_ELEMENTS = 2_000_000  # per part: an element costs far more memory than its bytes on disk


def check_file_size(size: int) -> None:
    """Raise ``UnreadableLetterError`` when a file of ``size`` bytes is too large."""
    if size > MAX_FILE_BYTES:
        raise UnreadableLetterError(f"Filen er for stor: grænsen er {MAX_FILE_BYTES // 1024**2} MB.")


def check_pages(pages: int) -> None:
    """Raise ``UnreadableLetterError`` when a pdf has too many pages."""
    if pages > MAX_PAGES:
        raise UnreadableLetterError(f"Filen har {in_danish(pages)} sider: grænsen er {MAX_PAGES} sider.")


def check_unpacked(size: int) -> None:
    """Raise ``UnreadableLetterError`` when ``size`` bytes have come out of a package: it may be a zip bomb."""
    if size > MAX_UNPACKED_BYTES:
        limit = MAX_UNPACKED_BYTES // 1024**2
        raise UnreadableLetterError(f"Filen fylder for meget, når den pakkes ud: grænsen er {limit} MB.")


def check_elements(count: int) -> None:
    """Raise ``UnreadableLetterError`` when a part of a package has too many elements."""
    if count > MAX_XML_ELEMENTS:
        limit = in_danish(MAX_XML_ELEMENTS)
        raise UnreadableLetterError(f"Filen er for indviklet: grænsen er {limit} elementer i en del af filen.")


def check_text_length(characters: int) -> None:
    """Raise ``UnreadableLetterError`` when a letter holds too much text."""
    if characters > MAX_TEXT_CHARACTERS:
        raise UnreadableLetterError(f"Teksten er for lang: grænsen er {in_danish(MAX_TEXT_CHARACTERS)} tegn.")


def in_danish(number: int) -> str:
    """A whole number as Danes write it: ``1.000.000``."""
    return f"{number:,}".replace(",", ".")
