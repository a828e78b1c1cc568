"""The names that rules may use because a rule set defines them: concepts, groups, word lists, conditions, laws."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from begrundelse_lint.records import record
from begrundelse_lint.rules import vocabulary
from begrundelse_lint.rules.vocabulary import Attribute
from begrundelse_lint.understanding.knowledge import Knowledge
from begrundelse_lint.written.yaml_tree import Value


@record
class Names:
    """What a rule set defines beside its rules."""

    knowledge: Knowledge
    conditions: Mapping[str, Value]

    def attributes(self, fact: str) -> dict[str, Attribute]:
        """What may be asked of a fact type, with the names that this rule set gives as the only ones allowed."""
        defined = {
            (vocabulary.MENTION, "concept"): tuple(self.knowledge.concepts),
            (vocabulary.MENTION, "group"): tuple(self._groups()),
            ("term", "list"): tuple(dict.fromkeys(term.list for term in self.knowledge.terms)),
        }
        found = dict(vocabulary.fact_types()[fact])
        for (owner, name), words in defined.items():
            if owner == fact and name in found:
                found[name] = replace(found[name], values=words)
        return found

    def _groups(self) -> list[str]:
        groups = (getattr(concept, "group", None) for concept in self.knowledge.concepts.values())
        return list(dict.fromkeys(group for group in groups if group))
