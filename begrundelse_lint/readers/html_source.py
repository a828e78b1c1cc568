"""HTML source before it is parsed: what the parser would misread, or take hours over, is dealt with here."""

from __future__ import annotations

import re

_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
_EMPTY_TAG = re.compile(r"<([a-zA-Z][\w:-]*)((?:\s[^<>]*?)?)/>")
_XHTML = re.compile(r"\s*<\?xml|\s*<!DOCTYPE[^>]*XHTML", re.I)
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
)  # fmt: skip
_CLOSED_BY_OTHERS = frozenset(
    {"p", "li", "td", "th", "tr", "dt", "dd", "option", "optgroup", "thead", "tbody", "tfoot", "colgroup", "caption",
     "html", "head", "body"}
)  # fmt: skip
_MAX_OPEN = 1000


def prepared(source: str) -> str:
    """The source, ready for an HTML parser.

    Raises:
        RecursionError: elements are nested so deeply that the parser (whose time grows with the square of the depth)
            would not come to an end.
    """
    if _XHTML.match(source):  # in XHTML ``<span/>`` is empty; an HTML parser would leave it open to the end
        source = _EMPTY_TAG.sub(_spelled_out, source)
    depth = 0
    for match in _TAG.finditer(source):
        name = match[2].lower()
        if name in _VOID or name in _CLOSED_BY_OTHERS:
            continue
        depth = max(0, depth - 1) if match[1] else depth + 1
        if depth > _MAX_OPEN:
            raise RecursionError("HTML nested too deeply")
    return source


def _spelled_out(match: re.Match[str]) -> str:
    name, attributes = match[1], match[2]
    return match[0] if name.lower() in _VOID else f"<{name}{attributes}></{name}>"
