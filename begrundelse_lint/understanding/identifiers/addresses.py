"""Where people live: the address of the letter, and streets with a number anywhere in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from begrundelse_lint.language.clean import CleanText
from begrundelse_lint.letter import Span
from begrundelse_lint.understanding.identifiers.kinds import Identifier, Kind

_CAPITAL = r"[A-ZÆØÅÉ][\w.'é-]*"
_HOUSE = r"\d{1,3}(?! ?(?:time|minut|t\.|gang|dag|uge|måned|år|kr|pct|%))(?: ?[A-Za-z])?(?!\w|[.,]\d)"
_FLOOR = (
    r"(?:,? (?:st|\d{1,2}(?!\d))\.?(?: ?(?:sal|tv|th|mf|dør))?\.?(?: ?(?:tv|th|mf|\d{1,3})\b\.?)?"
    r"|, ?(?:vær|lejl|dør)\.? ?\d{1,4})"
)
_TOWN_WORD = r"[A-ZÆØÅ](?:[a-zæøåé]+|\b)(?![\w.-]*:)"
_TOWN = rf"\d{{4}} {_TOWN_WORD}(?: {_TOWN_WORD})*"
_STREET_END = (
    r"(?:vej|vejen|gade|gaden|stræde|allé|alle|plads|pladsen|torv|torvet|vænge|vænget|park|parken|sti|stien|bakke|bakken|have|haven"
    r"|boulevard|vang|toft|toften|mark|marken|skov|hegn|hegnet|bro|kaj|kajen|strand|stranden|gård|gården|lund|lunden"
    r"|høj|højen|banken|dal|dalen|svinget|passagen|ager|led|krogen|vangen|volden|bæk|bækken|ås|åsen|slippe|slippen)"
)
_STREET = rf"(?:{_CAPITAL} ){{0,3}}{_CAPITAL}?(?i:{_STREET_END})"
_ADDRESS = re.compile(rf"(?<!\w)({_STREET}) {_HOUSE}{_FLOOR}?(?:, {_TOWN})?")
_POSTAL = re.compile(rf"(?:^|(?<=, )){_TOWN}", re.MULTILINE)
_ADDRESSEE = re.compile(
    rf"(?:(?:Til|Att\.?|Navn|Fru|Frk\.?|Hr\.?|Herr|[Aa]dvokat)\b:?\s*)*{_CAPITAL}(?:\s(?:{_CAPITAL}|af|von|de|van)){{1,4}}"
)
_NO_ADDRESS = re.compile(
    r"dato|sag|j\.?nr|journal|cpr|cvr|tlf|telefon|vedr|født|kære|hej|\bden \d|@|att\b|værge|ref\b", re.IGNORECASE
)
_DATED = re.compile(r"\d{1,2}\. [a-z]+ \d{4}|\d{1,2}[-./]\d{1,2}[-./]\d{2,4}")
_OFFICE = re.compile(
    r"kommune|forvaltning|center|afdeling|myndighed|rådhus|service|sekretariat|visitation|team"
    r"|fuldmægtig|jurist|konsulent|rådgiv|assistent|leder|koordinator|pædagog|vejled",
    re.IGNORECASE,
)
_HEAD, _LONGEST_LINE, _MOST_LINES = 14, 60, 4


def addresses(text: CleanText) -> Iterator[Identifier]:
    """Every address of the letter."""
    for span in (*_of_addressee(text), *_streets(text.text)):
        yield Identifier(span, Kind.ADDRESS)


def _streets(text: str) -> Iterator[Span]:
    """Streets with a number, postal districts on a line of their own, and the streets once more without a number."""
    known: set[str] = set()
    for match in _ADDRESS.finditer(text):
        yield Span(*match.span())
        known.add(match[1])
    for match in _POSTAL.finditer(text):
        yield Span(*match.span())
    for street in known:
        for match in re.finditer(rf"(?<!\w){re.escape(street)}(?!\w)", text):
            yield Span(*match.span())


def names_above_addresses(text: CleanText) -> Iterator[Span]:
    """The lines of the letterhead that are a name with an address under it."""
    for name, _ in _stanzas(text):
        yield name


def _of_addressee(text: CleanText) -> Iterator[Span]:
    """The lines that stand right under a name in the letterhead: «Gamle Bådebyggeri», «Møllebo, lejlighed 9»."""
    for _, lines in _stanzas(text):
        yield from lines


def _stanzas(text: CleanText) -> Iterator[tuple[Span, list[Span]]]:
    """Names in the letterhead, each with the lines of its address."""
    name: Span | None = None
    lines: list[Span] = []
    for block in (*text.blocks[:_HEAD], None):
        line = text.of(block.span) if block else ""
        if block and name and not block.after_blank and len(lines) < _MOST_LINES and _may_be_address(line):
            lines.append(block.span)
            continue
        if name and lines:
            yield name, lines
        named = block is not None and _ADDRESSEE.fullmatch(line) and not _OFFICE.search(line)
        name, lines = block.span if block and named else None, []


def _may_be_address(line: str) -> bool:
    return (
        len(line) <= _LONGEST_LINE
        and (line[:1].isupper() or line[:1].isdigit() or line.startswith("c/o"))
        and not line.endswith((":", "?"))
        and not (_NO_ADDRESS.search(line) or _OFFICE.search(line) or _DATED.search(line))
    )
