"""Organisations and users: made by an administrator, found by id, name or e-mail."""

from dataclasses import dataclass

from graphsvc.database import Database
from graphsvc.days import now_ms
from graphsvc.errors import Conflict, InvalidInput, NotFound
from graphsvc.ids import new_id
from graphsvc.matching.normal import email_key
from graphsvc.ontology import NONE, Viewer, org_scope, user_scope
from graphsvc.queries import Id, Nothing, SystemQuery, ViewerQuery, WriteQuery
from graphsvc.sealing import KeyRing
from graphsvc.visibility import View


@dataclass(frozen=True, slots=True)
class Organisation:
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class User:
    """A user. ``person`` is the directory person that they are, or ``none``."""

    id: str
    org: str
    email: str
    name: str
    person: str
    active: bool

    @property
    def viewer(self) -> Viewer:
        return Viewer(user=self.id, org=self.org)


@dataclass(frozen=True, slots=True)
class Me:
    id: str
    name: str
    email: str
    person: str
    availability: str
    org: str
    org_name: str


ADD_ORGANISATION = WriteQuery("write/organisation", Nothing, ("id", "name", "now"))
FIND_ORGANISATION = SystemQuery("read/organisation", Organisation, ("text",))
ADD_USER = WriteQuery("write/user", Id, ("id", "org", "email", "name", "person", "now"))
FIND_USER = SystemQuery("read/user", User, ("text",))
FIRST_USER = SystemQuery("read/organisation_user", User, ("org",))
ME = ViewerQuery("read/me", Me, ("user",))


def add_organisation(database: Database, ring: KeyRing, name: str) -> Organisation:
    """Makes an organisation and its keys. Raises ``Conflict`` when the name is taken."""
    if not name.strip():
        raise InvalidInput("An organisation needs a name.", field="name")
    made = Organisation(new_id(), name.strip())
    ring.create(org_scope(made.id))
    try:
        database.execute(ADD_ORGANISATION, id=made.id, name=made.name, now=now_ms())
    except Conflict:
        ring.destroy(org_scope(made.id))
        raise Conflict(
            f"There is an organisation called {made.name} already.", advice="Use it by that name."
        ) from None
    return made


def find_organisation(database: Database, text: str) -> Organisation:
    """An organisation by id or name. Raises ``NotFound``."""
    rows = database.fetch(FIND_ORGANISATION, text=text.strip())
    if not rows:
        raise NotFound(
            f"There is no organisation {text}.", advice="Make it with: graphsvc admin org add"
        )
    return rows[0]


def add_user(
    database: Database,
    ring: KeyRing,
    *,
    email: str,
    org: Organisation,
    name: str = "",
    person: str | None = None,
) -> User:
    """Makes a user and their keys; ``person`` is the id of the directory person they are.

    Raises ``InvalidInput`` for what is no e-mail, ``Conflict`` when the e-mail, or the person in
    this organisation, is taken.
    """
    address = email_key(email)
    if address is None:
        raise InvalidInput(f"“{email}” is not an e-mail address.", field="email")
    user = User(new_id(), org.id, address, name.strip() or address, person or NONE, active=True)
    ring.create(user_scope(user.id))
    try:
        _write_user(database, user)
    except Conflict:
        ring.destroy(user_scope(user.id))
        raise
    return user


def _write_user(database: Database, user: User) -> None:
    try:
        made = database.execute(
            ADD_USER,
            id=user.id,
            org=user.org,
            email=user.email,
            name=user.name,
            person=user.person,
            now=now_ms(),
        )
    except Conflict:
        raise Conflict(f"There is a user {user.email} already.") from None
    if not made:
        raise Conflict(
            f"{user.email} cannot be that person: another user of the organisation is.",
            advice="Leave --person away, or name another person.",
        )


def find_user(database: Database, text: str) -> User:
    """An active user by id or e-mail. Raises ``NotFound``."""
    rows = database.fetch(FIND_USER, text=text.strip().lower())
    if not rows or not rows[0].active:
        raise NotFound(f"There is no user {text}.", advice="Make one with: graphsvc admin user add")
    return rows[0]


def first_user(database: Database, org: Organisation) -> User:
    """The user who acts for an organisation where nobody is named. Raises ``NotFound``."""
    rows = database.fetch(FIRST_USER, org=org.id)
    if not rows:
        raise NotFound(
            f"{org.name} has no user yet.", advice="Make one with: graphsvc admin user add"
        )
    return rows[0]


def me(view: View) -> Me:
    """The viewer themselves."""
    return view.read(ME, user=view.viewer.user)[0]
