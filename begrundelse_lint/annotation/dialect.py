"""How a file spells WordprocessingML: with which prefix, and in which of its two sets of namespaces."""

from __future__ import annotations

from lxml import etree

from begrundelse_lint.readers import docx_names as names
from begrundelse_lint.records import record

_MAIN = (
    names.MAIN,
    *(strict.decode() for strict, usual in names.STRICT_NAMESPACES.items() if usual == names.MAIN.encode()),
)


@record
class Dialect:
    """How a part writes elements; ``declaration`` goes into outermost ones, where the part has no prefix for them."""

    prefix: str
    declaration: str

    @classmethod
    def of(cls, root: etree._Element, *, strict: bool) -> Dialect:
        """That of a part with this root."""
        prefixes = [prefix for prefix, namespace in root.nsmap.items() if prefix and namespace in _MAIN]
        if prefixes:
            return cls(min(prefixes), "")
        return cls("w", spelt(f' xmlns:w="{names.MAIN}"', strict=strict))

    def outermost(self, name: str, attributes: str = "", content: str = "") -> str:
        """An element that stands in the part directly; inside of it, the prefix is known."""
        tag = f"{self.prefix}:{name}"
        return (
            f"<{tag}{self.declaration}{attributes}>{content}</{tag}>"
            if content
            else f"<{tag}{self.declaration}{attributes}/>"
        )


def spelt(text: str, *, strict: bool) -> str:
    """A text with the usual namespaces, as strict or usual files have them."""
    for namespace, usual in names.STRICT_NAMESPACES.items() if strict else ():
        text = text.replace(usual.decode(), namespace.decode())
    return text
