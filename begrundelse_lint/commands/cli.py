"""The command line itself: finds the command; every way out of it is a Danish word and one of 0, 1 and 2."""

from __future__ import annotations

import gc
import os
import re
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NoReturn

import click

from begrundelse_lint.commands import COMMANDS
from begrundelse_lint.commands.support.danish import speak_danish
from begrundelse_lint.commands.support.output import close_quietly, say, use_utf8
from begrundelse_lint.commands.support.version import VERSION

USAGE_ERROR = 2
_OBJECTS = 50_000  # made between two searches for garbage: a check ends before the first, an archive has its share
PROGRAM = "begrundelse-lint"
COMPLETE = "_BEGRUNDELSE_LINT_COMPLETE"  # set by a shell that asks what a word may become
DEBUG = "BEGRUNDELSE_LINT_DEBUG"  # set: a defect of the linter shows its traceback

_ENGLISH_QUOTES = re.compile(r"(?<!\w)'([^'\n]*)'(?!\w)")

_OPTIONAL = re.compile(r"«\[([A-ZÆØÅ]+)\]»")  # «[MAPPE]», as click names what may be left out

speak_danish()


class Cli(click.Group):
    """A group that imports a command when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of the registry."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name]).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command asked for; a letter given without a command gets a hint."""
        word = args[0]
        if word not in COMMANDS and (os.path.exists(word) or word == "-"):
            raise click.UsageError(f"Skriv kommandoen før brevet: {PROGRAM} check {word}", ctx)
        if word not in COMMANDS and not word.startswith("-"):
            raise click.NoSuchCommand(word, possibilities=COMMANDS, ctx=ctx)
        return super().resolve_command(ctx, args)

    def main(
        self, args: Sequence[str] | None = None, prog_name: str | None = None, *rest: Any, **extra: Any
    ) -> NoReturn:
        """Run the command and end the program with 0, 1 or 2 (DESIGN, contract C1)."""
        use_utf8()
        if COMPLETE in os.environ:
            from begrundelse_lint.commands.support import completion

            completion.register()
        extra["standalone_mode"] = False
        extra["windows_expand_args"] = False  # patterns are ours to expand, alike everywhere
        try:
            code = super().main(args, prog_name or PROGRAM, *rest, **extra)
        except click.exceptions.NoArgsIsHelpError as error:
            error.show()
            code = USAGE_ERROR
        except click.ClickException as error:
            say(_complaint(error))
            code = USAGE_ERROR
        except (click.Abort, KeyboardInterrupt):
            say("Afbrudt.")
            code = USAGE_ERROR
        except BrokenPipeError:
            close_quietly()
            code = USAGE_ERROR
        except Exception as error:
            if os.environ.get(DEBUG):
                raise
            say(_defect(error))
            code = USAGE_ERROR
        sys.exit(code or 0)


def _complaint(error: click.ClickException) -> str:
    """What is wrong with the call, and where to get help."""
    message = _OPTIONAL.sub(r"«\1»", _ENGLISH_QUOTES.sub(r"«\1»", error.format_message()))
    context = getattr(error, "ctx", None)
    program = context.command_path if context else PROGRAM
    help_ = f"\nSkriv «{program} --help» for at få hjælp." if isinstance(error, click.UsageError) else ""
    return f"Fejl: {message}{help_}"


def _defect(error: Exception) -> str:
    from begrundelse_lint.check import where

    return (
        f"Fejl: {PROGRAM} gik i stykker ({where(error)}), og intet kan regnes for kontrolleret.\n"
        f"Meld det gerne som en fejl. Med {DEBUG}=1 vises, hvor det skete."
    )


@click.group(
    cls=Cli,
    name=PROGRAM,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    options_metavar="",
    subcommand_metavar="KOMMANDO …",
    epilog="Skriv «begrundelse-lint KOMMANDO --help» for hjælp til en kommando.",
)
@click.version_option(VERSION, prog_name=PROGRAM)
def cli() -> None:
    """Kontrollerer afgørelsesbreve om socialpædagogisk støtte.

    Programmet finder mangler i brevet, siger hvorfor de betyder noget, og hvordan de kan rettes.
    Brevet forlader ikke din computer.

    Begynd med: begrundelse-lint check BREV
    """


def main() -> NoReturn:
    """The entry point of the program."""
    gc.set_threshold(_OBJECTS)
    cli.main()


def page() -> NoReturn:
    """The entry point of the program that an icon starts: the page, without a terminal."""
    gc.set_threshold(_OBJECTS)
    cli.main(["web", *sys.argv[1:]])
