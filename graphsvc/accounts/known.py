"""Browsers in which somebody has signed in before: nobody else's wrong guesses keep them waiting.

Such a browser has a long-lived cookie: a random name, and a keyed digest of that name and the
account. It opens nothing, and nothing of it is kept (OWASP calls this a device cookie).
"""

import secrets
from typing import Final

from graphsvc.accounts.logins import address_key
from graphsvc.sealing import KeyRing

BROWSERS: Final = "browsers"
"""Whose keys of the key file make the digests."""
DAYS: Final = 400
"""For so long the cookie is kept, which is the most that browsers do."""


def make_known(ring: KeyRing, email: str) -> str:
    """The cookie of a browser in which the account of an address has signed in."""
    name = secrets.token_urlsafe(16)
    return f"{name}.{_digest(ring, email, name)}"


def known_as(ring: KeyRing, email: str, cookie: str) -> str:
    """The name of a browser that the account of an address has signed in with; empty for any
    other."""
    name, _, digest = cookie[:200].partition(".")
    right = secrets.compare_digest(_digest(ring, email, name).encode(), digest.encode())
    return name if name and right else ""


def _digest(ring: KeyRing, email: str, name: str) -> str:
    ring.create(BROWSERS)
    return ring.blind(BROWSERS, f"{address_key(ring, email)} {name}")
