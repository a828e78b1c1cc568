"""txt, md and standard input."""

from __future__ import annotations

import pytest

from begrundelse_lint.letter import Style, UnreadableLetterError
from begrundelse_lint.readers import read_text

LETTER = "Afgørelse\r\n\r\nDu får støtte efter § 85 – tre timer.\r\n"
LINES = ["Afgørelse", "", "Du får støtte efter § 85 – tre timer."]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-32"])
def test_a_text_file_reads_alike_in_every_encoding(encoding: str) -> None:
    letter = read_text(LETTER.encode(encoding), "brev.txt")
    assert letter.text.split("\n") == LINES


def test_lines_are_the_files_own_and_say_nothing_of_blocks() -> None:
    letter = read_text("  indrykket\n\f\nslut", "brev.txt")
    assert [letter.line_text(line) for line in letter.lines] == ["  indrykket", "\f", "slut"]
    assert {line.starts_block for line in letter.lines} == {None}


def test_one_broken_byte_does_not_turn_utf8_into_nonsense() -> None:
    letter = read_text("Afgørelse om støtte på ".encode() + b"\xe6", "brev.txt")
    assert letter.text.startswith("Afgørelse om støtte på")


def test_soft_hyphens_and_no_break_spaces_stay_as_they_are() -> None:
    assert read_text("§\u00a085 social\u00adpædagog", "brev.txt").text == "§\u00a085 social\u00adpædagog"


@pytest.mark.parametrize("noise", [bytes(range(256)) * 4, b"\x00\x01\x02\x03" * 100, b"\x81\x8d\x8f" * 10])
def test_noise_is_no_text(noise: bytes) -> None:
    with pytest.raises(UnreadableLetterError, match="UTF-8"):
        read_text(noise, "brev.txt")


def test_markdown_keeps_its_lines_and_markup_and_gives_them_styles() -> None:
    source = "# Afgørelse\n\nBrevet\n======\n\n- et punkt\n1. et andet\n\n| a | b |\nbrødtekst\n---\n"
    letter = read_text(source, "brev.md")
    assert letter.text == source.rstrip("\n")
    assert styles_of(letter.text, "brev.md") == {
        "# Afgørelse": Style.HEADING,
        "Brevet": Style.HEADING,
        "======": Style.HEADING,
        "- et punkt": Style.LIST,
        "1. et andet": Style.LIST,
        "| a | b |": Style.TABLE,
        "brødtekst": Style.BODY,
        "---": Style.BODY,
    }


def styles_of(source: str, name: str) -> dict[str, Style]:
    letter = read_text(source, name)
    return {letter.line_text(line): line.style for line in letter.lines if letter.line_text(line)}


def test_standard_input_is_text_whatever_it_is_called() -> None:
    assert read_text("Afgørelse", "brev.docx").format == "txt"
    assert read_text("Afgørelse").format == "txt"
    assert read_text("<p>Afgørelse</p>", "brev.html").text == "Afgørelse"


def test_a_word_file_on_standard_input_without_its_name_is_refused() -> None:
    with pytest.raises(UnreadableLetterError, match="--stdin-filename"):
        read_text(b"PK\x03\x04" + b"x" * 100, "-")
