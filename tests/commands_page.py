"""``python -m tests.commands_page`` writes docs/commands.md anew, from the commands themselves."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, get_args

from graphsvc.cli.main import group

PAGE: Final = Path(__file__).parent.parent / "docs" / "commands.md"
HEAD: Final = """\
# Commands

`graphsvc COMMAND --help` says the same. With `--json` a command prints one JSON document \
(one a line where it answers many questions) and nothing else, errors as problem documents on \
standard error. The exit code is 0 for success, 1 for an error that somebody can mend, 2 for a \
wrong command line: a command, an option or a value that cannot be used. `graphsvc --version` says \
which version this is, and of which schema.
"""


def text() -> str:
    """The page."""
    return "\n".join([HEAD, *map(_section, commands())])


def commands() -> list[Any]:
    """The context of every command, in the order of the command line's own help."""
    root: Any = group()
    return list(_within(root.make_context("graphsvc", [], resilient_parsing=True)))


def _within(context: Any) -> Iterator[Any]:
    for name in context.command.list_commands(context):
        command = context.command.get_command(context, name)
        found = command.make_context(name, [], parent=context, resilient_parsing=True)
        if hasattr(found.command, "list_commands"):
            yield from _within(found)
        else:
            yield found


def _section(context: Any) -> str:
    shown = [one for one in context.command.params if one.name != "help"]
    words = [_called(one) for one in shown if not _is_option(one)]
    title = " ".join([context.command_path, *words])
    rows = [f"| `{_called(one)}` | {_meaning(one)} |" for one in shown]
    table = ["| | |", "|---|---|", *rows, ""] if rows else []
    return "\n".join([f"## {title}", "", " ".join(context.command.help.split()), "", *table])


def _is_option(parameter: Any) -> bool:
    return parameter.param_type_name == "option"


def _called(parameter: Any) -> str:
    """An option with its opposite, or an argument's word: in brackets where it may be left out."""
    if _is_option(parameter):
        return ", ".join([*parameter.opts, *parameter.secondary_opts])
    word = parameter.metavar or parameter.name.upper()
    return word if parameter.required else f"[{word}]"


def _meaning(parameter: Any) -> str:
    """What it is, and what holds where it is not given."""
    default = parameter.default
    plain = isinstance(default, str | int | float) and default not in ("", False)
    choices = ", ".join(_choices(parameter.type_descriptor.annotation))
    notes = [
        parameter.help or "",
        f"One of: {choices}." if choices else "",
        f"Default: {default}." if plain else "",
        "Needed." if parameter.required and _is_option(parameter) else "",
        "May be repeated." if parameter.multiple else "",
    ]
    return " ".join(filter(None, notes))


def _choices(kind: Any) -> list[str]:
    """The words that may be given, where there are only some."""
    [one] = get_args(kind) or [kind]
    members: Mapping[str, Any] = getattr(one, "__members__", {})
    return [str(member.value) for member in members.values()]


if __name__ == "__main__":
    PAGE.write_text(text(), "utf-8")
