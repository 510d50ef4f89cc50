"""The audit log: what was done with what is the visitor's own, and for administrators with what is
the organisation's."""

from typing import Annotated, Final

from fastapi import APIRouter, Query, Request, Response

from graphsvc.team.log import page_of_log
from graphsvc.web.site import PageRoute, VisitorDep, render
from graphsvc.wire.audit import AuditQuery

AUDIT: Final = "/audit"

router = APIRouter(prefix=AUDIT, route_class=PageRoute)


@router.get("")
def show_audit(
    request: Request, visitor: VisitorDep, query: Annotated[AuditQuery, Query()]
) -> Response:
    """A page of the log, the newest first."""
    log = visitor.door.look(lambda view: page_of_log(view, query))
    return render(
        request, "audit.html", log=log, whose=query.whose, further=query.cursor is not None
    )
