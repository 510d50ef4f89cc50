"""API keys, browser sessions and codes that sign in: secrets that are shown once and kept as
fingerprints."""

import hashlib
import secrets
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Final

from graphsvc.access.quotas import KEYS, check_quota
from graphsvc.database import Database, Transaction
from graphsvc.days import DAY_MS, HOUR_MS, now_ms
from graphsvc.errors import InvalidInput, NotSignedIn
from graphsvc.ids import new_id
from graphsvc.ontology import ALL_KEY_SCOPES, NONE, Began, KeyScope, Viewer
from graphsvc.queries import Count, Id, Nothing, SystemQuery, WriteQuery, Writer
from graphsvc.settings import settings

_PREFIX = "gs_"
SEEN_MS: Final = 300_000
"""That a session or a key is used is noted when it was not for so long."""
MOST_DAYS: Final = 3_650


@dataclass(frozen=True, slots=True)
class Holder:
    user: str
    org: str


@dataclass(frozen=True, slots=True)
class Entry:
    """How somebody has come in: as whom, and what they may do. Of an API key it has the id and when
    it ends (0: never); of a browser the id of its session, and the login or key with which that
    began. ``none`` stands for each that there is not. ``lacking`` is whether the organisation asks
    for 2-step verification that the login does not have."""

    viewer: Viewer
    scopes: frozenset[KeyScope] = ALL_KEY_SCOPES
    key: str = NONE
    until: int = 0
    session: str = NONE
    login: str = NONE
    lacking: bool = False


@dataclass(frozen=True, slots=True)
class KeyHolder:
    """For whom a key acts, and what of it there is to know; of one that is revoked while it is read
    there is no ``used``, which is read last."""

    user: str
    org: str
    key: str
    scopes: list[str]
    expires: int
    used: int | None


@dataclass(frozen=True, slots=True)
class SessionHolder:
    """Whose session it is, and what of it there is to know; of one that ends while it is read there
    is no ``seen``, which is read last."""

    user: str
    org: str
    session: str
    login: str
    scopes: list[str]
    key: str
    until: int
    seen: int | None
    lacking: bool


@dataclass(frozen=True, slots=True)
class KeyRow:
    """An API key: what it is called, when it was made (milliseconds since 1970), what it may do,
    when it ends and was used last (0: never)."""

    id: str
    name: str
    created: int
    scopes: list[str]
    expires: int
    used: int


@dataclass(frozen=True, slots=True)
class Beginning:
    """How a session begins: with what, of which login or key, in which browser, with which scopes,
    and when it ends at the latest where that is before the setting (ms since 1970, 0: it is
    not)."""

    began: Began = Began.LINK
    login: str = NONE
    key: str = NONE
    device: str = ""
    scopes: frozenset[KeyScope] = ALL_KEY_SCOPES
    until: int = 0


BY_LINK: Final = Beginning()


@dataclass(frozen=True, slots=True)
class Ended:
    """How many keys were revoked, and how many sessions ended."""

    keys: int
    sessions: int


ADD_KEY = WriteQuery(
    "access/write/api_key", Holder, ("id", "hash", "user", "name", "scopes", "expires", "now")
)
FIND_KEY = SystemQuery("access/read/api_key", KeyHolder, ("hash", "now"))
ADD_SESSION = WriteQuery(
    "access/write/session",
    Nothing,
    (
        *("id", "hash", "user", "login", "began", "key", "scopes", "device"),
        *("expires", "until", "now", "most"),
    ),
)
FIND_SESSION = SystemQuery("access/read/session", SessionHolder, ("hash", "now"))
SEEN = WriteQuery("access/write/session_seen", Id, ("id", "now", "expires"))
LIST_KEYS = SystemQuery("access/read/user_keys", KeyRow, ("user",))
USED_KEYS = WriteQuery("access/write/api_keys_used", Nothing, ("rows",))
END_KEY = WriteQuery("access/write/api_key_end", Id, ("id",))
END_KEYS = WriteQuery("access/write/user_keys_end", Count, ("user",))
END_SESSIONS = WriteQuery("access/write/user_sessions_end", Count, ("user",))
ADD_CODE = WriteQuery("access/write/sign_in_code", Nothing, ("hash", "user", "expires", "now"))
FIND_CODE = SystemQuery("access/read/sign_in_code", Holder, ("hash", "now"))
USE_CODE = WriteQuery("access/write/sign_in_code_use", Holder, ("hash", "now"))
END_CODES = WriteQuery("access/write/user_codes_end", Count, ("user",))
END_SESSION = WriteQuery("access/write/session_end", Nothing, ("hash",))


def fingerprint(secret: str) -> str:
    """The secrets are 256 random bits, so a plain SHA-256 keeps them as well as a slow hash."""
    return hashlib.sha256(secret.encode()).hexdigest()


def add_key(
    database: Database,
    *,
    user: str,
    name: str = "",
    scopes: Collection[KeyScope] = ALL_KEY_SCOPES,
    days: int | None = None,
) -> str:
    """A new API key that acts for a user, for so many days where they are given; this is the only
    time that it is shown. Raises ``QuotaReached`` where they, or their organisation, have as many
    as they may."""
    expires = expiry(days)

    def work(tx: Transaction) -> str:
        return write_key(tx.run, user, name=name, scopes=scopes, expires=expires)[0]

    return database.write(work)


def expiry(days: int | None) -> int:
    """When a key ends that lasts so many days (ms since 1970), 0 where it does for ever. Raises
    ``InvalidInput``."""
    if days is None:
        return 0
    if not 0 < days <= MOST_DAYS:
        raise InvalidInput(f"A key lasts 1 to {MOST_DAYS:,} days, or for ever.", field="days")
    return now_ms() + days * DAY_MS


def write_key(
    run: Writer, user: str, *, name: str, scopes: Collection[KeyScope], expires: int
) -> tuple[str, str]:
    """A new key, and its id. Raises ``QuotaReached``."""
    key, id_ = _PREFIX + secrets.token_urlsafe(32), new_id()
    made = run(
        ADD_KEY,
        id=id_,
        hash=fingerprint(key),
        user=user,
        name=name,
        scopes=sorted(scopes),
        expires=expires,
        now=now_ms(),
    )
    for owner in made:
        check_quota(KEYS, run, user=owner.user, org=owner.org)
    return key, id_


def list_keys(database: Database, *, user: str) -> list[KeyRow]:
    """The keys of a user, the oldest first."""
    return database.fetch(LIST_KEYS, user=user)


def revoke_key(database: Database, key: str) -> bool:
    """Ends a key by its id, and the sessions that began with it; whether there was one. What it
    opened is closed from the very next answer on."""
    return bool(database.execute(END_KEY, id=key))


def end_sessions(database: Database, *, user: str) -> int:
    """Signs a user out of all browsers; of how many. Links that would sign them in end too."""
    return database.write(lambda tx: _end_sessions(tx, user))


def _end_sessions(tx: Transaction, user: str) -> int:
    tx.run(END_CODES, user=user)
    return tx.run(END_SESSIONS, user=user)[0].count


def end_all(tx: Transaction, user: str) -> Ended:
    """Revokes all keys of a user and signs them out of all browsers."""
    return Ended(tx.run(END_KEYS, user=user)[0].count, _end_sessions(tx, user))


def entry_of_key(database: Database, key: str) -> tuple[Entry, int]:
    """For whom a key acts and what it may do, and when it was used last (ms since 1970, 0: never).
    Raises ``NotSignedIn``."""
    rows = database.fetch(FIND_KEY, hash=fingerprint(key), now=now_ms())
    row = rows[0] if rows else None
    if row is None or row.used is None:
        raise NotSignedIn(
            "This API key is not valid.",
            advice="Make one on the page Settings, API keys; or an administrator does with: "
            "graphsvc admin key add --user EMAIL",
        )
    viewer = Viewer(user=row.user, org=row.org)
    return Entry(viewer, _scopes(row.scopes), key=row.key, until=row.expires), row.used


def viewer_of_key(database: Database, key: str) -> Viewer:
    """For whom a key acts. Raises ``NotSignedIn``."""
    return entry_of_key(database, key)[0].viewer


def _scopes(kept: list[str]) -> frozenset[KeyScope]:
    return frozenset(KeyScope(one) for one in kept)


def start_session(
    database: Database, *, user: str, hours: int, beginning: Beginning = BY_LINK
) -> str:
    """A new session, which ends after so many hours without use; the answer goes into the browser's
    cookie."""
    return database.write(lambda tx: begin_session(tx, user, hours, beginning))


def begin_session(tx: Transaction, user: str, hours: int, beginning: Beginning = BY_LINK) -> str:
    """:func:`start_session`, in a transaction."""
    cookie, now, config = secrets.token_urlsafe(32), now_ms(), settings()
    until = now + config.session_days * DAY_MS
    if beginning.until:
        until = min(until, beginning.until)
    tx.run(
        ADD_SESSION,
        id=new_id(),
        hash=fingerprint(cookie),
        user=user,
        login=beginning.login,
        began=beginning.began,
        key=beginning.key,
        scopes=sorted(beginning.scopes),
        device=beginning.device,
        expires=min(now + hours * HOUR_MS, until),
        until=until,
        now=now,
        most=config.sessions_of_user,
    )
    return cookie


def entry_of_session(database: Database, cookie: str) -> Entry:
    """Whose browser it is; that its session is used is noted every few minutes, which makes it end
    later. Raises ``NotSignedIn``."""
    now = now_ms()
    rows = database.fetch(FIND_SESSION, hash=fingerprint(cookie), now=now)
    row = rows[0] if rows else None
    if row is None or row.seen is None:
        raise session_ended()
    if now - row.seen >= SEEN_MS:
        expires = now + settings().session_hours * HOUR_MS
        if not database.execute(SEEN, id=row.session, now=now, expires=expires):
            raise session_ended()
    return Entry(
        Viewer(user=row.user, org=row.org),
        _scopes(row.scopes),
        key=row.key,
        until=row.until,
        session=row.session,
        login=row.login,
        lacking=row.lacking,
    )


def session_ended() -> NotSignedIn:
    """The answer to a cookie of no session, or of one that is no more."""
    return NotSignedIn("You are not signed in, or your session has ended.")


def viewer_of_session(database: Database, cookie: str) -> Viewer:
    """Whose browser it is. Raises ``NotSignedIn``."""
    return entry_of_session(database, cookie).viewer


def end_session(database: Database, cookie: str) -> None:
    """Signs a browser out."""
    database.execute(END_SESSION, hash=fingerprint(cookie))


@dataclass(frozen=True, slots=True)
class StandingCode:
    """A code that stands in no database: it is good as long as the process that knows it, for
    browsers of the same machine."""

    viewer: Viewer
    code: str = field(default_factory=secrets.token_urlsafe)

    def opens(self, code: str) -> bool:
        """Whether it is this one."""
        return secrets.compare_digest(code.encode(), self.code.encode())


def add_code(database: Database, *, user: str, hours: int) -> str:
    """A code that signs a user in once, within so many hours; it goes into a link."""
    code, now = secrets.token_urlsafe(32), now_ms()
    ends = now + hours * HOUR_MS
    database.execute(ADD_CODE, hash=fingerprint(code), user=user, expires=ends, now=now)
    return code


def viewer_of_code(database: Database, code: str) -> Viewer:
    """Whom a code would sign in; it is not used up by that. Raises ``NotSignedIn``."""
    return _of_code(database.fetch(FIND_CODE, hash=fingerprint(code), now=now_ms()))


def start_session_by_code(
    database: Database, code: str, *, hours: int, beginning: Beginning = BY_LINK
) -> str:
    """A new session of whom a code signs in, and the code is used up. Raises ``NotSignedIn``."""

    def work(tx: Transaction) -> str:
        found = _of_code(tx.run(USE_CODE, hash=fingerprint(code), now=now_ms()))
        return begin_session(tx, found.user, hours, beginning)

    return database.write(work)


def _of_code(rows: list[Holder]) -> Viewer:
    if not rows:
        raise NotSignedIn(
            "This link has been used, or is too old.",
            advice="Ask for a new one, or sign in with an API key.",
        )
    return Viewer(user=rows[0].user, org=rows[0].org)
