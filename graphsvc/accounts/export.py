"""Everything that a user may see of themselves and of what is theirs, for them to keep.

A line of JSON for each thing, with its ``kind`` and the thing as the API shows it. It is read a
page at a time, so that who may see it is decided anew for each.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from functools import partial
from typing import Any, Final

from pydantic import BaseModel

from graphsvc.access.audit import Audited
from graphsvc.access.door import Door
from graphsvc.access.users import me
from graphsvc.access.visibility import Desk, View
from graphsvc.contacts.imports.report import page_of_imports, page_of_verdicts
from graphsvc.contacts.listing import page_of_contacts
from graphsvc.statements.education import list_education
from graphsvc.statements.reference_accounts import page_of_reference_accounts
from graphsvc.statements.work import list_work
from graphsvc.team.log import page_of_log
from graphsvc.wire.audit import AuditQuery
from graphsvc.wire.contacts import ContactsQuery
from graphsvc.wire.imports import Import, VerdictQuery
from graphsvc.wire.model import Wire
from graphsvc.wire.pages import Page, PageQuery

AT_ONCE: Final = 100

Read = Callable[[View, str | None], Page[Any]]
"""A page of what is exported, from a cursor on."""


class Line(Wire):
    """A line of an export."""

    kind: str
    data: dict[str, Any]


def _work(view: View, _cursor: str | None) -> Page[Any]:
    return Page(items=list_work(view))


def _education(view: View, _cursor: str | None) -> Page[Any]:
    return Page(items=list_education(view))


def _reference_accounts(view: View, cursor: str | None) -> Page[Any]:
    return page_of_reference_accounts(view, _query(cursor))


def _contacts(view: View, cursor: str | None) -> Page[Any]:
    return page_of_contacts(view, ContactsQuery(cursor=cursor, limit=AT_ONCE))


def _imports(view: View, cursor: str | None) -> Page[Any]:
    return page_of_imports(view, _query(cursor))


def _verdicts(import_id: str, view: View, cursor: str | None) -> Page[Any]:
    return page_of_verdicts(view, import_id, VerdictQuery(cursor=cursor, limit=AT_ONCE))


def _log(view: View, cursor: str | None) -> Page[Any]:
    return page_of_log(view, AuditQuery(cursor=cursor, limit=AT_ONCE))


EXPORTED: Final[Mapping[str, Read]] = {
    "work_history": _work,
    "education": _education,
    "reference_account": _reference_accounts,
    "contact": _contacts,
    "import": _imports,
    "audit_entry": _log,
}
"""Kinds of things, in the order of their lines; the verdicts of an import follow it."""


def export(door: Door) -> Iterator[Line]:
    """All lines, from the user themselves on. That they were exported is in the audit log."""
    user = door.viewer.user
    door.change(lambda desk: _note(desk, user))
    yield Line(kind="user", data=asdict(door.look(me)))
    for kind, read in EXPORTED.items():
        for item in _items(door, read):
            yield _line(kind, item)
            if isinstance(item, Import):
                for verdict in _items(door, partial(_verdicts, item.id)):
                    yield _line("verdict", verdict)


def _note(desk: Desk, user: str) -> None:
    desk.note(Audited.EXPORTED, subject=user, owner=user)


def _items(door: Door, read: Read) -> Iterator[Any]:
    cursor: str | None = None
    while True:
        page = door.look(lambda view, cursor=cursor: read(view, cursor))
        yield from page.items
        if page.next is None:
            return
        cursor = page.next


def _query(cursor: str | None) -> PageQuery:
    return PageQuery(cursor=cursor, limit=AT_ONCE)


def _line(kind: str, thing: BaseModel) -> Line:
    return Line(kind=kind, data=thing.model_dump(mode="json"))
