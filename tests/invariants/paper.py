"""What happens to a letter's text on its way through word processors and mail programs. Its words stay the same."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

CORPUS = Path(__file__).parent.parent.parent / "corpus" / "tuned"

Change = Callable[[str, Random], str]
"""A text changed by the dice of a seeded ``Random``."""

_NARROWEST, _WIDEST = 50, 100  # columns that a letter may be wrapped at
_VOWELS = "aeiouyæøåé"
_SYLLABLES = re.compile(rf"(?<=[{_VOWELS}])(?=[bcdfghjklmnprstv][{_VOWELS}])", re.IGNORECASE)
_LONG_WORD = re.compile(r"[^\W\d_]{9,}")
_MARK = re.compile(r"[-–•*] |\d+[.)] ")
_HEADING = re.compile(r"[A-ZÆØÅ][^.,:;!|0-9]+")
_SIGN_OFF = re.compile(r"(?:med )?(?:venlig|mange|de bedste|kærlig|varme)|kh\b|hilsen", re.IGNORECASE)
_BULLET = re.compile(r"^(?:- |\* |• )", re.MULTILINE)
_CLOSE = re.compile(
    r"(?<=§) (?=\d)|(?<=\d) (?=(?:timer?|uger|kr\.|minutter|min\.|dage)\b)|(?<=\bstk\.) (?=\d)|(?<=\bnr\.) (?=\d)"
)


@cache
def letters() -> dict[str, str]:
    """The letters of the corpus by their names."""
    files = sorted(path for path in CORPUS.glob("*/*") if path.suffix in {".txt", ".md"} and path.stem != "README")
    return {f"{path.parent.name}/{path.stem}": path.read_text(encoding="utf-8") for path in files}


def can_be_wrapped(text: str) -> bool:
    """Does an empty line end each paragraph? Where none does, nobody could tell a wrapped letter's paragraphs apart."""
    lines = [*text.split("\n"), ""]
    long = [number for number, line in enumerate(lines) if len(line) >= _NARROWEST]
    ended = all(not lines[number + 1] or _MARK.match(lines[number + 1]) for number in long)
    return ended and max(map(len, lines)) > 2 * _WIDEST and not any("|" in lines[number] for number in long)


def rewrapped(text: str, dice: Random, hyphenate: bool = False) -> str:
    """Long lines broken at one width between 50 and 100; the lines of a form and a letterhead stay."""
    width = dice.randint(_NARROWEST, _WIDEST)
    lines: list[str] = []
    for line in text.split("\n"):
        if len(line) <= width or "|" in line:
            lines.append(line)
        else:
            lines += _hyphenated(line, width) if hyphenate else textwrap.wrap(line, width, break_on_hyphens=False)
    return "\n".join(lines)


def hyphenated(text: str, dice: Random) -> str:
    """The same, with long words divided at line ends."""
    return rewrapped(text, dice, hyphenate=True)


def _hyphenated(line: str, width: int) -> list[str]:
    lines: list[str] = []
    rest = line
    while len(rest) > width:
        cut = rest.rfind(" ", 0, width + 1)
        word = re.match(r" ([^\W\d_]{9,})", rest[cut:])
        parts = [m.start() for m in _SYLLABLES.finditer(word[1]) if 3 <= m.start() <= len(word[1]) - 3] if word else []
        fitting = [at for at in parts if cut + 1 + at + 1 <= width]
        if word and fitting and word[1][fitting[-1]].islower():
            at = cut + 1 + fitting[-1]
            lines.append(rest[:at] + "-")
            rest = rest[at:]
        elif cut > 0:
            lines.append(rest[:cut])
            rest = rest[cut + 1 :]
        else:
            break
    return [*lines, rest]


def close_section_signs(text: str, dice: Random) -> str:
    """«§85» for «§ 85»."""
    return text.replace("§ ", "§")


def no_break_spaces(text: str, dice: Random) -> str:
    """No-break spaces, wide and narrow, where a careful writer sets them."""
    return _CLOSE.sub(lambda match: dice.choice("\u00a0\u202f"), text)


def soft_hyphens(text: str, dice: Random) -> str:
    """Invisible places to divide long words."""
    return _LONG_WORD.sub(lambda match: _SYLLABLES.sub("\u00ad", match[0]), text)


def windows_lines(text: str, dice: Random) -> str:
    """Carriage returns, as Windows ends lines."""
    return text.replace("\n", "\r\n")


def old_mac_lines(text: str, dice: Random) -> str:
    """Carriage returns alone."""
    return text.replace("\n", "\r")


def byte_order_mark(text: str, dice: Random) -> str:
    """The mark that Notepad sets first."""
    return "\ufeff" + text


def trailing_blanks(text: str, dice: Random) -> str:
    """Blanks and tabs at line ends, and in empty lines."""
    return "\n".join(line + dice.choice(["", " ", "   ", "\t"]) for line in text.split("\n"))


def indented(text: str, dice: Random) -> str:
    """The whole text moved to the right, as in a reply or a copy from pdf."""
    margin = dice.choice(["  ", "    ", "\t", "      "])
    return "\n".join(margin + line if line else line for line in text.split("\n"))


def more_blank_lines(text: str, dice: Random) -> str:
    """Two or three empty lines where one stood, and some at either end."""
    return "\n" * dice.randint(1, 3) + re.sub(r"\n\n", lambda match: "\n" * dice.randint(2, 4), text) + "\n\n"


def other_bullets(text: str, dice: Random) -> str:
    """Another bullet throughout."""
    bullet = dice.choice(["• ", "– ", "* ", "· ", "▪ ", "- ", "•\t", "-  ", "  - ", "◦ ", "● ", "\uf0b7 "])
    return _BULLET.sub(bullet, text)


def curly_quotes(text: str, dice: Random) -> str:
    """Typographic apostrophes and ellipses."""
    return text.replace("'", "’").replace("...", "…")


def two_blanks_after_stops(text: str, dice: Random) -> str:
    """Two blanks after a full stop, as typists were taught."""
    return re.sub(r"(?<=[a-zæøå]\.) (?=[A-ZÆØÅ])", "  ", text)


def decomposed(text: str, dice: Random) -> str:
    """Å as A and a ring, as a Mac writes file names and some pdf programs text."""
    return text.replace("å", "a\u030a").replace("Å", "A\u030a")


def ligatures(text: str, dice: Random) -> str:
    """«ﬁ» and «ﬂ» in one sign, as copied from a pdf."""
    return text.replace("ffi", "\ufb03").replace("fi", "\ufb01").replace("fl", "\ufb02")


def form_feeds(text: str, dice: Random) -> str:
    """A page break before one of the paragraphs."""
    places = [match.start() + 2 for match in re.finditer(r"\n\n", text)]
    at = dice.choice(places) if places else len(text)
    return text[:at] + "\f" + text[at:]


def upper_case_headings(text: str, dice: Random) -> str:
    """Headings in capitals."""
    lines = text.split("\n")
    for number in _headings(lines):
        lines[number] = lines[number].upper()
    return "\n".join(lines)


def numbered_headings(text: str, dice: Random) -> str:
    """«1. Afgørelse», «2. Begrundelse»."""
    lines = text.split("\n")
    form = dice.choice(["{}. ", "{}) ", "{}.  "])
    for count, number in enumerate(_headings(lines), start=1):
        lines[number] = _after_hashes(lines[number], form.format(count))
    return "\n".join(lines)


def numbered_paragraphs(text: str, dice: Random) -> str:
    """Paragraphs numbered through the letter, as lawyers do (but for one that opens a list: lists have numbers too)."""
    lines = text.split("\n")
    form = dice.choice(["{}. ", "{}) "])
    count = 0
    for number, line in enumerate(lines):
        if (
            len(line) > 120
            and line[-1] != ":"
            and not _MARK.match(line)
            and "|" not in line
            and not "".join(lines[number - 1 : number])
        ):
            count += 1
            lines[number] = form.format(count) + line
    return "\n".join(lines)


def _headings(lines: list[str]) -> list[int]:
    """Lines that any reader takes for section headings: short, alone, without a stop, between head and signature."""
    found = []
    for number in range(8, len(lines) - 1):
        line = lines[number].strip("# ")
        if _SIGN_OFF.match(line):
            break
        alone = not lines[number - 1] and (not lines[number + 1] or len(lines[number + 1]) > 40)
        if alone and 3 < len(line) < 50 and _HEADING.fullmatch(line):
            found.append(number)
    return found


def _after_hashes(line: str, mark: str) -> str:
    return re.sub(r"^(#*\s*)", lambda match: match[0] + mark, line)


ALWAYS: dict[str, Change] = {
    change.__name__: change
    for change in (
        close_section_signs,
        no_break_spaces,
        soft_hyphens,
        windows_lines,
        old_mac_lines,
        byte_order_mark,
        trailing_blanks,
        indented,
        more_blank_lines,
        other_bullets,
        curly_quotes,
        two_blanks_after_stops,
        decomposed,
        ligatures,
        form_feeds,
        upper_case_headings,
        numbered_headings,
    )
}
"""What may happen to any letter."""

WRAPPING: dict[str, Change] = {"rewrapped": rewrapped, "hyphenated": hyphenated}
"""What may happen to a letter whose paragraphs stand on one line each."""
