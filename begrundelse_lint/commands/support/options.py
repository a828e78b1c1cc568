"""Options and types that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

LEVELS = ("fejl", "advarsel", "råd", "aldrig")
if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

PROFILES = ("lovkrav", "anbefalet", "alle")

Function = TypeVar("Function", bound=Callable[..., Any])


class IsoDate(click.ParamType[date]):
    """A date written as 2024-12-31."""

    name = "dato"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The date."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"«{value}» er ikke en dato. Skriv år-måned-dag, for eksempel 2024-12-31.", param, ctx)


class FormatAndFile(click.ParamType[tuple[str, str | None]]):
    """«json» or «json=fil.json»: the format of a report, and the file it goes to (None: standard output)."""

    name = "format"

    def __init__(self, formats: Callable[[], list[str]]) -> None:
        self.formats = formats

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str | None]:
        """The format and the file."""
        if isinstance(value, tuple):
            return value
        name, given, file = value.partition("=")
        known = self.formats()
        if name not in known:
            self.fail(
                f"Formatet «{name}» findes ikke.{nearest(name, known)} Vælg mellem {', '.join(known)}.", param, ctx
            )
        if given and not file:
            self.fail(f"Der mangler et filnavn efter «{name}=».", param, ctx)
        return name, file or None

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Formats."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(name) for name in self.formats() if name.startswith(incomplete)]


class LetterPath(click.ParamType[str]):
    """A letter, or what stands for letters: files, folders, patterns, «-»."""

    name = "brev"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Files."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(incomplete, type="file")]


class RuleWord(click.ParamType[str]):
    """A rule's code or name."""

    name = "regel"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Rules."""
        from begrundelse_lint.commands.support.completion import rule_words

        return rule_words(incomplete)


class Words(click.ParamType[list[str]]):
    """Codes, names or groups of rules in one value, divided by commas."""

    name = "liste"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> list[str]:
        """The words."""
        if isinstance(value, list):
            return value
        words = [word.strip() for word in value.split(",") if word.strip()]
        if not words:
            self.fail("Listen er tom.", param, ctx)
        return words

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Rules, after those that stand there already."""
        from begrundelse_lint.commands.support.completion import rule_words

        before, comma, word = incomplete.rpartition(",")
        return rule_words(word, before + comma)


def flat(lists: tuple[list[str], ...]) -> list[str]:
    """All the words of an option that may be repeated."""
    return [word for words in lists for word in words]


def nearest(word: str, known: list[str]) -> str:
    """« Mente du …?», or nothing where nothing known is near."""
    from difflib import get_close_matches

    near = get_close_matches(word.lower(), known, n=1)
    return f" Mente du {near[0]}?" if near else ""


def rule_folders(function: Function) -> Function:
    """``--rules DIR``: rules of one's own, over the shipped ones."""
    return click.option(
        "--rules",
        "folders",
        metavar="MAPPE",
        multiple=True,
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        help="Egne regler, lagt oven på de medfølgende. Kan gentages.",
    )(function)


def letter_options(function: Function) -> Function:
    """How a letter is understood: as a template or not, and the day that counts where it has no date."""
    date_help = "Dato for breve, der ikke selv har en.  [ellers: i dag]"
    function = click.option("--date", "day", metavar="ÅÅÅÅ-MM-DD", type=IsoDate(), help=date_help)(function)
    template_help = "Brevet er en skabelon / er ikke.  [ellers: ses på brevet]"
    return click.option("--template/--no-template", default=None, help=template_help)(function)


def choice_of_rules(function: Function) -> Function:
    """Which rules speak: profile, rules selected and ignored."""
    function = click.option("--ignore", metavar="REGLER", multiple=True, type=Words(), help="Ikke disse regler.")(
        function
    )
    function = click.option(
        "--select",
        metavar="REGLER",
        multiple=True,
        type=Words(),
        help="Kun disse regler, uanset profil: koder, navne eller grupper med komma imellem.",
    )(function)
    return click.option(
        "--profile",
        type=click.Choice(PROFILES),
        help="Hvor meget der siges: kun lovens krav, også Ankestyrelsens anbefalinger, eller alt.  [ellers: anbefalet]",
    )(function)


def fail_on(function: Function) -> Function:
    """From which level on remarks give exit code 1."""
    return click.option(
        "--fail-on",
        type=click.Choice(LEVELS),
        help="Slut med kode 1, når der er bemærkninger på dette niveau eller over.  [ellers: fejl]",
    )(function)


def no_names(function: Function) -> Function:
    """``--no-names``: reports without what points to persons."""
    return click.option(
        "--no-names",
        is_flag=True,
        help="Sæt [navn], [adresse], [telefon], [cpr-nr.] og lignende i stedet for personoplysninger fra brevene.",
    )(function)


ANY_MODEL, NO_MODEL = "auto", "none"


def language_model(function: Function) -> Function:
    """``--language-model``: the model that rules which need one are run with."""
    return click.option(
        "--language-model",
        metavar="NAVN",
        help="Sprogmodel til de regler, der behøver en: auto, none eller en models navn eller mappe.  [ellers: auto]",
    )(function)


def configuration_file(function: Function) -> Function:
    """``--config FILE`` and ``--no-config``: another configuration than the one found near the letter, or none."""
    function = click.option("--no-config", is_flag=True, help="Se bort fra konfigurationsfiler.")(function)
    return click.option(
        "--config",
        metavar="FIL",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help="Konfigurationen for alle brevene.  [ellers: den nærmeste ved hvert brev]",
    )(function)


def baseline_file(function: Function) -> Function:
    """``--baseline FILE``: the list of findings that are known."""
    return click.option(
        "--baseline",
        metavar="FIL",
        type=click.Path(dir_okay=False, path_type=Path),
        help="Liste over kendte bemærkninger; de vises som kendte og fejler ikke.",
    )(function)
