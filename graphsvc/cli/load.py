"""``graphsvc load``: files into the graph."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from os import listdir
from pathlib import Path
from typing import Annotated, Any

import typer

from graphsvc.cli.console import Json, say
from graphsvc.cli.contacts import load_contacts
from graphsvc.cli.derive import derive_here
from graphsvc.cli.local import Local, connected
from graphsvc.cli.progress import bar
from graphsvc.cli.tables import refuse
from graphsvc.cli.users import door_of, owner_of, user_for
from graphsvc.cli.wrong import nearest, quoted
from graphsvc.contacts.imports.reading import Reading
from graphsvc.contacts.imports.start import ImportOptions
from graphsvc.contacts.offers import offer_all
from graphsvc.days import day_number, today
from graphsvc.directory.loading import Loaded, load_directory
from graphsvc.directory.published import join_published
from graphsvc.errors import InvalidInput
from graphsvc.statements.reference_account_files import (
    ReferenceAccountVerdict,
    load_reference_accounts,
)
from loaders.encodings import KNOWN, known_encoding
from loaders.files import FILES, FileFormat
from loaders.files.book import KEYS
from loaders.limits import LIMITS
from loaders.origin import Origin
from loaders.records import PartialDate, Problem, ReferenceAccount, Refused


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
    column: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME=KEY", help="What a column of contacts holds, such as Mail=emails."
        ),
    ] = None,
    add: Annotated[bool, typer.Option("--add", help="Contacts that the file lacks stay.")] = False,
    drop_missing: Annotated[
        bool, typer.Option("--drop-missing", help="Contacts that the file lacks go, even if many.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Loads a file: a directory for everybody, or the contacts or references of a user."""
    chosen = _format(format_)
    if column and chosen.kind != "contacts":
        raise InvalidInput("Columns are named for files of contacts alone.", field="column")
    origin = _origin(path, encoding)
    if add and drop_missing:
        raise InvalidInput("Either --add or --drop-missing.", field="add")
    _owned(chosen, user, organisation)
    day = _day(as_of)
    reading = Reading(_columns(column or []), encoding)
    options = ImportOptions("add" if add else "replace", drop_missing, reading)
    with connected(quiet=as_json) as local:
        if chosen.kind == "directory":
            _directory(local, chosen, origin, day, keep_missing, as_json=as_json)
        elif chosen.kind == "contacts":
            owner = owner_of(local, user or "", organisation)
            load_contacts(local, chosen, path, owner, label, options, as_json=as_json)
        else:
            _references(local, chosen, origin, organisation, user, as_json=as_json)


def _format(name: str) -> FileFormat:
    if name not in FILES:
        raise InvalidInput(
            f"There is no format “{name}”.",
            field="format",
            advice=nearest(name, FILES) or f"It can be: {', '.join(FILES)}.",
        )
    return FILES[name]


def _columns(named: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """The names of columns by our keys, from ``NAME=KEY`` of each."""
    columns: dict[str, list[str]] = {}
    for one in named:
        name, equals, key = one.rpartition("=")
        if not equals or not name.strip() or key.strip() not in KEYS:
            raise InvalidInput(
                f"“{one}” does not say what a column holds.",
                field="column",
                advice=f"Write NAME=KEY; a key is one of {', '.join(KEYS)}.",
            )
        columns.setdefault(key.strip(), []).append(name.strip())
    return columns


def _origin(path: Path, encoding: str) -> Origin:
    if not path.exists():
        beside = listdir(path.parent) if path.parent.is_dir() else []
        raise InvalidInput(
            f"There is no file or folder {quoted(str(path))}.",
            field="path",
            advice=nearest(path.name, beside),
        )
    try:
        known_encoding(encoding or "utf-8")
    except LookupError:
        raise InvalidInput(
            f"There is no text encoding called {quoted(encoding)}.",
            field="encoding",
            advice=nearest(encoding, sorted(KNOWN)),
        ) from None
    return Origin(path.name, path=path, encoding=encoding or None)


def _owned(chosen: FileFormat, user: str | None, organisation: str | None) -> None:
    """Raises ``InvalidInput`` where nobody is named whose a private file would be."""
    if chosen.kind == "contacts" and not user:
        raise InvalidInput("Whose contacts are these? Add --user.", field="user")
    if chosen.kind == "references" and not (user or organisation):
        raise InvalidInput("Whose reference accounts are these? Add --org or --user.", field="org")


def _directory(
    local: Local,
    chosen: FileFormat,
    origin: Origin,
    day: int,
    keep_missing: bool,
    *,
    as_json: bool,
) -> None:
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
    join_published(local.database, lambda message: loaded.problem(Problem("people", message)))
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
        raise InvalidInput(
            f"“{as_of}” is not a day.", field="as-of", advice="For example 2026-03-31."
        ) from None


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
        owner = owner_of(local, user, organisation)
    else:
        owner = user_for(local, organisation or "")
    records: list[ReferenceAccount] = []
    problems: list[Problem] = []
    try:
        for item in chosen.read(origin, LIMITS):
            if isinstance(item, ReferenceAccount):
                records.append(item)
            elif isinstance(item, Problem):
                problems.append(item)
    except Refused as refused:
        raise refuse(refused.problem) from None
    holder = "org" if user is None else "user"
    verdicts = load_reference_accounts(door_of(local, owner), records, holder=holder)
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


def _told_reference(verdict: ReferenceAccountVerdict) -> str:
    return f"{verdict.name}: {_REFERENCE_WORDS[verdict.kind]}"


def _told_problem(problem: Problem) -> str:
    return f"  row {problem.row or '?'}: {problem.message} {problem.advice}"
