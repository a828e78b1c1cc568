"""What a shell is told when the user asks it to complete a word; and the scripts that make it ask.

The work is click's. Here are what its scripts get wrong for Danish text and lists with commas, and what can be
completed only by somebody who knows the rules. Imported only when a shell asks.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import click
from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    PowerShellComplete,
    ShellComplete,
    ZshComplete,
    add_completion_class,
)

from begrundelse_lint.finding import Level


class Bash(BashComplete):
    """bash, without starting one to ask for its version."""

    source = ShellComplete.source


class Fish(FishComplete):
    """fish; a comma in a list of rules or in a description divides nothing."""

    source_template = FishComplete.source_template.replace('string split ","', 'string split --max 1 ","')


class PowerShell(PowerShellComplete):
    """PowerShell, told that what it hears is UTF-8: descriptions are Danish."""

    source_template = PowerShellComplete.source_template.replace(
        "    try {\n",
        "    $prev_encoding = [Console]::OutputEncoding\n"
        "    [Console]::OutputEncoding = [System.Text.Encoding]::UTF8\n\n"
        "    try {\n",
        1,
    ).replace("    } finally {\n", "    } finally {\n        [Console]::OutputEncoding = $prev_encoding\n", 1)


SHELLS: dict[str, type[ShellComplete]] = {"bash": Bash, "zsh": ZshComplete, "fish": Fish, "powershell": PowerShell}

_HOW = {
    "bash": 'Skriv denne linje i ~/.bashrc:  eval "$({program} completion bash)"',
    "zsh": 'Skriv denne linje i ~/.zshrc, efter «compinit»:  eval "$({program} completion zsh)"',
    "fish": "Gem det, én gang:  {program} completion fish > ~/.config/fish/completions/{program}.fish",
    "powershell": "Skriv denne linje i $PROFILE:  {program} completion powershell | Out-String | Invoke-Expression",
}


def register() -> None:
    """Let click answer the shells in our way."""
    for shell in SHELLS.values():
        add_completion_class(shell)


def script(shell: str, program: str) -> str:
    """What the user lets the shell read, with a line on how."""
    variable = f"_{program.replace('-', '_')}_COMPLETE".upper()
    source = SHELLS[shell](click.Command(program), {}, program, variable).source().strip()
    how = f"# {_HOW[shell].format(program=program)}"
    first, rest = source.split("\n", 1)
    return f"{first}\n{how}\n{rest}\n" if first.startswith("#") else f"{how}\n\n{source}\n"


def rule_words(incomplete: str, before: str = "") -> list[CompletionItem]:
    """The groups, codes and names of rules that begin so, with ``before`` in front of each.

    Names are offered once something is typed: before that they would hide the codes.
    """
    wanted = incomplete.casefold()
    return [
        CompletionItem(before + word, help=help_)
        for word, help_ in _words(names=bool(incomplete))
        if word.casefold().startswith(wanted)
    ]


def _words(*, names: bool) -> Iterator[tuple[str, str]]:
    from begrundelse_lint.commands.support.checkers import checkers
    from begrundelse_lint.selection import group

    try:
        rules = checkers().rules(os.curdir).ruleset.rules
    except click.ClickException:  # broken rules or configuration: told of when a command is run
        return
    groups: dict[str, list[str]] = {}
    for code in rules:
        groups.setdefault(group(code), []).append(code)
    for name, codes in groups.items():
        yield name, f"alle {len(codes)} regler i gruppen"
    for code, rule in rules.items():
        yield code, f"{rule.title} ({Level(rule.level).value})"
        if names:
            yield rule.name, rule.title
