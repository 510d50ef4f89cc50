"""The graph's vocabulary as data: labels, tie types, scopes.

A label is either *directory* (public facts, shared by all organisations) or *private* (one
organisation's; every node carries a ``scope``). No relationship joins the two kinds: private facts
name directory nodes by an id property.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

DIRECTORY_LABELS: Final = frozenset(
    {
        "Person",
        "PersonKey",
        "PersonName",
        "Company",
        "CompanyName",
        "CompanyDomain",
        "School",
        "SchoolName",
        "SourceRecord",
        "Tombstone",
        "DirectoryState",
        "SchemaLock",
    }
)
"""``SourceRecord`` is what a source says of a record that administrators have had a hand in, with
what they say; ``Tombstone`` a keyed fingerprint of somebody who objected; ``DirectoryState`` the
one node under whose lock the directory is changed, ``SchemaLock`` that for the schema."""

PRIVATE_LABELS: Final = frozenset(
    {
        "Organisation",
        "User",
        "ApiKey",
        "Session",
        "Contact",
        "ContactDetail",
        "OrgCompany",
        "Source",
        "Import",
        "Run",
        "Upload",
        "UploadChunk",
        "Verdict",
        "Correction",
        "FormerContact",
        "HiddenTie",
        "WorkHistory",
        "Education",
        "ReferenceAccount",
    }
)

RELATIONSHIPS: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "WORKED_AT": (("Person", "Company"),),
    "STUDIED_AT": (("Person", "School"),),
    "EX_COLLEAGUE": (("Person", "Person"),),
    "ALUMNI": (("Person", "Person"),),
    "KNOWS": (("Person", "Person"), ("User", "Contact")),
}
"""What a relationship joins, as (start, end). The only private one is from a user to a contact."""

FULLTEXT_INDEXES: Final[Mapping[str, frozenset[str]]] = {
    "directory_people": frozenset({"Person", "PersonName"}),
    "directory_companies": frozenset({"Company", "CompanyName"}),
    "directory_schools": frozenset({"School", "SchoolName"}),
    "private_names": frozenset({"Contact", "OrgCompany"}),
}
"""The labels of the nodes that a full-text index finds."""

ID_PROPERTIES: Final = frozenset({"id", "org", "source", "contact", "company_id", "held_too"})
"""Properties that hold nothing but ids: what a query that writes may tell of private things. It
writes nothing else of these into them."""

INSTALLATION: Final = "installation"
"""Organisation and scope of runs that serve everybody; no viewer has this scope."""

NONE: Final = "none"
"""Stands in indexed properties for "there is none": a null is in no composite index."""


class TieType(StrEnum):
    """What joins two people of a path. The value is the wire name."""

    KNOWS = "KNOWS"
    EX_COLLEAGUE = "EX_COLLEAGUE"
    SHARED_EMPLOYER = "SHARED_EMPLOYER"
    ALUMNI = "ALUMNI"
    CUSTOMER = "CUSTOMER"
    TEAMMATE = "TEAMMATE"


ALL_TIES: Final = frozenset(TieType)

PUBLIC_TIES: Final = frozenset({TieType.KNOWS, TieType.EX_COLLEAGUE, TieType.ALUMNI})
"""The types that stand in the directory as relationships between two people."""


class ContactState(StrEnum):
    """Whether a contact was found in the directory."""

    MATCHED = "matched"
    PRIVATE = "private"


class VerdictKind(StrEnum):
    """What became of one row of an import."""

    MATCHED = "matched"
    UNSURE = "unsure"
    PRIVATE = "private"
    SKIPPED = "skipped"


class Level(StrEnum):
    """How well an owner says that they know a contact of theirs."""

    CLOSE = "close"
    GOOD = "good"
    SLIGHT = "slight"
    NONE = "none"


class Availability(StrEnum):
    """Whether a user introduces others: busy ones rank lower, closed ones are never proposed."""

    FREE = "free"
    BUSY = "busy"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who asks: one user of one organisation. Turned into scopes only inside ``visibility``."""

    user: str
    org: str


def org_scope(org: str) -> str:
    """The scope of what a whole organisation may see."""
    return f"org:{org}"


def user_scope(user: str) -> str:
    """The scope of what one user alone may see."""
    return f"user:{user}"


def parse_ties(names: Iterable[str]) -> frozenset[TieType]:
    """Tie types from their wire names, in any case. Raises ``ValueError`` for an unknown one."""
    return frozenset(TieType(name.strip().upper()) for name in names if name.strip())
