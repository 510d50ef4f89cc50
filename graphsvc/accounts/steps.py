"""What stands between a password and a session: for ten minutes somebody may say a code of 2-step
verification, and then choose an organisation. It opens nothing else."""

import secrets
from dataclasses import dataclass
from typing import Final

from graphsvc.access.keys import fingerprint
from graphsvc.database import Database, Transaction
from graphsvc.days import now_ms
from graphsvc.errors import NotSignedIn
from graphsvc.queries import Id, Nothing, SystemQuery, WriteQuery

SECONDS: Final = 600
MOST_MISSED: Final = 10
"""So many wrong codes, and somebody begins with the password again."""


@dataclass(frozen=True, slots=True)
class Step:
    """How far somebody is who signs in: whose password they said, and whether that is all, since
    2-step verification is off or they have said a code."""

    login: str
    proved: bool


ADD = WriteQuery("accounts/write/step", Nothing, ("hash", "login", "proved", "expires", "now"))
FIND = SystemQuery("accounts/read/step", Step, ("hash", "now", "most"))
MISSED = WriteQuery("accounts/write/step_missed", Nothing, ("hash",))
USE = WriteQuery("accounts/write/step_use", Id, ("hash", "now", "most", "proved"))


def add_step(tx: Transaction, login: str, *, proved: bool) -> str:
    """The cookie of a new step."""
    cookie, now = secrets.token_urlsafe(32), now_ms()
    expires = now + SECONDS * 1_000
    tx.run(ADD, hash=fingerprint(cookie), login=login, proved=proved, expires=expires, now=now)
    return cookie


def find_step(tx: Transaction, cookie: str) -> Step:
    """How far the browser with a cookie is. Raises ``NotSignedIn``."""
    found = tx.one(FIND, hash=fingerprint(cookie), now=now_ms(), most=MOST_MISSED)
    if found is None:
        raise begin_again()
    return found


def use_step(tx: Transaction, cookie: str, *, proved: bool) -> str:
    """Ends a step, since somebody goes on from it; the id of its login. Raises ``NotSignedIn``
    where it is none any more, or not so far."""
    found = tx.one(USE, hash=fingerprint(cookie), now=now_ms(), most=MOST_MISSED, proved=proved)
    if found is None:
        raise begin_again()
    return found.id


def miss(database: Database, cookie: str) -> None:
    """Counts a wrong code."""
    database.execute(MISSED, hash=fingerprint(cookie))


def begin_again() -> NotSignedIn:
    """The answer to whoever has no step to go on from."""
    return NotSignedIn("Signing in took too long.", advice="Begin again with your password.")
