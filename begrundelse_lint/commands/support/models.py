"""Language models: loaded where rules or options need one, each once, and refused in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from begrundelse_lint.commands.support import output

if TYPE_CHECKING:
    from begrundelse_lint.check import Checker
    from begrundelse_lint.language.grammar import Grammar

AUTO, NONE = "auto", "none"


class Models:
    """The language models of a run."""

    def __init__(self) -> None:
        self._loaded: dict[str, Grammar | None] = {}

    @property
    def names(self) -> str | None:
        """Those that are in use, with their versions, as reports tell them."""
        return ", ".join(dict.fromkeys(model.name for model in self._loaded.values() if model is not None)) or None

    def give(self, checker: Checker, model: str = AUTO, *, wanted: bool = False) -> None:
        """Give a checker the language model that its rules need; ``wanted``: something else needs one too.

        Raises:
            click.UsageError: the model asked for by name cannot be used.
        """
        checker.analyst = self.get(model, wanted=wanted or bool(checker.needs))

    def get(self, model: str = AUTO, *, wanted: bool) -> Grammar | None:
        """A language model: one asked for by name or folder always, the usual one (``auto``) only where it is wanted
        and installed, none for ``none``.

        Raises:
            click.UsageError: the model asked for by name cannot be used.
        """
        if model == NONE or (model == AUTO and not wanted):
            return None
        if model not in self._loaded:
            self._loaded[model] = _load(model)
        return self._loaded[model]


def _load(model: str) -> Grammar | None:
    from begrundelse_lint.language import grammar

    try:
        return grammar.load(model)
    except grammar.GrammarError as error:
        if model != AUTO:
            raise click.UsageError(str(error), click.get_current_context(silent=True)) from error
        output.say(f"Uden sprogmodel: {error}")
        return None
