"""The way in with a password: the password, a code of 2-step verification where that is on, and the
choice of an organisation where there are several; and the way to a new password by a mailed link.

Whoever is refused cannot tell from what is answered, or from the time that it takes, whether an
address has a login.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from graphsvc.access.keys import Beginning, begin_session
from graphsvc.access.users import active_user, active_users_of
from graphsvc.accounts import links, steps, two_step
from graphsvc.accounts.known import known_as, make_known
from graphsvc.accounts.links import Link, LinkKind, add_link, find_link, use_link
from graphsvc.accounts.logins import (
    Login,
    LoginUser,
    add_login,
    address_key,
    check,
    email_of,
    find_login,
    get_login,
    join,
    lock_login,
    set_password,
    users_of,
)
from graphsvc.accounts.mails import mail_first, mail_reset, tell_password
from graphsvc.accounts.passwords import check_again, check_choice, hashed, judge
from graphsvc.accounts.proved import take_over
from graphsvc.accounts.sessions import end_keys, end_others
from graphsvc.accounts.tries import trying
from graphsvc.database import Database, Transaction
from graphsvc.errors import InvalidInput, NotAllowed, NotSignedIn
from graphsvc.mail.outbox import check_way
from graphsvc.ontology import Began
from graphsvc.rates import Guesser, Rates
from graphsvc.sealing import KeyRing
from graphsvc.settings import Settings

FIRST_MINUTES: Final = 24 * 60
"""For so long a link is good by which somebody sets their first password."""


class Stage(Enum):
    """Where somebody is who signs in: at the code, at the choice of an organisation, or in."""

    CODE = "code"
    CHOICE = "choice"
    IN = "in"


@dataclass(frozen=True, slots=True)
class Admitted:
    """How far somebody has come, and the cookie of that: of a step, or of a session. ``known`` is
    the cookie by which the browser is known again."""

    stage: Stage
    cookie: str
    known: str = ""


@dataclass(frozen=True, slots=True)
class Browser:
    """The browser that asks: its address, the cookie by which it may be known, what it is."""

    address: str
    known: str = ""
    device: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody says who sets a password by a mailed link: the address, a code where 2-step
    verification is on, the new password twice, and whether API keys end too."""

    email: str
    code: str = field(repr=False)
    password: str = field(repr=False)
    again: str = field(repr=False)
    end_keys: bool = False


class Entrance:
    """Where people come in who are not signed in."""

    def __init__(
        self, ready: Callable[[], Database], ring: KeyRing, rates: Rates, config: Settings
    ) -> None:
        self._ready = ready
        self._ring = ring
        self._rates = rates
        self._hours = config.session_hours
        self._config = config

    # Signing in

    def by_password(self, email: str, password: str, browser: Browser) -> Admitted:
        """Raises ``NotSignedIn`` for a wrong password, ``TooMany`` for too many, ``NotAllowed``
        for a login that has no organisation."""
        database = self._ready()
        with self._rates.guessing(
            self._guesser(f"password {address_key(self._ring, email)}", email, browser)
        ):
            login = check(database, self._ring, email=email, password=password)
            if login is None:
                raise NotSignedIn(
                    "The e-mail address or the password is not right.",
                    advice="Try again, or ask for a new password.",
                )
        found = login
        return database.write(lambda tx: self._after_password(tx, found, browser))

    def _after_password(self, tx: Transaction, login: Login, browser: Browser) -> Admitted:
        now = lock_login(tx, login.id)
        if now is None or now.password != login.password:
            raise steps.begin_again()
        if now.two_step:
            return Admitted(Stage.CODE, steps.add_step(tx, login.id, proved=False))
        return self._admit(tx, now, browser)

    def by_code(self, cookie: str, code: str, browser: Browser) -> Admitted:
        """The second step: a code of the app, or a recovery code, which is used up. Raises
        ``NotSignedIn``, ``TooMany``, ``NotAllowed``."""
        database = self._ready()
        step = database.read(lambda tx: steps.find_step(tx, cookie))

        def work(tx: Transaction) -> Admitted:
            login = lock_login(tx, steps.use_step(tx, cookie, proved=False))
            if login is None:
                raise steps.begin_again()
            if not two_step.spend(tx, self._ring, login.id, code):
                raise NotSignedIn(
                    "This code is not right, or was used.",
                    advice="Each code of the app is good once: wait for the next one.",
                )
            return self._admit(tx, login, browser)

        email = self._email(step.login)
        with (
            self._rates.guessing(self._guesser(f"code {step.login}", email, browser)),
            trying(database, self._ring, step.login),
        ):
            try:
                return database.write(work)
            except NotSignedIn:
                steps.miss(database, cookie)
                raise

    def choices(self, cookie: str) -> list[LoginUser]:
        """Among which organisations somebody chooses. Raises ``NotSignedIn``."""

        def work(tx: Transaction) -> list[LoginUser]:
            step = steps.find_step(tx, cookie)
            if not step.proved:
                raise steps.begin_again()
            return users_of(tx, step.login)

        return self._ready().read(work)

    def awaits_code(self, cookie: str) -> None:
        """Raises ``NotSignedIn`` unless the browser with a cookie is due to say a code."""
        if self._ready().read(lambda tx: steps.find_step(tx, cookie)).proved:
            raise steps.begin_again()

    def choose(self, cookie: str, user: str, browser: Browser) -> Admitted:
        """The last step, where somebody has several organisations. Raises ``NotSignedIn``."""

        def work(tx: Transaction) -> Admitted:
            login = lock_login(tx, steps.use_step(tx, cookie, proved=True))
            users = users_of(tx, login.id) if login else []
            chosen = next((one for one in users if one.user == user), None)
            if login is None or chosen is None:
                raise steps.begin_again()
            return self._into(tx, login, chosen, browser)

        return self._ready().write(work)

    def by_issuer(self, email: str, browser: Browser) -> Admitted:
        """Somebody whose address the issuer of the settings has verified: into the login of that
        address, or one that is made for users who have none. Where 2-step verification is on it is
        still due. Raises ``NotAllowed`` for whoever is no user."""
        return self._ready().write(lambda tx: self._by_issuer(tx, email, browser))

    def _by_issuer(self, tx: Transaction, email: str, browser: Browser) -> Admitted:
        found = find_login(tx, self._ring, email)
        if found is None and not active_users_of(tx, email):
            raise NotAllowed(
                "You are a member of no organisation here.",
                advice="Ask a colleague to invite you.",
            )
        if found is None:
            id_ = add_login(tx, self._ring, email=email, verified=True)
        else:
            id_ = found.id
            self._take_over(tx, found)
        self._joined(tx, id_, email, mailed=True)
        login = lock_login(tx, id_)
        if login is None:
            raise steps.begin_again()
        if login.two_step:
            return Admitted(Stage.CODE, steps.add_step(tx, login.id, proved=False))
        return self._admit(tx, login, browser, began=Began.OPENID)

    def _take_over(self, tx: Transaction, login: Login) -> None:
        """A login whose address nobody had proved is that of who proves it."""
        if not login.verified:
            take_over(tx, login.id)

    def _admit(
        self, tx: Transaction, login: Login, browser: Browser, *, began: Began | None = None
    ) -> Admitted:
        """Into the only organisation, or to the choice among several."""
        users = users_of(tx, login.id)
        if not users:
            raise NotAllowed(
                "You are a member of no organisation any more.",
                advice="Ask a colleague to invite you.",
            )
        if len(users) > 1:
            return Admitted(Stage.CHOICE, steps.add_step(tx, login.id, proved=True))
        return self._into(tx, login, users[0], browser, began=began)

    def _into(
        self,
        tx: Transaction,
        login: Login,
        user: LoginUser,
        browser: Browser,
        *,
        began: Began | None = None,
    ) -> Admitted:
        usual = Began.TWO_STEP if login.two_step else Began.PASSWORD
        beginning = Beginning(began or usual, login=login.id, device=browser.device)
        session = begin_session(tx, user.user, self._hours, beginning)
        known = make_known(self._ring, email_of(self._ring, login))
        return Admitted(Stage.IN, session, known)

    # A new password

    def ask_reset(self, email: str, browser: Browser) -> bool:
        """Whether a mail may be sent to an address that somebody says is theirs: not too many are.
        Nobody has been looked for yet. Raises ``TooMany`` for too many of one browser's address,
        ``NoMail`` where none can be sent."""
        return self.may_mail(email, about="reset", address=browser.address)

    def may_mail(self, email: str, *, about: str, address: str = "") -> bool:
        """Whether a further mail may go to an address, asked for from a browser's address, where
        it is asked for by a stranger. Raises as :meth:`ask_reset`."""
        check_way(self._config)
        self._ready()
        return self._rates.may_mail(address_key(self._ring, email), about=about, address=address)

    def send_reset(self, email: str) -> None:
        """Mails the link by which a password is set to the address of a login, or of users who have
        none; to no other one. Done after the answer, which is the same for all."""

        def work(tx: Transaction) -> None:
            login = find_login(tx, self._ring, email)
            if login is not None:
                code = add_link(
                    tx,
                    holder=login.id,
                    kind=LinkKind.RESET,
                    minutes=links.MINUTES,
                    mailed=True,
                )
                to = email_of(self._ring, login)
                mail_reset(tx, self._ring, to=to, code=code, minutes=links.MINUTES)
                return
            for user in active_users_of(tx, email)[:1]:
                self.send_first(tx, user=user.id, email=user.email)

        self._ready().write(work)

    def send_first(self, tx: Transaction, *, user: str, email: str) -> None:
        """Mails the link by which a user sets their first password."""
        code = add_link(tx, holder=user, kind=LinkKind.FIRST, minutes=FIRST_MINUTES, mailed=True)
        mail_first(tx, self._ring, to=email, code=code, minutes=FIRST_MINUTES)

    def link(self, code: str) -> Link:
        """What the code of a mailed link is for. Raises ``NotSignedIn``."""
        return self._ready().read(lambda tx: find_link(tx, code))

    def set_by_link(self, code: str, *, said: Said, browser: Browser) -> None:
        """Sets a password by a mailed link: somebody says the address again, a code where 2-step
        verification is on, and the new password twice. The link is used up, and all sessions end.

        Raises ``NotSignedIn`` for a link that is good no more, ``InvalidInput`` for a password that
        may not be chosen or where address or code are not right.
        """
        database = self._ready()
        link = database.read(lambda tx: find_link(tx, code))
        check_again(said.password, said.again)
        chosen = hashed(check_choice(said.password, email=said.email))
        with (
            self._rates.guessing(Guesser(f"link {link.holder}", browser.address, link.holder)),
            trying(database, self._ring, link.holder),
        ):
            try:
                database.write(lambda tx: self._set_by_link(tx, code, link, said, chosen))
            except InvalidInput:
                links.miss(database, code)
                raise

    def _set_by_link(self, tx: Transaction, code: str, link: Link, said: Said, chosen: str) -> None:
        use_link(tx, code)
        if link.kind == LinkKind.RESET:
            self._reset(tx, link, said, chosen)
        else:
            self._first(tx, link, said, chosen)

    def _reset(self, tx: Transaction, link: Link, said: Said, chosen: str) -> None:
        login = lock_login(tx, link.holder)
        if login is None:
            raise links.too_old()
        owned = find_login(tx, self._ring, said.email)
        if owned is None or owned.id != login.id:
            raise wrong_answer()
        if link.mailed and not login.verified:
            # Whoever had it before its owner had no mail there, and may have set up anything.
            take_over(tx, login.id, password=chosen)
            tell_password(tx, self._ring, login, keys_ended=True)
            return
        if login.two_step and not two_step.spend(tx, self._ring, login.id, said.code):
            raise wrong_answer()
        set_password(tx, login.id, chosen)
        end_others(tx, login.id)
        if said.end_keys:
            end_keys(tx, login.id)
        tell_password(tx, self._ring, login, keys_ended=said.end_keys)

    def _first(self, tx: Transaction, link: Link, said: Said, chosen: str) -> None:
        """The first password of a user, who becomes one of the login of their address. Where that
        has a password already it is the one to say."""
        user = active_user(tx, link.holder)
        if user is None or address_key(self._ring, user.email) != address_key(
            self._ring, said.email
        ):
            raise wrong_answer()
        login = find_login(tx, self._ring, user.email)
        if login is None:
            id_ = add_login(tx, self._ring, email=user.email, password=chosen, verified=link.mailed)
        else:
            id_ = self._known(tx, login, said.password, chosen)
        if not join(tx, login=id_, user=user.id):
            raise links.too_old()
        self._joined(tx, id_, user.email, mailed=link.mailed)

    def _known(self, tx: Transaction, login: Login, password: str, chosen: str) -> str:
        if login.password and not judge(password, login.password).right:
            raise InvalidInput(
                "This address has a password already, and this is another one.",
                field="password",
                advice="Type the one that you sign in with.",
            )
        if not login.password:
            set_password(tx, login.id, chosen)
        return login.id

    def _joined(self, tx: Transaction, login: str, email: str, *, mailed: bool) -> None:
        """Further users of an address that a mail has proved, who have no login, are its too."""
        if mailed:
            for other in active_users_of(tx, email):
                join(tx, login=login, user=other.id)

    def _guesser(self, account: str, email: str, browser: Browser) -> Guesser:
        return Guesser(account, browser.address, known_as(self._ring, email, browser.known))

    def _email(self, login: str) -> str:
        found = self._ready().read(lambda tx: get_login(tx, login))
        return email_of(self._ring, found) if found else ""


def wrong_answer() -> InvalidInput:
    """What the page of a mailed link asks for is not right: one answer for all of it."""
    return InvalidInput(
        "The e-mail address or the code is not right.",
        field="email",
        advice="The address is the one that the mail came to.",
    )
