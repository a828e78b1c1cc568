"""A Word package while parts of it are changed: all others are carried over as they are, in their order."""

from __future__ import annotations

import io
import posixpath
import zipfile
from itertools import count

from begrundelse_lint.annotation.markup import Markup, attribute, escaped, without
from begrundelse_lint.readers.docx_package import Docx

_CONTENT_TYPES = "[Content_Types].xml"
_NO_RELATIONSHIPS = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)
_OUR_ID = "rIdBegrundelseLint"
_OLDEST = (1980, 1, 1, 0, 0, 0)  # the first moment a zip file can tell; new parts have no time of their own


class Parts:
    """The parts of a Word file, to be changed and packed again."""

    def __init__(self, data: bytes, docx: Docx) -> None:
        self._data = data
        self._docx = docx
        self._changed: dict[str, bytes] = {}
        self._dropped: set[str] = set()
        folder, file = posixpath.split(docx.name)
        self._folder = folder
        self._relationships = posixpath.join(folder, "_rels", f"{file}.rels")

    def read(self, name: str) -> bytes:
        """A part as it is now."""
        return self._changed[name] if name in self._changed else self._docx.package.read(name)

    def write(self, name: str, data: bytes) -> None:
        """Give a part that is there another content."""
        self._changed[name] = data

    def add(self, file: str, data: bytes, content_type: str, relationship_type: str) -> None:
        """Add a part beside the body, which leads to it."""
        name = self._free_name(file)
        self._changed[name] = data
        if _CONTENT_TYPES in self._docx.package:
            override = f'PartName="/{escaped(name)}" ContentType="{content_type}"'
            self._append(_CONTENT_TYPES, "Override", override)
        if self._relationships not in self._docx.package:
            self._changed[self._relationships] = _NO_RELATIONSHIPS
        target = posixpath.relpath(name, self._folder or ".")
        relationship = f'Id="{self._free_id()}" Type="{relationship_type}" Target="{escaped(target)}"'
        self._append(self._relationships, "Relationship", relationship)

    def drop(self, name: str) -> None:
        """Take a part out that the body leads to, with all that speaks of it."""
        self._dropped.add(name)
        if _CONTENT_TYPES in self._docx.package:
            self._without(_CONTENT_TYPES, "PartName", {f"/{name}"})
        ids = {target.id for target in self._docx.targets if target.part == name}
        self._without(self._relationships, "Id", ids)
        if self.read(self._relationships) == _NO_RELATIONSHIPS:
            self._dropped.add(self._relationships)

    def packed(self) -> bytes:
        """The file with its changes."""
        buffer = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(self._data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
            new.comment = old.comment
            entries = {info.filename: info for info in old.infolist()}  # of two with one name, the later one counts
            for name, info in entries.items():
                if name not in self._dropped:
                    new.writestr(_entry(info), self.read(name) if not info.is_dir() else b"")
            for name, data in self._changed.items():
                if name not in entries and name not in self._dropped:
                    new.writestr(zipfile.ZipInfo(name, _OLDEST), data, zipfile.ZIP_DEFLATED)
        return buffer.getvalue()

    def _append(self, name: str, element: str, attributes: str) -> None:
        markup = Markup(self.read(name))
        added = markup.added_to(markup.root, f"<{markup.root.tag(element)} {attributes}/>")
        self._changed[name] = markup.edited([added])

    def _without(self, name: str, key: str, values: set[str]) -> None:
        """Take those entries out of a part whose attribute ``key`` has one of these values."""
        self._changed[name] = without(self.read(name), lambda entry: attribute(entry, key) in values)

    def _free_name(self, file: str) -> str:
        """The name of a part beside the body that nothing else has; in packages «A» and «a» are one name."""
        taken = {name.lower() for name in self._docx.package.names}
        stem, ending = posixpath.splitext(file)
        names = (posixpath.join(self._folder, f"{stem}{number or ''}{ending}") for number in count())
        return next(name for name in names if name.lower() not in taken)

    def _free_id(self) -> str:
        taken = {target.id for target in self._docx.targets}
        return next(name for number in count() if (name := f"{_OUR_ID}{number or ''}") not in taken)


def _entry(info: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """An entry as it was, for new content."""
    entry = zipfile.ZipInfo(info.filename, info.date_time)
    entry.compress_type = info.compress_type
    entry.comment = info.comment
    entry.create_system, entry.external_attr, entry.internal_attr = (
        info.create_system, info.external_attr, info.internal_attr,
    )  # fmt: skip
    return entry
