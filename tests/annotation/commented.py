"""Word letters with comments: written for some words, and read back as any program would read them."""

from __future__ import annotations

import datetime as dt
import io
import tempfile
import zipfile
from pathlib import Path
from typing import Any

from lxml import etree
from openxml_audit import OpenXmlValidator
from stand_ins import LAWS, rule, rule_set

from begrundelse_lint import annotation
from begrundelse_lint.check import Checker, Options
from begrundelse_lint.checked import CheckedLetter
from begrundelse_lint.finding import Level
from begrundelse_lint.rules.model import Rule
from begrundelse_lint.selection import Profile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BODY, COMMENTS = "word/document.xml", "word/comments.xml"
AT = dt.datetime(2026, 11, 22, 14, 5, 9)
_SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}noBreakHyphen": "-", f"{W}p": "¶"}


def rule_about(word: str, number: int = 1, level: Level = Level.FEJL, **more: Any) -> Rule:
    """A rule that complains of a word; its title is the word."""
    return rule(f"ORD{number:03}", word, level, **({"title": word} | more))


def checked(data: bytes, *rules: Rule | str, name: str = "brev.docx") -> CheckedLetter:
    """The letter checked by these rules, or for these words."""
    made = [r if isinstance(r, Rule) else rule_about(r, at) for at, r in enumerate(rules, start=1)]
    checker = Checker(rule_set(*made or [rule_about("intet sådant ord")]), Options(Profile.ALLE), keep_reading=True)
    letter = checker.check_bytes(data, name)
    assert letter.checked, letter.reason
    return letter


def noted(data: bytes, *rules: Rule | str) -> bytes:
    """The letter with the comments that these rules, or rules about these words, give."""
    laws = {code: law.title for code, law in LAWS.items()}
    return annotation.annotate(data, checked(data, *rules), laws=laws, at=AT)


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of a package, in order."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def written(data: bytes, name: str = BODY) -> str:
    """A part as it is written."""
    return parts(data)[name].decode()


class Comment:
    """A comment as a reader of the file meets it."""

    def __init__(self, element: etree._Element, marked: str) -> None:
        self.number = element.get(f"{W}id")
        self.author = element.get(f"{W}author")
        self.lines = ["".join(t.text or "" for t in p.iter(f"{W}t")) for p in element.iter(f"{W}p")]
        self.marked = marked

    @property
    def title(self) -> str:
        """The headline, without its level."""
        return self.lines[0].partition(": ")[2]


def comments(data: bytes) -> list[Comment]:
    """The comments of a file in order, with the words that each is anchored on."""
    files = parts(data)
    if COMMENTS not in files:
        return []
    marked = _marked(etree.fromstring(files[BODY]))
    return [Comment(e, marked[e.get(f"{W}id", "")]) for e in etree.fromstring(files[COMMENTS]).iter(f"{W}comment")]


def marked_words(data: bytes) -> list[tuple[str, str]]:
    """Title and anchored words of each remark, but for the comment at the top."""
    return [(comment.title, comment.marked) for comment in comments(data)[1:]]


def _marked(root: etree._Element) -> dict[str, str]:
    """What stands between the marks of each comment; every comment has its marks in order, each once."""
    open_: dict[str, str] = {}
    closed: dict[str, str] = {}
    signs: list[str] = []
    for element in root.iter():
        number = element.get(f"{W}id", "")
        if element.tag == f"{W}commentRangeStart":
            assert number not in open_ and number not in closed
            open_[number] = ""
        elif element.tag == f"{W}commentRangeEnd":
            closed[number] = open_.pop(number)
        elif element.tag == f"{W}commentReference":
            assert number in closed and number not in signs
            signs.append(number)
        else:
            text = (element.text or "") if element.tag == f"{W}t" else _SIGNS.get(str(element.tag), "")
            open_ = {key: value + text for key, value in open_.items()}
    assert not open_ and sorted(signs) == sorted(closed)
    return closed


def text_of(data: bytes) -> str:
    """All the text of the body, as it stands in the file."""
    return "".join(element.text or "" for element in etree.fromstring(parts(data)[BODY]).iter(f"{W}t"))


def faults(data: bytes, ending: str = ".docx") -> set[str]:
    """What the rules of the format (schemas, references between parts) say against a file."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"brev{ending}"
        file.write_bytes(data)
        return {str(fault) for fault in OpenXmlValidator().validate(file).errors}
