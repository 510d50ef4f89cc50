"""``/v1/audit``: who looked at, and who changed who may see, what is private."""

from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import StreamingResponse

from graphsvc.access.door import Door
from graphsvc.api import examples
from graphsvc.api.bodies import GuardedRoute
from graphsvc.api.deps import DoorDep
from graphsvc.api.problems import problems
from graphsvc.sheets import as_sheet
from graphsvc.team.log import COLUMNS, cells, page_of_log
from graphsvc.wire.audit import AuditEntry, AuditQuery
from graphsvc.wire.pages import Page

router = APIRouter(prefix="/v1/audit", tags=["audit"], route_class=GuardedRoute)

MOST_ROWS = 50_000
"""Of a table; what is older is had by the pages of the list."""

AuditDep = Annotated[AuditQuery, Query()]


@router.get("", responses={**examples.ok(examples.AUDIT_LIST), **problems()})
def list_audit(door: DoorDep, query: AuditDep) -> Page[AuditEntry]:
    """Entries of the last 400 days, the newest first: those about what is the user's own and what
    they did, or for administrators all of the organisation's (to others there are none)."""
    return door.look(lambda view: page_of_log(view, query))


@router.get(
    "/table",
    response_class=StreamingResponse,
    responses={**examples.text(examples.AUDIT_TABLE), **problems()},
)
def download_audit(door: DoorDep, query: AuditDep) -> StreamingResponse:
    """The same as a CSV file for a spreadsheet, from the cursor on; at most 50,000 entries."""
    first = list_audit(door, query.model_copy(update={"limit": 100}))
    return StreamingResponse(
        as_sheet(COLUMNS, cells(_entries(door, query, first))),
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="audit.csv"'},
    )


def _entries(door: Door, query: AuditQuery, page: Page[AuditEntry]) -> Iterator[AuditEntry]:
    """A page at a time: who may see them is decided anew for each."""
    left = MOST_ROWS
    while True:
        yield from page.items[:left]
        left -= len(page.items)
        if page.next is None or left <= 0:
            return
        further = query.model_copy(update={"cursor": page.next, "limit": 100})
        page = door.look(lambda view, asked=further: page_of_log(view, asked, goes_on=True))
