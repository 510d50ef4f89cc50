"""API keys and browser sessions: secrets that are shown once and kept as fingerprints."""

import hashlib
import secrets
from dataclasses import dataclass

from graphsvc.database import Database
from graphsvc.days import now_ms
from graphsvc.errors import NotSignedIn
from graphsvc.ids import new_id
from graphsvc.ontology import Viewer
from graphsvc.queries import Id, Nothing, SystemQuery, WriteQuery

_PREFIX = "gs_"
_HOUR_MS = 3_600_000


@dataclass(frozen=True, slots=True)
class Holder:
    user: str
    org: str


ADD_KEY = WriteQuery("write/api_key", Id, ("id", "hash", "user", "name", "now"))
FIND_KEY = SystemQuery("read/api_key", Holder, ("hash",))
ADD_SESSION = WriteQuery("write/session", Nothing, ("hash", "user", "expires", "now"))
FIND_SESSION = SystemQuery("read/session", Holder, ("hash", "now"))
END_SESSION = WriteQuery("write/session_end", Nothing, ("hash",))


def _fingerprint(secret: str) -> str:
    """The secrets are 256 random bits, so a plain SHA-256 keeps them as well as a slow hash."""
    return hashlib.sha256(secret.encode()).hexdigest()


def add_key(database: Database, *, user: str, name: str = "") -> str:
    """A new API key that acts for a user; this is the only time that it is shown."""
    key = _PREFIX + secrets.token_urlsafe(32)
    database.execute(
        ADD_KEY, id=new_id(), hash=_fingerprint(key), user=user, name=name, now=now_ms()
    )
    return key


def viewer_of_key(database: Database, key: str) -> Viewer:
    """For whom a key acts. Raises ``NotSignedIn``."""
    rows = database.fetch(FIND_KEY, hash=_fingerprint(key))
    if not rows:
        raise NotSignedIn(
            "This API key is not valid.",
            advice="An administrator makes one with: graphsvc admin key add --user EMAIL",
        )
    return Viewer(user=rows[0].user, org=rows[0].org)


def start_session(database: Database, *, user: str, hours: int) -> str:
    """A new session; the answer goes into the browser's cookie."""
    cookie = secrets.token_urlsafe(32)
    now = now_ms()
    database.execute(
        ADD_SESSION,
        hash=_fingerprint(cookie),
        user=user,
        expires=now + hours * _HOUR_MS,
        now=now,
    )
    return cookie


def viewer_of_session(database: Database, cookie: str) -> Viewer:
    """Whose browser it is. Raises ``NotSignedIn``."""
    rows = database.fetch(FIND_SESSION, hash=_fingerprint(cookie), now=now_ms())
    if not rows:
        raise NotSignedIn("You are not signed in, or your session has ended.")
    return Viewer(user=rows[0].user, org=rows[0].org)


def end_session(database: Database, cookie: str) -> None:
    """Signs a browser out."""
    database.execute(END_SESSION, hash=_fingerprint(cookie))
