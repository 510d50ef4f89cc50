"""What whoever runs an installation does for somebody who cannot: a link for a password, and
2-step verification switched off for somebody who has lost their phone. Both are told by a mail."""

from graphsvc.access.users import User
from graphsvc.accounts import two_step
from graphsvc.accounts.entrance import FIRST_MINUTES
from graphsvc.accounts.links import LinkKind, add_link
from graphsvc.accounts.logins import email_of, lock_login, login_of
from graphsvc.accounts.mails import (
    mail_first,
    mail_reset,
    password_address,
    tell_link_made,
    tell_taken_off,
)
from graphsvc.accounts.sessions import end_others
from graphsvc.database import Database, Transaction
from graphsvc.errors import Conflict
from graphsvc.mail.outbox import check_way
from graphsvc.sealing import KeyRing
from graphsvc.settings import settings


def mail_link(database: Database, ring: KeyRing, user: User) -> None:
    """Mails a user a link by which they set a password, their first or another one. Raises
    ``NoMail``."""
    check_way(settings())

    def work(tx: Transaction) -> None:
        login = login_of(tx, user.id)
        if login is None:
            code = _first(tx, user, mailed=True)
            mail_first(tx, ring, to=user.email, code=code, minutes=FIRST_MINUTES)
        else:
            code = _reset(tx, login.id, mailed=True)
            to = email_of(ring, login)
            mail_reset(tx, ring, to=to, code=code, minutes=FIRST_MINUTES)

    database.write(work)


def print_link(database: Database, ring: KeyRing, user: User) -> str:
    """A link by which a user sets a password, to be handed to them. Whoever has it can use it, but
    for a code where 2-step verification is on."""

    def work(tx: Transaction) -> str:
        login = login_of(tx, user.id)
        tell_link_made(tx, ring, to=email_of(ring, login) if login else user.email)
        if login is None:
            return _first(tx, user, mailed=False)
        return _reset(tx, login.id, mailed=False)

    return password_address(database.write(work))


def take_two_step_off(database: Database, ring: KeyRing, user: User) -> int:
    """Switches 2-step verification of a user's login off, and signs them out everywhere; of how
    many browsers. Raises ``Conflict`` where it is not on."""

    def work(tx: Transaction) -> int:
        found = login_of(tx, user.id)
        login = lock_login(tx, found.id) if found else None
        if login is None or not login.two_step:
            raise Conflict(f"2-step verification of {user.email} is not on.")
        two_step.switch_off(tx, login.id)
        tell_taken_off(tx, ring, login)
        return end_others(tx, login.id)

    return database.write(work)


def _first(tx: Transaction, user: User, *, mailed: bool) -> str:
    return add_link(tx, holder=user.id, kind=LinkKind.FIRST, minutes=FIRST_MINUTES, mailed=mailed)


def _reset(tx: Transaction, login: str, *, mailed: bool) -> str:
    return add_link(tx, holder=login, kind=LinkKind.RESET, minutes=FIRST_MINUTES, mailed=mailed)
