"""Manage Connections, background work: what waits, what is under way, what has failed."""

from typing import Annotated, Final

from fastapi import APIRouter, Query, Request, Response

from graphsvc.access.visibility import View
from graphsvc.api.pages import IdPath
from graphsvc.contacts.imports.report import page_of_imports
from graphsvc.errors import Conflict, UserError
from graphsvc.jobs.app import nudge
from graphsvc.runs import look
from graphsvc.web.known import IMPORTS
from graphsvc.web.site import PageRoute, Visitor, VisitorDep, redirect, render
from graphsvc.wire.imports import Import
from graphsvc.wire.pages import Page, PageQuery
from graphsvc.wire.runs import Run

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
    return _decided(request, visitor, id_, look.cancel)


@router.post("/{id}/retry")
def retry_run(request: Request, visitor: VisitorDep, id_: IdPath) -> Response:
    """Lets a run that was set aside be tried again."""
    return _decided(request, visitor, id_, look.retry)


def _decided(request: Request, visitor: Visitor, run_id: str, decision: look.Decision) -> Response:
    """Goes on to the import of the run where it has one, or says why nothing was decided."""
    try:
        visitor.door.change(lambda desk: look.decide(desk, run_id, decision))
    except Conflict as error:
        return _page(request, visitor, PageQuery(), error=error)
    nudge()
    decided = visitor.door.look(lambda view: look.get_run(view, run_id))
    return redirect(f"{IMPORTS}/{run_id}" if decided.import_state else RUNS)


def _page(
    request: Request, visitor: Visitor, query: PageQuery, *, error: UserError | None = None
) -> Response:

    def work(view: View) -> tuple[Page[Run], list[Import]]:
        return look.page_of_runs(view, query), page_of_imports(view, PageQuery(limit=100)).items

    runs, imports = visitor.door.look(work)
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
