"""What a file's first bytes say it is. Used for good messages only: the ending decides the reader."""

from __future__ import annotations

from begrundelse_lint.letter import UnreadableLetterError

_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_OLD_WORD_STREAM = "WordDocument".encode("utf-16-le")

_FORMAT_NAMES = {"docx": "Word-dokument (.docx)", "odt": "OpenDocument-tekst (.odt)", "pdf": "pdf", "rtf": "rtf"}
_KIND_NAMES = {
    "pdf": "en pdf",
    "rtf": "rtf-tekst",
    "html": "en html-side",
    "zip": "en zip-pakke (måske .docx eller .odt)",
}
_KIND_ENDINGS = {"pdf": ".pdf", "rtf": ".rtf", "html": ".html", "zip": ".docx eller .odt"}
_OLD_WORD_ADVICE = "Åbn den i Word, og gem som .docx."


def kind_of(data: bytes) -> str:
    """``pdf``, ``zip`` (docx, odt), ``ole`` (old Word, encrypted Office), ``rtf``, ``html`` or ``other``."""
    start = data[:1024]
    if data.startswith(_OLE_MAGIC):
        return "ole"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if b"%PDF-" in start:
        return "pdf"
    stripped = start.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if stripped.startswith(b"{\\rtf"):
        return "rtf"
    if stripped.startswith((b"<!doctype html", b"<html")):
        return "html"
    return "other"


def require(data: bytes, kind: str, format_name: str) -> None:
    """Check that a file named as ``format_name`` begins like a ``kind``.

    Raises:
        UnreadableLetterError: it does not; the message says what the file is instead.
    """
    found = kind_of(data)
    if found == kind:
        return
    name = _FORMAT_NAMES[format_name]
    if found == "ole":
        raise UnreadableLetterError(_about_ole(data))
    if found in _KIND_NAMES:
        raise UnreadableLetterError(
            f"Filen er ikke {name}, men {_KIND_NAMES[found]}. Giv den endelsen {_KIND_ENDINGS[found]}."
        )
    raise UnreadableLetterError(f"Filen kan ikke læses som {name}: den er ødelagt eller i et andet format.")


def advice_for(ending: str, data: bytes) -> str:
    """Why a file with an ending that no reader takes is not checked, and what to do."""
    found = kind_of(data)
    if found == "ole" and _ENCRYPTED_STREAM in data:
        return _about_ole(data)
    if found in _KIND_NAMES:
        return f"Filen er {_KIND_NAMES[found]}, men har et andet navn. Giv den endelsen {_KIND_ENDINGS[found]}."
    if ending in {".doc", ".dot"}:
        return f"Filen er i det gamle Word-format ({ending}), som ikke kan læses. {_OLD_WORD_ADVICE}"
    if not ending:
        return "Filen har ingen endelse, så formatet er ukendt. Åbn den i Word, og gem som .docx."
    return f"Formatet {ending} kan ikke læses. Åbn filen i et tekstprogram, og gem som .docx."


def _about_ole(data: bytes) -> str:
    if _ENCRYPTED_STREAM in data:
        return "Filen er krypteret med en adgangskode. Åbn den i Word, fjern adgangskoden, og gem den igen som .docx."
    if _OLD_WORD_STREAM in data:
        return f"Filen er i det gamle Word-format (.doc), uanset hvad navnet ender på. {_OLD_WORD_ADVICE}"
    return f"Filen er krypteret eller i det gamle Word-format (.doc). {_OLD_WORD_ADVICE}"
