"""Codes of mailed links by which somebody sets a password: 256 random bits, good once and for a
while, of which a fingerprint is kept."""

import secrets
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from graphsvc.access.keys import fingerprint
from graphsvc.database import Database, Transaction
from graphsvc.days import now_ms
from graphsvc.errors import NotSignedIn
from graphsvc.queries import Count, Nothing, SystemQuery, WriteQuery

MOST_MISSED: Final = 10
"""So many wrong answers to what the page of a link asks for, and it is good no more."""
MINUTES: Final = 60
"""For so long a link is good that somebody asked for who has forgotten their password."""
_MINUTE_MS: Final = 60_000


class LinkKind(StrEnum):
    """What a link is for: a new password of a login, or the first one of a user."""

    RESET = "reset"
    FIRST = "first"


@dataclass(frozen=True, slots=True)
class Link:
    """What a link is for; ``holder`` is the id of the login, of the user where it is the first
    password. ``mailed`` is whether having it proves the address."""

    holder: str
    kind: str
    mailed: bool


ADD = WriteQuery(
    "accounts/write/code", Nothing, ("hash", "holder", "kind", "mailed", "expires", "now")
)
FIND = SystemQuery("accounts/read/code", Link, ("hash", "now", "most"))
MISSED = WriteQuery("accounts/write/code_missed", Nothing, ("hash",))
USE = WriteQuery("accounts/write/code_use", Count, ("hash", "now", "most"))


def add_link(tx: Transaction, *, holder: str, kind: LinkKind, minutes: int, mailed: bool) -> str:
    """A code for a link, which is good for so many minutes; older ones of the holder are not any
    more."""
    code, now = secrets.token_urlsafe(32), now_ms()
    tx.run(
        ADD,
        hash=fingerprint(code),
        holder=holder,
        kind=kind,
        mailed=mailed,
        expires=now + minutes * _MINUTE_MS,
        now=now,
    )
    return code


def find_link(tx: Transaction, code: str) -> Link:
    """What the code of a link is for; it is not used up by that. Raises ``NotSignedIn``."""
    found = tx.one(FIND, hash=fingerprint(code), now=now_ms(), most=MOST_MISSED)
    if found is None:
        raise too_old()
    return found


def use_link(tx: Transaction, code: str) -> None:
    """Uses the code of a link up. Raises ``NotSignedIn`` where somebody else has."""
    if not tx.run(USE, hash=fingerprint(code), now=now_ms(), most=MOST_MISSED)[0].count:
        raise too_old()


def miss(database: Database, code: str) -> None:
    """Counts a wrong answer to what the page of a link asks for."""
    database.execute(MISSED, hash=fingerprint(code))


def too_old() -> NotSignedIn:
    """The answer to a link that is good no more, or never was."""
    return NotSignedIn("This link has been used, or is too old.", advice="Ask for a new one.")
