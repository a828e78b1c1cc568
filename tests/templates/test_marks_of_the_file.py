"""What the file marks as fields: counted in a template; a leftover in a letter that is sent; never a mere colour."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from random import Random

import docx
import pytest
from docx.enum.text import WD_COLOR_INDEX
from docx.shared import RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from begrundelse_lint import readers, rules
from begrundelse_lint.check import Checker, Options
from begrundelse_lint.selection import Profile
from tests.readers.making import docx as package
from tests.readers.making import field, para, run

RULESET = rules.load(rules.shipped())
TEMPLATE = Checker(RULESET, Options(Profile.ALLE, template=True, date=date(2026, 11, 1)))
LETTER = Checker(RULESET, Options(Profile.ALLE, template=False, date=date(2026, 11, 1)))
TUNED = Path(__file__).parents[2] / "corpus" / "tuned"
BLUE, ORANGE, RED = RGBColor(0x0F, 0x9E, 0xD5), RGBColor(0xE8, 0x73, 0x31), RGBColor(0xC0, 0, 0)
GRANT = para("Afgørelse"), para("Du får 2 timers støtte om ugen efter servicelovens § 85 til at lave mad.")


def control(name: str, text: str, properties: str = "<w:text/>") -> str:
    inside = f'<w:sdtPr><w:alias w:val="{name}"/>{properties}</w:sdtPr>'
    return f"<w:sdt>{inside}<w:sdtContent>{run(text)}</w:sdtContent></w:sdt>"


def spoken(checker: Checker, *blocks: str) -> list[tuple[str, str]]:
    """What the rules on leftovers and persons say of a Word file, with the words."""
    letter = checker.check_bytes(package(*blocks), "brev.docx")
    assert letter.checked, letter.reason
    return [
        (found.rule, found.place.quote) for found in letter.findings if found.rule in {"SKA001", "SKA002", "SKA005"}
    ]


def coloured(text: str, colour: str) -> str:
    return run(text, f'<w:color w:val="{colour}"/>')


@pytest.mark.parametrize(
    "leftover",
    [
        control("Begrundelse", "Skriv begrundelsen her", "<w:showingPlcHdr/>"),
        field(" MERGEFIELD Slutdato ", "«Slutdato»"),
        coloured("Partshøringsfrist", "0F9ED5"),
        run("Slutdato", '<w:highlight w:val="yellow"/>'),
        coloured("D.D.", "E87331"),
    ],
)
def test_what_the_file_marks_as_unfilled_is_a_leftover_in_a_letter_and_none_in_a_template(leftover: str) -> None:
    blocks = (*GRANT, para("Det gælder indtil den ", leftover, ", hvis intet ændrer sig."))
    assert [rule for rule, _ in spoken(LETTER, *blocks)] == ["SKA001"]
    assert spoken(TEMPLATE, *blocks) == []


@pytest.mark.parametrize(
    "words",
    [
        control("Slutdato", "3. maj 2026"),
        field(" MERGEFIELD Slutdato ", "3. maj 2026"),
        coloured("3. maj 2026", "E87331"),
        run("3. maj 2026", '<w:highlight w:val="yellow"/>'),
        coloured("Kommunen", "0F9ED5"),
    ],
)
def test_what_has_been_filled_is_no_leftover(words: str) -> None:
    assert spoken(LETTER, *GRANT, para("Det gælder indtil den ", words, ", hvis intet ændrer sig.")) == []


@pytest.mark.parametrize("name", [control("Fornavn", "Hanne"), field(" MERGEFIELD Fornavn ", "Hanne"), "Hanne"])
def test_a_person_in_a_name_field_of_a_template_is_told(name: str) -> None:
    assert spoken(TEMPLATE, para("Kære ", name), *GRANT) == [("SKA005", "Hanne")]


@pytest.mark.parametrize(
    "name",
    [control("Fornavn", "Fornavn"), field(" MERGEFIELD Fornavn ", "«Fornavn»"), control("Navn", "Modtagers navn")],
)
def test_the_name_of_a_name_field_is_nobody(name: str) -> None:
    assert spoken(TEMPLATE, para("Kære ", name), *GRANT) == []


def test_the_caseworker_may_sign_a_template() -> None:
    blocks = (*GRANT, para("Venlig hilsen"), para(control("Sagsbehandlers navn", "Lene Dam")))
    assert spoken(TEMPLATE, *blocks) == []


# Colours in letters that are sent


def sent() -> Iterator[Path]:
    """Letters of many styles in which nothing of a template is left."""
    for folder in sorted(TUNED.iterdir()):
        for path in islice(sorted(folder.glob("0[1-6].*")), 2):
            found = LETTER.check(path)
            if not found.template and not any(finding.rule.startswith("SKA00") for finding in found.findings):
                yield path


def colourful(path: Path, seed: int) -> bytes:
    """The letter in Word with the colours that people use: headings, labels, links, words to be noticed."""
    letter, document, chance = readers.read(path), docx.Document(), Random(seed)
    for line in letter.lines:
        text = letter.line_text(line).lstrip("#*- ")
        _colour(document.add_paragraph(), text, chance)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _colour(paragraph: Paragraph, text: str, chance: Random) -> None:
    if text and len(text) < 40 and text[-1] not in ".,:" and chance.random() < 0.7:
        heading = paragraph.add_run(text)
        heading.bold, heading.font.color.rgb = chance.random() < 0.5, BLUE
        return
    label, colon, rest = text.partition(": ")
    if colon and len(label) < 30:
        paragraph.add_run(label + colon).font.color.rgb = BLUE
        text = rest
    for word in text.split(" "):
        piece = paragraph.add_run(word)
        if chance.random() < 0.12:
            _notice(piece, chance)
        paragraph.add_run(" ")


def _notice(piece: Run, chance: Random) -> None:
    if chance.random() < 0.5:
        piece.font.highlight_color = WD_COLOR_INDEX.YELLOW
    else:
        piece.font.color.rgb = chance.choice([RED, ORANGE, BLUE])


@pytest.mark.parametrize("path", [*sent()], ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_colours_make_no_leftovers_of_a_letter(path: Path) -> None:
    for seed in range(3):
        letter = LETTER.check_bytes(colourful(path, seed), "brev.docx")
        assert letter.checked
        assert [f.place.quote for f in letter.findings if f.rule in {"SKA001", "SKA002"}] == []


@pytest.mark.parametrize("path", [*islice(sent(), 8)], ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_colours_make_no_template_of_a_letter(path: Path) -> None:
    assert not Checker(RULESET).check_bytes(colourful(path, 7), "brev.docx").template
