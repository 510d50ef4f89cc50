"""Which scope of an API key each route wants, by its method and the beginning of its address.

The longest beginning that fits counts. What is not in the table wants the most; a test over the
OpenAPI document says which rows are missing. A session that began with a key has the key's scopes.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple

from graphsvc.access.keys import Entry
from graphsvc.errors import ScopeLacking
from graphsvc.ontology import KeyScope

READ, WRITE, ADMIN = KeyScope.READ, KeyScope.WRITE, KeyScope.ADMIN


class Wanted(NamedTuple):
    """The scope for looking (``GET``), and the one for everything else."""

    look: KeyScope
    change: KeyScope


_USUAL: Final = Wanted(READ, WRITE)
_RUNNING: Final = Wanted(READ, ADMIN)
"""What everybody of an organisation sees, and administrators change."""

WANTED: Final[Mapping[str, Wanted]] = {
    "/v1/account": _USUAL,
    "/v1/account/keys": Wanted(ADMIN, ADMIN),
    "/v1/adoption": _USUAL,
    "/v1/audit": _USUAL,
    "/v1/companies": _USUAL,
    "/v1/contacts": _USUAL,
    "/v1/education": _USUAL,
    "/v1/follows": _USUAL,
    "/v1/groups": _RUNNING,
    "/v1/imports": _USUAL,
    "/v1/invitations": Wanted(ADMIN, ADMIN),
    "/v1/me": _USUAL,
    "/v1/notifications": _USUAL,
    "/v1/paths": _USUAL,
    "/v1/people": _USUAL,
    "/v1/reference-accounts": _USUAL,
    "/v1/reference-accounts/search": Wanted(READ, READ),
    "/v1/roles": _RUNNING,
    "/v1/runs": _USUAL,
    "/v1/schools": _USUAL,
    "/v1/seen": _USUAL,
    "/v1/sources": _USUAL,
    "/v1/uploads": _USUAL,
    "/v1/users": _RUNNING,
    "/v1/visibility": _USUAL,
    "/v1/work-history": _USUAL,
}
"""Routes of the API."""

PAGES: Final[Mapping[str, Wanted]] = {
    "": _USUAL,
    "/organisation": _RUNNING,
    "/settings/keys": Wanted(ADMIN, ADMIN),
    "/settings/two-step/required": Wanted(ADMIN, ADMIN),
}
"""Pages, for sessions that began with a key."""

_STRICTEST: Final = Wanted(ADMIN, ADMIN)


def wanted(method: str, path: str) -> KeyScope:
    """The scope that a route wants; ``path`` is its template."""
    row = row_of(WANTED, path) if path.startswith("/v1/") else row_of(PAGES, path)
    return row.look if method in ("GET", "HEAD", "OPTIONS") else row.change


def row_of(table: Mapping[str, Wanted], path: str) -> Wanted:
    """The row of the longest beginning of an address that stands in a table."""
    while path not in table:
        if not path:
            return _STRICTEST
        path = path.rpartition("/")[0]
    return table[path]


def check_scope(entry: Entry, method: str, path: str) -> None:
    """Raises ``ScopeLacking`` where somebody has come in with a key that is not for this."""
    scope = wanted(method, path)
    if scope not in entry.scopes:
        raise ScopeLacking(
            f"This needs a key with the scope “{scope}”.",
            advice="Make one on the page Settings, API keys.",
        )
