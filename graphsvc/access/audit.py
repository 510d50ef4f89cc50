"""The audit log: who looked at what is private of others, and who changed who may see it.

Entries hold ids alone. A change writes its entry in its own transaction; what somebody has looked
at is written before the answer leaves, all of one answer at once. An entry about an organisation,
or about a look, has the scope of the organisation and is read by its administrators, by the owner
of what was looked at, and by whoever did it; one about what an owner does with what is theirs has
the owner's scope. Names are found by whoever reads, through their own door. Entries are kept for
``KEPT_DAYS``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from graphsvc.days import DAY_MS, now_ms
from graphsvc.ids import new_id
from graphsvc.ontology import NONE, org_scope, user_scope
from graphsvc.queries import Count, ViewerQuery, WriteQuery, Writer

KEPT_DAYS: Final = 400
FORGOTTEN_AT_ONCE: Final = 1_000


class Audited(StrEnum):
    """What the audit log keeps."""

    DETAILS_OPENED = "details_opened"
    OPERATOR_LOOKED = "operator_looked"
    LOG_READ = "log_read"
    EXPORTED = "exported"
    LEVEL_CHANGED = "level_changed"
    TIE_HIDDEN = "tie_hidden"
    TIE_SHOWN = "tie_shown"
    PUBLISHED = "published"
    FOLLOWER_ADMITTED = "follower_admitted"
    FOLLOWER_REMOVED = "follower_removed"
    USER_INVITED = "user_invited"
    USER_JOINED = "user_joined"
    USER_RENAMED = "user_renamed"
    USER_DEACTIVATED = "user_deactivated"
    USER_ACTIVATED = "user_activated"
    ADMINISTRATOR_MADE = "administrator_made"
    ADMINISTRATOR_REMOVED = "administrator_removed"
    ROLE_CHANGED = "role_changed"
    ROLES_CHANGED = "roles_changed"
    GROUP_JOINED = "group_joined"
    GROUP_LEFT = "group_left"
    GROUPS_CHANGED = "groups_changed"
    KEY_MADE = "key_made"
    KEY_REVOKED = "key_revoked"
    TWO_STEP_REQUIRED = "two_step_required"


@dataclass(frozen=True, slots=True)
class AuditKind:
    """How a kind of entries is told: “Kim Novak ``title``”. One that is ``private`` is its owner's
    alone: that somebody hides a tie, or what they have published, is nobody else's to know."""

    title: str
    private: bool = False


AUDITED: Final[Mapping[Audited, AuditKind]] = {
    Audited.DETAILS_OPENED: AuditKind("opened the details of a contact"),
    Audited.OPERATOR_LOOKED: AuditKind("acted as a user at the command line"),
    Audited.LOG_READ: AuditKind("looked at the audit log"),
    Audited.EXPORTED: AuditKind("exported what is theirs", private=True),
    Audited.LEVEL_CHANGED: AuditKind("changed who sees contacts", private=True),
    Audited.TIE_HIDDEN: AuditKind("hid a contact", private=True),
    Audited.TIE_SHOWN: AuditKind("showed a hidden contact again", private=True),
    Audited.PUBLISHED: AuditKind("published a private connection", private=True),
    Audited.FOLLOWER_ADMITTED: AuditKind("let somebody follow them", private=True),
    Audited.FOLLOWER_REMOVED: AuditKind("let somebody follow them no more", private=True),
    Audited.USER_INVITED: AuditKind("invited somebody"),
    Audited.USER_JOINED: AuditKind("became a user"),
    Audited.USER_RENAMED: AuditKind("gave a user another name"),
    Audited.USER_DEACTIVATED: AuditKind("ended a user's access"),
    Audited.USER_ACTIVATED: AuditKind("let a user in again"),
    Audited.ADMINISTRATOR_MADE: AuditKind("made a user an administrator"),
    Audited.ADMINISTRATOR_REMOVED: AuditKind("made a user an administrator no more"),
    Audited.ROLE_CHANGED: AuditKind("gave a user another role"),
    Audited.ROLES_CHANGED: AuditKind("changed the roles"),
    Audited.GROUP_JOINED: AuditKind("put a user into a group"),
    Audited.GROUP_LEFT: AuditKind("took a user out of a group"),
    Audited.GROUPS_CHANGED: AuditKind("changed a group"),
    Audited.KEY_MADE: AuditKind("made an API key"),
    Audited.KEY_REVOKED: AuditKind("revoked an API key"),
    Audited.TWO_STEP_REQUIRED: AuditKind("changed whether 2-step verification is required"),
}

OPERATOR: Final = "operator"
"""Stands for whoever runs the installation, where an entry says who did something."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that was done, before it is written. ``actor`` is the user who did it, or
    ``OPERATOR``; ``subject`` the id of what it is about, ``owner`` the user whose it is, or
    ``none`` for what is the organisation's."""

    kind: Audited
    org: str
    actor: str
    subject: str
    owner: str = NONE

    @property
    def scope(self) -> str:
        """To whom the entry is visible."""
        return user_scope(self.owner) if AUDITED[self.kind].private else org_scope(self.org)

    def as_row(self) -> dict[str, Any]:
        """The entry for the query that writes it."""
        return {
            "id": new_id(),
            "kind": self.kind.value,
            "org": self.org,
            "scope": self.scope,
            "actor": self.actor,
            "subject": self.subject,
            "owner": self.owner,
        }


@dataclass(frozen=True, slots=True)
class EntryRow:
    """An entry as the graph holds it; ``at`` is in milliseconds since 1970."""

    id: str
    at: int
    kind: str
    actor: str
    subject: str
    owner: str


_BEFORE = ("before", "before_id", "limit")
NOTE = WriteQuery("access/write/audit_entries", Count, ("entries", "now"))
FORGET = WriteQuery("access/write/audit_forget", Count, ("before", "limit"))
AUDIT = ViewerQuery("access/read/audit", EntryRow, ("user", *_BEFORE))
AUDIT_OWN = ViewerQuery("access/read/audit_own", EntryRow, ("user", *_BEFORE))


def note(write: Writer, *entries: Entry) -> None:
    """Writes entries, in the transaction of ``write``."""
    if entries:
        write(NOTE, entries=[entry.as_row() for entry in entries], now=now_ms())


def forget_old(write: Writer) -> int:
    """Deletes entries that are older than they are kept, some at once; how many."""
    before = now_ms() - KEPT_DAYS * DAY_MS
    return write(FORGET, before=before, limit=FORGOTTEN_AT_ONCE)[0].count
