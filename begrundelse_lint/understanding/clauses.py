"""Clauses: which words of a sentence belong together, so that a «not», an «if» or a «you say that» reaches as far as
it should and no farther.

No parser: Danish marks its subordinate clauses with few words and, in letters, nearly always with a comma. A clause
is opened by a subordinating word, or by a comma with a finite verb or a new subject after it; its parent is the
clause it depends on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from begrundelse_lint.language.danish import (
    AFTER_NO_NEGATION,
    CAUSAL,
    CONDITIONAL,
    COORDINATORS,
    DETERMINERS,
    FINITE_AUXILIARIES,
    NEGATIONS,
    PAST_VERBS,
    QUESTION_WORDS,
    SUBJECT_PRONOUNS,
    TEMPORAL,
)

MAIN, CONTENT, RELATIVE, CAUSE, QUESTION = "main", "content", "relative", "cause", "question"
CONDITION, WHEN = "condition", "when"  # «hvis», «når»: what may come
WHILE = "while"  # «da», «mens», «selv om»: what was or is
_ASKING = frozenset(
    "til på afklare afklaret vurdere vurderet undersøge undersøgt spurgt ved vide afgøre finde tvivl klarlægge".split()
)
_OF_TOPIC = frozenset("gælder handler drejer angår vedrører kommer".split())
_BEFORE_SUBORDINATE_VERB = frozenset("ikke aldrig selv også endnu allerede stadig nu altid ofte".split())
_NOT_VERBS = frozenset(
    "eller over under efter timer måneder dage uger gerne heller ellers altså således ligesom mindst kr "
    "enten ydelser oplysninger opgaver ting vores deres hendes hans".split()
)


@dataclass
class Clause:
    """Words ``start`` to ``end`` (not included) of a sentence. ``parent`` is an index into the sentence's clauses."""

    start: int
    end: int
    kind: str
    parent: int | None
    negations: list[int] = field(default_factory=list)  # positions of words that negate it


def clauses(words: Sequence[str], gaps: Sequence[str], conditional_start: bool) -> list[Clause]:
    """The clauses of a sentence.

    Args:
        words: the sentence's words, alike.
        gaps: what stands before each word (punctuation and blanks).
        conditional_start: the sentence begins with a finite verb and is no question («Er du uenig, kan du …»).
    """
    found = [Clause(0, len(words), CONDITION if conditional_start else MAIN, None)]
    for at in range(len(words)):
        kind = _opens(words, gaps, at, found[-1])
        if kind is None:
            continue
        if at == 0:
            found[-1].kind = kind
            continue
        found[-1].end = at
        found.append(Clause(at, len(words), kind, _parent(found, kind, words, at)))
    for clause in found:
        clause.negations = [at for at in range(clause.start, clause.end) if _negates(words, at)]
    return found


def _negates(words: Sequence[str], at: int) -> bool:
    word = words[at]
    if word not in NEGATIONS:
        return False
    following = words[at + 1] if at + 1 < len(words) else ""
    if following in AFTER_NO_NEGATION:
        return False
    if word == "uden":
        return following in {"at"}
    if word in {"ingen", "intet"} and following in {"tvivl", "hindring"}:
        return False
    if "hinder" in words[at + 1 : at + 5]:
        return False  # «ikke noget til hinder for at bevilge»
    if word == "ikke" and at > 0 and words[at - 1] == "og" and following in DETERMINERS:
        # «2 timer om ugen og ikke de 5, du har søgt om»: says no to the words after it, not to the clause
        return False
    return True


def _opens(words: Sequence[str], gaps: Sequence[str], at: int, current: Clause) -> str | None:
    """The kind of clause that begins at a word, or None."""
    word = words[at]
    comma = "," in gaps[at] or "–" in gaps[at] or ";" in gaps[at] or "(" in gaps[at]
    following = words[at + 1] if at + 1 < len(words) else ""
    if at > 0 and (":" in gaps[at] or "|" in gaps[at]):
        return MAIN  # a label and its value, cells of a table row
    if word in CONDITIONAL and (comma or at == 0 or following in SUBJECT_PRONOUNS | DETERMINERS):
        return CONDITION if not (comma and word == "hvis" and at > 0 and _is_relative_hvis(words, at)) else RELATIVE
    if word == "når" and following:
        return None if _names_topic(words, at) else WHEN
    if word == "at" and at > 0:
        return (
            CONTENT
            if (comma or following in SUBJECT_PRONOUNS or following in DETERMINERS or following in {"@", "@s"})
            and not _infinitive(following)
            else None
        )
    if word in {"som", "der"} and comma:
        return RELATIVE if following not in {"følge", "udgangspunkt"} else None
    if (
        word.startswith("hvor")
        and comma
        and word in {"hvor", "hvori", "hvorefter", "hvorved", "hvorom", "hvoraf", "hvortil", "hvorunder", "hvorfor"}
    ):
        return MAIN if word in {"hvorefter", "hvorfor"} else RELATIVE
    if word in CAUSAL and (comma or (at == 0 and word != "da")):
        return CAUSE
    if word in {"inden", "før", "indtil"} and (comma or at == 0) and at + 2 < len(words) and _finite(words[at + 2]):
        return WHEN  # «Inden støtten begynder, …»
    if word in {"mens", "hvorimod"} and comma and at > 0:
        return WHILE
    if (
        word in TEMPORAL | {"da"}
        and (comma or at == 0)
        and following in SUBJECT_PRONOUNS | DETERMINERS | {"@", "@s", "at"}
    ):
        return WHILE
    if word in {"selv", "skønt", "uanset"} and (comma or at == 0) and (following in {"om", "at"} or word == "skønt"):
        return WHILE
    if word == "hvilket" and comma and following in SUBJECT_PRONOUNS | {"@"}:
        return RELATIVE  # «…, hvilket vi har bevilget»
    if word == "hvorvidt" and at > 0:
        return QUESTION
    if word == "om" and comma and at > 0 and at + 2 < len(words) and _finite(words[at + 2]):
        return QUESTION  # «…, om støtten skal fortsætte»
    if (
        word in QUESTION_WORDS
        and at > 0
        and (comma or words[at - 1] in _ASKING)
        and following in SUBJECT_PRONOUNS | DETERMINERS | {"@", "@s"}
    ):
        return QUESTION
    if comma and at > 0 and word in SUBJECT_PRONOUNS | {"@"} and following in _BEFORE_SUBORDINATE_VERB:
        if at + 2 < len(words) and _finite(words[at + 2]):
            # «den del, du ikke har fået medhold i»: adverb before verb, as only subordinate clauses have
            return RELATIVE
    if comma and at > 0:
        return _resumes(words, at, current)
    if (
        word in COORDINATORS
        and following == "at"
        and current.kind == CONTENT
        and at + 2 < len(words)
        and not _infinitive(words[at + 2])
    ):
        return CONTENT
    return None


def _names_topic(words: Sequence[str], at: int) -> bool:
    """«når det gælder posten»: what the clause is about, and no condition."""
    return words[at + 1] == "det" and at + 2 < len(words) and words[at + 2] in _OF_TOPIC


def _infinitive(word: str) -> bool:
    return (
        word.endswith("e")
        and len(word) > 3
        and word not in DETERMINERS
        and word not in {"hende", "mange", "begge", "denne", "disse", "dette", "vores", "borgerne"}
    )


def _is_relative_hvis(words: Sequence[str], at: int) -> bool:
    following = words[at + 1] if at + 1 < len(words) else ""
    return following not in SUBJECT_PRONOUNS | DETERMINERS | {"@", "@s"}


def _resumes(words: Sequence[str], at: int, current: Clause) -> str | None:
    """After a comma: a finite verb (the main clause goes on, or follows its opening clause), or a coordinated main
    clause.
    """
    word = words[at]
    following = words[at + 1] if at + 1 < len(words) else ""
    if word in COORDINATORS:
        if following == "at":
            return CONTENT if at + 2 < len(words) and not _infinitive(words[at + 2]) else None
        if (
            word == "men"
            or following in SUBJECT_PRONOUNS | {"@", "@s", "derfor", "heller", "derefter", "herefter"}
            or _starts_clause(words, at + 1)
        ):
            return MAIN
        return None
    if word == "for" and (following in SUBJECT_PRONOUNS | DETERMINERS | {"@", "@s"}) and following not in {"at"}:
        return MAIN  # «…, for praksis er ændret»
    if current.kind == RELATIVE and (_finite(word) or (word.endswith("es") and len(word) > 4)):
        return MAIN  # «Den støtte, som De har fået, bringes til ophør»
    if current.kind != MAIN or current.parent is not None:
        if word in FINITE_AUXILIARIES or (
            _finite(word) and following in SUBJECT_PRONOUNS | DETERMINERS | {"@", "@s", "vi"}
        ):
            return MAIN
    if current.kind == MAIN and word in SUBJECT_PRONOUNS | {"@"} and following in FINITE_AUXILIARIES:
        if current.start == 0 and not any(_finite(before) for before in words[:at]):
            return RELATIVE  # «Den støtte, du har haft, …»
        return MAIN
    if word in {"så", "for"} and following in SUBJECT_PRONOUNS | {"@"}:
        return MAIN
    if (
        current.kind == MAIN
        and following in FINITE_AUXILIARIES
        and at + 2 < len(words)
        and words[at + 2] in SUBJECT_PRONOUNS | {"@"}
    ):
        return MAIN  # «Posten får du hjælp til, rengøringen får du ikke hjælp til»
    return None


def _starts_clause(words: Sequence[str], at: int) -> bool:
    """Does a main clause begin here: a determiner or noun with a finite verb close behind?"""
    if at >= len(words) or words[at] not in DETERMINERS:
        return at + 1 < len(words) and words[at + 1] in FINITE_AUXILIARIES
    return any(word in FINITE_AUXILIARIES or _finite(word) for word in words[at + 1 : at + 5])


def _finite(word: str) -> bool:
    return word not in _NOT_VERBS and (
        word in FINITE_AUXILIARIES
        or word in PAST_VERBS
        or (len(word) > 3 and word.endswith(("er", "år")))
        or word in {"bor", "tror", "gør"}
    )


def _parent(found: Sequence[Clause], kind: str, words: Sequence[str], at: int) -> int | None:
    previous = len(found) - 1
    if kind == MAIN:
        # The main clause that goes on, if there is one before.
        return (
            next(
                (
                    index
                    for index in range(previous, -1, -1)
                    if found[index].kind == MAIN and found[index].parent is None
                ),
                None,
            )
            if words[at] not in COORDINATORS and ":" not in words[at]
            else None
        )
    if kind == CONTENT and words[at] in COORDINATORS | {"at"} and found[previous].kind == CONTENT:
        return found[previous].parent
    return previous


def conditional_start(words: Sequence[str], gaps: Sequence[str], question: bool) -> bool:
    """Does the sentence open with a condition in verb-first order («Ændrer behovet sig, bliver der …»)?"""
    if (
        question
        or len(words) < 5
        or words[1] in FINITE_AUXILIARIES
        or not (words[0] in FINITE_AUXILIARIES or _finite(words[0]) or (words[0].endswith("s") and len(words[0]) > 5))
    ):
        return False
    return any(
        "," in gaps[at]
        and (
            words[at] in FINITE_AUXILIARIES
            or _finite(words[at])
            or words[at] in {"så"}
            or words[at].endswith(("s", "r"))
        )
        for at in range(2, min(len(words), 22))
    )
