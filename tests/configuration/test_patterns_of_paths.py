"""Patterns in a configuration: which letters they mean."""

from __future__ import annotations

from pathlib import Path

import pytest

from begrundelse_lint.configuration.patterns import PathPatterns

FOLDER = Path("/kommune")


@pytest.mark.parametrize(
    ("pattern", "meant", "not_meant"),
    [
        ("skabeloner/**", ["skabeloner/a.docx", "skabeloner/85/b.md"], ["skabeloner.txt", "arkiv/skabeloner/a.docx"]),
        ("skabeloner/", ["skabeloner/a.docx", "arkiv/skabeloner/a.docx"], ["skabeloner2/a.docx"]),
        ("skabeloner", ["skabeloner/85/b.md"], ["nye skabeloner/b.md"]),
        ("*.docx", ["a.docx", "skabeloner/85/b.docx"], ["a.docx.txt", "b.md"]),
        ("arkiv/*.pdf", ["arkiv/1.pdf"], ["arkiv/2019/1.pdf", "1.pdf"]),
        ("arkiv/**/afslag-?.md", ["arkiv/afslag-1.md", "arkiv/a/b/afslag-2.md"], ["arkiv/afslag-10.md"]),
        ("**/gamle/**", ["gamle/a.md", "x/gamle/y/a.md"], ["gamle.md"]),
        ("./breve/[ab].txt", ["breve/a.txt"], ["breve/c.txt"]),
        ("breve/[!ab].txt", ["breve/c.txt"], ["breve/a.txt"]),
        ("afslag (85).docx", ["afslag (85).docx"], ["afslag 85.docx"]),
        ("ære/*", ["a\u0308re/x".replace("a\u0308", "æ")], ["aere/x"]),
        ("årsbreve/*", ["a\u030arsbreve/x.md"], ["arsbreve/x.md"]),
        ("**", ["a.md", "b/c.md"], []),
    ],
)
def test_a_pattern_means_these_letters_and_not_those(pattern: str, meant: list[str], not_meant: list[str]) -> None:
    patterns = PathPatterns(FOLDER, (pattern,))
    assert [path for path in meant if not patterns.match(FOLDER / path)] == []
    assert [path for path in not_meant if patterns.match(FOLDER / path)] == []


@pytest.mark.parametrize(
    ("pattern", "meant"), [("skabeloner/**", False), ("**/skabeloner/**", True), ("*.docx", True), ("skabeloner", True)]
)
def test_outside_the_folder_only_patterns_for_any_depth_mean_a_letter(pattern: str, meant: bool) -> None:
    assert PathPatterns(FOLDER, (pattern,)).match("/andet/skabeloner/a.docx") is meant
