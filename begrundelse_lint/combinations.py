"""Letters put together of blocks: checked as every letter that the files can be put together to.

What is found is told file by file, at the lines of each block's own file, with the letter that it is found in.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from os import path as paths

from begrundelse_lint import readers
from begrundelse_lint.check import BrokenRuleError, Checker, where
from begrundelse_lint.checked import CheckedLetter, DecisionMade, Status
from begrundelse_lint.finding import Finding
from begrundelse_lint.letter import Letter, UnreadableLetterError
from begrundelse_lint.records import record
from begrundelse_lint.suppression import Suppression
from begrundelse_lint.templates.blocks import compose
from begrundelse_lint.templates.expansion import expand_with
from begrundelse_lint.templates.merging import Told


@record
class Combination:
    """A letter made of blocks. ``parts`` are its parts in order, each one file or several to choose between."""

    name: str
    parts: tuple[tuple[str, ...], ...]

    @property
    def files(self) -> tuple[str, ...]:
        """Every file of every part."""
        return tuple(dict.fromkeys(file for part in self.parts for file in part))


def check_combinations(
    checker: Checker, combinations: Sequence[Combination], known: Callable[[str], Sequence[Suppression]]
) -> list[CheckedLetter]:
    """Check the blocks of some letters: a result for each file, whatever many letters it is a part of."""
    results: dict[str, CheckedLetter] = {}
    for combination in combinations:
        for letter in _checked(checker, combination):
            before = results.get(letter.path)
            results[letter.path] = letter if before is None else _together(before, letter)
    return [checker.settled(letter, known(letter.path)) for letter in results.values()]


def _checked(checker: Checker, combination: Combination) -> list[CheckedLetter]:
    blocks: dict[str, Letter] = {}
    unread: list[CheckedLetter] = []
    for file in combination.files:
        try:
            blocks[file] = readers.read(file)
        except UnreadableLetterError as error:
            unread.append(checker.not_checked(file, str(error)))
    parts = [[file for file in part if file in blocks] for part in combination.parts]
    try:
        if not all(parts):
            raise UnreadableLetterError("en af dets dele kan ikke læses.")
        return [*unread, *_together_checked(checker, combination.name, parts, blocks)]
    except (UnreadableLetterError, BrokenRuleError) as error:
        reason = f"Brevet «{combination.name}», som blokken er en del af, kan ikke kontrolleres: {error}"
    except Exception as error:  # noqa: BLE001 - a defect of ours: the other letters go on
        reason = f"Programmet kunne ikke behandle «{combination.name}» ({where(error)}). Meld det gerne som en fejl."
    return [*unread, *(checker.not_checked(file, reason) for file in blocks)]


def _together_checked(
    checker: Checker, name: str, parts: Sequence[Sequence[str]], blocks: Mapping[str, Letter]
) -> list[CheckedLetter]:
    labels = _labels([file for part in parts for file in part])
    composed = compose(
        name, [[blocks[file] for file in part] for part in parts], [[labels[file] for file in part] for part in parts]
    )
    expansion = expand_with(composed.letter, composed.choices)
    if not expansion.variants:
        raise UnreadableLetterError("der er ingen tekst at kontrollere.")
    whole = checker.check_expanded(name, expansion, Told(f"brevet «{name}»", composed.where))
    findings: list[list[Finding]] = [[] for _ in composed.blocks]
    for finding in whole.findings:
        for owner, local in composed.in_blocks(finding):
            findings[owner].append(local)
    decisions: list[list[DecisionMade]] = [[] for _ in composed.blocks]
    for decision in whole.decisions:
        owner, line = composed.line_in_block(decision.line)
        decisions[owner].append(replace(decision, line=line))
    made = []
    for number, block in enumerate(composed.blocks):
        noted, misread = checker.noted(block)
        reading = checker.read(block, template=True)
        own = replace(whole, path=block.path, decisions=tuple(decisions[number]), findings=tuple(findings[number]))
        own = replace(own, noted=noted, misread=misread, part_of=(name,))
        made.append(replace(own, **checker.about(reading, own)))
    return made


def _labels(files: Sequence[str]) -> dict[str, str]:
    """What people call the files to choose between: their names, with their folders where names are alike."""
    names = [paths.basename(file) for file in files]
    return {file: name if names.count(name) == 1 else file for file, name in zip(files, names, strict=True)}


def _together(first: CheckedLetter, second: CheckedLetter) -> CheckedLetter:
    """What is said of a block that is a part of two letters: a defect of both is one finding that names both."""
    if not (first.checked and second.checked):
        return first if first.status is Status.NOT_CHECKED else second
    findings = {(finding.rule, finding.place.span): finding for finding in first.findings}
    for finding in second.findings:
        key = (finding.rule, finding.place.span)
        findings[key] = _both(findings[key], finding) if key in findings else finding
    decisions = dict.fromkeys((*first.decisions, *second.decisions))
    ordered = sorted(findings.values(), key=lambda finding: (finding.place.span.start, -finding.level.weight))
    return replace(
        first,
        findings=tuple(ordered),
        decisions=tuple(decisions),
        part_of=tuple(dict.fromkeys((*first.part_of, *second.part_of))),
    )


def _both(first: Finding, second: Finding) -> Finding:
    """«Det gælder brevet «afslag» og brevet «bevilling».»"""
    one, other = str(first.when), str(second.when)
    when = f"{one.removesuffix('.')}{',' if ', ' in one else ''} og {other.removeprefix('Det gælder ')}"
    message = first.message.replace(one, when)
    return replace(first, message=message, when=when, place=replace(first.place, message=message))
