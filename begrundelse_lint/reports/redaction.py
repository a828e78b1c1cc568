"""Findings without the letter's own words (``--no-quotes``), made before any report sees them: none can forget."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from begrundelse_lint.check import CheckedLetter
from begrundelse_lint.finding import Finding, Place

_QUOTED = re.compile(r"«[^«»]*»")
_CHOSEN = re.compile(r"‹[^‹›]*›")
_LEFT_OUT = "«…»"


def without_quotes(letter: CheckedLetter) -> CheckedLetter:
    """The same letter's results with nothing quoted from it, and without the letter itself."""
    return replace(
        letter,
        findings=tuple(_without_quote(finding) for finding in letter.findings),
        reading=None,
        requirements=tuple(
            asked._replace(places=tuple(replace(place, quote="") for place in asked.places))
            for asked in letter.requirements
        ),
    )


def _without_quote(finding: Finding) -> Finding:
    quotes = [place.quote for place in finding.places]
    first, *more = (_silent(finding, place, quotes) for place in finding.places)
    return replace(
        finding,
        message=_hide(finding.message, quotes),
        suggestion=_hide(finding.suggestion, quotes),
        when=_hide(finding.when, quotes) if finding.when else None,
        place=first,
        more=tuple(more),
    )


def _silent(finding: Finding, place: Place, quotes: list[str]) -> Place:
    """A place whose quote is gone and whose fingerprint stays what it was."""
    return replace(
        place,
        quote="",
        fingerprint=finding.fingerprint_at(place),
        message=_hide(place.message, quotes),
        suggestion=_hide(place.suggestion, quotes),
    )


def _hide(text: str, quotes: list[str]) -> str:
    """A rule's sentence without the words of the letter that were filled into it.

    They stand in «…» where they are a quotation, and as they are where a rule has put an attribute in; the choices of a
    template stand in ‹…›.
    """
    text = _CHOSEN.sub("‹…›", text)
    text = _QUOTED.sub(lambda match: _LEFT_OUT if _in_any(match[0][1:-1], quotes) else match[0], text)
    for part in sorted(_whole(quotes), key=len, reverse=True):
        text = text.replace(part, "…")
    return text


def _in_any(words: str, quotes: list[str]) -> bool:
    return any(words.strip(" …").casefold() in quote.casefold() for quote in quotes)


def _whole(quotes: list[str]) -> Iterator[str]:
    return (quote for quote in quotes if len(quote) > 3)
