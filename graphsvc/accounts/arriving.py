"""How somebody becomes a user: by an invitation, or by a sign-up that makes an organisation.

Who has a link that was mailed to an address has proved the address. A link that was handed over
proves nothing: with it one joins after signing in, or has the mail sent that proves the address, so
that nobody makes a login of an address that is not theirs, nor learns whether it has one. Where an
installation sends no mail such a link is all that there is.
"""

import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final, TypeVar
from urllib.parse import quote

from graphsvc.access.audit import Audited, Entry, note
from graphsvc.access.users import ADD_ORGANISATION, ADD_USER, check_email
from graphsvc.accounts.invitations import (
    DAYS,
    LINK_ANEW,
    MOST_SENT,
    Host,
    code_hash,
    email_place,
    mail_invitation,
)
from graphsvc.accounts.logins import (
    LOGINS,
    Login,
    add_login,
    check_organisations,
    email_of,
    find_login,
    get_login,
    join,
    lock_login,
    users_of,
)
from graphsvc.accounts.passwords import check_again, check_choice, hashed
from graphsvc.accounts.profile import checked_name
from graphsvc.accounts.proved import take_over
from graphsvc.database import Database, Transaction
from graphsvc.days import DAY_MS, HOUR_MS, now_ms
from graphsvc.errors import Conflict, NotAllowed, NotFound, NotSignedIn
from graphsvc.ids import new_id
from graphsvc.mail.outbox import Way, check_way, post, way
from graphsvc.naming.references import PEOPLE_BY_KEY
from graphsvc.normal import email_key
from graphsvc.normal.rules import RULES
from graphsvc.ontology import NONE, MailKind, org_scope, user_scope
from graphsvc.queries import Id, Nothing, SystemQuery, WriteQuery
from graphsvc.sealing import KeyRing, Place
from graphsvc.settings import Settings, page_address
from graphsvc.team.administrators import set_administrator
from graphsvc.team.change import Change
from graphsvc.team.groups import put_member
from graphsvc.team.roles import give_role

SIGN_UP: Final = "/signup"
HOURS: Final = 24
"""So long the link of a sign-up is good."""

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Open:
    """An open invitation; ``email`` is sealed."""

    id: str
    org: str
    org_name: str
    by_name: str
    by: str
    email: bytes
    mailed: bool
    role: str
    groups: list[str]
    admin: bool


@dataclass(frozen=True, slots=True)
class Invited:
    """What somebody is shown who has the link of an invitation. ``proved`` is whether they may
    choose a first password with it; ``known``, asked of such alone, whether the address has a
    login, so that they sign in instead."""

    org_name: str
    by_name: str
    email: str
    proved: bool
    known: bool


@dataclass(frozen=True, slots=True)
class Newcomer:
    """What somebody says of themselves who has no password yet."""

    name: str
    password: str = field(repr=False)
    again: str = field(repr=False)
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class SealedSignUp:
    """A sign-up that is to be finished."""

    id: str
    email: bytes


@dataclass(frozen=True, slots=True)
class OrgUser:
    id: str
    active: bool


OPEN = SystemQuery("accounts/read/invitation", Open, ("hash", "now"))
USE = WriteQuery("accounts/write/invitation_accept", Id, ("hash", "now"))
ORG_USER = SystemQuery("accounts/read/org_user_by_email", OrgUser, ("org", "email"))
LOGIN_OF = SystemQuery("accounts/read/login_of_user", Id, ("user",))
FIRST = WriteQuery("accounts/write/first_administrator", Id, ("user", "org"))
ADD_SIGN_UP = WriteQuery(
    "accounts/write/sign_up", Nothing, ("id", "hash", "email", "now", "expires")
)
SIGNING_UP = SystemQuery("accounts/read/sign_up", SealedSignUp, ("hash", "now"))
USE_SIGN_UP = WriteQuery("accounts/write/sign_up_use", Id, ("hash", "now"))
FORGET = WriteQuery("accounts/write/sign_ups_forget", Id, ("limit",))


class Arrivals:
    """Where people come in who are yet to be users."""

    def __init__(self, ready: Callable[[], Database], ring: KeyRing, config: Settings) -> None:
        self._ready = ready
        self._ring = ring
        self._config = config

    # Invitations

    def invited(self, code: str) -> Invited:
        """What the link of an invitation leads to. Raises ``NotSignedIn`` for one that is good no
        more."""

        def work(tx: Transaction) -> Invited:
            found = self._open(tx, code)
            email, proved = self._email(found), self._proves(found)
            known = proved and self._signs_in(tx, email, mailed=found.mailed)
            return Invited(found.org_name, found.by_name, email, proved, known)

        return self._ready().read(work)

    def accept_first(self, code: str, said: Newcomer) -> str:
        """Joins with a first password; the address that goes with it. Raises ``NotSignedIn`` for a
        link that is good no more, ``NotAllowed`` for one that proves no address, ``Conflict`` where
        the address has a login, ``InvalidInput``."""
        found = self._ready().read(lambda tx: self._open(tx, code))
        email = self._email(found)
        if not self._proves(found):
            raise NotAllowed("Open the link that was mailed to you, or sign in first.")
        name = checked_name(said.name, "name")
        check_again(said.password, said.again)
        password = hashed(check_choice(said.password, email=email))

        def work(tx: Transaction, user: str) -> None:
            self._use(tx, code)
            self._check_new(tx, found, email)
            login = self._login(tx, email, password, mailed=found.mailed)
            self._join(tx, found, user=user, name=name, email=email, login=login)

        self._with_keys(work)
        return email

    def accept_as(self, code: str, *, user: str, name: str) -> str:
        """Joins as somebody who is signed in with the password of the address that is invited; the
        id of the user that they are there. Raises ``NotSignedIn``, ``NotAllowed``, ``Conflict``."""

        def work(tx: Transaction, made: str) -> str:
            found = self._open(tx, code)
            login = self._login_of(tx, user)
            email = self._email(found)
            if login is None or email_of(self._ring, login) != email:
                raise NotAllowed(
                    "This invitation is for another address than yours.",
                    advice="Sign in with that one, or ask to be invited with yours.",
                )
            self._use(tx, code)
            self._check_new(tx, found, email)
            self._join(tx, found, user=made, name=name, email=email, login=login.id)
            return made

        return self._with_keys(work)

    def send_mail(self, code: str) -> None:
        """Mails the invitation to its address, for somebody who has a link that proves nothing;
        that link is good no more. Raises ``NotSignedIn``, ``Conflict``, ``NoMail``."""
        check_way(self._config)
        mailed = secrets.token_urlsafe(32)

        def work(tx: Transaction) -> None:
            found = self._open(tx, code)
            made = tx.run(
                LINK_ANEW,
                id=found.id,
                scope=org_scope(found.org),
                hash=code_hash(mailed),
                mailed=True,
                expires=now_ms() + DAYS * DAY_MS,
                most=MOST_SENT,
            )
            if not made:
                raise Conflict("It was sent too often.", advice="Ask to be invited anew.")
            host = Host(found.org, found.org_name, found.by, found.by_name or "A colleague")
            mail_invitation(tx, self._ring, to=self._email(found), code=mailed, host=host)

        self._ready().write(work)

    def _proves(self, found: Open) -> bool:
        return found.mailed or way(self._config) is Way.NONE

    def _open(self, tx: Transaction, code: str) -> Open:
        found = tx.one(OPEN, hash=code_hash(code), now=now_ms())
        if found is None:
            raise too_old()
        return found

    def _use(self, tx: Transaction, code: str) -> None:
        if not tx.run(USE, hash=code_hash(code), now=now_ms()):
            raise too_old()

    def _email(self, found: Open) -> str:
        return self._ring.open(org_scope(found.org), found.email, place=email_place(found.id))

    def _login_of(self, tx: Transaction, user: str) -> Login | None:
        found = tx.one(LOGIN_OF, user=user)
        return None if found is None or found.id == NONE else get_login(tx, found.id)

    def _signs_in(self, tx: Transaction, email: str, *, mailed: bool) -> bool:
        """Whether somebody of an address signs in, rather than choose a password."""
        login = find_login(tx, self._ring, email)
        return login is not None and not _is_left(tx, login, mailed=mailed)

    def _login(self, tx: Transaction, email: str, password: str, *, mailed: bool) -> str:
        """The login of whoever chooses a password. Raises ``Conflict`` for who signs in."""
        login = find_login(tx, self._ring, email)
        if login is None:
            return add_login(tx, self._ring, email=email, password=password, verified=mailed)
        now = lock_login(tx, login.id)
        if now is None or not _is_left(tx, now, mailed=mailed):
            raise Conflict("This address has a password already.", advice="Sign in first.")
        take_over(tx, now.id, password=password)
        return now.id

    def _join(
        self, tx: Transaction, found: Open, *, user: str, name: str, email: str, login: str
    ) -> None:
        """Makes the user, in the organisation, with the role and groups of the invitation as far
        as there still are such."""
        change = Change(tx, found.org, actor=found.by).lock()
        self._put_user(tx, user, found.org, name, email, proved=found.mailed)
        if not join(tx, login=login, user=user):
            raise Conflict(f"You are a member of {found.org_name} already.", advice="Sign in.")
        change.note(Audited.USER_JOINED, subject=user, owner=user)
        if found.role != NONE:
            _if_there_is(lambda: give_role(change, user, found.role))
        for group in found.groups:
            _if_there_is(lambda group=group: put_member(change, group, user, admin=False))
        if found.admin:
            set_administrator(change, user, admin=True)

    def _check_new(self, tx: Transaction, found: Open, email: str) -> None:
        """Raises ``Conflict`` where the organisation has a user of that address, active or not."""
        before = tx.one(ORG_USER, org=found.org, email=email)
        if before is None:
            return
        if before.active:
            raise Conflict(f"You are a member of {found.org_name} already.", advice="Sign in.")
        raise Conflict(
            f"You were a member of {found.org_name}, and were let go.",
            advice="Ask its administrators to let you in again.",
        )

    def _put_user(
        self, tx: Transaction, user: str, org: str, name: str, email: str, *, proved: bool
    ) -> None:
        """Makes a user; of an address that was proved, the person of the directory whose it is,
        unless a colleague is that person."""
        people = tx.run(PEOPLE_BY_KEY, keys=[f"email:{email_key(email)}"]) if proved else []
        person = people[0].id if len(people) == 1 else NONE
        for who in dict.fromkeys((person, NONE)):
            if tx.run(
                ADD_USER,
                id=user,
                org=org,
                email=email,
                name=name,
                person=who,
                rules=RULES,
                now=now_ms(),
            ):
                return

    def _with_keys(self, work: Callable[[Transaction, str], Result]) -> Result:
        """Runs a transaction that makes a user of that id, who has keys."""
        return self._ready().write(lambda tx: self._with_user(tx, work))

    def _with_user(self, tx: Transaction, work: Callable[[Transaction, str], Result]) -> Result:
        user = new_id()
        with self._ring.of_new(user_scope(user)):
            return work(tx, user)

    # Sign-up

    def check_sign_up(self) -> None:
        """Raises ``NotAllowed`` where nobody makes an organisation by themselves, ``NoMail`` where
        no mail can be sent."""
        if self._config.sign_ups != "open":
            raise NotAllowed(
                "Nobody signs up here by themselves.",
                advice="Ask a colleague to invite you."
                if self._config.sign_ups == "invited"
                else "Ask whoever runs this installation.",
            )
        check_way(self._config)

    def check_address(self, text: str) -> str:
        """An address as it is kept. Raises ``InvalidInput`` for what is none."""
        return check_email(text)

    def send_sign_up(self, email: str) -> None:
        """Mails the link that finishes a sign-up; of an address that has a login, that it has one.
        Done after the answer, which is the same for all. Raises ``InvalidInput``."""
        address, code, id_ = check_email(email), secrets.token_urlsafe(32), new_id()
        self._ring.create(LOGINS)
        now = now_ms()

        def work(tx: Transaction) -> None:
            if self._signs_in(tx, address, mailed=True):
                self._post(tx, MailKind.SIGN_UP_KNOWN, address, id_, link=self._page("/signin"))
                return
            sealed = self._ring.seal(LOGINS, address, place=_place(id_))
            ends = now + HOURS * HOUR_MS
            tx.run(ADD_SIGN_UP, id=id_, hash=code_hash(code), email=sealed, now=now, expires=ends)
            link = self._page(f"{SIGN_UP}/new?code={quote(code, safe='')}")
            self._post(tx, MailKind.SIGN_UP, address, id_, link=link, hours=str(HOURS))

        self._ready().write(work)

    def _post(self, tx: Transaction, kind: MailKind, to: str, once: str, **values: str) -> None:
        post(tx, self._ring, kind, to=to, once=once, **values)

    def _page(self, path: str) -> str:
        return page_address(self._config) + path

    def signing_up(self, code: str) -> str:
        """The address whose sign-up a link finishes. Raises ``NotSignedIn``."""
        return self._ready().read(lambda tx: self._signing_up(tx, code))

    def _signing_up(self, tx: Transaction, code: str) -> str:
        found = tx.one(SIGNING_UP, hash=code_hash(code), now=now_ms())
        if found is None:
            raise too_old()
        return self._ring.open(LOGINS, found.email, place=_place(found.id))

    def finish_sign_up(self, code: str, said: Newcomer) -> str:
        """Makes an organisation, its first administrator and their login, whose address this is.
        Raises ``NotSignedIn`` for a link that is good no more, ``InvalidInput``, ``Conflict``."""
        email = self.signing_up(code)
        organisation = checked_name(said.organisation, "organisation")
        name = checked_name(said.name, "name")
        check_again(said.password, said.again)
        password = hashed(check_choice(said.password, email=email))

        def work(tx: Transaction, user: str, org: str) -> None:
            if not tx.run(USE_SIGN_UP, hash=code_hash(code), now=now_ms()):
                raise too_old()
            login = self._login(tx, email, password, mailed=True)
            self._found(tx, org, organisation, user=user, name=name, email=email, login=login)

        self._with_org(work)
        return email

    def found_organisation(self, *, user: str, name: str, organisation: str) -> str:
        """Makes a further organisation of somebody who is signed in with their password, of which
        they are the administrator; the id of the user that they are there. Raises ``NotAllowed``,
        ``InvalidInput``, ``QuotaReached``."""
        if self._config.sign_ups != "open":
            raise NotAllowed("Nobody makes an organisation here by themselves.")
        called = checked_name(organisation, "organisation")

        def work(tx: Transaction, made: str, org: str) -> str:
            login = self._login_of(tx, user)
            if login is None or not login.verified:
                raise NotAllowed(
                    "This is for people who sign in with a password, and whose address was proved "
                    "by a mail.",
                    advice="Ask for a new password: its mail proves your address.",
                )
            lock_login(tx, login.id)
            check_organisations(tx, login.id, self._config.organisations_of_login)
            email = email_of(self._ring, login)
            self._found(tx, org, called, user=made, name=name, email=email, login=login.id)
            return made

        return self._with_org(work)

    def _found(
        self,
        tx: Transaction,
        org: str,
        organisation: str,
        *,
        user: str,
        name: str,
        email: str,
        login: str,
    ) -> None:
        tx.run(ADD_ORGANISATION, id=org, name=organisation, now=now_ms())
        self._put_user(tx, user, org, name, email, proved=True)
        tx.run(FIRST, user=user, org=org)
        join(tx, login=login, user=user)
        note(tx.run, Entry(Audited.USER_JOINED, org=org, actor=user, subject=user, owner=user))

    def _with_org(self, work: Callable[[Transaction, str, str], Result]) -> Result:
        """As :meth:`_with_keys`, with an organisation."""

        def with_org(tx: Transaction) -> Result:
            org = new_id()
            with self._ring.of_new(org_scope(org)):
                return self._with_user(tx, lambda tx, user: work(tx, user, org))

        return self._ready().write(with_org)


def _is_left(tx: Transaction, login: Login, *, mailed: bool) -> bool:
    """Whether a login has no organisation any more, and so opens nothing: whoever has a link that
    was ``mailed`` to its address chooses a password anew, as by a mailed link of a reset; not past
    2-step verification."""
    return mailed and not login.two_step and not users_of(tx, login.id)


def too_old() -> NotSignedIn:
    """The answer to a link that is good no more, or never was."""
    return NotSignedIn("This link has been used, or is too old.", advice="Ask for a new one.")


def _place(sign_up: str) -> Place:
    return Place("SignUp", sign_up, "email")


def _if_there_is(work: Callable[[], None]) -> None:
    """What an invitation names may be gone when it is accepted."""
    with suppress(NotFound):
        work()


def forget_sign_ups(execute: Callable[..., object]) -> None:
    """Deletes sign-ups that were not finished."""
    execute(FORGET, limit=1_000)
