"""Results without the letter's own words (``--no-quotes``), or without what points to persons (``--no-names``).

Made before any report sees them: none can forget.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from begrundelse_lint.checked import CheckedLetter
from begrundelse_lint.finding import Finding, Place
from begrundelse_lint.reports.base import Results
from begrundelse_lint.suppression import Suppressed, Suppression
from begrundelse_lint.understanding.identifiers import Identifiers

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


def without_names(results: Results) -> Results:
    """The same results with «[navn]», «[telefon]» and the like in place of what points to persons.

    The letters must have been checked with ``Checker(…, find_identifiers=True)``. Of a checked letter that was not,
    nothing is quoted at all. Paths lose names and numbers too; letters whose paths become one get numbers.
    """
    everybody = Identifiers.all_of(letter.identifiers for letter in results.letters if letter.identifiers is not None)
    unread = Identifiers(first_names=everybody.first_names)
    known = [letter.identifiers or unread for letter in results.letters]
    paths = _apart([each.hide_in_path(letter.path) for letter, each in zip(results.letters, known, strict=True)])
    letters = [
        replace(_nameless(letter, each), path=path)
        for letter, each, path in zip(results.letters, known, paths, strict=True)
    ]
    unused = tuple(_nameless_suppression(item, everybody) for item in results.unused)
    return replace(results, letters=letters, unused=unused)


def letter_without_names(letter: CheckedLetter) -> CheckedLetter:
    """The same for one letter, which keeps its path."""
    return _nameless(letter, letter.identifiers or Identifiers())


def _nameless(letter: CheckedLetter, known: Identifiers) -> CheckedLetter:
    if letter.checked and letter.identifiers is None:
        return without_quotes(letter)
    return replace(
        letter,
        reason=known.hide(letter.reason) if letter.reason else None,
        findings=tuple(_nameless_finding(finding, known) for finding in letter.findings),
        suppressed=tuple(_nameless_suppressed(item, known) for item in letter.suppressed),
        unused=tuple(_nameless_suppression(item, known) for item in letter.unused),
        noted=tuple(_nameless_suppression(item, known) for item in letter.noted),
        misread=tuple(known.hide(told) for told in letter.misread),
        requirements=tuple(
            asked._replace(places=tuple(_nameless_place(place, known) for place in asked.places))
            for asked in letter.requirements
        ),
        reading=None,
        identifiers=None,
    )


def _nameless_finding(finding: Finding, known: Identifiers) -> Finding:
    return replace(
        finding,
        message=known.hide(finding.message),
        suggestion=known.hide(finding.suggestion),
        when=known.hide(finding.when) if finding.when else None,
        place=_nameless_place(finding.place, known),
        more=tuple(_nameless_place(place, known) for place in finding.more),
    )


def _nameless_place(place: Place, known: Identifiers) -> Place:
    """A fingerprint of words that were hidden is made anew: a number can be guessed from it by trying them all."""
    quote = known.hide(place.quote)
    return replace(
        place,
        quote=quote,
        fingerprint=place.fingerprint if quote == place.quote else "",
        message=known.hide(place.message),
        suggestion=known.hide(place.suggestion),
    )


def _nameless_suppressed(item: Suppressed, known: Identifiers) -> Suppressed:
    return replace(item, finding=_nameless_finding(item.finding, known), by=_nameless_suppression(item.by, known))


def _nameless_suppression(item: Suppression, known: Identifiers) -> Suppression:
    return replace(
        item,
        reason=known.hide(item.reason),
        quote=known.hide(item.quote) if item.quote is not None else None,
        written=known.hide_in_path(item.written),
    )


def _apart(paths: Sequence[str]) -> list[str]:
    """Paths that have become alike, numbered: «brev [navn].docx», «brev [navn] (2).docx»."""
    seen: dict[str, int] = {}
    told = []
    for path in paths:
        seen[path] = seen.get(path, 0) + 1
        stem, ending = os.path.splitext(path)
        told.append(path if seen[path] == 1 else f"{stem} ({seen[path]}){ending}")
    return told
