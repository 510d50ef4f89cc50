"""``graphsvc paths``: who can introduce me?"""

import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from inspect import Parameter, Signature, signature
from pathlib import Path
from typing import Annotated, Any, Final, Self, cast

import typer
from pydantic.fields import FieldInfo

from graphsvc.access.door import Door
from graphsvc.cli.console import Json, out, problem
from graphsvc.cli.local import Local, connected
from graphsvc.cli.tables import read_rows
from graphsvc.cli.users import door_of, user_named
from graphsvc.errors import FileRefused, InvalidInput, UserError
from graphsvc.paths.answer import answer
from graphsvc.paths.options import NAMES, SEPARATOR, SEVERAL, Options, whom
from graphsvc.paths.pin import read_cursor
from graphsvc.paths.question import Question
from graphsvc.wire.answers import Answer

COLUMNS: Final = ("as", "person", "at", "company", *NAMES)


def _as_options(command: Callable[..., None]) -> Callable[..., None]:
    """The command with an option for each of a question's, in place of ``**asked``."""
    own = [one for one in signature(command).parameters.values() if one.name != "asked"]
    added = [_parameter(name, field) for name, field in Options.model_fields.items()]
    place = next(place for place, one in enumerate(own) if one.name == "cursor")
    own[place:place] = added
    told: Any = command
    told.__signature__ = Signature(own)
    told.__annotations__ = {one.name: one.annotation for one in own}
    return command


def _parameter(name: str, field: FieldInfo) -> Parameter:
    """An option as Typer takes it; of several values it may be given several times."""
    words = (field.description or "").partition("; all where")[0]
    option = typer.Option(f"--{name.replace('_', '-')}", help=f"{words[:1].upper()}{words[1:]}.")
    return Parameter(
        name,
        Parameter.KEYWORD_ONLY,
        default=None if name in SEVERAL else field.default,
        annotation=Annotated[cast(Any, field.annotation), option],
    )


@_as_options
def paths(
    *,
    viewer: Annotated[str | None, typer.Option("--as", help="Id or e-mail of the asker.")] = None,
    person: Annotated[
        str | None,
        typer.Option(help="Id, source id, e-mail, profile URL, name, or name @ company."),
    ] = None,
    company: Annotated[str | None, typer.Option(help="Id, source id, domain, or name.")] = None,
    at: Annotated[str, typer.Option(help="The company of a person who is named.")] = "",
    cursor: Annotated[str | None, typer.Option(help="“next” of the page before.")] = None,
    questions: Annotated[
        Path | None,
        typer.Option(
            help=f"A CSV file with some of: {', '.join(COLUMNS)}; several values of one are "
            f"separated by “{SEPARATOR}”; - is standard input."
        ),
    ] = None,
    as_json: Json = False,
    **asked: Any,
) -> None:
    """The strongest paths to a person, or to anybody at a company, with their reasons."""
    options = Options.checked({name: one for name, one in asked.items() if one is not None})
    named = {"as": viewer or "", "person": person or "", "company": company or "", "at": at}
    if questions is None:
        asked_of = Asked.of(named, options, cursor)
        with connected(quiet=as_json) as local:
            _show(_Asker(local).ask(asked_of), as_json=as_json)
        return
    _answer_all(questions, viewer or "", options, as_json=as_json)


def _answer_all(questions: Path, viewer: str, options: Options, *, as_json: bool) -> None:
    rows = list(read_rows(questions, needed=[("person", "company")], known=COLUMNS))
    with connected(quiet=as_json) as local:
        asker = _Asker(local)
        for row in rows:
            try:
                asked = Asked.of({"as": viewer, **row}, options.changed(row))
                _show_line(row, asker.ask(asked), as_json=as_json)
            except UserError as error:
                _show_problem(row, questions, row.number, error, as_json=as_json)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, who asks it, and from where on it is answered."""

    viewer: str
    question: Question
    cursor: str | None = None

    @classmethod
    def of(cls, row: Mapping[str, str], options: Options, cursor: str | None = None) -> Self:
        """What a row asks. Raises ``InvalidInput`` for what nobody could answer."""
        named = whom(row.get("person") or None, row.get("company") or None)
        question = options.question(*named, at=row.get("at", ""))
        read_cursor(question, cursor)
        if not row.get("as"):
            raise InvalidInput("Who asks? Add --as with a user.", field="as")
        return cls(row["as"], question, cursor)


class _Asker:
    """Asks questions of one installation; whoever asks is looked up once."""

    def __init__(self, local: Local) -> None:
        self._local = local
        self._doors: dict[str, Door] = {}

    def ask(self, asked: Asked) -> Answer:
        """The answer to one question, or a later page of it."""
        door = self._door(asked.viewer)
        return door.look(lambda view: answer(view, asked.question, cursor=asked.cursor))

    def _door(self, text: str) -> Door:
        if text not in self._doors:
            self._doors[text] = door_of(self._local, user_named(self._local, text))
        return self._doors[text]


def _show(found: Answer, *, as_json: bool) -> None:
    if as_json:
        sys.stdout.write(found.model_dump_json() + "\n")
    else:
        print_answer(found)


def print_answer(found: Answer) -> None:
    """An answer for people, on standard output."""
    if found.target:
        out.print(f"[bold]{_escaped(found.target.name)}[/bold]")
    for path in found.paths:
        out.print(
            f"{path.rank:>3}. [bold]{path.strength:.2f}[/bold] {path.label:<7}"
            f"{_escaped(path.sentence)}"
        )
    if found.count:
        out.print(
            f"Fewest ties: {found.count.length}; paths of that length: {found.count.paths}; "
            f"targets at that length: {found.count.ends}."
        )
    if found.next:
        out.print("There are more: raise --limit, or take the cursor from --json.", markup=False)
    if found.reason:
        out.print(found.reason.text, markup=False)
        out.print(found.reason.advice, markup=False)


def _escaped(text: str) -> str:
    return text.replace("[", "\\[")


def _show_line(row: Mapping[str, str], found: Answer, *, as_json: bool) -> None:
    if as_json:
        document = {"question": dict(row), **found.model_dump(mode="json")}
        sys.stdout.write(json.dumps(document, ensure_ascii=False) + "\n")
        return
    out.rule(_escaped(row.get("person") or row.get("company", "")), align="left")
    print_answer(found)


def _show_problem(
    row: Mapping[str, str], file: Path, number: int, error: UserError, *, as_json: bool
) -> None:
    """One question that cannot be answered does not stop the others."""
    refused = FileRefused(error.message, file=file.name, row=number, advice=error.advice)
    if as_json:
        document = {"question": dict(row), "error": {**problem(error), **refused.extras()}}
        sys.stdout.write(json.dumps(document, ensure_ascii=False) + "\n")
    else:
        out.print(f"{file.name}, row {number}: {error.message} {error.advice}", markup=False)
