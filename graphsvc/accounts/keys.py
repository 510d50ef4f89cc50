"""A user's own API keys: made, listed, revoked. A key opens no more than what it was made with, and
nothing of passwords, 2-step verification or sessions."""

from collections.abc import Collection
from typing import Final

from graphsvc.access.audit import Audited
from graphsvc.access.keys import Entry, KeyRow, expiry, write_key
from graphsvc.access.visibility import Desk, View
from graphsvc.days import now_ms
from graphsvc.errors import InvalidInput, NotFound
from graphsvc.ontology import KeyScope
from graphsvc.queries import Id, ViewerQuery, WriteQuery

LONGEST_NAME: Final = 100

OWN_KEYS = ViewerQuery("accounts/read/own_keys", KeyRow, ("user",))
END_OWN_KEY = WriteQuery("accounts/write/own_key_end", Id, ("id", "user"))


def make_key(
    desk: Desk, entry: Entry, *, name: str, scopes: Collection[KeyScope], days: int | None
) -> tuple[str, KeyRow]:
    """A new API key of the viewer's, which may do no more, and for no longer, than what they have
    come in with; this is the only time that it is shown. Raises ``InvalidInput``,
    ``QuotaReached``."""
    called, expires = check_key_name(name), expiry(days)
    _check_scopes(entry, scopes)
    if entry.until and not 0 < expires <= entry.until:
        raise InvalidInput(
            "A key that is made with a key ends no later than that one.",
            field="days",
            advice="Say after how many days it ends.",
        )
    key, id_ = write_key(desk.write, desk.user, name=called, scopes=scopes, expires=expires)
    desk.note(Audited.KEY_MADE, subject=id_, owner=desk.user)
    return key, KeyRow(id_, called, now_ms(), sorted(scopes), expires, 0)


def check_key_name(name: str) -> str:
    """The name of a key as it is kept. Raises ``InvalidInput``."""
    called = " ".join(name.split())
    if not called or len(called) > LONGEST_NAME:
        raise InvalidInput(
            f"A key has a name of at most {LONGEST_NAME} characters.",
            field="name",
            advice="Say what it is for.",
        )
    return called


def _check_scopes(entry: Entry, scopes: Collection[KeyScope]) -> None:
    if not scopes:
        raise InvalidInput("A key may do something.", field="scopes", advice="Choose a scope.")
    if beyond := sorted(set(scopes) - entry.scopes):
        raise InvalidInput(
            f"Your own key does not have: {', '.join(beyond)}.",
            field="scopes",
            advice="Leave that away, or make the key on the page.",
        )


def own_keys(view: View) -> list[KeyRow]:
    """The viewer's keys, the oldest first."""
    return view.read(OWN_KEYS, user=view.viewer.user)


def revoke_own_key(desk: Desk, key: str) -> None:
    """Ends a key of the viewer's, and the sessions that began with it. Raises ``NotFound``."""
    if not desk.write(END_OWN_KEY, id=key, user=desk.user):
        raise NotFound("You have no such API key.")
    desk.note(Audited.KEY_REVOKED, subject=key, owner=desk.user)
