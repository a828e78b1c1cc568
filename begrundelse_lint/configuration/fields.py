"""The settings of one block of a configuration file: a function for each, from the form to entries with places."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from begrundelse_lint.configuration.layers import Entry, Layer
from begrundelse_lint.configuration.patterns import PathPatterns
from begrundelse_lint.configuration.settings import NEVER, Accepted, Blocks, LevelChange, LimitChange
from begrundelse_lint.finding import Level
from begrundelse_lint.rules.knowledge_reader import read_words
from begrundelse_lint.selection import Profile
from begrundelse_lint.suppression import Origin, Suppression
from begrundelse_lint.written.form import Form
from begrundelse_lint.written.path_names import PatternError, names_in
from begrundelse_lint.written.problems import Spot
from begrundelse_lint.written.yaml_tree import Value

OFF = "fra"  # the level of a rule that is turned off
AUTO = "auto"  # whether a letter is a template is seen from the letter
LEVELS = tuple(level.value for level in Level)
PROFILES = tuple(profile.value for profile in Profile)
SUPPRESSION = ("rule", "reason", "fingerprint", "quote", "until", "paths")
BLOCKS = ("name", "parts")

Entries = tuple[Entry, ...]


def layer(form: Form, folder: Path) -> Layer:
    """What a block says of every setting that it names, and of which letters; paths are relative to ``folder``."""
    entries = {name: read(form, name, folder) for name, read in SETTINGS.items() if name in form}
    paths = patterns(form, "paths", folder) if "paths" in form else None
    return Layer(entries, paths, form.value.spot)


def located(form: Form, name: str, folder: Path) -> Iterator[tuple[Path, Spot]]:
    """The paths of a field, relative to ``folder``, and where each is written."""
    for item in form.items(name):
        yield below(folder, str(item.data)), item.spot


def below(folder: Path, path: str) -> Path:
    """A path as a configuration writes it, relative to the folder of its file; «~» is the user's own folder."""
    return Path(os.path.normpath(folder / Path(path).expanduser()))


def patterns(form: Form, name: str, folder: Path) -> PathPatterns:
    """The patterns of paths in a field; none is a mistake."""
    return PathPatterns(folder, _some_texts(form, name))


def _some_texts(form: Form, name: str) -> tuple[str, ...]:
    found = form.texts(name)
    if name in form and form.fields[name].data == []:
        form.notes.add(form.spot(name), f"«{name}» er en tom liste.")
    return found


# One value


def _profile(form: Form, name: str, _: Path) -> Entries:
    return _one(form, name, Profile(form.choice(name, PROFILES, Profile.ANBEFALET)))


def _fail_on(form: Form, name: str, _: Path) -> Entries:
    return _one(form, name, form.choice(name, (*LEVELS, NEVER), NEVER))


def _template(form: Form, name: str, _: Path) -> Entries:
    data = form.fields[name].data
    if data != AUTO and not isinstance(data, bool):
        form.wrong(name, f"true, false eller {AUTO}")
    return _one(form, name, data if isinstance(data, bool) else None)


def _date(form: Form, name: str, _: Path) -> Entries:
    return _one(form, name, form.day(name))


def _language_model(form: Form, name: str, _: Path) -> Entries:
    return _one(form, name, form.text(name))


def _baseline(form: Form, name: str, folder: Path) -> Entries:
    return _one(form, name, below(folder, form.text(name)))


def _metadata(form: Form, name: str, _: Path) -> Entries:
    pattern = form.text(name)
    try:
        names_in(pattern)
    except PatternError as error:
        form.notes.add(form.spot(name), str(error))
    return _one(form, name, pattern)


def _one(form: Form, name: str, value: object) -> Entries:
    return (Entry(value, form.spot(name)),)


# Several values


def _rule_words(form: Form, name: str, _: Path) -> Entries:
    return tuple(Entry(str(item.data), item.spot) for item in form.items(name))


def _levels(form: Form, name: str, _: Path) -> Entries:
    changes = _by_rule(form, name)
    allowed = (*LEVELS, OFF)
    return tuple(
        Entry(LevelChange(rule, None if word == OFF else Level(word)), changes.value.keys[rule])
        for rule in changes.fields
        if (word := changes.choice(rule, allowed, OFF))
    )


def _limits(form: Form, name: str, _: Path) -> Entries:
    """A number; or a number for each level that it shall give."""
    found: list[Entry] = []
    changes = _by_rule(form, name)
    for rule, value in changes.fields.items():
        if not isinstance(value.data, dict):
            found.append(Entry(LimitChange(rule, changes.number(rule) or 0), changes.value.keys[rule]))
            continue
        by_level = Form(value, form.notes, f"grænserne for «{rule}»", LEVELS)
        found += [
            Entry(LimitChange(rule, by_level.number(level) or 0, Level(level)), value.keys[level])
            for level in by_level.fields
        ]
    return tuple(found)


def _by_rule(form: Form, name: str) -> Form:
    """A field with rules as its fields; whether they are rules is seen once the rule set is there."""
    value = form.fields[name]
    return Form(value, form.notes, f"«{name}»", value.data if isinstance(value.data, dict) else ("REGEL",))


def _exclude(form: Form, name: str, folder: Path) -> Entries:
    return tuple(Entry(PathPatterns(folder, (str(item.data),)), item.spot) for item in form.items(name))


def _rules(form: Form, name: str, folder: Path) -> Entries:
    found = []
    for path, spot in located(form, name, folder):
        if not path.is_dir():
            form.notes.add(spot, f"«{path}» er ikke en mappe." if path.exists() else f"mappen «{path}» findes ikke.")
        found.append(Entry(path, spot))
    return tuple(found)


def _words(form: Form, name: str, _: Path) -> Entries:
    """Additions to word lists, as a rule folder's ``words/*.yaml`` has them."""
    value = form.fields[name]
    lists = Form(value, form.notes, f"«{name}»", value.data if isinstance(value.data, dict) else ("ORDLISTE",))
    return tuple(
        Entry(term, value.keys[word_list])
        for word_list, terms in lists.fields.items()
        for term in read_words(word_list, terms, form.notes)
    )


def _suppressions(form: Form, name: str, folder: Path) -> Entries:
    return tuple(Entry(_suppression(value, form, folder), value.spot) for value in form.values(name))


def _suppression(value: Value, above: Form, folder: Path) -> Accepted:
    form = Form(value, above.notes, "undtagelsen", SUPPRESSION, ("rule", "reason"))
    if isinstance(value.data, dict) and not {"fingerprint", "quote", "paths"} & set(value.data):
        told = "undtagelsen siger ikke hvor; skriv «fingerprint», «quote» eller «paths», eller brug «ignore»."
        form.notes.add(value.spot, told)
    suppression = Suppression(
        rule=form.text("rule"),
        reason=form.text("reason"),
        origin=Origin.CONFIGURATION,
        written=f"{value.spot.path}:{value.spot.line}",
        fingerprint=form.optional_text("fingerprint"),
        quote=form.optional_text("quote"),
        until=form.day("until"),
    )
    return Accepted(suppression, patterns(form, "paths", folder) if "paths" in form else None)


def _blocks(form: Form, name: str, folder: Path) -> Entries:
    return tuple(Entry(_combination(value, form, folder), value.spot) for value in form.values(name))


def _combination(value: Value, above: Form, folder: Path) -> Blocks:
    form = Form(value, above.notes, "sammensætningen i «blocks»", BLOCKS, BLOCKS)
    return Blocks(form.text("name"), _some_texts(form, "parts"), folder, value.spot)


SETTINGS: Mapping[str, Callable[[Form, str, Path], Entries]] = {
    "profile": _profile,
    "select": _rule_words,
    "ignore": _rule_words,
    "levels": _levels,
    "limits": _limits,
    "fail_on": _fail_on,
    "exclude": _exclude,
    "template": _template,
    "date": _date,
    "language_model": _language_model,
    "rules": _rules,
    "words": _words,
    "baseline": _baseline,
    "metadata": _metadata,
    "suppressions": _suppressions,
    "blocks": _blocks,
}
"""Every setting, and what reads it."""
