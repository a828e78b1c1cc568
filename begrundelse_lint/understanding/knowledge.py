"""What the reader must be told before it can read: concepts, word lists and law tables.

The rules package loads them from YAML (``rules/concepts``, ``rules/words``, ``rules/law``); nothing of them stands in
Python. Everything here is plain data, so that a compiled rule set can be stored and loaded quickly.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date

from begrundelse_lint.language.matcher import WordingIndex
from begrundelse_lint.records import record


@record
class Concept:
    """A named group of wordings, and what it means to the reader beside being mentioned."""

    name: str
    title: str
    wordings: tuple[str, ...]
    outcome: str | None = None  # as the municipality's own statement it decides this
    weak: bool = False  # decides only where nothing else does
    field: bool = False  # decides only as the value of a field («Resultat: Afslag») or as a heading of its own
    heading: str | None = None  # opens this zone as a heading
    kind: str | None = None  # speaks for this kind of letter
    # What it does to the clause it stands in and to the clauses under that one («du fortæller, at …»):
    speaker: str | None = None  # Speaker: somebody else is reported
    mood: str | None = None  # Mood: considered, promised
    time: str | None = None  # Time: was, will be
    status: str | None = None  # amounts in it: AMOUNT_STATUSES
    topic: str | None = (
        None  # an activity of everyday life that support may be for («mad»); several concepts may share a topic
    )


@record
class Term:
    """An entry of a word list (``rules/words``)."""

    list: str
    wording: str
    plain: str | None = None
    note: str | None = None
    allow: bool = False  # no remark is wanted: the wording, and the list's entries inside it, count as allowed


@record
class ConsolidationAct:
    """A consolidation act (lovbekendtgørelse) and the day it was signed."""

    number: int
    signed: date


@record
class SectionRange:
    """Sections that a law has in a period. ``first`` and ``last`` are None where the table does not limit them."""

    sections: frozenset[str]  # «85», «82 b»
    first: date | None = None
    last: date | None = None


@record
class Law:
    """A law: how it is named, its consolidations in order, its sections by date."""

    code: str  # «SEL»
    title: str
    names: tuple[str, ...]  # wordings
    consolidations: tuple[ConsolidationAct, ...] = ()
    known_until: date | None = None  # consolidation numbers from later than this are not judged
    sections: tuple[SectionRange, ...] = ()
    last_section: int | None = None  # where the sections are not listed: no number is higher
    highest_stk: dict[str, int] = dataclasses.field(default_factory=dict)
    without_litra: frozenset[str] = frozenset()  # sections known to have no litra
    procedural: bool = False  # never what a decision about help is made under
    procedural_sections: frozenset[str] = frozenset()  # nor are these sections of it
    no_appeal: frozenset[str] = frozenset()  # sections whose decisions cannot be appealed


@dataclass
class Knowledge:
    """Everything the reader knows. ``index`` finds concepts by name, terms as «term:N», law names as «law:CODE»."""

    concepts: dict[str, Concept] = dataclasses.field(default_factory=dict)
    terms: list[Term] = dataclasses.field(default_factory=list)
    laws: dict[str, Law] = dataclasses.field(default_factory=dict)
    index: WordingIndex = dataclasses.field(default_factory=WordingIndex)

    def build_index(self) -> None:
        """(Re)build ``index`` after concepts, terms or laws have been set."""
        wordings: dict[str, tuple[str, ...]] = {name: concept.wordings for name, concept in self.concepts.items()}
        wordings |= {f"term:{number}": (term.wording,) for number, term in enumerate(self.terms)}
        wordings |= {f"law:{law.code}": law.names for law in self.laws.values()}
        self.index = WordingIndex.of(wordings)
