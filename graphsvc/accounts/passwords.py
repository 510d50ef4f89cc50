"""Passwords: which may be chosen, how they are kept, and that to look at one costs the same whoever
it is said to be of."""

import unicodedata
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import BoundedSemaphore
from typing import Final

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from graphsvc.accounts.common import COMMON
from graphsvc.errors import InvalidInput, TooMany

SHORTEST: Final = 10
LONGEST: Final = 200

ROUNDS: Final = 2
MEMORY_KB: Final = 19 * 1024
"""argon2id with 19 MiB, two rounds and one lane: what OWASP's Password Storage Cheat Sheet advises
at least, some 20 ms. A hash that was made by other numbers is made anew as its owner signs in."""

AT_A_TIME: Final = 4
"""So many passwords are looked at together, which bounds the memory that strangers can take."""
PATIENCE_SECONDS: Final = 5.0

_hashes: Final = PasswordHash(
    (Argon2Hasher(time_cost=ROUNDS, memory_cost=MEMORY_KB, parallelism=1),)
)
_places: Final = BoundedSemaphore(AT_A_TIME)

NOBODYS: Final = _hashes.hash("the password of nobody")
"""Looked at in the place of one that there is not."""


@dataclass(frozen=True, slots=True)
class Judged:
    """Whether it was the password, and where so its hash by today's numbers if it has another."""

    right: bool
    anew: str | None = None


def check_choice(password: str, *, email: str) -> str:
    """A password that may be chosen, as it is kept. Raises ``InvalidInput``, which does not repeat
    it."""
    chosen = _normal(password)
    if len(chosen) < SHORTEST:
        raise _unfit(f"A password has at least {SHORTEST} characters.", "Several words are good.")
    if len(chosen) > LONGEST:
        raise _unfit(f"A password has at most {LONGEST} characters.", "Choose a shorter one.")
    small = chosen.casefold().strip()
    if small == email.casefold().strip():
        raise _unfit("Your e-mail address is no password.", "Choose what nobody would try.")
    if small in COMMON or len(set(small)) == 1:
        raise _unfit("Many people have this password.", "Choose what nobody would try.")
    return chosen


def check_again(password: str, again: str) -> None:
    """Raises ``InvalidInput`` where a new password was not typed alike twice."""
    if _normal(password) != _normal(again):
        raise InvalidInput(
            "The two new passwords differ.", field="again", advice="Type the new one twice."
        )


def hashed(password: str) -> str:
    """How a password is kept."""
    with _place():
        return _hashes.hash(_normal(password))


def judge(password: str, kept: str | None) -> Judged:
    """Whether a password is the one that is kept; where none is, it costs the same and is not.
    Raises ``TooMany`` where too many are being looked at."""
    known = bool(kept)
    typed = _normal(password[: 4 * LONGEST])
    with _place():
        right, anew = _hashes.verify_and_update(typed, kept or NOBODYS)
    return Judged(right and known, anew if known else None)


def _normal(password: str) -> str:
    """The same characters by whichever keyboard (NIST SP 800-63B, 3.1.1.2)."""
    return unicodedata.normalize("NFC", password.encode("utf-8", "replace").decode())


def _unfit(message: str, advice: str) -> InvalidInput:
    return InvalidInput(message, field="password", advice=advice)


@contextmanager
def _place() -> Generator[None]:
    if not _places.acquire(timeout=PATIENCE_SECONDS):
        raise TooMany("Too many people are signing in at the moment.", advice="Try again soon.")
    try:
        yield
    finally:
        _places.release()
