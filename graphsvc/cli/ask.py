"""``graphsvc paths``: who can introduce me?"""

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any, cast

import typer

from graphsvc.cli.console import Json, out, problem
from graphsvc.cli.local import Local, connected
from graphsvc.cli.tables import read_rows
from graphsvc.cli.users import door_of, user_named
from graphsvc.door import Door
from graphsvc.errors import FileRefused, InvalidInput, UserError
from graphsvc.matching.titles import Department, Seniority
from graphsvc.ontology import ALL_TIES, TieType, parse_ties
from graphsvc.paths.answer import answer
from graphsvc.paths.explain import Code
from graphsvc.paths.question import Kind, Question, Role
from graphsvc.paths.wire import Answer

_NUMBERS = ("max_intermediaries", "limit", "per_introducer", "per_end")
_FLAGS = ("count", "family", "own_only", "spare_busy")
_COLUMNS = ("as", "person", "at", "company", "edges", "title", "former", *_NUMBERS, *_FLAGS)


@dataclass(frozen=True)
class Options:
    """What holds for every question that does not say otherwise."""

    max_intermediaries: int
    limit: int
    types: frozenset[TieType]
    per_introducer: int
    per_end: int
    count: bool
    family: bool
    role: Role
    min_strength: float
    introducers: tuple[str, ...]
    without: tuple[str, ...]
    own_only: bool
    spare_busy: bool
    language: Code


def paths(
    viewer: Annotated[str | None, typer.Option("--as", help="Id or e-mail of the asker.")] = None,
    person: Annotated[
        str | None,
        typer.Option(help="Id, source id, e-mail, profile URL, name, or name @ company."),
    ] = None,
    company: Annotated[str | None, typer.Option(help="Id, source id, domain, or name.")] = None,
    at: Annotated[str, typer.Option(help="The company of a person who is named.")] = "",
    title: Annotated[str, typer.Option(help="Of a company: only who has such a title.")] = "",
    seniority: Annotated[
        list[Seniority] | None, typer.Option(help="Of a company: only these levels.")
    ] = None,
    department: Annotated[
        list[Department] | None, typer.Option(help="Of a company: only these departments.")
    ] = None,
    former: Annotated[
        bool, typer.Option("--former", help="Of a company: also who has worked there.")
    ] = False,
    family: Annotated[
        bool, typer.Option("--family", help="Of a company: also its owners and what it owns.")
    ] = False,
    max_intermediaries: Annotated[int, typer.Option(help="0 to 3.")] = 2,
    limit: Annotated[int, typer.Option(help="How many paths a page, 1 to 50.")] = 10,
    cursor: Annotated[str | None, typer.Option(help="“next” of the page before.")] = None,
    edges: Annotated[
        str, typer.Option(help="Only these ties, with commas: KNOWS,EX_COLLEAGUE,…")
    ] = "",
    per_introducer: Annotated[int, typer.Option(help="Paths through one; 0 is no limit.")] = 3,
    per_end: Annotated[int, typer.Option(help="Paths to one of a company; 0 is no limit.")] = 3,
    min_strength: Annotated[float, typer.Option(help="Of a path, 0 to 1.")] = 0.0,
    introducer: Annotated[list[str] | None, typer.Option(help="Only through these.")] = None,
    without: Annotated[list[str] | None, typer.Option(help="Not through these.")] = None,
    own_only: Annotated[
        bool, typer.Option("--own-only", help="Follow no ties of colleagues.")
    ] = False,
    spare_busy: Annotated[
        bool, typer.Option("--spare-busy", help="Not through busy colleagues.")
    ] = False,
    count: Annotated[
        bool, typer.Option("--count", help="Count the paths with the fewest ties too.")
    ] = False,
    language: Annotated[str, typer.Option(help="Of the sentences: en or fr.")] = "en",
    questions: Annotated[
        Path | None,
        typer.Option(help=f"A CSV file with some of: {', '.join(_COLUMNS)}; - is standard input."),
    ] = None,
    as_json: Json = False,
) -> None:
    """The strongest paths to a person, or to anybody at a company, with their reasons."""
    options = Options(
        max_intermediaries=max_intermediaries,
        limit=limit,
        types=_types(edges),
        per_introducer=per_introducer,
        per_end=per_end,
        count=count,
        family=family,
        role=Role(title, frozenset(seniority or ()), frozenset(department or ()), former=former),
        min_strength=min_strength,
        introducers=tuple(introducer or ()),
        without=tuple(without or ()),
        own_only=own_only,
        spare_busy=spare_busy,
        language=cast(Code, language),
    )
    named = {"as": viewer or "", "person": person or "", "company": company or "", "at": at}
    if questions is None:
        with connected(quiet=as_json) as local:
            _show(_Asker(local).ask(named, options, cursor=cursor), as_json=as_json)
        return
    _answer_all(questions, viewer or "", options, as_json=as_json)


def _answer_all(questions: Path, viewer: str, options: Options, *, as_json: bool) -> None:
    rows = list(read_rows(questions, needed=[("person", "company")], known=_COLUMNS))
    with connected(quiet=as_json) as local:
        asker = _Asker(local)
        for row in rows:
            try:
                given = {"as": viewer, **row}
                _show_line(row, asker.ask(given, _overridden(options, row)), as_json=as_json)
            except UserError as error:
                _show_problem(row, questions, row.number, error, as_json=as_json)


class _Asker:
    """Asks questions of one installation; whoever asks is looked up once."""

    def __init__(self, local: Local) -> None:
        self._local = local
        self._doors: dict[str, Door] = {}

    def ask(self, row: Mapping[str, str], options: Options, *, cursor: str | None = None) -> Answer:
        """The answer to one question, or a later page of it."""
        question = _question(row, options)
        door = self._door(row.get("as", ""))
        return door.look(lambda view: answer(view, door.ring, question, cursor=cursor))

    def _door(self, text: str) -> Door:
        if not text:
            raise InvalidInput("Who asks? Add --as with a user.", field="as")
        if text not in self._doors:
            self._doors[text] = door_of(self._local, user_named(self._local, text))
        return self._doors[text]


def _question(row: Mapping[str, str], options: Options) -> Question:
    person, company = row.get("person", ""), row.get("company", "")
    if bool(person) == bool(company):
        raise InvalidInput("Name a person or a company, one of the two.", field="person")
    kind: Kind = "person" if person else "company"
    return Question(
        kind,
        person or company,
        at=row.get("at", ""),
        max_intermediaries=options.max_intermediaries,
        limit=options.limit,
        per_introducer=options.per_introducer,
        per_end=options.per_end,
        types=options.types,
        count=options.count,
        family=options.family,
        role=options.role,
        min_strength=options.min_strength,
        introducers=options.introducers,
        without=options.without,
        own_only=options.own_only,
        spare_busy=options.spare_busy,
        language=options.language,
    )


def _types(edges: str) -> frozenset[TieType]:
    if not edges.strip():
        return ALL_TIES
    try:
        return parse_ties(edges.split(","))
    except ValueError:
        known = ", ".join(TieType)
        raise InvalidInput(
            f"“{edges}” names a tie that there is none of.", field="edges", advice=f"Use: {known}."
        ) from None


def _overridden(options: Options, row: Mapping[str, str]) -> Options:
    changes: dict[str, Any] = {name: _number(name, row[name]) for name in _NUMBERS if name in row}
    changes |= {name: _flag(row[name]) for name in _FLAGS if name in row}
    if "edges" in row:
        changes["types"] = _types(row["edges"])
    if "title" in row:
        changes["role"] = replace(options.role, title=row["title"])
    if "former" in row:
        role = changes.get("role", options.role)
        changes["role"] = replace(role, former=_flag(row["former"]))
    return replace(options, **changes)


def _flag(text: str) -> bool:
    return text.lower() in ("1", "yes", "true")


def _number(name: str, text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise InvalidInput(f"“{text}” is not a number.", field=name)
    return int(text)


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
