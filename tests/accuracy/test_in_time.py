"""A letter is judged by the law of its own day: the same words, before and after a change of law."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from begrundelse_lint.letter import from_text

from .labelled import checker, findings_of, reading_of

Letter = Callable[[str], str]
"""A letter's text, but for its date."""

_MONTHS = "januar februar marts april maj juni juli august september oktober november december".split()


def written(body: str) -> Letter:
    """A decision letter around the words in question."""
    head = "Lindesund Kommune\n\nLone Bech Madsen\nBakkevej 7\n5999 Lindesund"
    foot = "Venlig hilsen\n\nJonas Kvist\nrådgiver\n"
    return lambda day: f"{head}\n\n{day}\n\nAfgørelse om støtte\n\nKære Lone\n\n{body}\n\n{foot}"


def spoken(letter: Letter, day: date) -> set[str]:
    """The rules that speak of the letter when it is written on this day."""
    text = letter(f"{day.day}. {_MONTHS[day.month - 1]} {day.year}")
    reading = reading_of(from_text(text, "brev.txt"))
    assert reading.date == day
    return {finding.rule for finding in findings_of(reading)}


GRANT = "Du får 2 timers støtte om ugen til indkøb efter servicelovens § 85. "
OFFER = written(
    "Du har søgt om socialpædagogisk støtte efter servicelovens § 85.\n\n"
    "Vi tilbyder dig et forløb efter servicelovens § 82 b i otte måneder."
)
REDUCTION = written(
    "Din støtte efter servicelovens § 85 nedsættes fra 4 til 2 timer om ugen til indkøb fra den 1. i næste måned."
)


def cited(section: str, law: str = "servicelovens") -> Letter:
    """A grant that is said to rest on a section beside § 85."""
    return written(f"{GRANT}Vi bevilger dig også hjælp efter {law} {section}.")


def numbered(act: str) -> Letter:
    """A grant with the consolidation act named."""
    return written(f"{GRANT}Afgørelsen er truffet efter {act}.")


def appealed(body: str) -> Letter:
    """A refusal whose guidance names a body."""
    return written(
        "Du får afslag på støtte til indkøb efter servicelovens § 85.\n\nKlagevejledning\n\n"
        f"Du kan klage til {body} inden fire uger. Klagen sendes til kommunen, som vurderer sagen igen."
    )


@pytest.mark.parametrize(
    ("letter", "rule", "silent", "speaks"),
    [  # silent on the first day, not on the second
        pytest.param(OFFER, "HJE004", date(2018, 1, 1), date(2017, 12, 31), id="§ 82 b is no section before 2018"),
        pytest.param(OFFER, "TFI001", date(2017, 12, 31), date(2018, 1, 1), id="an offer under § 82 b before 2018"),
        pytest.param(OFFER, "TFI006", date(2017, 12, 31), date(2018, 1, 1), id="an offer of eight months before 2018"),
        pytest.param(cited("§ 82 a"), "HJE004", date(2018, 1, 1), date(2017, 12, 31), id="§ 82 a before 2018"),
        pytest.param(cited("§ 82 c"), "HJE004", date(2018, 1, 1), date(2017, 12, 31), id="§ 82 c before 2018"),
        pytest.param(cited("§ 41"), "HJE004", date(2023, 12, 31), date(2024, 1, 1), id="extra costs for a child, § 41"),
        pytest.param(cited("§ 52"), "HJE004", date(2023, 12, 31), date(2024, 1, 1), id="measures for a child, § 52"),
        pytest.param(cited("§ 76"), "HJE004", date(2023, 12, 31), date(2024, 1, 1), id="aftercare, § 76"),
        pytest.param(cited("§ 86", "barnets lov"), "HJE004", date(2024, 1, 1), date(2023, 12, 31), id="barnets lov"),
        pytest.param(cited("§ 85 a"), "HJE004", date(2023, 10, 1), date(2023, 9, 30), id="housing first, § 85 a"),
        pytest.param(cited("§ 83 b"), "HJE004", date(2025, 7, 1), date(2025, 6, 30), id="meals, § 83 b"),
        pytest.param(cited("§ 10", "ældrelovens"), "HJE004", date(2025, 7, 1), date(2025, 6, 30), id="ældreloven"),
        pytest.param(
            numbered("lovbekendtgørelse nr. 1089 af 16. august 2023 om social service"),
            "HJE003", date(2024, 2, 20), date(2024, 2, 26), id="a consolidation, a month after the next one",
        ),
        pytest.param(
            numbered("serviceloven, jf. lovbekendtgørelse nr. 909 af 3. juli 2024"),
            "HJE003", date(2025, 3, 1), date(2025, 4, 1), id="the next consolidation",
        ),
        pytest.param(
            numbered("serviceloven, jf. lovbekendtgørelse nr. 988 af 17. august 2017"),
            "HJE003", date(2018, 1, 15), date(2018, 3, 15), id="a number that another law had before",
        ),
        pytest.param(appealed("Det Sociale Nævn"), "KLA006", date(2013, 6, 30), date(2013, 7, 1), id="nævnene"),
        pytest.param(REDUCTION, "OPH001", date(2010, 12, 31), date(2011, 1, 1), id="the stricter reasons of 2011"),
    ],
)  # fmt: skip
def test_a_change_of_law(letter: Letter, rule: str, silent: date, speaks: date) -> None:
    assert rule not in spoken(letter, silent)
    assert rule in spoken(letter, speaks)


@pytest.mark.parametrize(
    "day", [date(2015, 3, 2), date(2017, 12, 31), date(2023, 12, 31), date(2024, 1, 1), date(2025, 7, 1)]
)
def test_what_no_change_has_touched_is_judged_alike(day: date) -> None:
    """§ 83 for an adult, and § 85 itself, stand through all the changes; ældreloven took nothing from either."""
    assert not spoken(cited("§ 83"), day) & {"HJE003", "HJE004"}
    assert not spoken(written(GRANT), day) & {"HJE003", "HJE004", "TFI001"}


def test_barnets_lov_in_the_genitive() -> None:
    assert "HJE004" in spoken(cited("§ 86", "barnets lovs"), date(2023, 12, 31))


def test_a_letter_without_a_date_is_judged_on_the_day_that_is_chosen() -> None:
    undated = from_text(cited("§ 41")("").replace("\n\n\n\n", "\n\n"), "brev.txt")
    reading = checker().read(undated)
    assert reading.date is None
    assert "HJE004" in {finding.rule for finding in findings_of(reading)}
