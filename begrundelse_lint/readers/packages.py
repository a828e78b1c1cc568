"""Zip packages (docx, odt) and the XML in them, read so that no file can exhaust the machine.

The unpacked size is counted while reading: what a zip header says about sizes is the file's own claim.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from lxml import etree

from begrundelse_lint.letter import UnreadableLetterError
from begrundelse_lint.readers import limits

_CHUNK = 256 * 1024
_DAMAGED = "Filen er ødelagt eller afkortet og kan ikke læses. Åbn den i Word, og gem den igen, eller hent den igen."
_ENCRYPTED_FLAG = 0x1
_READ_ERRORS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, struct.error, NotImplementedError, ValueError)


class Package:
    """The parts of a zip file by name (all of them: ``names``); counts what it unpacks."""

    def __init__(self, data: bytes) -> None:
        """
        Raises:
            UnreadableLetterError: the data is no whole zip file.
        """
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _READ_ERRORS as error:
            raise UnreadableLetterError(_DAMAGED) from error
        self.names = frozenset(self._zip.namelist())
        self._unpacked = 0

    def __contains__(self, name: str) -> bool:
        return name in self.names

    def read(self, name: str) -> bytes:
        """The bytes of a part.

        Raises:
            UnreadableLetterError: the part is missing, damaged or encrypted, or the package unpacks to too much.
        """
        if name not in self.names:
            raise UnreadableLetterError(_DAMAGED)
        if self._zip.getinfo(name).flag_bits & _ENCRYPTED_FLAG:
            raise UnreadableLetterError("Filen er krypteret med en adgangskode. Fjern adgangskoden, og gem filen igen.")
        chunks: list[bytes] = []
        try:
            with self._zip.open(name) as stream:
                while chunk := stream.read(_CHUNK):
                    self._unpacked += len(chunk)
                    limits.check_unpacked(self._unpacked)
                    chunks.append(chunk)
        except (*_READ_ERRORS, RuntimeError) as error:
            raise UnreadableLetterError(_DAMAGED) from error
        return b"".join(chunks)

    def xml(self, name: str) -> etree._Element:
        """The root element of an XML part. Raises as :meth:`read` and :func:`parse_xml`."""
        return parse_xml(self.read(name))

    def optional_xml(self, name: str) -> etree._Element | None:
        """The root element of an XML part, or None where the package has no such part."""
        return self.xml(name) if name in self else None


def parse_xml(data: bytes) -> etree._Element:
    """Parse XML without entities, DTDs and network; lxml itself stops at 256 levels of nesting.

    Raises:
        UnreadableLetterError: it is not well-formed, or holds a DTD (office files never do, bombs do).
    """
    limits.check_elements(data.count(b"<"))
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableLetterError(_DAMAGED) from error
    if root is None or root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableLetterError(_DAMAGED)
    return root
