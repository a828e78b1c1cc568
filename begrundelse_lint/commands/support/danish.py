"""Click's own words in Danish: help texts, usage errors, missing and misspelt options.

Click says everything of its own through gettext, bound in each of its modules as ``_`` and ``ngettext``. A catalogue
of compiled messages would only be found where the machine's language is set to Danish; the linter always speaks
Danish. So those names are bound to :func:`translate` and :func:`translate_number` instead. A test holds that every
message of the installed click stands here.
"""

from __future__ import annotations

import gettext
import sys

import click

_MESSAGES = {
    # help
    "Usage:": "Brug:",
    "Options": "Valg",
    "Commands": "Kommandoer",
    "Positional arguments": "Angiv",
    "Show this message and exit.": "Vis denne hjælp.",
    "Show the version and exit.": "Vis versionen.",
    "%(prog)s, version %(version)s": "%(prog)s %(version)s",
    "default: {default}": "ellers: {default}",
    "env var: {var}": "miljøvariabel: {var}",
    "required": "skal angives",
    "deprecated": "udgår",
    "(dynamic)": "(skifter)",
    # errors
    "Error: {message}": "Fejl: {message}",
    "Try '{command} {option}' for help.": "Skriv «{command} {option}» for at få hjælp.",
    "Aborted!": "Afbrudt.",
    "Missing command.": "Der mangler en kommando.",
    "Missing argument": "Der mangler",
    "Missing option": "Der mangler et valg:",
    "Missing parameter": "Der mangler",
    "Missing parameter: {param_name}": "Der mangler {param_name}",
    "Missing {param_type}": "Der mangler {param_type}",
    "No such option {name!r}.": "Valget «{name}» findes ikke.",
    "No such command {name!r}.": "Kommandoen «{name}» findes ikke.",
    "Invalid value: {message}": "Ugyldig værdi: {message}",
    "Invalid value for {param_hint}: {message}": "{param_hint}: {message}",
    "Choose from:\n\t{choices}": "Vælg mellem:\n\t{choices}",
    "Choice({choices})": "valg mellem {choices}",
    "Option {name!r} does not take a value.": "Valget «{name}» tager ingen værdi.",
    "Argument {name!r} takes {nargs} values.": "«{name}» tager {nargs} værdier.",
    "Value must be an iterable.": "Værdien skal være en liste.",
    "{value} is not in the range {range}.": "{value} kan ikke bruges. Skriv et tal: {range}.",
    "{value!r} is not a valid boolean. Recognized values: {states}": (
        "«{value}» er hverken ja eller nej. Skriv en af: {states}"
    ),
    "{value!r} is not a valid {number_type}.": "«{value}» er ikke et tal.",
    "{value!r} is not a valid UUID.": "«{value}» er ikke et UUID.",
    # files
    "file": "filen",
    "directory": "mappen",
    "path": "stien",
    "{name} {filename!r} does not exist.": "{name} «{filename}» findes ikke.",
    "{name} {filename!r} is a file.": "«{filename}» er en fil; her skal stå en mappe.",
    "{name} {filename!r} is a directory.": "«{filename}» er en mappe; her skal stå en fil.",
    "{name} {filename!r} is not readable.": "{name} «{filename}» kan ikke læses; du har ikke adgang til den.",
    "{name} {filename!r} is not writable.": "{name} «{filename}» kan ikke skrives; du har ikke adgang til den.",
    "{name} {filename!r} is not executable.": "{name} «{filename}» kan ikke køres.",
    "Could not open file {filename!r}: {message}": "Filen «{filename}» kan ikke åbnes: {message}",
    "unknown error": "ukendt fejl",
    "Unknown standard stream '{name}'": "Ukendt standardstrøm «{name}»",
    "Windows error: {error}": "Fejl fra Windows: {error}",
    # questions to the user
    "Do you want to continue?": "Vil du fortsætte?",
    "Confirm the action without prompting.": "Svar ja uden at blive spurgt.",
    "Press any key to continue...": "Tryk på en tast for at fortsætte …",
    "Repeat for confirmation": "Gentag",
    "Error: The two entered values do not match.": "Fejl: De to værdier er ikke ens.",
    "Error: invalid input": "Fejl: ugyldigt svar",
    "d": "d",
    "{editor}: Editing failed": "{editor}: Redigeringen lykkedes ikke",
    "{editor}: Editing failed: {e}": "{editor}: Redigeringen lykkedes ikke: {e}",
    "Couldn't detect Bash version, shell completion is not supported.": (
        "Bash' version kunne ikke findes; fuldførelse understøttes ikke."
    ),
    "Shell completion is not supported for Bash versions older than 4.4.": "Fuldførelse kræver Bash 4.4 eller nyere.",
    "DeprecationWarning: The command {name!r} is deprecated.{extra_message}": (
        "Kommandoen «{name}» udgår.{extra_message}"
    ),
    "DeprecationWarning: The {param_type} {name!r} is deprecated.{extra_message}": (
        "Valget «{name}» udgår.{extra_message}"
    ),
}

_NUMBERED = {
    "Did you mean {possibility}?": ("Mente du {possibility}?", "Mente du en af: {possibilities}?"),
    "Got unexpected extra argument ({args})": ("Der står et ord for meget: {args}", "Der står ord for meget: {args}"),
    "Takes {nargs} values but 1 was given.": (
        "Der skal {nargs} værdier, men der står én.",
        "Der skal {nargs} værdier, men der står {len}.",
    ),
    "Option {name!r} requires an argument.": (
        "Valget «{name}» mangler en værdi.",
        "Valget «{name}» skal have {nargs} værdier.",
    ),
    "{value!r} is not {choice}.": (
        "«{value}» findes ikke. Skriv {choice}.",
        "«{value}» findes ikke. Vælg mellem {choices}.",
    ),
    "{value!r} does not match the format {format}.": (
        "«{value}» er ikke skrevet som {format}.",
        "«{value}» er ikke skrevet som {formats}.",
    ),
    "{len_type} values are required, but {len_value} was given.": (
        "Der skal {len_type} værdier, men der står {len_value}.",
        "Der skal {len_type} værdier, men der står {len_value}.",
    ),
}


def translate(message: str) -> str:
    """A message of click in Danish; one that is not known stays as it is."""
    return _MESSAGES.get(message, message)


def translate_number(singular: str, plural: str, number: int) -> str:
    """A message of click that depends on a number."""
    forms = _NUMBERED.get(singular, (singular, plural))
    return forms[0] if number == 1 else forms[1]


def describe_range(numbers: click.IntRange | click.FloatRange) -> str:
    """Which numbers an option takes, in words; click would write it as a comparison. All our bounds are included."""
    if numbers.max is None:
        return f"mindst {numbers.min}"
    return f"højst {numbers.max}" if numbers.min is None else f"fra {numbers.min} til {numbers.max}"


def speak_danish() -> None:
    """Make every click module that is loaded speak Danish."""
    for numbers in (click.IntRange, click.FloatRange):
        numbers._describe_range = describe_range  # type: ignore[method-assign, assignment]
    for name, module in list(sys.modules.items()):
        if name.startswith("click."):
            if getattr(module, "_", None) is gettext.gettext:
                module._ = translate  # type: ignore[attr-defined]
            if getattr(module, "ngettext", None) is gettext.ngettext:
                module.ngettext = translate_number  # type: ignore[attr-defined]
