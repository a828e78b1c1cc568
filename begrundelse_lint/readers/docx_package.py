"""The parts of a Word package, found by its relationships: the body is not always ``word/document.xml``."""

from __future__ import annotations

import posixpath
from typing import NamedTuple

from lxml import etree

from begrundelse_lint.letter import UnreadableLetterError
from begrundelse_lint.readers import docx_names as names
from begrundelse_lint.readers.docx_numbering import Numbering
from begrundelse_lint.readers.docx_styles import Styles
from begrundelse_lint.readers.docx_text import Part
from begrundelse_lint.readers.packages import Package, parse_xml

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Target(NamedTuple):
    """What a relationship of a part leads to."""

    id: str
    kind: str  # the last word of the relationship's type: «styles», «header» …
    part: str


class Docx:
    """A Word package. ``name`` is the part that holds the body, ``root`` its root; ``targets`` is what it leads to.

    Elements have the usual namespaces, also where the file is of the ``strict`` kind (ISO 29500).
    """

    def __init__(self, data: bytes) -> None:
        """
        Raises:
            UnreadableLetterError: no zip file, damaged, encrypted, too large, no Word file.
        """
        self.package = Package(data)
        body = [target.part for target in self._targets("") if target.kind == "officeDocument"]
        if not body or body[0] not in self.package:
            raise UnreadableLetterError(
                "Filen er ikke et Word-dokument: den har ingen brødtekst. Gem brevet som .docx igen."
            )
        self.name = body[0]
        self.root = self.xml(self.name)
        self.strict = any(namespace in self.package.read(self.name) for namespace in names.STRICT_NAMESPACES)
        self.targets = self._targets(self.name)
        self.styles = Styles(self._xml_of_kind("styles"))
        self.numbering = Numbering(self._xml_of_kind("numbering"))
        self.settings = self._xml_of_kind("settings")

    def xml(self, name: str) -> etree._Element:
        """The root element of a part. Raises as :meth:`Package.read` and :func:`parse_xml`."""
        data = self.package.read(name)
        for strict, usual in names.STRICT_NAMESPACES.items():
            data = data.replace(strict, usual)
        return parse_xml(data)

    def part_of_kind(self, kind: str) -> str | None:
        """The name of the part that the body leads to by a relationship of this kind («styles»)."""
        return next((t.part for t in self.targets if t.kind == kind and t.part in self.package), None)

    def part_of_id(self, target_id: str) -> str | None:
        """The name of the part that the body leads to by this relationship."""
        return next((t.part for t in self.targets if t.id == target_id and t.part in self.package), None)

    def part(self, name: str, root: etree._Element) -> Part:
        """A part that can be read paragraph by paragraph."""
        return Part(name, root, self.styles, self.numbering)

    def _xml_of_kind(self, kind: str) -> etree._Element | None:
        name = self.part_of_kind(kind)
        return None if name is None else self.xml(name)

    def _targets(self, part: str) -> list[Target]:
        folder, file = posixpath.split(part)
        root = self.package.optional_xml(posixpath.join(folder, "_rels", f"{file}.rels"))
        found = []
        for relation in root.iter(_RELATIONSHIP) if root is not None else ():
            target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
            found.append(Target(relation.get("Id", ""), relation.get("Type", "").rpartition("/")[2], target))
        return found
