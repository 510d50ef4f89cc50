"""Organisations and users: made by an administrator, found by id, name or e-mail."""

from dataclasses import dataclass, replace

from graphsvc.access.audit import OPERATOR, Audited, Entry, note
from graphsvc.access.keys import Ended, end_all
from graphsvc.access.visibility import View
from graphsvc.database import Database, Transaction
from graphsvc.days import now_ms
from graphsvc.errors import AmbiguousReference, Conflict, InvalidInput, NotFound
from graphsvc.ids import new_id
from graphsvc.normal import email_key
from graphsvc.normal.rules import RULES
from graphsvc.ontology import NONE, Viewer, org_scope, user_scope
from graphsvc.queries import Count, Id, Nothing, SystemQuery, ViewerQuery, WriteQuery
from graphsvc.sealing import KeyRing


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
class FoundUser(User):
    """A user, with the name of their organisation."""

    org_name: str


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """An organisation, with how many users it has and how many of them are active."""

    id: str
    name: str
    users: int
    active: int


@dataclass(frozen=True, slots=True)
class UserRow:
    """A user, with how many keys they have and how many browsers they are signed in with."""

    id: str
    email: str
    name: str
    person: str
    active: bool
    keys: int
    sessions: int


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a user is an active ``admin`` of their organisation, and how many other active
    administrators and users it has."""

    admin: bool
    admins: int
    users: int


@dataclass(frozen=True, slots=True)
class Me:
    id: str
    name: str
    email: str
    person: str
    availability: str
    org: str
    org_name: str


ADD_ORGANISATION = WriteQuery("access/write/organisation", Nothing, ("id", "name", "now"))
FIND_ORGANISATION = SystemQuery("access/read/organisation", Organisation, ("text",))
ADD_USER = WriteQuery(
    "access/write/user", Id, ("id", "org", "email", "name", "person", "rules", "now")
)
FIND_USER = SystemQuery("access/read/user", FoundUser, ("text",))
ORGANISATIONS = SystemQuery("access/read/organisations", OrganisationRow)
ORGANISATION_USERS = SystemQuery("access/read/organisation_users", UserRow, ("org", "now"))
NAME_ORGANISATION = WriteQuery("access/write/organisation_name", Id, ("id", "name"))
REMOVE_ORGANISATION = WriteQuery("access/write/organisation_remove", Id, ("id",))
NAME_USER = WriteQuery("access/write/user_name", Id, ("id", "name"))
ACTIVATE_USER = WriteQuery("access/write/user_activate", Id, ("id",))
DEACTIVATE_USER = WriteQuery("access/write/user_deactivate", Id, ("id",))
END_INVITATIONS = WriteQuery("access/write/invitations_end", Count, ("user", "scope"))
STANDING = SystemQuery("access/read/other_admins", Standing, ("user",))
LOCK = WriteQuery("access/write/organisation_lock", Id, ("org",))
FIRST_USER = SystemQuery("access/read/organisation_user", User, ("org",))
ME = ViewerQuery("access/read/me", Me, ("user",))


def add_organisation(database: Database, ring: KeyRing, name: str) -> Organisation:
    """Makes an organisation and its keys. Another one may have its name."""
    called = check_name(name)

    def work(tx: Transaction) -> Organisation:
        made = Organisation(new_id(), called)
        with ring.of_new(org_scope(made.id)):
            tx.run(ADD_ORGANISATION, id=made.id, name=made.name, now=now_ms())
        return made

    return database.write(work)


def check_name(name: str) -> str:
    """A name as it is kept. Raises ``InvalidInput`` for an empty one."""
    if not name.strip():
        raise InvalidInput("A name cannot be empty.", field="name")
    return name.strip()


def list_organisations(database: Database) -> list[OrganisationRow]:
    """All organisations by name."""
    return database.fetch(ORGANISATIONS)


def rename_organisation(database: Database, org: Organisation, name: str) -> Organisation:
    """Calls an organisation by another name."""
    renamed = Organisation(org.id, check_name(name))
    database.execute(NAME_ORGANISATION, id=org.id, name=renamed.name)
    return renamed


def remove_organisation(database: Database, ring: KeyRing, org: Organisation) -> None:
    """Removes an organisation that has no users, with its keys. Raises ``Conflict`` for one that
    has any, active or not: what they own is the organisation's."""
    if not database.execute(REMOVE_ORGANISATION, id=org.id):
        raise Conflict(
            f"{org.name} has users, and what they own.",
            advice="Deactivate them with: graphsvc admin user deactivate",
        )
    ring.destroy(org_scope(org.id))


def list_users(database: Database, org: Organisation) -> list[UserRow]:
    """All users of an organisation by their e-mails, those who are not active too."""
    return database.fetch(ORGANISATION_USERS, org=org.id, now=now_ms())


def find_organisation(database: Database, text: str) -> Organisation:
    """An organisation by id or name. Raises ``NotFound``, or ``AmbiguousReference`` where several
    have that name."""
    rows = database.fetch(FIND_ORGANISATION, text=text.strip())
    if len(rows) > 1:
        raise AmbiguousReference(
            f"{len(rows)} organisations are called {text.strip()}.",
            candidates=[{"id": row.id, "name": row.name} for row in rows],
        )
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

    Raises ``InvalidInput`` for what is no e-mail, ``Conflict`` when another user of the
    organisation has the e-mail, or is the person.
    """
    address = check_email(email)

    def work(tx: Transaction) -> User:
        user = User(new_id(), org.id, address, name.strip() or address, person or NONE, active=True)
        with ring.of_new(user_scope(user.id)):
            _write_user(tx, user)
        return user

    return database.write(work)


def check_email(text: str) -> str:
    """An e-mail address as it is kept. Raises ``InvalidInput`` for what is none, and for one that
    few mail servers take: of letters beyond ASCII before the @."""
    address = email_key(text)
    if address is None:
        raise InvalidInput(f"“{text}” is not an e-mail address.", field="email")
    if not address.isascii():
        raise InvalidInput(
            f"To “{text}” no mail can be sent: it has letters beyond ASCII before the @.",
            field="email",
        )
    return address


def _write_user(tx: Transaction, user: User) -> None:
    try:
        made = tx.run(
            ADD_USER,
            id=user.id,
            org=user.org,
            email=user.email,
            name=user.name,
            person=user.person,
            rules=RULES,
            now=now_ms(),
        )
    except Conflict:
        raise Conflict(f"The organisation has a user {user.email} already.") from None
    if not made:
        raise Conflict(
            f"{user.email} cannot be that person: another user of the organisation is.",
            advice="Leave --person away, or name another person.",
        )


def find_user(database: Database, text: str, *, org: str | None = None) -> User:
    """An active user by id or e-mail, of all organisations or of one by its id. Raises ``NotFound``
    or ``AmbiguousReference``."""
    found = any_user(database, text, org=org)
    if not found.active:
        raise NotFound(
            f"The user {text} is not active.",
            advice="Let them in again with: graphsvc admin user activate",
        )
    return found


def any_user(database: Database, text: str, *, org: str | None = None) -> User:
    """A user as ``find_user`` finds them, active or not."""
    found = database.fetch(FIND_USER, text=text.strip().lower())
    rows = [row for row in found if org in (None, row.org)]
    if len(rows) > 1:
        raise AmbiguousReference(
            f"{text} is a user of {len(rows)} organisations.",
            candidates=[{"id": row.id, "name": row.name, "company": row.org_name} for row in rows],
        )
    if not rows:
        where = "" if org is None else " of this organisation"
        raise NotFound(
            f"There is no user {text}{where}.", advice="Make one with: graphsvc admin user add"
        )
    return rows[0]


def active_user(tx: Transaction, user: str) -> FoundUser | None:
    """An active user by their id."""
    return next(
        (one for one in tx.run(FIND_USER, text=user) if one.active and one.id == user), None
    )


def active_users_of(tx: Transaction, email: str) -> list[FoundUser]:
    """The active users whose address it is, of all organisations."""
    address = email_key(email)
    found = tx.run(FIND_USER, text=address) if address else []
    return [one for one in found if one.active and one.email == address]


def rename_user(database: Database, user: User, name: str) -> User:
    """Calls a user by another name."""
    renamed = replace(user, name=check_name(name))
    database.execute(NAME_USER, id=user.id, name=renamed.name)
    return renamed


def activate_user(database: Database, user: User) -> User:
    """Lets a user in again, for an operator. They need a new key. Raises ``Conflict`` for one who
    is being erased."""
    database.write(lambda tx: begin_access(tx, user.id, user.org, name=user.email, actor=OPERATOR))
    return replace(user, active=True)


def deactivate_user(database: Database, user: User) -> Ended:
    """Lets a user in no more, for an operator. Raises as :func:`end_access`."""

    def work(tx: Transaction) -> Ended:
        tx.run(LOCK, org=user.org)
        return end_access(tx, user.id, user.org, name=user.name, actor=OPERATOR)

    return database.write(work)


def begin_access(tx: Transaction, user: str, org: str, *, name: str, actor: str) -> None:
    """Lets a user in again; they sign in anew: of keys and sessions that were being made as they
    were let go, none is left. Raises ``Conflict`` for one who is being erased."""
    if not tx.run(ACTIVATE_USER, id=user):
        raise Conflict(f"{name} left too long ago: what was theirs is being erased.")
    end_all(tx, user)
    note(tx.run, Entry(Audited.USER_ACTIVATED, org, actor, subject=user, owner=user))


def end_access(tx: Transaction, user: str, org: str, *, name: str, actor: str) -> Ended:
    """Ends all that a user is let in with, and shows none of their contacts to others, from the
    very next answer on. What they own stays, for when they are let in again. The organisation's
    lock is held. Raises ``Conflict`` for the last administrator of one that has other users."""
    check_not_last(tx, user, name=name, leaves=True)
    tx.run(DEACTIVATE_USER, id=user)
    end_invitations(tx, user, org)
    note(tx.run, Entry(Audited.USER_DEACTIVATED, org, actor, subject=user, owner=user))
    return end_all(tx, user)


def end_invitations(tx: Transaction, user: str, org: str) -> None:
    """Withdraws what a user has invited to, who is no administrator any more: nobody comes in by
    the word of whoever may not let anybody in. Of an organisation without users it is all, since
    nobody would be there to let them in. The organisation's lock is held."""
    tx.run(END_INVITATIONS, user=user, scope=org_scope(org))


def check_not_last(tx: Transaction, user: str, *, name: str, leaves: bool = False) -> None:
    """Raises ``Conflict`` where a user is the last active administrator of their organisation; one
    who ``leaves`` may where nobody else is there. The organisation's lock is held."""
    found = tx.one(STANDING, user=user)
    if found is None or not found.admin or found.admins:
        return
    if found.users or not leaves:
        raise Conflict(
            f"{name} is the last administrator of the organisation.",
            advice="Make somebody else an administrator first.",
        )


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
