"""How many codes of 2-step verification may be wrong in a day.

Codes come after the password, or after a mailed link, so whoever reaches the bound for somebody
else has one of these: the owner is told by a mail. Another password, and 2-step verification
switched on or off, begin anew.
"""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from graphsvc.accounts.logins import get_login
from graphsvc.accounts.mails import tell_wrong_codes
from graphsvc.database import Database, Transaction
from graphsvc.days import DAY_MS, HOUR_MS, now_ms
from graphsvc.errors import Conflict, NotAllowed, TooMany, UserError
from graphsvc.queries import Nothing, SystemQuery, WriteQuery
from graphsvc.sealing import KeyRing

MOST_WRONG: Final = 20
"""In a day, of the app or recovery codes. Three of a million are right at a time, so in a year of
such days somebody is let in with a chance of one in fifty."""


@dataclass(frozen=True, slots=True)
class Tried:
    """The how manieth code of its day one is, and when that day ends (ms since 1970)."""

    count: int
    until: int


TRY = SystemQuery("accounts/write/login_code_try", Tried, ("id", "now", "until"))
RIGHT = WriteQuery("accounts/write/login_code_right", Nothing, ("id",))


@contextmanager
def trying(database: Database, ring: KeyRing, login: str) -> Generator[None]:
    """Around a look at a code of a login, which fails by a ``UserError``; what fails by another
    reason than its code (``Conflict``, ``NotAllowed``) counts as none. A code is counted before
    it is looked at, so that none of many at once is free, and no more where it was right or was not
    looked at. Raises ``TooMany`` where too many were wrong."""
    now = now_ms()
    found = database.execute(TRY, id=login, now=now, until=now + DAY_MS)
    if found and found[0].count > MOST_WRONG:
        raise _too_many(found[0].until - now)
    try:
        yield
    except (Conflict, NotAllowed):
        database.execute(RIGHT, id=login)
        raise
    except UserError:
        if found and found[0].count == MOST_WRONG:
            database.write(lambda tx: _tell(tx, ring, login))
        raise
    except BaseException:
        database.execute(RIGHT, id=login)
        raise
    database.execute(RIGHT, id=login)


def _tell(tx: Transaction, ring: KeyRing, login: str) -> None:
    found = get_login(tx, login)
    if found is not None:
        tell_wrong_codes(tx, ring, found, count=MOST_WRONG)


def _too_many(left: int) -> TooMany:
    hours = max(1, round(left / HOUR_MS))
    return TooMany(
        f"{MOST_WRONG} codes of this account were wrong. No further one is looked at for now.",
        advice=f"Try again in {hours} {'hour' if hours == 1 else 'hours'}. Where you are signed in "
        "you can change your password, after which codes are looked at again.",
        retry_after=max(1, left // 1_000),
    )
