"""The browsers in which somebody is signed in, over all of their organisations."""

import secrets
from dataclasses import dataclass
from typing import Final

from graphsvc.access.keys import fingerprint, session_ended
from graphsvc.database import Transaction
from graphsvc.days import now_ms
from graphsvc.ids import new_id
from graphsvc.ontology import NONE, Began
from graphsvc.queries import Count, Id, Nothing, SystemQuery, WriteQuery

NOBODY: Final = NONE
"""The session that is spared where none is."""


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A browser that is signed in: to which organisation, with what it began, which browser it is,
    and when it began, was used last, and ends however much it is used (ms since 1970)."""

    id: str
    org_name: str
    began: str
    device: str
    created: int
    seen: int
    until: int


LOGIN_SESSIONS = SystemQuery("accounts/read/login_sessions", SessionRow, ("login", "now"))
END_ONE = WriteQuery("accounts/write/login_session_end", Id, ("id", "login"))
END_OTHERS = WriteQuery("accounts/write/login_sessions_end", Count, ("login", "but"))
END_STEPS = WriteQuery("accounts/write/login_steps_end", Nothing, ("login",))
END_KEYS = WriteQuery("accounts/write/login_keys_end", Count, ("login",))
RENEW = WriteQuery("accounts/write/session_renew", Id, ("id", "new", "hash", "began"))


def sessions_of(tx: Transaction, login: str) -> list[SessionRow]:
    """The browsers of a login's users, those first that were used last."""
    return tx.run(LOGIN_SESSIONS, login=login, now=now_ms())


def end_one(tx: Transaction, login: str, session: str) -> bool:
    """Signs one browser of a login's users out; whether there was that one."""
    return bool(tx.run(END_ONE, login=login, id=session))


def end_others(tx: Transaction, login: str, *, but: str = NOBODY) -> int:
    """Signs all browsers of a login's users out, but for one; of how many. Links that would sign
    them in, what is half signed in, and mailed links end too."""
    tx.run(END_STEPS, login=login)
    return tx.run(END_OTHERS, login=login, but=but)[0].count


def end_keys(tx: Transaction, login: str) -> int:
    """Revokes all API keys of a login's users; how many."""
    return tx.run(END_KEYS, login=login)[0].count


def renew(tx: Transaction, session: str, *, began: Began) -> str:
    """Gives a session another id, since it may do more from now on; its new cookie. Who knows the
    old one is signed out. Raises ``NotSignedIn`` for a session that has just ended."""
    cookie = secrets.token_urlsafe(32)
    if not tx.run(RENEW, id=session, new=new_id(), hash=fingerprint(cookie), began=began):
        raise session_ended()
    return cookie
