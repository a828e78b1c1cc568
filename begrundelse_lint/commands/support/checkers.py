"""The right checker for each letter, by the configuration near it and what the command line says."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from begrundelse_lint.check import Checker, Options
from begrundelse_lint.checked import CheckedLetter
from begrundelse_lint.commands.support import rulesets
from begrundelse_lint.commands.support.models import Models
from begrundelse_lint.commands.support.version import VERSION
from begrundelse_lint.configuration import Configurations, Entry, Held, Layer, Settings
from begrundelse_lint.configuration.adaptation import Adapted, adapt
from begrundelse_lint.configuration.settings import NEVER
from begrundelse_lint.rules import MistakesError, RuleSet
from begrundelse_lint.rules.model import Examples
from begrundelse_lint.selection import Profile, UnknownRuleError, choose, meanings
from begrundelse_lint.suppression import Suppression
from begrundelse_lint.understanding.knowledge import Term

if TYPE_CHECKING:
    from begrundelse_lint.baseline import Baseline


def command_line(*, profile: str | None = None, **options: Any) -> Layer:
    """What the user said with options, by the names of settings; None or nothing in a list: it was not said."""
    said = {"profile": Profile(profile) if profile else None, **options}
    entries: dict[str, tuple[Entry, ...]] = {}
    for name, value in said.items():
        values = value if isinstance(value, list | tuple) else [] if value is None else [value]
        if values:
            entries[name] = tuple(Entry(one, f"--{name.replace('_', '-')}") for one in values)
    return Layer(entries)


def checkers(
    config: Path | None = None,
    no_config: bool = False,
    *,
    keep_reading: bool = False,
    find_identifiers: bool = False,
    **options: Any,
) -> Checkers:
    """Checkers as options ask for them; ``options`` are those of :func:`command_line`."""
    return Checkers(
        command_line(**options),
        config,
        search=not no_config,
        keep_reading=keep_reading,
        find_identifiers=find_identifiers,
    )


class Checkers:
    """Checkers by path. Letters for which the same holds share one, and rule sets are loaded once.

    Args:
        said: what the command line says (:func:`command_line`).
        file: the configuration file given (``--config``), for all letters.
        search: look for configuration files near the letters, where none is given.
        keep_reading, find_identifiers, today: as of :class:`Checker`.
        baseline: a baseline for all letters, in place of the files that settings name.
    """

    def __init__(
        self,
        said: Layer | None = None,
        file: Path | None = None,
        *,
        search: bool = True,
        keep_reading: bool = False,
        find_identifiers: bool = False,
        baseline: Baseline | None = None,
        today: date | None = None,
    ) -> None:
        self._today = today or date.today()
        self._said = said or Layer({})
        self._configurations = Configurations(self._load, file, search=search, command_line=self._said)
        self._keep_reading = keep_reading
        self._find_identifiers = find_identifiers
        self._rulesets: dict[tuple[tuple[Path, ...], tuple[Term, ...]], RuleSet] = {}
        self._checkers: dict[Settings, Checker] = {}
        self._by_held: dict[int, Checker] = {}
        self._models = Models()
        self._baseline = baseline
        self._baselines: dict[Path, Baseline] = {}
        self._keys: dict[object, str] = {}

    def of(self, path: str | Path) -> Checker:
        """The checker for this letter.

        Raises:
            click.ClickException: its configuration or its rules cannot be used, or leave nothing to check with.
        """
        held = self.held(path)
        found = self._by_held.get(id(held))  # kept as long as the configurations are; settings take time to compare
        if found is None:
            if held.settings not in self._checkers:
                self._checkers[held.settings] = self._made(held.settings, path)
            found = self._by_held[id(held)] = self._checkers[held.settings]
        return found

    def settings(self, path: str | Path) -> Settings:
        """What holds for this letter.

        Raises:
            click.ClickException: its configuration cannot be used.
        """
        return self.held(path).settings

    def held(self, path: str | Path) -> Held:
        """What holds for this letter, and where it comes from.

        Raises:
            click.ClickException: its configuration cannot be used.
        """
        try:
            return self._configurations.held(path)
        except MistakesError as error:
            raise rulesets.mistakes("Konfigurationen kan ikke bruges.", error) from error

    def rules(self, path: str | Path) -> Adapted:
        """The rule set that holds for this letter, and which of its rules are turned off or not chosen.

        Raises:
            click.ClickException: its configuration or its rules cannot be used.
        """
        settings = self.settings(path)
        ruleset, off = self._adapted(settings)
        select, ignore = self._known_words(settings.select, ruleset), self._known_words(settings.ignore, ruleset)
        speaking = choose(ruleset, Profile.ALLE, select, (*ignore, *off)).speaking
        return Adapted(ruleset, tuple(code for code in ruleset.rules if code not in speaking))

    def rule_folders(self, path: str | Path) -> tuple[Path, ...]:
        """Every folder of rules that the configuration here names, also those for some letters only.

        Raises:
            click.ClickException: it cannot be used.
        """
        self.read([path])
        file = self._configurations.file(path)
        layers = self._configurations.layers(file) if file is not None else ()
        return tuple(dict.fromkeys(entry.value for layer in layers for entry in layer.entries.get("rules", ())))

    def known(self, path: str | Path) -> tuple[Suppression, ...]:
        """What is known of this letter: by its configuration, and by its baseline.

        Raises:
            click.ClickException: its configuration or its baseline cannot be used.
        """
        settings = self.settings(path)
        baseline = self.baseline(path)
        return (*settings.known(path), *(baseline.of(path) if baseline else ()))

    def baseline(self, path: str | Path) -> Baseline | None:
        """The baseline that holds for this letter, if any.

        Raises:
            click.ClickException: its configuration or its baseline cannot be used.
        """
        file = self.settings(path).baseline
        if self._baseline is not None or file is None:
            return self._baseline
        if file not in self._baselines:
            from begrundelse_lint.commands.support import baselines

            self._baselines[file] = baselines.read(file)
        return self._baselines[file]

    def met(self, path: str | Path, letter: CheckedLetter) -> None:
        """Hear what came of a letter: it may be one that the baseline knows under another name."""
        baseline = self.baseline(path)
        if baseline is not None and letter.suppressed:
            baseline.met(path, letter.suppressed)

    def key(self, path: str | Path) -> str:
        """Names everything that decides what is found in this letter: equal keys, equal findings.

        All but the day: a letter without a date of its own is judged by the day that it is checked on.

        Raises:
            click.ClickException: its configuration or its rules cannot be used.
        """
        held, checker = self.held(path), self.of(path)
        known = self.known(path)
        about = (id(held), known, tuple(one.expired(self._today) for one in known))
        if about not in self._keys:
            judged = replace(
                held.settings, fail_on=NEVER, exclude=(), rules=(), baseline=None, suppressions=(), blocks=()
            )
            model = checker.analyst.name if checker.analyst is not None else None
            words = (VERSION, checker.ruleset.digest, sorted(checker.available), model, judged, about[1:])
            self._keys[about] = hashlib.blake2b(repr(words).encode("utf-8", "replace"), digest_size=16).hexdigest()
        return self._keys[about]

    def look_through(self, paths: Iterable[str | Path]) -> None:
        """Make the checkers for all these letters, so that every mistake is told before the first one is checked.

        Raises:
            click.ClickException: a configuration or rules cannot be used.
        """
        paths = list(paths)
        self.read(paths)
        for path in paths:
            self.of(path)
            self.baseline(path)

    def read(self, paths: Iterable[str | Path]) -> None:
        """Read the configuration of all these files, so that the mistakes of all of them are told together.

        Raises:
            click.ClickException: a configuration cannot be used.
        """
        try:
            self._configurations.look_through(paths)
        except MistakesError as error:
            raise rulesets.mistakes("Konfigurationen kan ikke bruges.", error) from error

    @property
    def baselines(self) -> list[Baseline]:
        """The baselines that letters have asked for so far."""
        return [self._baseline] if self._baseline is not None else list(self._baselines.values())

    @property
    def used(self) -> list[Checker]:
        """The checkers that letters have asked for so far."""
        return list(self._checkers.values())

    @property
    def digest(self) -> str:
        """Names the rules that have been used: one rule set's digest, or one made of those of several."""
        digests = sorted({checker.ruleset.digest for checker in self.used})
        return (
            digests[0] if len(digests) == 1 else hashlib.blake2b("".join(digests).encode(), digest_size=16).hexdigest()
        )

    @property
    def laws(self) -> dict[str, str]:
        """The laws' titles by their short names, in all the rule sets used."""
        return {code: title for checker in self.used for code, title in rulesets.law_titles(checker.ruleset).items()}

    @property
    def examples(self) -> Mapping[str, Examples]:
        """The examples of the rules used, by code, where readings are kept for a report that shows them."""
        if not self._keep_reading:
            return {}
        return {code: letters for checker in self.used for code, letters in checker.ruleset.examples.items()}

    @property
    def language_model(self) -> str | None:
        """The names of the language models that have been loaded, if any."""
        return self._models.names

    def _made(self, settings: Settings, path: str | Path) -> Checker:
        context = click.get_current_context(silent=True)
        adapted = self._adapted(settings)
        select = self._known_words(settings.select, adapted.ruleset)
        ignore = (*self._known_words(settings.ignore, adapted.ruleset), *adapted.off)
        options = Options(settings.profile, select, ignore, settings.template, settings.date)
        try:
            checker = Checker(
                adapted.ruleset,
                options,
                keep_reading=self._keep_reading,
                find_identifiers=self._find_identifiers,
                today=self._today,
            )
        except UnknownRuleError as error:
            raise click.UsageError(str(error), context) from error
        if not checker.choice.speaking or (
            settings.select and not select
        ):  # a letter that nothing has looked at would be called clean
            raise click.UsageError(
                f"Der er ingen regler tilbage at kontrollere «{path}» med. Se på --profile, --select og --ignore"
                " og på konfigurationen.",
                context,
            )
        self._models.give(checker, settings.language_model, wanted=self._find_identifiers)
        return checker

    def _known_words(self, words: Sequence[str], ruleset: RuleSet) -> tuple[str, ...]:
        """Words for rules that the rule set has, and those of the command line, whatever they are.

        A configuration's words were known to some rule set when it was read: those missing here are of rules that it
        lays over other paths.
        """
        said = {entry.value for name in ("select", "ignore") for entry in self._said.entries.get(name, ())}
        known = meanings(ruleset.rules)
        return tuple(word for word in words if word in said or word.casefold() in known)

    def _adapted(self, settings: Settings) -> Adapted:
        try:
            return adapt(self._ruleset(settings.rules, settings.words), settings)
        except MistakesError as error:
            raise rulesets.mistakes("Reglerne kan ikke bruges.", error) from error

    def _load(self, folders: Sequence[Path]) -> RuleSet:
        """The rule set that names in a configuration must be known to.

        Raises:
            MistakesError: rules in these folders cannot be used.
        """
        said = [entry.value for entry in self._said.entries.get("rules", ())]
        return self._ruleset((*folders, *said), ())

    def _ruleset(self, folders: tuple[Path, ...], terms: tuple[Term, ...]) -> RuleSet:
        if (folders, terms) not in self._rulesets:
            self._rulesets[folders, terms] = rulesets.read(folders, terms)
        return self._rulesets[folders, terms]
