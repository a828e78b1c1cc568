"""The form of a sample: a workbook in which people say whether each finding is right, and the way back from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import xlsxwriter
from python_calamine import CalamineError, CalamineWorkbook

from begrundelse_lint.archive.sample import Sample, Verdict
from begrundelse_lint.reports.archive.xlsx import for_paper

_FINDINGS, _LETTERS, _HOW = "Bemærkninger", "Breve uden", "Sådan gør du"
_NUMBER, _PATH, _RULE, _VERDICT = "Nr.", "Brev", "Regel", "Din vurdering"
_HEAD = (_NUMBER, _PATH, "Mangel", "Linje", "Side", "Citat", "Niveau", _RULE, _VERDICT, "Hvorfor")
_WIDTHS = (7, 40, 44, 7, 7, 60, 10, 10, 16, 50)
_LETTER_HEAD = ("Brev", "Mangler brevet noget?", "Hvad")
_GUIDE = (
    "Læs brevet på den linje, der er nævnt, og vælg i kolonnen «Din vurdering»:",
    "rigtig: manglen er der.",
    "forkert: manglen er der ikke, eller programmet har læst forkert.",
    "i tvivl: det kan ikke afgøres ud fra brevet.",
    "Arket «Breve uden» har breve, som programmet ingen bemærkninger har til. Skriv, hvis de alligevel mangler noget.",
    "Gem filen, og giv den tilbage: begrundelse-lint archive sample RESULTAT --verdicts FIL",
)


class FormError(Exception):
    """The form that came back cannot be read; ``str(error)`` tells the user why, in Danish, and where."""


def write(sample: Sample, file: Path, root: Path | None, about: Sequence[str]) -> None:
    """Write the form. ``root`` is where the letters' paths start from, for links to them; None: no links."""
    with xlsxwriter.Workbook(file, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        bold = book.add_format({"bold": True, "bg_color": "#E4EEF8", "bottom": 1})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        answer = book.add_format({"bg_color": "#FFF6C2", "valign": "top", "border": 1, "border_color": "#CFD4D1"})
        sheet = book.add_worksheet(_FINDINGS)
        sheet.freeze_panes(1, 0)
        for_paper(sheet)
        sheet.write_row(0, 0, _HEAD, bold)
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width, wrapped)
        for row, one in enumerate(sample.drawn, 1):
            cells = (one.number, one.path, one.title, one.line, one.page, one.quote, one.level, one.code)
            for column, cell in enumerate(cells):
                if isinstance(cell, int):
                    sheet.write_number(row, column, cell, wrapped)
                elif cell:
                    sheet.write_string(row, column, cell, wrapped)
            if root is not None:
                sheet.write_url(row, 1, (root / one.path).as_uri(), string=one.path)
            sheet.write_blank(row, 8, None, answer)
            sheet.write_blank(row, 9, None, answer)
        if sample.drawn:
            choices = {"validate": "list", "source": [verdict.value for verdict in Verdict]}
            sheet.data_validation(1, 8, len(sample.drawn), 8, choices)
            sheet.autofilter(0, 0, len(sample.drawn), len(_HEAD) - 1)
        letters = book.add_worksheet(_LETTERS)
        letters.write_row(0, 0, _LETTER_HEAD, bold)
        letters.set_column(0, 2, 44)
        for_paper(letters)
        for row, path in enumerate(sample.without, 1):
            letters.write_string(row, 0, path)
            if root is not None:
                letters.write_url(row, 0, (root / path).as_uri(), string=path)
        if sample.without:
            letters.data_validation(1, 1, len(sample.without), 1, {"validate": "list", "source": ["ja", "nej"]})
        guide = book.add_worksheet(_HOW)
        for_paper(guide, head=False)
        guide.set_column(0, 0, 110)
        for row, line in enumerate((*_GUIDE, "", *about)):
            guide.write_string(row, 0, line)


class Returned(NamedTuple):
    """A form that has come back."""

    verdicts: Mapping[int, Verdict]  # by the findings' numbers
    shown: Mapping[int, tuple[str, str]]  # the letter and the rule that stand at each of these
    blank: int  # findings without a verdict yet


def read(file: Path) -> Returned:
    """A form that has come back (xlsx or ods).

    Raises:
        FormError: the file is no such form, or a verdict in it is none of the words.
    """
    try:
        rows = CalamineWorkbook.from_path(file).get_sheet_by_name(_FINDINGS).to_python()
    except (CalamineError, OSError) as error:
        raise FormError(f"«{file}» er ikke et skema fra archive sample (arket «{_FINDINGS}» mangler).") from error
    if missing := [name for name in (_NUMBER, _PATH, _RULE, _VERDICT) if not rows or name not in rows[0]]:
        raise FormError(f"«{file}»: kolonnen «{missing[0]}» mangler i arket «{_FINDINGS}».")
    number, path, rule, verdict = (rows[0].index(name) for name in (_NUMBER, _PATH, _RULE, _VERDICT))
    known = {verdict.value: verdict for verdict in Verdict}
    verdicts: dict[int, Verdict] = {}
    shown: dict[int, tuple[str, str]] = {}
    blank = 0
    for line, row in enumerate(rows[1:], 2):
        said, which = str(row[verdict]).strip().casefold(), row[number]
        if not said:
            blank += bool(which)
            continue
        if said not in known or not isinstance(which, float):
            words = ", ".join(f"«{word}»" for word in known)
            raise FormError(
                f"«{file}», række {line}: «{row[verdict]}» kan ikke bruges. Skriv {words}, eller lad feltet stå tomt."
            )
        verdicts[int(which)] = known[said]
        shown[int(which)] = str(row[path]), str(row[rule])
    return Returned(verdicts, shown, blank)
