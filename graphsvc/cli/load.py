"""``graphsvc load``: files into the graph."""

from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from graphsvc.accounts.people import User
from graphsvc.cli.console import Json, say
from graphsvc.cli.contacts import load_contacts
from graphsvc.cli.derive import derive_here
from graphsvc.cli.local import Local, connected
from graphsvc.cli.progress import bar
from graphsvc.cli.tables import refuse
from graphsvc.cli.users import door_of, owner_of, user_for
from graphsvc.connections.imports import (
    ImportOptions,
)
from graphsvc.connections.imports.reading import Reading
from graphsvc.connections.offers import offer_all
from graphsvc.connections.reference_load import ReferenceVerdict, load_references
from graphsvc.days import day_number, today
from graphsvc.errors import FileRefused, InvalidInput
from graphsvc.ingest.directory import Loaded, load_directory
from loaders.files import FILES, FileFormat
from loaders.limits import LIMITS
from loaders.origin import Origin
from loaders.records import PartialDate, Problem, Reference, Refused


def load(
    format_: Annotated[str, typer.Argument(metavar="FORMAT", help=", ".join(FILES))],
    path: Annotated[Path, typer.Argument(help="A file, or a folder for a directory format.")],
    organisation: Annotated[str | None, typer.Option("--org", help="Id or name.")] = None,
    user: Annotated[str | None, typer.Option("--user", help="Id or e-mail.")] = None,
    label: Annotated[str, typer.Option(help="Tells sources of one format apart.")] = "",
    as_of: Annotated[
        str | None,
        typer.Option(help="Day of a directory's data (YYYY-MM-DD); current jobs ran until then."),
    ] = None,
    keep_missing: Annotated[
        bool, typer.Option("--keep-missing", help="A directory file that is only a part.")
    ] = False,
    encoding: Annotated[
        str, typer.Option(help="Of a file that is not UTF-8, such as cp1252.")
    ] = "",
    add: Annotated[bool, typer.Option("--add", help="Contacts that the file lacks stay.")] = False,
    drop_missing: Annotated[
        bool, typer.Option("--drop-missing", help="Contacts that the file lacks go, even if many.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Loads a file: a directory for everybody, or the contacts or references of a user."""
    chosen = _format(format_)
    origin = _origin(path, encoding)
    if add and drop_missing:
        raise InvalidInput("Either --add or --drop-missing.", field="add")
    with connected(quiet=as_json) as local:
        if chosen.kind == "directory":
            _directory(local, chosen, origin, as_of, keep_missing, as_json=as_json)
        elif chosen.kind == "contacts":
            owner = _owner(local, user, organisation)
            options = ImportOptions(
                "add" if add else "replace", drop_missing, Reading({}, encoding)
            )
            load_contacts(local, chosen, path, owner, label, options, as_json=as_json)
        else:
            _references(local, chosen, origin, organisation, user, as_json=as_json)


def _format(name: str) -> FileFormat:
    if name not in FILES:
        raise InvalidInput(
            f"There is no format “{name}”.",
            field="format",
            advice=f"It can be: {', '.join(FILES)}.",
        )
    return FILES[name]


def _origin(path: Path, encoding: str) -> Origin:
    if not path.exists():
        raise FileRefused("There is no such file or folder.", file=str(path))
    return Origin(path.name, path=path, encoding=encoding or None)


def _owner(local: Local, user: str | None, organisation: str | None) -> User:
    if user is None:
        raise InvalidInput("Whose contacts are these? Add --user.", field="user")
    return owner_of(local, user, organisation)


def _directory(
    local: Local,
    chosen: FileFormat,
    origin: Origin,
    as_of: str | None,
    keep_missing: bool,
    *,
    as_json: bool,
) -> None:
    day = _day(as_of)
    done: Counter[str] = Counter()
    with bar("Loading", quiet=as_json) as step:

        def progress(kind: str, count: int) -> None:
            done[kind] += count
            step(done.total(), done.total())

        try:
            loaded = load_directory(
                local.database,
                chosen.read(origin, LIMITS),
                source=chosen.name,
                as_of=day,
                keep_missing=keep_missing,
                ring=local.ring,
                progress=progress,
            )
        except Refused as refused:
            raise refuse(refused.problem) from None
    derived = derive_here(local, quiet=as_json)
    with bar("Looking for private connections", quiet=as_json) as step:
        offered = offer_all(local.database, local.ring, step)
    document = {**_loaded(loaded), "derived": asdict(derived), "offered": offered}
    say(document, as_json=as_json, text=_told(loaded, derived.added, offered))


def _day(as_of: str | None) -> int:
    if as_of is None:
        return today()
    try:
        return day_number(PartialDate.parse(as_of).last_day())
    except ValueError:
        raise InvalidInput(f"“{as_of}” is not a day.", field="as-of", advice="2026-03-31") from None


def _loaded(loaded: Loaded) -> dict[str, Any]:
    return {
        "written": loaded.written,
        "removed": loaded.removed,
        "problem_count": loaded.problem_count,
        "problems": [asdict(problem) for problem in loaded.problems],
    }


def _told(loaded: Loaded, ties: int, offered: int) -> str:
    lines = [f"{count:>9,} {kind}" for kind, count in loaded.written.items()]
    lines.append(f"{ties:>9,} ties derived")
    if loaded.removed:
        lines.append(f"{loaded.removed:>9,} facts removed that the source no longer has")
    if offered:
        lines.append(f"{offered:>9,} private connections may be among them; their owners are asked")
    lines += [_told_problem(problem) for problem in loaded.problems]
    if loaded.problem_count > len(loaded.problems):
        lines.append(f"  and {loaded.problem_count - len(loaded.problems)} further problems")
    return "\n".join(lines)


def _references(
    local: Local,
    chosen: FileFormat,
    origin: Origin,
    organisation: str | None,
    user: str | None,
    *,
    as_json: bool,
) -> None:
    """A user's own with --user, the organisation's with --org alone."""
    if user is not None:
        owner = _owner(local, user, organisation)
    elif organisation is not None:
        owner = user_for(local, organisation)
    else:
        raise InvalidInput("Whose reference accounts are these? Add --org or --user.", field="org")
    records: list[Reference] = []
    problems: list[Problem] = []
    try:
        for item in chosen.read(origin, LIMITS):
            if isinstance(item, Reference):
                records.append(item)
            elif isinstance(item, Problem):
                problems.append(item)
    except Refused as refused:
        raise refuse(refused.problem) from None
    holder = "org" if user is None else "user"
    verdicts = load_references(door_of(local, owner), records, holder=holder)
    document = {
        "verdict_rows": [asdict(verdict) for verdict in verdicts],
        "problems": [asdict(problem) for problem in problems],
    }
    say(
        document,
        as_json=as_json,
        text="\n".join([*map(_told_reference, verdicts), *map(_told_problem, problems)]),
    )


_REFERENCE_WORDS = {
    "added": "added",
    "exists": "is there already",
    "own": "added; not in the directory, so it became the organisation's own",
    "unsure": "not added: several companies are called so; use its domain",
    "skipped": "skipped: it names no company",
}


def _told_reference(verdict: ReferenceVerdict) -> str:
    return f"{verdict.name}: {_REFERENCE_WORDS[verdict.kind]}"


def _told_problem(problem: Problem) -> str:
    return f"  row {problem.row or '?'}: {problem.message} {problem.advice}"
