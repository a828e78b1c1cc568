"""Names in WordprocessingML, and small helpers on its elements. Shared by the docx modules."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from lxml import etree

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"

# ISO 29500 strict names the same elements by other namespaces; they are read as the usual ones.
STRICT_NAMESPACES = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": MAIN.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": RELATIONSHIPS.encode(),
}


def w(name: str) -> str:
    """The full name of an element or attribute in the main namespace."""
    return f"{{{MAIN}}}{name}"


PARAGRAPH, TABLE, ROW, CELL, RUN = w("p"), w("tbl"), w("tr"), w("tc"), w("r")
SDT, SDT_CONTENT, TEXT_BOX = w("sdt"), w("sdtContent"), w("txbxContent")
ALTERNATE, CHOICE, FALLBACK = (f"{{{COMPATIBILITY}}}{n}" for n in ("AlternateContent", "Choice", "Fallback"))
_VALUE = w("val")
_TRANSPARENT = frozenset({w("customXml"), w("ins"), w("moveTo"), w("smartTag"), SDT_CONTENT, CHOICE, FALLBACK})


def value(element: etree._Element | None, default: str = "") -> str:
    """The ``w:val`` of an element."""
    return default if element is None else element.get(_VALUE, default)


def child_value(parent: etree._Element | None, path: str) -> str | None:
    """The ``w:val`` of the element at ``path`` (names in the main namespace, split by ``/``), or None."""
    found = child(parent, path)
    return None if found is None else found.get(_VALUE, "")


def child(parent: etree._Element | None, path: str) -> etree._Element | None:
    """The element at ``path`` below ``parent``, or None."""
    if parent is None:
        return None
    return parent.find(_path(path))


@cache
def _path(path: str) -> str:
    return "/".join(w(name) for name in path.split("/"))


def switched(parent: etree._Element | None, name: str) -> bool | None:
    """An on/off property such as ``w:b``: True, False, or None where it is not set."""
    found = child(parent, name)
    if found is None:
        return None
    return found.get(_VALUE, "1") not in {"0", "false", "off"}


def chosen(alternatives: etree._Element) -> etree._Element | None:
    """The branch of ``mc:AlternateContent`` to read: the first that holds text, for both say the same."""
    branches = [branch for branch in alternatives if branch.tag in (CHOICE, FALLBACK)]
    for branch in branches:
        if next(branch.iter(w("t")), None) is not None:
            return branch
    return branches[0] if branches else None


def blocks(container: etree._Element, *wanted: str) -> Iterator[etree._Element]:
    """The ``wanted`` children, seen through content controls and other wrappers."""
    for element in container:
        if element.tag in wanted:
            yield element
        elif element.tag in _TRANSPARENT:
            yield from blocks(element, *wanted)
        elif element.tag == SDT:
            content = element.find(SDT_CONTENT)
            if content is not None:
                yield from blocks(content, *wanted)
        elif element.tag == ALTERNATE:
            branch = chosen(element)
            if branch is not None:
                yield from blocks(branch, *wanted)
