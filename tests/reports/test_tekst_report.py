"""The report that a caseworker reads."""

from __future__ import annotations

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from made import NOT_RUN, finding, letter, not_checked, place, results

from begrundelse_lint.checked import SectionMetrics
from begrundelse_lint.finding import Level
from begrundelse_lint.reports.layout import cells
from begrundelse_lint.reports.look import Look
from begrundelse_lint.reports.tekst import render
from begrundelse_lint.suppression import Origin, Suppressed, Suppression
from begrundelse_lint.understanding.reading import Kind, Zone

PLAIN = Look(80)


def _flat(text: str) -> str:
    return " ".join(text.split())


def test_a_finding_reads_as_a_remark_in_a_margin() -> None:
    assert (
        render(results(letter(finding())), PLAIN)
        == """\
breve/a.docx
  Afgørelse fra 9. september 2024: delvis bevilling efter servicelovens § 85
  (linje 20).

  FEJL linje 20 – Antallet af timer mangler
    «Du får støtte.»
    Brevet bevilger støtte, men siger ikke hvor meget.
    Hvorfor: Borgeren skal skriftligt vide, hvilken hjælp der er bevilget.
    Forslag: Skriv antallet af timer eller et interval og hvor ofte, for
      eksempel «2-3 timer om ugen».
    Servicelovens § 89 · Ankestyrelsens rapport s. 7, 17-19 ·
    UDM901 udmaaling-mangler

  I alt: 1 fejl. 12 regler er prøvet.
  Læsbarhed: middel (lixtal 38, 14 ord pr. sætning, 1.250 ord).
"""
    )


def test_a_letter_without_findings_says_so_and_with_how_many_rules() -> None:
    text = render(results(letter()), PLAIN)
    assert "Ingen bemærkninger. 12 regler er prøvet." in text


def test_findings_are_counted_by_level_in_words() -> None:
    text = render(
        results(letter(finding(), finding(level=Level.ADVARSEL), finding(level=Level.RAAD), finding(level=Level.RAAD))),
        PLAIN,
    )
    assert "I alt: 1 fejl, 1 advarsel og 2 råd." in text
    assert re.findall(r"^  ([A-ZÅ]+) linje", text, re.MULTILINE) == [
        "FEJL",
        "ADVARSEL",
        "RÅD",
        "RÅD",
    ]


def test_a_place_on_a_page_tells_the_page() -> None:
    assert "FEJL linje 49, side 2 –" in render(results(letter(finding(place=place(49, page=2)))), PLAIN)


def test_further_places_are_told_once_each_and_not_for_ever() -> None:
    lines = [20, 23, 23, 31]
    text = render(results(letter(finding(more=tuple(place(line) for line in lines)))), PLAIN)
    assert "Det samme gælder linje 23 og 31." in text
    many = render(results(letter(finding(more=tuple(place(line) for line in range(30, 50))))), PLAIN)
    assert "Det samme gælder linje 30, 31, 32, 33, 34, 35 og 14 til." in many
    assert "Det samme" not in render(results(letter(finding(more=(place(20),)))), PLAIN)


def test_a_letter_that_is_no_decision_says_that_those_rules_were_not_used() -> None:
    text = render(results(letter(kind=Kind.KVITTERING, decisions=())), PLAIN)
    assert "Kvittering fra 9. september 2024." in text
    assert "ikke læst som en afgørelse" in text


def test_a_letter_without_a_date_tells_which_day_it_is_judged_by() -> None:
    text = render(results(letter(date=None)), PLAIN)
    assert "Afgørelse uden dato: delvis bevilling" in text
    assert "Kontrolleret efter reglerne den 9. september 2024." in text


def test_not_checked_stands_out_where_the_letter_is_and_in_the_total() -> None:
    text = render(results(letter(), not_checked()), PLAIN)
    assert "breve/scan.pdf\n  IKKE KONTROLLERET – Filen er scannet uden tekst." in text
    assert "1 brev er IKKE KONTROLLERET (årsagen står ovenfor):\n  breve/scan.pdf" in text
    assert "1 brev kontrolleret: 1 uden bemærkninger, 0 med." in text


def test_the_total_names_the_letters_with_fejl() -> None:
    letters = [letter(finding(), path="a.txt"), letter(finding(level=Level.RAAD), path="b.txt"), letter(path="c.txt")]
    assert "\nFejl i: a.txt.\n" in render(results(*letters), PLAIN)
    many = [letter(finding(), path=f"{number}.txt") for number in range(25)]
    assert _flat(render(results(*many), PLAIN)).endswith("18.txt, 19.txt og 5 til.")


def test_one_letter_has_no_total() -> None:
    assert "breve kontrolleret" not in render(results(letter()), PLAIN)
    assert "1 brev kontrolleret" not in render(results(letter()), PLAIN)


def test_rules_that_did_not_run_are_told_in_one_line() -> None:
    text = render(results(letter(not_run=(NOT_RUN, NOT_RUN._replace(rule="SKA903")))), PLAIN)
    assert "Ikke prøvet: LAS906, SKA903 (der er ingen sprogmodel)." in text


def test_a_message_that_only_repeats_the_title_is_said_once() -> None:
    text = render(results(letter(finding(title="Fristen mangler", message="Fristen mangler."))), PLAIN)
    assert text.count("Fristen mangler") == 1


def test_a_quotation_that_the_message_holds_is_not_shown_twice() -> None:
    told = finding(message="Brevet bevilger «3 timer», men ikke hvor ofte.", place=place(quote="3 timer"))
    assert render(results(letter(told)), PLAIN).count("«3 timer»") == 1


def test_a_long_quotation_is_cut_at_a_word() -> None:
    text = _flat(render(results(letter(finding(place=place(quote="langt ord " * 20)))), PLAIN))
    assert "«langt ord langt" in text
    assert text.count("langt ord") == 11
    assert "langt ord …»" in text


def test_a_text_without_measures_has_no_line_of_readability_and_a_short_one_no_lix() -> None:
    assert "Læsbarhed" not in render(results(letter(metrics={})), PLAIN)
    short = render(results(letter(metrics={"lix": 5.0, "words": 40.0})), PLAIN)
    assert "Læsbarhed: for kort til et lixtal (40 ord)." in short


PART = {"words": 80.0, "lix": 41.0, "sentences": 6.0}


def test_the_panel_tells_what_makes_the_letter_heavy_and_where() -> None:
    metrics = {
        "lix": 47.6, "words": 612.0, "words_per_sentence": 21.4, "sentences": 29.0, "longest_sentence": 44.0,
        "long_words_percent": 26.2, "passive_sentences": 7.0, "unexplained_terms": 3.0,
    }  # fmt: skip
    sections = (
        SectionMetrics(Zone.RESULTAT, 12, PART),
        SectionMetrics(Zone.BEGRUNDELSE, 17, PART | {"lix": 52.3}),
        SectionMetrics(Zone.KONTAKT, 40, PART | {"lix": 60.0, "words": 12.0}),
    )
    text = _flat(render(results(letter(metrics=metrics, sections=sections, longest_sentence_line=21)), PLAIN))
    assert "Læsbarhed: svær (lixtal 48, 21 ord pr. sætning, 612 ord)." in text
    assert "Længste sætning: 44 ord (linje 21). Lange ord: 26 procent. Passiver: i 7 af 29 sætninger." in text
    assert "Uforklarede fagord og forkortelser: 3." in text
    assert "Tungest: begrundelsen fra linje 17 (lixtal 52, svær)." in text


def test_no_part_is_the_heaviest_where_there_is_only_one() -> None:
    sections = (SectionMetrics(Zone.RESULTAT, 12, PART),)
    assert "Tungest" not in render(results(letter(sections=sections)), PLAIN)


def test_colours_only_where_asked_for() -> None:
    everything = results(letter(finding()), not_checked(), letter())
    plain, coloured = render(everything, PLAIN), render(everything, Look(80, colour=True))
    assert "\x1b" not in plain
    assert "\x1b[1;31mFEJL\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain


def test_a_letter_cannot_command_the_terminal() -> None:
    evil = finding(place=place(quote="\x1b[2J\x1b]0;x\x07Du\u202efår\x00 støtte\r"))
    text = render(results(letter(evil, path="\x1b[31mbrev\n.txt")), Look(80, colour=False))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", text)


@given(
    width=st.integers(40, 140),
    words=st.lists(
        st.text(st.characters(categories=("L", "N", "P", "Z", "Mn", "Cc")), min_size=1, max_size=30), max_size=40
    ),
    colour=st.booleans(),
)
def test_no_line_is_wider_than_the_terminal_unless_a_single_word_is(width: int, words: list[str], colour: bool) -> None:
    text = " ".join(words)
    shown = render(results(letter(finding(message=text, place=place(quote=text), why=text))), Look(width, colour))
    for line in re.sub(r"\x1b\[[\d;]*m", "", shown).splitlines():
        wide = cells(line) > width
        first = line.strip().split(" ")
        assert not wide or len(first) <= 3, line  # a label or «§» glued to one long word


@given(st.integers(40, 140))
def test_every_word_of_a_finding_is_shown_at_every_width(width: int) -> None:
    one = finding()
    shown = _flat(render(results(letter(one)), Look(width)))
    assert all(part in shown for part in (one.title, one.message, one.why, one.suggestion, "UDM901 udmaaling-mangler"))


def test_a_known_finding_is_a_line_with_its_reason_and_no_more() -> None:
    by = Suppression(
        rule="UDM901", reason="Står i aftalen", origin=Origin.BASELINE, written="kendt.yaml:3", until=date(2027, 6, 30)
    )
    told = render(results(letter(suppressed=(Suppressed(finding(), by),))), Look(width=200))
    expected = "Kendt linje 20 – Antallet af timer mangler (UDM901): Står i aftalen. Gælder til 30. juni 2027."
    assert expected in told
    assert "Ingen nye bemærkninger." in told
    assert "Du får støtte." not in told
