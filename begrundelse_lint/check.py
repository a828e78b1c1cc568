"""The whole way of one letter: file -> letter -> reading -> findings.

A :class:`Checker` holds the chosen rules and checks any number of letters. Whatever happens to a letter ends in a
:class:`~begrundelse_lint.checked.CheckedLetter`: checked, or not checked with the reason. «Not checked» is never
«clean», so nothing is skipped in silence, and one bad letter never stops the others.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from begrundelse_lint import readers
from begrundelse_lint.checked import CheckedLetter, DecisionMade, SectionMetrics, Status
from begrundelse_lint.finding import Finding
from begrundelse_lint.letter import Letter, Span, UnreadableLetterError
from begrundelse_lint.records import record
from begrundelse_lint.rules.engine import judge
from begrundelse_lint.rules.model import RuleSet
from begrundelse_lint.rules.requirements import Requirement, requirements
from begrundelse_lint.selection import Choice, Profile, choose
from begrundelse_lint.suppression import Suppression, settle
from begrundelse_lint.understanding import understand
from begrundelse_lint.understanding.reading import Kind, Reading

if TYPE_CHECKING:  # only where there is a language model
    from begrundelse_lint.language.analysis import Analyst
    from begrundelse_lint.templates.expansion import Expansion, Variant
    from begrundelse_lint.templates.merging import Told


@record
class Options:
    """What a user may choose for a check."""

    profile: Profile = Profile.ANBEFALET
    select: Sequence[str] = ()  # codes, names or groups; these only, whatever the profile
    ignore: Sequence[str] = ()
    template: bool | None = None  # None: judged by the letter itself
    date: dt.date | None = None  # for letters without one; None: today


class Checker:
    """Checks letters by one choice of rules. ``today`` is another day to call today: that of a run begun earlier.

    Raises:
        UnknownRuleError: ``options`` name a rule that the set does not have.
    """

    def __init__(
        self,
        ruleset: RuleSet,
        options: Options | None = None,
        analyst: Analyst | None = None,
        *,
        keep_reading: bool = False,
        find_identifiers: bool = False,
        today: dt.date | None = None,
    ) -> None:
        self.ruleset = ruleset
        self.analyst = analyst  # a language model, for the rules that need one
        self.options = options or Options()
        self.keep_reading = keep_reading  # a reading is large: not for thousands of letters
        self.find_identifiers = find_identifiers  # for reports without names
        self.choice: Choice = choose(ruleset, self.options.profile, self.options.select, self.options.ignore)
        self._today = today or dt.date.today()  # once: a run over midnight judges all letters alike
        self._rules = tuple(ruleset.rules.values())

    @property
    def available(self) -> frozenset[str]:
        """What rules may need that is there («grammar», «names»)."""
        return self.analyst.available if self.analyst is not None else frozenset()

    @property
    def needs(self) -> frozenset[str]:
        """What the chosen rules need of a language model."""
        return frozenset(need for rule in self.choice.speaking.values() for need in rule.needs)

    def check(self, path: str | Path, known: Sequence[Suppression] = ()) -> CheckedLetter:
        """Check the letter in a file. ``known`` is what has been said of its findings before."""
        return self.settled(self._check(str(path), lambda: readers.read(path)), known)

    def check_text(self, data: bytes | str, name: str = "-", known: Sequence[Suppression] = ()) -> CheckedLetter:
        """Check a letter that came as text (standard input)."""
        return self.settled(self._check(name, lambda: readers.read_text(data, name)), known)

    def check_bytes(self, data: bytes, path: str, known: Sequence[Suppression] = ()) -> CheckedLetter:
        """Check the letter in the content of a file; the ending of ``path`` decides the format."""
        return self.settled(self._check(path, lambda: readers.read_bytes(data, path)), known)

    def check_letter(self, letter: Letter, known: Sequence[Suppression] = ()) -> CheckedLetter:
        """Check a letter already read."""
        return self.settled(self._check(letter.path, lambda: letter), known)

    def examine(self, letter: Letter) -> CheckedLetter:
        """What the rules find in a letter, whatever is known of it (see :meth:`settled`)."""
        return self._check(letter.path, lambda: letter)

    @property
    def today(self) -> dt.date:
        """The day that letters without a date are judged by, where the options name none."""
        return self._today

    def read(self, letter: Letter, *, template: bool | None = None) -> Reading:
        """The letter understood, as the rules will see it. ``template``: as one, or not, whatever the options say."""
        on = self.options.date or self._today
        template = self.options.template if template is None else template
        return understand(letter, self.ruleset.knowledge, on=on, template=template, analyst=self.analyst)

    def settled(self, letter: CheckedLetter, known: Sequence[Suppression]) -> CheckedLetter:
        """What is left to tell when what is known has been taken out."""
        run = [item for item in (*letter.noted, *known) if self._runs(item)]
        if not letter.checked or not run:
            return letter
        findings, suppressed, unused = settle(letter.findings, run, self._today)
        return replace(letter, findings=findings, suppressed=suppressed, unused=unused)

    def _runs(self, item: Suppression) -> bool:
        """Is its rule among those that speak? Else nothing can be said of whether it is used."""
        rule = self.ruleset.find(item.rule)
        return rule is None or rule.code in self.choice.speaking

    def noted(self, letter: Letter) -> tuple[tuple[Suppression, ...], tuple[str, ...]]:
        """What comments in the letter's file say is known, and what is wrong with them."""
        if not letter.comments:
            return (), ()
        from begrundelse_lint.suppression import comments

        return comments.read_all(letter, lambda word: self.ruleset.find(word) is not None)

    def _check(self, path: str, letter: Callable[[], Letter]) -> CheckedLetter:
        try:
            read = letter()
            noted, misread = self.noted(read)
            return replace(self._understood(path, self.read(read)), noted=noted, misread=misread)
        except (UnreadableLetterError, BrokenRuleError) as error:
            return self.not_checked(path, str(error))
        except Exception as error:  # noqa: BLE001 - a defect of ours: the other letters go on
            told = f"Programmet kunne ikke behandle brevet ({where(error)}). Meld det gerne som en fejl."
            return self.not_checked(path, told)

    def not_checked(self, path: str, reason: str) -> CheckedLetter:
        """A letter that could not be checked, and why (Danish)."""
        if not self.find_identifiers:
            return CheckedLetter(path=path, reason=reason)
        from begrundelse_lint.understanding.identifiers import without_letter

        return CheckedLetter(path=path, reason=reason, identifiers=without_letter(self.ruleset.knowledge))

    def _understood(self, path: str, reading: Reading) -> CheckedLetter:
        """A letter by itself; a template by the letters that it becomes."""
        return (self._as_letters(path, reading) if reading.template else None) or self._judged(path, reading)

    def _as_letters(self, path: str, reading: Reading) -> CheckedLetter | None:
        """A template is as good as the letters that it becomes; None where it becomes no other than itself."""
        from begrundelse_lint.templates.expansion import expand

        expansion = expand(reading.letter)
        if expansion is None or not expansion.variants:
            return None
        whole = self.check_expanded(path, expansion)
        decisions = _first_of_each(whole.decisions)
        return replace(whole, date=reading.date, decisions=decisions, **self.about(reading, whole))

    def check_expanded(self, path: str, expansion: Expansion, told: Told | None = None) -> CheckedLetter:
        """What comes of the letters of a template: kind and figures of the first decision, what any of them decides,
        and the findings of all, at the lines of the template. ``told`` says how choices are named.

        Raises:
            BrokenRuleError: a rule cannot judge one of them.
        """
        from begrundelse_lint.templates.merging import Judged, merge

        alike: dict[Letter, CheckedLetter] = {}  # a choice inside a passage that is left out changes nothing
        for variant in expansion.variants:
            if variant.letter not in alike:
                alike[variant.letter] = self._letter_of_template(path, variant)
        letters = [alike[variant.letter] for variant in expansion.variants]
        pairs = zip(expansion.variants, letters, strict=True)
        judged = [Judged(variant, letter.findings) for variant, letter in pairs]
        return replace(
            next((letter for letter in letters if letter.kind is Kind.AFGOERELSE), letters[0]),
            decisions=_decided_in_some(expansion, letters),
            findings=merge(expansion, judged, told),
            tried=expansion.tried,
        )

    def _letter_of_template(self, path: str, variant: Variant) -> CheckedLetter:
        return self._judged(path, self.read(variant.letter, template=True), keep=False)

    def _judged(self, path: str, reading: Reading, *, keep: bool = True) -> CheckedLetter:
        """What the rules say of a reading.

        Raises:
            BrokenRuleError: a rule cannot judge it.
        """
        on = reading.date or self.options.date or self._today
        try:
            findings, not_run = judge(reading, self._rules, on=on, available=self.available, only=self.choice.speaking)
        except Exception as error:
            raise BrokenRuleError(self._broken_rule(reading, on, error)) from error
        in_force = sum(1 for rule in self.choice.speaking.values() if rule.in_force.on(on))
        return CheckedLetter(
            path=path,
            status=Status.CHECKED,
            kind=reading.kind,
            date=reading.date,
            judged_on=on,
            template=reading.template,
            decisions=tuple(_decisions(reading)),
            **_readability(reading),
            findings=tuple(finding for finding in findings if self.choice.shows(finding)),
            rules_run=in_force - len(not_run),
            not_run=tuple(not_run),
            language_model=self.analyst.name if self.analyst is not None else None,
            **(self._kept(reading, on) if keep else {}),
        )

    def about(self, reading: Reading, whole: CheckedLetter) -> dict[str, Any]:
        """What is told of the text itself beside what comes of the letters it becomes: how it reads, and what reports
        need of it.
        """
        return {**_readability(reading), **self._kept(reading, whole.judged_on or self._today, whole.findings)}

    def _kept(self, reading: Reading, on: dt.date, findings: Iterable[Finding] = ()) -> dict[str, Any]:
        """What reports need that show the letter, or leave names out, where it is asked for.

        ``findings``: those of the letters that a template becomes, where more may be required than of itself.
        """
        kept: dict[str, Any] = {}
        if self.keep_reading:
            kept |= {"reading": reading, "requirements": self._requirements(reading, on, findings)}
        if self.find_identifiers:
            from begrundelse_lint.understanding.identifiers import find_identifiers

            kept["identifiers"] = find_identifiers(reading, self.ruleset.knowledge)
        return kept

    def _requirements(self, reading: Reading, on: dt.date, findings: Iterable[Finding]) -> tuple[Requirement, ...]:
        asked = requirements(reading, self._rules, on=on, available=self.available, only=self.choice.speaking)
        known = {requirement.rule for requirement in asked}
        others = [self.ruleset.rules[finding.rule] for finding in findings if finding.rule not in known]
        missing = [Requirement(rule.code, rule.checklist, ()) for rule in others if rule.checklist]
        return (*asked, *missing)

    def _broken_rule(self, reading: Reading, on: dt.date, error: Exception) -> str:
        """Why no rule has judged: the first one that breaks alone is named, so that it can be left out or mended."""
        for rule in self._rules:
            try:
                judge(reading, [rule], on=on, available=self.available)
            except Exception as alone:  # noqa: BLE001
                broken = f"Reglen {rule.code} ({rule.name}) gik i stykker på brevet ({where(alone)})."
                return f"{broken} Ret reglen, eller udelad den med --ignore {rule.code}."
        return f"Reglerne gik i stykker på brevet ({where(error)}). Meld det gerne som en fejl."


class BrokenRuleError(Exception):
    """A rule cannot judge a letter; ``str(error)`` names it, in Danish."""


def where(error: BaseException) -> str:
    """What kind of error, and where in the code; never its message, which may hold words of the letter."""
    last = error.__traceback__
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    place = f" i {Path(last.tb_frame.f_code.co_filename).name}, linje {last.tb_lineno}" if last is not None else ""
    return f"{type(error).__name__}{place}"


def _line(reading: Reading, span: Span) -> int:
    """The line of the letter that a span of the clean text begins on."""
    return reading.letter.position(reading.clean.to_letter(span).start).line


def _readability(reading: Reading) -> dict[str, Any]:
    """What a checked letter says of how it reads."""
    parts = tuple(SectionMetrics(part.zone, _line(reading, part.span), part.measures) for part in reading.sections)
    line = _line(reading, reading.longest) if reading.longest is not None else None
    return {"metrics": reading.measures, "sections": parts, "longest_sentence_line": line}


def _decisions(reading: Reading) -> list[DecisionMade]:
    made = []
    for decision in reading.decisions:
        line = _line(reading, reading.statements[decision.statement].span)
        made.append(DecisionMade(decision.outcome, decision.provision, line))
    return made


def _decided_in_some(expansion: Expansion, letters: Sequence[CheckedLetter]) -> tuple[DecisionMade, ...]:
    """What any letter of a template decides, at the lines of the template, each line's decision once."""
    made: dict[DecisionMade, None] = {}
    for variant, letter in zip(expansion.variants, letters, strict=True):
        for decision in letter.decisions:
            start = variant.letter.lines[variant.letter.index_of(decision.line)].start
            line = expansion.template.position(variant.to_template(Span(start, start)).start).line
            made[replace(decision, line=line)] = None
    return tuple(made)


def _first_of_each(decisions: Sequence[DecisionMade]) -> tuple[DecisionMade, ...]:
    """The decisions without those that decide the same in another place."""
    return tuple({(made.outcome, made.provision): made for made in reversed(decisions)}.values())[::-1]
