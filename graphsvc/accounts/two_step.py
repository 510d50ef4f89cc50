"""2-step verification: codes of an authenticator app (RFC 6238) and recovery codes.

A code of the app is good for one step of the clock either way, and once: the step that was used
last is remembered under the lock of the login. A recovery code is good once, and there are ten; a
keyed fingerprint is kept of each.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pyotp import random_base32
from pyotp.totp import TOTP

from graphsvc.database import Transaction
from graphsvc.days import now_ms
from graphsvc.ontology import NONE, login_subject
from graphsvc.queries import Id, SystemQuery, WriteQuery
from graphsvc.sealing import KeyRing, Place

ISSUER: Final = "graphsvc"
DIGITS: Final = 6
STEP_SECONDS: Final = 30
DRIFT: Final = 1
"""So many steps may the clock of a phone be wrong."""
RECOVERY_CODES: Final = 10
_GROUPS, _GROUP = 3, 4
_LETTERS: Final = "abcdefghjkmnpqrstuvwxyz23456789"
"""Those that nobody takes for one another; twelve of them are 59 random bits."""
OFFER_MS: Final = 1_800_000
"""For so long a secret is offered that is not switched on."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a login's 2-step verification: whether it is on, its secret (sealed), the
    step of the newest code that was used, fingerprints of recovery codes; and a secret that is
    offered to one session until then (ms since 1970)."""

    id: str
    two_step: bool
    totp: bytes
    step: int
    recovery: list[str]
    offer: bytes
    until: int
    session: str


LOOK = SystemQuery("accounts/read/login_two_step", Kept, ("id",))
TAKE = SystemQuery("accounts/write/login_two_step_take", Kept, ("id",))
USED_STEP = WriteQuery("accounts/write/login_step_used", Id, ("id", "step"))
SET_RECOVERY = WriteQuery("accounts/write/login_recovery", Id, ("id", "recovery"))
SET_TWO_STEP = WriteQuery(
    "accounts/write/login_two_step", Id, ("id", "on", "totp", "step", "recovery", "nothing")
)
SET_OFFER = WriteQuery("accounts/write/login_offer", Id, ("id", "offer", "until", "session"))


# Pure


def new_secret() -> str:
    """A secret for an authenticator app: 160 random bits, in base32."""
    return random_base32()


def app_address(secret: str, *, email: str) -> str:
    """What the QR code says that an authenticator app reads."""
    return TOTP(secret).provisioning_uri(name=email, issuer_name=ISSUER)


def step_of(code: str, secret: str, *, seconds: int, after: int) -> int | None:
    """The step of the clock that a code is of, where it is later than ``after`` and near enough to
    ``seconds`` (since 1970); else none."""
    app, now = TOTP(secret, digits=DIGITS, interval=STEP_SECONDS), seconds // STEP_SECONDS
    found = [
        step
        for step in range(now - DRIFT, now + DRIFT + 1)
        if secrets.compare_digest(app.at(step * STEP_SECONDS), code)
    ]
    return next((step for step in found if step > after), None)


def tidied(code: str) -> str:
    """A code as it was typed, without what people put between its parts."""
    return "".join(letter for letter in code.lower()[:100] if letter.isalnum() and letter.isascii())


def new_recovery_codes() -> list[str]:
    """Ten recovery codes, as they are shown."""
    return ["-".join(_group() for _ in range(_GROUPS)) for _ in range(RECOVERY_CODES)]


def _group() -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(_GROUP))


# Kept


def look(tx: Transaction, login: str) -> Kept | None:
    """What is kept of a login's."""
    return tx.one(LOOK, id=login)


def offer(tx: Transaction, ring: KeyRing, login: str, *, session: str) -> None:
    """Offers a new secret to one session of a login, in the place of any before."""
    sealed = ring.seal(login_subject(login), new_secret(), place=_offer_place(login))
    tx.run(SET_OFFER, id=login, offer=sealed, until=now_ms() + OFFER_MS, session=session)


def offered(ring: KeyRing, kept: Kept, *, session: str) -> str | None:
    """The secret that is offered to a session now: nobody else is shown it."""
    if kept.session in (NONE, "") or kept.session != session or kept.until <= now_ms():
        return None
    return ring.open(login_subject(kept.id), kept.offer, place=_offer_place(kept.id))


def switch_on(
    tx: Transaction, ring: KeyRing, login: str, *, session: str, code: str
) -> list[str] | None:
    """Switches it on with the secret that is offered to a session, by a first code of it; the
    recovery codes, which are shown this once. None where the code is not right, or nothing is
    offered, or it is on already."""
    kept = tx.one(TAKE, id=login)
    secret = offered(ring, kept, session=session) if kept and not kept.two_step else None
    step = _step(secret, code, after=0) if secret else None
    if secret is None or step is None:
        return None
    codes = new_recovery_codes()
    tx.run(
        SET_TWO_STEP,
        id=login,
        on=True,
        totp=ring.seal(login_subject(login), secret, place=_place(login)),
        step=step,
        recovery=_prints(ring, login, codes),
        nothing=b"",
    )
    return codes


def switch_off(tx: Transaction, login: str) -> None:
    """Switches it off; what proves that it may be is the caller's to ask for."""
    tx.run(SET_TWO_STEP, id=login, on=False, totp=b"", step=0, recovery=[], nothing=b"")


def spend(tx: Transaction, ring: KeyRing, login: str, code: str) -> bool:
    """Whether a code of the app, or a recovery code, is right; it is used up by that. Of two that
    come at once with one code, one is let in."""
    kept = tx.one(TAKE, id=login)
    if kept is None or not kept.two_step:
        return False
    secret = ring.open(login_subject(login), kept.totp, place=_place(login))
    step = _step(secret, code, after=kept.step)
    if step is not None:
        tx.run(USED_STEP, id=login, step=step)
        return True
    print_ = _print(ring, login, code)
    if print_ not in kept.recovery:
        return False
    left = [one for one in kept.recovery if one != print_]
    tx.run(SET_RECOVERY, id=login, recovery=left)
    return True


def renew_recovery(tx: Transaction, ring: KeyRing, login: str) -> list[str]:
    """Ten new recovery codes, which are shown this once; those of before are good no more."""
    codes = new_recovery_codes()
    tx.run(SET_RECOVERY, id=login, recovery=_prints(ring, login, codes))
    return codes


def _step(secret: str, code: str, *, after: int) -> int | None:
    return step_of(tidied(code), secret, seconds=now_ms() // 1_000, after=after)


def _prints(ring: KeyRing, login: str, codes: Sequence[str]) -> list[str]:
    return [_print(ring, login, code) for code in codes]


def _print(ring: KeyRing, login: str, code: str) -> str:
    return ring.blind(login_subject(login), f"recovery {tidied(code)}")


def _place(login: str) -> Place:
    return Place("Login", login, "totp")


def _offer_place(login: str) -> Place:
    return Place("Login", login, "offer")
