"""``graphsvc admin``: organisations, users, API keys, sessions."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from graphsvc.access.keys import (
    KeyRow,
    add_code,
    add_key,
    end_sessions,
    expiry,
    list_keys,
    revoke_key,
)
from graphsvc.access.users import (
    Organisation,
    User,
    UserRow,
    activate_user,
    add_organisation,
    add_user,
    any_user,
    check_email,
    check_name,
    deactivate_user,
    find_organisation,
    find_user,
    list_organisations,
    list_users,
    remove_organisation,
    rename_organisation,
    rename_user,
)
from graphsvc.cli.console import Json, say
from graphsvc.cli.links import sign_in_link
from graphsvc.cli.local import Local, connected
from graphsvc.cli.progress import bar
from graphsvc.cli.tables import Row, read_rows
from graphsvc.database import Database
from graphsvc.days import moment
from graphsvc.errors import AmbiguousReference, FileRefused, InvalidInput, NotFound, UserError
from graphsvc.naming.names import PEOPLE_BY_ID
from graphsvc.naming.references import Lookup, read_person
from graphsvc.ontology import ALL_KEY_SCOPES, NONE, KeyScope
from graphsvc.settings import page_address, settings

Result = TypeVar("Result")

OrganisationName = Annotated[str, typer.Argument(metavar="ORG", help="Id or name.")]
UserName = Annotated[str, typer.Argument(metavar="USER", help="Id or e-mail.")]
Owner = Annotated[str, typer.Option("--user", help="Id or e-mail of the user.")]


def org_add(name: str, as_json: Json = False) -> None:
    """Makes an organisation."""
    check_name(name)
    with connected(quiet=as_json) as local:
        made = add_organisation(local.database, local.ring, name)
        say({"id": made.id, "name": made.name}, as_json=as_json, text=f"{made.id}  {made.name}")


def org_list(as_json: Json = False) -> None:
    """All organisations, with how many users they have."""
    with connected(quiet=as_json) as local:
        rows = list_organisations(local.database)
    lines = [f"{row.id}  {row.name}  ({row.active} of {row.users} users active)" for row in rows]
    document = {"organisations": [asdict(row) for row in rows]}
    say(document, as_json=as_json, text="\n".join(lines) or "There are none.")


def org_rename(
    organisation: OrganisationName,
    name: Annotated[str, typer.Argument(help="What it is called from now on.")],
    as_json: Json = False,
) -> None:
    """Calls an organisation by another name."""
    check_name(name)
    with connected(quiet=as_json) as local:
        found = find_organisation(local.database, organisation)
        renamed = rename_organisation(local.database, found, name)
    say(asdict(renamed), as_json=as_json, text=f"{renamed.id}  {renamed.name}")


def org_remove(organisation: OrganisationName, as_json: Json = False) -> None:
    """Removes an organisation that has no users, so that nothing of anybody's goes with it."""
    with connected(quiet=as_json) as local:
        found = find_organisation(local.database, organisation)
        remove_organisation(local.database, local.ring, found)
    say({"removed": found.id}, as_json=as_json, text=f"Removed: {found.name}")


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
    if file is not None:
        _add_all(file, organisation, as_json=as_json)
        return
    row = {"email": email or "", "name": name, "person": person or ""}
    _check(row, organisation)
    with connected(quiet=as_json) as local:
        _say_user(_make(local, _Finder(local).wanted(row, organisation)), as_json=as_json)


def _check(row: Mapping[str, str], organisation: str | None) -> None:
    """Raises ``InvalidInput`` for a row that can be no user."""
    if not (row.get("org") or organisation):
        raise InvalidInput("Whose user is it? Name the organisation.", field="org")
    check_email(row.get("email", ""))


def _add_all(file: Path, organisation: str | None, *, as_json: bool) -> None:
    """Every row is checked before the first user is made."""
    rows = list(read_rows(file, needed=[("email",)], known=("email", "name", "org", "person")))
    for row in rows:
        _at_row(file, row, lambda row=row: _check(row, organisation))
    with connected(quiet=as_json) as local:
        _make_all(local, file, rows, organisation, as_json=as_json)


def _make_all(
    local: Local, file: Path, rows: Sequence[Row], organisation: str | None, *, as_json: bool
) -> None:
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
        name = row.get("org") or organisation or ""
        if name not in self._organisations:
            self._organisations[name] = find_organisation(self._local.database, name)
        person = row.get("person")
        return _Wanted(
            check_email(row.get("email", "")),
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


def user_list(
    organisation: Annotated[
        str | None, typer.Option("--org", help="Id or name; else those of all organisations.")
    ] = None,
    as_json: Json = False,
) -> None:
    """All users, with whether they are active, and how many keys and sessions they have."""
    with connected(quiet=as_json) as local:
        database = local.database
        if organisation is None:
            listed = [Organisation(row.id, row.name) for row in list_organisations(database)]
        else:
            listed = [find_organisation(database, organisation)]
        found = [(org, row) for org in listed for row in list_users(database, org)]
    document = {"users": [{**asdict(row), "org": org.id} for org, row in found]}
    lines = [_user_line(org, row) for org, row in found]
    say(document, as_json=as_json, text="\n".join(lines) or "There are none.")


def _user_line(org: Organisation, row: UserRow) -> str:
    state = f"{row.keys} keys, {row.sessions} sessions" if row.active else "not active"
    return f"{row.id}  {row.email}  {row.name}  {org.name}  ({state})"


def user_rename(
    user: UserName,
    name: Annotated[str, typer.Argument(help="How colleagues call them from now on.")],
    as_json: Json = False,
) -> None:
    """Calls a user by another name."""
    check_name(name)
    with connected(quiet=as_json) as local:
        renamed = rename_user(local.database, any_user(local.database, user), name)
    _say_user(renamed, as_json=as_json)


def user_deactivate(user: UserName, as_json: Json = False) -> None:
    """Ends a user's keys and sessions, and shows their contacts to nobody; what they own stays."""
    with connected(quiet=as_json) as local:
        found = any_user(local.database, user)
        ended = deactivate_user(local.database, found)
    text = f"{found.email} is not active: {ended.keys} keys and {ended.sessions} sessions ended."
    say({"id": found.id, "active": False, **asdict(ended)}, as_json=as_json, text=text)


def user_activate(user: UserName, as_json: Json = False) -> None:
    """Lets a user in again, with all that is theirs. They need a new key."""
    with connected(quiet=as_json) as local:
        found = activate_user(local.database, any_user(local.database, user))
    text = f"{found.email} is active. A key for them: graphsvc admin key add --user {found.email}"
    say({"id": found.id, "active": True}, as_json=as_json, text=text)


def key_list(owner: Owner, as_json: Json = False) -> None:
    """The keys of a user: id, day, scopes, name. No key is shown a second time."""
    with connected(quiet=as_json) as local:
        found = any_user(local.database, owner)
        rows = list_keys(local.database, user=found.id)
    keys = [_key_told(row) for row in rows]
    lines = [
        f"{row.id}  {moment(row.created):%Y-%m-%d %H:%M}  {','.join(row.scopes)}  {row.name}"
        for row in rows
    ]
    document = {"user": found.id, "keys": keys}
    say(document, as_json=as_json, text="\n".join(lines) or "There are none.")


def _key_told(row: KeyRow) -> dict[str, object]:
    times = {"created": row.created, "expires": row.expires, "used": row.used}
    return {
        **asdict(row),
        **{name: moment(at).isoformat() if at else None for name, at in times.items()},
    }


def key_revoke(
    key: Annotated[
        str, typer.Argument(metavar="KEY", help="Id, as `graphsvc admin key list` shows it.")
    ],
    as_json: Json = False,
) -> None:
    """Ends a key: the very next request with it is refused. Again it does nothing."""
    with connected(quiet=as_json) as local:
        was_there = revoke_key(local.database, key.strip())
    text = "It is revoked." if was_there else "There is no such key, or none any more."
    say({"id": key.strip(), "revoked": was_there}, as_json=as_json, text=text)


def session_end(owner: Owner, as_json: Json = False) -> None:
    """Signs a user out of all browsers, from the very next page on."""
    with connected(quiet=as_json) as local:
        found = any_user(local.database, owner)
        ended = end_sessions(local.database, user=found.id)
    text = f"{ended} sessions of {found.email} ended."
    say({"user": found.id, "sessions": ended}, as_json=as_json, text=text)


def link_add(owner: Owner, as_json: Json = False) -> None:
    """Makes a link that signs a user in once, within a day. Whoever has it can use it."""
    config = settings()
    with connected(quiet=as_json) as local:
        found = find_user(local.database, owner)
        code = add_code(local.database, user=found.id, hours=config.link_hours)
    link = sign_in_link(page_address(config), code)
    say({"link": link, "user": found.id, "hours": config.link_hours}, as_json=as_json, text=link)


def key_add(
    owner: Owner,
    name: Annotated[str, typer.Option(help="What the key is for.")] = "",
    scope: Annotated[
        list[KeyScope] | None, typer.Option(help="What it may do; all where none is named.")
    ] = None,
    days: Annotated[int | None, typer.Option(help="After how many days it ends.")] = None,
    as_json: Json = False,
) -> None:
    """Makes an API key that acts for a user. It is shown this once."""
    expiry(days)
    with connected(quiet=as_json) as local:
        found = find_user(local.database, owner)
        made = add_key(
            local.database, user=found.id, name=name, scopes=scope or ALL_KEY_SCOPES, days=days
        )
        say({"key": made, "user": found.id}, as_json=as_json, text=made)
