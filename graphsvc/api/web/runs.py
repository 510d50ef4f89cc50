"""Manage Connections, background work: what waits, what is under way, what has failed."""

from collections.abc import Callable
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request, Response

from graphsvc.api import imports as imports_api
from graphsvc.api import runs as api
from graphsvc.api.pages import IdPath, PageQuery
from graphsvc.api.web.known import IMPORTS
from graphsvc.api.web.site import PageRoute, Visitor, VisitorDep, redirect, render
from graphsvc.door import Door
from graphsvc.errors import Conflict, UserError
from graphsvc.runs.wire import Run

RUNS: Final = "/connections/runs"

router = APIRouter(prefix=RUNS, route_class=PageRoute)


@router.get("")
def show_runs(
    request: Request, visitor: VisitorDep, query: Annotated[PageQuery, Query()]
) -> Response:
    """The visitor's runs, the newest first."""
    return _page(request, visitor, query)


@router.post("/{id}/cancel")
def cancel_run(request: Request, visitor: VisitorDep, id_: IdPath) -> Response:
    """Stops a run, or gives up one that was set aside."""
    return _decided(request, visitor, id_, api.cancel_run)


@router.post("/{id}/retry")
def retry_run(request: Request, visitor: VisitorDep, id_: IdPath) -> Response:
    """Lets a run that was set aside be tried again."""
    return _decided(request, visitor, id_, api.retry_run)


def _decided(
    request: Request, visitor: Visitor, run_id: str, decide: Callable[[Door, str], Run]
) -> Response:
    """Goes on to the import of the run, or says why nothing was decided."""
    try:
        decide(visitor.door, run_id)
    except Conflict as error:
        return _page(request, visitor, PageQuery(), error=error)
    return redirect(f"{IMPORTS}/{run_id}")


def _page(
    request: Request, visitor: Visitor, query: PageQuery, *, error: UserError | None = None
) -> Response:
    runs = api.list_runs(visitor.door, query)
    imports = imports_api.list_own_imports(visitor.door, PageQuery(limit=100)).items
    return render(
        request,
        "runs.html",
        status=error.status if error else 200,
        runs=runs,
        files={one.id: one.file for one in imports},
        further=query.cursor is not None,
        moving=any(run.state in ("queued", "running") for run in runs.items),
        error=error,
    )
