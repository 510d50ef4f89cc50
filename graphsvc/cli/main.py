"""The commands and the way errors leave them."""

import sys
from typing import Any

from typer import Typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from graphsvc.cli.console import fail
from graphsvc.cli.table import COMMANDS, GROUPS, Command
from graphsvc.errors import GraphsvcError


class Later(TyperCommand):
    """A command by its name and its help alone; its module is imported when it is run, or asked for
    its own help."""

    def __init__(self, command: Command) -> None:
        super().__init__(name=last(command.words), help=command.help)
        self._command = command

    def make_context(self, *args: Any, **extra: Any) -> Any:
        """What runs it: that of the whole command in its place."""
        app = Typer(add_completion=False)
        app.command(self.name)(self._command.function())
        return get_command(app).make_context(*args, **extra)


def last(words: str) -> str:
    """The word that is a command's or a group's own name."""
    return words.rpartition(" ")[2]


def group(words: str = "") -> TyperGroup:
    """The commands that begin with these words, and the groups among them."""
    groups = [group(one) for one in GROUPS if one and one.rpartition(" ")[0] == words]
    commands = [Later(one) for one in COMMANDS if one.words.rpartition(" ")[0] == words]
    return TyperGroup(
        name=last(words) or "graphsvc",
        help=GROUPS[words],
        commands=[*commands, *groups],
        no_args_is_help=True,
    )


def main() -> None:
    """Runs one command and leaves the process: with 1 after an error that somebody can mend, with 2
    after a wrong command line, which is told with what to do."""
    try:
        group()(prog_name="graphsvc")
    except GraphsvcError as error:
        fail(error, as_json="--json" in sys.argv)
        raise SystemExit(1) from None
