"""``graphsvc admin``: organisations, users, API keys."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from graphsvc.accounts.keys import add_key
from graphsvc.accounts.people import (
    Organisation,
    User,
    add_organisation,
    add_user,
    find_organisation,
    find_user,
)
from graphsvc.cli.console import Json, say
from graphsvc.cli.local import Local, connected
from graphsvc.cli.progress import bar
from graphsvc.cli.tables import Row, read_rows
from graphsvc.database import Database
from graphsvc.errors import AmbiguousReference, FileRefused, InvalidInput, NotFound, UserError
from graphsvc.matching.normal import email_key
from graphsvc.ontology import NONE
from graphsvc.paths.lookup import Lookup, read_person
from graphsvc.paths.names import PEOPLE_BY_ID

Result = TypeVar("Result")


def org_add(name: str, as_json: Json = False) -> None:
    """Makes an organisation."""
    with connected(quiet=as_json) as local:
        made = add_organisation(local.database, local.ring, name)
        say({"id": made.id, "name": made.name}, as_json=as_json, text=f"{made.id}  {made.name}")


def user_add(
    email: Annotated[str | None, typer.Argument(help="The user's e-mail address.")] = None,
    organisation: Annotated[str | None, typer.Option("--org", help="Id or name.")] = None,
    name: Annotated[str, typer.Option(help="How colleagues call them.")] = "",
    person: Annotated[
        str | None, typer.Option(help="The directory person who this user is.")
    ] = None,
    file: Annotated[
        Path | None,
        typer.Option(
            "--from",
            help="A CSV file with the columns email, name, org, person; - is standard input.",
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """Makes a user, or the users of a file, of which every row is checked first."""
    if (email is None) == (file is None):
        raise InvalidInput("Give an e-mail address, or a file with --from.", field="email")
    with connected(quiet=as_json) as local:
        if email is not None:
            row = {"email": email, "name": name, "person": person or ""}
            made = _make(local, _Finder(local).wanted(row, organisation))
            _say_user(made, as_json=as_json)
        elif file is not None:
            _add_all(local, file, organisation, as_json=as_json)


def _add_all(local: Local, file: Path, organisation: str | None, *, as_json: bool) -> None:
    """Every row is checked before the first user is made."""
    rows = list(read_rows(file, needed=[("email",)], known=("email", "name", "org", "person")))
    finder = _Finder(local)
    wanted = [_at_row(file, row, lambda row=row: finder.wanted(row, organisation)) for row in rows]
    with bar("Users", quiet=as_json) as step:
        for done, (row, one) in enumerate(zip(rows, wanted, strict=True), start=1):
            made = _at_row(file, row, lambda one=one: _make(local, one))
            _say_user(made, as_json=as_json)
            step(done, len(rows))


@dataclass(frozen=True, slots=True)
class _Wanted:
    email: str
    name: str
    org: Organisation
    person: str | None


class _Finder:
    """Finds what rows name, each organisation once."""

    def __init__(self, local: Local) -> None:
        self._local = local
        self._organisations: dict[str, Organisation] = {}

    def wanted(self, row: Mapping[str, str], organisation: str | None) -> _Wanted:
        name = row.get("org") or organisation
        if not name:
            raise InvalidInput("Whose user is it? Name the organisation.", field="org")
        if name not in self._organisations:
            self._organisations[name] = find_organisation(self._local.database, name)
        email = email_key(row.get("email", ""))
        if email is None:
            raise InvalidInput(f"“{row.get('email', '')}” is not an e-mail address.", field="email")
        person = row.get("person")
        return _Wanted(
            email,
            row.get("name", ""),
            self._organisations[name],
            find_person(self._local.database, person) if person else None,
        )


def _make(local: Local, wanted: _Wanted) -> User:
    return add_user(
        local.database,
        local.ring,
        email=wanted.email,
        org=wanted.org,
        name=wanted.name,
        person=wanted.person,
    )


def _at_row(file: Path, row: Row, work: Callable[[], Result]) -> Result:
    """What ``work`` returns; an error of it says which row of the file it is about."""
    try:
        return work()
    except UserError as error:
        raise FileRefused(
            error.message, file=file.name, row=row.number, advice=error.advice
        ) from error


def find_person(database: Database, reference: str) -> str:
    """The id of the directory person whom a reference names. Raises ``NotFound``, or
    ``AmbiguousReference`` with the candidates."""
    found = sorted(Lookup(database.fetch).people(read_person(reference)))
    if not found:
        raise NotFound(f"The directory has no person {reference}.")
    if len(found) > 1:
        cards = database.fetch(PEOPLE_BY_ID, ids=found)
        raise AmbiguousReference(
            f"“{reference}” fits {len(found)} people.",
            candidates=[
                {"id": card.id, "name": card.name, "title": card.title, "company": card.company}
                for card in cards
            ],
        )
    return found[0]


def _say_user(made: User, *, as_json: bool) -> None:
    document = {
        "id": made.id,
        "email": made.email,
        "name": made.name,
        "org": made.org,
        "person": None if made.person == NONE else made.person,
    }
    say(document, as_json=as_json, text=f"{made.id}  {made.email}")


def key_add(
    owner: Annotated[str, typer.Option("--user", help="Id or e-mail of the user.")],
    name: Annotated[str, typer.Option(help="What the key is for.")] = "",
    as_json: Json = False,
) -> None:
    """Makes an API key that acts for a user. It is shown this once."""
    with connected(quiet=as_json) as local:
        found = find_user(local.database, owner)
        made = add_key(local.database, user=found.id, name=name)
        say({"key": made, "user": found.id}, as_json=as_json, text=made)
