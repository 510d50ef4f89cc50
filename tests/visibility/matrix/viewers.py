"""Who asks, as seen from an owner of contacts, and what they may see by the table of scopes, read
naively.

Nothing here is asked of the product: what is written down is what it is compared with.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Who(StrEnum):
    """Everybody who asks. All but the first two and the last are of the owner's organisation;
    ``RIVAL`` is an administrator of another one."""

    NOBODY = "nobody"
    RIVAL = "another organisation"
    TEAMMATE = "teammate"
    SAME_ROLE = "same role"
    BELOW = "role below"
    ABOVE = "role above"
    SAME_GROUP = "same group"
    CONNECTED = "connected group"
    FOLLOWER = "follower"
    OWNER = "owner"
    ADMINISTRATOR = "administrator"
    LEFT = "left user"


class Reach(StrEnum):
    """How far a contact of the owner's reaches: the levels of sources, what is in a group's scope,
    and what is hidden."""

    LISTED = "listed"
    OWNER = "owner"
    FOLLOWERS = "followers"
    ROLE = "role"
    ROLE_BELOW = "role_below"
    COMPANY = "company"
    GROUP = "group"
    HIDDEN = "hidden"


STRANGERS: Final = frozenset({Who.NOBODY, Who.LEFT})
"""Whom nothing lets in."""
OURS: Final = frozenset(Who) - STRANGERS - {Who.RIVAL}
"""The owner's organisation."""
SIGNED_IN: Final = OURS | {Who.RIVAL}

_ALONE: Final = frozenset({Who.OWNER})

NAMED_TO: Final[Mapping[Reach, frozenset[Who]]] = {
    Reach.LISTED: OURS,
    Reach.COMPANY: OURS,
    Reach.OWNER: _ALONE,
    Reach.HIDDEN: _ALONE,
    Reach.FOLLOWERS: _ALONE | {Who.FOLLOWER},
    Reach.ROLE: _ALONE | {Who.SAME_ROLE},
    Reach.ROLE_BELOW: _ALONE | {Who.SAME_ROLE, Who.BELOW},
    Reach.GROUP: _ALONE | {Who.SAME_GROUP},
}
"""Who is told name, title and employer of a contact that reaches so far."""

DETAILED_TO: Final[Mapping[Reach, frozenset[Who]]] = {**NAMED_TO, Reach.LISTED: _ALONE}
"""Who is told its e-mail address: of what is listed, its owner alone."""

GIVEN: Final[Mapping[Reach, str]] = {
    Reach.LISTED: "Lisbet",
    Reach.OWNER: "Ottoline",
    Reach.FOLLOWERS: "Frederika",
    Reach.ROLE: "Rosalind",
    Reach.ROLE_BELOW: "Bernadette",
    Reach.COMPANY: "Konstanze",
    Reach.GROUP: "Gwendolyn",
    Reach.HIDDEN: "Hildegard",
}
"""The owner's contact of each reach, by a name that nothing else has."""
FAMILY: Final = "Quokka"
RIVALS: Final = "Rivalda"
"""The contact of another organisation, of the same family."""


def name_of(given: str) -> str:
    """As it stands in answers."""
    return f"{given} {FAMILY}"


def address_of(given: str) -> str:
    """The e-mail address of a contact."""
    return f"{given.lower()}.mail@quokka.example"


def names_for(who: Who) -> frozenset[str]:
    """The names of contacts that somebody may be told."""
    ours = {name_of(GIVEN[reach]) for reach, told in NAMED_TO.items() if who in told}
    return frozenset(ours | ({name_of(RIVALS)} if who is Who.RIVAL else set()))


def addresses_for(who: Who) -> frozenset[str]:
    """The addresses of contacts that somebody may be told."""
    ours = {address_of(GIVEN[reach]) for reach, told in DETAILED_TO.items() if who in told}
    return frozenset(ours | ({address_of(RIVALS)} if who is Who.RIVAL else set()))


EVERY_NAME: Final = frozenset(name_of(given) for given in (*GIVEN.values(), RIVALS))
EVERY_ADDRESS: Final = frozenset(address_of(given) for given in (*GIVEN.values(), RIVALS))
