"""What a wrong command line is told: what is wrong, what is nearest to it, where to read more."""

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import Any, Final

from typer import BadParameter, TyperException

from graphsvc.cli.table import COMMANDS, GROUPS
from graphsvc.errors import GraphsvcError, InvalidInput, Unavailable

_LONGEST: Final = 100
"""So many letters of a word are said again."""

_REASONS: Final[Mapping[str, str]] = {
    "int_parsing": "it is no whole number",
    "int_from_float": "it is no whole number",
    "float_parsing": "it is no number",
    "greater_than_equal": "it is less than {ge}",
    "less_than_equal": "it is more than {le}",
    "greater_than": "it is not more than {gt}",
}
"""Why a value cannot be used, by pydantic's name for that."""


def quoted(word: str) -> str:
    """A word as it was typed, without what a terminal would obey."""
    short = word if len(word) <= _LONGEST else f"{word[:_LONGEST]}…"
    return f"“{''.join(one if one.isprintable() else '�' for one in short)}”"


def nearest(word: str, known: Iterable[str]) -> str:
    """The question whether the nearest of the known words was meant; nothing where none is near."""
    by_letters = {_letters(one): one for one in known}
    found = get_close_matches(_letters(word), by_letters, n=1)
    return f"Did you mean {by_letters[found[0]]}?" if found else ""


def _letters(word: str) -> str:
    """What words are compared by: the dashes of options would make all of them alike."""
    return word.lstrip("-").casefold()


def unknown_command(word: str, known: Sequence[str]) -> InvalidInput:
    """A word that is no command where one was expected."""
    return InvalidInput(
        f"There is no command {quoted(word)}.",
        field="command",
        advice=nearest(word, known) or f"There are: {', '.join(known)}.",
    )


def missing_command(known: Sequence[str]) -> InvalidInput:
    """A line that ends before it has named a command."""
    return InvalidInput(
        "A command is missing.", field="command", advice=f"There are: {', '.join(known)}."
    )


def left_over(words: Sequence[str]) -> InvalidInput:
    """Words that are too many."""
    many = "is a word" if len(words) == 1 else "are words"
    told = ", ".join(map(quoted, words))
    return InvalidInput(f"{told} {many} too many for this command.", field="command")


def legible(words: Sequence[str]) -> None:
    """Raises ``InvalidInput`` for a word that is no text, which nothing could keep or show."""
    for word in words:
        if any("\ud800" <= one <= "\udfff" for one in word):
            shown = word.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
            raise InvalidInput(f"{quoted(shown)} is not UTF-8.", field="command")


def unfit(error: TyperException, words: Sequence[str]) -> InvalidInput:
    """What Typer finds wrong with a line, in our words."""
    # Typer names only the roots of its errors in public; the others are told by what they carry.
    told: Any = error
    if hasattr(told, "possibilities"):
        option = told.option_name
        known = [
            name for one in told.ctx.command.params for name in (*one.opts, *one.secondary_opts)
        ]
        return InvalidInput(
            f"There is no option {quoted(option)}.",
            field=option.lstrip("-"),
            advice=nearest(option, known),
        )
    if hasattr(told, "option_name"):
        takes = "takes no value" if f"{told.option_name}=" in " ".join(words) else "needs a value"
        return InvalidInput(f"{told.option_name} {takes}.", field=told.option_name.lstrip("-"))
    if isinstance(error, BadParameter) and told.param is not None:
        return _unusable(error, told.param)
    return InvalidInput(error.format_message(), field="command")


def _unusable(error: BadParameter, parameter: Any) -> InvalidInput:
    """A parameter that is missing, or whose value is none of its kind."""
    option = parameter.param_type_name == "option"
    name = parameter.opts[0] if option else parameter.metavar or parameter.name.upper()
    field, choices = name.lstrip("-").lower(), _choices(parameter)
    there_are = f"It can be: {', '.join(choices)}." if choices else ""
    # pydantic's, where there is one; it is not imported for its name alone.
    cause: Any = error.__cause__
    if cause is None:
        return InvalidInput(f"{name} is missing.", field=field, advice=there_are)
    found = cause.errors()[0]
    value = str(found["input"])
    if choices:
        reason, advice = "there is no such one", nearest(value, choices) or there_are
    else:
        reason = _reason(found)
        advice = ""
    return InvalidInput(f"{name} cannot be {quoted(value)}: {reason}.", field=field, advice=advice)


def _reason(found: Mapping[str, Any]) -> str:
    """Why a value cannot be used, from what pydantic says of it."""
    known = _REASONS.get(found["type"])
    return known.format(**found.get("ctx", {})) if known else str(found["msg"])


def unfit_setting(error: ValueError) -> InvalidInput | None:
    """What is wrong with a variable of the environment, where it is that; its value may be secret
    and is not said."""
    told: Any = error
    if getattr(error, "title", "") != "Settings":
        return None
    found = told.errors()[0]
    place = str(found["loc"][0])
    name = place if place.isupper() else f"GRAPHSVC_{place.upper()}"
    return InvalidInput(f"The setting {name} cannot be used: {_reason(found)}.", field=name)


def refused_by_the_system(error: OSError) -> Unavailable:
    """A file, a folder or an address that the system does not let us use."""
    what = f"{quoted(str(error.filename))}: " if error.filename is not None else ""
    return Unavailable(f"{what}{error.strerror or error}.")


def _choices(parameter: Any) -> list[str]:
    """The words that a parameter takes, where there are only some."""
    return [str(getattr(one, "value", one)) for one in parameter.type_descriptor.choices or ()]


def with_help(error: InvalidInput, words: Sequence[str]) -> InvalidInput:
    """The same error, with where the command that was meant is described."""
    advice = " ".join(filter(None, (error.advice, f"See {_help_line(words)}.")))
    return InvalidInput(error.message, field=error.field, advice=advice)


def _help_line(words: Sequence[str]) -> str:
    """The line that shows the help of the command, or of the group, that a line begins with."""
    names = {one.words for one in COMMANDS} | set(GROUPS)
    begun = (" ".join(words[:count]) for count in range(len(words), -1, -1))
    return " ".join(
        filter(None, ("graphsvc", next(one for one in begun if one in names), "--help"))
    )


def exit_code(error: GraphsvcError) -> int:
    """2 where the command line is wrong, 1 for what is elsewhere."""
    return 2 if isinstance(error, InvalidInput) else 1
