"""The commands and the way errors leave them."""

import sys
from collections.abc import Sequence
from platform import python_version
from typing import Annotated, Any, Final

from typer import Exit, Option, Typer, TyperException
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from graphsvc import __version__
from graphsvc.cli.console import err, fail, out
from graphsvc.cli.table import COMMANDS, GROUPS, Command
from graphsvc.cli.wrong import (
    exit_code,
    left_over,
    legible,
    missing_command,
    refused_by_the_system,
    unfit,
    unfit_setting,
    unknown_command,
    with_help,
)
from graphsvc.errors import GraphsvcError, InvalidInput
from graphsvc.queries import newest_migration

STOPPED: Final = 130
"""What a shell calls the end by Ctrl-C."""


class Later(TyperCommand):
    """A command by its name and its help alone; its module is imported when it is run, or asked for
    its own help."""

    def __init__(self, command: Command) -> None:
        super().__init__(name=last(command.words), help=command.help)
        self._command = command

    def make_context(self, *args: Any, **extra: Any) -> Any:
        """What runs it: that of the whole command in its place. Raises ``InvalidInput`` for words
        that are too many."""
        app = Typer(add_completion=False)
        app.command(self.name, context_settings={"allow_extra_args": True})(
            self._command.function()
        )
        context = get_command(app).make_context(*args, **extra)
        if context.args and not context.resilient_parsing:
            raise left_over(context.args)
        return context


class Group(TyperGroup):
    """Commands under one word; a word that is none of them is told in our words."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Raises ``InvalidInput`` where no command is named."""
        if not args and not ctx.resilient_parsing:
            raise missing_command([*self.commands])
        return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Raises ``InvalidInput`` for a command that is none."""
        if args[0] not in self.commands:
            raise unknown_command(args[0], [*self.commands])
        return super().resolve_command(ctx, args)


def last(words: str) -> str:
    """The word that is a command's or a group's own name."""
    return words.rpartition(" ")[2]


def group(words: str = "") -> TyperGroup:
    """The commands that begin with these words, and the groups among them."""
    groups = [group(one) for one in GROUPS if one and one.rpartition(" ")[0] == words]
    commands = [Later(one) for one in COMMANDS if one.words.rpartition(" ")[0] == words]
    return Group(
        name=last(words) or "graphsvc",
        help=GROUPS[words],
        commands=[*commands, *groups],
        params=None if words else _own_options(),
    )


def _own_options() -> list[Any]:
    """The options of the program itself."""
    app = Typer(add_completion=False)
    app.command()(_options)
    return get_command(app).params


def _say_version(wanted: bool) -> None:
    if wanted:
        text = f"graphsvc {__version__} (Python {python_version()}, schema {newest_migration()})"
        out.print(text, markup=False, soft_wrap=True)
        raise Exit


def _options(
    version: Annotated[
        bool,
        Option(
            "--version", help="Says which version this is.", is_eager=True, callback=_say_version
        ),
    ] = False,
) -> None:
    """Stands for the program."""


def main() -> None:
    """Runs one command and leaves the process: with 1 after an error that somebody can mend, with 2
    after a wrong command line, with 130 after Ctrl-C."""
    words = sys.argv[1:]
    try:
        code = run(words)
    except GraphsvcError as error:
        fail(error, as_json="--json" in words)
        raise SystemExit(exit_code(error)) from None
    if code == STOPPED:
        err.print("Stopped.", markup=False)
    raise SystemExit(code)


def run(words: Sequence[str]) -> int | None:
    """Runs one command. Raises ``InvalidInput`` for words that cannot be used, with where to read
    more, and what the command raises of the tree of errors."""
    try:
        legible(words)
        return group().main([*words], prog_name="graphsvc", standalone_mode=False)
    except TyperException as error:
        raise with_help(unfit(error, words), words) from error
    except InvalidInput as error:
        raise with_help(error, words) from error
    except OSError as error:
        raise refused_by_the_system(error) from error
    except ValueError as error:
        if (setting := unfit_setting(error)) is None:
            raise
        raise with_help(setting, words) from error
