"""The audit log as those see it who may: names are found through the reader's own door."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from pydantic import TypeAdapter

from graphsvc.access.audit import (
    AUDIT,
    AUDIT_OWN,
    AUDITED,
    OPERATOR,
    Audited,
    EntryRow,
)
from graphsvc.access.visibility import View
from graphsvc.cursors import Cursor, Number, Word
from graphsvc.days import moment, newest_ms
from graphsvc.naming.names import UserRow, users_named
from graphsvc.ontology import NONE
from graphsvc.wire.audit import AuditEntry, AuditQuery, AuditUser
from graphsvc.wire.pages import Page, paged

CURSOR: Final = Cursor("audit", TypeAdapter(tuple[Number, Word]))
COLUMNS: Final = ("at", "kind", "told", "actor", "actor_id", "subject", "owner", "owner_id")


def page_of_log(view: View, query: AuditQuery, *, goes_on: bool = False) -> Page[AuditEntry]:
    """A page of the audit log, the newest first. The organisation's is empty for whoever is none of
    its administrators; that one of them has looked is an entry itself, once for all pages that
    ``goes_on`` follows."""
    before, before_id = CURSOR.decode(query.cursor) or (newest_ms(), "")
    limit, user = query.limit + 1, view.viewer.user
    whole = query.whose == "organisation"
    asked = AUDIT if whole else AUDIT_OWN
    rows = view.read(asked, user=user, before=before, before_id=before_id, limit=limit)
    if whole and rows and not goes_on:
        view.looked(Audited.LOG_READ, subject=view.viewer.org)
    page = paged(rows, limit=query.limit, cursor=lambda row: CURSOR.encode((row.at, row.id)))
    return Page(items=_told(view, page.items), next=page.next)


def _told(view: View, rows: Sequence[EntryRow]) -> list[AuditEntry]:
    named = users_named(view, {id_ for row in rows for id_ in (row.actor, row.owner)})
    return [
        AuditEntry(
            id=row.id,
            at=moment(row.at),
            kind=row.kind,
            told=AUDITED[Audited(row.kind)].title,
            actor=_user(named, row.actor),
            subject=row.subject,
            owner=_user(named, row.owner),
        )
        for row in rows
    ]


def _user(named: Mapping[str, UserRow], id_: str) -> AuditUser | None:
    if id_ in (OPERATOR, NONE):
        return None
    return AuditUser(id=id_, name=named[id_].name if id_ in named else None)


def cells(entries: Iterable[AuditEntry]) -> Iterator[Sequence[str]]:
    """Entries as rows of a table with ``COLUMNS``."""
    for one in entries:
        actor = (one.actor.name or "", one.actor.id) if one.actor else (OPERATOR, "")
        owner = (one.owner.name or "", one.owner.id) if one.owner else ("", "")
        yield (one.at.isoformat(), one.kind, one.told, *actor, one.subject, *owner)
