"""The mails that accounts send: links by which a password is set, and word of every change."""

from typing import Final
from urllib.parse import quote

from graphsvc.accounts.logins import Login, email_of
from graphsvc.database import Transaction
from graphsvc.ids import new_id
from graphsvc.mail.outbox import Way, post, way
from graphsvc.ontology import MailKind
from graphsvc.sealing import KeyRing
from graphsvc.settings import page_address, settings

RESET: Final = "/reset"
_KEYS: Final = {True: "All API keys were ended.", False: "API keys go on as before."}


def password_address(code: str) -> str:
    """Where a link leads by which somebody sets a password."""
    return f"{page_address(settings())}{RESET}?code={quote(code, safe='')}"


def mail_reset(tx: Transaction, ring: KeyRing, *, to: str, code: str, minutes: int) -> None:
    """Mails the link by which somebody sets a new password."""
    post(
        tx,
        ring,
        MailKind.PASSWORD_RESET,
        to=to,
        once=new_id(),
        link=password_address(code),
        minutes=str(minutes),
    )


def mail_first(tx: Transaction, ring: KeyRing, *, to: str, code: str, minutes: int) -> None:
    """Mails the link by which somebody sets their first password."""
    post(
        tx,
        ring,
        MailKind.PASSWORD_FIRST,
        to=to,
        once=new_id(),
        link=password_address(code),
        hours=str(minutes // 60),
    )


def tell_password(
    tx: Transaction, ring: KeyRing, login: Login, *, keys_ended: bool = False
) -> None:
    """Says that the password of a login was changed, and whether its API keys were ended."""
    _tell(tx, ring, login, MailKind.PASSWORD_CHANGED, keys=_KEYS[keys_ended])


def tell_link_made(tx: Transaction, ring: KeyRing, *, to: str) -> None:
    """Says that whoever runs the installation has made a link by which the password is set."""
    if way(settings()) is not Way.NONE:
        post(tx, ring, MailKind.PASSWORD_LINK_MADE, to=to, once=new_id())


def tell_two_step(tx: Transaction, ring: KeyRing, login: Login, change: str) -> None:
    """Says that 2-step verification was switched ``on`` or ``off``."""
    _tell(tx, ring, login, MailKind.TWO_STEP_CHANGED, change=change)


def tell_taken_off(tx: Transaction, ring: KeyRing, login: Login) -> None:
    """Says that whoever runs the installation has switched 2-step verification off."""
    _tell(tx, ring, login, MailKind.TWO_STEP_TAKEN_OFF)


def tell_recovery(tx: Transaction, ring: KeyRing, login: Login) -> None:
    """Says that there are new recovery codes."""
    _tell(tx, ring, login, MailKind.RECOVERY_CHANGED)


def tell_wrong_codes(tx: Transaction, ring: KeyRing, login: Login, *, count: int) -> None:
    """Says that so many codes were wrong in a day, and that no further one is looked at."""
    _tell(tx, ring, login, MailKind.CODES_WRONG, page="/settings/password", count=str(count))


def _tell(
    tx: Transaction,
    ring: KeyRing,
    login: Login,
    kind: MailKind,
    *,
    page: str = RESET,
    **values: str,
) -> None:
    """Where an installation sends no mail, what is told is told to nobody, and is done all the
    same."""
    if way(settings()) is not Way.NONE:
        link = f"{page_address(settings())}{page}"
        post(tx, ring, kind, to=email_of(ring, login), once=new_id(), link=link, **values)
