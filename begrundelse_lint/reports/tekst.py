"""The report a caseworker reads: letter by letter, remark by remark, in the order of the letter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from begrundelse_lint.checked import CheckedLetter, DecisionMade
from begrundelse_lint.finding import Finding, Level, Place
from begrundelse_lint.reports.base import Results
from begrundelse_lint.reports.layout import Layout, Piece, Text
from begrundelse_lint.reports.look import Look
from begrundelse_lint.reports.words import (
    ENOUGH_FOR_LIX,
    KINDS,
    LEVELS,
    NOT_A_DECISION,
    OUTCOMES,
    ZONES,
    day,
    listed,
    lix_band,
    not_run,
    number,
    provision,
    some,
    tried,
)
from begrundelse_lint.suppression import Suppressed
from begrundelse_lint.understanding.reading import Kind

_INDENT = 2
_COLOURS = {Level.FEJL: "red", Level.ADVARSEL: "yellow", Level.RAAD: "cyan"}
_MOST_PLACES = 6
_MOST_LETTERS = 20
_LONGEST_QUOTE = 110  # enough to find the place by


def render(results: Results, look: Look) -> str:
    """The report as text for a terminal, a pipe or a file."""
    report = _Report(results, Layout(look.width, look.colour))
    return "\n\n".join(report.parts()) + "\n"


class _Report:
    """Holds what every part needs: the results and the layout."""

    def __init__(self, results: Results, layout: Layout) -> None:
        self.results = results
        self.layout = layout

    def parts(self) -> Iterator[str]:
        """Paragraphs, which stand with a blank line between."""
        for letter in self.results.letters:
            yield from self._checked(letter) if letter.checked else self._not_checked(letter)
        if len(self.results.letters) != 1:
            yield self._total()

    # one letter

    def _not_checked(self, letter: CheckedLetter) -> Iterator[str]:
        reason = self.layout.paragraph(Piece("IKKE KONTROLLERET", "red"), f" – {letter.reason}", indent=_INDENT)
        yield f"{self._title(letter)}\n{reason}"

    def _checked(self, letter: CheckedLetter) -> Iterator[str]:
        yield "\n".join([self._title(letter), *self._understood(letter)])
        for finding in letter.findings:
            yield "\n".join(self._finding(finding))
        yield "\n".join(self._closing(letter))

    def _title(self, letter: CheckedLetter) -> str:
        name = "Tekst fra standard input" if letter.path == "-" else letter.path
        return self.layout.paragraph(Piece(_unbroken(name), "bold"))

    def _understood(self, letter: CheckedLetter) -> Iterator[str]:
        kind = KINDS[letter.kind].capitalize() if letter.kind else "Brev"
        form = ", skabelon" if letter.template and not letter.part_of else ""
        dated = f" fra {day(letter.date)}" if letter.date else " uden dato"
        decided = f": {listed([self._decision(made) for made in letter.decisions])}" if letter.decisions else ""
        yield self.layout.paragraph(f"{kind}{form}{dated}{decided}.", indent=_INDENT)
        if how := tried(letter.tried, letter.part_of):
            yield self.layout.paragraph(how, indent=_INDENT)
        if letter.kind is not Kind.AFGOERELSE:
            yield self.layout.paragraph(NOT_A_DECISION, indent=_INDENT)
        if letter.judged_on and not letter.date:
            yield self.layout.paragraph(f"Kontrolleret efter reglerne den {day(letter.judged_on)}.", indent=_INDENT)

    def _decision(self, made: DecisionMade) -> str:
        under = f" efter {self._provision(made.provision)}" if made.provision else ""
        return f"{OUTCOMES[made.outcome]}{under} (linje {made.line})"

    def _provision(self, text: str) -> str:
        return provision(text, self.results.laws)

    # one finding

    def _finding(self, finding: Finding) -> Iterator[str]:
        level = Piece(LEVELS[finding.level][0].upper(), _COLOURS[finding.level])
        yield self._line(level, f" {_where(finding.place)} – ", Piece(finding.title, "bold"))
        if finding.place.quote and finding.place.quote not in finding.message:
            yield self._line(f"«{_shortened(finding.place.quote)}»", deeper=_INDENT, hang=1)
        if finding.message.rstrip(".") != finding.title.rstrip("."):
            yield self._line(finding.message, deeper=_INDENT)
        if elsewhere := _places(finding):
            yield self._line(f"Det samme gælder linje {elsewhere}.", deeper=_INDENT)
        if finding.why:
            yield self._line(Piece("Hvorfor:", "bold"), f" {finding.why}", deeper=_INDENT, hang=_INDENT)
        if finding.suggestion:
            yield self._line(Piece("Forslag:", "bold"), f" {finding.suggestion}", deeper=_INDENT, hang=_INDENT)
        source = " · ".join(self._sources(finding))
        yield self._line(Piece(source[0].upper() + source[1:], "dim"), deeper=_INDENT)

    def _line(self, *pieces: Text, deeper: int = 0, hang: int = 0) -> str:
        return self.layout.paragraph(*pieces, indent=_INDENT + deeper, hang=hang)

    def _sources(self, finding: Finding) -> Iterator[str]:
        basis = [self._provision(text) for text in finding.basis]
        if basis:
            yield listed(basis)
        if finding.report:
            yield f"Ankestyrelsens rapport {finding.report}"
        yield f"{finding.rule}\u00a0{finding.name}"

    # the end of a letter, and of all

    def _closing(self, letter: CheckedLetter) -> Iterator[str]:
        asked = some(letter.rules_run, "regel", "regler")
        if letter.findings:
            yield self._line(
                Piece("I alt:", "bold"), f" {listed(_by_level(list(letter.findings)))}. {asked} er prøvet."
            )
        else:
            none = "Ingen nye bemærkninger." if letter.suppressed else "Ingen bemærkninger."
            yield self._line(Piece(none, "green"), f" {asked} er prøvet.")
        for known in _alike(letter.suppressed):
            yield self._line(Piece("Kendt", "dim"), self._known(known), hang=_INDENT)
        yield from self._not_run(letter)
        if letter.language_model:
            yield self._line(f"Sprogmodel: {letter.language_model}{_passives(letter)}.")
        yield from self._readability(letter)

    def _known(self, known: list[Suppressed]) -> str:
        """« linje 12 – Omfanget mangler (ABC001): Står i aftalen. Gælder til 30. juni 2027.»"""
        finding, by = known[0].finding, known[0].by
        lines = _numbered(sorted({place.line for item in known for place in item.finding.places}))
        until = f" Gælder til {day(by.until)}." if by.until else ""
        return f" linje {lines} – {finding.title} ({finding.rule}): {by.reason.rstrip('.')}.{until}"

    def _not_run(self, letter: CheckedLetter) -> Iterator[str]:
        reasons: dict[str, list[str]] = {}
        for missed in letter.not_run:
            reasons.setdefault(not_run(missed.need, letter.language_model), []).append(missed.rule)
        for reason, rules in reasons.items():
            yield self._line(f"Ikke prøvet: {', '.join(rules)} ({reason}).")

    def _readability(self, letter: CheckedLetter) -> Iterator[str]:
        """The panel: how heavy the letter reads, what makes it so, and which part of it is the heaviest."""
        metrics = letter.metrics
        words = metrics.get("words")
        if not words:
            return
        mean = metrics.get("words_per_sentence")
        length = f", {number(mean)} ord pr. sætning" if mean else ""
        if words < ENOUGH_FOR_LIX:
            yield self._line(f"Læsbarhed: for kort til et lixtal ({some(int(words), 'ord', 'ord')}{length}).")
        else:
            lix = metrics["lix"]
            yield self._line(f"Læsbarhed: {lix_band(lix)} (lixtal {number(lix)}{length}, {number(words)} ord).")
        if parts := list(_what_weighs(letter)):
            yield self._line(" ".join(parts), deeper=_INDENT)
        if (heaviest := letter.heaviest) and words >= ENOUGH_FOR_LIX:
            lix = heaviest.metrics["lix"]
            where = f"{ZONES[heaviest.zone]} fra linje {heaviest.line}"
            yield self._line(f"Tungest: {where} (lixtal {number(lix)}, {lix_band(lix)}).", deeper=_INDENT)

    def _total(self) -> str:
        results = self.results
        clean = sum(1 for letter in results.checked if not letter.findings)
        counts = [
            f"{number(clean)} uden {'nye ' if results.known else ''}bemærkninger",
            f"{number(len(results.checked) - clean)} med",
        ]
        lines = [f"{some(len(results.checked), 'brev', 'breve')} kontrolleret: {', '.join(counts)}."]
        if results.findings:
            lines.append(f"{listed(_by_level(results.findings))}.".capitalize())
        if known := results.known:
            lines.append(f"{some(known, 'kendt bemærkning', 'kendte bemærkninger')} er ikke talt med.")
        text = self.layout.paragraph(Piece("I alt", "bold"), " – " + " ".join(lines))
        return "\n".join([text, *self._with_fejl(), *self._left_out()])

    def _with_fejl(self) -> Iterator[str]:
        """The letters to turn to first, when the first of them have long left the screen."""
        paths = [letter.path for letter in self.results.letters if any(f.level is Level.FEJL for f in letter.findings)]
        if paths:
            names = [_unbroken(path) for path in paths[:_MOST_LETTERS]]
            more = [f"{number(len(paths) - _MOST_LETTERS)} til"] if len(paths) > _MOST_LETTERS else []
            yield self.layout.paragraph(Piece("Fejl i:", "bold"), f" {listed([*names, *more])}.", hang=_INDENT)

    def _left_out(self) -> Iterator[str]:
        missed = self.results.not_checked
        if missed:
            count = some(len(missed), "brev er", "breve er")
            yield self.layout.paragraph(Piece(f"{count} IKKE KONTROLLERET", "red"), " (årsagen står ovenfor):")
            for letter in missed:
                yield self.layout.paragraph(_unbroken(letter.path), indent=_INDENT)


def _what_weighs(letter: CheckedLetter) -> Iterator[str]:
    """What makes a letter heavy, a short sentence each; what was not measured is not told."""
    metrics = letter.metrics
    longest, line = metrics.get("longest_sentence"), letter.longest_sentence_line
    if longest and line:
        yield f"Længste sætning: {number(longest)} ord (linje {line})."
    if "long_words_percent" in metrics:
        yield f"Lange ord: {number(metrics['long_words_percent'])} procent."
    if "passive_sentences" in metrics:
        yield f"Passiver: i {number(metrics['passive_sentences'])} af {number(metrics['sentences'])} sætninger."
    if "unexplained_terms" in metrics:
        yield f"Uforklarede fagord og forkortelser: {number(metrics['unexplained_terms'])}."


def _passives(letter: CheckedLetter) -> str:
    """What a language model says of passives, beside what the words' form says."""
    percent = letter.metrics.get("parsed_passive_percent")
    return f" (passiv i {number(percent)} procent af sætningerne)" if percent is not None else ""


def _where(place: Place) -> str:
    return f"linje {place.line}" + (f", side {place.page}" if place.page else "")


def _unbroken(path: str) -> str:
    """A path that is not torn at its blanks, so that it can be copied."""
    return path.replace(" ", "\u00a0")


def _shortened(quote: str) -> str:
    if len(quote) <= _LONGEST_QUOTE:
        return quote
    return quote[:_LONGEST_QUOTE].rsplit(" ", 1)[0].rstrip(" ,;:…") + " …"


def _places(finding: Finding) -> str:
    """The other lines that the finding speaks of."""
    return _numbered(sorted({place.line for place in finding.more} - {finding.place.line}))


def _alike(suppressed: Iterable[Suppressed]) -> Iterator[list[Suppressed]]:
    """Known findings of one rule, for one reason, together."""
    groups: dict[tuple[str, str, date | None], list[Suppressed]] = {}
    for known in suppressed:
        groups.setdefault((known.finding.rule, known.reason, known.by.until), []).append(known)
    yield from groups.values()


def _numbered(lines: list[int]) -> str:
    """The numbers of some lines; not all of them where they are many."""
    told = [str(line) for line in lines]
    if len(told) > _MOST_PLACES:
        return f"{', '.join(told[:_MOST_PLACES])} og {len(told) - _MOST_PLACES} til"
    return listed(told)


def _by_level(findings: list[Finding]) -> list[str]:
    counts = ((sum(1 for finding in findings if finding.level is level), words) for level, words in LEVELS.items())
    return [some(count, *words) for count, words in counts if count]
