"""What people are told of a letter: what to do now, what was understood, what is there and what is missing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made import finding, letter, not_checked, place
from shown import DEFECTIVE, checked, laws, shipped, view

from begrundelse_lint.check import Checker, Options
from begrundelse_lint.checked import CheckedLetter
from begrundelse_lint.finding import Level
from begrundelse_lint.letter import Span, from_text
from begrundelse_lint.reports.redaction import without_quotes
from begrundelse_lint.reports.view import letter_view
from begrundelse_lint.reports.view.model import ChecklistItem, LetterView, State
from begrundelse_lint.reports.view.phrases import amount
from begrundelse_lint.selection import Profile
from begrundelse_lint.suppression import Origin, Suppressed, Suppression
from begrundelse_lint.understanding.reading import Amount, Mood, Polarity, Speaker, Time, Zone

SIX_WEEKS = "Klagefristen er forkert"
LEFT_TO_OTHERS = "Omfanget er overladt til andre"


def titles(shown: LetterView) -> list[str]:
    return [remark.title for remark in shown.remarks]


def item(shown: LetterView, title: str) -> ChecklistItem:
    """The item of the checklist."""
    (found,) = [item for item in shown.checklist if item.title == title]
    return found


def row(shown: LetterView, label: str) -> list[tuple[str, int | None]]:
    """What a row of the glance says."""
    (found,) = [row for row in shown.glance if row.label == label]
    return [(told.text, told.line) for told in found.told]


# What to do now


def test_a_letter_with_defects_says_first_what_to_mend() -> None:
    verdict = view().verdict
    assert verdict is not None
    assert verdict.headline == "Ret dette, før brevet sendes"
    assert dict(verdict.counts)[Level.FEJL] == "2 fejl"


@pytest.mark.parametrize(
    ("levels", "headline"),
    [
        ((), "Ingen bemærkninger"),
        ((Level.RAAD,), "Brevet kan blive bedre"),
        ((Level.RAAD, Level.ADVARSEL), "Se på dette, før brevet sendes"),
        ((Level.RAAD, Level.FEJL, Level.ADVARSEL), "Ret dette, før brevet sendes"),
    ],
)
def test_the_gravest_remark_decides_the_headline(levels: tuple[Level, ...], headline: str) -> None:
    verdict = letter_view(letter(*(finding(level=level) for level in levels))).verdict
    assert verdict is not None
    assert verdict.headline == headline
    assert [level for level, _ in verdict.counts] == [level for level in Level if level in levels]


def test_a_letter_that_could_not_be_checked_has_a_reason_and_no_verdict() -> None:
    shown = letter_view(not_checked())
    assert (shown.checked, shown.reason, shown.verdict) == (False, "Filen er scannet uden tekst.", None)


# Remarks


def test_remarks_are_numbered_in_the_order_of_the_letter() -> None:
    shown = view()
    assert [remark.number for remark in shown.remarks] == list(range(1, len(shown.remarks) + 1))
    assert titles(shown).index(LEFT_TO_OTHERS) < titles(shown).index(SIX_WEEKS)


def test_a_remark_tells_laws_by_name_and_the_reports_pages() -> None:
    (remark,) = letter_view(letter(finding(basis=("SEL § 89",), report="s. 7")), laws=laws()).remarks
    assert remark.sources == ("Servicelovens § 89", "Ankestyrelsens rapport s. 7")


def test_a_remark_shows_the_plainest_example_of_each_kind() -> None:
    (remark,) = [remark for remark in view().remarks if remark.title == SIX_WEEKS]
    assert remark.fires is not None
    assert remark.silent is not None
    assert remark.fires.marked is not None
    assert "→" not in "".join(remark.fires.lines)


def test_a_message_that_says_no_more_than_the_title_is_left_out() -> None:
    (remark,) = letter_view(letter(finding(title="Timer mangler", message="Timer mangler."))).remarks
    assert remark.message == ""


def test_a_further_place_says_what_differs_there() -> None:
    words = ("medens", "såfremt", "samt")
    places = [
        replace(place(line, word), span=Span(line, line + 1), suggestion=f"Skriv i stedet: {plain}.")
        for line, (word, plain) in enumerate(zip(words, ("mens", "hvis", "og"), strict=True), start=1)
    ]
    (remark,) = letter_view(letter(finding(place=places[0], more=tuple(places[1:]), suggestion="x"))).remarks
    assert [spot.note for spot in remark.spots] == [
        "",
        "«såfremt» – Skriv i stedet: hvis.",
        "«samt» – Skriv i stedet: og.",
    ]


def test_a_remark_that_names_all_its_words_does_not_say_them_twice() -> None:
    first, second = (replace(place(at, word), span=Span(at, at + 1)) for at, word in enumerate(("medens", "såfremt")))
    second = replace(second, message="Stive ord: «såfremt».")
    (remark,) = letter_view(
        letter(finding(message="Stive ord: «medens» og «såfremt».", place=first, more=(second,)))
    ).remarks
    assert [spot.note for spot in remark.spots] == ["", ""]


def test_places_on_one_line_are_told_as_one_line() -> None:
    places = [replace(place(line), span=Span(at, at + 1)) for at, line in enumerate((3, 3, 5))]
    (remark,) = letter_view(letter(finding(place=places[0], more=tuple(places[1:])))).remarks
    assert [(spot.line, spot.repeated) for spot in remark.spots] == [(3, False), (3, True), (5, False)]


def test_a_remark_about_the_whole_letter_marks_no_words_of_it() -> None:
    long = DEFECTIVE.replace("Det\nfortalte", ("Du går altid ud. " * 400) + "Det\nfortalte")
    shown = view(long, Profile.ALLE)
    whole = {remark.number for remark in shown.remarks if remark.whole_letter}
    assert whole
    stretches = [
        stretch
        for passage in shown.passages or ()
        for part in (*passage.first, *passage.rest)
        for line in part.lines
        for stretch in line.stretches
    ]
    assert not any(whole & set(stretch.remarks) for stretch in stretches)
    assert not any(remark.whole_letter for passage in shown.passages or () for remark in passage.remarks)


# What was understood


def test_the_decision_at_a_glance() -> None:
    shown = view()
    assert row(shown, "Brevet er") == [("afgørelse", None)]
    assert row(shown, "Resultat") == [("delvis bevilling efter servicelovens § 85", 12)]
    assert row(shown, "Hvor meget") == []
    assert row(shown, "Klagefrist") == [("6 uger", 19)]
    assert row(shown, "Dato") == [("9. september 2024", None)]


def test_a_time_limit_told_with_a_condition_is_a_time_limit() -> None:
    told = DEFECTIVE.replace("inden 6 uger", "hvis du gør det, inden der er gået 4 uger")
    assert row(view(told), "Klagefrist") == [("4 uger", 19)]


def test_an_amount_granted_is_told_as_it_was_understood() -> None:
    told = DEFECTIVE.replace("Vi bevilger dig støtte", "Vi bevilger dig halvanden times støtte om ugen")
    assert row(view(told), "Hvor meget") == [("1,5 timer om ugen", 12)]


def test_a_letter_that_decides_nothing_tells_its_kind_and_date_only() -> None:
    shown = view(
        "Lyngsted Kommune\n9. september 2024\n\nKære Anna\n\nVi har modtaget din ansøgning. Du hører fra os.\n"
    )
    assert [row.label for row in shown.glance] == ["Brevet er", "Dato"]
    assert not shown.is_decision


@pytest.mark.parametrize(
    ("low", "high", "per", "said"),
    [
        (120, 120, "uge", "2 timer om ugen"),
        (60, 60, "to_uger", "1 time hver anden uge"),
        (360, 480, "maaned", "6-8 timer om måneden"),
        (45, 45, "besoeg", "45 minutter pr. besøg"),
        (30, 60, "uge", "0,5-1 timer om ugen"),
        (20, 40, "dag", "20-40 minutter om dagen"),
        (None, 360, "maaned", "op til 6 timer om måneden"),
        (75, 75, "uge", "1,25 timer om ugen"),
        (100, 100, "uge", "100 minutter om ugen"),
        (600, 600, "i_alt", "10 timer i alt"),
        (180, 180, None, "3 timer"),
    ],
)
def test_amounts_in_words(low: float | None, high: float, per: str | None, said: str) -> None:
    fact = Amount(
        span=Span(0, 1),
        statement=0,
        zone=Zone.RESULTAT,
        speaker=Speaker.KOMMUNEN,
        polarity=Polarity.BEKRAEFTET,
        mood=Mood.UDSAGN,
        time=Time.NU,
        low=low,
        high=high,
        per=per,
        status="bevilget",
    )
    assert amount(fact) == said


# The checklist


def test_what_the_letter_holds_is_told_with_its_line() -> None:
    shown = view()
    law = item(shown, "Henvisning til loven")
    assert (law.state, law.told[0].text, law.told[0].line) == (State.FOUND, "servicelovens § 85", 12)
    reasons = item(shown, "Hvad der har været afgørende")
    assert (reasons.state, reasons.told[0].line) == (State.FOUND, 15)
    assert reasons.told[0].text.startswith("«Vi har lagt vægt på")


def test_what_is_there_and_wrong_leads_to_the_remark() -> None:
    shown = view()
    limit = item(shown, "Klagefrist")
    assert (limit.state, limit.told[0].text) == (State.DOUBTFUL, "6 uger")
    assert limit.remark == next(remark.number for remark in shown.remarks if remark.title == SIX_WEEKS)


def test_a_remark_that_only_points_at_the_result_casts_no_doubt_on_it() -> None:
    assert item(view(), "Et klart resultat").state is State.FOUND


def test_what_is_missing_comes_first_and_leads_to_its_remark() -> None:
    shown = view(DEFECTIVE.replace(" inden 6 uger", ""))
    limit = shown.checklist[0]
    assert (limit.title, limit.state) == ("Klagefrist", State.MISSING)
    assert limit.remark is not None
    assert shown.remarks[limit.remark - 1].title == "Klagefristen mangler"


def test_what_is_found_stands_in_the_order_of_the_letter() -> None:
    lines = [item.told[0].line for item in view().checklist if item.state is not State.MISSING]
    assert lines == sorted(lines, key=lambda line: line or 0)


def test_what_is_missing_and_known_is_missing_without_a_remark() -> None:
    text = DEFECTIVE.replace(" inden 6 uger", "")
    found = checked(text)
    (missing,) = [finding for finding in found.findings if finding.title == "Klagefristen mangler"]
    shown = letter_view(_known(found, missing.rule))
    limit = item(shown, "Klagefrist")
    assert (limit.state, limit.remark) == (State.MISSING, None)


def test_a_template_is_told_what_its_letters_lack() -> None:
    choice = DEFECTIVE.replace("Vi bevilger dig støtte", "Vi [bevilger / afslår] støtte").replace(" inden 6 uger", "")
    checker = Checker(shipped(), Options(template=True), keep_reading=True)
    shown = letter_view(checker.check_letter(from_text(choice, "skabelon.txt")), laws=laws())
    assert shown.verdict is not None
    assert shown.verdict.headline == "Ret dette i skabelonen"
    assert shown.tried == "Skabelonen er prøvet som alle de 2 breve, den kan blive til."
    assert item(shown, "Klagefrist").state is State.MISSING
    assert item(shown, "Henvisning til loven").state is State.FOUND


# Known remarks, and reports without the letter's words


def _known(found: CheckedLetter, rule: str) -> CheckedLetter:
    by = Suppression(rule=rule, reason="Rettes i den nye skabelon", origin=Origin.BASELINE, written="kendt.yaml:3")
    return replace(
        found,
        findings=tuple(finding for finding in found.findings if finding.rule != rule),
        suppressed=tuple(Suppressed(finding, by) for finding in found.findings if finding.rule == rule),
    )


def test_a_known_remark_stands_apart_with_its_reason() -> None:
    found = checked()
    (limit,) = [finding for finding in found.findings if finding.title == SIX_WEEKS]
    shown = letter_view(_known(found, limit.rule))
    assert SIX_WEEKS not in titles(shown)
    (known,) = shown.known
    assert (known.title, known.lines, known.reason) == (SIX_WEEKS, (19,), "Rettes i den nye skabelon")


def test_without_quotes_no_word_of_the_letter_is_shown() -> None:
    shown = letter_view(without_quotes(checked()), laws=laws(), examples=shipped().examples)
    assert shown.passages is None
    assert titles(shown) == titles(view())
    said = repr(shown)
    for words in ("Anna", "Bente", "aftales med din bostøtte", "madlavning", "12 34 56 78", "åbner din post"):
        assert words not in said or any(words in line for line in _example_lines(shown)), words


def _example_lines(shown: LetterView) -> list[str]:
    return [
        line
        for remark in shown.remarks
        for example in (remark.fires, remark.silent)
        if example is not None
        for line in example.lines
    ]


# Readability


def test_long_sentences_are_told_longest_first_with_their_line() -> None:
    first = "Du kan " + "gå " * 30 + "ud."
    second = "Du kan " + "gå " * 40 + "ud."
    shown = view(DEFECTIVE.replace("Ring til mig", f"{first}\n\n{second}\n\nRing til mig"), Profile.ALLE)
    assert shown.readability is not None
    assert [(sentence.line, sentence.words) for sentence in shown.readability.heavy[:2]] == [(23, 43), (21, 33)]


def test_a_short_text_has_no_readability() -> None:
    assert view("Kære Anna\n\nVi har modtaget din ansøgning.\n").readability is None
