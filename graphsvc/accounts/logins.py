"""Logins: somebody's address and password, over all organisations in which they are a user.

An address is sealed under keys of the login's own, and found by a fingerprint. Nobody is told
whether an address has a login: to look for one costs the same and answers the same either way.
"""

from dataclasses import dataclass, replace
from typing import Final

from graphsvc.accounts.passwords import judge
from graphsvc.database import Database, Transaction
from graphsvc.days import now_ms
from graphsvc.errors import QuotaReached
from graphsvc.ids import new_id
from graphsvc.normal import email_key
from graphsvc.ontology import login_subject
from graphsvc.queries import Count, Id, SystemQuery, WriteQuery
from graphsvc.sealing import KeyRing, Place

LOGINS: Final = "logins"
"""Whose keys of the key file make the fingerprints of addresses of logins."""


@dataclass(frozen=True, slots=True)
class Login:
    """A login. ``email`` is sealed; ``password`` is its hash, empty where there is none;
    ``verified`` when the address was proved by a mail (ms since 1970), 0 where it was not;
    ``two_step`` whether 2-step verification is on."""

    id: str
    email: bytes
    password: str
    verified: int
    two_step: bool


@dataclass(frozen=True, slots=True)
class LoginUser:
    """A user that a login has, with their organisation; ``required`` is whether that asks for
    2-step verification."""

    user: str
    org: str
    name: str
    org_name: str
    required: bool


FIND_LOGIN = SystemQuery("accounts/read/login_by_email", Login, ("key",))
GET_LOGIN = SystemQuery("accounts/read/login", Login, ("id",))
USER_LOGIN = SystemQuery("accounts/read/user_login", Login, ("user",))
LOGIN_HELD = SystemQuery("accounts/read/login_held", Count, ("login",))
LOGIN_USERS = SystemQuery("accounts/read/login_users", LoginUser, ("login",))
ADD_LOGIN = WriteQuery(
    "accounts/write/login", Id, ("id", "email", "key", "verified", "password", "nothing", "now")
)
LOCK_LOGIN = WriteQuery("accounts/write/login_lock", Id, ("id",))
SET_PASSWORD = WriteQuery("accounts/write/login_password", Id, ("id", "password"))
KEEP_ANEW = WriteQuery("accounts/write/login_password_anew", Id, ("id", "before", "password"))
SET_VERIFIED = WriteQuery("accounts/write/login_verified", Id, ("id", "now"))
JOIN = WriteQuery("accounts/write/login_join", Id, ("login", "user"))


def address_key(ring: KeyRing, email: str) -> str:
    """The fingerprint by which the login of an address is found; of what is no address one that no
    login has."""
    ring.create(LOGINS)
    return ring.blind(LOGINS, email_key(email) or f"none {email[:200]}")


def find_login(tx: Transaction, ring: KeyRing, email: str) -> Login | None:
    """The login of an address."""
    return tx.one(FIND_LOGIN, key=address_key(ring, email))


def get_login(tx: Transaction, login: str) -> Login | None:
    """A login by its id."""
    return tx.one(GET_LOGIN, id=login)


def login_of(tx: Transaction, user: str) -> Login | None:
    """The login of a user."""
    return tx.one(USER_LOGIN, user=user)


def lock_login(tx: Transaction, login: str) -> Login | None:
    """A login by its id, locked until the end of the transaction, as it is then."""
    tx.run(LOCK_LOGIN, id=login)
    return get_login(tx, login)


def email_of(ring: KeyRing, login: Login) -> str:
    """The address of a login."""
    return ring.open(login_subject(login.id), login.email, place=_email_place(login.id))


def add_login(
    tx: Transaction, ring: KeyRing, *, email: str, password: str = "", verified: bool
) -> str:
    """A new login of an address; ``password`` is a hash of ``passwords.hashed``. Returns its id.
    Raises ``Conflict`` where the address has one."""
    id_, now = new_id(), now_ms()
    subject = login_subject(id_)
    with ring.of_new(subject):
        tx.run(
            ADD_LOGIN,
            id=id_,
            email=ring.seal(subject, email, place=_email_place(id_)),
            key=address_key(ring, email),
            verified=now if verified else 0,
            password=password,
            nothing=b"",
            now=now,
        )
    return id_


def join(tx: Transaction, *, login: str, user: str) -> bool:
    """Makes a user one of a login's; whether they are then. They are not where they are another
    login's, or where the login has a user of that organisation."""
    return bool(tx.run(JOIN, login=login, user=user))


def users_of(tx: Transaction, login: str) -> list[LoginUser]:
    """The active users of a login, by the names of their organisations."""
    return tx.run(LOGIN_USERS, login=login)


def check_organisations(tx: Transaction, login: str, most: int) -> None:
    """Raises ``QuotaReached`` where a login, which is locked, is of so many organisations."""
    if tx.run(LOGIN_HELD, login=login)[0].count >= most:
        raise QuotaReached(
            f"You are in {most} organisations, and nobody makes further ones then.",
            advice="Leave one first, or ask whoever runs this installation.",
        )


def set_password(tx: Transaction, login: str, password: str) -> None:
    """Gives a login a password, of which ``password`` is the hash. What ends with the old one is
    the caller's to end."""
    tx.run(SET_PASSWORD, id=login, password=password)


def set_verified(tx: Transaction, login: str) -> None:
    """Notes that the address of a login was proved by a mail."""
    tx.run(SET_VERIFIED, id=login, now=now_ms())


def check(database: Database, ring: KeyRing, *, email: str, password: str) -> Login | None:
    """The login of an address where this is its password, else none, after the same work. A hash
    that was made by other numbers is made anew."""
    found = database.read(lambda tx: find_login(tx, ring, email))
    return _judged(database, found, password)


def confirm(database: Database, login: str, password: str) -> Login | None:
    """A login by its id where this is its password, else none."""
    return _judged(database, database.read(lambda tx: get_login(tx, login)), password)


def _judged(database: Database, found: Login | None, password: str) -> Login | None:
    judged = judge(password, found.password if found else None)
    if found is None or not judged.right:
        return None
    if judged.anew is None:
        return found
    database.execute(KEEP_ANEW, id=found.id, before=found.password, password=judged.anew)
    return replace(found, password=judged.anew)


def _email_place(login: str) -> Place:
    return Place("Login", login, "email")
