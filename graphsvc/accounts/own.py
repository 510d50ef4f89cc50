"""What somebody does with their own account who is signed in with its password: the password,
2-step verification, the browsers in which they are signed in.

Whatever ends with a change ends in the transaction that makes it, and a session that may do more
afterwards has another id.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from graphsvc.access.keys import Beginning, Entry, begin_session, session_ended
from graphsvc.accounts import two_step
from graphsvc.accounts.entrance import Admitted, Browser, Entrance, Stage
from graphsvc.accounts.logins import (
    Login,
    LoginUser,
    confirm,
    email_of,
    get_login,
    lock_login,
    set_password,
    users_of,
)
from graphsvc.accounts.mails import tell_password, tell_recovery, tell_two_step
from graphsvc.accounts.passwords import check_again, check_choice, hashed
from graphsvc.accounts.sessions import SessionRow, end_one, end_others, renew, sessions_of
from graphsvc.accounts.tries import trying
from graphsvc.database import Database, Transaction
from graphsvc.errors import Conflict, InvalidInput, NotAllowed, NotFound
from graphsvc.ontology import NONE, Began
from graphsvc.rates import Guesser, Rates
from graphsvc.sealing import KeyRing
from graphsvc.settings import Settings

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class TwoStep:
    """What is shown of 2-step verification: whether it is on, how many recovery codes are left, and
    the secret that is offered to this session, with what its QR code says."""

    on: bool
    left: int
    secret: str | None = None
    address: str = ""


@dataclass(frozen=True, slots=True)
class SwitchedOn:
    """The recovery codes, shown this once, and the session's new cookie."""

    codes: list[str]
    cookie: str


class OwnAccount:
    """The account of whoever is signed in. Everything here raises ``NotAllowed`` for a session that
    did not begin with the password: what an API key or a link opens never touches passwords,
    2-step verification or sessions."""

    def __init__(
        self,
        ready: Callable[[], Database],
        ring: KeyRing,
        rates: Rates,
        config: Settings,
        entry: Entry,
    ) -> None:
        self._ready = ready
        self._ring = ring
        self._rates = rates
        self._config = config
        self._entry = entry

    @property
    def has_password(self) -> bool:
        """Whether the session began with a password."""
        return self._entry.login != NONE

    def look(self) -> Login:
        """The login."""
        id_ = self._login
        found = self._ready().read(lambda tx: get_login(tx, id_))
        if found is None:
            raise _no_login()
        return found

    @property
    def _login(self) -> str:
        if self._entry.login == NONE:
            raise _no_login()
        return self._entry.login

    # Passwords

    def address(self) -> str:
        """The address of the login."""
        return email_of(self._ring, self.look())

    def ask_first(self, entrance: Entrance, email: str) -> None:
        """Mails the link by which a user sets their first password to their own address: for
        somebody who has come in with a key or a link. Raises ``NoMail``, ``TooMany``."""
        user = self._entry.viewer.user
        if entrance.may_mail(email, about="first password"):
            self._ready().write(lambda tx: entrance.send_first(tx, user=user, email=email))

    def change_password(self, old: str, new: str, again: str) -> str:
        """Sets another password; the session's new cookie. All other sessions end. Raises
        ``InvalidInput``, which names the field, and ``TooMany``."""
        before = self._confirm(old, field="old")
        check_again(new, again)
        chosen = check_choice(new, email=email_of(self._ring, before))
        if chosen == old:
            raise InvalidInput(
                "The new password is the old one.", field="password", advice="Choose another one."
            )
        kept = hashed(chosen)

        def work(tx: Transaction) -> str:
            login = self._unchanged(tx, before)
            set_password(tx, login.id, kept)
            tell_password(tx, self._ring, login)
            return self._renew(tx, login, two_step=login.two_step)

        return self._ready().write(work)

    # 2-step verification

    def two_step(self) -> TwoStep:
        """What is shown of it."""
        login = self.look()
        kept = self._ready().read(lambda tx: two_step.look(tx, login.id))
        if kept is None:
            raise _no_login()
        secret = two_step.offered(self._ring, kept, session=self._entry.session)
        if kept.two_step or secret is None:
            return TwoStep(kept.two_step, len(kept.recovery))
        address = two_step.app_address(secret, email=email_of(self._ring, login))
        return TwoStep(False, 0, secret, address)

    def offer(self) -> None:
        """Offers this session a secret. Raises ``Conflict`` where 2-step verification is on."""
        id_ = self._login

        def work(tx: Transaction) -> None:
            login = lock_login(tx, id_)
            if login is not None and login.two_step:
                raise Conflict("2-step verification is on already.")
            two_step.offer(tx, self._ring, id_, session=self._entry.session)

        self._ready().write(work)

    def switch_on(self, *, code: str, password: str) -> SwitchedOn:
        """Switches it on, by a first code and the password. All other sessions end. Raises
        ``InvalidInput``, ``TooMany``."""
        before = self._confirm(password)

        def work(tx: Transaction) -> SwitchedOn:
            login = self._unchanged(tx, before)
            codes = two_step.switch_on(
                tx, self._ring, login.id, session=self._entry.session, code=code
            )
            if codes is None:
                raise _wrong_code()
            tell_two_step(tx, self._ring, login, "on")
            return SwitchedOn(codes, self._renew(tx, login, two_step=True))

        return self._guarded(work)

    def switch_off(self, *, code: str, password: str) -> str:
        """Switches it off, by the password and a code; the session's new cookie. All other sessions
        end. Raises ``InvalidInput``, ``TooMany``."""
        before = self._confirm(password)

        def work(tx: Transaction) -> str:
            if any(one.required for one in users_of(tx, before.id)):
                raise Conflict("Your organisation asks everybody for 2-step verification.")
            login = self._proved(tx, before, code)
            two_step.switch_off(tx, login.id)
            tell_two_step(tx, self._ring, login, "off")
            return self._renew(tx, login, two_step=False)

        return self._guarded(work)

    def renew_recovery(self, *, code: str, password: str) -> list[str]:
        """New recovery codes, shown this once; the old ones are good no more. Raises
        ``InvalidInput``, ``TooMany``."""
        before = self._confirm(password)

        def work(tx: Transaction) -> list[str]:
            login = self._proved(tx, before, code)
            tell_recovery(tx, self._ring, login)
            return two_step.renew_recovery(tx, self._ring, login.id)

        return self._guarded(work)

    # Sessions

    def sessions(self) -> list[SessionRow]:
        """The browsers in which the login's users are signed in."""
        login = self._login
        return self._ready().read(lambda tx: sessions_of(tx, login))

    def end_session(self, session: str) -> None:
        """Signs one of them out. Raises ``NotFound``."""
        login = self._login
        if not self._ready().write(lambda tx: end_one(tx, login, session)):
            raise NotFound("You are not signed in there.")

    def end_others(self) -> int:
        """Signs all others out; of how many."""
        login, but = self._login, self._entry.session
        return self._ready().write(lambda tx: end_others(tx, login, but=but))

    # Organisations

    def organisations(self) -> list[LoginUser]:
        """The users of the login, with their organisations."""
        login = self._login
        return self._ready().read(lambda tx: users_of(tx, login))

    def go_to(self, user: str, browser: Browser) -> Admitted:
        """A session of another user of the login, in the place of this one, which began as this one
        did and lasts no longer than it would have. Raises ``NotFound``, and ``NotSignedIn`` where
        this one has just ended."""
        id_, entry = self._login, self._entry

        def work(tx: Transaction) -> Admitted:
            login = lock_login(tx, id_)
            users = {one.user for one in users_of(tx, id_)}
            if login is None or user not in users:
                raise NotFound("You are no member of that organisation.")
            this = next((one for one in sessions_of(tx, id_) if one.id == entry.session), None)
            if this is None or not end_one(tx, id_, this.id):
                raise session_ended()
            beginning = Beginning(
                Began(this.began), login=id_, device=browser.device, until=this.until
            )
            cookie = begin_session(tx, user, self._config.session_hours, beginning)
            return Admitted(Stage.IN, cookie)

        return self._ready().write(work)

    # What they share

    def _confirm(self, password: str, *, field: str = "password") -> Login:
        """The login, where this is its password."""
        with self._rates.guessing(self._guesser("password")):
            found = confirm(self._ready(), self._login, password)
            if found is None:
                raise InvalidInput("This is not your password.", field=field)
        return found

    def _guarded(self, work: Callable[[Transaction], Result]) -> Result:
        """Changes something by a code, of which guesses are counted."""
        database = self._ready()
        with (
            self._rates.guessing(self._guesser("code")),
            trying(database, self._ring, self._login),
        ):
            return database.write(work)

    def _guesser(self, what: str) -> Guesser:
        """Whoever has this session waits for their own guesses, and for nobody else's."""
        return Guesser(f"own {what} {self._login}", "", self._entry.session)

    def _unchanged(self, tx: Transaction, before: Login) -> Login:
        """The login, locked. Raises ``Conflict`` where its password was changed in between."""
        now = lock_login(tx, before.id)
        if now is None or now.password != before.password:
            raise Conflict("Your password was changed just now.", advice="Sign in again.")
        return now

    def _proved(self, tx: Transaction, before: Login, code: str) -> Login:
        """The login, locked, where a code is right, which is used up by that."""
        login = self._unchanged(tx, before)
        if not login.two_step:
            raise Conflict("2-step verification is off.")
        if not two_step.spend(tx, self._ring, login.id, code):
            raise _wrong_code()
        return login

    def _renew(self, tx: Transaction, login: Login, *, two_step: bool) -> str:
        """Ends all other sessions, and gives this one another id."""
        end_others(tx, login.id, but=self._entry.session)
        began = Began.TWO_STEP if two_step else Began.PASSWORD
        return renew(tx, self._entry.session, began=began)


def _wrong_code() -> InvalidInput:
    return InvalidInput(
        "This code is not right, or was used.",
        field="code",
        advice="Each code of the app is good once: wait for the next one.",
    )


def _no_login() -> NotAllowed:
    return NotAllowed(
        "You have come in with an API key or a link, which open neither passwords nor sessions.",
        advice="Sign in with your e-mail address and password.",
    )
