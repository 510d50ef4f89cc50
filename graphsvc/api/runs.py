"""``/v1/runs``: work in the background, how far it is, and whether it goes on."""

from fastapi import APIRouter
from pydantic import TypeAdapter

from graphsvc.api import examples
from graphsvc.api.deps import DoorDep
from graphsvc.api.pages import IdPath, Page, PageDep, paged
from graphsvc.api.problems import problems
from graphsvc.connections.imports.look import AHEAD_MS
from graphsvc.cursors import Cursor, Number, Word
from graphsvc.days import now_ms
from graphsvc.door import Desk, Door
from graphsvc.jobs.app import nudge
from graphsvc.runs import look, wire
from graphsvc.runs.wire import Run

router = APIRouter(prefix="/v1/runs", tags=["runs"])

CURSOR = Cursor("runs", TypeAdapter(tuple[Number, Word]))


@router.get("", responses={**examples.ok(examples.RUN_LIST), **problems()})
def list_runs(door: DoorDep, query: PageDep) -> Page[Run]:
    """The user's runs, the newest first; those that ended over a month ago are gone."""
    before = CURSOR.decode(query.cursor) or (now_ms() + AHEAD_MS, "")
    limit = query.limit
    rows = door.look(lambda view: look.list_runs(view, before=before, limit=limit + 1))
    page = paged(rows, limit=limit, cursor=lambda row: CURSOR.encode((row.created, row.id)))
    return Page(items=[wire.run_wire(row) for row in page.items], next=page.next)


@router.get("/{id}", responses={**examples.ok(examples.RUN), **problems(404)})
def show_run(door: DoorDep, id_: IdPath) -> Run:
    """One of the user's runs. That of an import has the import's id."""
    return door.look(lambda view: wire.run_wire(look.get_run(view, id_)))


@router.post(
    "/{id}/cancel",
    status_code=202,
    responses={**examples.accepted(examples.RUN), **problems(403, 404, 409)},
)
def cancel_run(door: DoorDep, id_: IdPath) -> Run:
    """Asks for a run to be stopped. A worker takes back what it did, and the state is `cancelled`
    then; an import is `discarded`."""
    return _decide(door, id_, look.cancel)


@router.post(
    "/{id}/retry",
    status_code=202,
    responses={**examples.accepted(examples.RUN), **problems(403, 404, 409)},
)
def retry_run(door: DoorDep, id_: IdPath) -> Run:
    """Lets a run that was set aside be tried again, from where it was left."""
    return _decide(door, id_, look.retry)


def _decide(door: Door, run_id: str, decision: look.Decision) -> Run:
    """Raises ``NotFound`` for what is not the user's before anything is decided."""

    def work(desk: Desk) -> None:
        look.get_run(desk.view, run_id)
        decision(desk.write, run_id, scope=desk.own_scope)

    door.change(work)
    nudge()
    return show_run(door, run_id)
